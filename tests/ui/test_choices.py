"""Choices, steps and checkboxes with keys and pointer: one tab stop, arrows move, the right roles are read aloud."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import cut_texts, unnamed_controls
from ui import theme
from ui.palette import Theme
from ui.widgets.buttons import PlainButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.personcard import PersonCard
from ui.widgets.segments import Options, Segments, choice_of
from ui.widgets.steps import StepItem, StepList, StepState, StepStrip

Show = Callable[..., QWidget]
CHOICES = [("seen", "Gezien op papier"), ("told", "Verteld"), ("guessed", "Geschat")]
STEPS = [
    StepItem("begin", "Begin", StepState.DONE),
    StepItem("huishouden", "Huishouden", StepState.PARTLY),
    StepItem("wonen", "Wonen"),
    StepItem("kansen", "Kansen", count=5),
]


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.mark.parametrize("kind", [Segments, Options])
def test_the_pointer_chooses_and_tells_once(qtbot: QtBot, show: Show, kind: type[Segments] | type[Options]):
    group = kind("Hoe weten we dit?", CHOICES)
    show(group)
    told: list[str] = []
    group.chosen.connect(told.append)
    qtbot.mouseClick(group.parts[1], Qt.MouseButton.LeftButton)
    assert (group.value(), told) == ("told", ["told"])


@pytest.mark.parametrize("kind", [Segments, Options])
def test_arrows_move_the_choice(qtbot: QtBot, show: Show, kind: type[Segments] | type[Options]):
    group = kind("Hoe weten we dit?", CHOICES)
    show(group)
    told: list[str] = []
    group.chosen.connect(told.append)
    group.set_value("seen")
    group.focus_choice()
    qtbot.keyClick(group.parts[0], Qt.Key.Key_Right if kind is Segments else Qt.Key.Key_Down)
    assert (group.value(), told) == ("told", ["told"])


def test_tab_lands_on_the_chosen_part_only(qtbot: QtBot, show: Show):
    page = QWidget()
    column = QVBoxLayout(page)
    before, group, after = PlainButton("Voor"), Segments("Keuze", CHOICES), PlainButton("Na")
    for widget in (before, group, after):
        column.addWidget(widget)
    show(page)
    group.set_value("guessed")
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert group.parts[2].hasFocus()
    qtbot.keyClick(group.parts[2], Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_choice_can_be_shown_and_taken_away_without_telling(show: Show):
    group = Segments("Keuze", CHOICES)
    show(group)
    told: list[str] = []
    group.chosen.connect(told.append)
    group.set_value("told")
    group.set_value("")
    assert (group.value(), told) == ("", [])


def test_segments_read_as_radio_buttons_and_are_44_high(show: Show):
    group = Segments("Keuze", CHOICES, marked=True)
    show(group)
    assert {role(part) for part in group.parts} == {QAccessible.Role.RadioButton}
    assert group.sizeHint().height() == 44


def test_long_choices_become_rows(show: Show):
    many = [(str(number), "Een lang antwoord dat veel ruimte vraagt") for number in range(4)]
    assert isinstance(choice_of("Keuze", CHOICES, 600), Segments)
    assert isinstance(choice_of("Keuze", many, 600), Options)


def test_a_long_option_wraps_instead_of_being_cut(show: Show):
    words = "Wij wonen hier samen met iemand die een deel van het jaar ergens anders woont en later terugkomt"
    group = Options("Wie woont hier?", [("a", words), ("b", "Niemand")], details=[("a", words)])
    show(group, 300, 400)
    assert group.parts[0].height() > group.parts[1].height()
    assert cut_texts(group.window()) == []


@pytest.mark.parametrize("kind", [StepList, StepStrip])
def test_steps_are_chosen_with_enter_and_pointer(qtbot: QtBot, show: Show, kind: type[StepList] | type[StepStrip]):
    steps = kind()
    steps.set_items(STEPS, "wonen")
    show(steps, 700, 300)
    told: list[str] = []
    steps.chosen.connect(told.append)
    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_Down if kind is StepList else Qt.Key.Key_Right)
    assert told == [], "an arrow only moves"
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    first = steps.visualRect(steps.model().index(0, 0)).center()
    qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert told == ["kansen", "begin"]


def test_steps_say_how_far_they_are(show: Show):
    steps = StepList()
    steps.set_items(STEPS, "wonen")
    show(steps)
    spoken = [steps.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert spoken == ["Begin, klaar", "Huishouden, half klaar", "Wonen, nu", "Kansen, nog niet, 5"]


def test_a_step_row_is_44_high_and_grows_with_the_type(show: Show):
    steps = StepList()
    steps.set_items(STEPS, "begin")
    show(steps)
    assert steps.sizeHintForRow(0) == 44
    theme.apply(Theme.LIGHT, 2.0)
    assert steps.sizeHintForRow(0) == 88


def test_a_checkrow_can_be_pressed_anywhere_and_wraps(qtbot: QtBot, show: Show):
    page = QWidget()
    column = QVBoxLayout(page)
    row = CheckRow("Naam en telefoon van het huishouden", detail="Nodig om terug te bellen", aside="altijd nodig")
    column.addWidget(row)
    column.addStretch(1)
    show(page, 260, 300)
    assert row.height() > 44
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().bottomRight())
    assert row.isChecked()
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert not row.isChecked()
    assert cut_texts(page) == []


def test_a_person_is_one_button_with_both_lines_in_its_name(qtbot: QtBot, show: Show):
    card = PersonCard("Kind, 7 jaar", "geboren 2 juni 2019")
    show(card)
    assert QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name) == "Kind, 7 jaar. geboren 2 juni 2019"
    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert unnamed_controls(card.window()) == []


def test_a_checkbox_follows_what_is_kept_without_telling_it(show: Show):
    row = CheckRow("Zorgtoeslag aanvragen", detail="vóór maandag")
    show(row)
    told: list[bool] = []
    row.toggled.connect(told.append)
    row.show_state(True, "gedaan op dinsdag")
    assert (row.isChecked(), row.accessibleDescription(), told) == (True, "gedaan op dinsdag", [])
    row.show_state(True, "gedaan op dinsdag")
    row.click()
    assert told == [False]
