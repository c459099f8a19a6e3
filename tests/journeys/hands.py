"""Guards over a journey: that it really goes with keys alone, or with the pointer alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.field import Field

G = TypeVar("G", bound=QObject)


@contextmanager
def watching(guard: G) -> Iterator[G]:
    """Let a guard see every event of the program."""
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(guard)
    try:
        yield guard
    finally:
        app.removeEventFilter(guard)


class OnlyKeys(QObject):
    """Notes every press of the pointer."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is of Qt
        """Look, and leave the event to whom it is for."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self.wrong.append(type(watched).__name__)
        return False


class OnlyWriting(QObject):
    """Notes a key that goes anywhere but to a field, or that is no sign to write."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is of Qt
        """Look, and leave the event to whom it is for; a list under a field hands its keys on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            is_written = isinstance(watched, Field) and bool(event.text()) and event.text().isprintable()
            if not is_written and watched is not QApplication.activePopupWidget():
                self.wrong.append(f"{type(watched).__name__} {event.key()}")
        return False
