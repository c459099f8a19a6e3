"""The amounts, percentages, ages and dates of the laws, each with its own source, as they were on one day."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from app.errors import UserError
from app.resources import folder, read_yaml, yaml_files


class Confidence(StrEnum):
    """How sure a value is: from an official publication down to a choice of this program."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    DERIVED = "derived"
    FITTED = "fitted"
    RECALLED = "recalled"
    CONFLICT = "conflict"
    DESIGN = "design"


ESTIMATES = frozenset({Confidence.DERIVED, Confidence.FITTED, Confidence.RECALLED, Confidence.CONFLICT})
"""What must be shown to a person as an estimate."""


class MissingParameter(UserError):
    """The laws of this year have no value under this id."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from; ``reference`` is the publication (Stb., Stcrt., leaflet) and may be empty."""

    law: str
    article: str
    url: str
    reference: str
    checked_on: date
    confidence: Confidence
    note: str

    @property
    def is_estimate(self) -> bool:
        """Whether the value may only be shown as an estimate."""
        return self.confidence in ESTIMATES


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: incomes ``van`` up to and including ``tot`` in whole euros (None: no end).

    ``pcts`` are percentages as the law writes them: 96.0 is 96 percent.
    """

    van: Decimal
    tot: Decimal | None
    pcts: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a parameter with its source.

    ``amount`` is in ``unit`` and is NaN for a table or a date, so that arithmetic on it never passes unseen;
    ``table`` is empty and ``day`` None for any other unit. ``text`` is the value as it stands in the file.
    ``column_confidence`` has an entry per column of a table when the columns differ, else it is empty.
    ``description`` says in Dutch what it is.
    """

    id: str
    unit: str
    amount: Decimal
    table: tuple[Row, ...]
    day: date | None
    text: str
    source: Source
    column_confidence: tuple[Confidence, ...] = ()
    description: str = ""

    def confidence_of(self, column: int) -> Confidence:
        """The confidence of one column of the table, counted from 0."""
        return self.column_confidence[column] if self.column_confidence else self.source.confidence


@dataclass(frozen=True, slots=True, eq=False)
class Parameters:
    """All values that hold on one day.

    ``year`` is the year whose rules these are; ``asked_year`` the year that was asked for. They differ when
    the asked year is newer than any year we have.
    """

    year: int
    asked_year: int
    values: Mapping[str, Value]

    def get(self, id: str) -> Value:
        """The value under this id; raises MissingParameter when this year has none."""
        found = self.values.get(id)
        if found is None:
            raise MissingParameter("parameters.ontbreekt", id=id, jaar=self.year)
        return found

    def has(self, id: str) -> bool:
        """Whether this year has a value under this id."""
        return id in self.values

    @property
    def is_stand_in(self) -> bool:
        """Whether the rules of an older year stand in for the year that was asked."""
        return self.asked_year != self.year


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with the days on which it holds: from ``begin`` up to and including ``end`` (None: still)."""

    begin: date
    end: date | None
    value: Value

    def holds_on(self, day: date) -> bool:
        """Whether the value holds on this day."""
        return self.begin <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Package:
    """The version of the rules and, per year, the laws that are complete in it."""

    version: str
    laws: Mapping[int, frozenset[str]]


@lru_cache(maxsize=4096)
def load(asked: date) -> Parameters:
    """The parameters on a day.

    A day after the newest year gets the same day of that year, and ``asked_year`` tells so. Raises
    UserError for a day before the oldest year.
    """
    known = years()
    if asked.year < known[0]:
        raise UserError("parameters.jaar_te_vroeg", jaar=asked.year, eerste=known[0])
    day = asked if asked.year <= known[-1] else _same_day(asked, known[-1])
    found = _on(_window_of(day))
    return found if asked.year == found.asked_year else replace(found, asked_year=asked.year)


@lru_cache(maxsize=4096)
def values_on(day: date) -> Parameters:
    """The values on a day for a rule that stands on its own, whatever else is known of that year.

    A value we lack on that day is only missed when it is asked for, also before the oldest year. After the newest
    year the last known value, now an estimate, stands in for one that does not hold any more.
    """
    newest = years()[-1]
    found = _on(_window_of(day))
    if day.year <= newest:
        return found
    return Parameters(newest, day.year, MappingProxyType({**_stand_ins(), **found.values}))


def years() -> tuple[int, ...]:
    """The years whose rules we have, oldest first."""
    return tuple(sorted(_package().laws))


def laws(year: int) -> frozenset[str]:
    """The laws that are complete in a year; empty for a year we do not have."""
    return _package().laws.get(year, frozenset())


def package_version() -> str:
    """The version of the rules, as printed on every outcome."""
    return _package().version


@lru_cache(maxsize=1)
def timelines() -> Mapping[str, tuple[Entry, ...]]:
    """Every parameter by id with all its values, oldest first, as they stand in the files."""
    return MappingProxyType(dict(_timeline(read_yaml(place)) for place in _parameter_files()))


def newest(id: str) -> Value:
    """The last value of a parameter, whatever the day; raises MissingParameter when there is none."""
    found = timelines().get(id)
    if found is None:
        raise MissingParameter("parameters.ontbreekt", id=id, jaar=years()[-1])
    return found[-1].value


def _parameter_files() -> Iterator[Traversable]:
    for law in sorted(folder("parameters").iterdir(), key=lambda place: place.name):
        if law.is_dir():
            yield from yaml_files("parameters", law.name)


@lru_cache(maxsize=1)
def _package() -> Package:
    raw = read_yaml(folder("parameters", "package.yaml"))
    return Package(raw["version"], {year: frozenset(names) for year, names in raw["years"].items()})


@lru_cache(maxsize=1)
def _stand_ins() -> Mapping[str, Value]:
    """The values of the last day of the newest year, marked as what they are on any later day: an estimate."""
    last = _on(_window_of(date(years()[-1], 12, 31))).values
    return {
        name: replace(value, source=replace(value.source, confidence=Confidence.DERIVED))
        for name, value in last.items()
    }


def _same_day(asked: date, year: int) -> date:
    last = calendar.monthrange(year, asked.month)[1]
    return date(year, asked.month, min(asked.day, last))


@lru_cache(maxsize=1)
def _boundaries() -> tuple[date, ...]:
    """The first days of the stretches in which no value changes; a stretch never crosses a new year."""
    days = {date(year, 1, 1) for year in years()}
    for entries in timelines().values():
        for entry in entries:
            days.add(entry.begin)
            if entry.end is not None:
                days.add(entry.end + timedelta(days=1))
    return tuple(sorted(days))


def _window_of(day: date) -> date:
    return max([date(day.year, 1, 1), *(first for first in _boundaries() if first <= day)])


@lru_cache(maxsize=64)
def _on(first: date) -> Parameters:
    values = {name: entry.value for name, entries in timelines().items() for entry in entries if entry.holds_on(first)}
    return Parameters(first.year, first.year, MappingProxyType(values))


def _timeline(raw: Mapping[str, Any]) -> tuple[str, tuple[Entry, ...]]:
    name: str = raw["id"]
    entries = [Entry(item["from"], item["to"], _value(raw, item)) for item in raw["values"]]
    return name, tuple(sorted(entries, key=lambda entry: entry.begin))


def _value(raw: Mapping[str, Any], item: Mapping[str, Any]) -> Value:
    name: str = raw["id"]
    unit: str = raw["unit"]
    written = item["value"]
    return Value(
        id=name,
        unit=unit,
        amount=Decimal("NaN") if unit in ("tabel", "datum") else _decimal(name, written),
        table=tuple(_row(name, row) for row in written) if unit == "tabel" else (),
        day=date.fromisoformat(written) if unit == "datum" else None,
        text="" if unit == "tabel" else written,
        source=_source(item["source"]),
        column_confidence=tuple(Confidence(word) for word in item.get("column_confidence", ())),
        description=raw["description"],
    )


def _row(name: str, raw: list[Any]) -> Row:
    first, last, *pcts = raw
    end = None if last is None else Decimal(last)
    return Row(Decimal(first), end, tuple(_decimal(name, pct) for pct in pcts))


def _decimal(name: str, written: object) -> Decimal:
    if not isinstance(written, str):  # an unquoted number would have gone through a float
        raise TypeError(f"parameter {name}: {written!r} must be quoted text")
    return Decimal(written)


def _source(raw: Mapping[str, Any]) -> Source:
    return Source(
        law=raw["law"],
        article=raw["article"],
        url=raw["url"],
        reference=raw["reference"],
        checked_on=raw["checked_on"],
        confidence=Confidence(raw["confidence"]),
        note=raw.get("note", ""),
    )
