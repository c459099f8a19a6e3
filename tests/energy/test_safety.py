"""Do no harm: a cold, damp or unsafe home comes before any saving, and a measure that would hurt is not advised."""

from dataclasses import replace

import pytest

from app.domain.message import message
from app.energy.answers import Seen
from app.energy.checklist import Hazard
from app.energy.checklist_reading import checklist
from app.energy.home import Circumstances, Home
from app.energy.safety import URGENT, Warned, reason_not_to, warnings
from app.energy.saved import Bucket
from app.energy.savings import savings
from app.energy.spread import Carrier
from app.reports.plain_dutch import check, remarks_on, sentences_of
from tests.energy.builders import TYPICAL, bills, climate, known, placed, seen, will_do

HEATING = [item.id for item in checklist().items if Hazard.UNDERHEATED in item.stops]
SEALING = [item.id for item in checklist().items if item.overlap == "tocht"]


def hazards(answers=(), **facts: object) -> list[Hazard]:
    return [one.hazard for one in warnings(answers, known(**facts))]


def advised(saved) -> set[str]:
    return {one.item for one in saved.measures if one.bucket is not Bucket.PLACED}


def test_a_home_in_order_has_no_warnings():
    assert hazards(climates=(climate(degrees="20", humidity=50),), circumstances=Circumstances(False, False)) == []


@pytest.mark.parametrize(
    ("circumstances", "hazard"),
    [
        (Circumstances(co_complaints=True), Hazard.CO_COMPLAINTS),
        (Circumstances(medical_device=True), Hazard.MEDICAL),
        (Circumstances(vulnerable=True), Hazard.VULNERABLE),
        (Circumstances(barely_heats=True), Hazard.UNDERHEATED),
        (Circumstances(hot_water_c=55), Hazard.HOT_WATER),
    ],
)
def test_what_is_told_is_a_warning(circumstances: Circumstances, hazard: Hazard):
    assert hazards(circumstances=circumstances) == [hazard]


def test_hot_water_of_60_degrees_is_right():
    assert hazards(circumstances=Circumstances(hot_water_c=60)) == []


@pytest.mark.parametrize(
    ("measured", "hazard"),
    [
        (climate(degrees="17.9"), [Hazard.COLD]),
        (climate(degrees="18"), []),
        (climate("slaapkamer", "15"), []),
        (climate("slaapkamer", "14.9"), [Hazard.COLD]),
        (climate(humidity=60), []),
        (climate(humidity=61), [Hazard.DAMP]),
    ],
)
def test_what_is_measured_is_a_warning_from_the_healthy_line_on(measured, hazard: list[Hazard]):
    assert hazards(climates=(measured,)) == hazard


def test_only_the_newest_measurement_of_a_room_counts():
    old = replace(climate(degrees="12"), day=climate().day.replace(month=1))
    assert hazards(climates=(climate(degrees="20"), old)) == []


@pytest.mark.parametrize("item", [item for item in checklist().items if item.raises], ids=lambda item: item.id)
def test_what_the_coach_sees_is_a_warning_until_it_is_put_right(item):
    assert item.raises in hazards([seen(item.id)])
    assert item.raises not in hazards([placed(item.id)])
    assert hazards([replace(seen(item.id), seen=Seen.NOT_HERE)]) == []


@pytest.mark.parametrize("name", ["medisch_apparaat", "open_toestel"])
@pytest.mark.parametrize("what", [Seen.GOOD, Seen.CAN_BE_BETTER])
def test_what_must_be_minded_because_it_is_here_stays_a_warning(name: str, what: Seen):
    item = checklist().item(name)
    assert item.present in hazards([replace(seen(name), seen=what)])
    assert item.present in hazards([replace(placed(name), seen=what)])
    assert hazards([replace(seen(name), seen=Seen.NOT_HERE)]) == []


def test_nothing_is_sealed_near_a_geyser_that_works_well():
    saved = savings([replace(seen("open_toestel"), seen=Seen.GOOD), will_do("tochtstrips")], known())
    assert not saved.is_urgent
    assert [one.item for one in saved.not_advised] == ["tochtstrips"]


def test_the_most_urgent_comes_first_and_each_once_with_its_surest_ground():
    answers = [seen("schimmel"), seen("open_toestel"), seen("elektrische_kachel")]
    found = warnings(answers, known(circumstances=Circumstances(barely_heats=True), climates=(climate(humidity=70),)))
    assert [one.hazard for one in found] == [
        Hazard.OPEN_APPLIANCE,
        Hazard.NEEDS_AIR,
        Hazard.UNDERHEATED,
        Hazard.HEATER,
        Hazard.MOULD,
        Hazard.DAMP,
    ]
    assert found[0].is_urgent
    assert found[2].certain
    assert {one.hazard for one in found if one.is_urgent} <= URGENT


@pytest.mark.parametrize(("label", "line"), [("A+", 310), ("C", 410), ("F", 530), ("G", 530)])
def test_less_gas_than_the_low_line_of_the_label_may_be_a_cold_home(label: str, line: int):
    home = replace(TYPICAL, label=label)
    assert hazards(home=home, uses=bills(line)) == []
    (found,) = warnings((), known(home=home, uses=bills(line - 5)))
    assert (found.hazard, found.certain) == (Hazard.UNDERHEATED, True)
    assert f"label {label}" in found.ground.spoken()


def test_without_a_label_the_line_of_the_best_one_holds_and_it_only_may_be_so():
    home = replace(TYPICAL, label=None)
    assert hazards(home=home, uses=bills(315)) == []
    (found,) = warnings((), known(home=home, uses=bills(300)))
    assert not found.certain


def test_an_assumed_use_or_another_heat_says_nothing_about_the_cold():
    assert hazards(home=replace(TYPICAL, label="A+++"), uses=bills(100)) == []
    assert hazards(home=replace(TYPICAL, heating=Carrier.HEAT), uses=bills(40)) == []
    assert hazards(home=Home(label="G"), uses=()) == []


def test_an_electric_heater_hides_a_cold_home_unless_the_room_was_measured_warm():
    heater = [seen("elektrische_kachel")]
    found = warnings(heater, known())
    assert [(one.hazard, one.certain) for one in found] == [(Hazard.UNDERHEATED, False), (Hazard.HEATER, True)]
    assert hazards(heater, climates=(climate(degrees="19"),)) == [Hazard.HEATER]


@pytest.mark.parametrize("cold", [Circumstances(barely_heats=True), Circumstances(vulnerable=True)])
def test_nobody_in_a_cold_home_is_advised_to_heat_less(cold: Circumstances):
    stopped = HEATING if cold.barely_heats else ["thermostaat_1_lager", "nacht_15", "kamers_niet_stoken"]
    saved = savings([will_do(name) for name in stopped], known(circumstances=cold))
    assert advised(saved) == set()
    assert {one.item for one in saved.not_advised} == set(stopped)
    assert all(one.reason.spoken() for one in saved.not_advised)
    assert saved.everything.euros.typical == 0


def test_warmth_that_is_kept_in_makes_a_cold_home_warmer_and_counts_as_no_money():
    answers = [placed("radiatorfolie"), seen("raamfolie"), placed("ledlampen")]
    saved = savings(answers, known(climates=(climate(degrees="16"),)))
    assert [one.item for one in saved.measures if one.comfort] == ["radiatorfolie", "raamfolie"]
    assert saved.everything.amounts.gas.is_nothing
    assert saved.placed.amounts.power.typical > 0


@pytest.mark.parametrize("what", [seen("roosters"), seen("schimmel"), seen("open_toestel")])
def test_no_air_is_shut_out_where_it_is_needed(what):
    saved = savings([what, *(will_do(name) for name in SEALING)], known())
    assert advised(saved) & set(SEALING) == set()


def test_damp_air_comes_before_sealing_as_on_the_screen():
    saved = savings([seen("tochtstrips")], known(climates=(climate(humidity=68),)))
    (refused,) = saved.not_advised
    assert refused.reason.spoken() == "De lucht is vochtig. Eerst frisse lucht, dan pas kieren dicht."
    assert refused.because.ground.spoken() == "In de woonkamer is de luchtvochtigheid 68%. Boven 60% is te vochtig."


def test_with_complaints_of_carbon_monoxide_nothing_is_advised_but_health_and_safety():
    answers = [will_do(item.id) for item in checklist().items]
    saved = savings(answers, known(circumstances=Circumstances(co_complaints=True)))
    assert saved.is_urgent
    assert not any(checklist().item(one.item).saves for one in saved.measures)
    assert saved.everything.euros.typical == 0


def test_what_was_placed_all_the_same_counts_and_says_why_it_would_not_be_advised():
    saved = savings([placed("stekkerblok")], known(circumstances=Circumstances(medical_device=True)))
    (line,) = saved.measures
    assert line.not_now.spoken() == "Er is een medisch apparaat. Dat mag nooit per ongeluk uit gaan."
    assert saved.placed.euros.typical > 0


@pytest.mark.parametrize("hazard", Hazard)
def test_every_warning_is_said_in_plain_dutch(hazard: Hazard):
    warned = Warned(hazard, message("energie.grond.gezien", wat="iets"))
    reason = reason_not_to(checklist().item("douchekop"), warned)
    said = [one.spoken() for one in (warned.title, warned.what_to_do, reason)]
    for sentence in sentences_of(*said):
        assert remarks_on(sentence) == (), sentence
    assert check(said).passes
