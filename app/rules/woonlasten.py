"""What a home costs a household, now and in a home that it considers: a sum for a screen, no right of its own.

Rent, service costs, energy and local taxes less the huurtoeslag that there would be a right to, beside the limits of
passend toewijzen and the rent that a budget bears. Amounts are euros per month.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Rol, Woningsoort
from app.domain.money import ZERO, cents
from app.domain.period import age_on, always
from app.rules.awir import TWELVE, income_of
from app.rules.huursprong import living_there, request_day
from app.rules.parameters import load
from app.rules.passend_toewijzen import Huurder, Toewijzing, Woonkosten, affordable, cost_of_home, limits
from app.rules.toekenning import bounds_of
from app.rules.toeslagen import HUURTOESLAG
from app.rules.trace import Trace

COUNTED = (Rol.AANVRAGER, Rol.TOESLAGPARTNER, Rol.MEDEBEWONER)
"""Whose income decides which homes a corporation lets; that of children does not."""


@dataclass(frozen=True, slots=True)
class Thuis:
    """A rented home, euros per month; ``heffingen`` are the taxes of gemeente and waterschap for who lives there."""

    kale_huur: Decimal
    servicekosten: Decimal = ZERO
    energie: Decimal = ZERO
    heffingen: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Woonlasten:
    """What a home costs, euros per month: at least and at most, as far as the huurtoeslag is not sure.

    ``toewijzing`` is None when it is not known who lives there, how old they are or what they earn.
    """

    thuis: Thuis
    minst: Decimal
    meest: Decimal
    toewijzing: Toewijzing | None
    estimate: bool


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """A home beside the present one, and by how much it is dearer, at least and at most; below zero is cheaper."""

    nu: Woonlasten
    straks: Woonlasten

    @property
    def minst(self) -> Decimal:
        """The least that the other home costs more."""
        return self.straks.minst - self.nu.meest

    @property
    def meest(self) -> Decimal:
        """The most that the other home costs more."""
        return self.straks.meest - self.nu.minst


@dataclass(frozen=True, slots=True)
class Budget:
    """A net income per month, and two budgets without rent: the least one can live on, and an example."""

    inkomen: Decimal
    minimum: Decimal
    voorbeeld: Decimal


@dataclass(frozen=True, slots=True)
class Ruimte:
    """The rent that a budget bears: the lowest, the one that fits and the highest; a method and no law."""

    laagste: Decimal
    passend: Decimal
    hoogste: Decimal


def cost_in(household: Household, thuis: Thuis, year: int) -> Woonlasten:
    """What this home would cost the household all year.

    Raises UserError for a year of which huurtoeslag is not known.
    """
    law = load(date(year, 1, 1))
    home = replace(
        household.woning,
        soort=Woningsoort.ZELFSTANDIG,
        kale_huur=always(cents(thuis.kale_huur)),
        servicekosten=always(cents(thuis.servicekosten)),
    )
    found = bounds_of(HUURTOESLAG, replace(household, woning=home), law, year)
    low, high = (found.low.award / TWELVE, found.high.award / TWELVE)
    trace = Trace(silent=True)
    least, most = (_total(trace, thuis, toeslag) for toeslag in (high, low))
    toewijzing = _allotment(trace, household, thuis, year)
    estimate = trace.estimate or found.high.estimate or found.low.estimate or law.is_stand_in
    return Woonlasten(thuis, least, most, toewijzing, estimate)


def compare(household: Household, now: Thuis, other: Thuis, year: int) -> Vergelijking:
    """The present home and another one, with the huurtoeslag that each would give."""
    return Vergelijking(cost_in(household, now, year), cost_in(household, other, year))


def room_of(budget: Budget) -> Ruimte:
    """The rent that a budget bears."""
    return Ruimte(*affordable(Trace(silent=True), budget.inkomen, budget.minimum, budget.voorbeeld))


def _total(trace: Trace, thuis: Thuis, huurtoeslag: Decimal) -> Decimal:
    return cost_of_home(
        trace, Woonkosten(thuis.kale_huur, thuis.servicekosten, thuis.energie, thuis.heffingen, huurtoeslag)
    )


def _allotment(trace: Trace, household: Household, thuis: Thuis, year: int) -> Toewijzing | None:
    day = request_day(household, year)
    law, persons = load(day), living_there(household, day)
    counted = [person for person in persons if person.rol in COUNTED]
    open_answers = any(person.toetsingsinkomen is None or person.geboortedatum is None for person in counted)
    if open_answers or household.personen_volledig is not True:
        return None
    limit = law.get("aow.leeftijd").amount
    old = any(person.geboortedatum and age_on(person.geboortedatum, day) >= limit for person in counted)
    return limits(trace, law, Huurder(income_of(*counted), len(persons), old), thuis.kale_huur)
