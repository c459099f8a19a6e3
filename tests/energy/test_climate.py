"""Warmth and damp in a room against what is healthy."""

from dataclasses import replace
from datetime import date

import pytest

from app.energy.climate import Damp, Warmth, room_air
from app.energy.figures import figures_on
from app.energy.home import room_name
from app.errors import UserError
from app.reports.plain_dutch import remarks_on, sentences_of
from tests.energy.builders import TODAY, climate

LAW = figures_on(TODAY)


@pytest.mark.parametrize(
    ("room", "degrees", "vulnerable", "warmth"),
    [
        ("woonkamer", "17.9", False, Warmth.COLD),
        ("woonkamer", "18", None, Warmth.GOOD),
        ("woonkamer", "19.5", True, Warmth.COLD),
        ("woonkamer", "20", True, Warmth.GOOD),
        ("slaapkamer", "15", True, Warmth.GOOD),
        ("slaapkamer", "14.5", False, Warmth.COLD),
    ],
)
def test_how_warm_a_room_is_follows_the_room_and_the_people(room, degrees, vulnerable, warmth):
    (found,) = room_air([climate(room, degrees)], vulnerable, LAW)
    assert (found.warmth, found.damp) == (warmth, None)
    assert found.said[0].spoken().startswith(f"Het is {degrees.replace('.', ',')} graden.")


@pytest.mark.parametrize(
    ("humidity", "damp"), [(39, Damp.DRY), (40, Damp.GOOD), (60, Damp.GOOD), (61, Damp.DAMP), (100, Damp.DAMP)]
)
def test_how_damp_the_air_is(humidity: int, damp: Damp):
    (found,) = room_air([climate(humidity=humidity)], None, LAW)
    assert (found.damp, found.degrees, found.warmth) == (damp, None, None)


def test_every_room_with_its_newest_measurement_in_plain_words():
    old = replace(climate(degrees="10", humidity=90), day=date(2026, 1, 1))
    found = room_air([climate(degrees="20", humidity=50), old, climate("badkamer", humidity=70)], False, LAW)
    assert [(one.room, one.warmth, one.damp) for one in found] == [
        ("woonkamer", Warmth.GOOD, Damp.GOOD),
        ("badkamer", None, Damp.DAMP),
    ]
    for sentence in sentences_of(*(said.spoken() for one in found for said in one.said)):
        assert remarks_on(sentence) == ()


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        (climate(degrees="60.1"), "De temperatuur in de woonkamer"),
        (climate(degrees="-20.1"), "De temperatuur in de woonkamer"),
        (climate("zolder", humidity=101), "De luchtvochtigheid in zolder"),
        (climate(humidity=-1), "van 0 tot en met 100"),
    ],
)
def test_what_no_room_can_be_is_refused(measured, said: str):
    with pytest.raises(UserError, match=said):
        room_air([measured], None, LAW)


def test_a_room_of_the_coach_keeps_its_name():
    assert (room_name("badkamer"), room_name("zolder")) == ("de badkamer", "zolder")
