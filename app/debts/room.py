"""What can be paid to creditors each month without going hungry: the budget, and never below the beslagvrije voet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum

from app.domain.household import Household, Person, Rol
from app.domain.message import Message, message
from app.domain.money import CONTEXT, ZERO, Cents, cents, euros
from app.domain.outcome import Stap
from app.domain.period import age_on
from app.rules import beslagvrije_voet
from app.rules.beslagvrije_voet import Beslag, Leefsituatie
from app.rules.parameters import MissingParameter, values_on
from app.rules.trace import Trace

GROWN_UP = 18
NOTHING = Cents(0)


@dataclass(frozen=True, slots=True)
class MonthBudget:
    """A month in eurocents. ``income`` is all that comes in, ``needs`` all that must be paid and lived on, reserved
    money among it, but no payments on debts; ``running`` is what arrangements that go on take.
    """

    income: Cents
    needs: Cents
    running: Cents = NOTHING


@dataclass(frozen=True, slots=True)
class Floor:
    """The estimate of the beslagvrije voet, and what of the income lies above it; eurocents per month."""

    amount: Cents
    above: Cents
    steps: Sequence[Stap]


class Limit(StrEnum):
    """What limits the room."""

    BUDGET = "budget"
    FLOOR = "voet"
    NONE_LEFT = "niets_over"


@dataclass(frozen=True, slots=True)
class Room:
    """What can be paid per month, in eurocents; never negative.

    ``by_budget`` is what the budget leaves, ``by_floor`` what may go without coming below the beslagvrije voet (None:
    not known); both are after the arrangements that go on, and may be negative.
    """

    per_month: Cents
    by_budget: Cents
    by_floor: Cents | None
    floor: Floor | None
    limit: Limit

    @property
    def message(self) -> Message:
        """The one sentence about it."""
        return message(f"schulden.ruimte.{self.limit}")


def room(budget: MonthBudget, floor: Floor | None) -> Room:
    """The smaller of what the budget leaves and what lies above the beslagvrije voet; nothing when that is negative."""
    by_budget = Cents(budget.income - budget.needs - budget.running)
    by_floor = None if floor is None else Cents(floor.above - budget.running)
    least = by_budget if by_floor is None else min(by_budget, by_floor)
    limit = Limit.FLOOR if by_floor is not None and by_floor < by_budget else Limit.BUDGET
    if least <= 0:
        limit = Limit.NONE_LEFT
    return Room(Cents(max(least, 0)), by_budget, by_floor, floor, limit)


def floor_of(household: Household, day: date) -> Floor | None:
    """The estimate of the beslagvrije voet of who asks; None while an income it needs is not known, or for a year
    whose figures we lack.
    """
    beslag = seizure_of(household, day)
    if beslag is None:
        return None
    trace = Trace()
    try:
        with localcontext(CONTEXT):
            found = beslagvrije_voet.estimate(trace, values_on(day), beslag)
    except MissingParameter:
        return None
    return Floor(cents(found.voet), cents(found.beslagbaar), trace.steps)


def seizure_of(household: Household, day: date) -> Beslag | None:
    """What a seizure on the income of who asks would look at; None while an income is not known.

    The yearly income is that of who asks and the partner. Net income is taken without holiday pay, so that what lies
    above the voet is rather too low than too high.
    """
    present = [person for person in household.personen if person.is_present(day)]
    asker = next(person for person in present if person.rol is Rol.AANVRAGER)
    partner = next((person for person in present if person.rol is Rol.TOESLAGPARTNER), None)
    adults = [asker] if partner is None else [asker, partner]
    years = [person.toetsingsinkomen for person in adults]
    months = [person.netto_per_maand.at(day) for person in adults]
    if any(one is None for one in (*years, *months)):
        return None
    return Beslag(
        leefsituatie=_living(present, partner is not None, day),
        jaarinkomen=_together(years),
        netto_inkomen=_together(months[:1]),
        netto_partner=_together(months[1:]),
    )


def _living(present: Sequence[Person], couple: bool, day: date) -> Leefsituatie:
    has_kind = any(_is_child(person, day) for person in present)
    if couple:
        return Leefsituatie.GEHUWD_MET_KIND if has_kind else Leefsituatie.GEHUWD_ZONDER_KIND
    return Leefsituatie.ALLEENSTAANDE_OUDER if has_kind else Leefsituatie.ALLEENSTAANDE


def _is_child(person: Person, day: date) -> bool:
    """A child under eighteen; one of unknown age counts, as a child then leaves more untouched."""
    if person.rol is not Rol.KIND:
        return False
    return person.geboortedatum is None or age_on(person.geboortedatum, day) < GROWN_UP


def _together(amounts: Sequence[Cents | None]) -> Decimal:
    return sum((euros(amount) for amount in amounts if amount is not None), ZERO)
