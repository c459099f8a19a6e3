"""Kostendelersnorm: the exact fraction, the tables until 2024, and the values of days before our oldest year."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.rules.parameters import load, values_on
from tests.rules.spoken import ask

NORMS = st.decimals(min_value=0, max_value=3000, places=2)
GEHUWD = "2002.13"


def norm(aantal: int, gehuwdennorm: str = GEHUWD, day: str = "2026-01-01") -> Decimal:
    return ask("kostendelersnorm", day, gehuwdennorm=gehuwdennorm, aantal=aantal)["norm_per_persoon"]


@pytest.mark.parametrize("day", ["2024-01-01", "2024-07-01", "2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"])
def test_one_alone_has_the_norm_of_a_single_person(day):
    law = load(date.fromisoformat(day))
    single = law.get("participatiewet.norm_alleenstaand").amount
    assert abs(norm(1, str(law.get("participatiewet.norm_gehuwd").amount), day) - single) <= Decimal("0.01")


def test_two_share_the_norm_of_a_couple():
    assert norm(2) * 2 in (Decimal("2002.13"), Decimal("2002.14"))


def test_half_a_cent_of_a_third_goes_up():
    # 1.3 / 3 x 0.15 = 0.065 exactly; a share that was rounded first would lose it
    assert norm(3, "0.15") == Decimal("0.07")


@given(NORMS, st.integers(1, 20))
def test_more_people_is_never_more_per_person_and_never_less_together(gehuwdennorm, aantal):
    one, more = norm(aantal, str(gehuwdennorm)), norm(aantal + 1, str(gehuwdennorm))
    assert more <= one
    assert (aantal + 1) * more >= aantal * one - Decimal("0.01") * (aantal + 1)


def test_tables_until_2024_round_the_share_and_that_is_an_estimate():
    assert norm(3, "1512.90", "2020-01-01") == Decimal("655.54")
    assert norm(3, "1512.90", "2024-01-01") == Decimal("655.59")
    assert ask("kostendelersnorm", "2023-12-31", gehuwdennorm="1512.90", aantal=3).estimate
    assert not ask("kostendelersnorm", "2024-01-01", gehuwdennorm="1512.90", aantal=3).estimate


def test_every_step_is_said_and_cited():
    now = ask("kostendelersnorm", "2026-01-01", gehuwdennorm=GEHUWD, aantal=5)
    assert now.own_steps == [("norm_per_kostendeler", "22a, eerste lid")]
    assert now.sentences[0].endswith(
        "De norm voor een paar, € 2.002,13, telt voor 40% plus 5 keer 30%. Dat deelt u door 5."
    )
    before = ask("kostendelersnorm", "2020-01-01", gehuwdennorm="1512.90", aantal=6)
    assert before.sentences[-1] == "Van de norm voor een paar, € 1.512,90, krijgt u 36,67%."


def test_nobody_is_not_a_household():
    with pytest.raises(UserError, match="aantal"):
        norm(0)


class TestValuesOn:
    def test_a_day_in_our_years_has_what_load_gives(self):
        assert values_on(date(2026, 3, 1)) is load(date(2026, 3, 1))

    def test_a_day_before_our_years_has_only_what_held_then(self):
        early = values_on(date(2020, 5, 1))
        assert early.year == 2020
        assert early.get("participatiewet.kostendelersnorm_vast").amount == Decimal("0.40")
        with pytest.raises(UserError, match=r"2020.*zorgtoeslag\.standaardpremie"):
            early.get("zorgtoeslag.standaardpremie")
        assert not values_on(date(1990, 1, 1)).values

    def test_after_our_years_the_last_known_value_stands_in(self):
        later = values_on(date(2027, 3, 1))
        assert (later.year, later.asked_year, later.is_stand_in) == (2026, 2027, True)
        assert later.get("participatiewet.norm_gehuwd").source.is_estimate
        assert not later.get("huurprijzen.huurverhoging").source.is_estimate
        july = values_on(date(2026, 7, 1))
        for name in ("participatiewet.norm_gehuwd", "huurprijzen.huurverhoging"):
            assert later.get(name).amount == july.get(name).amount
