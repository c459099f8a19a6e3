"""One application for all tests of the screens, dressed in light at 100% before each test."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.palette import Theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    if (theme.present(), theme.scale()) != (Theme.LIGHT, 1.0) or not qapp.styleSheet():
        theme.apply(Theme.LIGHT)
    yield
    if (theme.present(), theme.scale()) != (Theme.LIGHT, 1.0):
        theme.apply(Theme.LIGHT)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., QWidget]:
    """Show a widget for real, at a size, with the focus in its window."""

    kept: list[QWidget] = []  # qtbot only holds weak references

    def showing(widget: QWidget, width: int = 640, height: int = 480) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return showing
