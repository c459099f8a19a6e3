"""First start, locking, unlocking, the recovery code, and every fault a person can meet at the gate."""

import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.services import dossiers, profile
from app.services.profile_place import ProfileState, state
from db.keys import key_path
from tests.faults.started import start as start_process
from tests.journeys.conftest import Journey
from tests.profiles import NEXT_PASSPHRASE, PASSPHRASE, Made
from tests.ui.looking import cut_texts, shown, unnamed_controls
from ui import theme
from ui.palette import Theme
from ui.unlock.pages import ChoosePage, CodePage, EnterPage, RecoveryPage, RestorePage, TroublePage

Start = Callable[..., Journey]
CTRL = Qt.KeyboardModifier.ControlModifier


def page(journey: Journey) -> QWidget:
    return journey.program.gate.page()


def words_on(journey: Journey) -> str:
    return "\n".join(label.text() for label in shown(journey.window, QLabel) if isinstance(label, QLabel))


def is_inside(journey: Journey) -> bool:
    return journey.program.session is not None and journey.program.window.present() is not None


def unlock(journey: Journey, passphrase: str = PASSPHRASE) -> None:
    journey.type(passphrase)
    journey.press(Qt.Key.Key_Return)


def test_the_first_start_by_keyboard(start: Start, folder: Path):
    journey = start(folder)
    assert isinstance(page(journey), ChoosePage)
    journey.type("lepel regen")
    assert "Kan, maar" in words_on(journey)
    journey.type(" fiets kaars")
    assert "Sterk" in words_on(journey)
    journey.picture("01-eerste-start")
    journey.press(Qt.Key.Key_Return)
    journey.type("iets anders")
    journey.press(Qt.Key.Key_Return)
    assert "niet gelijk" in words_on(journey)
    assert state(folder) is ProfileState.NEW
    journey.tab_to("Nog een keer hetzelfde")
    journey.press(Qt.Key.Key_A, CTRL)
    journey.type("lepel regen fiets kaars")
    journey.press(Qt.Key.Key_Return)

    code_page = page(journey)
    assert isinstance(code_page, CodePage)
    assert "Zonder wachtwoord en zonder code is alles weg" in words_on(journey)
    assert not code_page.primary.isEnabled(), "nobody passes without saying that the code is on paper"
    journey.picture("02-herstelcode")
    assert journey.program.session is None
    journey.tab_to("Ik heb de code opgeschreven")
    journey.press(Qt.Key.Key_Space)
    journey.tab_to("Verder")
    journey.press(Qt.Key.Key_Space)
    assert is_inside(journey)
    assert journey.window.windowTitle() == "Keukentafel"


def test_locking_wipes_the_session_and_the_passphrase_opens_it_again(opened: Journey):
    session = opened.program.session
    assert session is not None
    opened.press(Qt.Key.Key_L, CTRL)
    assert opened.program.session is None
    assert not session.store.is_open
    assert isinstance(page(opened), EnterPage)
    unlock(opened)
    assert is_inside(opened)


def test_it_locks_by_itself_when_nobody_is_there(opened: Journey):
    opened.program.idle.start(30)
    opened.qtbot.waitUntil(lambda: opened.program.session is None, timeout=5000)
    opened.settle()
    assert isinstance(page(opened), EnterPage)


def test_who_is_typing_is_not_locked_out(opened: Journey):
    opened.program.idle.start(400)
    for _ in range(12):
        opened.qtbot.keyClick(opened.program.window.windowHandle(), Qt.Key.Key_Shift)
        opened.qtbot.wait(50)
    assert opened.program.session is not None
    opened.qtbot.waitUntil(lambda: opened.program.session is None, timeout=5000)
    opened.settle()


def test_a_wrong_passphrase_says_so_and_lets_try_again(start: Start, made: Made):
    journey = start(made.folder)
    unlock(journey, "dit is het niet")
    assert "Dit wachtwoord klopt niet" in words_on(journey)
    assert "Wachtwoord vergeten? Gebruik de herstelcode" in [each.accessibleName() for each in journey.buttons()]
    journey.picture("03-ontgrendelen-fout")
    journey.press(Qt.Key.Key_A, CTRL)
    unlock(journey)
    assert is_inside(journey)


def test_the_recovery_code_leads_to_a_new_passphrase(start: Start, made: Made):
    journey = start(made.folder)
    journey.click("Wachtwoord vergeten? Gebruik de herstelcode")
    assert isinstance(page(journey), RecoveryPage)
    journey.type("ABCDE")
    journey.press(Qt.Key.Key_Return)
    assert "30 letters" in words_on(journey)
    journey.picture("04-herstelcode-typen")
    journey.press(Qt.Key.Key_A, CTRL)
    journey.type(made.recovery_code.lower().replace("-", " "))
    journey.press(Qt.Key.Key_Return)

    assert isinstance(page(journey), ChoosePage)
    journey.type(NEXT_PASSPHRASE)
    journey.press(Qt.Key.Key_Return)
    journey.type(NEXT_PASSPHRASE)
    journey.press(Qt.Key.Key_Return)
    assert isinstance(page(journey), CodePage)
    journey.click("Ik heb de code opgeschreven")
    journey.click("Verder")
    assert is_inside(journey)

    journey.press(Qt.Key.Key_L, CTRL)
    unlock(journey, PASSPHRASE)
    assert "Dit wachtwoord klopt niet" in words_on(journey)
    journey.press(Qt.Key.Key_A, CTRL)
    unlock(journey, NEXT_PASSPHRASE)
    assert is_inside(journey)


def test_a_new_passphrase_may_wait(start: Start, made: Made):
    journey = start(made.folder)
    journey.click("Wachtwoord vergeten? Gebruik de herstelcode")
    journey.type(made.recovery_code)
    journey.press(Qt.Key.Key_Return)
    journey.click("Later")
    assert is_inside(journey)


def test_closing_on_the_page_of_the_code_locks_the_profile(start: Start, folder: Path):
    journey = start(folder)
    journey.type(PASSPHRASE)
    journey.press(Qt.Key.Key_Return)
    journey.type(PASSPHRASE)
    journey.press(Qt.Key.Key_Return)
    held = journey.program.gate.held
    assert held is not None
    journey.window.close()
    assert not held.store.is_open


def damage(made: Made) -> None:
    content = bytearray(made.store.read_bytes())
    for place in range(5000, len(content), 1000):
        content[place] ^= 0xFF
    made.store.write_bytes(content)


def make_newer(made: Made) -> None:
    session = profile.unlock(made.folder, PASSPHRASE)
    session.store.db.conn.execute("PRAGMA user_version=999")
    profile.lock(session)


def lose_keys(made: Made) -> None:
    key_path(made.store).unlink()


@pytest.mark.parametrize(
    ("spoil", "title", "name"),
    [
        (damage, "Het bestand is beschadigd", "05-beschadigd"),
        (make_newer, "Eerst het programma bijwerken", "06-nieuwer"),
        (lambda made: made.store.write_bytes(b""), "Het bestand is leeg", "07-leeg"),
        (lose_keys, "Het sleutelbestand is weg", "11-sleutel-weg"),
    ],
)
def test_a_fault_is_a_screen_with_what_to_do_next(
    start: Start, made: Made, spoil: Callable[[Made], None], title: str, name: str
):
    spoil(made)
    journey = start(made.folder)
    if not isinstance(page(journey), TroublePage):  # without keys there is nothing to type a passphrase for
        unlock(journey)
    assert isinstance(page(journey), TroublePage)
    assert journey.window.isVisible()
    assert title in words_on(journey)
    assert cut_texts(journey.window) == []
    assert unnamed_controls(journey.window) == []
    journey.picture(name)


def test_another_window_is_named_and_when_it_is_gone_it_opens(start: Start, made: Made):
    first = start_process("hold", str(made.folder))
    assert first.stdout is not None
    assert first.stdout.readline() == "open\n"
    journey = start(made.folder)
    unlock(journey)
    assert "Keukentafel staat al open" in words_on(journey)
    assert str(first.pid) in words_on(journey)
    journey.picture("08-staat-al-open")
    first.communicate(timeout=10)
    journey.click("Opnieuw proberen")
    unlock(journey)
    assert is_inside(journey)


@contextmanager
def no_room() -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files does not exist there")
def test_without_room_the_first_start_says_so_and_works_when_there_is_room(start: Start, folder: Path):
    journey = start(folder)
    journey.type(PASSPHRASE)
    journey.press(Qt.Key.Key_Return)
    journey.type(PASSPHRASE)
    with no_room():
        journey.press(Qt.Key.Key_Return)
    assert isinstance(page(journey), TroublePage)
    assert "De schijf" in words_on(journey)
    journey.picture("09-geen-ruimte")
    journey.click("Opnieuw proberen")
    assert not is_inside(journey)


def test_a_backup_is_put_back_after_damage(start: Start, made: Made):
    session = profile.unlock(made.folder, PASSPHRASE)
    dossiers.open_new(session, "Alleenstaande ouder, twee kinderen")
    profile.backup(session, made.folder)
    profile.lock(session)
    damage(made)
    journey = start(made.folder)
    unlock(journey)
    journey.click("Reservekopie terugzetten")
    assert isinstance(page(journey), RestorePage)
    journey.picture("10-terugzetten")
    journey.tab_to("Wachtwoord")
    unlock(journey)
    assert is_inside(journey)
    assert journey.program.session is not None
    labels: list[str] = []
    journey.program.jobs.run(
        dossiers.listing, (journey.program.session,), lambda all_: labels.extend(d.label for d in all_)
    )
    journey.settle()
    assert labels == ["Alleenstaande ouder, twee kinderen"]


@pytest.mark.parametrize(("chosen", "scale", "name"), [(Theme.DARK, 1.0, "donker"), (Theme.LIGHT, 2.0, "200")])
def test_the_gate_in_dark_and_at_200_per_cent(start: Start, made: Made, chosen: Theme, scale: float, name: str):
    journey = start(made.folder)
    theme.apply(chosen, scale)
    journey.settle()
    assert cut_texts(journey.window) == []
    journey.picture(f"03-ontgrendelen-{name}")
    journey.click("Wachtwoord vergeten? Gebruik de herstelcode")
    assert cut_texts(journey.window) == []
    assert unnamed_controls(journey.window) == []
