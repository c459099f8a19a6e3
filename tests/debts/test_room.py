"""What can be paid without going hungry: the budget, and the beslagvrije voet below which nobody comes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.debts.room import Floor, Limit, MonthBudget, floor_of, room, seizure_of
from app.domain.household import Household, Person, Rol
from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.period import always
from app.rules.beslagvrije_voet import Leefsituatie
from tests.debts.builders import TODAY, cents_of


def budget(income: str, needs: str, running: str = "0") -> MonthBudget:
    return MonthBudget(cents_of(income), cents_of(needs), cents_of(running))


def floor(above: str) -> Floor:
    return Floor(cents_of("1500"), cents_of(above), ())


@pytest.mark.parametrize(
    ("given", "above", "per_month", "limit"),
    [
        (budget("3532", "3437"), None, "95", Limit.BUDGET),
        (budget("3532", "3437"), "500", "95", Limit.BUDGET),
        (budget("3532", "3437"), "60", "60", Limit.FLOOR),
        (budget("3532", "3437", "35"), "60", "25", Limit.FLOOR),
        (budget("3532", "3437", "35"), "30", "0", Limit.NONE_LEFT),
        (budget("1200", "1300"), "500", "0", Limit.NONE_LEFT),
        (budget("1200", "1200"), None, "0", Limit.NONE_LEFT),
    ],
)
def test_the_smaller_of_both_is_the_room(given, above, per_month, limit):
    found = room(given, None if above is None else floor(above))
    assert (found.per_month, found.limit) == (cents_of(per_month), limit)
    assert found.message.spoken()


money = st.integers(0, 1_000_000).map(Cents)


@given(money, money, money, st.none() | money)
def test_the_room_is_never_above_the_budget_nor_below_the_floor(income, needs, running, above):
    found = room(MonthBudget(income, needs, running), None if above is None else Floor(Cents(1), above, ()))
    assert found.per_month >= 0
    assert found.per_month <= max(income - needs - running, 0)
    if above is not None:
        assert found.per_month + running <= max(above, running)


def person(rol: Rol, year: int | None = 2_000_000, month: int | None = 160_000, born: date | None = None) -> Person:
    return Person(
        PersonId(rol), rol, born, None if year is None else Cents(year),
        netto_inkomen=always(None if month is None else Cents(month)),
    )  # fmt: skip


def household(*persons: Person) -> Household:
    return Household(TODAY, persons)


ALONE = person(Rol.AANVRAGER)


@pytest.mark.parametrize(
    ("others", "leefsituatie"),
    [
        ([], Leefsituatie.ALLEENSTAANDE),
        ([person(Rol.MEDEBEWONER)], Leefsituatie.ALLEENSTAANDE),
        ([person(Rol.KIND, born=date(2015, 1, 1))], Leefsituatie.ALLEENSTAANDE_OUDER),
        ([person(Rol.KIND)], Leefsituatie.ALLEENSTAANDE_OUDER),
        ([person(Rol.KIND, born=date(2008, 11, 25))], Leefsituatie.ALLEENSTAANDE),
        ([person(Rol.TOESLAGPARTNER)], Leefsituatie.GEHUWD_ZONDER_KIND),
        ([person(Rol.TOESLAGPARTNER), person(Rol.KIND)], Leefsituatie.GEHUWD_MET_KIND),
    ],
)
def test_who_lives_there_as_the_law_looks_at_it(others, leefsituatie):
    found = seizure_of(household(ALONE, *others), TODAY)
    assert found is not None
    assert found.leefsituatie is leefsituatie


def test_incomes_of_two_count_together_and_the_net_one_apart():
    found = seizure_of(household(ALONE, person(Rol.TOESLAGPARTNER, 900_000, 70_050)), TODAY)
    assert found is not None
    assert (found.jaarinkomen, found.netto_inkomen, found.netto_partner) == (29_000, 1_600, found.netto_partner)
    assert str(found.netto_partner) == "700.5"


@pytest.mark.parametrize("unknown", [person(Rol.AANVRAGER, None), person(Rol.AANVRAGER, month=None)])
def test_an_income_that_is_not_known_gives_no_floor(unknown):
    assert seizure_of(household(unknown), TODAY) is None
    assert floor_of(household(unknown), TODAY) is None


def test_the_floor_is_an_estimate_with_its_articles_and_leaves_at_least_it():
    found = floor_of(household(ALONE), TODAY)
    assert found is not None
    assert found.amount + found.above == 160_000
    assert {step.bron.artikel for step in found.steps} >= {"475da", "475dc"}
    assert any(step.schatting for step in found.steps)


def test_a_year_without_figures_has_no_floor():
    assert floor_of(household(ALONE), date(2023, 3, 1)) is None
