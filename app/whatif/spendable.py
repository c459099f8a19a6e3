"""What a household can spend: what comes in net, and all that the rules give it, less the rent.

Everything there is a right to counts as if it was applied for, now and then, so that what is missed today is no part
of a difference. Amounts are ranges in eurocents per year; what nobody can say yet is None and counts in no total.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.household import MONTHS, Household, Rol
from app.domain.money import HUNDRED, ZERO, Cents, cents, euros
from app.domain.outcome import NOTHING, Outcome, Outcomes, Range
from app.domain.period import first_days
from app.rules.awir import partner_on
from app.rules.bijstand_situatie import support_of
from app.rules.heffingskortingen_huishouden import advance_received

NO_RENT = Cents(0)
SETTLED = "heffingskortingen"
"""The one regeling that both gives and takes: what a tax return asks is less to spend."""
COUNTED = (
    *("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag"),
    *("bijstand", "aio", "individuele_inkomenstoeslag", "studietoeslag"),
    *("kwijtschelding_gemeente", "kwijtschelding_waterschap", SETTLED),
)
"""What a household gets in money, or need not pay; advice on a polis or on the rent is another thing."""


class Part(StrEnum):
    """What is no regeling and yet comes in or goes out."""

    INKOMEN = "inkomen"
    HUUR = "huur"
    OPVANG = "opvang"
    INWONER = "inwoner"


@dataclass(frozen=True, slots=True)
class Amount:
    """One part of what can be spent in a year; None is not known yet. What is paid is below zero."""

    name: str
    range: Range | None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Spendable:
    """All parts in their order, and what they come to in a year as far as they are known."""

    parts: tuple[Amount, ...]
    outcomes: Outcomes

    @property
    def total(self) -> Range:
        """The sum of what is known."""
        total = NOTHING
        for part in self.parts:
            total = total.plus(part.range or NOTHING)
        return total

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of what counts in no total yet."""
        return tuple(part.name for part in self.parts if part.range is None)

    def of(self, name: str) -> Amount:
        """One part. Raises KeyError when it is not there."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(name)


def spendable(household: Household, outcomes: Outcomes, lodging: Cents = NO_RENT) -> Spendable:
    """What this household can spend in the year of these outcomes; ``lodging`` is rent of a lodger per month."""
    return Spendable(tuple(_parts(household, outcomes, lodging)), outcomes)


def per_month(year: Range) -> Range:
    """A range per year as one per month that encloses it, in eurocents; an exact amount to the nearest cent."""
    if year.is_exact:
        month = (year.low * 2 + MONTHS) // (MONTHS * 2)
        return Range(Cents(month), Cents(month))
    return Range(Cents(year.low // MONTHS), Cents(-(-year.high // MONTHS)))


def _parts(household: Household, outcomes: Outcomes, lodging: Cents) -> Iterator[Amount]:
    yield Amount(Part.INKOMEN, _income(household, outcomes.year))
    for outcome in outcomes.outcomes:
        if outcome.regeling in COUNTED:
            yield Amount(outcome.regeling, _of_outcome(household, outcome, outcomes.year), outcome)
    yield Amount(Part.HUUR, _rent(household, outcomes.year))
    if any(child.opvang for child in household.with_role(Rol.KIND)):
        yield Amount(Part.OPVANG, _day_care(household, outcomes.year))
    if lodging:
        yield Amount(Part.INWONER, _times(Range(lodging, lodging), MONTHS))


def _of_outcome(household: Household, outcome: Outcome, year: int) -> Range | None:
    """What a regeling gives in a year; of a tax return with what comes in advance on it."""
    if outcome.waits or not outcome.bounded or outcome.is_undecided:
        return None
    if outcome.regeling != SETTLED:
        return outcome.right
    advance = advance_received(household, year)
    if advance is None:
        return None
    balance = Range(Cents(outcome.right.low - outcome.risk.high), Cents(outcome.right.high - outcome.risk.low))
    return balance.plus(_exactly(cents(advance)))


def _income(household: Household, year: int) -> Range | None:
    """What comes in net for the adults without the bijstand or AIO in it, which stands apart; per year."""
    total = NOTHING
    for first in first_days(year):
        partner = partner_on(household, first)
        net = 0
        for person in (household.aanvrager, *([partner] if partner else [])):
            told = person.netto_per_maand.at(first)
            if told is None:
                return None
            net += told
        support = [household.receives(name) for name in support_of(household, first)]
        if any(one is None for one in support):
            total = total.plus(Range(Cents(0), Cents(net)))
        else:
            got = sum((one.bedrag or 0) for one in support if one and (one.sinds is None or one.sinds <= first))
            total = total.plus(_exactly(max(0, net - got)))
    return total


def _rent(household: Household, year: int) -> Range | None:
    """The bare rent and the service costs of a year, below zero; an owner pays none here."""
    total = 0
    for first in first_days(year):
        bare, service = household.woning.kale_huur.at(first), household.woning.servicekosten.at(first)
        if bare is None:
            return None
        total += bare + (service or 0)
    return _exactly(-total)


def _day_care(household: Household, year: int) -> Range | None:
    """What day care costs in a year, below zero; the toeslag for it stands apart."""
    total = ZERO
    for first in first_days(year):
        for child in household.with_role(Rol.KIND):
            for care in (child.opvang or ()) if child.is_present(first) else ():
                hours, price = care.uren.at(first), care.tarief.at(first)
                if hours is None or price is None:
                    return None
                total += euros(price) * hours / HUNDRED
    return _exactly(-cents(total))


def _exactly(amount: int) -> Range:
    return Range(Cents(amount), Cents(amount))


def _times(one: Range, times: int) -> Range:
    return Range(Cents(one.low * times), Cents(one.high * times))
