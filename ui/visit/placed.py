"""A page of a visit with places: its parts are made one by one, when somebody first goes there."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

P = TypeVar("P", bound=QWidget)


class PlacedPage(QWidget):
    """Each part is a cached property that lays itself in the page with ``_put``.

    ``part_made`` carries a part that was made just now, before anything is shown in it.
    """

    part_made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._placed: list[QWidget] = []

    def lacking(self, at: str) -> list[Callable[[], object]]:
        """What is to be made before a place can be shown, each for a turn of its own; nothing when it is there."""
        name = self._part_name(at)
        return [partial(getattr, self, name)] if name and name not in self.__dict__ else []

    def _part_name(self, _at: str) -> str:
        """The property that makes the part of a place; empty when a page is made in one go."""
        return ""

    def _put(self, part: P, layout: QBoxLayout) -> P:
        part.hide()  # until it is shown: a part that was not hidden is shown soon after it is laid in a page
        layout.addWidget(part)
        self._placed.append(part)
        self.part_made.emit(part)
        return part

    def _show_only(self, shown: QWidget) -> None:
        for part in self._placed:
            part.setVisible(part is shown)
