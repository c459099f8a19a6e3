"""Long work on a slow computer: it says how far it is and can be stopped, and then nothing of it is left."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.services import dossiers, profile
from app.services.course import Course
from db import backup, watching
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import an_empty_dossier, go_to
from tests.journeys.test_complexes import _homes
from tests.journeys.test_keeping import years_of_work
from tests.journeys.visits import ask, look, words_on
from tests.profiles import NEXT_PASSPHRASE, PASSPHRASE, Made
from tests.ui.looking import picture, shown
from ui.complexes.screen import ComplexesScreen
from ui.desk import Place, Spot
from ui.keeping.backups.page import BackupsPart
from ui.keeping.screen import Keeping, KeepingScreen
from ui.unlock.pages import ChoosePage, CodePage, RestorePage
from ui.widgets.underway import Underway

STOPPED = "Gestopt. Er is niets veranderd."
FINAL = "Dit is nu niet meer te stoppen."


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Make every look of long work last so many seconds, as on a large store; 0 makes it quick again."""
    looked = Course.look
    pause = [0.0]

    def look_slowly(course: Course) -> None:
        time.sleep(pause[0])
        looked(course)

    monkeypatch.setattr(Course, "look", look_slowly)
    monkeypatch.setattr(watching, "_EVERY", 500)

    def set_pause(seconds: float) -> None:
        pause[0] = seconds

    return set_pause


def underway(journey: Journey) -> Underway:
    """The line of the work that lasts, once it shows itself."""

    def found() -> list[Underway]:
        return [one for one in shown(journey.window, Underway) if isinstance(one, Underway) and one.course is not None]

    journey.qtbot.waitUntil(lambda: bool(found()), timeout=10_000)
    return found()[0]


def stop(journey: Journey, line: Underway, name: str) -> None:
    """Stop with the keyboard, and leave a picture of before and after."""
    journey.qtbot.waitUntil(lambda: line.stop.isVisible() and line.stop.isEnabled())
    under_way(journey, f"{name}-onderweg")
    line.stop.setFocus(Qt.FocusReason.TabFocusReason)
    journey.press(Qt.Key.Key_Space)
    assert STOPPED in said(journey)
    look(journey, f"{name}-gestopt")


def under_way(journey: Journey, name: str) -> None:
    """A picture while the work goes on, once everything has its place."""
    journey.qtbot.wait(150)
    picture(journey.window, name)


def said(journey: Journey) -> str:
    return "\n".join(label.text() for label in shown(journey.window, QLabel) if isinstance(label, QLabel))


def keeping(journey: Journey, part: Keeping):
    journey.program.window.go(Place(Spot.KEEPING, detail=part.value))
    journey.settle()
    screen = journey.program.window.present()
    assert isinstance(screen, KeepingScreen)
    return screen.parts[part]


def kept(journey: Journey) -> list[Path]:
    """Every file in the folder of the backups."""
    folder = journey.program.folder / backup.FOLDER
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_backup_can_be_stopped_and_leaves_no_file(opened: Journey, slow):
    ask(opened, an_empty_dossier)
    page = keeping(opened, Keeping.BACKUPS)
    assert isinstance(page, BackupsPart)
    slow(0.05)
    page.make.click()
    assert not page.make.isEnabled()
    stop(opened, underway(opened), "100-kopie")
    assert kept(opened) == []
    assert page.make.isEnabled()
    slow(0)
    page.make.click()
    opened.settle()
    assert "De kopie is gemaakt" in words_on(opened.window)
    assert STOPPED not in words_on(opened.window)
    assert len(profile.backups(opened.program.folder)) == 1


def test_the_backup_of_the_day_says_that_it_is_made_and_can_be_stopped(opened: Journey, slow):
    slow(0.05)
    opened.program._keep_a_backup()
    line = underway(opened)
    assert "De reservekopie van vandaag wordt gemaakt" in said(opened)
    under_way(opened, "101-kopie-van-vandaag")
    line.stop.click()
    opened.settle()
    assert kept(opened) == []
    slow(0)
    opened.program._keep_a_backup()
    opened.settle()
    assert len(profile.backups(opened.program.folder)) == 1
    assert not opened.program.background.isVisible()


def test_locking_stops_what_was_under_way(opened: Journey, slow):
    slow(0.05)
    opened.program._keep_a_backup()
    underway(opened)
    opened.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert opened.program.session is None
    assert kept(opened) == []
    slow(0)
    opened.type(PASSPHRASE)
    opened.press(Qt.Key.Key_Return)
    assert opened.program.session is not None


def test_erasing_what_is_past_its_term_is_all_or_nothing(opened: Journey, slow):
    ask(opened, years_of_work)
    before = ask(opened, dossiers.listing)
    page = keeping(opened, Keeping.RETENTION)
    page.seen.setChecked(True)
    slow(0.3)
    page.erase.click()
    stop(opened, underway(opened), "102-wissen")
    assert ask(opened, dossiers.listing) == before
    slow(0)
    page.erase.click()
    opened.settle()
    assert "Gewist: 3 dossiers, 1 notitie." in words_on(opened.window)
    assert len(ask(opened, dossiers.listing)) == 2


def test_forgetting_a_dossier_says_that_it_goes_on_to_its_end(opened: Journey, slow, monkeypatch, tmp_path):
    monkeypatch.setattr("ui.dossier.forget.report_folder", lambda: tmp_path)
    dossier = ask(opened, an_empty_dossier)
    opened.program._keep_a_backup()
    opened.settle()
    screen = go_to(opened, dossier)
    opened.click("Gegevens wijzigen")
    forget = screen.parts.details.kept.forget
    forget.reason.setText("De bewoner vroeg erom")
    forget.sure.setChecked(True)
    slow(0.1)
    forget.erase.click()
    line = underway(opened)
    opened.qtbot.waitUntil(lambda: FINAL in said(opened))
    assert not line.stop.isVisible()
    under_way(opened, "103-vergeten-onderweg")
    slow(0)
    opened.settle()
    assert ask(opened, dossiers.listing) == ()
    assert len(profile.backups(opened.program.folder)) == 1


def test_putting_a_backup_back_can_be_stopped_while_it_is_checked(start, made: Made, slow):
    session = profile.unlock(made.folder, PASSPHRASE)
    dossiers.open_new(session, "Van voor de kopie")
    profile.backup(session, made.folder)
    dossiers.open_new(session, "Van na de kopie")
    profile.lock(session)
    journey = start(made.folder)
    journey.program.gate._show_restore()
    page = journey.program.gate.page()
    assert isinstance(page, RestorePage)
    page.passphrase.line.setText(PASSPHRASE)
    slow(0.3)
    page.primary.click()
    stop(journey, underway(journey), "104-terugzetten")
    assert page.primary.isEnabled()
    assert len(profile.backups(made.folder)) == 1
    slow(0)
    session = profile.unlock(made.folder, PASSPHRASE)
    assert len(dossiers.listing(session)) == 2, "the store is as it was"
    profile.lock(session)
    page.primary.click()
    journey.settle()
    assert [one.label for one in ask(journey, dossiers.listing)] == ["Van voor de kopie"]


def test_a_new_key_says_that_it_cannot_be_stopped(start, made: Made, slow):
    journey = start(made.folder)
    journey.click("Wachtwoord vergeten? Gebruik de herstelcode")
    journey.type(made.recovery_code)
    journey.press(Qt.Key.Key_Return)
    page = journey.program.gate.page()
    assert isinstance(page, ChoosePage)
    page.fields.first.line.setText(NEXT_PASSPHRASE)
    page.fields.again.line.setText(NEXT_PASSPHRASE)
    slow(0.3)
    page.primary.click()
    line = underway(journey)
    assert "Alles krijgt een nieuwe sleutel" in said(journey)
    assert FINAL in said(journey)
    assert not line.stop.isVisible()
    under_way(journey, "105-nieuwe-sleutel")
    slow(0)
    journey.settle()
    assert isinstance(journey.program.gate.page(), CodePage)


def test_the_list_of_complexes_can_be_stopped(opened: Journey, slow):
    ask(opened, _homes)
    slow(0.1)
    opened.program.window.go(Place(Spot.COMPLEXES))
    line = underway(opened)
    assert "De huishoudens worden bekeken" in said(opened)
    stop(opened, line, "106-complexen")
    screen = opened.program.window.present()
    assert isinstance(screen, ComplexesScreen)
    assert not screen.pdf.isEnabled()
    slow(0)
    screen.enter(Place(Spot.COMPLEXES))
    opened.settle()
    assert "Noord 14" in words_on(opened.window)
    assert screen.pdf.isEnabled()
