"""Which pack a municipality gets: that of the organisation before the shipped one, and what cannot be used."""

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.paths import PACKS, packs_folder
from app.rules.gemeente import broken_packs, pack_of
from app.rules.gemeente_pack import covers
from app.rules.gemeente_shelf import LARGEST_PACK, municipalities, shipped_packs, work_in
from tests.rules.packs import SMALLEST, a_pack


@pytest.fixture(name="folder", autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "pakketten"
    place.mkdir()
    monkeypatch.setenv(PACKS, str(place))
    return place


def put(folder: Path, name: str, **parts: Any) -> Path:
    place = folder / name
    place.write_text(yaml.safe_dump({**SMALLEST, **parts}, allow_unicode=True), encoding="utf-8")
    return place


def version_of(gemeente: str) -> str:
    pack = pack_of(gemeente)
    assert pack is not None
    return pack.versie


@pytest.mark.parametrize("name", ["Rotterdam", "rotterdam", " Gemeente   Rotterdam "])
def test_a_shipped_pack_is_found_by_its_name(name):
    found = pack_of(name)
    assert found is not None
    assert (found.gemeente, found.code, found.own) == ("Rotterdam", "GM0599", False)


def test_a_pack_covers_every_municipality_it_names():
    found = pack_of("Nieuwkoop")
    assert found is not None
    assert found.gemeente == "Alphen aan den Rijn"
    assert not covers(found, "Gouda")


def test_a_municipality_without_a_pack():
    assert pack_of("Nergenshuizen") is None


def test_the_shipped_figures_of_rotterdam_are_those_of_its_draagkracht():
    found = pack_of("Rotterdam")
    assert found is not None
    assert found.draagkracht.banden.value is not None
    assert [(band.tot_procent, band.deel) for band in found.draagkracht.banden.value] == [
        (110, 0),
        (150, Decimal("0.5")),
        (None, 1),
    ]
    assert found.kwijtschelding.norm_percentage.value is None


def test_the_pack_of_the_organisation_wins(folder):
    put(folder, "eigen.yaml", gemeente="Rotterdam", versie="eigen")
    found = pack_of("Rotterdam")
    assert found is not None
    assert (found.versie, found.own) == ("eigen", True)
    assert version_of("Meierijstad") == "2025.1"


def test_of_two_packs_the_one_that_holds_longest(folder):
    put(folder, "a.yml", versie="2027", geldig_tot="2027-12-31")
    put(folder, "b.yaml", versie="2026")
    assert version_of("Proefstad") == "2027"


def test_a_file_that_changed_is_read_again(folder):
    place = put(folder, "a.yaml", versie="eerst")
    assert version_of("Proefstad") == "eerst"
    put(folder, "a.yaml", versie="daarna", ook_voor=["Buurdorp"])
    os.utime(place, ns=(1, 1))
    assert version_of("Buurdorp") == "daarna"
    place.unlink()
    assert pack_of("Proefstad") is None


def test_a_file_that_cannot_be_used_is_named_and_the_others_count(folder):
    put(folder, "goed.yaml")
    put(folder, "fout.yaml", code="x")
    (folder / "bytes.yaml").write_bytes(b"\xff\xfe")
    (folder / "map.yaml").mkdir()
    (folder / "groot.yaml").write_text(" " * (LARGEST_PACK + 1), encoding="utf-8")
    (folder / "diep.yaml").write_text("[" * 60_000, encoding="utf-8")
    (folder / "lees mij.txt").write_text("geen pakket", encoding="utf-8")
    assert pack_of("Proefstad") is not None
    assert {broken.file for broken in broken_packs()} == {
        *("fout.yaml", "bytes.yaml", "map.yaml", "groot.yaml", "diep.yaml")
    }
    assert all(str(broken.reason) for broken in broken_packs())


def test_without_a_folder_there_is_nothing_wrong(folder):
    folder.rmdir()
    assert broken_packs() == ()
    assert version_of("Rotterdam") == "2024.1"


def test_a_folder_that_is_no_folder_is_named(folder):
    folder.rmdir()
    folder.write_text("geen map", encoding="utf-8")
    (broken,) = broken_packs()
    assert "pakketten" in str(broken.reason)


def test_the_folder_is_in_the_profile_unless_another_is_chosen(tmp_path, monkeypatch):
    monkeypatch.delenv(PACKS)
    monkeypatch.setenv("KEUKENTAFEL_PROFIEL", str(tmp_path))
    assert packs_folder() == tmp_path / "gemeenten"


def test_every_shipped_pack_says_how_long_it_holds():
    assert all(date(2024, 12, 31) <= pack.geldig_tot <= date(2026, 12, 31) for pack in shipped_packs())


def test_an_own_pack_is_marked(folder):
    assert not a_pack().own
    put(folder, "a.yaml")
    found = pack_of("Proefstad")
    assert found is not None
    assert found.own


@pytest.fixture
def nowhere():
    yield
    work_in("")


@pytest.mark.usefixtures("nowhere")
def test_where_is_worked_comes_first_when_a_municipality_is_asked_for():
    names = municipalities()
    assert list(names) == sorted(names)
    work_in("  rotterdam ")
    assert municipalities()[0] == "Rotterdam"
    assert sorted(municipalities()) == list(names)
    work_in("Ons Dorp")
    assert municipalities() == ("Ons Dorp", *names)
    work_in("")
    assert municipalities() == names
