"""A rent that fits a budget, the cost of this home, and others beside it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.household import Household
from app.domain.money import Cents
from app.domain.outcome import Range
from app.domain.parts import Energie
from app.domain.period import Varying
from app.rules.evaluate import evaluate
from app.rules.woonlasten import Thuis, cost_in
from app.whatif.homes import MOST, RentAdvice, as_range, home_of, income_without_rent, rent_advice
from app.whatif.spendable import Part, spendable
from tests.households import Builder, a_household, care

ALONE = a_household(2026).living_on("1750", "loon").earning("26000").renting("620", "20").taxed("360", "120")
BUDGETS = (Decimal(1150), Decimal(1350))


def advice(home: Builder, *others: Thuis) -> RentAdvice:
    household = home.complete()
    return rent_advice(household, spent(household), BUDGETS, others, 2026)


def spent(household: Household):
    return spendable(household, evaluate(household, with_steps=False))


def test_the_room_is_what_the_budgets_leave_of_all_but_huurtoeslag():
    household = ALONE.complete()
    zorgtoeslag = evaluate(household).of("zorgtoeslag").right.low
    remitted = sum(evaluate(household).of(f"kwijtschelding_{who}").right.low for who in ("gemeente", "waterschap"))
    assert income_without_rent(spent(household)) == 1750 + Decimal(zorgtoeslag + remitted) / 1200
    found = advice(ALONE)
    assert found.room.laagste < found.room.passend < found.room.hoogste
    assert found.room.hoogste - found.room.laagste == 200


def test_a_fitting_rent_costs_no_more_than_the_room():
    household = ALONE.complete()
    found = rent_advice(household, spent(household), (Decimal(1450), Decimal(1650)), (), 2026)
    kept = home_of(household)
    assert kept is not None
    at, above = (
        cost_in(household, replace(kept, kale_huur=rent), 2026)
        for rent in (found.rents.laagste, found.rents.laagste + 1)
    )
    assert at.meest <= found.room.laagste < above.meest


def test_no_rent_fits_that_a_corporation_may_not_let_at():
    assert advice(ALONE).rents.hoogste == 713
    rich = advice(ALONE.earning("45000").netting("3000"))
    assert rich.rents.hoogste > 900


def test_without_a_budget_no_rent_is_said():
    household = ALONE.complete()
    found = rent_advice(household, spent(household), None, (), 2026)
    assert found.income_known
    assert found.room is None
    assert found.rents is None


def test_the_present_home_with_all_that_is_known_of_it():
    home = home_of(ALONE.complete())
    assert home == Thuis(Decimal(620), Decimal(20), Decimal(0), Decimal(40))
    assert home_of(ALONE.complete(), Decimal(150)).energie == 150
    heated = replace(ALONE.complete(), energie=Energie(termijnbedrag=Cents(130_00)))
    assert home_of(heated).energie == 130


def test_up_to_three_others_beside_it():
    other = Thuis(Decimal(500))
    found = advice(ALONE, *[other] * 5)
    assert len(found.others) == MOST
    assert found.others[0].nu == found.now
    assert found.others[0].meest < 0


def test_without_an_income_or_a_rent_nothing_is_said():
    assert advice(ALONE.netting(None)).room is None
    assert advice(ALONE.netting(None)).rents is None
    assert not advice(ALONE.netting(None)).income_known
    unknown = advice(ALONE.home(kale_huur=Varying()), Thuis(Decimal(500)))
    assert unknown.now is None
    assert unknown.others == ()
    assert unknown.rents is not None


def test_day_care_is_paid_before_rent():
    cared = ALONE.with_child(2022, 5, 1, care=(care("dagopvang", "100", "11"),))
    found = spent(cared.complete())
    assert found.of(Part.OPVANG).range == Range(Cents(-13_200_00), Cents(-13_200_00))
    open_care = ALONE.with_child(2022, 5, 1, care=(care("dagopvang", "100", "11"),)).complete()
    kid = open_care.personen[-1]
    unknown = open_care.replacing(replace(kid, opvang=tuple(replace(one, uren=Varying()) for one in kid.opvang or ())))
    assert spent(unknown).of(Part.OPVANG).range is None


@pytest.mark.parametrize(("least", "most"), [(Decimal("1.005"), Decimal(2))])
def test_a_range_in_cents(least, most):
    assert as_range(least, most) == Range(Cents(101), Cents(200))
