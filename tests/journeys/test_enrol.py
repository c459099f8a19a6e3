"""Enrolling a laptop in the real window, with a real hub on this machine and a colleague on another laptop."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.protocol.access import Role
from app.protocol.held import HeldKeys
from app.protocol.keys import fingerprint, new_account_keys
from app.services import enrol, enrol_share
from app.services.enrol_state import EnrolState
from db import stream_keys
from db.server import setup
from db.server.cluster import free_port
from tests.hub import PASSWORD, Database, HubProcess, fresh_id, serving
from tests.journeys.conftest import Journey
from tests.journeys.visits import ask, words_on
from tests.profiles import PASSPHRASE, Made
from tests.sync.laptops import Laptop, account_on_hub
from tests.ui.looking import cut_texts, shown, unnamed_controls
from ui import theme
from ui.palette import Theme
from ui.sync.enrol.screen import EnrolScreen

CTRL = Qt.KeyboardModifier.ControlModifier
WRONG_TIME = b"HTTP/1.1 401 Unauthorized\r\nDate: Wed, 25 Nov 2020 10:00:00 GMT\r\nContent-Length: 0\r\n\r\n"


@pytest.fixture
def head(database: Database, hub: HubProcess) -> Iterator[Laptop]:
    """The laptop of an administrator, the first of its organisation."""
    made = Laptop(hub.url)
    made.enrol(*account_on_hub(database, Role.ADMINISTRATOR, f"wijkteam-{fresh_id()[:4]}"))
    enrol.note_escrow(made.session)
    yield made
    made.close()


def screen(journey: Journey) -> EnrolScreen:
    found = journey.program.window.present()
    assert isinstance(found, EnrolScreen)
    return found


def go(journey: Journey) -> None:
    """From Vandaag to the wizard, the way a person goes."""
    journey.program.window.present().frame.under.chosen.emit("instellingen")
    journey.settle()
    journey.click("Laptop inschrijven of bekijken")


def fill(journey: Journey, url: str, account: str, code: str, password: str = PASSWORD) -> None:
    """Type the first step anew and press Enter at its end."""
    typed = {
        "Adres van de hub": url,
        "Naam van uw account": account,
        "Code": code,
        "Nieuw wachtwoord voor de hub": password,
        "Naam van deze laptop": "laptop van de wijk",
    }
    for name, words in typed.items():
        field = next(each for each in shown(journey.window, QLineEdit) if each.accessibleName() == name)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        journey.press(Qt.Key.Key_A, CTRL)
        journey.press(Qt.Key.Key_Delete)
        journey.type(words)
    journey.press(Qt.Key.Key_Return)


def look(journey: Journey, name: str) -> None:
    """A picture, with nothing cut off and nothing without a name."""
    journey.picture(name)
    assert cut_texts(journey.window) == [], name
    assert unnamed_controls(journey.window) == [], name


def state_of(journey: Journey) -> EnrolState:
    """How far the enrolment is in the store of the window."""
    return ask(journey, enrol.present)[0]


def held(journey: Journey, stream: str) -> HeldKeys:
    """The keys of a stream in the store of the window."""
    return ask(journey, lambda session: stream_keys.held_keys(session.store, stream))


def let_in(by: Laptop, stream: str, account: str) -> None:
    """A colleague lets an account into a stream."""
    by.send(enrol_share.let_in(by.session, by.access, stream, account))


@contextmanager
def answering(answer: bytes) -> Iterator[str]:
    """Somebody on loopback who takes one connection and says this."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            taken, _ = door.accept()
            with taken:
                taken.recv(65536)
                taken.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        thread.join(5)


def test_a_coach_enrols_in_three_steps(opened: Journey, head: Laptop):
    stream = head.start()
    account, code = head.invite()
    go(opened)
    assert "Stap 1 van 3" in words_on(opened.window)
    look(opened, "80-inschrijven-adres")
    fill(opened, head.url, account, code.lower().replace("-", " "))

    assert "Stap 2 van 3" in words_on(opened.window)
    state = state_of(opened)
    assert "  ".join(state.digits.split()) in words_on(opened.window)
    assert "  ".join(head.state.digits.split()) in words_on(opened.window)
    look(opened, "81-inschrijven-cijfers")

    head.look()
    assert next(each.digits for each in head.state.colleagues if each.account == account) == state.digits
    let_in(head, stream, account)
    second = head.start()
    opened.click("De cijfers zijn gelijk")
    assert "Deze laptop doet mee" in words_on(opened.window)
    assert held(opened, stream) == head.held(stream)
    assert held(opened, second).keys == ()
    look(opened, "82-inschrijven-klaar")
    opened.click("Cijfers voorlezen of vergelijken")
    assert "  ".join(state.digits.split()) in words_on(opened.window), "to read to a colleague who enrols"
    look(opened, "83-inschrijven-voorlezen")
    opened.click("Klaar")
    opened.click("Klaar")
    assert "Wat u kiest geldt meteen" in words_on(opened.window)


def test_a_laptop_is_taken_off_the_hub(opened: Journey, head: Laptop):
    account, code = head.invite()
    go(opened)
    fill(opened, head.url, account, code)
    opened.click("De cijfers zijn gelijk")
    opened.click("Laptop uitschrijven")
    assert "Deze laptop uitschrijven?" in words_on(opened.window)
    look(opened, "94-uitschrijven")
    opened.click("Niet uitschrijven")
    assert "Deze laptop doet mee" in words_on(opened.window)
    opened.click("Laptop uitschrijven")
    opened.click("Laptop uitschrijven")
    assert "De inschrijving is teruggetrokken" in words_on(opened.window)
    assert screen(opened).address.code.text() == "", "a code that was used is put away"
    assert screen(opened).address.password.value() == ""
    assert not state_of(opened).is_enrolled


def test_keys_that_have_yet_to_come(opened: Journey, head: Laptop, database: Database):
    """Another colleague, not compared yet, shares something: it waits, and is there once the digits were compared."""
    other = Laptop(head.url)
    other.enrol(*head.invite(Role.MANAGER))
    other.compare(head)
    account, code = head.invite()
    go(opened)
    fill(opened, head.url, account, code)
    stream = other.start()
    head.look()
    other.look()
    enrol.compare(other.session, account)
    let_in(other, stream, account)
    opened.click("De cijfers zijn gelijk")
    words = words_on(opened.window)
    assert "Stap 3 van 3" in words
    assert "1 van 2 onderdelen" in words
    look(opened, "84-inschrijven-wachten")
    opened.click("Cijfers voorlezen of vergelijken")
    assert "  ".join(other.state.digits.split()) in words_on(opened.window)
    look(opened, "85-inschrijven-nog-iemand")
    opened.click("De cijfers zijn gelijk")
    assert "Deze laptop doet mee" in words_on(opened.window)
    assert held(opened, stream) == other.held(stream)
    other.close()


def test_the_first_of_an_organisation_writes_the_code_down(opened: Journey, database: Database, hub: HubProcess):
    account, code = account_on_hub(database, Role.ADMINISTRATOR, f"eerste-{fresh_id()[:4]}")
    go(opened)
    fill(opened, hub.url, account, code)
    paper = state_of(opened).escrow
    assert paper.split("-")[13] in words_on(opened.window)
    assert not screen(opened).footer.primary_button.isEnabled(), "nobody passes without saying that it is on paper"
    look(opened, "86-inschrijven-noodcode")
    opened.click("Ik heb de noodcode opgeschreven")
    opened.click("Verder")
    assert "Deze laptop doet mee" in words_on(opened.window)
    assert state_of(opened).escrow == ""
    assert paper.split("-")[13] not in words_on(opened.window)


def test_an_administrator_invites_a_colleague_and_makes_a_code_for_a_second_laptop(
    opened: Journey, database: Database, hub: HubProcess
):
    go(opened)
    fill(opened, hub.url, *account_on_hub(database, Role.ADMINISTRATOR, f"eerste-{fresh_id()[:4]}"))
    opened.click("Ik heb de noodcode opgeschreven")
    opened.click("Verder")
    look(opened, "95-beheerder")
    opened.click("Collega uitnodigen")
    opened.type("Coach Oost")
    opened.press(Qt.Key.Key_Return)
    assert "Naam van het account: gebruik" in words_on(opened.window)
    look(opened, "96-uitnodigen")
    opened.press(Qt.Key.Key_A, CTRL)
    name = f"coach-{fresh_id()[:4]}"
    opened.type(name)
    opened.press(Qt.Key.Key_Return)
    code = screen(opened).code.code.text()
    assert name in words_on(opened.window)
    look(opened, "97-code-doorgeven")
    opened.click("Klaar")
    assert code not in words_on(opened.window)

    colleague = Laptop(hub.url)
    state = colleague.enrol(name, code)
    account = state_of(opened).account
    assert [each.account for each in state.colleagues] == [account]
    opened.click("Cijfers voorlezen of vergelijken")
    words = words_on(opened.window)
    assert "  ".join(state.colleagues[0].digits.split()) in words, "what the colleague has on the screen can be read"
    assert "niemand" in words, "the code proved whose keys they are"
    opened.click("Klaar")
    enrol.compare(colleague.session, account)
    assert colleague.look().is_ready
    colleague.close()

    opened.click("Code voor mijn tweede laptop")
    second = Laptop(hub.url)
    assert second.enrol(account, screen(opened).code.code.text()).digits == state_of(opened).digits
    second.close()
    opened.click("Terug")
    assert "Deze laptop doet mee" in words_on(opened.window)


def test_a_colleague_whose_keys_change_is_told_and_compared_anew(opened: Journey, head: Laptop, database: Database):
    account, code = head.invite()
    go(opened)
    fill(opened, head.url, account, code)
    opened.click("De cijfers zijn gelijk")
    other = new_account_keys().public
    with setup.as_owner(database.admin_dsn) as owner:
        changed = "UPDATE account SET sign_key = %s, box_key = %s WHERE account = %s"
        owner.execute(changed, (other.sign, other.box, head.account))
    opened.click("Cijfers voorlezen of vergelijken")
    assert f"andere sleutels: {head.account}" in words_on(opened.window)
    shown_now = "  ".join(fingerprint(other).split())
    assert shown_now not in words_on(opened.window), "what was kept is not swapped by what a hub says"
    look(opened, "98-andere-sleutels")
    opened.click("Opnieuw vergelijken")
    assert shown_now in words_on(opened.window)
    assert "andere sleutels" not in words_on(opened.window)
    opened.click("De cijfers zijn gelijk")
    assert "Deze laptop doet mee" in words_on(opened.window)


def test_digits_that_differ_take_the_enrolment_back(opened: Journey, head: Laptop):
    account, code = head.invite()
    go(opened)
    fill(opened, head.url, account, code)
    opened.click("De cijfers zijn anders")
    assert "Er is nog niets gedeeld" in words_on(opened.window)
    look(opened, "87-inschrijven-anders")
    opened.click("Nog een keer kijken")
    assert "Vergelijk de cijfers" in words_on(opened.window)
    opened.click("De cijfers zijn anders")
    opened.click("Inschrijving terugtrekken")
    assert "De inschrijving is teruggetrokken" in words_on(opened.window)
    assert not state_of(opened).is_enrolled
    look(opened, "88-inschrijven-teruggetrokken")


def test_every_fault_of_the_first_step_is_a_sentence_and_what_was_typed_stays(
    opened: Journey, head: Laptop, database: Database
):
    account, code = head.invite()
    go(opened)
    slip = code[:-1] + ("A" if code[-1] != "A" else "B")
    other = account_on_hub(database, Role.COACH, head.state.organisation)[1]
    nobody = f"http://127.0.0.1:{free_port()}"
    faults = [
        (("http://hub.wijk.nl", account, code), "niet beveiligd"),
        ((head.url, "jan de vries", code), "Naam van het account: gebruik"),
        ((head.url, account, slip), "typfout"),
        ((head.url, account, code, "kort"), "minstens 10"),
        ((head.url, account, other), "neemt deze code niet aan"),
        ((nobody, account, code), "niet te bereiken"),
        ((head.url.replace("http:", "https:"), account, code), "niet bewijzen"),
    ]
    for typed, sentence in faults:
        fill(opened, *typed)
        assert sentence in words_on(opened.window), sentence
        assert cut_texts(opened.window) == [], sentence
        assert screen(opened).address.account.text() == typed[1]
        assert screen(opened).footer.primary_button.isEnabled()
    with answering(WRONG_TIME) as url:
        fill(opened, url, account, code)
    assert "De klok van deze laptop loopt" in words_on(opened.window)
    notice = screen(opened).problem
    assert notice.visibleRegion().boundingRect() == notice.rect(), "the sentence is in sight as a whole"
    look(opened, "89-inschrijven-klok")
    fill(opened, head.url, account, code)
    assert "Stap 2 van 3" in words_on(opened.window), "the code was not used up by all that"


def test_a_code_that_was_used_is_refused_with_what_to_do(opened: Journey, head: Laptop):
    account, code = head.invite()
    used = Laptop(head.url)
    used.enrol(account, code)
    go(opened)
    fill(opened, head.url, account, code)
    assert "al gebruikt" in words_on(opened.window)
    assert "nieuwe code" in words_on(opened.window)
    look(opened, "90-inschrijven-code-gebruikt")
    used.close()


def test_who_stops_half_way_goes_on_with_the_password(opened: Journey, head: Laptop):
    account, code = head.invite()
    go(opened)
    fill(opened, head.url, account, code)
    opened.press(Qt.Key.Key_L, CTRL)
    opened.type(PASSPHRASE)
    opened.press(Qt.Key.Key_Return)
    go(opened)
    assert "Stap 2 van 3" in words_on(opened.window)
    opened.click("Opnieuw kijken")
    assert "vraagt opnieuw om uw wachtwoord" in words_on(opened.window)
    opened.type("dit is het niet")
    opened.press(Qt.Key.Key_Return)
    assert "klopt niet" in words_on(opened.window)
    look(opened, "91-inschrijven-wachtwoord")
    opened.type(PASSWORD)
    opened.press(Qt.Key.Key_Return)
    assert "  ".join(head.state.digits.split()) in words_on(opened.window)
    opened.click("De cijfers zijn gelijk")
    assert "Deze laptop doet mee" in words_on(opened.window)


def test_taking_back_while_the_hub_is_away(opened: Journey, database: Database, tmp_path: Path):
    with serving(database, tmp_path / "hub.log") as hub:
        head = Laptop(hub.url)
        head.enrol(*account_on_hub(database, Role.ADMINISTRATOR, f"weg-{fresh_id()[:4]}"))
        account, code = head.invite()
        go(opened)
        fill(opened, hub.url, account, code)
        head.close()
    opened.click("De cijfers zijn anders")
    opened.click("Inschrijving terugtrekken")
    assert "vraag uw beheerder om deze laptop daar te sluiten" in words_on(opened.window)


@pytest.mark.parametrize(
    ("size", "percent", "look_in"), [((1024, 700), 150, Theme.LIGHT), ((1280, 800), 100, Theme.DARK)]
)
def test_it_fits_small_large_and_dark(
    start: Callable[..., Journey], made: Made, head: Laptop, size: tuple[int, int], percent: int, look_in: Theme
):
    journey = start(made.folder, *size)
    journey.type(PASSPHRASE)
    journey.press(Qt.Key.Key_Return)
    theme.apply(look_in, percent / 100)
    account, code = head.invite()
    go(journey)
    look(journey, f"92-inschrijven-{percent}-{look_in.value}-adres")
    fill(journey, head.url, account, code)
    look(journey, f"93-inschrijven-{percent}-{look_in.value}-cijfers")
