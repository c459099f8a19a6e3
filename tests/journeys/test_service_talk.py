"""A short talk at a corporation, with keys only: its own questions, what it offers beside the regelingen, a page."""

from pathlib import Path

from PySide6.QtCore import Qt

from app.domain.ids import VisitId
from app.domain.visit import Step, VisitState, VisitType
from app.intake.questions import patterns
from app.services import agreements, answers, dossiers, visits
from app.services.session import Session
from tests.journeys.conftest import START, Journey
from tests.journeys.visits import (
    ALT,
    RETURN,
    SINGLE_PARENT,
    answer_all,
    ask,
    look,
    page_of,
    step_of,
    visit_of,
)
from ui.desk import Place
from ui.desk import Spot as PlaceSpot
from ui.visit.opportunities.screen import OpportunitiesPage

KIND = VisitType.SERVICE_TALK
PERSONS = ("p1", "k1", "k2")


def a_talk(session: Session) -> VisitId:
    _, dossier = dossiers.open_new(session, "Alleenstaande ouder, twee kinderen")
    return visits.plan(session, dossier, KIND, START, minutes=45)[1]


def test_a_service_talk_from_its_first_question_to_its_page(opened: Journey):
    opened.program.window.go(Place(PlaceSpot.VISIT, ask(opened, a_talk)))
    opened.settle()
    for _ in range(3):
        opened.press(Qt.Key.Key_Right, ALT)
    asked = answer_all(opened, SINGLE_PARENT, until="woning.kale_huur")
    look(opened, "80-servicegesprek-huur")
    asked += answer_all(opened, SINGLE_PARENT)
    assert step_of(opened) is Step.KANSEN
    named = {
        pattern.path.format(id=person) for pattern in patterns() if pattern.is_asked_in(KIND) for person in PERSONS
    }
    assert set(asked) <= named
    assert not any(path.startswith(("zorg.", "lokale_lasten.", "huishouden.gemeente")) for path in asked)

    look(opened, "81-servicegesprek-kansen")
    names = [
        table.model().index(row, 0).data()
        for table in page_of(opened, OpportunitiesPage).tables
        for row in range(table.model().rowCount())
    ]
    assert names[-2:] == ["Budgettraining", "Uitgebreid bezoek"]
    assert "Zorgtoeslag" in names

    opened.press(Qt.Key.Key_Right, ALT)
    opened.press(RETURN)
    (agreed,) = ask(opened, agreements.listing, visit_of(opened).visit_id)
    assert agreed.what == "Zorgtoeslag aanvragen"
    opened.press(Qt.Key.Key_Right, ALT)
    look(opened, "82-servicegesprek-verslag")
    opened.press(RETURN)
    made = visit_of(opened).pages.made
    assert made is not None
    assert (Path(made.folder) / made.name).read_bytes().startswith(b"%PDF")
    opened.press(Qt.Key.Key_Right, ALT)
    visit = ask(opened, visits.load, visit_of(opened).visit_id)
    assert (visit.type, visit.state) == (KIND, VisitState.CLOSED)
    assert {answer.path for answer in ask(opened, answers.of_dossier, visit.dossier_id)} >= set(asked)
