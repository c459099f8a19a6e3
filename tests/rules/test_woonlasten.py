"""The cost of a home beside another one, what a corporation may let, and what a lodger changes."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.message import message
from app.domain.money import Cents
from app.errors import UserError
from app.rules.inwoning import Inwoner, is_within_a_year
from app.rules.inwoning import compare as with_a_lodger
from app.rules.woonlasten import Budget, Thuis, compare, cost_in, room_of
from tests.households import Builder, a_household
from tests.rules.asking import per_year

TENANT = a_household(2026).earning("24000").renting("760")
NOW = Thuis(Decimal(760), Decimal(20), Decimal(150), Decimal(45))
OTHER = Thuis(Decimal(600), energie=Decimal(110), heffingen=Decimal(45))
LODGER = Inwoner(Decimal(350), date(1995, 5, 1), Cents(30_000_00), Cents(2_000_00))


def toeslag(rent: str) -> Decimal:
    return per_year(TENANT.renting(rent), "huurtoeslag") / 12


def test_both_homes_with_their_own_huurtoeslag():
    found = compare(TENANT.complete(), NOW, OTHER, 2026)
    assert found.nu.minst == found.nu.meest == 975 - toeslag("760")
    assert found.straks.minst == 755 - toeslag("600")
    assert found.minst == found.meest == found.straks.meest - found.nu.minst < 0


def test_a_cheaper_home_saves_less_than_the_rents_differ():
    """What the rent is higher than the aftoppingsgrens is paid back least."""
    found = compare(TENANT.complete(), NOW, OTHER, 2026)
    assert Decimal(-220) < found.meest < Decimal(-100)


def test_what_is_not_known_leaves_a_range():
    found = cost_in(TENANT.changing("p1", toetsingsinkomen=None).complete(), NOW, 2026)
    assert found.minst < found.meest == 975
    assert found.toewijzing is None


@pytest.mark.parametrize("who", [TENANT.incomplete(), TENANT.changing("p1", geboortedatum=None).complete()])
def test_without_who_lives_there_no_limit_is_said(who):
    assert cost_in(who, NOW, 2026).toewijzing is None


@pytest.mark.parametrize(
    ("who", "income_limit", "rent", "fits"),
    [
        (TENANT, 29400, "713.02", False),
        (TENANT.with_partner(), 39925, "713.02", False),
        (TENANT.with_partner().with_child(2018, 2, 2, income="20000"), 39925, "764.14", True),
        (TENANT.with_medebewoner(income="20000"), 38650, "713.02", True),
        (TENANT.born(1950, 1, 1), 28775, "713.02", False),
        (TENANT.earning("29401"), 29400, "713.02", True),
    ],
)
def test_which_rent_a_corporation_may_let_at(who: Builder, income_limit, rent, fits):
    allotted = cost_in(who.changing("m1", geboortedatum=date(1950, 1, 1)).complete(), NOW, 2026).toewijzing
    assert allotted is not None
    assert (allotted.inkomensgrens, allotted.hoogste_huur) == (income_limit, Decimal(rent))
    assert allotted.is_passend is fits


def test_a_later_year_is_an_estimate():
    assert not cost_in(TENANT.complete(), NOW, 2026).estimate
    assert cost_in(TENANT.complete(), NOW, 2027).estimate


def test_a_year_of_which_huurtoeslag_is_not_known_is_refused_in_a_sentence():
    with pytest.raises(UserError, match="2024"):
        cost_in(a_household(2024).earning("24000").complete(), NOW, 2024)


def test_the_room_of_a_budget():
    found = room_of(Budget(Decimal(1200), Decimal(750), Decimal(1000)))
    assert (found.laagste, found.passend, found.hoogste) == (200, 325, 450)


# A lodger


def test_an_onderhuurder_leaves_huurtoeslag_as_it_is():
    found = with_a_lodger(TENANT.complete(), LODGER, 2026)
    assert (found.huur_per_jaar, found.changes) == (4200, ())
    assert found.to_ask == (message("inwoning.vraag.verhuurder"), message("inwoning.vraag.belasting"))


def test_who_moves_in_without_a_contract_counts_with_income():
    moved_in = Inwoner(Decimal(0), date(1995, 5, 1), Cents(30_000_00), Cents(2_000_00), has_contract=False)
    found = with_a_lodger(TENANT.complete(), moved_in, 2026)
    (rent,) = [change for change in found.changes if change.regeling == "huurtoeslag"]
    assert rent.before.high == per_year(TENANT, "huurtoeslag") * 100
    assert rent.after.high == per_year(TENANT.with_medebewoner((1995, 5, 1), income="30000"), "huurtoeslag") * 100
    assert rent.after.high < rent.before.high
    assert found.to_ask == (message("inwoning.vraag.verhuurder"),)


def test_somebody_on_bijstand_asks_the_municipality_first():
    home = a_household(2026).living_on("1331.43", "bijstand").receiving("bijstand", "1331.43").renting("600")
    asked = with_a_lodger(home.complete(), LODGER, 2026).to_ask
    assert message("inwoning.vraag.gemeente") in asked
    assert all(question.spoken().startswith("Vraag ") for question in asked)


@pytest.mark.parametrize(
    ("end", "within"), [((2027, 2, 28), True), ((2027, 3, 1), False), ((2026, 2, 28), False), ((2026, 3, 1), True)]
)
def test_a_lodging_is_agreed_for_a_year_at_most(end, within):
    assert is_within_a_year(date(2026, 3, 1), date(*end)) is within
