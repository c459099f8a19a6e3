"""Tab goes as a page is read: from the top down, from left to right, then to its foot."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

ROW = 24
"""Px within which two controls stand in one row."""


def as_read(before: QWidget, page: QWidget, after: Sequence[QWidget]) -> None:
    """Chain the controls of a page between what stands before it and what comes after; a page laid out already."""
    window = page.window()  # the list of a combo box is a window of its own
    found = [widget for widget in page.findChildren(QWidget) if takes_focus(widget) and widget.window() is window]
    found.sort(key=lambda widget: _place(widget, page))
    for first, second in pairwise([before, *found, *after]):
        QWidget.setTabOrder(first, second)


def takes_focus(widget: QWidget) -> bool:
    """Whether the keyboard can come here; the inner parts of Qt's own widgets are left as they are."""
    inner = isinstance(widget.parentWidget(), QAbstractScrollArea) or widget.objectName().startswith("qt_")
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and not inner


def _place(widget: QWidget, page: QWidget) -> tuple[int, int]:
    middle = widget.mapTo(page, QPoint(0, widget.height() // 2))
    return middle.y() // ROW, middle.x()
