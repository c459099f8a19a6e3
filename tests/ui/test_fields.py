"""Typing into the fields as a coach does: nothing jumps, both decimal signs are read, wrong input is said in Dutch."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.money import Cents
from app.domain.typed_day import parse_day
from app.errors import UserError
from ui import theme
from ui.palette import Theme
from ui.widgets.combo import Combo
from ui.widgets.counter import Counter
from ui.widgets.datefield import DateField
from ui.widgets.field import AnswerField, Field, MoneyField
from ui.widgets.labelled import Labelled

Show = Callable[..., QWidget]
TODAY = date(2026, 11, 23)


def beside(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    return page


def press(field: QLineEdit, letter: str) -> None:
    """One key, also for a letter that QTest cannot type."""
    pressed = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
    QCoreApplication.sendEvent(field, pressed)


@pytest.mark.parametrize(
    ("typed", "cents", "shown"),
    [
        ("72,50", 7250, "72,50"),
        ("72.50", 7250, "72,50"),
        ("684,2", 68420, "684,20"),
        ("1.234,50", 123450, "1.234,50"),
        ("1234", 123400, "1.234"),
        ("0", 0, "0"),
        ("€ 72", 7200, "72"),
        ("-5", -500, "−\u00a05"),
    ],
)
def test_an_amount_is_read_and_only_rewritten_when_left(show: Show, typed: str, cents: int, shown: str):
    field, other = AnswerField("Huur"), Field("Anders")
    show(beside(field, other))
    field.setFocus()
    for number, letter in enumerate(typed, 1):
        press(field, letter)
        assert field.text() == typed[:number], "the field changed what was being typed"
        assert field.cursorPosition() == number
    assert field.cents() == cents
    other.setFocus()
    assert (field.text(), field.cents()) == (shown, cents)


def test_an_empty_amount_is_unknown_not_zero(show: Show):
    field = MoneyField("Servicekosten")
    show(field)
    assert field.cents() is None
    field.set_cents(Cents(0))
    assert (field.text(), field.cents()) == ("0", 0)


@pytest.mark.parametrize("typed", ["abc", "12,345", "1,2,3", "--5", "999999999999"])
def test_a_wrong_amount_stays_and_names_its_field(qtbot: QtBot, show: Show, typed: str):
    field, other = AnswerField("Kale huur"), Field("Anders")
    show(beside(field, other))
    qtbot.keyClicks(field, typed)
    other.setFocus()
    assert field.text() == typed
    with pytest.raises(UserError, match="Kale huur"):
        field.cents()


def test_a_change_is_told_once_at_enter_and_not_when_nothing_changed(qtbot: QtBot, show: Show):
    field, other = AnswerField("Huur"), Field("Anders")
    show(beside(field, other))
    field.set_cents(Cents(50000))
    told: list[int | None] = []
    field.committed.connect(lambda: told.append(field.cents()))
    field.setFocus()
    other.setFocus()
    assert told == []
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "684.20")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    other.setFocus()
    assert told == [68420]


def test_what_the_store_says_never_disturbs_typing(qtbot: QtBot, show: Show):
    field = AnswerField("Huur")
    show(field)
    field.setFocus()
    qtbot.keyClicks(field, "68")
    field.set_cents(Cents(10000))
    assert field.text() == "68"


def test_what_was_typed_while_the_store_spoke_is_still_told(qtbot: QtBot, show: Show):
    field, other = MoneyField("Bedrag"), Field("Naam")
    show(beside(field, other))
    told: list[str] = []
    field.committed.connect(lambda: told.append(field.text()))
    field.setFocus()
    qtbot.keyClicks(field, "845,10")
    field.set_cents(None)
    other.setFocus()
    assert told == ["845,10"]


def test_ctrl_z_reaches_the_screen_when_the_field_has_nothing_to_undo(qtbot: QtBot, show: Show):
    field = Field("Naam")
    show(field)
    field.setFocus()

    def swallows() -> bool:
        event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        field.event(event)
        return event.isAccepted()

    assert not swallows()
    qtbot.keyClicks(field, "a")
    assert swallows()


@pytest.mark.parametrize(
    "typed",
    [
        "1-7-2026",
        "01/07/2026",
        "1.7.2026",
        "1 juli 2026",
        "1 jul 2026",
        "woensdag 1 juli 2026",
        "010726",
        "01072026",
        "1-7-26",
        "2026-07-01",
        "  1  juli  2026 ",
        "1 JULI 2026",
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str):
    assert parse_day(typed, "Vanaf", TODAY) == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("120485", date(1985, 4, 12)),
        ("23-11-26", date(2026, 11, 23)),
        ("24-11-26", date(1926, 11, 24)),
        ("1 mrt 08", date(2008, 3, 1)),
    ],
)
def test_a_birth_is_never_in_the_future(typed: str, born: date):
    assert parse_day(typed, "Geboren", TODAY, past=True) == born


@pytest.mark.parametrize(
    "typed", ["31-2-2026", "32-1-2026", "1-13-2026", "gisteren", "1 foo 2026", "1", "1-1-1850", "1 ju 26", "₂-1-26"]
)
def test_what_is_no_date_is_said_with_its_field(typed: str):
    with pytest.raises(UserError, match="Geboren"):
        parse_day(typed, "Geboren", TODAY)


def test_a_date_field_shows_one_way_and_keeps_what_it_cannot_read(qtbot: QtBot, show: Show):
    field, other = DateField("Ingegaan op", lambda: TODAY), Field("Anders")
    show(beside(field, other))
    field.setFocus()
    qtbot.keyClicks(field, "1 juli 2026")
    other.setFocus()
    assert (field.text(), field.day()) == ("1-7-2026", date(2026, 7, 1))
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "ergens in juli")
    other.setFocus()
    assert field.text() == "ergens in juli"


def test_a_problem_is_shown_and_read_aloud_and_goes_away(show: Show):
    field = DateField("Geboren", lambda: TODAY)
    row = Labelled("Geboren", field, help_line="Op het paspoort")
    show(row)
    row.set_problem("Geboren: dit is geen datum.")
    assert field.accessibleDescription() == "Geboren: dit is geen datum."
    assert field.property("problem") == "1"
    row.set_problem("")
    assert field.accessibleDescription() == "Op het paspoort"
    assert not field.property("problem")


def test_a_counter_counts_with_keys_and_pointer_and_stops_at_its_ends(qtbot: QtBot, show: Show):
    counter = Counter("Kinderen", least=0, most=2)
    show(counter)
    counted: list[int] = []
    counter.counted.connect(counted.append)
    counter.number.setFocus()
    qtbot.keyClick(counter.number, Qt.Key.Key_Up)
    qtbot.mouseClick(counter.more, Qt.MouseButton.LeftButton)
    assert not counter.more.isEnabled()
    qtbot.mouseClick(counter.less, Qt.MouseButton.LeftButton)
    assert counted == [1, 2, 1]
    counter.set_number(0)
    assert (counter.value(), counted, counter.less.isEnabled()) == (0, [1, 2, 1], False)


def test_a_combo_tells_the_value_a_person_picks(qtbot: QtBot, show: Show):
    combo = Combo("Gemeente", [("", "Kies"), ("u", "Utrecht"), ("a", "Arnhem")])
    show(combo)
    picked: list[str] = []
    combo.chosen.connect(picked.append)
    combo.set_value("u")
    assert (combo.value(), picked) == ("u", [])
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.view().isVisible(), "the arrow opens the list"
    assert (combo.value(), picked) == ("u", [])
    qtbot.keyClick(combo.view(), Qt.Key.Key_Down)
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)
    assert (combo.value(), picked) == ("a", ["a"])


def rolled(widget: QWidget) -> bool:
    """Whether a turn of the wheel over a widget is taken by it."""
    at = QPointF(widget.rect().center())
    turn = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, turn)
    return turn.isAccepted()


def test_the_wheel_scrolls_past_without_changing_an_answer(show: Show):
    combo, counter = Combo("Gemeente", [("u", "Utrecht"), ("a", "Arnhem")]), Counter("Kinderen", most=3)
    show(beside(combo, counter))
    combo.set_value("u")
    counter.set_number(1)
    assert not rolled(combo)
    assert not rolled(counter.number)
    assert (combo.value(), counter.value()) == ("u", 1)


def test_a_counter_that_was_not_set_shows_a_dash_and_begins_at_none_or_one(qtbot: QtBot, show: Show):
    counter = Counter("Kinderen", most=3, may_be_open=True)
    show(counter)
    assert (counter.value(), counter.number.text()) == (None, "–")
    qtbot.mouseClick(counter.more, Qt.MouseButton.LeftButton)
    assert counter.value() == 1
    counter.set_number(None)
    qtbot.mouseClick(counter.less, Qt.MouseButton.LeftButton)
    assert counter.value() == 0
    assert not counter.less.isEnabled(), "never back to the dash"
    counter.set_number(None)
    counter.number.setFocus()
    counter.number.selectAll()
    qtbot.keyClicks(counter.number, "2")
    qtbot.keyClick(counter.number, Qt.Key.Key_Return)
    assert counter.value() == 2


def test_fields_are_as_high_as_the_tokens_say(qtbot: QtBot, show: Show):
    field, answer = Field("Naam"), AnswerField("Huur")
    show(beside(field, answer))
    assert (field.height(), answer.height(), answer.width()) == (44, 64, 240)
    answer.setFocus()
    qtbot.wait(1)
    assert answer.height() == 64, "the border of the focus may not move anything"


def test_every_field_is_a_named_line(show: Show):
    field = AnswerField("Kale huur per maand")
    show(field)
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Kale huur per maand"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_number_of_a_counter_is_painted(qtbot: QtBot, show: Show, scale: float):
    theme.apply(Theme.LIGHT, scale)
    counter = Counter("Kinderen")
    counter.set_number(8)
    show(beside(counter))
    assert (counter.width(), counter.height()) == (pytest.approx(138 * scale, abs=6), pytest.approx(48 * scale, abs=4))
    image = counter.number.grab().toImage()
    dark = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 90]
    assert len(dark) > 20


def test_what_is_shown_again_stays_selected_so_that_typing_replaces_it(show: Show, qtbot: QtBot):
    field = MoneyField("Kinderbijslag")
    show(beside(field))
    field.set_words("724,00")
    field.setFocus()
    field.selectAll()
    field.set_words("724,00")
    qtbot.keyClicks(field, "8")
    assert field.text() == "8"
