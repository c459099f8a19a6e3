"""A visit with the pointer: a couple on AOW, in dark, at 200% and on a tablet, with what can go wrong on the way."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton

from app import texts
from app.domain.answer import Status
from app.domain.finding import FindingState
from app.domain.visit import Step, Who
from app.services import agreements, answers, findings, settings_store, visits
from tests.journeys.conftest import Journey
from tests.journeys.visits import (
    RETURN,
    SINGLE_PARENT,
    answer_all,
    ask,
    begin,
    choose,
    dossier_of,
    loaded_of,
    look,
    page_of,
    visit_of,
    words_on,
)
from tests.profiles import PASSPHRASE, Made
from tests.ui.looking import shown
from ui.visit.agreements.screen import AgreementsPage
from ui.visit.begin.screen import BeginPage
from ui.visit.finding.screen import FindingPage
from ui.visit.opportunities.screen import OpportunitiesPage
from ui.visit.question.screen import QuestionPage
from ui.visit.report.screen import ReportPage
from ui.visit.route.state import Spot


def press_step(journey: Journey, step: Step) -> None:
    """Press a step in the left column, or in the line of steps."""
    frame = visit_of(journey).frame
    steps = frame.steps if frame.steps.isVisible() else frame.strip
    model = steps.model()
    row = loaded_of(journey).room.steps.index(step)
    place = steps.visualRect(model.index(row, 0)).center()
    journey.qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=place)
    journey.settle()


def press_first(journey: Journey, words: str) -> None:
    """Press the first visible button with these words."""
    button = next(b for b in shown(journey.window, QPushButton) if isinstance(b, QPushButton) and b.text() == words)
    journey.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    journey.settle()


def press_cell(journey: Journey, row: int, column: int) -> None:
    """Press a cell of Kansen, with the rows of its tables counted on."""
    cell = cell_at(journey, row, column)
    table = next(table for table in page_of(journey, OpportunitiesPage).tables if table.model() is cell.model())
    place = table.visualRect(cell).center()
    journey.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    journey.settle()


def cell_at(journey: Journey, row: int, column: int) -> QModelIndex:
    """A cell of Kansen, with the rows of its tables counted on."""
    cells = [
        table.model().index(number, column)
        for table in page_of(journey, OpportunitiesPage).tables
        for number in range(table.model().rowCount())
    ]
    return cells[row]


def test_a_visit_with_the_pointer(opened: Journey):
    opened.click("Voorbeeldhuishouden openen")
    screen = visit_of(opened)
    look(opened, "30-voorbeeld-begin")
    choose(opened, page_of(opened, BeginPage).rows["nood.ontruiming"].choice, "ja")
    assert "0800-8115" in words_on(opened.window)
    assert "binnen drie werkdagen" in words_on(opened.window)
    look(opened, "31-nood-ja")

    press_step(opened, Step.WONEN)
    assert screen.spot.at == "woning.soort"
    screen.show_spot(Spot(Step.WONEN, "woning.kale_huur"))
    opened.settle()
    choose(opened, page_of(opened, QuestionPage).evidence, "geschat")
    press_first(opened, "Wil ik niet zeggen")
    kept = {answer.path: answer for answer in ask(opened, answers.of_dossier, dossier_of(opened))}
    assert kept["woning.kale_huur"].status is Status.DOES_NOT_SAY
    assert kept["woning.kale_huur"].value is None
    look(opened, "32-wil-niet-zeggen")
    press_first(opened, "Ongedaan maken")
    assert page_of(opened, QuestionPage).draft() == ("woning.kale_huur", 68420)

    press_step(opened, Step.KANSEN)
    look(opened, "33-kansen-voorbeeld")
    press_cell(opened, 0, 5)
    choose(opened, page_of(opened, FindingPage).states, "aangevraagd")
    press_first(opened, "Terug naar Kansen")
    found = ask(opened, findings.listing, dossier_of(opened))
    assert [finding.state for finding in found] == [FindingState.APPLIED]
    choose(opened, page_of(opened, OpportunitiesPage).order, "moeite")
    press_cell(opened, 0, 2)
    assert screen.spot.is_explanation
    press_first(opened, "Terug naar Kansen")
    press_first(opened, "Naar Afspraken")
    _agree_by_hand(opened)
    press_first(opened, "Naar Verslag")
    _plan_the_next_one(opened)


def _agree_by_hand(journey: Journey) -> None:
    """An agreement of one's own, changed and taken away; a fourth one has no place."""
    screen = visit_of(journey)
    page = page_of(journey, AgreementsPage)
    press_first(journey, "Zelf een afspraak maken")
    journey.qtbot.keyClicks(page.form.what, "De jaaropgave zoeken")
    choose(journey, page.form.who, "bewoner")
    look(journey, "34-zelf-afspreken")
    press_first(journey, "Klaar")
    agreed = ask(journey, agreements.listing, screen.visit_id)
    assert [(one.what, one.who) for one in agreed] == [("De jaaropgave zoeken", Who.RESIDENT)]
    journey.click("Wijzig afspraak 1")
    page.form.what.clear()
    press_first(journey, "Klaar")
    assert "Schrijf op wat we afspreken" in words_on(journey.window)
    press_first(journey, "Toch niet")
    journey.click("Haal afspraak 1 weg")
    assert ask(journey, agreements.listing, screen.visit_id) == ()


def _plan_the_next_one(journey: Journey) -> None:
    """Plan the next visit; a day that has passed is refused with words."""
    page = page_of(journey, ReportPage)
    press_first(journey, "Volgend bezoek plannen")
    page.day.setText("1-1-2026")
    press_first(journey, "Inplannen")
    assert "die nog komt" in words_on(journey.window)
    page.day.setText("7-12-2026")
    press_first(journey, "Inplannen")
    planned = [one.starts_at.isoformat() for one in ask(journey, visits.of_dossier, dossier_of(journey))]
    assert "2026-12-07T10:00:00" in planned
    assert "maandag 7 december om 10.00 uur" in words_on(journey.window)


FOUR = (
    ("vraag", Spot(Step.WONEN, "woning.kale_huur")),
    ("kansen", Spot(Step.KANSEN)),
    ("uitleg", Spot(Step.KANSEN, "zorgtoeslag")),
    ("afspraken", Spot(Step.AFSPRAKEN)),
)


@pytest.fixture
def dutch_again() -> Iterator[None]:
    """The language is one for the whole program: the next test begins in Dutch."""
    yield
    texts.set_language(texts.DUTCH)


SIZES = {"": (1280, 800), "-klein": (1024, 700), "-tablet": (800, 1200)}


@pytest.mark.usefixtures("dutch_again")
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("scale", ["100", "200"])
@pytest.mark.parametrize("theme", ["licht", "donker"])
@pytest.mark.parametrize("size", list(SIZES))
def test_the_four_main_screens(
    start: Callable[..., Journey], made: Made, size: str, theme: str, scale: str, language: str
):
    """The full matrix: both looks, both sizes of type, both languages, on a laptop, a small one and a tablet."""
    name = f"{language}-{theme}-{scale}{size}"
    journey = start(made.folder)
    journey.window.setMinimumSize(600, 600)
    journey.window.resize(*SIZES[size])
    journey.type(PASSPHRASE)
    journey.press(RETURN)
    journey.click("Voorbeeldhuishouden openen")
    for setting, value in (("theme", theme), ("type_scale", scale), ("language", language)):
        ask(journey, settings_store.write, setting, value)
    journey.settle()
    screen = visit_of(journey)
    for word, spot in FOUR:
        screen.show_spot(spot)
        journey.settle()
        look(journey, f"40-{word}-{name}")
    screen.show_spot(FOUR[2][1])
    screen.together()
    look(journey, f"41-samen-kijken-{name}")


def test_nothing_private_is_left_when_the_resident_looks_along(opened: Journey):
    begin(opened, "Gezin om de hoek")
    for _ in range(3):
        opened.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    answer_all(opened, SINGLE_PARENT, until="personen.p1.toetsingsinkomen")
    opened.press(Qt.Key.Key_F8)
    words = words_on(opened.window)
    assert "Wat is uw inkomen dit jaar" in words
    assert "Gezin om de hoek" not in words
    assert "liggen" not in words
    assert not visit_of(opened).frame.zone.isVisible()
    opened.press(Qt.Key.Key_F8)
    assert visit_of(opened).frame.zone.isVisible()
    assert Path(opened.picture("42-na-samen-kijken")).exists()
