"""A whole visit with the keyboard alone: a single parent with two children, who does not get zorgtoeslag yet."""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.answer import AnswerValue, Evidence, Status
from app.domain.finding import FindingState
from app.domain.visit import Step, VisitState
from app.intake.order import STRUCTURE
from app.paths import REPORTS
from app.services import agreements, answers, findings, grounds, visits
from tests.journeys.conftest import Journey
from tests.journeys.hands import OnlyKeys, watching
from tests.journeys.visits import (
    ALT,
    CONTROL,
    RETURN,
    SINGLE_PARENT,
    WITHOUT_INCOME,
    answer_all,
    ask,
    begin,
    dossier_of,
    loaded_of,
    look,
    page_of,
    step_of,
    visit_of,
    words_on,
)
from ui.visit.opportunities.state import Order, overview
from ui.visit.question.screen import QuestionPage
from ui.visit.route.state import Spot

LABEL = "Alleenstaande ouder, twee kinderen"


@pytest.fixture(autouse=True)
def reports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Reports of a test do not land in the home of who runs it."""
    monkeypatch.setenv(REPORTS, str(tmp_path / "verslagen"))


def _through_begin(journey: Journey) -> None:
    for _ in range(5):
        journey.type("n")
    look(journey, "12-begin-nood")
    journey.press(RETURN)
    journey.type("Elke maand iets overhouden")
    look(journey, "13-begin-doel")
    journey.press(RETURN)
    journey.type("j")
    look(journey, "14-begin-bewaren")
    journey.press(RETURN)


@pytest.fixture
def keys_only() -> Iterator[OnlyKeys]:
    """Notes every press of the pointer from here on."""
    with watching(OnlyKeys()) as guard:
        yield guard


def test_a_whole_visit_with_keys_only(opened: Journey, keys_only: OnlyKeys):
    begin(opened, LABEL)
    screen = visit_of(opened)
    _through_begin(opened)
    assert step_of(opened) is Step.HUISHOUDEN
    _by_value(opened)
    assert step_of(opened) is Step.KANSEN
    look(opened, "18-kansen")
    assert "€ 3.052" in words_on(opened.window)
    _explain_and_plan(opened)
    _agree(opened)
    _report(opened)

    assert keys_only.wrong == []
    visit = ask(opened, visits.load, screen.visit_id)
    assert visit.state is VisitState.CLOSED
    assert visit.purpose == "Elke maand iets overhouden"
    assert ask(opened, grounds.listing, visit.dossier_id)[0].withdrawn_at is None
    kept = {answer.path: answer for answer in ask(opened, answers.of_dossier, visit.dossier_id)}
    assert kept["woning.kale_huur"].value == 68420
    assert kept["personen.k1.geboortedatum"].value == "2015-06-02"
    assert kept["nood.eten"].value is False
    assert all(answer.evidence is Evidence.TOLD for answer in kept.values() if answer.status is Status.ANSWERED)
    found = {finding.regeling: finding for finding in ask(opened, findings.listing, visit.dossier_id)}
    assert found["zorgtoeslag"].state is FindingState.PLANNED
    assert found["zorgtoeslag"].planned_per_year == 155000


MAY_BE_PASSED = ("bron", "bijstand.per_maand", "aanslag", "auto_waarde", "jonggehandicapt", "achterstand_maanden")
"""Only asked where an answer can change something."""


LOOKED_AT = {
    "zorgkosten.bespreken": "17-zorgkosten",
    "energie.contract.stroom": "17-energie-prijs",
    "energie.contract.einddatum": "17-energie-einddatum",
}
"""In the order they are asked."""


def _by_value(journey: Journey) -> None:
    """Answer what is asked, in the order of what it can change; each question says why it is put."""
    asked = answer_all(journey, SINGLE_PARENT, until="woning.kale_huur")
    assert asked[:3] == list(STRUCTURE)
    assert "Deze vraag kan nog € " in words_on(journey.window)
    journey.type(SINGLE_PARENT["woning.kale_huur"])
    look(journey, "17-wonen-huur")
    journey.press(RETURN)
    later = answer_all(journey, SINGLE_PARENT, until="personen.p1.toetsingsinkomen")
    look(journey, "16-inkomen")
    later += answer_all(journey, SINGLE_PARENT, until="huishouden.gemeente")
    assert step_of(journey) is Step.GEMEENTE
    journey.type("rot")
    look(journey, "17-gemeente-naam")
    _close_suggestions(journey)
    for place, picture in LOOKED_AT.items():
        later += answer_all(journey, SINGLE_PARENT, until=place)
        assert visit_of(journey).spot.at == place
        look(journey, picture)
    later += answer_all(journey, SINGLE_PARENT)
    passed = set(SINGLE_PARENT) - {*asked, "woning.kale_huur", *later}
    assert all(path.endswith(MAY_BE_PASSED) or "kwijtschelding" in path for path in passed), passed


def _close_suggestions(journey: Journey) -> None:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    journey.qtbot.keyClick(popup, Qt.Key.Key_Escape)
    editor = page_of(journey, QuestionPage).editor
    assert editor is not None
    editor.take_focus()


def _explain_and_plan(journey: Journey) -> None:
    """Open the explanation of the first amount, turn it to the resident, and choose its state on a page of its own."""
    screen = visit_of(journey)
    journey.press(RETURN)
    assert screen.spot.at == "zorgtoeslag"
    look(journey, "19-uitleg")
    assert "artikel 2" in words_on(journey.window)
    journey.press(Qt.Key.Key_F8)
    look(journey, "20-samen-kijken")
    assert LABEL not in words_on(journey.window)
    journey.press(Qt.Key.Key_Escape)
    journey.press(Qt.Key.Key_Left, ALT)
    for _ in range(3):
        journey.press(Qt.Key.Key_Right)
    journey.press(RETURN)
    journey.press(Qt.Key.Key_Down)
    look(journey, "20-kans-in-detail")
    journey.press(RETURN)
    assert screen.spot == Spot(Step.KANSEN)
    journey.press(Qt.Key.Key_Right, ALT)


def _agree(journey: Journey) -> None:
    """Agree on what is proposed, and tick off the first one: done together."""
    screen = visit_of(journey)
    assert screen.spot.step is Step.AFSPRAKEN
    journey.press(RETURN)
    journey.press(RETURN)
    agreed = ask(journey, agreements.listing, screen.visit_id)
    assert [one.what for one in agreed] == ["Zorgtoeslag aanvragen", "Huurtoeslag aanvragen"]
    step = "Eerste stap gedaan van Zorgtoeslag aanvragen: We loggen samen in met DigiD en vullen de aanvraag in."
    journey.tab_to(step)
    journey.press(Qt.Key.Key_Space)
    first = ask(journey, agreements.listing, screen.visit_id)[0]
    assert (first.first_step_on, first.done_on) == (date(2026, 11, 23), None)
    assert journey.focus().accessibleName() == step
    journey.tab_to("Hele afspraak gedaan: Zorgtoeslag aanvragen")
    journey.press(Qt.Key.Key_Space)
    assert ask(journey, agreements.listing, screen.visit_id)[0].done_on is not None
    look(journey, "21-afspraken")
    journey.press(Qt.Key.Key_Right, ALT)


def _report(journey: Journey) -> None:
    """Make the pdf, then close the visit."""
    screen = visit_of(journey)
    journey.settle()
    look(journey, "22-verslag")
    journey.press(RETURN)
    made = screen.pages.made
    assert made is not None
    paper = Path(made.folder) / made.name
    run = subprocess.run(["pdftotext", "-layout", str(paper), "-"], check=True, capture_output=True, text=True)
    for said in ("Dit hebben wij afgesproken", "Zorgtoeslag aanvragen", "Huurtoeslag aanvragen", "254 euro per maand"):
        assert said in run.stdout
    look(journey, "23-verslag-gemaakt")
    journey.press(Qt.Key.Key_Right, ALT)


def test_a_visit_goes_on_at_the_question_where_it_was_left(opened: Journey):
    begin(opened, LABEL)
    _skip_begin(opened)
    answer_all(opened, SINGLE_PARENT, until="personen.k1.geboortedatum")
    opened.type("2-6-2015")
    opened.click("Vandaag")
    opened.click(f"Verdergaan: {LABEL}")
    screen = visit_of(opened)
    assert screen.spot.at == "personen.k1.geboortedatum"
    kept = {answer.path: answer.value for answer in ask(opened, answers.of_dossier, dossier_of(opened))}
    assert kept["personen.k1.geboortedatum"] == "2015-06-02"


def _skip_begin(journey: Journey) -> None:
    for _ in range(3):
        journey.press(Qt.Key.Key_Right, ALT)


def test_an_answer_that_cannot_be_read_stays_and_says_why(opened: Journey):
    begin(opened, LABEL)
    _skip_begin(opened)
    answer_all(opened, SINGLE_PARENT, until="personen.p1.toetsingsinkomen")
    opened.type("veel")
    opened.press(RETURN)
    screen = visit_of(opened)
    assert screen.spot.at == "personen.p1.toetsingsinkomen"
    assert "Schrijf het bijvoorbeeld als 72,50" in words_on(opened.window)
    look(opened, "24-antwoord-niet-te-lezen")


def _shown_answer(journey: Journey) -> AnswerValue:
    editor = page_of(journey, QuestionPage).editor
    assert editor is not None
    return editor.value()


def test_undo_and_redo_of_an_answer(opened: Journey):
    begin(opened, LABEL)
    _skip_begin(opened)
    opened.type("n")
    dossier = dossier_of(opened)
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert ask(opened, answers.of_dossier, dossier) == ()
    assert _shown_answer(opened) is None
    opened.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [answer.value for answer in ask(opened, answers.of_dossier, dossier)] == [False]
    assert _shown_answer(opened) is False


def test_the_rent_that_changes_counts_from_its_day(opened: Journey):
    begin(opened, LABEL)
    _skip_begin(opened)
    answer_all(opened, SINGLE_PARENT, until="woning.kale_huur")
    opened.type("684,20")
    opened.tab_to("De huur veranderde dit jaar")
    opened.press(Qt.Key.Key_Space)
    opened.type("702,50")
    opened.press(Qt.Key.Key_Tab)
    opened.type("1-7-2026")
    opened.press(Qt.Key.Key_Tab)
    look(opened, "25-huur-veranderde")
    kept = ask(opened, answers.of_dossier, dossier_of(opened))
    rent = {answer.valid_from: answer.value for answer in kept if answer.path == "woning.kale_huur"}
    assert rent == {None: 68420, date(2026, 7, 1): 70250}
    opened.press(Qt.Key.Key_Right, ALT)
    answer_all(opened, SINGLE_PARENT)
    huurtoeslag = loaded_of(opened).assessment.outcomes.of("huurtoeslag")
    assert huurtoeslag.months[5] < huurtoeslag.months[6]


def test_somebody_without_income_is_shown_bijstand(opened: Journey):
    begin(opened, "Alleenstaande zonder inkomen")
    _skip_begin(opened)
    answer_all(opened, WITHOUT_INCOME, until="personen.p1.netto_inkomen")
    outcomes = loaded_of(opened).assessment.outcomes
    assert "bijstand" in {one.regeling for one in outcomes.outcomes if one.waits}
    opened.type("0")
    look(opened, "26-geen-inkomen")
    opened.press(RETURN)
    answer_all(opened, WITHOUT_INCOME, until="lokale_lasten.gemeente_aanslag")
    assert step_of(opened) is Step.GEMEENTE
    look(opened, "27-gemeente")
    answer_all(opened, WITHOUT_INCOME)
    assert step_of(opened) is Step.KANSEN
    look(opened, "28-kansen-bijstand")
    rows = {row.regeling: row for row in overview(loaded_of(opened).assessment.outcomes, (), Order.EUROS).rows}
    assert (rows["bijstand"].month, rows["bijstand"].year) == ("€\u00a01.348", "€\u00a02.697")
    assert rows["bijzondere_bijstand"].year == "vraag na"
    visit_of(opened).show_spot(Spot(Step.KANSEN, "bijstand"))
    opened.settle()
    look(opened, "29-uitleg-bijstand")
    assert "artikel 19" in words_on(opened.window)
