"""The list per complex out of the store: on screen, as a table and on paper, each only with its ground."""

import csv
import subprocess
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.case import Ground
from app.domain.visit import VisitType
from app.errors import EnvironmentFault
from app.services import answers, dossiers, fields, grounds, visits
from app.services.energy import complexes, corporation
from db.cases import DOSSIERS, accesses
from db.pen import writing
from tests.builders import MONDAY
from tests.services.conftest import session

__all__ = ["session"]
TODAY = MONDAY.date()
TOLD = {
    "woning.energielabel": "F",
    "energie.woningtype": "flat",
    "energie.verwarming": "gas",
    "energie.warm_water": "gas",
    "energie.koken": "gas",
    "huishouden.partner": False,
    "huishouden.kinderen": 0,
    "huishouden.medebewoners": 0,
    "ontvangt.zorgtoeslag.per_maand": 0,
    "ontvangt.huurtoeslag.per_maand": 0,
    "energie.verbruik.gas_m3": 1500,
    "energie.verbruik.stroom_kwh": 2500,
}


def a_home(session, address: str, per_month: int = 1_500_00, **other: object):
    _, dossier = dossiers.open_new(session, "Alleenstaande", address, "Noord", "")
    for path, value in {**TOLD, "woning.complex": "Noord 14", "personen.p1.netto_inkomen": per_month, **other}.items():
        answers.give(session, dossier, path, value)
    visits.plan(session, dossier, VisitType.ENERGY, MONDAY)
    return dossier


def test_only_with_a_ground_a_dwelling_and_a_household_stand_there(session):
    silent, shown, counted = (a_home(session, f"Straat {number}") for number in (1, 2, 3))
    assert complexes.listing(session, TODAY) == ()
    corporation.consent(session, shown)
    corporation.let_count(session, counted)
    (found,) = complexes.listing(session, TODAY)
    assert [(one.address, one.label) for one in found.dwellings] == [("Straat 2", "F")]
    assert [(one.number, one.known) for one in found.counts] == [(None, None)] * 2
    assert corporation.may_count(session, counted, TODAY)
    assert not corporation.may_count(session, shown, TODAY)
    assert not corporation.may_count(session, silent, TODAY)


def test_a_ground_that_was_withdrawn_or_has_ended_lets_nothing_go(session):
    one, other = a_home(session, "Straat 1"), a_home(session, "Straat 2")
    corporation.consent(session, one)
    grounds.withdraw(session, grounds.listing(session, one)[0].id)
    grounds.give(
        session,
        other,
        Ground.CONSENT,
        "Planning",
        receiver="de woningcorporatie",
        parts=("energielabel",),
        how_given="mondeling",
        until=TODAY,
    )
    assert [one.address for one in complexes.listing(session, TODAY)[0].dwellings] == ["Straat 2"]
    assert complexes.listing(session, TODAY + timedelta(days=1)) == ()


def test_numbers_come_with_ten_households_and_the_table_and_the_paper_say_the_same(session, tmp_path):
    rich = [a_home(session, f"=Laan {number}", 6_000_00) for number in range(5)]
    poor = [a_home(session, f"Straat {number}") for number in range(5)]
    for dossier in (*rich, *poor):
        corporation.let_count(session, dossier)
        corporation.consent(session, dossier)
    (found,) = complexes.listing(session, TODAY)
    assert (len(found.dwellings), found.flagged) == (10, 10)
    assert [(one.number, one.known) for one in found.counts] == [(5, 10), (5, 10)]
    place = complexes.csv_file(session, tmp_path / "nieuw")
    rows = list(csv.reader(place.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0][:4] == ["Complex", "Soort regel", "Adres", "Energielabel"]
    assert [row[3] for row in rows[1:11]] == ["F"] * 10
    assert [row[2] for row in rows if "Laan" in row[2]] == [f"'=Laan {number}" for number in range(5)]
    assert [row[5:8] for row in rows[11:]] == [
        ["Energiequote vanaf 8%", "5", "10"],
        ["Energiequote vanaf 10%", "5", "10"],
    ]
    assert all(row[8] for row in rows[11:])
    paper = complexes.pdf_file(session, tmp_path)
    said = subprocess.run(["pdftotext", "-layout", str(paper), "-"], check=True, capture_output=True, text=True).stdout
    assert "Noord 14" in said
    assert "Straat 4" in said
    assert "Energiequote vanaf 10%" in said
    assert [access.what for access in accesses(session.store, poor[0])][-2:] == ["geopend", "geopend"]
    assert (place.name, paper.name) == ("complexen-2026-11-23.csv", "complexen-2026-11-23.pdf")


def test_a_closed_dossier_and_one_without_a_complex_are_left_out(session):
    unnamed = a_home(session, "Straat 1")
    corporation.consent(session, unnamed)
    answers.take_back(session, unnamed, "woning.complex")
    gone = a_home(session, "Straat 2")
    corporation.consent(session, gone)
    assert len(complexes.listing(session, TODAY)) == 1
    with writing(session.store, fields.author(session)) as pen:
        pen.put(DOSSIERS, replace(dossiers.of(session, gone), closed_on=TODAY))
    assert complexes.listing(session, TODAY) == ()


def test_a_folder_that_cannot_be_written_is_said(session, tmp_path):
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises(EnvironmentFault):
        complexes.csv_file(session, tmp_path / "bestand")
