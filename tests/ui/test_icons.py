"""Every icon is drawn, follows the colour of its token, and leaves no engine behind."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QPushButton

from app.resources import folder
from ui import icons, theme
from ui.palette import Theme

NAMES = sorted(place.name.removesuffix(".svg") for place in folder("icons").iterdir() if place.name.endswith(".svg"))
WANTED = [
    "chevron-left",
    "chevron-right",
    "undo",
    "redo",
    "eye",
    "search",
    "home",
    "folder",
    "arrow-right",
    "map",
    "sliders",
    "lock",
    "calendar",
    "info",
    "check",
    "ring",
    "ring-dot",
    "half",
    "dash",
    "clock",
    "heart",
    "plus",
    "minus",
    "phone",
    "warning",
    "person",
    "child",
    "document",
    "speaker",
    "close",
]


def inked(image: QImage) -> list[QColor]:
    return [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 250
    ]


def test_every_icon_that_is_asked_for_is_there():
    assert set(WANTED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_the_colour_of_its_token(name: str):
    pixels = inked(icons.pixmap(name, "accent", 40).toImage())
    assert len(pixels) > 15
    accent = theme.colour("accent")
    assert any(abs(pixel.red() - accent.red()) + abs(pixel.blue() - accent.blue()) < 12 for pixel in pixels)


def test_an_icon_follows_the_theme():
    button = QPushButton()
    button.setIcon(icons.icon("check", "ink"))
    light = inked(button.icon().pixmap(QSize(20, 20)).toImage())[0]
    theme.apply(Theme.DARK)
    dark = inked(button.icon().pixmap(QSize(20, 20)).toImage())[0]
    assert light.lightness() < 100 < dark.lightness()


def test_a_disabled_icon_is_grey():
    pixels = inked(icons.icon("disc", "accent").pixmap(QSize(20, 20), QIcon.Mode.Disabled).toImage())
    assert abs(pixels[0].red() - theme.colour("control").red()) < 12


def test_no_engine_outlives_its_button():
    gc.collect()
    before = sum(isinstance(each, icons.Engine) for each in gc.get_objects())
    for _ in range(200):
        button = QPushButton()
        button.setIcon(icons.icon("undo"))
        button.deleteLater()
        del button
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert sum(isinstance(each, icons.Engine) for each in gc.get_objects()) - before < 10
