"""Tab goes as a page is read, and the keyboard stays where it was when a page is filled again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.filling import empty, keyboard_stays
from ui.tab_order import as_read, reads_whole
from ui.widgets.buttons import PlainButton

Show = Callable[..., QWidget]


def field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def two_columns() -> tuple[QWidget, QWidget, QWidget]:
    """A page with a high column beside two fields."""
    page, left, right = QWidget(), QWidget(), QWidget()
    row = QHBoxLayout(page)
    for part, names in ((left, ("links 1", "links 2")), (right, ("rechts 1", "rechts 2"))):
        column = QVBoxLayout(part)
        for name in names:
            column.addWidget(field(name))
        row.addWidget(part)
    return page, left, right


def walk(qtbot: QtBot, page: QWidget, count: int) -> list[str]:
    found = []
    for _ in range(count):
        focus = QApplication.focusWidget()
        assert focus is not None
        found.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    return found


@pytest.mark.parametrize(
    ("whole", "order"),
    [
        (False, ["voor", "links 1", "rechts 1", "links 2", "rechts 2", "na"]),
        (True, ["voor", "links 1", "links 2", "rechts 1", "rechts 2", "na"]),
    ],
)
def test_a_part_that_is_read_whole_comes_before_what_stands_beside_it(
    qtbot: QtBot, show: Show, whole: bool, order: list[str]
):
    window = QWidget()
    column = QVBoxLayout(window)
    before, after = PlainButton("voor"), PlainButton("na")
    page, left, right = two_columns()
    for widget in (before, page, after):
        column.addWidget(widget)
    if whole:
        reads_whole(left, right)
    show(window, 600, 300)
    as_read(before, page, (after,))
    before.setFocus()
    assert walk(qtbot, window, 6) == order


def filled(page: QWidget, names: list[str]) -> None:
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    empty(layout)
    for name in names:
        layout.addWidget(field(name))


def test_the_keyboard_comes_back_to_the_control_with_the_same_name(show: Show):
    page = QWidget()
    QVBoxLayout(page)
    filled(page, ["een", "twee"])
    show(page, 300, 200)
    page.findChildren(QLineEdit)[1].setFocus()
    with keyboard_stays(page, lambda: pytest.fail("not needed")):
        filled(page, ["een", "twee", "drie"])
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "twee"


def test_when_it_is_gone_something_else_is_done_and_a_keyboard_elsewhere_is_left(show: Show):
    window, page, other = QWidget(), QWidget(), field("elders")
    column = QVBoxLayout(window)
    column.addWidget(page)
    column.addWidget(other)
    QVBoxLayout(page)
    filled(page, ["een"])
    show(window, 300, 200)
    done: list[str] = []
    page.findChildren(QLineEdit)[0].setFocus()
    with keyboard_stays(page, lambda: done.append("anders")):
        filled(page, ["twee"])
    assert done == ["anders"]
    other.setFocus()
    with keyboard_stays(page, lambda: done.append("niet")):
        filled(page, ["drie"])
    assert done == ["anders"]
    assert other.hasFocus()
