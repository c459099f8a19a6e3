"""The last increase of the rent of a household: what is known of it, and whether it can be looked at."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Person, Rol, Woningsoort
from app.domain.money import ZERO, Cents, euros
from app.domain.period import age_on, months_later
from app.rules.awir import income_of
from app.rules.huurverhoging import LAW, Huishoudinkomen, Huursprong, highest
from app.rules.parameters import Parameters, values_on
from app.rules.trace import Trace

NONE = Cents(0)


@dataclass(frozen=True, slots=True)
class Verhoogd:
    """A rent that rose on a day, and the law of that day."""

    sprong: Huursprong
    day: date
    law: Parameters

    @property
    def is_without_limit(self) -> bool:
        """Whether the old rent was so high that the law may set no highest increase: a free rent, or a middle one."""
        return self.sprong.oud > self.law.get("huurtoeslag.rekenhuur_maximum").amount

    def is_above_percentage(self) -> bool:
        """Whether it rose more than it may without looking at the income."""
        most = highest(Trace(silent=True), self.law, self.sprong.oud).bedrag
        return self.sprong.nieuw - self.sprong.oud > most


def request_day(household: Household, year: int) -> date:
    """The day on which the landlord is written to: the peildatum, or the day of the year that is nearest to it."""
    return max(date(year, 1, 1), min(date(year, 12, 31), household.peildatum))


def is_owner(household: Household) -> bool:
    """Whether no rent is paid."""
    return household.woning.soort is Woningsoort.KOOP


def is_recent(household: Household, year: int) -> bool:
    """Whether the rent rose so lately that it can be looked at, or is still to rise.

    The limits of the law must be known of the day on which it rose.
    """
    day = household.woning.verhoogd_op
    if day is None:
        return False
    law = values_on(day)
    years = values_on(request_day(household, year)).get(f"{LAW}.verlaging_terug_jaren").amount
    in_time = months_later(day, 12 * int(years)) >= request_day(household, year)
    return in_time and law.has(f"{LAW}.huurverhoging") and law.has("huurtoeslag.rekenhuur_maximum")


def increase_of(household: Household, year: int) -> Verhoogd | None:
    """The last increase, when all of it is known and it can be looked at; None as well when the rent did not rise."""
    woning = household.woning
    if not woning.vorige_huur or woning.verhoogd_op is None or not is_recent(household, year):
        return None
    new = woning.kale_huur.at(woning.verhoogd_op)
    if new is None or new <= woning.vorige_huur:
        return None
    sprong = Huursprong(euros(woning.vorige_huur), euros(new))
    return Verhoogd(sprong, woning.verhoogd_op, values_on(woning.verhoogd_op))


def home_on(household: Household, law: Parameters, day: date) -> Huishoudinkomen:
    """Everybody who lives there on a day and what they earn in a year, but for the first part of what a child earns."""
    persons = living_there(household, day)
    counted = sum((_income(person, law, day) for person in persons), ZERO)
    return Huishoudinkomen(counted, len(persons))


def living_there(household: Household, day: date) -> tuple[Person, ...]:
    """Who lives in the home on a day, without who rents a part of it and who is not born yet."""
    return tuple(
        person
        for person in household.personen
        if person.rol is not Rol.ONDERHUURDER
        and person.is_present(day)
        and (person.geboortedatum is None or person.geboortedatum <= day)
    )


def _income(person: Person, law: Parameters, day: date) -> Decimal:
    income, born = income_of(person), person.geboortedatum
    young = born is not None and age_on(born, date(day.year, 1, 1)) < law.get(f"{LAW}.kind_leeftijd").amount
    if person.rol is not Rol.KIND or not young:
        return income
    return max(ZERO, income - law.get(f"{LAW}.inkomen_kind_vrij").amount)
