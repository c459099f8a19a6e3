"""Widths that follow the type: a part beside the rest, a fixed column, a form that is not wider than it reads well."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui import theme

WIDEST = 16_777_215
"""Qt's word for no limit."""


def stand(widget: QWidget, width: int | None) -> None:
    """Take a fixed width in px, or with None the width the layout gives.

    A page may not fix the width of a part to its own: that makes the page unable to shrink, and a scroll bar that
    comes and goes then lays it out without end.
    """
    widget.setMinimumWidth(width or 0)
    widget.setMaximumWidth(width or WIDEST)


def fix(widget: QWidget, width: int) -> None:
    """Always this wide, px at 100% type."""
    _Follower(widget, lambda: widget.setFixedWidth(theme.px(width)))


def limit(widget: QWidget, width: int) -> None:
    """Never wider than this, px at 100% type."""
    _Follower(widget, lambda: widget.setMaximumWidth(theme.px(width)))


class _Follower(QObject):
    """Sets a width now and after each change of type; it lives as long as its widget."""

    def __init__(self, widget: QWidget, fit: Callable[[], None]) -> None:
        super().__init__(widget)
        self._fit = fit
        widget.installEventFilter(self)
        fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The type may have grown."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        return False
