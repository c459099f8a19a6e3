"""The program in English: chosen in Instellingen, at once on every screen; the resident's paper has its own choice."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app import texts
from app.domain.ids import DossierId, VisitId
from app.domain.visit import Step, VisitType
from app.services import dossiers, settings_store, visit_papers, visits
from app.services.session import Session
from tests.journeys.conftest import Journey
from tests.journeys.visits import CONTROL, RETURN, ask, choose, look, visit_of, words_on
from tests.profiles import PASSPHRASE, Made
from tests.ui.looking import shown
from ui.commands.state import Doing
from ui.desk import Place, Spot
from ui.keeping.screen import Keeping
from ui.settings.row import ChoiceRow
from ui.settings.screen import SettingsScreen
from ui.visit.route.state import Spot as VisitSpot
from ui.widgets.segments import Segments

WALK = (
    ("vraag", VisitSpot(Step.WONEN, "woning.kale_huur")),
    ("kansen", VisitSpot(Step.KANSEN)),
    ("uitleg", VisitSpot(Step.KANSEN, "zorgtoeslag")),
    ("verslag", VisitSpot(Step.VERSLAG)),
)
PARTS = {
    Step.RONDGANG: ("huis", "woonkamer", "keuken", "badkamer", "rekening"),
    Step.METEN: ("meters", "apparaten", "lucht", "rekening"),
    Step.BUDGET: ("regels", "drie", "dagen", "berichten"),
    Step.SCHULDEN: ("lijst", "nieuw", "plan", "betalen", "gesprek"),
    Step.WAT_ALS: ("verandering", "werken", "terugbetalen", "woning"),
}
"""The steps that have places of their own."""
DUTCH = re.compile(r"\b(het|een|niet|wordt|zijn|uw|wij|van|voor|naar|nog|per maand|per jaar)\b", re.IGNORECASE)
"""Words that give a Dutch sentence away."""


@pytest.fixture(autouse=True)
def dutch_again():
    """The language is one for the whole program: the next test begins in Dutch."""
    yield
    texts.set_language("nl")


def said_in(journey: Journey) -> str:
    """The words of the labels and the buttons."""
    buttons = [each.text() for each in shown(journey.window, QPushButton) if isinstance(each, QPushButton)]
    return "\n".join((words_on(journey.window), *buttons))


def assert_english(journey: Journey, but: str = "") -> None:
    found = [line for line in said_in(journey).replace(but, "").splitlines() if DUTCH.search(line)]
    assert not found


def language_of(screen: SettingsScreen) -> Segments:
    """The choice of the language of the program."""
    found = screen.rows["language"]
    assert isinstance(found, ChoiceRow)
    return found.choice


def in_english(journey: Journey) -> SettingsScreen:
    """Choose English on the screen of Instellingen."""
    journey.program.window.go(Place(Spot.SETTINGS))
    journey.settle()
    before = journey.program.window.present()
    assert isinstance(before, SettingsScreen)
    choose(journey, language_of(before), "en")
    found = journey.program.window.present()
    assert isinstance(found, SettingsScreen)
    assert found is not before
    return found


def test_the_choice_of_english_holds_at_once(opened: Journey):
    screen = in_english(opened)
    assert language_of(screen).value() == "en"
    assert "What you choose counts at once." in words_on(opened.window)
    look(opened, "90-english-settings")
    assert_english(opened)
    opened.program.window.go(Place(Spot.TODAY))
    opened.settle()
    assert "Monday 23 November" in words_on(opened.window)
    look(opened, "90-english-today")
    assert_english(opened)
    choose(opened, language_of(in_settings(opened)), "nl")
    assert "Wat u kiest geldt meteen." in words_on(opened.window)


def told_by(tool: str, place: Path) -> str:
    """What another program reads in a PDF."""
    return subprocess.run([tool, place], check=True, capture_output=True, text=True).stdout


def in_settings(journey: Journey) -> SettingsScreen:
    journey.program.window.go(Place(Spot.SETTINGS))
    journey.settle()
    found = journey.program.window.present()
    assert isinstance(found, SettingsScreen)
    return found


@pytest.mark.parametrize("percent", ["100", "200"])
def test_a_visit_in_english(start: Callable[..., Journey], made: Made, percent: str):
    journey = start(made.folder)
    journey.type(PASSPHRASE)
    journey.press(RETURN)
    in_english(journey)
    ask(journey, settings_store.write, "type_scale", percent)
    journey.program.window.go(Place(Spot.TODAY))
    journey.settle()
    look(journey, f"91-english-today-{percent}")
    journey.click("Open example household")
    screen = visit_of(journey)
    label = screen.loaded.room.dossier.label
    for name, spot in (*WALK, *((f"wat-als-{at}", VisitSpot(Step.WAT_ALS, at)) for at in PARTS[Step.WAT_ALS])):
        screen.show_spot(spot)
        journey.settle()
        look(journey, f"91-english-{name}-{percent}")
        if name != "verslag":  # the paper on that screen is in the language of the resident
            assert_english(journey, label)
    screen.show_spot(WALK[2][1])
    screen.together()
    journey.settle()
    look(journey, f"92-english-samen-{percent}")
    assert_english(journey, label)


def test_the_paper_of_the_resident_has_its_own_language(opened: Journey, tmp_path):
    in_english(opened)
    opened.program.window.go(Place(Spot.TODAY))
    opened.settle()
    opened.click("Open example household")
    screen = visit_of(opened)
    for code, lang, title in (("nl", "nl-NL", "Verslag"), ("en", "en-GB", "Report")):
        ask(opened, settings_store.write, "report_language", code)
        place = ask(opened, visit_papers.visit_pdf, screen.visit_id, tmp_path / f"{code}.pdf")
        assert f"/Lang ({lang})".encode() in place.read_bytes()
        assert f"Title:           {title}\n" in told_by("pdfinfo", place)
        screen.show_spot(VisitSpot(Step.HUISHOUDEN))
        screen.show_spot(WALK[3][1])
        opened.settle()
        look(opened, f"93-english-verslag-{code}")
    assert "Dit gaat al goed" not in said_in(opened)


@pytest.mark.parametrize("kind", [VisitType.ENERGY, VisitType.BUDGET, VisitType.FOLLOW_UP])
def test_no_dutch_is_left_on_the_steps_of_a_visit(opened: Journey, kind: VisitType):
    in_english(opened)
    made: list[VisitId] = []

    def planned(session: Session) -> None:
        _, dossier = dossiers.open_new(session, "Household one", "Street 1")
        _, visit = visits.plan(session, dossier, kind, session.now())
        visits.begin(session, visit)
        made.append(visit)

    ask(opened, planned)
    opened.program.window.go(Place(Spot.VISIT, made[0]))
    opened.settle()
    screen = visit_of(opened)
    for step in screen.loaded.room.steps:
        for at in PARTS.get(step, ("",)):
            screen.show_spot(VisitSpot(step, at))
            opened.settle()
            look(opened, f"94-english-{kind}-{step}{at and '-'}{at}")
            if step is not Step.VERSLAG:
                assert_english(opened)


SCREENS = (
    *(Spot.REFER, Spot.DISTRICT, Spot.COMPLEXES, Spot.DOSSIER, Spot.DOSSIERS),
    *(Spot.ENROL, Spot.SYNC, Spot.MEMBERS, Spot.RESCUE),
)


@pytest.mark.parametrize("spot", SCREENS)
def test_no_dutch_is_left_on_the_other_screens(opened: Journey, spot: Spot):
    in_english(opened)
    made: list[DossierId] = []
    ask(opened, lambda session: made.append(dossiers.open_new(session, "Household one", "Street 1")[1]))
    opened.program.window.go(Place(spot, dossier_id=made[0]))
    opened.settle()
    look(opened, f"95-english-{spot}")
    assert_english(opened)


@pytest.mark.parametrize("page", list(Keeping))
def test_no_dutch_is_left_on_the_pages_of_the_data(opened: Journey, page: Keeping):
    in_english(opened)
    ask(opened, lambda session: dossiers.open_new(session, "Household one", "Street 1"))
    opened.program.window.go(Place(Spot.KEEPING, detail=page.value))
    opened.settle()
    look(opened, f"97-english-{page}")
    assert_english(opened)


@pytest.mark.parametrize("doing", [Doing.HELP, Doing.KEYS, Doing.HISTORY, Doing.TOUR])
def test_no_dutch_is_left_on_what_lies_over_a_screen(opened: Journey, doing: Doing):
    in_english(opened)
    made: list[DossierId] = []
    ask(opened, lambda session: made.append(dossiers.open_new(session, "Household one", "Street 1")[1]))
    opened.program.window.go(Place(Spot.DOSSIER, dossier_id=made[0]))
    opened.settle()
    opened.program.window.sheets.perform(doing)
    opened.settle()
    look(opened, f"98-english-{doing}")
    assert_english(opened)


def test_acts_are_found_by_english_words(opened: Journey):
    in_english(opened)
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("restore")
    look(opened, "98-english-search")
    assert "View or put back backups" in said_in(opened)
    assert_english(opened)


def test_the_next_start_asks_for_the_passphrase_in_english(opened: Journey, start: Callable[..., Journey]):
    in_english(opened)
    folder = opened.program.folder
    opened.program.lock()
    opened.settle()
    assert "Welcome back" in words_on(opened.window)
    opened.window.close()
    texts.set_language("nl")
    again = start(folder)
    look(again, "96-english-unlock")
    assert "Welcome back" in words_on(again.window)
    assert_english(again)
