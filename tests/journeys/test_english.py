"""The program in English: chosen in Instellingen, at once on every screen; the resident's paper has its own choice."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app import texts
from app.domain.visit import Step
from app.services import settings_store, visit_papers
from tests.journeys.conftest import Journey
from tests.journeys.visits import RETURN, ask, choose, look, visit_of, words_on
from tests.profiles import PASSPHRASE, Made
from tests.ui.looking import shown
from ui.desk import Place, Spot
from ui.settings.screen import SettingsScreen
from ui.visit.route.state import Spot as VisitSpot

WALK = (
    ("vraag", VisitSpot(Step.WONEN, "woning.kale_huur")),
    ("kansen", VisitSpot(Step.KANSEN)),
    ("uitleg", VisitSpot(Step.KANSEN, "zorgtoeslag")),
    ("verslag", VisitSpot(Step.VERSLAG)),
)
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


def in_english(journey: Journey) -> SettingsScreen:
    """Choose English on the screen of Instellingen."""
    journey.program.window.go(Place(Spot.SETTINGS))
    journey.settle()
    before = journey.program.window.present()
    assert isinstance(before, SettingsScreen)
    choose(journey, before.language, "en")
    found = journey.program.window.present()
    assert isinstance(found, SettingsScreen)
    assert found is not before
    return found


def test_the_choice_of_english_holds_at_once(opened: Journey):
    screen = in_english(opened)
    assert screen.language.value() == "en"
    assert "What you choose counts at once." in words_on(opened.window)
    look(opened, "90-english-settings")
    assert_english(opened)
    opened.program.window.go(Place(Spot.TODAY))
    opened.settle()
    assert "Monday 23 November" in words_on(opened.window)
    look(opened, "90-english-today")
    assert_english(opened)
    choose(opened, in_settings(opened).language, "nl")
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
    for name, spot in WALK:
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
