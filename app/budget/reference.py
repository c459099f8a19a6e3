"""What a household like this one usually needs per month, with source and year; from public figures or an own table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from app.budget.figures import read_budget_file, read_sources
from app.domain.household import Household
from app.domain.money import ZERO, Cents, cents
from app.domain.period import age_on
from app.rules.parameters import Source

GROWN_UP = 18
MIDDLE_AGE = 40
"""The age that stands in for one that is not known."""
CHILDREN_IN_TABLE = 2
FOOD = "voeding"


@dataclass(frozen=True, slots=True)
class People:
    """The ages of who lives on this budget, in whole years."""

    ages: tuple[int, ...]

    @property
    def adults(self) -> int:
        """How many are grown up; at least one."""
        return max(sum(age >= GROWN_UP for age in self.ages), 1)

    @property
    def children(self) -> int:
        """How many are not."""
        return sum(age < GROWN_UP for age in self.ages)


@dataclass(frozen=True, slots=True)
class Reference:
    """What is usual for one category, in eurocents per month, with where that stands."""

    category: str
    per_month: Cents
    source: Source

    @property
    def estimate(self) -> bool:
        """Whether it may only be shown as an estimate."""
        return self.source.is_estimate


@dataclass(frozen=True, slots=True)
class Limits:
    """From where something is pointed out: so many times what is usual, and fixed costs against income."""

    times_high: Decimal
    fixed_part: Decimal


def people_of(household: Household, day: date) -> People:
    """Who lives on the budget on a day; somebody without a date of birth counts as forty years old."""
    present = [person for person in household.personen if person.is_present(day)]
    return People(
        tuple(
            [
                MIDDLE_AGE if person.geboortedatum is None else max(age_on(person.geboortedatum, day), 0)
                for person in present
            ]
        )
    )


@lru_cache(maxsize=64)
def references(people: People) -> Mapping[str, Reference]:
    """What is usual for these people, by category."""
    content, sources = _content()
    found = {FOOD: Reference(FOOD, _food(people, content["food"]), sources[content["food"]["source"]])}
    table = content["minimum"]
    for category, row in table["rows"].items():
        per_month = between(people, [100 * euros for euros in row])
        found[category] = Reference(category, per_month, sources[table["source"]])
    table = content["per_adult"]
    for category, amount in table["rows"].items():
        found[category] = Reference(category, cents(people.adults * Decimal(amount)), sources[table["source"]])
    return found


@lru_cache(maxsize=1)
def limits() -> Limits:
    """From where something is pointed out."""
    row = _content()[0]["notable"]
    return Limits(Decimal(row["times_high"]), Decimal(row["fixed_part_of_income"]))


@lru_cache(maxsize=1)
def _content() -> tuple[Any, Mapping[str, Source]]:
    content = read_budget_file("reference.yaml")
    return content, read_sources(content)


def _food(people: People, table: Any) -> Cents:
    """The day of each person, times the factor for so many people, over a month."""
    days = sum((_per_day(age, table["ages"]) for age in people.ages), ZERO)
    factors = table["factors"]
    factor = Decimal(factors[min(len(people.ages), len(factors)) - 1]) if people.ages else ZERO
    return cents(days * factor * Decimal(table["days_per_month"]))


def _per_day(age: int, rows: Any) -> Decimal:
    return next(Decimal(row["per_day"]) for row in rows if age <= row["until"])


def between(people: People, row: Sequence[int]) -> Cents:
    """The amount of a table in eurocents for these people: its four amounts are for one adult, one with two children,
    two adults, and two with two children. Each child adds half of what two children add, each further adult as much as
    the second one.
    """
    alone, alone_two, couple, couple_two = row
    if people.adults == 1:
        base, with_two = alone, alone_two
    else:
        base, with_two = couple + (couple - alone) * (people.adults - CHILDREN_IN_TABLE), couple_two
        with_two += base - couple
    return Cents(base + (with_two - base) * people.children // CHILDREN_IN_TABLE)
