"""A rent that fits, what this home costs in all, and up to three others beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.reports.home_words import energy_sentence, home_rows, limit_sentence, room_sentence
from app.services.whatif import OtherHome
from app.texts import text
from app.whatif.homes import MOST, RentAdvice
from ui.palette import space
from ui.widgets.buttons import PlainButton
from ui.widgets.field import MoneyField
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.showing import bring_in_sight, show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

FIELDS = ("kale_huur", "servicekosten", "energie")
COLUMN, ROW = 128, 44


class HomesPart(QWidget):
    """``asked`` carries the homes that were filled in, an ``OtherHome`` each."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._headline = Text("", "title")
        self._limit = Text("", tone="soft")
        self._lacks = IconLine("info")
        self._how = IconLine("info", text("watals.woning.uitleg"))
        self.homes = [[MoneyField(_name(key, number), width=130) for key in FIELDS] for number in range(1, MOST + 1)]
        self.reckon = PlainButton(text("watals_scherm.reken"))
        self._problem = IconLine("warning", token="notice.ink")
        self._tables: dict[int, FindingsTable] = {}
        self._place = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self._headline)
        column.addWidget(self._limit)
        column.addLayout(self._place)
        for number, fields in enumerate(self.homes, 1):
            line = Flow()
            for key, field in zip(FIELDS, fields, strict=True):
                line.add(Labelled(_name(key, number), field))
            column.addWidget(line)
        column.addWidget(self._problem)
        column.addWidget(self.reckon, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lacks)
        column.addWidget(self._how)
        self.reckon.clicked.connect(self.finish)

    @property
    def table(self) -> FindingsTable:
        """The table that is shown now."""
        return next((table for table in self._tables.values() if table.isVisibleTo(self)), self._table(0))

    def _table(self, others: int) -> FindingsTable:
        """The table of this home and so many others, made when it is first needed."""
        if others not in self._tables:
            self._tables[others] = FindingsTable(text("watals_scherm.woningen"), _columns(others), ROW)
            self._place.addWidget(self._tables[others])
        return self._tables[others]

    def finish(self) -> None:
        """Have the homes worked out, or say what cannot be read."""
        try:
            self.asked.emit(tuple(home for fields in self.homes if (home := _home(fields)) is not None))
        except UserError as problem:
            self.tell_problem(problem)

    def show_advice(self, advice: RentAdvice) -> None:
        """Show which rent fits and what each home costs; the answer comes in sight."""
        self._problem.say("")
        self._headline.set_words(room_sentence(advice))
        self._limit.set_words(limit_sentence(advice))
        show_when(bool(limit_sentence(advice)), self._limit)
        self._lacks.say(energy_sentence(advice))
        rows = home_rows(advice)
        shown = self._table(len(advice.others))
        shown.show_rows([_row(row.key, row.name, row.cells) for row in rows])
        for table in self._tables.values():
            show_when(table is shown and bool(rows), table)
        QTimer.singleShot(0, self._headline, lambda: bring_in_sight(self._headline, space(5)))

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong and what would be right."""
        self._problem.say(str(problem))

    def take_focus(self) -> None:
        """Put the keyboard on the first home."""
        self.homes[0][0].setFocus(Qt.FocusReason.OtherFocusReason)


def _home(fields: Sequence[MoneyField]) -> OtherHome | None:
    rent, service, energy = (field.cents() for field in fields)
    if rent is None and (service or energy):
        raise UserError("watals_scherm.fout.leeg", veld=fields[0].accessibleName())
    return None if rent is None else OtherHome(rent, service, energy)


def _row(key: str, name: str, cells: Sequence[str]) -> TableRow:
    weight = 600 if key in ("samen", "verschil") else 400
    return TableRow(key, (Cell(name, weight=weight), *(Cell(words, weight=weight) for words in cells)))


def _name(key: str, number: int) -> str:
    return text(f"watals_scherm.woning.{key}", n=number)


def _columns(others: int) -> tuple[Column, ...]:
    homes = [text("watals_scherm.kolom.nu"), *(text("watals_scherm.kolom.woning", n=n + 1) for n in range(others))]
    return Column(text("watals_scherm.kolom.wat")), *(Column(head, COLUMN, right=True) for head in homes)
