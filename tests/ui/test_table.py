"""A table of findings with keys and pointer: both lines are read aloud, Enter opens, the columns keep their edges."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import cut_texts, unnamed_controls
from ui import theme
from ui.palette import Theme
from ui.widgets.amounts import AmountLine, AmountRows
from ui.widgets.explanation import Explained, ExplanationRows, StepLine
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

Show = Callable[..., QWidget]
COLUMNS = [Column("Kans"), Column("per jaar", 100, right=True), Column("Staat", 132)]


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
