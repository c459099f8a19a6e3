"""The checklists: whole, sourced, in plain Dutch, and careful with people's health."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest

from app.energy import checklist_reading
from app.energy.checklist import Doer, Hazard, Item, Kind, Payer
from app.energy.checklist_reading import checklist
from app.energy.figures import sources
from app.energy.spread import NOTHING, Part
from app.reports.plain_dutch import check, remarks_on, sentences_of
from app.resources import folder
from app.rules.parameters import Confidence

ITEMS = list(checklist().items)
HEATING_DOWN = ("thermostaat_1_lager", "nacht_15", "afwezig_15", "klokthermostaat", "kamers_niet_stoken", "ketel_60")
SEALING = ("tochtstrips", "kieren_kitten", "brievenbusborstel", "deurborstel")
LANDLORD = {Kind.CORPORATION}


def each_item():
    return pytest.mark.parametrize("item", ITEMS, ids=[item.id for item in ITEMS])


def test_there_are_seventy_five_measures_in_ten_rooms_and_each_room_is_a_file():
    assert len(ITEMS) == 75
    files = {place.name for place in folder("checklists", "energy").iterdir() if place.name.endswith(".yaml")}
    assert files == {f"{room.id}.yaml" for room in checklist().rooms}
    assert [room.id for room in checklist().rooms][:5] == ["woonkamer", "keuken", "badkamer", "slaapkamers", "hal"]
    assert Counter(item.id for item in ITEMS).most_common(1)[0][1] == 1


@each_item()
def test_an_item_says_what_to_look_at_who_pays_who_does_it_and_where_it_comes_from(item: Item):
    assert item.title
    assert item.look.endswith((".", "?"))
    assert item.advice.endswith(".")
    assert item.pays
    assert item.sources
    assert all(sources()[name] for name in item.sources)
    assert item.effort in (1, 2, 3)
    assert item.usual >= 1
    assert 0 <= item.cost_low <= item.cost_high


@each_item()
def test_what_a_resident_reads_is_plain_dutch(item: Item):
    for sentence in sentences_of(item.title, item.advice):
        assert remarks_on(sentence) == (), sentence
    assert check([item.advice]).passes


@each_item()
def test_savings_rise_from_low_to_high_and_belong_to_a_part(item: Item):
    for amount in (item.gas, item.power, item.water):
        assert amount.low <= amount.typical <= amount.high
    assert (item.part is None) == (item.gas == NOTHING), "gas is saved in a part; kWh and water are their own"
    assert item.part not in (Part.POWER, Part.WATER)
    if item.overlap and item.part:
        group = checklist().group(item.overlap)
        assert any(group.share_of(part) for part in Part)


@each_item()
def test_what_only_the_landlord_can_do_asks_for_permission_and_is_never_paid_by_the_tenant_alone(item: Item):
    if item.is_for_the_corporation:
        assert item.permission
        assert Payer.CORPORATION in item.pays
    if item.does in (Doer.CORPORATION, Doer.INSTALLER):
        assert item.pays != (Payer.TENANT,)


@each_item()
def test_a_saving_from_memory_says_so(item: Item):
    found = {sources()[name].confidence for name in item.sources}
    if item.confidence is Confidence.SECONDARY:
        assert found & {Confidence.SECONDARY, Confidence.OFFICIAL}
    if found == {Confidence.RECALLED}:
        assert item.confidence is Confidence.RECALLED


@pytest.mark.parametrize("name", HEATING_DOWN)
def test_heating_less_is_never_advised_in_a_cold_home(name: str):
    assert {Hazard.UNDERHEATED, Hazard.COLD} <= set(checklist().item(name).stops)


@pytest.mark.parametrize("name", SEALING)
def test_nothing_is_sealed_where_air_must_come_in(name: str):
    stops = set(checklist().item(name).stops)
    assert {Hazard.OPEN_APPLIANCE, Hazard.NEEDS_AIR, Hazard.VENTILATION, Hazard.MOULD, Hazard.DAMP} <= stops


def test_every_measure_on_draught_is_among_the_careful_ones():
    assert {item.id for item in ITEMS if item.overlap == "tocht"} == set(SEALING)


def test_hot_water_is_never_made_cooler_and_a_medical_device_never_switched_off():
    for item in ITEMS:
        if "boiler" in item.id and item.kind is Kind.INSTALLATION:
            assert Hazard.HOT_WATER in item.stops
    assert Hazard.MEDICAL in checklist().item("stekkerblok").stops


def test_health_and_safety_raise_their_warning():
    raised = {item.raises: item.id for item in ITEMS if item.raises}
    assert set(raised) == {
        Hazard.OPEN_APPLIANCE,
        Hazard.NO_CO_ALARM,
        Hazard.NO_SMOKE_ALARM,
        Hazard.HEATER,
        Hazard.MOULD,
        Hazard.VENTILATION,
    }
    assert {item.present for item in ITEMS if item.present} == {Hazard.MEDICAL, Hazard.NEEDS_AIR}


def test_the_groups_touch_no_more_than_there_is():
    for group in checklist().groups:
        assert group.shares
        assert all(0 < share.share <= 1 for share in group.shares)
        assert group.confidence is Confidence.RECALLED
        assert group.share_of(Part.COOKING) is None
    assert {item.overlap for item in ITEMS} - {""} == {group.id for group in checklist().groups}


def test_the_materials_are_all_used_and_named():
    assert {item.material for item in ITEMS} - {""} == {material.id for material in checklist().materials}
    assert checklist().material("ledlamp").plural == "Ledlampen"
    assert checklist().material("kit").plural == "Kit"


@pytest.mark.parametrize("find", [checklist().item, checklist().group, checklist().material])
def test_a_name_that_is_not_there_is_a_key_error(find):
    with pytest.raises(KeyError, match="niet_hier"):
        find("niet_hier")


A_ROOM = {"room": "zolder", "title": "Zolder", "position": 11}
AN_ITEM = {
    "id": "luik",
    "title": "Luik",
    "look": "Sluit het?",
    "advice": "Doe het luik dicht.",
    "kind": "gedrag",
    "pays": ["huurder"],
    "does": "bewoner",
    "effort": 1,
    "sources": ["geheugen"],
    "certainty": "recalled",
}


def read(**changes: object) -> Item:
    return checklist_reading._room({**A_ROOM, "items": [{**AN_ITEM, **changes}]}).items[0]


def test_an_item_without_extras_saves_nothing_and_costs_nothing():
    item = read()
    assert not item.saves
    assert (item.room, item.material, item.cost_high, item.stops, item.raises) == ("zolder", "", 0, (), None)


@pytest.mark.parametrize(
    "changes",
    [
        {"savess": {}},
        {"saves": {"gass": [1, 2, 3]}},
        {"saves": {"gas": [3, 2, 1]}},
        {"kind": "anders"},
        {"cost": [-1, 2]},
        {"cost": [0, Decimal("1.005")]},
        {"sources": []},
        {"certainty": "zeker"},
    ],
)
def test_a_field_that_is_wrong_is_refused(changes: dict[str, object]):
    with pytest.raises(ValueError, match=r".+"):
        read(**changes)


@pytest.mark.parametrize("name", ["sources", "certainty"])
def test_a_measure_without_source_or_certainty_is_refused(name: str):
    without = {key: value for key, value in AN_ITEM.items() if key != name}
    with pytest.raises(ValueError, match=f"luik: .*{name}"):
        checklist_reading._room({**A_ROOM, "items": [without]})


def test_a_measure_with_a_source_that_is_not_listed_is_refused():
    lost = replace(checklist().rooms[0], items=(read(sources=["nergens"]),))
    with pytest.raises(KeyError, match="nergens"):
        checklist_reading._require_whole(replace(checklist(), rooms=(lost,)))


def test_a_checklist_that_is_not_whole_is_refused():
    whole = checklist()
    twice = replace(whole, rooms=(*whole.rooms, whole.rooms[0]))
    with pytest.raises(ValueError, match="twice"):
        checklist_reading._require_whole(twice)
    lost = replace(whole.rooms[0], items=(read(material="niet_hier"),))
    with pytest.raises(KeyError, match="niet_hier"):
        checklist_reading._require_whole(replace(whole, rooms=(lost,)))
