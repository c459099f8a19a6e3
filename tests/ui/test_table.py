"""A table of findings with keys and pointer: both lines are read aloud, Enter opens, the columns keep their edges."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import cut_texts, unnamed_controls
from tests.ui.painted import painted_words
from ui import theme
from ui.palette import Theme
from ui.widgets.amounts import AmountLine, AmountRows
from ui.widgets.explanation import Explained, ExplanationRows, StepLine
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

Show = Callable[..., QWidget]
COLUMNS = [Column("Kans"), Column("per jaar", 100, right=True), Column("Staat", 160)]


def rows() -> list[TableRow]:
    return [
        TableRow("zorg", (Cell("Zorgtoeslag", "Nog niet aangevraagd"), Cell("€ 883", opens=True), Cell("Te kiezen"))),
        TableRow("huur", (Cell("Huurtoeslag"), Cell("nog open", tone="soft"), Cell("Wacht op papier", icon="clock"))),
    ]


def page(*widgets: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return made


def test_both_lines_are_read_aloud(show: Show):
    table = FindingsTable("Kansen", COLUMNS)
    table.show_rows(rows())
    show(page(table), 800, 400)
    spoken = table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Zorgtoeslag. Nog niet aangevraagd"
    assert unnamed_controls(table.window()) == []


def test_enter_and_pointer_open_the_amount(qtbot: QtBot, show: Show):
    table = FindingsTable("Kansen", COLUMNS)
    table.show_rows(rows())
    show(page(table), 800, 400)
    opened: list[tuple[str, int]] = []
    table.opened.connect(lambda key, column: opened.append((key, column)))
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    place = table.visualRect(table.model().index(0, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [("zorg", 1), ("huur", 0), ("zorg", 1)]


def test_tab_leaves_the_table(qtbot: QtBot, show: Show):
    first, second = FindingsTable("Een", COLUMNS), FindingsTable("Twee", COLUMNS)
    for table in (first, second):
        table.show_rows(rows())
    show(page(first, second), 800, 500)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_the_table_is_as_high_as_its_rows_and_grows_with_the_type(show: Show):
    table = FindingsTable("Kansen", COLUMNS)
    table.show_rows(rows())
    show(page(table), 1400, 600)
    assert table.height() == 36 + 2 * 69 + 2
    assert table.horizontalHeader().sectionResizeMode(0) == QHeaderView.ResizeMode.Stretch
    theme.apply(Theme.LIGHT, 2.0)
    assert table.height() == 2 * (36 + 2 * 69) + 2
    assert table.columnWidth(1) == 200


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_row_grows_until_all_its_words_stand_in_it(show: Show, scale: float):
    theme.apply(Theme.LIGHT, scale)
    table = FindingsTable("Kansen", COLUMNS)
    table.show_rows(rows())
    window = show(page(table), round(375 * scale), round(400 * scale))
    high, low = table.rowHeight(0), table.rowHeight(1)
    assert high == round((15 + 20 + 2 * 18 + 16) * scale)  # "Nog niet" and "aangevraagd"
    assert low == round(69 * scale)
    assert cut_texts(window) == []
    window.resize(round(900 * scale), round(400 * scale))
    assert table.rowHeight(0) == table.rowHeight(1) == low
    assert table.height() == round((36 + 2 * 69) * scale) + 2
    table.setColumnHidden(2, True)
    assert cut_texts(window) == []


def test_a_word_that_is_wider_than_its_column_is_broken_and_not_cut(show: Show):
    table = FindingsTable("Kansen", [Column("Staat", 90), Column("Kans")])
    table.show_rows([TableRow("opvang", (Cell("Kinderopvangtoeslag"), Cell("")))])
    window = show(page(table), 400, 300)
    assert cut_texts(window) == []
    painted = [found.words for found in painted_words(table.viewport())]
    assert len(painted) == 2
    assert "".join(painted) == "Kinderopvangtoeslag"


class _Cutting(QStyledItemDelegate):
    """Paints what is asked in the width of a cell: with an ellipsis, clipped, or across its neighbour."""

    how = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        words = index.data()
        if self.how == "ellipsis":
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, option.rect.width())
        elif self.how == "across":
            painter.drawText(option.rect.bottomLeft(), words)
            return
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignVCenter, words)


@pytest.mark.parametrize("how", ["ellipsis", "clipped", "across"])
def test_the_check_sees_what_a_delegate_cuts(show: Show, how: str):
    table, delegate = FindingsTable("Kansen", [Column("Staat", 60), Column("Kans")]), _Cutting()
    delegate.how = how
    table.setItemDelegate(delegate)
    table.show_rows([TableRow("opvang", (Cell("Kinderopvangtoeslag"), Cell("")))])
    window = show(page(table), 400, 300)
    assert len(cut_texts(window)) == 1


def test_amounts_end_on_one_edge_and_a_pressed_one_tells_its_key(qtbot: QtBot, show: Show):
    amounts = AmountRows()
    amounts.show_lines(
        [
            AmountLine("z", "Zorgtoeslag", "€ 1.080", opens=True),
            AmountLine("h", "Huurtoeslag", "€ 8"),
            AmountLine("k", "Kind", "€ 11"),
        ]
    )
    show(page(amounts), 300, 300)
    edges = {
        label.mapTo(amounts, label.rect().topRight()).x()
        for label in amounts.findChildren(Text)
        if label.isVisible() and label.text().startswith("€")
    }
    assert len(edges) == 1
    with qtbot.waitSignal(amounts.opened) as told:
        button = next(b for b in amounts.findChildren(QWidget) if b.accessibleName() == "Zorgtoeslag, € 1.080")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert told.args == ["z"]
    amounts.show_lines([AmountLine("x", "Alleen deze", "€ 1")])
    assert [label.text() for label in amounts.findChildren(Text) if label.isVisible()] == ["Alleen deze", "€ 1"]


def test_the_figures_of_all_steps_begin_on_one_edge(show: Show):
    rows_ = ExplanationRows()
    step = Explained("Uw inkomen", "Van dit hele jaar", (StepLine("Toetsingsinkomen", "€ 34.600"),), "Awir, artikel 8")
    rows_.show_steps([step, step], Explained("Wat u krijgt", "", (StepLine("Per maand", "€ 73", weight=600),)))
    show(page(rows_), 700, 500)
    labels = [label for label in rows_.findChildren(Text) if label.text() in ("Toetsingsinkomen", "Per maand")]
    edges = {label.mapTo(rows_, label.rect().topLeft()).x() for label in labels}
    assert (len(labels), len(edges)) == (3, 1)
    assert cut_texts(rows_.window()) == []


def test_a_table_of_single_lines_is_lower_and_shows_no_second_line(show: Show):
    table = FindingsTable("Cijfers", COLUMNS, row=44)
    table.show_rows(rows())
    show(page(table), 800, 400)
    assert table.height() == 36 + 2 * 44 + 2
    low, high = table.grab().toImage(), FindingsTable("Kansen", COLUMNS)
    high.show_rows(rows())
    show(page(high), 800, 400)
    soft = theme.colour("ink.soft")
    below = range(36 + 34, 36 + 43)
    assert all(low.pixelColor(x, y) != soft for x in range(100) for y in below)
