"""One page of the dossier, and what the frame around it asks."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Foot:
    """The words at the foot: the way back, the act that comes next, and a soft line; empty hides them."""

    back: str = ""
    primary: str = ""
    hint: str = ""


class Part(QWidget):
    """A page. ``left`` says that it is done with, ``foot_changed`` that its foot or its undo has other words."""

    left = Signal()
    foot_changed = Signal()

    def foot(self) -> Foot:
        """What stands at the foot."""
        return Foot()

    def primary(self) -> None:
        """The act at the foot."""

    def take_focus(self) -> bool:
        """Put the keyboard where typing begins; False when the act at the foot comes first."""
        return False

    def put_away(self) -> None:
        """Keep what was typed, and let go of what is private."""

    def fit(self, room: int) -> None:
        """The page is shown in so many px of height."""

    def undo_words(self) -> tuple[str, str] | None:
        """What undo and redo would do here; None leaves both to the dossier."""
        return None

    def undo(self) -> None:
        """A step back on this page."""

    def redo(self) -> None:
        """That step again."""
