"""Showing and hiding parts without opening windows by accident, and bringing one in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def show_when(wanted: bool, *widgets: QWidget) -> None:
    """Show or hide these parts; a part without a parent yet is shown together with its parent later on.

    ``setVisible(True)`` on a part without a parent would open it as a window of its own.
    """
    for widget in widgets:
        if not wanted:
            widget.hide()
        elif widget.parentWidget() is not None:
            widget.show()
        else:
            widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)


def bring_in_sight(widget: QWidget, margin: int) -> None:
    """Scroll the page around a part until the part is in sight, with so many px above or below it."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(widget, 0, margin)
