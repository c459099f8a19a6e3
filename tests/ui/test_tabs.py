"""Tabs, parts that go on under each other, and words that open what a figure rests on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import PlainButton
from ui.widgets.disclosure import Disclosure
from ui.widgets.explanation import Explained
from ui.widgets.flow import Flow
from ui.widgets.tabs import Tab, Tabs

ROOMS = [Tab("keuken", "Keuken"), Tab("hal", "Hal", is_marked=True), Tab("badkamer", "Badkamer")]


def below(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return made


def test_a_tab_is_pressed_anywhere_and_tells_its_key(show, qtbot):
    tabs = Tabs("Plekken")
    tabs.show_tabs(ROOMS, "keuken")
    show(below(tabs))
    told: list[str] = []
    tabs.chosen.connect(told.append)
    kitchen, hall, _ = tabs.buttons()
    assert kitchen.isChecked()
    assert hall.accessibleName() == "Hal, bekeken"
    assert min(hall.width(), hall.height()) >= 44
    qtbot.mouseClick(hall, Qt.MouseButton.LeftButton, pos=hall.rect().bottomRight() / 1.1)
    assert told == ["hal"]
    tabs.show_tabs([*ROOMS[:2], Tab("badkamer", "Badkamer", is_marked=True)], "badkamer")
    assert tabs.buttons()[0] is kitchen
    assert tabs.buttons()[2].isChecked()
    tabs.show_tabs(ROOMS[:1], "keuken")
    assert [button.text() for button in tabs.buttons()] == ["Keuken"]
    assert told == ["hal"]


def test_parts_go_on_in_a_next_row_and_come_back(show, qtbot):
    flow = Flow()
    buttons = [PlainButton(f"Een knop met woorden {number}") for number in range(4)]
    for button in buttons:
        flow.add(button)
    window = show(below(flow), width=900)
    one_row = flow.height()
    assert len({button.y() for button in buttons}) == 1
    window.resize(420, 480)
    qtbot.waitUntil(lambda: flow.height() > one_row)
    assert all(button.geometry().right() <= flow.width() for button in buttons)
    assert len({button.y() for button in buttons}) > 1
    for button in buttons[1:]:
        button.hide()
    qtbot.waitUntil(lambda: flow.height() == one_row)
    flow.clear()
    assert flow.parts() == ()
    assert flow.height() == 0


def test_what_a_figure_rests_on_opens_follows_and_closes(show, qtbot):
    why = Disclosure("Hoe weten wij dit?", name="Hoe weten wij dit van gas?")
    window = show(below(why))
    why.show_steps(())
    assert not why.isVisible()
    why.show_steps((Explained("De meter", "", (), "Afgelezen"),))
    assert why.isVisible()
    assert why.button.accessibleName() == "Hoe weten wij dit van gas?"
    closed = why.height()
    qtbot.mouseClick(why.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: why.height() > closed)
    opened = why.height()
    why.show_steps((Explained("De meter", "", (), "Afgelezen"), Explained("De rekening", "", (), "Gezien")))
    qtbot.waitUntil(lambda: why.height() > opened)
    qtbot.mouseClick(why.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: why.height() == closed)
    assert window.isVisible()
