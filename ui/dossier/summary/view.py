"""A household at a glance: one column beside the line of time, or two groups above it when there is little room."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.texts import text
from ui.dossier.shared.view import SharedView
from ui.dossier.summary.state import Agreed, Fact, Summary
from ui.filling import empty
from ui.palette import space
from ui.widgets.buttons import TextButton
from ui.widgets.checkrow import CheckRow
from ui.widgets.lines import Run
from ui.widgets.notice import Notice
from ui.widgets.text import Text


class SummaryView(QWidget):
    """Shows a summary. ``ticked`` carries the id of an agreement that was done, ``plan`` asks for the next visit,
    ``debts`` carries the id of a visit in which the debts are.
    """

    ticked = Signal(str, bool)
    plan = Signal()
    debts = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Summary | None = None
        self._who = _group()
        self._known = _group()
        self._agreed = _group()
        self._yields = _group()
        self._debts = _group()
        self.debts_button = TextButton(text("dossier.overzicht.naar_schulden"), "coin")
        self.debts_button.clicked.connect(self._on_debts)
        self.urgent = Notice()
        self._gap = QWidget()
        self._gap.setFixedHeight(space(4))
        self._next = Text("", tone="soft")
        self.plan_button = TextButton(text("dossier.overzicht.plan"), "calendar")
        self.plan_button.clicked.connect(self.plan)
        self.shared = SharedView()
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(space(5))
        self._box.addLayout(self._first(), 1)
        self._box.addLayout(self._second(), 1)

    def _first(self) -> QVBoxLayout:
        column = _group()
        column.addWidget(self.urgent)
        column.addWidget(self._gap)
        column.addWidget(Text(text("dossier.overzicht.wie"), "lead", weight=600))
        column.addSpacing(space(1))
        column.addLayout(self._who)
        column.addSpacing(space(3))
        column.addLayout(self._known)
        column.addStretch(1)
        return column

    def _second(self) -> QVBoxLayout:
        column = _group()
        column.addWidget(Text(text("dossier.overzicht.afspraken"), "lead", weight=600))
        column.addLayout(self._agreed)
        column.addLayout(self._yields)
        column.addLayout(self._debts)
        column.addWidget(self.debts_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(space(4))
        column.addWidget(Text(text("dossier.overzicht.volgend"), "lead", weight=600))
        column.addWidget(self._next)
        column.addWidget(self.plan_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(space(4))
        column.addWidget(self.shared)
        column.addStretch(1)
        return column

    def stand(self, *, wide: bool, beside: bool) -> None:
        """``wide``: the two groups stand beside each other."""
        way = QBoxLayout.Direction.LeftToRight if wide and not beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(way)
        self._box.setSpacing(space(8) if way is QBoxLayout.Direction.LeftToRight else space(5))

    def show_summary(self, summary: Summary) -> None:
        """Show another summary; the same one is left as it is."""
        if summary == self._shown:
            return
        self._shown = summary
        self.show()
        self.urgent.say(text("dossier.overzicht.nood") if summary.urgent else "", ". ".join(summary.urgent))
        self._gap.setVisible(bool(summary.urgent))
        self._fill_facts(self._who, summary.people, text("dossier.overzicht.niets"))
        missed = (Fact(text("dossier.overzicht.laat_liggen"), summary.missed),) if summary.missed else ()
        self._fill_facts(self._known, (*summary.facts, *missed))
        self._fill_agreed(summary.agreed)
        self._fill_facts(self._yields, summary.yields, heading=text("dossier.overzicht.opbrengst"))
        self._fill_facts(self._debts, summary.debts, heading=text("dossier.overzicht.schulden"))
        self.debts_button.setVisible(bool(summary.debts and summary.debts_visit))
        self._next.set_words(summary.next_visit)

    def _on_debts(self) -> None:
        if self._shown is not None:
            self.debts.emit(self._shown.debts_visit)

    def put_away(self) -> None:
        """Show nothing of any household."""
        self._shown = None
        self.shared.put_away()
        self.hide()

    def _fill_facts(self, into: QVBoxLayout, facts: Sequence[Fact], nothing: str = "", heading: str = "") -> None:
        empty(into)
        if facts and heading:
            head = Text(heading, "lead", weight=600)
            into.addWidget(_spaced(head))
        for fact in facts:
            line = Text()
            line.set_runs((Run(fact.label), Run(f"  {fact.words}", tone="soft")))
            into.addWidget(line)
        if not facts and nothing:
            into.addWidget(Text(nothing, tone="soft"))

    def _fill_agreed(self, agreed: Sequence[Agreed]) -> None:
        empty(self._agreed)
        for one in agreed:
            row = CheckRow(one.what, detail=one.detail)
            row.setAccessibleName(text("dossier.afspraak.gedaan_van", wat=one.what))
            row.toggled.connect(partial(self.ticked.emit, one.id))
            self._agreed.addWidget(row)
        if not agreed:
            self._agreed.addWidget(Text(text("dossier.overzicht.geen_afspraken"), tone="soft"))


def _group() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def _spaced(words: Text) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, space(4), 0, space(1))
    column.addWidget(words)
    return holder
