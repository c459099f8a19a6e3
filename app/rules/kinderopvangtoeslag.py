"""Kinderopvangtoeslag: a percentage of the costs of registered day care, by table (Wet kinderopvang)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Opvangsoort, Person, Rol
from app.domain.message import message
from app.domain.money import HUNDRED, ZERO, Cents, euros, floor_euro, half_up_cent, half_up_euro
from app.domain.period import age_on
from app.rules.awir import Right, couple_income, partner_on, year_of
from app.rules.parameters import ESTIMATES, MissingParameter, Parameters, Row
from app.rules.trace import Trace, artikel

WET = "Wet kinderopvang"
BESLUIT = "Besluit kinderopvangtoeslag"


@dataclass(frozen=True, slots=True)
class Afname:
    """Day care of one kind in a month: hours, and the price of an hour in euros."""

    soort: Opvangsoort
    uren: Decimal
    tarief: Decimal


@dataclass(frozen=True, slots=True)
class Kosten:
    """The day care of one child that counts: hours after the maximum, and costs in euros per month."""

    uren: Decimal
    bedrag: Decimal


@artikel(BESLUIT, "4")
def kosten_van_een_kind(trace: Trace, *, kind: int, uren: Decimal, bedrag: Decimal) -> Decimal:
    """The costs of one child that count in a month: hours times price, both at most their maximum, to the cent."""
    return half_up_cent(bedrag)


@artikel(BESLUIT, "6 en bijlage I")
def toeslag_voor_een_kind(trace: Trace, *, kind: int, kosten: Decimal, procent: Decimal) -> Decimal:
    """The kinderopvangtoeslag for one child in a month: the percentage of its costs, to the cent."""
    return half_up_cent(kosten * procent / HUNDRED)


@artikel("Dienst Toeslagen", "")
def maandbedrag_kinderopvangtoeslag(trace: Trace, *, som: Decimal) -> Decimal:
    """What is paid per month for all children: whole euros, downwards."""
    return floor_euro(som)


def row_of(law: Parameters, inkomen: Decimal) -> Row:
    """The row of the table in which the whole euros of an income fall; the table is never interpolated.

    Raises MissingParameter where the table of a year, as far as it is known, ends below this income.
    """
    whole = floor_euro(inkomen)
    for row in law.get("kinderopvangtoeslag.tabel").table:
        if row.van <= whole and (row.tot is None or whole <= row.tot):
            return row
    raise MissingParameter("parameters.inkomen_boven_tabel", jaar=law.year)


def percentages(trace: Trace, law: Parameters, inkomen: Decimal, children: int) -> tuple[Decimal, Decimal]:
    """The percentages for the first child and for each next one."""
    table = law.get("kinderopvangtoeslag.tabel")
    trace.use(table)
    if any(table.confidence_of(column) in ESTIMATES for column in range(min(children, 2))):
        trace.estimate = True
    first, following = row_of(law, inkomen).pcts
    return first, following


def costs_of(trace: Trace, law: Parameters, number: int, opvang: Sequence[Afname]) -> Kosten:
    """What counts of the day care of one child: at most 230 hours in all, the dearest hours first, capped prices."""
    room = trace.amount(law, "kinderopvangtoeslag.maximum_uren")
    total = ZERO
    hours = ZERO
    priced = [
        (min(a.tarief, trace.amount(law, f"kinderopvangtoeslag.maximum_uurprijs_{a.soort}")), a.uren) for a in opvang
    ]
    if len(priced) > 1 and sum(wanted for _, wanted in priced) > room:
        trace.estimate = True  # the law does not say which hours fall away
    for price, wanted in sorted(priced, reverse=True):
        counted = min(wanted, room - hours)
        hours += counted
        total += counted * price
    return Kosten(hours, kosten_van_een_kind(trace, kind=number, uren=hours, bedrag=total))


Counted = tuple[Kosten, int]
"""What counts of the day care of one child, with the number of that child."""
First = Callable[[Sequence[Counted], Callable[[Counted], Decimal]], Counted]
"""Picks the first child, given the children and what the month gains by taking one of them as the first."""


def by_hours(counted: Sequence[Counted], gain: Callable[[Counted], Decimal]) -> Counted:
    """The child with the most hours that count; with as many hours, the one with the highest costs."""
    return max(counted, key=lambda item: (item[0].uren, item[0].bedrag))


def most_favourable(counted: Sequence[Counted], gain: Callable[[Counted], Decimal]) -> Counted:
    """The child with which the month comes to most: a bound while the hours are not known."""
    return max(counted, key=gain)


def least_favourable(counted: Sequence[Counted], gain: Callable[[Counted], Decimal]) -> Counted:
    """The child with which the month comes to least: a bound while the hours are not known."""
    return min(counted, key=gain)


def month_amount(
    trace: Trace, law: Parameters, inkomen: Decimal, kinderen: Sequence[Sequence[Afname]], first: First = by_hours
) -> Decimal:
    """The kinderopvangtoeslag of one month before it is rounded down, in euros."""
    costs = [costs_of(trace, law, number, opvang) for number, opvang in enumerate(kinderen, start=1)]
    counted = [(cost, number) for number, cost in enumerate(costs, start=1) if cost.uren]
    if not counted:
        return ZERO
    first_pct, next_pct = percentages(trace, law, inkomen, len(counted))

    def part(trace: Trace, item: Counted, procent: Decimal) -> Decimal:
        return toeslag_voor_een_kind(trace, kind=item[1], kosten=item[0].bedrag, procent=procent)

    silent = Trace(silent=True)
    chosen = first(counted, lambda item: part(silent, item, first_pct) - part(silent, item, next_pct))
    return sum((part(trace, item, first_pct if item == chosen else next_pct) for item in counted), ZERO)


def kinderopvangtoeslag(
    household: Household, law: Parameters, trace: Trace, year: int, first: First = by_hours
) -> Right:
    """The kinderopvangtoeslag of a household of which everything is known, in one calendar year."""
    months_of = year_of(household, year, lambda day: _situation(household, law, year, day))
    exact = months_of.amounts(trace, lambda situation: _of_situation(household, law, trace, situation, first))
    total = sum(exact, ZERO)
    return Right(
        months=tuple(exact),
        exact=total,
        award=half_up_euro(total),
        reason=message(f"reden.kinderopvangtoeslag.{months_of.reason(total, 'nee_opvang', last=True)}"),
        estimate=trace.estimate,
    )


def at_most(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """What the kinderopvangtoeslag cannot exceed, whichever child turns out to be the first."""
    return kinderopvangtoeslag(household, law, trace, year, most_favourable)


def at_least(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """What the kinderopvangtoeslag cannot fall below, whichever child turns out to be the first."""
    return kinderopvangtoeslag(household, law, trace, year, least_favourable)


def _situation(
    household: Household, law: Parameters, year: int, first: date
) -> tuple[tuple[tuple[Afname, ...], ...], Person | None] | str:
    """The day care and the toeslagpartner of a month, or why there is no right."""
    partner = partner_on(household, first)
    kinderen = _care(household, law, year, first)
    return _refusal(household, partner, kinderen, first) or (kinderen, partner)


def _of_situation(
    household: Household,
    law: Parameters,
    trace: Trace,
    situation: tuple[tuple[tuple[Afname, ...], ...], Person | None],
    first: First,
) -> Decimal:
    kinderen, partner = situation
    som = month_amount(trace, law, couple_income(trace, household.aanvrager, partner), kinderen, first)
    maandbedrag_kinderopvangtoeslag(trace, som=som)
    return som


def _refusal(household: Household, partner: Person | None, kinderen: tuple[object, ...], first: date) -> str:
    couple = [person for person in (household.aanvrager, partner) if person is not None]
    if not kinderen:
        return "nee_opvang"
    if not all(person.rechtmatig_verblijf.at(first) for person in couple):
        return "nee_verblijf"
    if not all(person.werkt_of_studeert.at(first) for person in couple):
        return "nee_werk"
    return ""


def _care(household: Household, law: Parameters, year: int, first: date) -> tuple[tuple[Afname, ...], ...]:
    """The registered day care of each child that has some in this month."""
    end = law.get("kinderopvangtoeslag.leeftijd_einde").amount
    new_year = date(year, 1, 1)
    found = [
        _registered(child, first)
        for child in household.with_role(Rol.KIND)
        if child.is_present(first)
        and child.geboortedatum is not None
        and child.geboortedatum <= first
        and age_on(child.geboortedatum, new_year) < end
    ]
    return tuple(care for care in found if care)


def _registered(child: Person, first: date) -> tuple[Afname, ...]:
    return tuple(
        Afname(
            opvang.soort,
            Decimal(opvang.uren.at(first) or 0) / HUNDRED,
            euros(opvang.tarief.at(first) or Cents(0)),
        )
        for opvang in child.opvang or ()
        if opvang.geregistreerd.at(first) and opvang.uren.at(first)
    )


def own_contribution(law: Parameters, inkomen: Decimal, kinderen: Sequence[Afname]) -> Decimal:
    """What a household pays itself per month for children with one kind of day care each, in euros.

    Rounded once, at the end: that is how tables of parent contributions are made.
    """
    silent = Trace(silent=True)
    first_pct, next_pct = percentages(silent, law, inkomen, len(kinderen))
    room = law.get("kinderopvangtoeslag.maximum_uren").amount
    counted = [
        (min(a.uren, room), min(a.tarief, law.get(f"kinderopvangtoeslag.maximum_uurprijs_{a.soort}").amount), a)
        for a in kinderen
    ]
    order = sorted(counted, key=lambda item: (item[0], item[0] * item[1]), reverse=True)
    own = ZERO
    for place, (hours, price, care) in enumerate(order):
        own += care.uren * care.tarief - hours * price * (next_pct if place else first_pct) / HUNDRED
    return half_up_cent(own)
