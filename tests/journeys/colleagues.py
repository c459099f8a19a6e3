"""Windows of people who work together over a real hub, each with a profile and a thread of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.domain.ids import DossierId
from app.protocol.access import Role
from app.services import enrol
from app.services.session import Session
from tests.hub import Database, HubProcess, fresh_id
from tests.journeys.conftest import PATIENCE, Journey
from tests.journeys.dossiers import choose, go_to
from tests.journeys.visits import ask
from tests.profiles import PASSPHRASE, a_profile
from tests.sync.laptops import Laptop, account_on_hub
from ui.desk import Place, Spot
from ui.sync.members.screen import MembersScreen


def second_window(first: Journey, start: Callable[[Path], Journey], folder: Path) -> Journey:
    """Another profile in a window of its own; neither counts the other as a window that strayed."""
    first.look_away()
    made = a_profile(folder)
    other = start(made.folder)
    other.look_away()
    other.type(PASSPHRASE)
    other.press(Qt.Key.Key_Return)
    return other


@pytest.fixture
def two(opened: Journey, start: Callable[[Path], Journey], tmp_path: Path) -> Iterator[tuple[Journey, Journey]]:
    """Two windows, each with a profile of its own."""
    other = second_window(opened, start, tmp_path / "ander")
    yield opened, other
    for journey in (opened, other):
        journey.program.app.focusWindowChanged.connect(journey._note_stray)  # as the end of a journey expects it


def joined(journey: Journey, url: str, account: tuple[str, str]) -> Laptop:
    """The laptop of this window takes part; the wizard has a journey of its own."""

    def join(session: Session) -> Laptop:
        laptop = Laptop(url, session)
        laptop.enrol(*account)
        enrol.note_escrow(session)
        return laptop

    return ask(journey, join)


def met(one: tuple[Journey, Laptop], other: tuple[Journey, Laptop]) -> None:
    """Both read their digits to each other; each store is worked on in its own thread."""
    for _ in range(2):
        for (journey, mine), (_, theirs) in ((one, other), (other, one)):

            def here(session: Session, mine: Laptop = mine, theirs: Laptop = theirs) -> None:
                mine.look()
                known = {each.account: each for each in mine.state.colleagues}
                if theirs.account in known and not known[theirs.account].is_compared:
                    enrol.compare(session, theirs.account)
                    mine.look()

            ask(journey, here)


def a_team_of_two(two: tuple[Journey, Journey], database: Database, hub: HubProcess) -> tuple[Laptop, Laptop]:
    """A manager at the first window and a coach of the same organisation at the other, who compared their digits; what
    is shared is shared by hand."""
    organisation = f"wijkteam-{fresh_id()[:4]}"
    manager = joined(two[0], hub.url, account_on_hub(database, Role.MANAGER, organisation))
    coach = joined(two[1], hub.url, account_on_hub(database, Role.COACH, organisation))
    met((two[0], manager), (two[1], coach))
    for journey in two:
        journey.program.sharing.timer.stop()
    return manager, coach


def share(journey: Journey) -> None:
    """Share now, as the person does it."""
    journey.program.window.go(Place(Spot.SYNC))
    journey.settle()
    journey.qtbot.waitUntil(lambda: not journey.program.sharing.is_busy, timeout=PATIENCE)
    with journey.qtbot.waitSignal(journey.program.sharing.ended, timeout=PATIENCE) as ended:
        journey.click("Nu delen")
    assert ended.args[0].fault is None, str(ended.args[0].fault)
    journey.settle()


def let_in(journey: Journey, dossier: DossierId, account: str) -> None:
    """The resident thinks it is good that this colleague reads along."""
    go_to(journey, dossier)
    journey.click("Wie leest mee")
    journey.click(f"Laten meelezen: {account}")
    screen = journey.program.window.present()
    assert isinstance(screen, MembersScreen)
    choose(journey, screen.asking.consent.how, "mondeling")
    journey.click("Laten meelezen")
    assert f"Eruit halen: {account}" in names(journey)


def names(journey: Journey) -> list[str]:
    """Of all buttons."""
    return [button.accessibleName() for button in journey.buttons()]
