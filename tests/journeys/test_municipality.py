"""What the municipality has for a household: its name is suggested, and its schemes are findings among the others."""

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
    popup_press,
    step_of,
    visit_of,
    words_on,
)
from ui.visit.opportunities.state import Order, groups, overview

LABEL = "Alleenstaande ouder, bijstand"
POOR = SINGLE_PARENT | {
    "personen.p1.toetsingsinkomen": "17500",
    "personen.p1.bron": "b",
    "personen.p1.netto_inkomen": "1330",
}


def test_a_municipality_is_chosen_and_its_schemes_are_findings(opened: Journey):
    begin(opened, LABEL)
    for _ in range(3):
        opened.press(Qt.Key.Key_Right, ALT)
    answer_all(opened, POOR, until="huishouden.gemeente")
    _choose(opened, "alphen")
    kept = {answer.path: answer.value for answer in ask(opened, answers.of_dossier, dossier_of(opened))}
    assert kept["huishouden.gemeente"] == "Alphen aan den Rijn"
    answer_all(opened, POOR)
    assert step_of(opened) is Step.KANSEN
    look(opened, "26-kansen-gemeente")
    assert "€ 3.800 tot € 4.600" in words_on(opened.window)
    outcomes = visit_of(opened).loaded.assessment.outcomes
    toeslag = outcomes.of("gemeente:individuele_inkomenstoeslag")
    assert toeslag.still_to_claim.high == 701_00
    assert outcomes.of("kwijtschelding_gemeente").per_year == 386_40
    first, later = groups(overview(outcomes, (), Order.EUROS).rows)
    _plan(opened, [row.regeling for row in (*first, *later)].index(toeslag.regeling))


def _choose(journey: Journey, typed: str) -> None:
    """Type a part of the name and take the first that is suggested."""
    journey.type(typed)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    journey.qtbot.keyClick(popup, Qt.Key.Key_Down)
    journey.qtbot.keyClick(popup, Qt.Key.Key_Return)
    journey.settle()
    journey.press(RETURN)


def _plan(journey: Journey, place: int) -> None:
    """Open the explanation of the scheme in this row, go back and choose its state."""
    screen = visit_of(journey)
    for _ in range(place):
        journey.press(Qt.Key.Key_Down)
    journey.press(RETURN)
    assert screen.spot.at == "gemeente:individuele_inkomenstoeslag"
    look(journey, "27-uitleg-gemeente")
    journey.press(Qt.Key.Key_Left, ALT)
    for _ in range(place):
        journey.press(Qt.Key.Key_Down)
    for _ in range(3):
        journey.press(Qt.Key.Key_Right)
    journey.press(RETURN)
    popup_press(journey, Qt.Key.Key_Down, Qt.Key.Key_Down, RETURN)
    found = {finding.regeling: finding.state for finding in ask(journey, findings.listing, dossier_of(journey))}
    assert found["gemeente:individuele_inkomenstoeslag"] is FindingState.PLANNED
