"""The days of the month: what is on the account, the line of the days, and the table with the same numbers."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.services.budget.assessment import BudgetAssessment
from app.texts import text
from ui.palette import space
from ui.visit.budget.days.state import DayRow, DaysView, days_view
from ui.widgets.balanceline import BalanceLine
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.field import MoneyField
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

LOW_ROW = 36


class DaysPart(QWidget):
    """``told`` carries the balance in eurocents that was typed."""

    told = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.balance = MoneyField(text("budget_scherm.dagen.stand"), width=180)
        self.keep = PlainButton(text("budget_scherm.dagen.bewaar"))
        self._labelled = Labelled(
            text("budget_scherm.dagen.stand"), self.balance, help_line=text("budget_scherm.dagen.stand_uitleg")
        )
        self._told = Text("", tone="soft")
        self.below = Text("", "lead", tone="soft")
        self.line = BalanceLine(text("budget_scherm.dagen.lijn"))
        self.table = _table(has_then=False)
        self.table_then = _table(has_then=True)
        self.all = TextButton(text("budget_scherm.dagen.alle"))
        self._made = IconLine("check", token="accent")
        self._shows_all = False
        self._view: DaysView | None = None
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        ask = Flow()
        ask.add(self._labelled)
        ask.add(self.keep)
        for part in (self.below, self.line, self.table, self.table_then, self.all, self._made, self._told, ask):
            column.addWidget(part)
        self.balance.returnPressed.connect(self._on_keep)
        self.keep.clicked.connect(self._on_keep)
        self.all.clicked.connect(self._on_all)

    def show_budget(self, found: BudgetAssessment) -> str:
        """Show the account; gives the words of the title."""
        view = days_view(found)
        if view != self._view:
            self._view = view
            self._show(view)
        return view.title

    def take_focus(self) -> None:
        """Put the keyboard on the balance when that is not known yet."""
        (self.balance if self._view is None or self._view.chart is None else self.all).setFocus()

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong with the balance; empty takes that away."""
        self._labelled.set_problem(str(problem))

    def made(self, place: Path) -> None:
        """Say where a letter is."""
        self._made.say(text("budget_scherm.dagen.gemaakt", bestand=place.name, map=str(place.parent)))

    def _show(self, view: DaysView) -> None:
        self.below.set_words(view.below)
        self._told.set_words(view.told)
        show_when(bool(view.told), self._told)
        show_when(view.chart is not None, self.line, self.all)
        show_when(view.chart is not None and not view.has_then, self.table)
        show_when(view.chart is not None and view.has_then, self.table_then)
        if view.chart is not None:
            self.line.show_balances(view.chart, view.aloud)
            self._show_rows(view)
        if not self.balance.hasFocus():
            self.balance.set_words("")

    def _show_rows(self, view: DaysView) -> None:
        rows = view.all_rows if self._shows_all else view.rows
        table = self.table_then if view.has_then else self.table
        table.show_rows([_row(row, view.has_then) for row in rows])
        self.all.set_words(text(f"budget_scherm.dagen.{'rond' if self._shows_all else 'alle'}"))

    def _on_all(self) -> None:
        self._shows_all = not self._shows_all
        if self._view is not None:
            self._show_rows(self._view)

    def _on_keep(self) -> None:
        try:
            amount = self.balance.cents()
        except UserError as problem:
            self.tell_problem(str(problem))
            return
        self.tell_problem("")
        if amount is not None:
            self.told.emit(amount)


def _table(has_then: bool) -> FindingsTable:
    columns = [
        Column(text("budget_scherm.dagen.dag"), 176),
        Column(text("budget_scherm.dagen.wat")),
        Column(text("budget_scherm.dagen.bedrag"), 104, right=True),
        Column(text("budget_scherm.dagen.stand_nu"), 108, right=True),
    ]
    then = [Column(text("budget_scherm.dagen.stand_straks"), 116, right=True)] if has_then else []
    return FindingsTable(text("budget_scherm.dagen.tabel"), [*columns, *then], LOW_ROW)


def _row(row: DayRow, has_then: bool) -> TableRow:
    now = Cell(row.now, tone="notice" if row.is_lowest else "", weight=600 if row.is_lowest else 400)
    cells = (Cell(row.day, tone="soft"), Cell(row.what), Cell(row.moved), now)
    then = (Cell(row.then, tone="accent", weight=600),) if has_then else ()
    return TableRow(row.key, cells + then)
