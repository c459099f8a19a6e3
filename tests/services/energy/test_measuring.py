"""Readings, appliances and the air in rooms: kept as they were read, refused when they cannot be."""

from datetime import date

import pytest

from app.domain.ids import RecordId, new_id
from app.energy.appliances import Way
from app.energy.meters import Register
from app.energy.spread import Carrier
from app.errors import UserError
from app.services import undo
from app.services.energy import appliances, climates, readings
from tests.builders import MONDAY

TODAY = MONDAY.date()
LAST_YEAR = date(2025, 11, 20)


def test_a_reading_is_kept_and_one_of_the_same_day_takes_its_place(session, dossier, visit):
    _, first = readings.add(session, visit, Register.GAS, "04821,305", (TODAY, ""))
    _, again = readings.add(session, visit, Register.GAS, "4822", (TODAY, ""))
    assert first == again
    readings.add(session, visit, Register.GAS, "4000", (LAST_YEAR, ""))
    assert [(one.day, one.value) for one in readings.listing(session, dossier)] == [
        (LAST_YEAR, 4_000_000),
        (TODAY, 4_822_000),
    ]
    readings.remove(session, first)
    assert [one.day for one in readings.listing(session, dossier)] == [LAST_YEAR]
    assert undo.state(session, dossier).can_undo.spoken() == "Meterstand gas"


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        ("4.821", TODAY, "Meterstand gas: schrijf alleen cijfers"),
        ("-3", TODAY, "Meterstand gas"),
        ("3999", TODAY, "lager dan die van"),
        ("5000", date(2027, 1, 1), "is nog niet geweest"),
    ],
)
def test_a_reading_that_cannot_be_is_refused(session, dossier, visit, typed, day, said):
    readings.add(session, visit, Register.GAS, "4000", (LAST_YEAR, ""))
    readings.add(session, visit, Register.POWER_LOW, "9000", (TODAY, ""))
    with pytest.raises(UserError, match=said):
        readings.add(session, visit, Register.GAS, typed, (day, ""))
    assert len(readings.listing(session, dossier)) == 2


def test_an_appliance_is_measured_changed_and_taken_away(session, dossier, visit):
    _, cooler = appliances.add(session, visit, "Koelkast", Way.ALWAYS, typical="koelvries_oud", wh=960, minutes=1440)
    appliances.change(session, cooler, "Oude koelkast", Way.ALWAYS, wh=970)
    (kept,) = appliances.listing(session, dossier)
    assert (kept.name, kept.wh, kept.minutes, kept.typical) == ("Oude koelkast", 970, 1440, "koelvries_oud")
    assert kept.visit_id == visit
    appliances.remove(session, cooler)
    assert appliances.listing(session, dossier) == ()
    undo.undo(session, dossier)
    assert len(appliances.listing(session, dossier)) == 1


@pytest.mark.parametrize(
    ("name", "about", "said"),
    [
        ("", {}, "Naam van het apparaat"),
        ("Tv", {"tenths_w": 0}, "Het vermogen van Tv"),
        ("Tv", {"wh": 100}, "niet in hoeveel tijd"),
        ("Tv", {"typical": "raket"}, "raket staat niet op de lijst"),
    ],
)
def test_an_appliance_that_cannot_be_is_refused(session, dossier, visit, name, about, said):
    with pytest.raises(UserError, match=said):
        appliances.add(session, visit, name, Way.ALWAYS, **about)
    with pytest.raises(UserError, match="Dit apparaat is er niet meer"):
        appliances.change(session, RecordId(new_id()), "Tv", Way.ALWAYS)
    with pytest.raises(UserError, match="Deze meterstand is er niet meer"):
        readings.remove(session, RecordId(new_id()))
    assert appliances.listing(session, dossier) == ()


def test_the_air_of_a_room_is_kept_once_a_day(session, dossier, visit):
    climates.put(session, visit, "woonkamer", 185, None)
    climates.put(session, visit, "woonkamer", 185, 68)
    climates.put(session, visit, "badkamer", None, 70)
    assert [(one.room, one.tenths_c, one.humidity) for one in climates.listing(session, dossier)] == [
        ("badkamer", None, 70),
        ("woonkamer", 185, 68),
    ]
    assert undo.state(session, dossier).can_undo.spoken() == "Meting in de badkamer"
    climates.put(session, visit, "badkamer", None, None)
    assert not climates.put(session, visit, "hal", None, None)
    with pytest.raises(UserError, match="temperatuur in de woonkamer"):
        climates.put(session, visit, "woonkamer", 900, None)
    assert [one.room for one in climates.listing(session, dossier)] == ["woonkamer"]


def test_a_number_tells_a_replaced_meter_from_the_one_before(session, dossier, visit):
    day = TODAY
    readings.add(session, visit, Register.GAS, "9800", (LAST_YEAR, ""))
    readings.add(session, visit, Register.POWER_NORMAL, "500", (day, ""))
    readings.add(session, visit, Register.FEED_IN_NORMAL, "70", (day, ""))
    with pytest.raises(UserError, match="lager"):
        readings.add(session, visit, Register.GAS, "12", (day, ""))
    readings.add(session, visit, Register.GAS, "12", (day, "G4-2"))
    readings.renumber(session, visit, Carrier.POWER, day, " E1 ")
    found = {one.register: one.meter for one in readings.listing(session, dossier) if one.day == day}
    assert found == {Register.GAS: "G4-2", Register.POWER_NORMAL: "E1", Register.FEED_IN_NORMAL: "E1"}
    with pytest.raises(UserError, match="lager"):
        readings.renumber(session, visit, Carrier.GAS, day, "")
    assert readings.listing(session, dossier)[-1].meter
