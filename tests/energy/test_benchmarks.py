"""Homes like this one: by label, by dwelling, by people; and what is assumed while nothing is measured."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.energy.benchmarks import Basis, Position, all_uses, assumed_use, comparisons, low_line
from app.energy.figures import figures_on
from app.energy.home import Cooking, DwellingType, Home
from app.energy.parts import split, use_of
from app.energy.spread import Carrier, Part
from app.energy.use import Origin, billed_use
from app.reports.plain_dutch import remarks_on, sentences_of
from app.rules.trace import Trace
from tests.energy.builders import TODAY, TYPICAL, bills, known

LAW = figures_on(TODAY)


def compared(carrier: Carrier, amount: int, home: Home = TYPICAL):
    return {one.basis: one for one in comparisons(billed_use(carrier, Decimal(amount)), home, LAW)}


@pytest.mark.parametrize(
    ("gas", "position"),
    [
        (409, Position.FAR_BELOW),
        (600, Position.BELOW),
        (840, Position.EQUAL),
        (1000, Position.ABOVE),
        (1261, Position.FAR_ABOVE),
    ],
)
def test_gas_against_the_label(gas: int, position: Position):
    one = compared(Carrier.GAS, gas)[Basis.LABEL]
    assert one.position is position
    assert (one.low, one.typical, one.high) == (410, 840, 1260)
    assert one.source.law == "Woonbond"
    for sentence in sentences_of(one.said.spoken()):
        assert remarks_on(sentence) == ()


def test_gas_also_against_the_dwelling_and_the_country():
    found = compared(Carrier.GAS, 660)
    assert found[Basis.DWELLING].position is Position.EQUAL
    assert found[Basis.DWELLING].estimate
    assert found[Basis.COUNTRY].position is Position.BELOW
    assert list(found) == [Basis.LABEL, Basis.DWELLING, Basis.COUNTRY]


def test_the_label_only_compares_small_homes_and_unknown_things_are_left_out():
    assert Basis.LABEL not in compared(Carrier.GAS, 800, replace(TYPICAL, surface_m2=90))
    assert Basis.LABEL in compared(Carrier.GAS, 800, replace(TYPICAL, surface_m2=None))
    assert list(compared(Carrier.GAS, 800, Home())) == [Basis.COUNTRY]
    assert compared(Carrier.GAS, 800, replace(TYPICAL, heating=Carrier.HEAT)) == {}
    assert Basis.LABEL not in compared(Carrier.GAS, 800, replace(TYPICAL, label="A+++"))


def test_label_g_has_a_high_line_only():
    home = replace(TYPICAL, label="G")
    assert Basis.LABEL not in compared(Carrier.GAS, 1500, home)
    assert compared(Carrier.GAS, 1700, home)[Basis.LABEL].position is Position.FAR_ABOVE


def test_power_and_water_follow_the_people():
    assert compared(Carrier.POWER, 2630)[Basis.PEOPLE].position is Position.EQUAL
    assert compared(Carrier.WATER, 140)[Basis.PEOPLE].position is Position.ABOVE
    nine = replace(TYPICAL, people=9)
    assert compared(Carrier.POWER, 4600, nine)[Basis.PEOPLE].typical == 4600
    assert compared(Carrier.POWER, 1706, Home())[Basis.COUNTRY].position is Position.EQUAL
    assert compared(Carrier.WATER, 91, Home()) == {}
    assert compared(Carrier.HEAT, 30) == {}


def test_what_is_not_measured_is_assumed_from_the_closest_benchmark():
    gas = assumed_use(TYPICAL, Carrier.GAS, LAW)
    assert (gas.amount.typical, gas.origin, gas.estimate) == (840, Origin.ASSUMED, True)
    assert (gas.amount.low, gas.amount.high) == (420, 1260)
    large = replace(TYPICAL, surface_m2=90, dwelling=DwellingType.TERRACED)
    assert assumed_use(large, Carrier.GAS, LAW).amount.typical == 930
    assert assumed_use(Home(), Carrier.GAS, LAW).amount.typical == 987
    assert assumed_use(replace(TYPICAL, label="G"), Carrier.GAS, LAW).amount.typical == 1050
    assert assumed_use(Home(), Carrier.WATER, LAW).amount.typical == 91


def test_a_home_on_heat_uses_gas_only_to_cook():
    home = replace(TYPICAL, heating=Carrier.HEAT, hot_water=Carrier.HEAT)
    assert assumed_use(home, Carrier.HEAT, LAW).amount.typical == Decimal(840) / 35
    assert assumed_use(home, Carrier.GAS, LAW).amount.typical == 37
    assert assumed_use(replace(home, hot_water=Carrier.GAS), Carrier.GAS, LAW).amount.typical == 37 + 189
    assert assumed_use(replace(home, cooking=Cooking.INDUCTION), Carrier.GAS, LAW) is None
    assert assumed_use(TYPICAL, Carrier.HEAT, LAW) is None


def test_a_boiler_adds_to_the_power_and_electric_heating_has_no_benchmark():
    boiler = replace(TYPICAL, hot_water=Carrier.POWER)
    assert assumed_use(boiler, Carrier.POWER, LAW).amount.typical > 2630 + 1400
    assert assumed_use(replace(TYPICAL, heating=Carrier.POWER), Carrier.POWER, LAW) is None


def test_known_uses_go_before_assumed_ones():
    found = all_uses(TYPICAL, bills(850)[:1], LAW)
    assert [(one.carrier, one.is_measured) for one in found] == [
        (Carrier.GAS, True),
        (Carrier.POWER, False),
        (Carrier.WATER, False),
    ]


@pytest.mark.parametrize(("label", "line"), [("A++++", None), ("A+", 310), ("E", 490), ("G", 530), (None, 310)])
def test_the_low_line_of_a_label(label, line):
    found = low_line(replace(TYPICAL, label=label), LAW)
    assert (found and found.amount) == line


def parts(home: Home, *uses):
    return split(home, uses, LAW, Trace())


def test_gas_is_split_over_cooking_hot_water_and_heating():
    found = parts(TYPICAL, *bills(850))
    assert {one.part: one.amount.typical for one in found} == {
        Part.COOKING: 37,
        Part.HOT_WATER: 189,
        Part.HEATING: 624,
        Part.POWER: 2000,
        Part.WATER: 91,
    }


def test_a_small_use_is_split_no_further_than_it_goes():
    found = parts(TYPICAL, *bills(100)[:1])
    assert [(one.part, one.amount.typical) for one in found] == [
        (Part.COOKING, 37),
        (Part.HOT_WATER, 63),
        (Part.HEATING, 0),
    ]


def test_what_another_carrier_leaves_over_belongs_to_what_it_is_there_for():
    heat = replace(TYPICAL, heating=Carrier.HEAT, hot_water=Carrier.HEAT)
    (cooking,) = parts(heat, *bills(60)[:1])
    assert (cooking.part, cooking.amount.typical) == (Part.COOKING, 60)
    geyser = replace(heat, hot_water=Carrier.GAS, cooking=Cooking.INDUCTION)
    (hot,) = parts(geyser, *bills(300)[:1])
    assert (hot.part, hot.amount.typical) == (Part.HOT_WATER, 300)


def test_electric_cooking_and_a_boiler_are_split_off_the_power():
    home = replace(TYPICAL, hot_water=Carrier.POWER, cooking=Cooking.ELECTRIC)
    found = {one.part: one.amount.typical for one in parts(home, bills()[1])}
    assert found[Part.COOKING] == 225
    assert round(found[Part.HOT_WATER]) == 1500
    assert round(found[Part.POWER]) == 275
    assert use_of(Part.HEATING, parts(home, bills()[1])) is None


def test_the_benchmarks_of_a_later_year_are_the_same():
    assert assumed_use(TYPICAL, Carrier.GAS, figures_on(date(2029, 1, 1))).amount.typical == 840


@pytest.mark.parametrize(
    ("carriers", "heating"),
    [((Carrier.HEAT,), Carrier.HEAT), ((Carrier.HEAT, Carrier.GAS), None), ((), None)],
)
def test_a_heat_meter_without_a_gas_meter_tells_what_heats(carriers, heating):
    uses = tuple(billed_use(carrier, Decimal(20)) for carrier in carriers)
    found = known(home=replace(TYPICAL, heating=None, hot_water=None, cooking=None), uses=uses)
    assert found.home.heating is heating
    assert (found.use(Carrier.GAS) is None) == (heating is Carrier.HEAT)
