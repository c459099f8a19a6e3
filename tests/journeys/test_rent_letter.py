"""A rent that rose too much: the explanation says what it takes of the huurtoeslag, and makes the letter."""

import subprocess
from pathlib import Path

import pytest

from app.domain.visit import Step
from app.services import answers
from tests.journeys.conftest import Journey
from tests.journeys.visits import ask, dossier_of, look, page_of, visit_of, words_on
from ui.visit.explanation.screen import ExplanationPage
from ui.visit.route.state import Spot

RAISED = {"woning.vorige_huur": 600_00, "woning.verhoogd_op": "2025-07-01", "woning.verhoogd_om_inkomen": False}


def test_the_letter_about_the_rent_is_one_press_from_its_explanation(
    opened: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("ui.visit.acts.report_folder", lambda: tmp_path)
    opened.click("Voorbeeldhuishouden openen")
    for path, value in RAISED.items():
        ask(opened, answers.give, dossier_of(opened), path, value)
    opened.settle()
    screen = visit_of(opened)
    screen.show_spot(Spot(Step.KANSEN, "huurverhoging"))
    opened.settle()
    assert "dan is de huurtoeslag ook lager" in words_on(opened.window)
    opened.click("Brief maken")
    assert "De brief staat in verslag-" in words_on(opened.window)
    look(opened, "35-uitleg-huurverhoging")
    (place,) = tmp_path.glob("*-huurverhoging.pdf")
    said = subprocess.run(["pdftotext", "-layout", place, "-"], check=True, capture_output=True, text=True).stdout
    assert "Mijn huur ging te veel omhoog" in said
    subprocess.run(["pdftoppm", "-r", "60", "-png", place, "build/screenshots/36-brief-huur"], check=True)
    screen.show_spot(Spot(Step.KANSEN, "zorgtoeslag"))
    opened.settle()
    page = page_of(opened, ExplanationPage)
    assert not page.certainty.approach.letter.isVisible()
    assert "De brief staat" not in words_on(opened.window)
