"""More or less work: the income line with where regelingen end, and every figure in a table behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.household import Household
from app.errors import UserError
from app.reports.whatif_words import Row
from app.texts import text
from app.whatif.incomeline import IncomeLine
from ui.filling import empty
from ui.palette import space
from ui.visit.whatif.line.state import line_view, workers
from ui.widgets.buttons import PlainButton, TextButton
from ui.widgets.combo import Combo
from ui.widgets.curve import CurveChart
from ui.widgets.field import MoneyField
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text

POINT_ROW = 40


class LinePart(QWidget):
    """``asked`` carries whose line is wanted and the gross pay of now in eurocents, None when it follows from the
    year; ``printed`` asks for it on paper.
    """

    asked = Signal(str, object)
    printed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._household: Household | None = None
        self.who = Combo(text("watals_scherm.wie_vraag"), ())
        self._who = Labelled(text("watals_scherm.wie_vraag"), self.who)
        self.bruto = MoneyField(text("watals_scherm.veld.bruto_nu"), width=150)
        self.reckon = PlainButton(text("watals_scherm.teken"))
        self.paper = TextButton(text("watals_scherm.op_papier"), "document")
        self._problem = IconLine("warning", token="notice.ink")
        self._headline = Text("", "title")
        self._under = Text("", tone="soft")
        self.chart = CurveChart(text("watals_scherm.tekening"))
        self.endings = FindingsTable(text("watals_scherm.hier_stopt"), _ending_columns())
        self.open_points = TextButton(text("watals_scherm.cijfers"), "chevron-down")
        self.points = FindingsTable(text("watals_scherm.cijfers"), _point_columns(), POINT_ROW)
        self._lines = QVBoxLayout()
        self._result = QWidget()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        ask = QHBoxLayout()
        ask.setSpacing(space(3))
        ask.addWidget(self._who)
        ask.addWidget(Labelled(text("watals_scherm.veld.bruto_nu"), self.bruto))
        ask.addWidget(self.reckon, 0, Qt.AlignmentFlag.AlignBottom)
        ask.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignBottom)
        ask.addStretch(1)
        column.addLayout(ask)
        column.addWidget(self._problem)
        below = QVBoxLayout(self._result)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(space(2))
        for part in (self._headline, self._under, self.chart, self.endings):
            below.addWidget(part)
        below.addLayout(self._lines)
        below.addWidget(self.open_points, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.points)
        column.addWidget(self._result)
        self._result.hide()
        self.points.hide()
        self.who.chosen.connect(lambda _who: self._ask_again())
        self.reckon.clicked.connect(self.finish)
        self.paper.clicked.connect(self.printed)
        self.open_points.clicked.connect(lambda: self.points.setVisible(not self.points.isVisibleTo(self)))

    def show_household(self, household: Household) -> None:
        """Show who can work more, and draw the line again when something changed."""
        if household == self._household:
            return
        self._household = household
        people = workers(household)
        chosen = self.who.value() or people[0][0]
        self.who.clear()
        for value, words in people:
            self.who.addItem(words, value)
        self.who.set_value(chosen if chosen in [value for value, _ in people] else people[0][0])
        show_when(len(people) > 1, self._who)
        self.finish()

    def _ask_again(self) -> None:
        self.bruto.clear()
        self.finish()

    def finish(self) -> None:
        """Have the line worked out, or say what cannot be read."""
        try:
            self.asked.emit(self.who.value(), self.bruto.cents())
        except UserError as problem:
            self.tell_problem(problem)

    def show_line(self, line: IncomeLine) -> None:
        """Show a line."""
        view = line_view(line)
        self._problem.say("")
        self.bruto.set_cents(line.now.bruto or None)
        self._headline.set_words(view.headline)
        self._under.set_words(view.under)
        self.chart.show_curve(view.curve, view.aloud)
        self.endings.show_rows([_ending(number, row) for number, row in enumerate(view.endings, 1)])
        self.points.show_rows([TableRow(row.key, (Cell(row.name), *map(Cell, row.cells))) for row in view.points])
        empty(self._lines)
        for words in view.lines:
            self._lines.addWidget(IconLine("info", words))
        show_when(bool(view.endings), self.endings)
        show_when(True, self._result)

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong and what would be right."""
        self._problem.say(str(problem))

    def made(self, place: object) -> None:
        """Say where the paper is."""
        self._problem.say(text("watals_scherm.gemaakt", waar=str(place)))

    def take_focus(self) -> None:
        """Put the keyboard on the pay of now."""
        self.bruto.setFocus(Qt.FocusReason.OtherFocusReason)


def _ending(number: int, row: Row) -> TableRow:
    """The number that stands above the drawing, the regeling with its article, and the pay at which it ends."""
    return TableRow(row.key, (Cell(str(number)), Cell(row.name, row.article), Cell(row.cells[0])))


def _ending_columns() -> tuple[Column, ...]:
    return (
        Column(text("watals_scherm.kolom.nummer"), 44),
        Column(text("watals_scherm.kolom.stopt")),
        Column(text("watals_scherm.kolom.bij"), 170, right=True),
    )


def _point_columns() -> tuple[Column, ...]:
    return (
        Column(text("watals_scherm.kolom.bruto"), right=True),
        Column(text("watals_scherm.kolom.over"), 200, right=True),
        Column(text("watals_scherm.kolom.houdt"), 200, right=True),
    )
