"""Net AOW: the published amounts, the rounding of the bijdrage, and days without a rate."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.rules.parameters import load
from tests.rules.spoken import ask

AMOUNTS = [
    ("2025-03-01", "1580.92", "1081.50"),
    ("2025-09-01", "1612.44", "1103.97"),
    ("2026-03-01", "1637.57", "1122.12"),
    ("2026-09-01", "1662.16", "1139.39"),
]


def netto(day: str, bruto: str, korting: bool = True) -> Decimal:
    return ask("aow_netto", day, bruto=bruto, loonheffingskorting=korting)["netto"]


@pytest.mark.parametrize(("day", "alleen", "gehuwd"), AMOUNTS)
def test_gross_gives_the_published_net_with_korting(day, alleen, gehuwd):
    law = load(date.fromisoformat(day))
    assert netto(day, alleen) == law.get("aow.netto_alleen").amount
    assert netto(day, gehuwd) == law.get("aow.netto_gehuwd").amount


def test_without_korting_in_july_2026_as_worked_by_hand():
    # 1662.16 -> 369 steps of 4.50 = 1660.50 x 12 = 19926 x 17.85% = 3556 -> 296.33; zvw 80.61
    assert netto("2026-07-01", "1662.16", korting=False) == Decimal("1285.22")
    assert netto("2026-07-01", "1139.39", korting=False) == Decimal("880.96")


def test_the_bijdrage_goes_down_to_the_cent_and_stops_at_a_maximum():
    assert netto("2025-01-01", "0.19") == Decimal("0.19")
    assert netto("2025-01-01", "1081.50") == Decimal("1081.50") - Decimal("56.88")
    rich = ask("aow_netto", "2026-01-01", bruto="9000", loonheffingskorting=True)
    assert {step.naam: step.waarde for step in rich.steps}["bijdrage_zvw"] == Decimal("320.94")


@given(st.integers(0, 200000))
def test_more_gross_is_never_less_net_beyond_rounding(cents):
    before, after = (netto("2026-01-01", str(Decimal(c) / 100), korting=False) for c in (cents, cents + 450))
    assert before < after


def test_every_step_is_said_and_cited():
    answer = ask("aow_netto", "2026-01-01", bruto="1637.57", loonheffingskorting=True)
    assert answer.own_steps[0] == ("bijdrage_zvw", "45")
    assert answer.own_steps[-1] == ("netto_aow", "27")
    assert answer.sentences[-1] == "De AOW € 1.637,57 min de bijdrage € 79,42 en de belasting € 0."
    assert not answer.estimate


def test_a_year_without_a_rate_is_refused_in_a_sentence():
    with pytest.raises(UserError, match=r"2024.*aow\.zvw"):
        netto("2024-07-01", "1500")
