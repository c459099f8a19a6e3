"""The kinds of lines a budget has, and the day on which each usually moves; data with their sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from app.budget.calendar import Closed, Shift
from app.budget.figures import read_budget_file, read_sources
from app.budget.lines import BudgetLine, Frequency, Group, Payment
from app.rules.parameters import Source
from app.texts import text

EVERY_MONTH = tuple(range(1, 13))
DECEMBER = 12


@dataclass(frozen=True, slots=True)
class PayDay:
    """On which nominal day something is usually paid, and what happens when that day is closed.

    ``months`` are those in which what is paid per quarter or year falls; ``weekday`` (0 is Monday) is for weeks.
    """

    id: str
    day: int
    december: int
    months: tuple[int, ...]
    weekday: int
    shift: Shift
    closed: Closed
    source: Source

    def day_in(self, month: int) -> int:
        """The nominal day in a month, 1 to 12."""
        return self.december if month == DECEMBER else self.day


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of line; ``part`` is the heading it stands under, ``regeling`` the rule that computes its right."""

    id: str
    group: Group
    part: str
    must: bool
    per: Frequency
    payday: PayDay
    payment: Payment
    regeling: str

    @property
    def name(self) -> str:
        """What it is called."""
        return text(f"budget.post.{self.id}")


@lru_cache(maxsize=1)
def categories() -> Mapping[str, Category]:
    """All categories by id, in the order they are shown."""
    rows = read_budget_file("categories.yaml")["categories"]
    return MappingProxyType({row["id"]: _category(row) for row in rows})


def category_of(line: BudgetLine) -> Category:
    """The category of a line."""
    return categories()[line.category]


def group_of(line: BudgetLine) -> Group:
    """The group of a line."""
    return categories()[line.category].group


def of_regeling(regeling: str) -> Category | None:
    """The category in which a regeling is received; None when it does not come in as money."""
    return next((found for found in categories().values() if found.regeling == regeling), None)


@lru_cache(maxsize=1)
def paydays() -> Mapping[str, PayDay]:
    """The usual pay days by id."""
    content = read_budget_file("paydays.yaml")
    sources = read_sources(content)
    return MappingProxyType({name: _payday(name, row, sources) for name, row in content["rules"].items()})


def _payday(name: str, row: Mapping[str, Any], sources: Mapping[str, Source]) -> PayDay:
    return PayDay(
        id=name,
        day=row["day"],
        december=row.get("december", row["day"]),
        months=tuple(row.get("months", EVERY_MONTH)),
        weekday=row.get("weekday", 0),
        shift=Shift(row["shift"]),
        closed=Closed(row["closed"]),
        source=sources[row["source"]],
    )


def _category(row: Mapping[str, Any]) -> Category:
    return Category(
        id=row["id"],
        group=Group(row["group"]),
        part=row["part"],
        must=row["moet"],
        per=Frequency(row["per"]),
        payday=paydays()[row["payday"]],
        payment=Payment(row["way"]),
        regeling=row.get("regeling", ""),
    )
