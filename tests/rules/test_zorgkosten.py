"""Costs of care: uplift, the three thresholds, partners, and what is an estimate."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.rules.parameters import values_on
from tests.rules.spoken import Answer, ask

YEARS = [f"{year}-03-01" for year in range(2020, 2027)]


def aftrek(day: str = "2023-03-01", /, **more: object) -> Answer:
    return ask("zorgkostenaftrek", day, **{"drempelinkomen": 20000, "kosten_verhoogbaar": 1000} | more)


@pytest.mark.parametrize("day", YEARS)
def test_the_high_threshold_begins_at_1_65_percent_of_its_limit_rounded_down(day):
    law = values_on(date.fromisoformat(day))
    limit, fixed = (law.get(f"inkomstenbelasting.zorgkosten_{name}").amount for name in ("midden_tot", "hoog"))
    assert fixed == int(limit * Decimal("0.0165"))


@pytest.mark.parametrize(
    ("income", "partner", "threshold"),
    [
        (8603, False, "149"),
        (8604, False, "141.97"),
        (17206, True, "298"),
        (17207, True, "283.92"),
        (45695, False, "753.97"),
        (45695, True, "753.97"),
        (45696, False, "753.06"),
        (60000, True, "1575.54"),
    ],
)
def test_the_threshold_at_each_of_its_limits(income, partner, threshold):
    assert aftrek(drempelinkomen=income, partner=partner)["drempel"] == Decimal(threshold)


def test_only_the_low_limit_doubles_for_partners():
    assert aftrek(drempelinkomen=30000, partner=True)["drempel"] == aftrek(drempelinkomen=30000)["drempel"]


@pytest.mark.parametrize(
    ("income", "aow", "uplift"), [(38703, False, 400), (38703, True, 1130), (38704, False, 0), (38704, True, 0)]
)
def test_the_uplift_ends_above_an_income(income, aow, uplift):
    assert aftrek(drempelinkomen=income, aow=aow)["verhoging"] == uplift


def test_treatment_and_visits_are_not_uplifted():
    assert aftrek(kosten_overig=500)["verhoging"] == 400
    assert aftrek(kosten_overig=500)["aftrek"] == aftrek()["aftrek"] + 500


@given(st.integers(0, 500_000), st.integers(0, 500_000))
def test_more_costs_are_never_less_deduction(cents, more):
    one, two = (aftrek(kosten_verhoogbaar=str(Decimal(c) / 100))["aftrek"] for c in (cents, cents + more))
    assert 0 <= one <= two


def test_published_years_are_certain_and_later_ones_estimates():
    assert not aftrek("2023-03-01").estimate
    assert all(aftrek(f"{year}-03-01").estimate for year in (2024, 2025, 2026))


def test_before_the_limit_of_the_uplift_is_known_it_is_refused_in_a_sentence():
    with pytest.raises(UserError, match=r"2021.*verhoging_tot"):
        aftrek("2021-03-01")


def test_every_step_is_said_and_cited():
    found = aftrek(kosten_overig=500)
    assert found.own_steps == [
        ("verhoging_zorgkosten", "6.19"),
        ("drempel_zorgkosten", "6.20"),
        ("aftrek_zorgkosten", "6.20"),
    ]
    assert found.sentences[-1] == "De kosten € 1.500 plus de verhoging € 400, min € 330 die niet meetelt."
    assert aftrek(drempelinkomen=5000).own_steps[1][0] == "lage_drempel_zorgkosten"
    assert aftrek(drempelinkomen=50000).own_steps[0][0] == "hoge_drempel_zorgkosten"
