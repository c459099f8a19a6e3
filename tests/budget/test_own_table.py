"""The organisation's own reference amounts: read strictly, and before the public ones."""

import os
from datetime import date
from pathlib import Path

import pytest
import yaml

from app.budget.own_table import FORMAT, LARGEST_TABLE, NO_TABLES, own_tables, read_table, usual_amounts
from app.budget.reference import People, references
from app.domain.exact_yaml import parse_yaml
from app.errors import UserError
from app.paths import REFERENCES, references_folder
from tests.budget.builders import euro

ALONE, FAMILY = People((40,)), People((40, 40, 9, 12, 15))
TABLE = {
    "formaat": FORMAT,
    "naam": "Nibud",
    "jaar": 2026,
    "bron": "Budgethandboek 2026, licentie van de organisatie",
    "checked_on": "2026-01-15",
    "bedragen": {
        "kleding": {"alleen": 70, "alleen_twee_kinderen": 180, "paar": 140, "paar_twee_kinderen": 240},
        "internet_tv": 62.5,
    },
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(REFERENCES, str(tmp_path))
    return tmp_path


def put(folder: Path, name: str = "eigen.yaml", **changed: object) -> Path:
    place = folder / name
    place.write_text(yaml.safe_dump({**TABLE, **changed}, sort_keys=False), encoding="utf-8")
    return place


def test_the_folder_is_in_the_profile_unless_it_is_named(monkeypatch):
    monkeypatch.delenv(REFERENCES, raising=False)
    assert references_folder().name == "referentiebedragen"


def test_without_a_table_the_public_amounts_stay(folder):
    assert own_tables() == NO_TABLES
    assert usual_amounts(ALONE, NO_TABLES) == references(ALONE)


def test_an_own_table_goes_before_the_public_amounts_and_is_no_estimate(folder):
    put(folder)
    (folder / "lees mij.txt").write_text("geen tabel", encoding="utf-8")
    found = usual_amounts(ALONE, own_tables())
    assert found["kleding"].per_month == euro("70")
    assert not found["kleding"].estimate
    assert (found["kleding"].source.law, found["kleding"].source.reference) == ("Nibud", "2026")
    assert found["kleding"].source.checked_on == date(2026, 1, 15)
    assert found["internet_tv"].per_month == euro("62.50")
    assert found["voeding"] == references(ALONE)["voeding"]
    family = usual_amounts(FAMILY, own_tables())
    assert family["kleding"].per_month == euro("290")  # 140, and 50 for each of three children
    assert family["internet_tv"].per_month == euro("62.50")


def test_the_newest_year_goes_first_and_a_file_that_changes_is_read_again(folder):
    put(folder, "a.yaml", bedragen={"kleding": 1, "water": 20})
    put(folder, "b.yml", jaar=2027, bedragen={"kleding": 99})
    found = usual_amounts(ALONE, own_tables())
    assert (found["kleding"].per_month, found["water"].per_month) == (euro("99"), euro("20"))
    changed = put(folder, "b.yml", jaar=2027, bedragen={"kleding": 98})
    os.utime(changed, (1, 1))
    assert usual_amounts(ALONE, own_tables())["kleding"].per_month == euro("98")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"formaat": "iets anders"}, "$.formaat: kies een van deze woorden: keukentafel-referentiebedragen/1."),
        ({"jaar": "2026"}, "$.jaar: "),
        ({"bron": ""}, "$.bron: "),
        ({"checked_on": "gisteren"}, "$.checked_on: "),
        ({"extra": 1}, "$.extra: "),
        ({"bedragen": {}}, "$.bedragen: dit veld moet ingevuld zijn."),
        ({"bedragen": [1]}, "$.bedragen: "),
        ({"bedragen": {"raket": 10}}, "$.bedragen.raket: kies een van deze woorden: huur, "),
        ({"bedragen": {"loon": 10}}, "$.bedragen.loon: "),
        ({"bedragen": {"kleding": -1}}, "$.bedragen.kleding: "),
        ({"bedragen": {"kleding": "veel"}}, "$.bedragen.kleding: "),
        ({"bedragen": {"kleding": {"alleen": 1}}}, "$.bedragen.kleding.alleen_twee_kinderen: dit veld moet"),
        ({"bedragen": {"kleding": {"gezin": 1}}}, "$.bedragen.kleding.gezin: "),
    ],
)
def test_a_fault_is_named_by_its_path_in_dutch(changed, said):
    with pytest.raises(UserError) as fault:
        read_table(parse_yaml(yaml.safe_dump({**TABLE, **changed})))
    assert str(fault.value).startswith(said)


def test_a_file_that_cannot_be_used_is_named_and_the_others_stay(folder, monkeypatch):
    put(folder, "goed.yaml")
    put(folder, "fout.yaml", jaar="x")
    (folder / "groot.yaml").write_text("a" * (LARGEST_TABLE + 1), encoding="utf-8")
    (folder / "latin.yaml").write_bytes(b"naam: caf\xe9")
    found = own_tables()
    assert len(found.tables) == 1
    assert [one.file for one in found.broken] == ["fout.yaml", "groot.yaml", "latin.yaml"]
    assert all(str(one.reason) for one in found.broken)
    monkeypatch.setenv(REFERENCES, str(folder / "goed.yaml"))
    assert own_tables().broken[0].file.endswith("goed.yaml")
