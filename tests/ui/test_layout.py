"""A working screen takes the room there is: three zones, two, or one line of steps, without cut words anywhere."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import cut_texts, unnamed_controls
from ui import theme
from ui.palette import Theme
from ui.widgets.amounts import AmountLine, AmountRows
from ui.widgets.buttons import BackButton, PlainButton
from ui.widgets.field import AnswerField
from ui.widgets.rangesummary import RangeSummary
from ui.widgets.sidepanel import PanelPlace, SidePanel
from ui.widgets.steps import StepItem, StepList, StepState, StepStrip
from ui.widgets.text import Text
from ui.widgets.threezone import ThreeZone
from ui.widgets.topstrip import StepFooter, TopStrip

Show = Callable[..., QWidget]
NAMES = ("Begin", "Huishouden", "Inkomen", "Wonen", "Kansen", "Afspraken", "Verslag")


@pytest.fixture
def zone() -> ThreeZone:
    steps, strip, top, panel = StepList(), StepStrip(), TopStrip(), SidePanel()
    for list_of_steps in (steps, strip):
        list_of_steps.set_items([StepItem(name, name, StepState.DONE) for name in NAMES], "Wonen")
    top.add_undo()
    top.show_undo("Huur € 684", "Huur € 700")
    top.add_together()
    summary = RangeSummary()
    summary.say("U laat nu per jaar liggen", "ongeveer\n€ 900 tot € 1.600", "Dunne balk: vóór uw laatste antwoord")
    summary.show_range((900, 1600), (400, 2200), ("€ 0", "€ 2.500"), 2500)
    panel.add_main(summary)
    rows = AmountRows()
    rows.show_lines([AmountLine("z", "Zorgtoeslag", "€ 780 – 1.080", opens=True), AmountLine("h", "Huur", "nog niets")])
    panel.add_more(rows)
    made = ThreeZone(steps, strip, top, StepFooter("Vorige vraag", "Volgende", hint="Kies er ten hoogste drie"))
    made.use_panel(panel)
    made.head.addWidget(BackButton("Vandaag"))
    made.head.addWidget(Text("Alleenstaande ouder, twee kinderen", weight=600))
    made.body.addWidget(Text("Hoe hoog is de huur\nper maand?", "question"))
    made.body.addWidget(AnswerField("Huur"))
    row = QHBoxLayout()
    row.addWidget(PlainButton("Weet ik niet"))
    row.addWidget(PlainButton("Wil ik niet zeggen"))
    row.addStretch(1)
    made.body.addLayout(row)
    return made


@dataclass(frozen=True, slots=True)
class Room:
    """How much room there is, and what should stand in it."""

    width: int
    height: int
    scale: float
    zones: int
    place: PanelPlace


@pytest.mark.parametrize(
    "room",
    [
        Room(1280, 800, 1.0, 3, PanelPlace.SIDE),
        Room(1920, 1080, 1.0, 3, PanelPlace.SIDE),
        Room(1024, 700, 1.0, 2, PanelPlace.SLIM),
        Room(1024, 900, 1.0, 2, PanelPlace.BAND),
        Room(800, 1200, 1.0, 1, PanelPlace.BAND),
        Room(1280, 800, 2.0, 1, PanelPlace.BAND),
        Room(1024, 700, 2.0, 1, PanelPlace.BAND),
        Room(1920, 1080, 1.5, 3, PanelPlace.SIDE),
    ],
    ids=lambda room: f"{room.width}x{room.height} at {room.scale}",
)
def test_the_layout_follows_the_room(qtbot: QtBot, show: Show, zone: ThreeZone, room: Room):
    theme.apply(Theme.LIGHT, room.scale)
    show(zone, room.width, room.height)
    qtbot.wait(5)
    assert zone.panel is not None
    assert (zone.zones, zone.panel.place) == (room.zones, room.place)
    assert zone.steps.isVisible() == (room.zones > 1)
    assert zone.strip.isVisible() == (room.zones == 1)
    assert cut_texts(zone) == []
    assert unnamed_controls(zone) == []


def test_the_same_widgets_go_to_and_fro(qtbot: QtBot, show: Show, zone: ThreeZone):
    show(zone, 1280, 800)
    for width, height in ((800, 1200), (1024, 700), (1280, 800)):
        zone.resize(width, height)
        qtbot.wait(5)
        assert cut_texts(zone) == []
    assert zone.zones == 3
    assert zone.top.undo_button is not None
    assert zone.top.undo_button.text() == "Ongedaan maken"


def test_left_right_and_foot_keep_their_edges(qtbot: QtBot, show: Show, zone: ThreeZone):
    show(zone, 1280, 800)
    qtbot.wait(5)
    assert zone.panel is not None
    assert zone.footer is not None
    question = zone.body.itemAt(0).widget()
    back = zone.footer.back_button
    assert question.mapTo(zone, question.rect().topLeft()).x() == 272
    assert back.mapTo(zone, back.rect().topLeft()).x() == 272
    assert (zone.footer.height(), zone.top.height(), zone.panel.width()) == (76, 72, 312)


def test_the_ring_is_there_for_the_keyboard_and_not_for_the_pointer(qtbot: QtBot, show: Show, zone: ThreeZone):
    show(zone, 1280, 800)
    assert zone.footer is not None
    next_button = zone.footer.primary_button
    qtbot.mouseClick(next_button, Qt.MouseButton.LeftButton)
    assert not zone.ring.isVisible()
    zone.body.itemAt(1).widget().setFocus()
    qtbot.keyClick(zone.body.itemAt(1).widget(), Qt.Key.Key_Tab)
    focused = zone.focusWidget()
    assert isinstance(focused, PlainButton)
    assert zone.ring.isVisible()
    around = zone.ring.geometry()
    assert (around.width(), around.height()) == (focused.width() + 8, focused.height() + 8)


def test_undo_says_what_it_would_do(show: Show, zone: ThreeZone):
    show(zone, 1280, 800)
    undo, redo = zone.top.undo_button, zone.top.redo_button
    assert undo is not None
    assert redo is not None
    assert undo.accessibleDescription() == "Huur € 684"
    zone.top.show_undo("", "")
    assert not undo.isEnabled()
    assert not redo.isVisible()
