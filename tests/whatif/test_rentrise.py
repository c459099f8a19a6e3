"""A higher rent beside the most the law allows for its kind: the percentages of the government, and nothing sure that
nobody said.
"""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.household import Woningsoort
from app.domain.money import Cents
from app.rules.huurverhoging import Huursoort
from app.whatif.changes import OtherRent
from app.whatif.rentrise import RentRise, likely_kind, rent_rise
from app.whatif.sidebyside import side_by_side
from tests.households import a_household

SOCIAL, MIDDLE, FREE = Huursoort.SOCIAAL, Huursoort.MIDDEN, Huursoort.VRIJ


def home(rent: str = "800", on: date = date(2026, 11, 25), kind: Woningsoort = Woningsoort.ZELFSTANDIG):
    made = a_household(2026).living_on("1900", "loon").earning("28000").renting(rent).complete()
    return replace(made, peildatum=on, woning=replace(made.woning, soort=kind))


def rise(then: int, kind: Huursoort | None, rent: str = "800", on: date = date(2026, 11, 25)) -> RentRise:
    found = rent_rise(home(rent, on), OtherRent(Cents(then), soort=kind))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "on", "most"),
    [
        (SOCIAL, date(2026, 6, 30), 40_00),  # 5%, until 1 July
        (SOCIAL, date(2026, 7, 1), 32_80),  # 4.1%
        (MIDDLE, date(2025, 12, 31), 61_60),  # 7.7%
        (MIDDLE, date(2026, 1, 1), 48_80),  # 6.1%
        (FREE, date(2025, 1, 1), 32_80),  # 4.1%
        (FREE, date(2026, 11, 25), 35_20),  # 4.4%
    ],
)
def test_each_kind_has_the_percentage_of_the_government(kind, on, most):
    (limit,) = rise(900_00, kind, on=on).limits
    assert (limit.soort, limit.most) == (kind, most)
    assert limit.bron.wet == "Uitvoeringswet huurprijzen woonruimte"
    assert limit.bron.artikel.startswith("10")


def test_one_cent_above_the_limit_is_above_it():
    assert rise(832_80, SOCIAL).above == 0
    assert not rise(832_80, SOCIAL).may_be_above
    assert rise(832_81, SOCIAL).above == 1
    assert rise(324_99, SOCIAL, "300").above == 0  # a low rent: 25 euros
    assert rise(325_01, SOCIAL, "300").above == 1


def test_of_an_unknown_kind_only_what_is_above_every_limit_is_too_much():
    found = rise(840_00, None)
    assert [limit.soort for limit in found.limits] == [SOCIAL, FREE, MIDDLE]
    assert found.may_be_above
    assert found.above == 0
    assert rise(848_81, None).above == 1


def test_a_day_without_known_limits_says_nothing():
    found = rise(900_00, MIDDLE, on=date(2024, 3, 1))
    assert (found.limits, found.above, found.may_be_above) == ((), 0, False)


@pytest.mark.parametrize(
    "change", [OtherRent(Cents(800_00)), OtherRent(Cents(700_00)), OtherRent(Cents(900_00), moves=True)]
)
def test_no_increase_for_the_same_home_has_no_limit(change):
    assert rent_rise(home(), change) is None


def test_who_owns_the_home_has_no_rent_that_rises():
    assert rent_rise(home(kind=Woningsoort.KOOP), OtherRent(Cents(900_00))) is None


@pytest.mark.parametrize(
    ("rent", "kind", "likely"),
    [
        ("932.93", Woningsoort.ZELFSTANDIG, SOCIAL),
        ("932.94", Woningsoort.ZELFSTANDIG, None),
        ("1500", Woningsoort.ONZELFSTANDIG, SOCIAL),
    ],
)
def test_a_rent_within_the_limit_is_likely_social(rent, kind, likely):
    assert likely_kind(home(rent, kind=kind)) is likely


def test_what_is_not_known_of_a_day_is_not_guessed():
    assert likely_kind(home(on=date(2023, 3, 1))) is None


def test_the_side_by_side_tells_it_of_a_higher_rent_only():
    assert side_by_side(home(), OtherRent(Cents(850_00), soort=SOCIAL), 2026).rise is not None
    assert side_by_side(home(), OtherRent(Cents(750_00)), 2026).rise is None
