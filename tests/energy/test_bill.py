"""The bill of a year and the monthly amount: what comes back or is to be paid, and the advice with its month."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.energy.bill import Fit, instalment_advice, usual_fixed, year_cost
from app.energy.spread import Carrier, Spread
from app.energy.use import YearUse, billed_use
from app.errors import UserError
from app.reports.plain_dutch import remarks_on, sentences_of
from tests.energy.builders import TODAY, TYPICAL, a_contract, bills, known

OWN = a_contract(fixed_per_year=30000, reduction_included=True)
"""1.45 euro for gas and 0.30 for power, 900 euros of fixed costs from which a reduction of 600 is off already."""


def paying(per_month: int, **changes: object):
    return known(contract=replace(OWN, per_month=per_month * 100, **changes), uses=bills(1000, 2000))


def test_the_own_contract_and_use_give_the_bill_to_the_cent():
    found = year_cost(known(contract=OWN, uses=bills(1000, 2000)))
    assert found.cost.typical == 145000 + 60000 + 90000 - 60000
    assert found.cost.range.is_exact
    assert (found.estimate, found.measured) == (False, True)
    assert all("{" not in step.explanation.spoken() for step in found.steps)


def test_the_average_home_at_the_prices_of_the_year_pays_about_the_published_bill():
    found = year_cost(known(uses=bills(950, 1690)))
    assert abs(found.cost.typical - 199300) < 1500
    assert found.estimate


def test_what_is_assumed_makes_the_bill_a_wide_estimate():
    found = year_cost(known(uses=()))
    assert (found.estimate, found.measured) == (True, False)
    assert found.cost.low < found.cost.typical < found.cost.high


def solar(back: int | None, day: date = TODAY):
    use = replace(billed_use(Carrier.POWER, Decimal(2000)), feed_in=None if back is None else Decimal(back))
    contract = replace(OWN, feed_in=5000, feed_in_cost=0)
    return year_cost(known(day, contract=contract, uses=(billed_use(Carrier.GAS, Decimal(1000)), use)))


def test_power_given_back_falls_away_until_2027_and_is_paid_for_after():
    without = solar(0).cost.typical
    assert without - solar(500).cost.typical == 500 * 30
    assert without - solar(3000).cost.typical == 2000 * 30 + 1000 * 5
    assert without - solar(500, date(2027, 3, 1)).cost.typical == 500 * 5
    assert solar(None).estimate


def test_without_a_tariff_for_it_power_given_back_earns_and_costs_nothing_and_the_bill_is_an_estimate():
    uses = (billed_use(Carrier.GAS, Decimal(1000)), billed_use(Carrier.POWER, Decimal(2000), Decimal(3000)))
    found = year_cost(known(contract=OWN, uses=uses))
    assert found.cost.typical == 145000 + 90000 - 60000
    assert found.estimate
    told = year_cost(known(contract=replace(OWN, feed_in=0, feed_in_cost=0), uses=uses))
    assert (told.cost.typical, told.estimate) == (found.cost.typical, False)


def test_every_kwh_given_back_has_its_cost():
    contract = replace(OWN, feed_in=5000, feed_in_cost=11000)
    uses = (billed_use(Carrier.GAS, Decimal(1000)), billed_use(Carrier.POWER, Decimal(2000), Decimal(3000)))
    found = year_cost(known(contract=contract, uses=uses))
    assert found.cost.typical == 145000 - 1000 * 5 + 3000 * 11 + 90000 - 60000
    words = [step.explanation.spoken() for step in found.steps]
    assert any("kost € 0,11 per kWh" in one.replace("\u00a0", " ") for one in words), words


def test_a_reduction_that_is_off_the_fixed_costs_already_is_not_taken_off_again():
    fixed = replace(OWN, reduction_included=None)
    once = year_cost(known(contract=fixed, uses=bills(1000, 2000))).cost.typical
    assert year_cost(known(contract=OWN, uses=bills(1000, 2000))).cost.typical - once == 62896
    unknown = replace(OWN, fixed_per_year=None)
    usual = year_cost(known(contract=unknown, uses=bills(1000, 2000))).cost.typical
    assert usual == 145000 + 60000 + 92500 - 62896, "the fixed costs of the year have nothing off them"
    assert usual_fixed(known(contract=unknown, uses=bills(1000, 2000))) == 92500


def test_there_are_no_usual_fixed_costs_of_heat():
    home = replace(TYPICAL, heating=Carrier.HEAT, hot_water=Carrier.HEAT, cooking=None)
    assert usual_fixed(known(home=home, uses=())) is None


def test_the_fixed_costs_of_heat_must_come_from_the_bill():
    home = replace(TYPICAL, heating=Carrier.HEAT, hot_water=Carrier.HEAT, cooking=None)
    uses = (billed_use(Carrier.HEAT, Decimal(25)), billed_use(Carrier.POWER, Decimal(2000)))
    with pytest.raises(UserError, match=r"^Vaste kosten: .*op de rekening"):
        year_cost(known(home=home, uses=uses))
    found = year_cost(known(home=home, uses=uses, contract=replace(OWN, heat=4_000_000)))
    assert found.cost.typical == 100000 + 60000 + 90000 - 60000


def test_the_power_of_a_home_that_heats_with_it_must_be_measured():
    home = replace(TYPICAL, heating=Carrier.POWER, hot_water=Carrier.POWER, cooking=None)
    with pytest.raises(UserError, match=r"^Meterstanden: vul die van stroom in"):
        year_cost(known(home=home, uses=(), contract=OWN))
    assert year_cost(known(home=home, uses=bills()[1:2], contract=OWN)).cost.typical == 90000


@pytest.mark.parametrize(
    ("per_month", "fit", "advised", "settlement"),
    [
        (195, Fit.KEEP, 19500, -1000),
        (190, Fit.KEEP, 19000, -7000),
        (150, Fit.RAISE, 19600, -55000),
        (240, Fit.LOWER, 19600, 53000),
    ],
)
def test_the_monthly_amount_is_kept_raised_or_lowered(per_month, fit, advised, settlement):
    found = instalment_advice(paying(per_month), TODAY)
    assert (found.fit, found.advised, found.settlement.typical) == (fit, advised, settlement)
    assert found.from_month == date(2026, 12, 1)
    assert found.paid == per_month * 100
    for sentence in sentences_of(found.said.spoken()):
        assert remarks_on(sentence) == ()


def test_the_running_year_comes_out_at_nothing_from_next_month_on():
    found = instalment_advice(paying(150, settles_on=date(2027, 4, 1)), TODAY)
    assert found.until_settlement == 28800, "2350 less eight times 150, over the four months that are left"
    assert instalment_advice(paying(150), TODAY).until_settlement is None
    assert instalment_advice(paying(150, settles_on=date(2026, 12, 1)), TODAY).until_settlement is None
    assert instalment_advice(paying(150, settles_on=date(2028, 4, 1)), TODAY).until_settlement is None
    assert instalment_advice(paying(400, settles_on=date(2027, 4, 1)), TODAY).until_settlement == 0


def test_an_amount_is_only_lowered_when_a_high_use_leaves_money_over_too():
    wide = YearUse(
        Carrier.GAS, Spread(Decimal(600), Decimal(900), Decimal(1200)), billed_use(Carrier.GAS, Decimal(1)).origin, True
    )
    situation = known(contract=replace(OWN, per_month=21000), uses=(wide, billed_use(Carrier.POWER, Decimal(2000))))
    found = instalment_advice(situation, TODAY)
    assert found.settlement.low < 0 < found.settlement.typical
    assert found.fit is Fit.KEEP
    assert found.estimate


def test_without_what_is_paid_or_an_own_use_there_is_no_advice():
    with pytest.raises(UserError, match=r"^Bedrag per maand: "):
        instalment_advice(known(contract=OWN), TODAY)
    with pytest.raises(UserError, match=r"^Bedrag per maand: "):
        instalment_advice(known(), TODAY)
    with pytest.raises(UserError, match=r"^Meterstanden: "):
        instalment_advice(known(contract=replace(OWN, per_month=100), uses=()), TODAY)


@given(st.integers(0, 60000), st.integers(0, 3000), st.integers(0, 6000))
def test_the_advised_amount_covers_the_cost_and_the_settlement_adds_up(per_month, gas, power):
    contract = replace(OWN, per_month=per_month)
    found = instalment_advice(known(contract=contract, uses=bills(gas, power)), TODAY)
    assert found.settlement.typical == per_month * 12 - found.cost.typical
    assert found.settlement.low <= found.settlement.typical <= found.settlement.high
    if found.fit is not Fit.KEEP:
        assert found.advised * 12 >= found.cost.typical
        assert found.advised % 100 == 0
