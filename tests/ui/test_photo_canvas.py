"""The table for a photo: pointer, finger and keyboard make the same rectangles, and each step can be undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.attachment import Box
from app.services import photos
from tests.pictures import a_letter, as_file
from ui import theme
from ui.dossier.photo.canvas import MARGIN, PhotoCanvas
from ui.dossier.photo.state import CROP, Sheet, Tool
from ui.palette import Theme

Show = Callable[..., QWidget]
SHIFT = Qt.KeyboardModifier.ShiftModifier
PHOTO = photos.decode(as_file(a_letter(300, 400)))


@pytest.fixture
def canvas(show: Show) -> PhotoCanvas:
    made = PhotoCanvas()
    show(made, 300 + 2 * MARGIN, 400 + 2 * MARGIN)
    made.show_photo(PHOTO)
    made.setFocus()
    return made


def sheet(canvas: PhotoCanvas) -> Sheet:
    assert canvas.editing is not None
    return canvas.editing.now


def on(x: int, y: int) -> QPoint:
    """The place on screen of a pixel of the photo, which is shown at its own size."""
    return QPoint(x + MARGIN, y + MARGIN)


def drag(qtbot: QtBot, canvas: PhotoCanvas, start: tuple[int, int], *stops: tuple[int, int]) -> None:
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=on(*start))
    for stop in stops:
        qtbot.mouseMove(canvas, on(*stop))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=on(*stops[-1]))


def test_a_drag_cuts_out_and_edges_can_be_pulled(qtbot: QtBot, canvas: PhotoCanvas):
    drag(qtbot, canvas, (250, 300), (120, 200), (50, 40))
    assert sheet(canvas).crop == Box(50, 40, 250, 300)
    drag(qtbot, canvas, (50, 170), (90, 170))
    assert sheet(canvas).crop == Box(90, 40, 250, 300)
    drag(qtbot, canvas, (250, 300), (280, 390))
    assert sheet(canvas).crop == Box(90, 40, 280, 390)
    drag(qtbot, canvas, (170, 40), (170, -200))
    assert sheet(canvas).crop == Box(90, 0, 280, 390)
    assert sheet(canvas).black == ()


def test_a_press_without_a_drag_changes_nothing(qtbot: QtBot, canvas: PhotoCanvas):
    for tool in Tool:
        canvas.set_tool(tool)
        drag(qtbot, canvas, (150, 200), (153, 202))
    assert sheet(canvas) == Sheet(PHOTO.frame, PHOTO.frame)
    qtbot.mousePress(canvas, Qt.MouseButton.RightButton, pos=on(10, 10))
    qtbot.mouseRelease(canvas, Qt.MouseButton.RightButton, pos=on(200, 200))
    assert canvas.editing.past == ()


def test_a_drag_blackens_and_the_black_can_be_moved_and_pulled(qtbot: QtBot, canvas: PhotoCanvas):
    canvas.set_tool(Tool.BLACK)
    drag(qtbot, canvas, (100, 100), (160, 190))
    assert sheet(canvas).black == (Box(100, 100, 160, 190),)
    drag(qtbot, canvas, (130, 145), (150, 160), (140, 155))
    assert sheet(canvas).black == (Box(110, 110, 170, 200),)
    drag(qtbot, canvas, (170, 155), (200, 155))
    assert sheet(canvas).black == (Box(110, 110, 200, 200),)
    drag(qtbot, canvas, (20, 20), (60, 60))
    assert sheet(canvas).black == (Box(110, 110, 200, 200), Box(20, 20, 60, 60))
    assert (sheet(canvas).chosen, len(canvas.editing.past)) == (1, 4)
    for _ in range(4):
        canvas.act(lambda editing: editing.undone())
    assert sheet(canvas).black == ()
    canvas.act(lambda editing: editing.redone())
    assert sheet(canvas).black == (Box(100, 100, 160, 190),)


def test_a_finger_does_what_the_pointer_does(canvas: PhotoCanvas):
    canvas.set_tool(Tool.BLACK)
    device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    touch = QTest.touchEvent(canvas.window(), device)
    touch.press(0, canvas.mapTo(canvas.window(), on(50, 60)), canvas.window()).commit()
    for step in ((80, 90), (150, 120)):
        touch.move(0, canvas.mapTo(canvas.window(), on(*step)), canvas.window()).commit()
    touch.release(0, canvas.mapTo(canvas.window(), on(150, 120)), canvas.window()).commit()
    assert sheet(canvas).black == (Box(50, 60, 150, 120),)


def test_everything_can_be_done_with_the_keyboard(qtbot: QtBot, canvas: PhotoCanvas):
    qtbot.keyClick(canvas, Qt.Key.Key_Left, SHIFT)
    qtbot.keyClick(canvas, Qt.Key.Key_Up, SHIFT)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert sheet(canvas).crop == Box(0, 4, 296, 400)
    canvas.set_tool(Tool.BLACK)
    canvas.act(lambda editing: editing.to(Sheet(editing.now.frame, editing.now.crop, (Box(0, 0, 40, 40),), 0)))
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    assert sheet(canvas).black == (Box(4, 0, 48, 40),)
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    qtbot.keyClick(canvas, Qt.Key.Key_PageUp)
    assert sheet(canvas).chosen == 0
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert (sheet(canvas).black, sheet(canvas).chosen) == ((), CROP)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    assert sheet(canvas).crop == PHOTO.frame


def test_who_does_not_see_it_hears_where_the_rectangle_is(qtbot: QtBot, canvas: PhotoCanvas):
    assert canvas.accessibleName() == "Foto om uit te snijden en zwart te maken"
    assert canvas.accessibleDescription().startswith("Uitsnede: 0 procent van links, 0 procent van boven, 100")
    canvas.set_tool(Tool.BLACK)
    drag(qtbot, canvas, (30, 40), (90, 80))
    assert canvas.accessibleDescription() == (
        "Zwart vlak 1 van 1: 10 procent van links, 10 procent van boven, 20 procent breed, 10 procent hoog"
    )


@pytest.mark.parametrize("dress", [Theme.LIGHT, Theme.DARK])
def test_what_falls_away_is_veiled_and_what_is_black_is_black(qtbot: QtBot, canvas: PhotoCanvas, dress: Theme):
    theme.apply(dress)
    drag(qtbot, canvas, (20, 20), (280, 380))
    canvas.set_tool(Tool.BLACK)
    drag(qtbot, canvas, (100, 100), (200, 150))
    canvas.set_tool(Tool.CUT)
    (black,) = sheet(canvas).black
    shown = canvas.grab().toImage()
    assert shown.pixelColor(canvas.on_screen(black).center()) == QColor(0, 0, 0)
    paper, veiled = shown.pixelColor(on(30, 30)), shown.pixelColor(on(10, 10))
    side = theme.colour("surface.side")
    assert paper.lightness() > 230
    assert abs(veiled.lightness() - side.lightness()) < max(4, abs(paper.lightness() - side.lightness()) // 2)
    assert side.alpha() == 255


def test_what_stays_is_large_while_it_is_blacked_out(qtbot: QtBot, canvas: PhotoCanvas):
    drag(qtbot, canvas, (100, 100), (200, 200))
    canvas.set_tool(Tool.BLACK)
    assert canvas.view() == Box(100, 100, 200, 200)
    assert canvas.on_screen(Box(100, 100, 200, 200)) == canvas.place()
    drag(qtbot, canvas, (60, 110), (180, 200))  # three times as large, 50 px from the top
    assert sheet(canvas).black == (Box(120, 120, 160, 150),)


def test_a_drag_is_shown_while_it_goes_on(qtbot: QtBot, canvas: PhotoCanvas):
    canvas.set_tool(Tool.BLACK)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=on(100, 100))
    qtbot.mouseMove(canvas, on(200, 160))
    assert canvas.grab().toImage().pixelColor(on(150, 130)) == QColor(0, 0, 0)
    assert sheet(canvas).black == ()
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=on(200, 160))
    assert sheet(canvas).black == (Box(100, 100, 200, 160),)


def test_without_a_photo_nothing_happens(qtbot: QtBot, canvas: PhotoCanvas):
    canvas.show_photo(None)
    drag(qtbot, canvas, (10, 10), (100, 100))
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    canvas.act(lambda editing: editing.undone())
    assert canvas.editing is None
    assert canvas.accessibleDescription() == ""
    assert not canvas.grab().isNull()
