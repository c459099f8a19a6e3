"""Appliances: watts or watt-hours and hours of use become kWh and euros a year."""

from dataclasses import replace
from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import RecordId
from app.energy import appliances
from app.energy.appliances import Appliance, Way, base_load, group_uses, library, standby, total_of, yearly_use
from app.energy.checklist_reading import checklist
from app.energy.contract import prices_of
from app.energy.figures import figures_on
from app.energy.spread import Carrier
from app.errors import UserError
from app.rules.parameters import Confidence
from tests.energy.builders import DOSSIER, TODAY, a_contract

DEFAULT = prices_of(None, figures_on(TODAY)).of(Carrier.POWER)
OWN = prices_of(a_contract(power=30000), figures_on(TODAY)).of(Carrier.POWER)


def an_appliance(way: Way = Way.ALWAYS, **changes: object) -> Appliance:
    return replace(Appliance(RecordId("a1"), DOSSIER, "koelkast", way), **changes)


@pytest.mark.parametrize(
    ("appliance", "kwh"),
    [
        (an_appliance(tenths_w=10), "8.76"),
        (an_appliance(tenths_w=1000), "876"),
        (an_appliance(wh=960, minutes=1440), "350.4"),
        (an_appliance(wh=960, minutes=1440, tenths_w=5000), "350.4"),
        (an_appliance(Way.HOURS, tenths_w=20000, minutes_a_day=90, days_a_year=100), "300"),
        (an_appliance(Way.HOURS, wh=500, minutes=30, minutes_a_day=60), "365"),
        (an_appliance(Way.TURNS, wh=3750, tenths_turns_a_week=25), "487.5"),
    ],
)
def test_what_is_measured_becomes_a_year(appliance: Appliance, kwh: str):
    found = yearly_use(appliance, OWN)
    assert found.kwh == Decimal(kwh)
    assert found.per_year == int((Decimal(kwh) * 30).quantize(1, rounding="ROUND_HALF_UP"))
    assert (found.measured, found.estimate, found.remark) == (True, False, None)
    assert all("{" not in step.explanation.spoken() for step in found.steps)


def test_at_the_price_of_the_year_the_cost_is_an_estimate():
    assert yearly_use(an_appliance(tenths_w=10), DEFAULT).estimate


def test_a_cooler_measured_for_a_few_hours_is_an_estimate_and_says_so():
    found = yearly_use(an_appliance(wh=120, minutes=180), OWN)
    assert found.kwh == Decimal("350.4")
    assert found.estimate
    assert "3 uur" in found.remark.spoken()
    assert "hele dag" in found.remark.spoken()


@pytest.mark.parametrize(
    "appliance",
    [
        an_appliance(),
        an_appliance(Way.HOURS, tenths_w=100),
        an_appliance(Way.TURNS, wh=100),
        an_appliance(Way.TURNS, tenths_turns_a_week=10),
        an_appliance(typical="niet_hier"),
    ],
)
def test_too_little_known_gives_nothing_rather_than_a_guess(appliance: Appliance):
    assert yearly_use(appliance, OWN) is None


def test_without_a_measurement_a_typical_use_stands_in_and_says_so():
    found = yearly_use(an_appliance(typical="koelvries_oud"), OWN)
    assert (found.kwh, found.measured, found.estimate) == (350, False, True)
    assert found.remark.spoken().startswith("Niet gemeten.")
    assert found.steps[0].schatting


def test_a_typical_use_follows_the_own_hours_or_turns():
    tv = an_appliance(Way.HOURS, typical="tv", minutes_a_day=240)
    assert yearly_use(tv, OWN).kwh == Decimal(75) / 1000 * 4 * 365
    dryer = an_appliance(Way.TURNS, typical="droger_oud", tenths_turns_a_week=10)
    assert yearly_use(dryer, OWN).kwh == Decimal("3.75") * 52
    assert yearly_use(an_appliance(Way.TURNS, typical="droger_oud"), OWN).kwh == 450


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"tenths_w": 0}, "Het vermogen van koelkast"),
        ({"tenths_w": 250_001}, "Het vermogen van koelkast"),
        ({"wh": -1, "minutes": 60}, "De gemeten stroom van koelkast"),
        ({"wh": 5, "minutes": 0}, "De tijd waarin koelkast"),
        ({"minutes_a_day": 1441}, "Het gebruik per dag van koelkast"),
        ({"days_a_year": 367}, "Het aantal dagen per jaar van koelkast"),
        ({"tenths_turns_a_week": -1}, "Het aantal beurten per week van koelkast"),
        ({"wh": 5}, "maar niet in hoeveel tijd"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_its_field(changes: dict, said: str):
    with pytest.raises(UserError, match=said):
        yearly_use(an_appliance(**changes), OWN)


def test_standby_adds_what_is_on_for_nothing_and_never_a_medical_device():
    own = [
        an_appliance(tenths_w=50, standby=True),
        an_appliance(tenths_w=100, standby=True),
        an_appliance(tenths_w=3000, standby=True, medical=True),
        an_appliance(tenths_w=900),
        an_appliance(standby=True),
    ]
    kwh, cost = standby(own, OWN)
    assert kwh == Decimal("131.4")
    assert cost == 3942
    assert total_of([]) == (0, 0)


def test_a_group_is_known_when_all_its_appliances_were_measured():
    fridge = an_appliance(wh=960, minutes=1440, typical="koelvries_oud")
    freezer = an_appliance(typical="vrieskist_oud")
    modem = an_appliance(tenths_w=80, typical="modem")
    tv = an_appliance(Way.HOURS, tenths_w=800, minutes_a_day=60, typical="tv")
    assert [(one.group, one.kwh) for one in group_uses([fridge, modem, tv], OWN)] == [
        ("koel", Decimal("350.4")),
        ("standby", Decimal("70.08")),
    ]
    assert [one.group for one in group_uses([fridge, freezer, modem], OWN)] == ["standby"]


def test_the_night_tells_what_is_on_day_and_night():
    assert base_load(400, time(23), time(7)) == 438
    assert base_load(400, time(23), time(7)) == 50 * Decimal("8.76")


@pytest.mark.parametrize(("wh", "end"), [(-1, time(7)), (5, time(23))])
def test_a_night_that_cannot_be_is_refused(wh: int, end: time):
    with pytest.raises(UserError, match="nachtmeting"):
        base_load(wh, time(23), end)


def test_the_library_is_marked_and_its_groups_exist():
    for one in library().values():
        assert one.kwh > 0
        assert one.source.law
        assert not one.group or checklist().group(one.group)
    assert library()["droger_oud"].source.confidence is Confidence.SECONDARY
    assert library()["koelkast"].source.confidence is Confidence.RECALLED
    assert library()["zuurstof"].medical


def test_an_appliance_that_stands_there_twice_or_has_a_strange_field_is_refused(monkeypatch):
    row = {"id": "a", "name": "A", "way": "altijd", "kwh": 1}
    monkeypatch.setattr(appliances, "read_figures", lambda name: {"source": "apparaten", "appliances": [row, row]})
    with pytest.raises(ValueError, match="twice"):
        appliances.library.__wrapped__()
    with pytest.raises(ValueError, match="unknown"):
        appliances._typical({**row, "watts": 5}, "apparaten")


@given(st.integers(1, 250_000), st.integers(1, 250_000))
def test_more_watts_cost_more(one: int, other: int):
    low, high = sorted((one, other))
    less, more = (yearly_use(an_appliance(tenths_w=watts), OWN) for watts in (low, high))
    assert less.kwh <= more.kwh
    assert less.per_year <= more.per_year
