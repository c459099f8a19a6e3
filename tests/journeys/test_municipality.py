"""What the municipality has for a household: its name is suggested, and its schemes are findings among the others."""

import pytest
import yaml
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.finding import FindingState
from app.domain.visit import Step
from app.services import answers, findings
from tests.journeys.conftest import Journey
from tests.journeys.visits import (
    ALT,
    RETURN,
    SINGLE_PARENT,
    answer_all,
    ask,
    begin,
    dossier_of,
    look,
    step_of,
    visit_of,
)
from tests.rules.packs import SCHEME, SMALLEST
from ui.visit.opportunities.state import Order, overview
from ui.visit.route.state import Spot, detail_of

LABEL = "Alleenstaande ouder, bijstand"
POOR = SINGLE_PARENT | {
    "personen.p1.toetsingsinkomen": "17500",
    "personen.p1.bron": "b",
    "personen.p1.netto_inkomen": "1331,43",
    "ontvangt.bijstand.per_maand": "1331,43",
    "personen.p1.inkomenstoeslag_gehad": "j",
}
PACK = {**SMALLEST, "geldig_tot": "2099-12-31", "regelingen": [{**SCHEME, "waar": "het wijkteam"}]}
KINDPAS = "gemeente:kindpas"


@pytest.fixture(autouse=True)
def offered(tmp_path, monkeypatch):
    """An organisation with a pack of its own."""
    folder = tmp_path / "gemeenten"
    folder.mkdir()
    (folder / "proefstad.yaml").write_text(yaml.safe_dump(PACK), encoding="utf-8")
    monkeypatch.setenv("KEUKENTAFEL_GEMEENTEN", str(folder))


def test_a_municipality_is_chosen_and_its_schemes_are_findings(opened: Journey):
    begin(opened, LABEL)
    for _ in range(3):
        opened.press(Qt.Key.Key_Right, ALT)
    answer_all(opened, POOR, until="huishouden.gemeente")
    _choose(opened, "proef")
    kept = {answer.path: answer.value for answer in ask(opened, answers.of_dossier, dossier_of(opened))}
    assert kept["huishouden.gemeente"] == "Proefstad"
    answer_all(opened, POOR)
    assert step_of(opened) is Step.KANSEN
    look(opened, "50-kansen-gemeente")
    outcomes = visit_of(opened).loaded.assessment.outcomes
    assert outcomes.of(KINDPAS).per_year == 150_00
    assert outcomes.of("kwijtschelding_gemeente").per_year == 386_40
    assert KINDPAS in [row.regeling for row in overview(outcomes, (), Order.EUROS).rows]
    _plan(opened)


def _choose(journey: Journey, typed: str) -> None:
    """Type a part of the name and take the first that is suggested."""
    journey.type(typed)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    journey.qtbot.keyClick(popup, Qt.Key.Key_Down)
    journey.qtbot.keyClick(popup, Qt.Key.Key_Return)
    journey.settle()
    journey.press(RETURN)


def _plan(journey: Journey) -> None:
    """Open the explanation of the scheme, then choose its state."""
    screen = visit_of(journey)
    screen.show_spot(Spot(Step.KANSEN, KINDPAS))
    journey.settle()
    look(journey, "51-uitleg-gemeente")
    screen.show_spot(detail_of(Step.KANSEN, KINDPAS))
    journey.settle()
    journey.press(Qt.Key.Key_Down)
    journey.press(RETURN)
    found = {finding.regeling: finding.state for finding in ask(journey, findings.listing, dossier_of(journey))}
    assert found[KINDPAS] is FindingState.PLANNED
