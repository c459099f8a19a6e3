"""A household in, outcomes out: exact numbers, fixed keys, the published format."""

import copy
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from app.services.json_text import json_text
from app.services.outcome_schema import outcome_schema
from tests import schemas
from tests.cli.console import refusal, run
from tests.domain.huishouden.households import as_json, households
from tests.domain.huishouden.samples import changed

CHECKER = Draft202012Validator(json.loads(schemas.written(outcome_schema()), parse_float=Decimal))
FAMILY: dict[str, Any] = {
    "formaat": "keukentafel-huishouden/1",
    "peildatum": "2026-03-01",
    "gemeente": "Utrecht",
    "personen_volledig": True,
    "personen": [
        {
            "id": "p1",
            "rol": "aanvrager",
            "geboortedatum": "1985-04-12",
            "toetsingsinkomen": 28000,
            "vermogen": 1200,
            "zorgverzekerd": True,
            "ingeschreven": True,
            "rechtmatig_verblijf": True,
            "werkt_of_studeert": True,
            "inkomsten": [{"soort": "loon", "bedrag": 2150.00, "per": "maand", "netto": True, "dag": 25}],
        },
        {
            "id": "p2",
            "rol": "toeslagpartner",
            "geboortedatum": "1987-01-30",
            "toetsingsinkomen": 9000,
            "vermogen": 0,
            "zorgverzekerd": True,
            "ingeschreven": True,
            "rechtmatig_verblijf": True,
            "werkt_of_studeert": True,
        },
        {
            "id": "k1",
            "rol": "kind",
            "geboortedatum": "2019-06-02",
            "ingeschreven": True,
            "kinderbijslag": True,
            "opvang": [{"soort": "bso", "uren": 60, "tarief": 9.52, "geregistreerd": True}],
        },
        {
            "id": "m1",
            "rol": "medebewoner",
            "geboortedatum": "1960-02-02",
            "toetsingsinkomen": 15000,
            "vermogen": 0,
            "ingeschreven": True,
            "rechtmatig_verblijf": True,
        },
    ],
    "woning": {
        "soort": "zelfstandig",
        "kale_huur": 650.12,
        "servicekosten": 24.00,
        "aangepast": False,
        "energielabel": "D",
    },
    "ontvangt": [{"regeling": "zorgtoeslag", "per_maand": 120.00, "sinds": "2026-01-01"}],
    "zorg": {},
    "energie": {},
    "schulden": [],
    "uitgaven": [],
}
KEYS = [
    "regeling",
    "recht",
    "per_maand",
    "per_jaar",
    "exact_per_jaar",
    "periode",
    "maanden",
    "van",
    "tot",
    "ontvangen_per_jaar",
    "verschil_per_jaar",
    "nog_aan_te_vragen",
    "nog_aan_te_vragen_van",
    "nog_aan_te_vragen_tot",
    "aanvragen_voor",
    "verlopen",
    "verlopen_van",
    "verlopen_tot",
    "terug_te_betalen",
    "terug_te_betalen_van",
    "terug_te_betalen_tot",
    "reden",
    "hangt_af_van",
    "schatting",
    "waarschuwingen",
    "vraag_na",
]


def outcomes(household: Any, *options: str) -> Any:
    ran = run("bereken", *options, stdin=json.dumps(household))
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out, parse_float=Decimal)
    CHECKER.validate(found)
    return found


def of(found: Any, regeling: str) -> Any:
    return next(item for item in found["uitkomsten"] if item["regeling"] == regeling)


def test_the_family_of_the_contract():
    found = outcomes(FAMILY)
    assert [found[name] for name in ("formaat", "jaar", "peildatum")] == ["keukentafel-uitkomst/1", 2026, "2026-03-01"]
    zorg = of(found, "zorgtoeslag")
    assert list(zorg) == KEYS
    expected = {
        "recht": "ja",
        "per_maand": 163,
        "per_jaar": 1965,
        "exact_per_jaar": "1965.27576",
        "maanden": [163] * 12,
        "van": 1965,
        "tot": 1965,
        "ontvangen_per_jaar": 1440,
        "verschil_per_jaar": 525,
        "nog_aan_te_vragen": 525,
        "hangt_af_van": [],
    }
    assert {name: zorg[name] for name in expected} == expected


def test_steps_only_when_asked_for():
    with_steps = of(outcomes(FAMILY, "--uitleg"), "zorgtoeslag")
    assert list(with_steps) == [*KEYS, "stappen"]
    steps = {step["naam"]: step for step in with_steps.pop("stappen")}
    assert steps["normpremie_tot_drempel"]["waarde"] == "1275.37704"
    assert steps["jaarbedrag_zorgtoeslag"]["waarde"] == "1965.27576"
    assert steps["jaarbedrag_zorgtoeslag"]["bron"]["wet"] == "Wet op de zorgtoeslag"
    assert with_steps == of(outcomes(FAMILY), "zorgtoeslag")


def test_the_same_outcome_from_a_file_and_from_either_name_of_the_input(tmp_path):
    content = json.dumps(FAMILY)
    place = tmp_path / "huishouden.json"
    place.write_text(content, encoding="utf-8")
    from_file = run("bereken", str(place))
    assert from_file.code == 0
    assert from_file == run("bereken", "-", stdin=content) == run("bereken", stdin=content)


def test_whole_euros_are_integers_and_cents_have_two_decimals():
    ran = run("bereken", stdin=json.dumps(FAMILY))
    assert '"per_jaar": 1965,' in ran.out
    bijslag = of(json.loads(ran.out, parse_float=str), "kinderbijslag")
    cents = [amount for amount in bijslag["maanden"] if isinstance(amount, str)]
    assert cents
    assert all(len(amount.partition(".")[2]) == 2 for amount in cents)


def test_what_is_unknown_gives_a_range_and_names_what_it_depends_on():
    household = copy.deepcopy(FAMILY)
    del household["personen"][1]["toetsingsinkomen"]
    zorg = of(outcomes(household), "zorgtoeslag")
    assert zorg["recht"] == "onbekend"
    assert [zorg[name] for name in ("per_maand", "per_jaar", "exact_per_jaar", "nog_aan_te_vragen")] == [None] * 4
    assert zorg["van"] < zorg["tot"]
    assert zorg["nog_aan_te_vragen_van"] < zorg["nog_aan_te_vragen_tot"]
    assert zorg["hangt_af_van"] == ["$.personen[1].toetsingsinkomen"]


def test_another_year():
    assert outcomes(FAMILY, "--jaar", "2025")["jaar"] == 2025
    assert outcomes(FAMILY, "--jaar=2025") == outcomes(FAMILY, "--jaar", "2025")
    stand_in = outcomes(FAMILY, "--jaar", "2031")
    assert (stand_in["jaar"], stand_in["regels_van_jaar"]) == (2031, 2026)
    assert stand_in["waarschuwingen"]


@pytest.mark.parametrize("year", ["26", "twee", "", "1999", "99999", "２０２６", "2026.0"])
def test_a_year_that_is_none(year):
    assert refusal("bereken", "--jaar", year, stdin=json.dumps(FAMILY)).startswith("--jaar: ")


def test_a_year_before_the_oldest_rules():
    assert "2001" in refusal("bereken", "--jaar", "2001", stdin=json.dumps(FAMILY))


@pytest.mark.parametrize(
    ("where", "value", "path"),
    [
        ("personen.0.toetsingsinkomen", "28000", "$.personen[0].toetsingsinkomen: "),
        ("personen.0.toetsingsinkomen\nvals", 1, "$.personen[0].toetsingsinkomen vals: "),
        ("woning.kale_huur", Decimal("650.123"), "$.woning.kale_huur: "),
        ("ontvangt.0.regeling", "huurtoeslagg", "$.ontvangt[0].regeling: "),
    ],
)
def test_a_fault_is_one_line_that_begins_with_its_path(where, value, path):
    assert refusal("bereken", stdin=json_text(changed(where, value))).startswith(path)


@settings(max_examples=15)
@given(households())
def test_any_household_that_is_read_gives_outcomes_in_the_published_format(household):
    ran = run("bereken", "--uitleg", stdin=json_text(as_json(household)))
    assert (ran.code, ran.err) == (0, "")
    CHECKER.validate(json.loads(ran.out, parse_float=Decimal))


def test_files_that_cannot_be_read(tmp_path: Path):
    cases = {
        "ontbreekt.json": None,
        "leeg.json": b"",
        "utf16.json": json.dumps(FAMILY).encode("utf-16"),
        "latin.json": '{"gemeente": "Súdwest"}'.encode("latin-1"),
        "bom.json": b"\xef\xbb\xbf" + json.dumps(FAMILY).encode(),
        "groot.json": b" " * 4_000_001,
    }
    said = {}
    for name, content in cases.items():
        place = tmp_path / name
        if content is not None:
            place.write_bytes(content)
        said[name] = refusal("bereken", str(place))
    said["map"] = refusal("bereken", str(tmp_path))
    said["nul"] = refusal("bereken", "a\0b")
    said["lang"] = refusal("bereken", "x" * 5000)
    said["onder een bestand"] = refusal("bereken", str(tmp_path / "leeg.json" / "x.json"))
    assert len(set(said.values())) == len(said)
    assert "bestaat niet" in said["ontbreekt.json"]
    assert "UTF-8" in said["utf16.json"]
    assert "UTF-8" in said["latin.json"]
    assert "BOM" in said["bom.json"]
    assert "te groot" in said["groot.json"]
    assert "map" in said["map"]


def test_an_endless_file_is_not_read_to_its_end():
    assert "te groot" in refusal("bereken", "/dev/zero")


def test_too_many_words():
    assert refusal("bereken", "een.json", "twee.json").startswith("twee.json: ")
