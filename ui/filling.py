"""Taking widgets out of a layout that is filled again."""

from PySide6.QtWidgets import QBoxLayout


def empty(layout: QBoxLayout) -> None:
    """Take everything out of a layout of widgets; they disappear at once and are deleted when Qt is ready."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
