"""An estimate is never shown as certain: what rests on one says so, in every published case and household."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from app.domain.household import Household
from app.domain.outcome import Outcome
from app.errors import UserError
from app.intake.projection import household_from
from app.rules import parameters, regel
from app.rules.evaluate import evaluate
from app.rules.parameters import Parameters, Value
from app.rules.trace import Trace
from app.services.cases import Case, read_cases
from tests.intake.households import residents

LAW = Path(__file__).parent.parent / "law"
OTHER_DAYS = (date(2024, 2, 1), date(2024, 8, 1), date(2025, 2, 1), date(2025, 8, 1), date(2026, 8, 1))
SOME = 12
"""So many cases of each rule are tried on other days."""
FACTORS = (Decimal("0.5"), Decimal("1.5"))


class Overlay(Mapping[str, Value]):
    """The values of a day with one estimate changed; it notes which estimates were asked for."""

    def __init__(self, under: Mapping[str, Value], changed: Mapping[str, Decimal]) -> None:
        self.under, self.changed = under, changed
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Value:
        value = self.under[name]
        if not value.source.is_estimate:
            return value
        self.asked.add(name)
        return moved(value, self.changed[name]) if name in self.changed else value

    def __iter__(self) -> Iterator[str]:
        return iter(self.under)

    def __len__(self) -> int:
        return len(self.under)


def moved(value: Value, factor: Decimal) -> Value:
    """The same value, a good deal larger or smaller."""
    rows = tuple(replace(row, pcts=tuple(pct * factor for pct in row.pcts)) for row in value.table)
    later = timedelta(days=900 if factor > 1 else -900)
    return replace(
        value,
        amount=value.amount * factor + (1 if factor > 1 else 0),
        table=rows,
        day=value.day + later if value.day else None,
    )


@pytest.fixture
def law(monkeypatch):
    """The law with one value changed: a function that says which, and gives every estimate that was asked for."""
    overlays: list[Overlay] = []
    changed: dict[str, Decimal] = {}
    real = parameters._on

    @lru_cache(maxsize=64)
    def on(first):
        found = real(first)
        overlays.append(Overlay(found.values, changed))
        return Parameters(found.year, found.asked_year, overlays[-1])

    def forget():
        for cached in (parameters.load, parameters.values_on, parameters._stand_ins, on):
            cached.cache_clear()
        overlays.clear()

    def change(values: Mapping[str, Decimal]) -> set[str]:
        changed.clear()
        changed.update(values)
        asked = {name for overlay in overlays for name in overlay.asked}
        forget()
        return asked

    monkeypatch.setattr(parameters, "_on", on)
    forget()
    yield change
    monkeypatch.undo()
    for cached in (parameters.load, parameters.values_on, parameters._stand_ins):
        cached.cache_clear()


def cases() -> Iterator[Case]:
    """Every published case on its own day, and some of each rule on days on which other figures hold."""
    places = sorted(place for place in LAW.glob("*.yaml") if place.name != "wrong_sources.yaml")
    by_rule: dict[str, list[Case]] = {}
    for place in places:
        for case in read_cases(place.read_text(encoding="utf-8")):
            by_rule.setdefault(case.regeling, []).append(case)
            yield case
    for found in by_rule.values():
        for case in found[:: max(1, len(found) // SOME)]:
            yield from (replace(case, day=day, year=None) for day in OTHER_DAYS)


def result_of(case: Case) -> tuple[object, bool]:
    """What comes out, and whether it is said to be an estimate; a refusal is an outcome too."""
    trace = Trace(silent=True)
    try:
        return regel.run(case.regeling, case.inputs, case.year, case.day, trace), trace.estimate
    except UserError as refused:
        return str(refused), True


def test_a_rule_by_name_that_rests_on_an_estimate_says_so(law):
    moved_by: set[str] = set()
    for case in cases():
        law({})
        found, is_estimate = result_of(case)
        for name in sorted(law({})):
            for factor in FACTORS:
                law({name: factor})
                if result_of(case)[0] != found:
                    moved_by.add(name)
                    assert is_estimate, (case.id, name)
    assert len(moved_by) >= 15, "the cases hardly touch an estimate"


def test_a_household_whose_outcome_rests_on_an_estimate_says_so(law):
    for household in homes():
        law({})
        whole = outcomes_of(household)
        for name in sorted(law({})):
            for factor in FACTORS:
                law({name: factor})
                for before, after in zip(whole, outcomes_of(household), strict=True):
                    if (before.right, before.months) != (after.right, after.months):
                        assert before.estimate, (household, before.regeling, name)


def homes() -> tuple[Household, ...]:
    """Some of the sample households, this year and the year before."""
    found = []
    for resident in residents()[::5]:
        said = tuple(answer for path in resident.known for answer in resident.answer(path))
        home = household_from(said, resident.today)
        found += [home, replace(home, peildatum=resident.today.replace(year=resident.today.year - 1))]
    return tuple(found)


def outcomes_of(household: Household) -> tuple[Outcome, ...]:
    return evaluate(household, with_steps=False).outcomes
