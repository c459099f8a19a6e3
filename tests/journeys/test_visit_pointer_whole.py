"""A whole visit with the pointer alone: every step is a press; keys only write in a field that was just pressed."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from app.domain.finding import FindingState
from app.domain.visit import Step, VisitState
from app.paths import REPORTS
from app.services import agreements, answers, findings, grounds, visits
from tests.journeys.conftest import Journey
from tests.journeys.hands import OnlyWriting, watching
from tests.journeys.test_visit_pointer import press_cell, press_first
from tests.journeys.visits import (
    SINGLE_PARENT,
    ask,
    choose,
    dossier_of,
    loaded_of,
    look,
    page_of,
    step_of,
    to_front,
    visit_of,
    words_on,
)
from tests.ui.looking import shown
from ui.today.newvisit import NewVisitForm
from ui.visit.agreements.screen import AgreementsPage
from ui.visit.begin.screen import BeginPage
from ui.visit.finding.screen import FindingPage
from ui.visit.question.editor import ChoiceEditor, CountEditor, FieldEditor
from ui.visit.question.screen import QuestionPage
from ui.widgets.field import Field

LABEL = "Alleenstaande ouder, twee kinderen"
MOST_QUESTIONS = 80


@pytest.fixture(autouse=True)
def reports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Reports of a test do not land in the home of who runs it."""
    monkeypatch.setenv(REPORTS, str(tmp_path / "verslagen"))


@pytest.fixture
def hands(opened: Journey) -> Iterator[OnlyWriting]:
    """From here on the keyboard only writes."""
    with watching(OnlyWriting()) as guard:
        yield guard


def press(journey: Journey, widget: QWidget) -> None:
    """Press a widget, scrolled in sight first as a finger does."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(widget)
        journey.settle()
    assert widget.isVisible(), widget
    assert widget.isEnabled(), widget
    where = widget.rect().center()
    if isinstance(widget, QAbstractButton):
        where = QPoint(min(12, widget.width() // 2), widget.height() // 2)
    journey.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)
    journey.settle()


def write(journey: Journey, field: Field, words: str) -> None:
    """Press a field and write in it."""
    press(journey, field)
    assert journey.focus() is field
    journey.qtbot.keyClicks(field, words)
    journey.settle()


def onward(journey: Journey) -> None:
    press(journey, visit_of(journey).frame.footer.primary_button)


def answer(journey: Journey, typed: str) -> None:
    """Answer the question that is shown."""
    editor = page_of(journey, QuestionPage).editor
    match editor:
        case ChoiceEditor():
            value = next(value for value, words in editor._choices if words.lower().startswith(typed))
            choose(journey, editor.choice, value)
        case CountEditor():
            for _ in range(int(typed)):
                press(journey, editor.counter.more)
        case FieldEditor():
            write(journey, editor.field, typed)
            popup = QApplication.activePopupWidget()
            if popup is not None:
                view = editor.field.completer().popup()
                place = view.visualRect(view.model().index(0, 0)).center()
                journey.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
                to_front(journey)
        case _:
            raise AssertionError(editor)


def _begin(journey: Journey) -> None:
    press_first(journey, "Nieuw bezoek")
    (form,) = shown(journey.window, NewVisitForm)
    assert isinstance(form, NewVisitForm)
    write(journey, form.label, LABEL)
    press_first(journey, "Nu beginnen")
    for row in page_of(journey, BeginPage).rows.values():
        choose(journey, row.choice, "nee")
    onward(journey)
    buttons = page_of(journey, BeginPage)._proposals.findChildren(QAbstractButton)
    press(journey, buttons[0])
    onward(journey)
    choose(journey, page_of(journey, BeginPage).consent_choice, "ja")
    look(journey, "108-bezoek-aanwijzen-begin")
    onward(journey)


def _answer_everything(journey: Journey) -> list[str]:
    asked: list[str] = []
    while (path := visit_of(journey).spot.at) in SINGLE_PARENT and len(asked) < MOST_QUESTIONS:
        assert path not in asked, f"{path} is asked twice"
        asked.append(path)
        answer(journey, SINGLE_PARENT[path])
        if visit_of(journey).spot.at == path:
            onward(journey)
    return asked


def _plan(journey: Journey) -> None:
    """Look how the first amount came about, turn it to the resident and back, and choose to apply for it."""
    press_cell(journey, 0, 2)
    assert visit_of(journey).spot.is_explanation
    assert "artikel 2" in words_on(journey.window)
    press(journey, visit_of(journey).frame.top.together_button)
    assert visit_of(journey).is_together
    assert LABEL not in words_on(journey.window)
    press_first(journey, "Terug")
    press_first(journey, "Terug naar Kansen")
    press_cell(journey, 0, 5)
    choose(journey, page_of(journey, FindingPage).states, FindingState.PLANNED.value)
    press_first(journey, "Terug naar Kansen")
    press_first(journey, "Naar Afspraken")


def _agree(journey: Journey) -> None:
    page = page_of(journey, AgreementsPage)
    visit = visit_of(journey).visit_id
    for _ in range(2):
        press_first(journey, "Dit spreken we af")
    agreed = ask(journey, agreements.listing, visit)
    assert [one.what for one in agreed] == ["Zorgtoeslag aanvragen", "Huurtoeslag aanvragen"]
    journey.click("Hele afspraak gedaan: Zorgtoeslag aanvragen")
    assert ask(journey, agreements.listing, visit)[0].done_on is not None
    assert page.isVisible()
    look(journey, "109-bezoek-aanwijzen-afspraken")
    press_first(journey, "Naar Verslag")


def _report(journey: Journey) -> Path:
    press_first(journey, "Maak de pdf")
    made = visit_of(journey).pages.made
    assert made is not None
    look(journey, "110-bezoek-aanwijzen-verslag")
    return Path(made.folder) / made.name


def test_a_whole_visit_with_the_pointer_only(opened: Journey, hands: OnlyWriting):
    _begin(opened)
    assert step_of(opened) is Step.HUISHOUDEN
    visit_id = visit_of(opened).visit_id
    asked = _answer_everything(opened)
    assert step_of(opened) is Step.KANSEN, visit_of(opened).spot
    assert len(asked) > 40
    dossier = dossier_of(opened)
    assert loaded_of(opened).assessment.outcomes.missed.high > 0
    _plan(opened)
    _agree(opened)
    paper = _report(opened)
    onward(opened)

    assert hands.wrong == []
    assert ask(opened, visits.load, visit_id).state is VisitState.CLOSED
    assert ask(opened, grounds.listing, dossier)[0].withdrawn_at is None
    kept = {one.path: one.value for one in ask(opened, answers.of_dossier, dossier)}
    assert kept["woning.kale_huur"] == 68420
    assert kept["personen.k1.geboortedatum"] == "2015-06-02"
    found = {one.regeling: one.state for one in ask(opened, findings.listing, dossier)}
    assert found["zorgtoeslag"] is FindingState.PLANNED
    run = subprocess.run(["pdftotext", "-layout", str(paper), "-"], check=True, capture_output=True, text=True)
    assert "Dit hebben wij afgesproken" in run.stdout
    assert run.stdout.count("aanvragen") > 1
    assert "Ongeveer 254 euro per maand" in run.stdout


def test_the_guard_sees_a_key_that_does_more_than_write(opened: Journey, hands: OnlyWriting):
    opened.press(Qt.Key.Key_Return)
    assert hands.wrong
