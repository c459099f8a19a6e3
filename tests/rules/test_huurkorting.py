"""A discount or a stepped rent: the rent of each month, and the huurtoeslag that follows it in a household."""

from datetime import date
from decimal import Decimal

import pytest

from app.errors import UserError
from app.rules import regel
from app.rules.huurkorting import Huurstap, rent_in, rent_over_time
from app.rules.trace import Trace
from tests.households import a_household
from tests.rules.asking import months, outcome
from tests.rules.spoken import ask

STEPS = [
    Huurstap(Decimal(650), date(2026, 9, 15), date(2026, 10, 31)),
    Huurstap(Decimal(600), date(2026, 3, 1), date(2026, 9, 14)),
]
TENANT = a_household(2026).earning("20000").renting("700")


def test_the_agreed_rent_holds_before_between_and_after_the_steps():
    rent = rent_over_time(Decimal(700), STEPS)
    assert [rent.at(date(2026, month, 1)) for month in range(1, 13)] == [
        *(700_00, 700_00, 600_00, 600_00, 600_00, 600_00),
        *(600_00, 600_00, 600_00, 650_00, 700_00, 700_00),
    ]
    apart = rent_over_time(Decimal(700), [STEPS[0], Huurstap(Decimal(500), date(2026, 1, 1), date(2026, 1, 31))])
    assert [apart.at(date(2026, month, 1)) for month in (1, 2, 10)] == [500_00, 700_00, 650_00]
    assert rent_over_time(Decimal(700), []).at(date(2026, 5, 1)) == 700_00


def test_both_ways_to_look_at_it_agree():
    rent = rent_over_time(Decimal(700), STEPS)
    for month in range(1, 13):
        first = date(2026, month, 1)
        assert rent.at(first) == rent_in(Decimal(700), STEPS, first) * 100


def test_huurtoeslag_of_a_household_follows_the_rent_of_each_month():
    """Alone on a low income in 2026: 498,20 - 202,52 and 65% of what is above it: 426,85, 361,85 and 394,35."""
    home = TENANT.home(kale_huur=rent_over_time(Decimal(700), STEPS))
    assert months(home, "huurtoeslag") == [426, 426, *[361] * 7, 394, 426, 426]
    named = ask(
        "huurkorting", "2026-03-01", kale_huur=700, inkomen=20000, personen=1,
        stappen=[{"huur": step.huur, "vanaf": str(step.vanaf), "tot": str(step.tot)} for step in STEPS],
    )  # fmt: skip
    assert months(home, "huurtoeslag") == [int(named[f"huurtoeslag_{month}"]) for month in range(1, 13)]


def test_a_lower_rent_that_is_not_told_must_be_paid_back():
    home = TENANT.home(kale_huur=rent_over_time(Decimal(700), STEPS)).on(6, 1).receiving("huurtoeslag", "426")
    assert outcome(home, "huurtoeslag").risk.high > 400_00


def korting(*steps: dict[str, object]) -> dict[str, object]:
    return {"kale_huur": 700, "stappen": list(steps)}


def step(vanaf: str, tot: str) -> dict[str, object]:
    return {"huur": 600, "vanaf": vanaf, "tot": tot}


@pytest.mark.parametrize(
    ("steps", "within"),
    [
        ([], "ja"),
        ([step("2026-03-01", "2029-02-28")], "ja"),
        ([step("2026-03-01", "2029-03-01")], "nee"),
        ([step("2026-03-01", "2026-12-31"), step("2028-01-01", "2029-03-31")], "nee"),
    ],
)
def test_it_may_last_three_years(steps, within):
    assert ask("huurkorting", "2026-03-01", **korting(*steps)).results["binnen_termijn"] == within


@pytest.mark.parametrize(
    ("steps", "named"),
    [
        ([{"huur": 1}], "stappen[0]"),
        (["niets"], "stappen[0]"),
        ([step("2026-03-01", "2026-02-28")], "stappen[0].tot"),
        ([step("maart", "2026-02-28")], "stappen[0].vanaf"),
        ([step("2026-01-01", "2026-03-01"), step("2026-03-01", "2026-04-01")], "stappen"),
        ([step("2026-01-01", "2026-03-01")] * 51, "stappen"),
    ],
)
def test_wrong_steps_are_named(steps, named):
    with pytest.raises(UserError) as caught:
        regel.run("huurkorting", korting(*steps), 2026, None, Trace())
    assert caught.value.args_["naam"] == named


def test_each_discount_is_said_once():
    found = ask("huurkorting", "2026-03-01", **korting(step("2026-03-01", "2026-08-31")))
    assert found.sentences == ["De gewone huur is € 700. U betaalt nu € 600."]
    assert ask("huurkorting", "2026-03-01", **korting()).sentences == []
