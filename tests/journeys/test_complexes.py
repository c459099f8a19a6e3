"""The manager looks at the complexes, and takes the list along as a table and on paper."""

from pathlib import Path

from app.domain.visit import VisitType
from app.services import answers, dossiers, visits
from app.services.energy import corporation
from tests.journeys.conftest import START, Journey
from tests.journeys.visits import ask, look, words_on
from tests.services.energy.test_complexes import TOLD
from ui.complexes.screen import ComplexesScreen
from ui.desk import Place, Spot


def _homes(session) -> None:
    for number in range(12):
        _, dossier = dossiers.open_new(session, "Huishouden", f"Dorpsstraat {number + 1}", "Noord", "")
        income = 1_500_00 if number % 2 else 6_000_00
        label = "FBGDEC"[number % 6]
        told = {**TOLD, "woning.complex": "Noord 14", "woning.energielabel": label}
        for path, value in {**told, "personen.p1.netto_inkomen": income}.items():
            answers.give(session, dossier, path, value)
        visits.plan(session, dossier, VisitType.ENERGY, START)
        corporation.let_count(session, dossier)
        if number < 10:
            corporation.consent(session, dossier)


def test_the_list_per_complex_on_screen_as_a_table_and_on_paper(opened: Journey, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("ui.complexes.screen.report_folder", lambda: tmp_path)
    go = opened.program.window.go
    go(Place(Spot.COMPLEXES))
    opened.settle()
    assert "Er is nog niets dat mag worden gedeeld." in words_on(opened.window)
    look(opened, "70-complexen-leeg")
    ask(opened, _homes)
    go(Place(Spot.TODAY))
    opened.settle()
    opened.program.window.present().frame.steps.chosen.emit("complexen")
    opened.settle()
    assert isinstance(opened.program.window.present(), ComplexesScreen)
    words = words_on(opened.window)
    assert "Noord 14" in words
    assert "Dorpsstraat 10" in words
    assert "Dorpsstraat 11" not in words, "no ground lets its label go"
    assert "6 van 12" in words
    look(opened, "71-complexen")
    opened.click("PDF maken")
    assert "complexen-2026-11-23.pdf" in words_on(opened.window)
    opened.click("Tabel maken (CSV)")
    assert sorted(place.name for place in tmp_path.glob("complexen-*")) == [
        "complexen-2026-11-23.csv",
        "complexen-2026-11-23.pdf",
    ]
    look(opened, "72-complexen-gemaakt")
