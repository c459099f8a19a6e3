"""What every screen gets in its hands: the open profile, the jobs, the clock, and the way to other places."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.change import Changes
from app.errors import SpokenError
from app.services.session import Session
from ui.jobs import Jobs
from ui.sync.sharing import Sharing

T = TypeVar("T")


class Spot(StrEnum):
    """The places of the program."""

    TODAY = "vandaag"
    DOSSIERS = "huishoudens"
    VISIT = "bezoek"
    DOSSIER = "dossier"
    REFER = "doorverwijzen"
    DISTRICT = "wijk"
    COUNTS = "tellingen"
    COMPLEXES = "complexen"
    KEEPING = "gegevens"
    SETTINGS = "instellingen"
    ENROL = "inschrijven"
    SYNC = "delen"
    MEMBERS = "meelezen"
    RESCUE = "noodcode"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go, and with which visit; ``detail`` is for the place itself, such as a step or a search hit."""

    spot: Spot
    visit_id: str = ""
    dossier_id: str = ""
    detail: str = ""


def _refuse(backup: Path) -> None:
    """Where there is no gate to go to, nothing is put back."""
    raise ValueError(backup.name)


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to every screen when it is made. ``go`` leads to another place, ``lock`` locks the profile at once.

    ``put_back`` locks it too, and goes on with putting back a backup; ``sharing`` shares with the hub; ``around`` is
    the part of the window that screens are made in.
    """

    session: Session
    folder: Path
    jobs: Jobs
    go: Callable[[Place], None]
    lock: Callable[[], None]
    put_back: Callable[[Path], None] = _refuse
    sharing: Sharing | None = None
    around: QWidget | None = None

    def now(self) -> datetime:
        """The time of the clock in use, local, without zone."""
        return self.session.now()

    def today(self) -> date:
        """The day of the clock in use."""
        return self.session.now().date()

    def run(
        self,
        service: Callable[..., T],
        args: tuple[object, ...] = (),
        done: Callable[[T], None] | None = None,
        failed: Callable[[SpokenError], None] | None = None,
    ) -> None:
        """Run a service with the session as its first argument."""
        self.jobs.run(service, (self.session, *args), done, failed)

    def not_opened(self, fault: SpokenError) -> None:
        """What was asked for did not open: of a dossier that is not this account's to read any more, go to where its
        copy can be thrown away."""
        if fault.text_id == "services.taken_out":
            self.go(Place(Spot.SYNC))
        else:
            self.jobs.told.emit(str(fault))


class Screen(QWidget):
    """What the window asks of a screen; each answer is empty unless the screen has one.

    ``__init__`` gets the desk, and makes it where it will stand (``desk.around``): all that is in a part hears of it
    when that part gets another parent. ``wished`` asks the window for one of the acts of ``ui.commands.state.Doing``.
    ``enter`` comes every time the screen is shown, with the place it was asked for.
    """

    wished = Signal(object)

    def lacking(self) -> Sequence[Callable[[], object]]:
        """What is still to be made before it can be entered, each for a turn of its own."""
        return ()

    def enter(self, place: Place) -> None:
        """Load and show the place; put the focus where typing begins."""

    def leave(self) -> None:
        """The window is about to show another screen, or to lock: put away what is private."""

    def refresh(self, changes: Changes) -> None:
        """Something changed in the store; comes only while the screen is shown."""

    def tell(self, sentence: str) -> None:
        """A fault that nobody asked for, to be shown as a notice."""

    def undo(self) -> None:
        """Ctrl+Z outside a field that can undo its own typing."""

    def redo(self) -> None:
        """Ctrl+Shift+Z."""

    def together(self) -> None:
        """F8: turn the screen to the resident, or back."""

    def search(self) -> bool:
        """Ctrl+K: put the focus in the search box; whether this screen has one."""
        return False
