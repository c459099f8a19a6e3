"""Incassokosten: every part of the scale, the floor and the ceiling."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.spoken import ask


def kosten(hoofdsom: str, day: str = "2026-03-01") -> Decimal:
    return ask("incassokosten", day, hoofdsom=hoofdsom)["incassokosten"]


@pytest.mark.parametrize(
    ("hoofdsom", "expected"),
    [
        ("0", "0"),
        ("0.01", "40"),
        ("266.66", "40"),
        ("266.67", "40.00"),
        ("266.70", "40.01"),
        ("2500", "375"),
        ("2500.10", "375.01"),
        ("5000", "625"),
        ("10000", "875"),
        ("200000", "2775"),
        ("1000000", "6775"),
        ("1000000.01", "6775"),
        ("5000000", "6775"),
    ],
)
def test_the_scale_at_its_corners(hoofdsom, expected):
    assert kosten(hoofdsom) == Decimal(expected)


@given(st.integers(0, 2_000_000_00), st.integers(1, 100_000))
def test_a_larger_debt_never_costs_less_and_never_more_than_15_percent_extra(cents, more):
    one, two = (kosten(str(Decimal(c) / 100)) for c in (cents, cents + more))
    assert one <= two
    assert two - one <= max(Decimal(more) * Decimal("0.0015") + Decimal("0.01"), Decimal(40))


def test_the_scale_holds_since_2012():
    assert kosten("2500", "2015-01-01") == 375


def test_every_step_is_said_and_cited():
    answer = ask("incassokosten", "2026-03-01", hoofdsom="8750")
    assert answer.own_steps == [("incassokosten_over_deel", "2, eerste lid")] * 3 + [
        ("incassokosten_binnen_grenzen", "2, tweede lid")
    ]
    assert answer.sentences[2:] == [
        "Over € 3.750 van de schuld mag 5% worden gevraagd.",
        "Samen is dat € 812,50. Het is minstens € 40 en hoogstens € 6.775.",
    ]
    assert not answer.estimate
