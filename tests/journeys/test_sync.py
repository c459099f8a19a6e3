"""Sharing in the real window with a real hub: a note of a colleague arrives, and a person settles two versions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.change import Kind
from app.domain.ids import DossierId
from app.paths import REPORTS
from app.protocol.held import Me
from app.services import dossiers, photos
from app.services.session import Session
from app.services.sync import carrying
from app.sync.transport import NoAnswer
from db import replica, stream_keys
from db.answers import ANSWERS
from db.stream_keys import Enrolment, OrganisationKey
from tests.hub import PASSWORD, Database, HubProcess, Person, new_person
from tests.journeys.conftest import PATIENCE, Journey
from tests.journeys.dossiers import dossier_of, go_to
from tests.journeys.visits import ask, words_on
from tests.pictures import a_letter, as_file, black_over_the_number
from tests.services.test_sync import session_of
from tests.sync.coaches import ESCROW, Laptop, a_laptop, close
from tests.sync.test_photos import Watching
from tests.ui.looking import cut_texts, unnamed_controls
from ui import theme
from ui.desk import Place, Spot
from ui.palette import Theme
from ui.sync.standing.screen import StandingScreen
from ui.widgets.picture import PictureView


@pytest.fixture
def colleague(database: Database, hub: HubProcess) -> Iterator[Laptop]:
    made = a_laptop(database, hub.url)
    yield made
    close(made)


def enrol(session: Session, person: Person, token: str) -> None:
    """This window's laptop is enrolled; the wizard has its own journey."""
    me = Me(person.account, person.keys)
    made = Enrolment(person.url, me, person.device, person.secret, person.role.value, person.organisation)
    stream_keys.keep_enrolment(session.store, made)
    public = ESCROW.public.box
    stream_keys.keep_organisation_key(session.store, OrganisationKey(person.organisation, public, public))
    replica.keep_token(session.store, token)


def taking_part(journey: Journey, database: Database, hub: HubProcess) -> Person:
    """A coach of this window, with a session that goes on."""
    person = new_person(database, hub.url)
    ask(journey, enrol, person, str(person.http.headers["authorization"]).removeprefix("Bearer "))
    return person


@pytest.fixture(autouse=True)
def by_hand(opened: Journey) -> None:
    """What is shared is shared by the test, not by the clock."""
    opened.program.sharing.timer.stop()


def share_now(journey: Journey) -> None:
    """Press the button and wait until it is done."""
    sharing = journey.program.sharing
    with journey.qtbot.waitSignal(sharing.ended, timeout=PATIENCE):
        journey.click("Nu delen")
    journey.settle()


def to_screen(journey: Journey) -> StandingScreen:
    journey.program.window.go(Place(Spot.SYNC))
    journey.settle()
    found = journey.program.window.present()
    assert isinstance(found, StandingScreen)
    return found


def look(journey: Journey, name: str) -> None:
    journey.picture(name)
    assert cut_texts(journey.window) == [], name
    assert unnamed_controls(journey.window) == [], name


def test_a_laptop_that_shares_with_nobody(opened: Journey) -> None:
    to_screen(opened)
    look(opened, "40-delen-niet-ingeschreven")
    assert "Deze laptop deelt met niemand" in words_on(opened.window)
    assert "Laptop inschrijven" in [button.accessibleName() for button in opened.buttons()]


def test_two_coaches_share_and_one_settles_two_versions(
    opened: Journey, database: Database, hub: HubProcess, colleague: Laptop
) -> None:
    person = taking_part(opened, database, hub)
    _, dossier = ask(opened, dossiers.open_new, "Echtpaar met AOW", "Lindestraat 4")
    rent = ask(opened, answer_here, person.account, dossier)
    to_screen(opened)
    look(opened, "40-delen-wacht")
    assert "2 wijzigingen wachten op verzending." in words_on(opened.window)
    share_now(opened)
    assert "Alles is gedeeld." in words_on(opened.window)
    let_in(opened, person, colleague, dossier)
    colleague.sync()
    colleague.note(dossier, "De huur is verhoogd, brief gezien.")
    colleague.change(ANSWERS, rent, value=64000)
    colleague.sync()
    ask(opened, change_here, person.account, rent)
    share_now(opened)
    assert "De huur is verhoogd, brief gezien." in ask(opened, notes_here)
    look(opened, "40-delen-twee-versies")
    words = words_on(opened.window)
    assert "€ 655,00" in words
    assert "€ 640,00" in words
    theme.apply(Theme.DARK)
    look(opened, "40-delen-twee-versies-donker")
    theme.apply(Theme.LIGHT)
    opened.program.window.go(Place(Spot.TODAY))
    opened.settle()
    look(opened, "40-vandaag-delen")
    assert "Bij één punt schreven u en een collega iets anders." in words_on(opened.window)
    opened.click("Delen met uw team")
    mine = next(b.accessibleName() for b in opened.buttons() if b.accessibleName().startswith("Versie van deze laptop"))
    opened.click(mine)
    share_now(opened)
    look(opened, "40-delen-klaar")
    assert "Alles is gedeeld." in words_on(opened.window)
    colleague.sync()
    assert (colleague.fields(Kind.ANSWER, rent) or {})["value"] == "65500"


def test_a_session_that_ran_out_asks_for_the_password_on_the_screen(
    opened: Journey, database: Database, hub: HubProcess
) -> None:
    person = new_person(database, hub.url)
    ask(opened, enrol, person, "")
    to_screen(opened)
    look(opened, "40-delen-wachtwoord")
    opened.type(PASSWORD)
    share_now(opened)
    assert "Alles is gedeeld." in words_on(opened.window)
    assert ask(opened, epoch_of) is not None


def test_a_photo_of_a_colleague_comes_after_its_record(
    opened: Journey, database: Database, hub: HubProcess, colleague: Laptop
) -> None:
    person = taking_part(opened, database, hub)
    _, dossier = ask(opened, dossiers.open_new, "Echtpaar met AOW", "Lindestraat 4")
    to_screen(opened)
    share_now(opened)
    let_in(opened, person, colleague, dossier)
    colleague.sync()
    sealed = photos.seal(photos.decode(as_file(a_letter())), black_over_the_number())
    colleague.photo(dossier, sealed.content, "Brief over de huur")
    with pytest.raises(NoAnswer):
        colleague.sync(Watching(colleague.hub, lambda _method, _nth: True))
    share_now(opened)
    assert "Eén foto van een collega is nog niet op deze laptop. Die komt vanzelf." in words_on(opened.window)
    look(opened, "40-delen-foto-onderweg")
    go_to(opened, dossier)
    look(opened, "40-dossier-foto-onderweg")
    (row,) = [row for row in dossier_of(opened).parts.overview.timeline.rows.values() if row.picture is not None]
    assert row.picture is not None
    assert row.picture.accessibleDescription() == "Nog niet op deze laptop"
    opened.click(row.button.accessibleName())
    look(opened, "40-foto-onderweg")
    opened.click("Terug naar het dossier")
    colleague.sync()
    sharing = opened.program.sharing
    with opened.qtbot.waitSignal(sharing.ended, timeout=PATIENCE):
        sharing.start()
    opened.settle()
    opened.qtbot.waitUntil(lambda: not picture_of(opened).is_empty, timeout=PATIENCE)
    look(opened, "40-dossier-foto-gekomen")


def test_what_waits_goes_to_a_colleague_as_a_file_and_one_of_theirs_comes_in_twice(
    opened: Journey,
    database: Database,
    hub: HubProcess,
    colleague: Laptop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = taking_part(opened, database, hub)
    _, dossier = ask(opened, dossiers.open_new, "Echtpaar met AOW", "Lindestraat 4")
    monkeypatch.setenv(REPORTS, str(tmp_path / "verslagen"))
    screen = to_screen(opened)
    share_now(opened)
    let_in(opened, person, colleague, dossier)
    colleague.sync()
    opened.click("Meenemen als bestand")
    assert "Er is niets om mee te nemen" in words_on(opened.window)
    look(opened, "40-delen-niets-mee")
    ask(opened, answer_here, person.account, dossier)
    opened.click("Meenemen als bestand")
    assert "Eén wijziging staat in meenemen-" in words_on(opened.window)
    assert "Eén wijziging wacht op verzending." in words_on(opened.window)
    look(opened, "40-delen-meegenomen")
    (file,) = (tmp_path / "verslagen").glob("meenemen-*.draag")
    assert carrying.carry_in(session_of(colleague), file)[1] == carrying.CarriedIn(1, 0, 0)
    assert dossier not in file.name
    colleague.note(dossier, "Onderweg geschreven.")
    theirs = carrying.carry_out(session_of(colleague), tmp_path / "stick").place
    screen.carry.choose = lambda: (theirs,)
    opened.click("Bestand van een collega binnenhalen")
    assert "Eén wijziging van uw collega staat nu in uw dossiers." in words_on(opened.window)
    look(opened, "40-delen-binnengehaald")
    assert ask(opened, notes_here) == ["Onderweg geschreven."]
    opened.click("Bestand van een collega binnenhalen")
    assert "Alles in dit bestand was hier al. Er is niets veranderd." in words_on(opened.window)
    theirs.write_bytes(theirs.read_bytes()[:-9])
    opened.click("Bestand van een collega binnenhalen")
    assert "Dit is geen draagbestand van Keukentafel" in words_on(opened.window)
    theme.apply(Theme.DARK)
    look(opened, "40-delen-geen-draagbestand-donker")
    theme.apply(Theme.LIGHT)
    share_now(opened)
    colleague.sync()
    assert (colleague.notes(), colleague.waiting()) == (["Onderweg geschreven."], 0)
    assert "Alles is gedeeld." in words_on(opened.window)


def picture_of(journey: Journey) -> PictureView:
    rows = dossier_of(journey).parts.overview.timeline.rows.values()
    return next(row.picture for row in rows if row.picture is not None)


def here(session: Session, account: str) -> Laptop:
    return Laptop(_Named(account, session.device), session.store, None, session.now())


class _Named:
    """As much of a person as writing needs."""

    def __init__(self, account: str, device: str) -> None:
        self.account, self.device = account, device


def answer_here(session: Session, account: str, dossier: DossierId) -> str:
    return here(session, account).answer(dossier, "woning.kale_huur", 62000)


def change_here(session: Session, account: str, rent: str) -> None:
    here(session, account).change(ANSWERS, rent, value=65500)


def notes_here(session: Session) -> list[str]:
    return here(session, "x").notes()


def epoch_of(session: Session) -> str | None:
    return replica.state(session.store).epoch


def keys_here(session: Session, stream: str, colleague: Laptop):
    from app.protocol.held import Trust

    known = replace(colleague.person_known(), trust=Trust.COMPARED)
    stream_keys.keep_account(session.store, known)
    return stream_keys.held_keys(session.store, stream)


def let_in(journey: Journey, person: Person, colleague: Laptop, dossier: DossierId) -> None:
    """The colleague is let into the dossier; that has its own journey too."""
    from app.protocol.held import KnownAccount, Trust

    stream = f"dossier/{dossier}"
    person.stream_keys[stream] = ask(journey, keys_here, stream, colleague).newest
    stream_keys.keep_account(colleague.store, KnownAccount(person.account, person.keys.public, Trust.COMPARED))
    person.share(stream, colleague.person)
