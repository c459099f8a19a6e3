"""The Algemene wet inkomensafhankelijke regelingen: circumstances per month, income per year, rounding, assets."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Generic, TypeVar

from app.domain.household import LIVED_ON, Household, Person, Rol
from app.domain.message import Message
from app.domain.money import ZERO, Cents, euros, half_up_euro
from app.domain.outcome import Periode
from app.domain.period import Varying, age_on, first_days
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

K = TypeVar("K")

TWELVE = Decimal(12)
JULY = 7
_TINY = Decimal("1e-10")
AGES = frozenset((0, 6, 12, 14, 16, 18, 21, 23, 27, 67))
"""The ages at which an amount can change, birth among them; a birthday at another age changes nothing."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive months (1 to 12) in which no circumstance changes; ``first`` is the first day of the first one."""

    months: tuple[int, ...]
    first: date


@dataclass(frozen=True, slots=True)
class Right:
    """What one regeling gives a household of which everything is known.

    ``months`` are the exact amounts per period in euros: twelve months, four quarters, or one year. ``exact`` is the
    exact year, ``award`` the amount that is granted for the year. ``reason`` tells why there is a right, or why not.
    ``in_cents``: paid to the cent, not in whole euros. ``before``: the last day to act, where the rule itself knows it.
    ``to_ask``: what the authority has to say. Not ``is_sure``: the rule cannot tell whether there is a right at all.
    ``owed`` is what must be paid, where one law both gives and takes. ``known`` is False when there is something to
    find out of which nobody can say an amount.
    """

    months: tuple[Decimal, ...]
    exact: Decimal
    award: Decimal
    reason: Message
    warnings: tuple[Message, ...] = ()
    estimate: bool = False
    in_cents: bool = False
    before: date | None = None
    to_ask: tuple[Message, ...] = ()
    is_sure: bool = True
    owed: Decimal = ZERO
    known: bool = True

    @property
    def balance(self) -> Decimal:
        """What comes in less what must be paid, in euros per year."""
        return self.award - self.owed

    @property
    def periode(self) -> Periode:
        """How often it pays."""
        return PERIODS[len(self.months)]


PERIODS = {periode.times: periode for periode in Periode}
"""How often a right pays that has this many amounts in a year."""

_last: tuple[Household | None, int, tuple[Stretch, ...]] = (None, 0, ())


def stretches(household: Household, year: int) -> tuple[Stretch, ...]:
    """The year cut at every month in which a circumstance of this household may change.

    A change on the first of a month counts in that month, a later one from the next month (Awir article 5).
    """
    global _last  # every regeling asks the same of the same household, so the last answer is kept
    last = _last  # two calculations may run beside each other
    if last[0] is not household or last[1] != year:
        _last = last = (household, year, _stretches(household, year))
    return last[2]


def half_years(household: Household, year: int) -> tuple[Stretch, ...]:
    """The same stretches, cut at 1 July as well, when the norms change."""
    parts = [
        tuple(month for month in stretch.months if (month < JULY) is first)
        for stretch in stretches(household, year)
        for first in (True, False)
    ]
    firsts = first_days(year)
    return tuple(Stretch(months, firsts[months[0] - 1]) for months in parts if months)


def _stretches(household: Household, year: int) -> tuple[Stretch, ...]:
    starts = {1}
    for day, both in _change_days(household, year):
        if day.year == year:
            if day.day == 1:
                starts.add(day.month)
            if day.day > 1 or both:
                starts.add(day.month + 1)
    order = sorted(month for month in starts if month <= 12)
    firsts = first_days(year)
    return tuple(
        Stretch(tuple(range(begin, end)), firsts[begin - 1]) for begin, end in zip(order, [*order[1:], 13], strict=True)
    )


def _change_days(household: Household, year: int) -> Iterator[tuple[date, bool]]:
    """The days on which something may change; True when a law may count the change only from the next month."""
    for person in household.personen:
        born = person.geboortedatum
        if born is not None and year - born.year in AGES:
            yield _birthday(born, year), True
        if person.vanaf is not None:
            yield person.vanaf, False
        if person.tot is not None:
            yield person.tot + timedelta(days=1), False
    for received in household.ontvangt or ():
        if received.sinds is not None and received.regeling in LIVED_ON:  # it counts as income of its whole first month
            yield received.sinds.replace(day=1), False
    for value in _varying(household):
        spans = value.spans
        if len(spans) > 1 or (spans and (spans[0].start or spans[0].end)):
            for day in value.changes():
                yield day, False


def _varying(household: Household) -> list[Varying[object]]:
    """Everything of a household that may change over time."""
    found: list[Varying[object]] = [household.woning.kale_huur, household.woning.servicekosten]
    for p in household.personen:
        found += (p.zorgverzekerd, p.ingeschreven, p.rechtmatig_verblijf, p.werkt_of_studeert, p.kinderbijslag)
        found += (p.netto_inkomen, p.bron, p.studeert)
        for opvang in p.opvang or ():
            found += (opvang.uren, opvang.tarief, opvang.geregistreerd)
    return found


def _birthday(born: date, year: int) -> date:
    if (born.month, born.day) == (2, 29):
        return date(year, 3, 1)
    return date(year, born.month, born.day)


@dataclass(frozen=True, slots=True)
class Year(Generic[K]):
    """The months of a year (1 to 12) by the circumstances that decide a right, and why other months have none."""

    months: Mapping[K, tuple[int, ...]]
    refusals: tuple[str, ...]

    def amounts(self, trace: Trace, amount: Callable[[K], Decimal]) -> list[Decimal]:
        """The amount of each month; each set of circumstances is worked out once, with all its months in the trace."""
        found = [ZERO] * 12
        for circumstances, months in self.months.items():
            trace.months = months
            value = amount(circumstances)
            for month in months:
                found[month - 1] = value
        trace.months = ()
        return found

    def reason(self, granted: Decimal, otherwise: str, last: bool = False) -> str:
        """``ja``, or the first (or last) refusal of the year, or what else there is no right for."""
        if granted:
            return "ja"
        return self.refusals[-1 if last else 0] if self.refusals else otherwise


def year_of(household: Household, year: int, situate: Callable[[date], K | str]) -> Year[K]:
    """Sort the months by circumstances: ``situate`` gives those on a first day, or as text why there is no right."""
    months: dict[K, tuple[int, ...]] = {}
    refusals: list[str] = []
    for stretch in stretches(household, year):
        found = situate(stretch.first)
        if isinstance(found, str):
            refusals.append(found)
        else:
            months[found] = (*months.get(found, ()), *stretch.months)
    return Year(months, tuple(refusals))


def partner_on(household: Household, day: date) -> Person | None:
    """The toeslagpartner on a day (Awir article 3; who that is was decided by the answers)."""
    for person in household.personen:
        if person.rol is Rol.TOESLAGPARTNER and person.is_present(day):
            return person
    return None


def has_partner_all_year(household: Household, year: int) -> bool:
    """Whether there is a toeslagpartner in each month."""
    partners = household.with_role(Rol.TOESLAGPARTNER)
    return bool(partners) and all(partners[0].is_present(first) for first in first_days(year))


def income_of(*persons: Person | None) -> Decimal:
    """The toetsingsinkomens of these persons together, in euros per year (Awir articles 7 and 8)."""
    total = 0
    for person in persons:
        if person is not None:
            total += person.toetsingsinkomen or 0
    return Decimal(total) / 100


def assets_of(*persons: Person | None) -> Decimal:
    """The assets on 1 January of these persons together, in euros."""
    total = 0
    for person in persons:
        if person is not None:
            total += person.vermogen or 0
    return euros(Cents(total))


def minors_of(household: Household, year: int, law: Parameters) -> tuple[Person, ...]:
    """The children whose assets count with their parents: younger than 18 on 1 January (Awir article 7)."""
    limit = law.get("awir.leeftijd_meerderjarig").amount
    new_year = date(year, 1, 1)
    return tuple(
        child
        for child in household.with_role(Rol.KIND)
        if child.geboortedatum is not None and age_on(child.geboortedatum, new_year) < limit
    )


def without_residue(amount: Decimal) -> Decimal:
    """The amount to ten decimals: twelve times a twelfth must not differ from the whole in the 25th decimal."""
    return amount.quantize(_TINY)


@artikel("Algemene wet inkomensafhankelijke regelingen", "7")
def gezamenlijk_toetsingsinkomen(trace: Trace, *, aanvrager: Decimal, partner: Decimal) -> Decimal:
    """The toetsingsinkomen that counts: that of the applicant and the toeslagpartner together, euros per year."""
    return aanvrager + partner


@artikel("Algemene wet inkomensafhankelijke regelingen", "14, vierde lid")
def afgeronde_toekenning(trace: Trace, *, jaarbedrag: Decimal) -> Decimal:
    """The award: the amount of the year rounded half up to whole euros, once, at the end."""
    return half_up_euro(jaarbedrag)


@artikel("Algemene wet inkomensafhankelijke regelingen", "14, vijfde lid")
def minimum_toekenning(trace: Trace, *, toekenning: Decimal, minimum: Decimal) -> Decimal:
    """The award, or nothing when it stays below the minimum."""
    return toekenning if toekenning >= minimum else ZERO


def couple_income(trace: Trace, aanvrager: Person, partner: Person | None) -> Decimal:
    """The income of the applicant, with that of the toeslagpartner when there is one, in euros per year."""
    income = income_of(aanvrager)
    if partner is None:
        return income
    return gezamenlijk_toetsingsinkomen(trace, aanvrager=income, partner=income_of(partner))


def award(trace: Trace, law: Parameters, exact: Decimal) -> Decimal:
    """The award of a year after rounding and minimum, in euros (Awir article 14)."""
    rounded = afgeronde_toekenning(trace, jaarbedrag=exact)
    return minimum_toekenning(trace, toekenning=rounded, minimum=trace.amount(law, "awir.minimum_toekenning"))
