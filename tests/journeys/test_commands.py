"""From any screen: finding and doing by typing, the keys, help, what was done, and a first look around."""

import pytest
from PySide6.QtCore import Qt

from app.domain.change import Kind
from app.services import answers, history, visits
from app.services.search import Hit
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import LOOKS, a_full_dossier, an_empty_dossier, go_to
from tests.journeys.visits import CONTROL, RETURN, ask, look, words_on
from ui.commands.finder import Finder
from ui.commands.pages import HelpPage, HistoryPage, KeysPage, TourPage
from ui.commands.state import Doing
from ui.desk import Place, Spot


def sheet(journey: Journey):
    return journey.program.window.sheets.present


def test_acts_are_found_and_done_from_a_dossier_by_keys_alone(opened: Journey):
    dossier = ask(opened, a_full_dossier)
    go_to(opened, dossier)
    opened.press(Qt.Key.Key_K, CONTROL)
    assert isinstance(sheet(opened), Finder)
    look(opened, "100-zoeken-en-doen")
    opened.type("huur")
    assert any(isinstance(one, Hit) for one in sheet(opened)._found)
    look(opened, "101-zoeken-en-doen-huur")
    for _ in range(4):
        opened.press(Qt.Key.Key_Backspace)
    opened.type("backup")
    look(opened, "102-zoeken-en-doen-kopie")
    opened.press(RETURN)
    assert sheet(opened) is None
    assert opened.program.window.sheets.place == Place(Spot.KEEPING, detail="kopie")


def test_arrows_walk_through_what_was_found_and_esc_goes_back(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    before = opened.focus()
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("zzzz")
    assert "niets" in words_on(opened.window)
    for _ in range(4):
        opened.press(Qt.Key.Key_Backspace)
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Down)
    assert opened.focus() is sheet(opened).cards[1]
    opened.press(Qt.Key.Key_Tab)
    assert sheet(opened).isAncestorOf(opened.focus()), "Tab stays on the page"
    opened.press(Qt.Key.Key_Escape)
    assert sheet(opened) is None
    assert opened.focus() is before
    assert opened.program.window.present() is screen


def test_a_dossier_that_is_found_opens(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    opened.program.window.go(Place(Spot.SETTINGS))
    opened.settle()
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("havenk")
    assert sheet(opened)._found[0].kind is Kind.DOSSIER
    opened.press(RETURN)
    assert opened.program.window.present().reading.dossier_id == dossier


def test_the_keys_are_shown_and_the_help_of_each_place(opened: Journey):
    opened.press(Qt.Key.Key_F1, CONTROL)
    assert isinstance(sheet(opened), KeysPage)
    look(opened, "103-toetsen")
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_F1)
    assert isinstance(sheet(opened), HelpPage)
    look(opened, "104-hulp-vandaag")
    opened.click("Alle toetsen")
    assert isinstance(sheet(opened), KeysPage)
    opened.press(Qt.Key.Key_Escape)
    dossier = ask(opened, a_full_dossier)
    visit = ask(opened, visits.of_dossier, dossier)[0]
    opened.program.window.go(Place(Spot.VISIT, visit.id))
    opened.settle()
    opened.press(Qt.Key.Key_F1)
    assert "Begin van het bezoek" in words_on(opened.window)
    look(opened, "105-hulp-bezoek")


def test_what_was_done_is_looked_through_and_gone_back_in(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    go_to(opened, dossier)
    opened.press(Qt.Key.Key_H, CONTROL)
    assert isinstance(sheet(opened), HistoryPage)
    look(opened, "106-geschiedenis-leeg")
    opened.press(Qt.Key.Key_Escape)
    for number, path in enumerate(("woning.kale_huur", "woning.servicekosten", "personen.p1.vermogen")):
        ask(opened, answers.give, dossier, path, (number + 1) * 100_00)
    opened.press(Qt.Key.Key_H, CONTROL)
    look(opened, "107-geschiedenis")
    opened.click("Terug tot voor: Servicekosten per maand")
    kept = {answer.path for answer in ask(opened, answers.of_dossier, dossier)}
    assert kept == {"woning.kale_huur"}
    assert [act.holds for act in ask(opened, history.listing, dossier)] == [False, False, True]
    look(opened, "108-geschiedenis-terug")


def test_where_there_is_no_dossier_it_says_so(opened: Journey):
    opened.press(Qt.Key.Key_H, CONTROL)
    assert sheet(opened) is None
    assert "Open eerst een dossier of een bezoek" in words_on(opened.window)


def test_a_first_look_around_from_an_empty_day(opened: Journey):
    opened.click("Rondleiding van twee minuten")
    assert isinstance(sheet(opened), TourPage)
    look(opened, "109-rondleiding")
    for _ in range(6):
        opened.press(RETURN)
    assert "Meer hoeft u niet te weten" in words_on(opened.window)
    look(opened, "110-rondleiding-klaar")
    opened.press(RETURN)
    assert sheet(opened) is None


def test_locking_takes_the_page_away(opened: Journey):
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("vergrendel")
    opened.press(RETURN)
    assert opened.program.session is None
    assert sheet(opened) is None
    opened.program.window.sheets.perform(Doing.HELP)
    assert sheet(opened) is None, "nothing opens over the gate"


@pytest.mark.parametrize("look_", LOOKS, ids=[one[0] for one in LOOKS])
def test_the_pages_fit_every_size(opened: Journey, look_):
    name, (theme, scale), size = look_
    dossier = ask(opened, a_full_dossier)
    opened.program.dress(theme, int(scale))
    opened.program.window.resize(*size)
    go_to(opened, dossier)
    opened.press(Qt.Key.Key_K, CONTROL)
    look(opened, f"111-zoeken-{name}")
    for doing in (Doing.KEYS, Doing.HELP, Doing.HISTORY, Doing.TOUR):
        opened.program.window.sheets.perform(doing)
        opened.settle()
        look(opened, f"111-{doing}-{name}")


def test_acts_are_found_in_the_box_of_vandaag_too(opened: Journey):
    ask(opened, an_empty_dossier)
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("toetsen")
    assert "Alle toetsen laten zien" in words_on(opened.window)
    look(opened, "110-vandaag-gezocht")
    opened.press(RETURN)
    assert isinstance(sheet(opened), KeysPage)
    opened.press(Qt.Key.Key_Escape)
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("logboek")
    opened.press(Qt.Key.Key_Down)
    opened.press(RETURN)
    assert opened.program.window.sheets.place == Place(Spot.KEEPING, detail="logboek")


def test_one_page_leads_to_another_with_enter(opened: Journey):
    go_to(opened, ask(opened, an_empty_dossier))
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("toetsen")
    opened.press(RETURN)
    assert isinstance(sheet(opened), KeysPage)
    opened.press(Qt.Key.Key_K, CONTROL)
    assert isinstance(sheet(opened), Finder)


def test_a_page_over_vandaag_can_be_searched_from(opened: Journey):
    opened.press(Qt.Key.Key_F1)
    opened.press(Qt.Key.Key_K, CONTROL)
    assert isinstance(sheet(opened), Finder)
    assert opened.focus() is sheet(opened).box


def test_turning_to_the_resident_takes_the_page_away_first(opened: Journey):
    dossier = ask(opened, a_full_dossier)
    visit = ask(opened, visits.of_dossier, dossier)[0]
    opened.program.window.go(Place(Spot.VISIT, visit.id))
    opened.settle()
    opened.press(Qt.Key.Key_H, CONTROL)
    assert isinstance(sheet(opened), HistoryPage)
    opened.press(Qt.Key.Key_F8)
    assert sheet(opened) is None
    assert opened.program.window.present().is_together
