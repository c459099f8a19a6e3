"""Ranges, and outcomes taken together."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.message import message
from app.domain.money import Cents
from app.domain.outcome import NOTHING, Bron, Outcome, Outcomes, Periode, Range, Recht, Stap, Steps

ENDS = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(sorted)
RANGES = ENDS.map(lambda ends: Range(Cents(ends[0]), Cents(ends[1])))


def outcome(regeling: str, still: Range = NOTHING, risk: Range = NOTHING) -> Outcome:
    reason = message("calendar.month.jan")
    return Outcome(regeling, Recht.JA, Periode.MAAND, still, reason, still_to_claim=still, risk=risk)


def outcomes(*found: Outcome, rules_year: int = 2026) -> Outcomes:
    return Outcomes(2026, rules_year, date(2026, 3, 1), "2026.1", found)


def test_a_range_is_exact_when_one_amount_is_left():
    assert Range(Cents(5), Cents(5)).is_exact
    assert not Range(Cents(5), Cents(6)).is_exact


@given(RANGES, RANGES)
def test_adding_ranges(one, other):
    total = one.plus(other)
    assert (total.low, total.high) == (one.low + other.low, one.high + other.high)
    assert total == other.plus(one)
    assert one.plus(NOTHING) == one


def test_the_headlines_add_up_over_all_regelingen():
    found = outcomes(
        outcome("zorgtoeslag", Range(Cents(100), Cents(300))),
        outcome("huurtoeslag", Range(Cents(10), Cents(10)), Range(Cents(0), Cents(70))),
    )
    assert found.missed == Range(Cents(110), Cents(310))
    assert found.risk == Range(Cents(0), Cents(70))
    assert outcomes().missed == NOTHING


def test_finding_one_regeling():
    found = outcomes(outcome("zorgtoeslag"), outcome("huurtoeslag"))
    assert found.of("huurtoeslag").regeling == "huurtoeslag"
    with pytest.raises(KeyError):
        found.of("bijstand")


def test_the_rules_of_another_year_stand_in():
    assert outcomes(rules_year=2025).is_stand_in
    assert not outcomes().is_stand_in


def steps_of(*names: str) -> tuple[Stap, ...]:
    return tuple(Stap(name, Decimal(1), Bron("Wet", "1"), message("calendar.month.jan")) for name in names)


def test_steps_are_made_once_and_only_when_they_are_read():
    made: list[str] = []

    def make() -> Iterator[Stap]:
        made.append("again")
        yield from steps_of("een", "twee")

    steps = Steps(make)
    found = replace(outcome("zorgtoeslag"), steps=steps)
    assert made == []
    assert [step.naam for step in found.steps] == ["een", "twee"]
    assert (len(steps), steps[1].naam, steps[:1]) == (2, "twee", steps_of("een"))
    assert made == ["again"]


def test_steps_are_equal_to_a_tuple_of_the_same_steps():
    steps, same = Steps(lambda: steps_of("een")), steps_of("een")
    plain = replace(outcome("zorgtoeslag"), steps=same)
    assert steps == same == Steps(lambda: same)
    assert replace(plain, steps=steps) == plain
    assert hash(replace(plain, steps=steps)) == hash(plain)
    assert repr(steps) == repr(same)
    assert steps != steps_of("twee")
    assert steps != "een"
    assert not Steps(lambda: ())
