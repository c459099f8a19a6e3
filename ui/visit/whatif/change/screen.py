"""A change beside now: what changes, a few fields, and what it comes to per month."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.household import Household
from app.errors import UserError
from app.reports.whatif_words import Row
from app.texts import text
from app.whatif.sidebyside import SideBySide
from ui.filling import empty
from ui.palette import space
from ui.visit.whatif.change.state import (
    AMOUNTS,
    ASKS,
    NUMBERS,
    Given,
    Kind,
    change_of,
    field_words,
    filled_before,
    kind_choices,
    people_for,
    result_view,
    sorts_of_rent,
)
from ui.widgets.buttons import PlainButton
from ui.widgets.combo import Combo
from ui.widgets.datefield import DateField
from ui.widgets.field import Field, MoneyField
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.numbers import NumberField
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text


class ChangePart(QWidget):
    """``asked`` carries a change to be worked out."""

    asked = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._household: Household | None = None
        self.kind = Combo(text("watals_scherm.wat"), ())
        self.who = Combo(text("watals_scherm.wie_vraag"), ())
        self.sort = Combo(text("watals_scherm.huursoort.vraag"), ())
        self.amounts = [MoneyField("", width=150) for _ in range(AMOUNTS)]
        self.numbers = [NumberField("", width=110) for _ in range(NUMBERS)]
        self.day = DateField("", today, past=True, width=170)
        fields: list[Field] = [*self.amounts, *self.numbers, self.day]
        self._labels = [Labelled("", field) for field in fields]
        self._who = Labelled(text("watals_scherm.wie_vraag"), self.who)
        self._sort = Labelled(text("watals_scherm.huursoort.vraag"), self.sort)
        self.reckon = PlainButton(text("watals_scherm.reken"))
        self._problem = IconLine("warning", token="notice.ink")
        self._headline = Text("", "title")
        self._under = Text("", tone="soft")
        self.table = FindingsTable(text("watals_scherm.naast_elkaar"), _columns())
        self._lines = QVBoxLayout()
        self._result = QWidget()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        first, second = Flow(), Flow()
        first.add(Labelled(text("watals_scherm.wat"), self.kind))
        first.add(self._who)
        for label in self._labels:
            second.add(label)
        second.add(self._sort)
        column.addWidget(first)
        column.addWidget(second)
        column.addWidget(self._problem)
        column.addWidget(self.reckon, 0, Qt.AlignmentFlag.AlignLeft)
        below = QVBoxLayout(self._result)
        below.setContentsMargins(0, space(2), 0, 0)
        below.setSpacing(space(2))
        for part in (self._headline, self._under, self.table):
            below.addWidget(part)
        below.addLayout(self._lines)
        column.addWidget(self._result)
        self._result.hide()
        self.kind.chosen.connect(lambda _kind: self._ask())
        self.who.chosen.connect(lambda _who: self._fill())
        self.reckon.clicked.connect(self.finish)

    def show_household(self, household: Household) -> None:
        """Show what this household can try; what was typed stays while it is the same."""
        if household == self._household:
            return
        self._household = household
        _choices(self.sort, *sorts_of_rent(household))
        chosen = self.kind.value() or Kind.UREN.value
        _choices(self.kind, kind_choices(household), chosen)
        self._ask()

    def _ask(self) -> None:
        """Show the fields of the chosen change."""
        household = self._household
        if household is None:
            return
        kind = Kind(self.kind.value())
        asks = ASKS[kind]
        people = people_for(kind, household)
        _choices(self.who, people, self.who.value() or (people[0][0] if people else ""))
        show_when(len(people) > 1, self._who)
        show_when(kind is Kind.HUUR, self._sort)
        keys = [*_padded(asks.amounts, AMOUNTS), *_padded(asks.numbers, NUMBERS), asks.day]
        for label, key in zip(self._labels, keys, strict=True):
            show_when(bool(key), label)
            if key:
                label.set_label(field_words(key))
        self._fill()
        self._problem.say("")
        show_when(False, self._result)

    def _fill(self) -> None:
        if self._household is not None:
            known = filled_before(Kind(self.kind.value()), self._household, self.who.value())
            for field, amount in zip(self.amounts, known, strict=True):
                field.clear()
                field.set_cents(amount)

    def finish(self) -> None:
        """Have the change worked out, or say which field lacks."""
        try:
            self.asked.emit(change_of(self._given()))
        except UserError as problem:
            self.tell_problem(problem)

    def _given(self) -> Given:
        kind = Kind(self.kind.value())
        asks = ASKS[kind]
        return Given(
            kind,
            self.who.value(),
            tuple(field.cents() for field in self.amounts[: len(asks.amounts)]),
            tuple(field.hundredths() for field in self.numbers[: len(asks.numbers)]),
            self.day.day() if asks.day else None,
            self.sort.value(),
        )

    def show_result(self, found: SideBySide) -> None:
        """Show what it comes to."""
        view = result_view(found)
        self._problem.say("")
        self._headline.set_words(view.headline)
        self._under.set_words(view.under)
        self.table.show_rows([_row(row) for row in view.rows])
        empty(self._lines)
        for line in view.lines:
            self._lines.addWidget(IconLine("info", line))
        show_when(bool(view.rows), self.table)
        show_when(True, self._result)

    @property
    def has_result(self) -> bool:
        """Whether an answer to what stands in the fields is shown."""
        return self._result.isVisibleTo(self)

    @property
    def subject(self) -> str:
        """What changes, in words."""
        return self.kind.currentText()

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong and what would be right."""
        self._problem.say(str(problem))

    def take_focus(self) -> None:
        """Put the keyboard on what changes."""
        self.kind.focus_choice()


def _row(row: Row) -> TableRow:
    """A part with the article below its name, and the difference standing out."""
    *before, more = row.cells
    return TableRow(row.key, (Cell(row.name, row.article), *map(Cell, before), Cell(more, weight=600)))


def _choices(combo: Combo, choices: tuple[tuple[str, str], ...], chosen: str) -> None:
    combo.clear()
    combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
    for value, words in choices:
        combo.addItem(words, value)
    values = [value for value, _ in choices]
    combo.set_value(chosen if chosen in values else values[0] if values else "")


def _padded(keys: tuple[str, ...], length: int) -> tuple[str, ...]:
    return (*keys, *("",) * (length - len(keys)))


def _columns() -> tuple[Column, ...]:
    return (
        Column(text("watals_scherm.kolom.wat")),
        *(Column(text(f"watals_scherm.kolom.{name}"), 132, right=True) for name in ("nu", "straks", "verschil")),
    )
