"""The page of Besparen: what it all comes to, three things to do, and what goes on paper."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import SpokenError
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.visit.energy.explained import explained
from ui.visit.energy.outcome.state import Group, OutcomeView, ThingRow, outcome_view
from ui.visit.energy.outcome.state import Signal as PovertySignal
from ui.visit.energy.page import EnergyPage
from ui.visit.energy.walk.state import warning_of
from ui.widgets.amounts import AmountLine, AmountRows
from ui.widgets.buttons import PlainButton
from ui.widgets.disclosure import Disclosure
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.notice import IconLine
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class OutcomePage(EnergyPage):
    """``consented``, ``counted``, ``stock_asked`` and ``report_asked`` are the buttons below."""

    consented = Signal()
    counted = Signal()
    stock_asked = Signal()
    report_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tabs.hide()
        self._head = Text("", tone="soft")
        self.amount = Text("", "question")
        self._below = Text("", tone="soft")
        self.why = Disclosure(text("energie_scherm.hoe"), name=text("energie_scherm.uitkomst.hoe"))
        self._things = QVBoxLayout()
        self._things_head = Text("", "section")
        self._groups = QVBoxLayout()
        self._refused = IconLine("info")
        self._signals = QVBoxLayout()
        self._signals_head = Text(text("energie_scherm.uitkomst.signalen"), "section")
        self._count_words = Text("", tone="soft")
        self.count = PlainButton(text("energie_scherm.uitkomst.tellen"), "check")
        self._reported = Text("", tone="soft")
        self.consent = PlainButton(text("energie_scherm.uitkomst.goed"), "check")
        self.report = PlainButton(text("energie_scherm.uitkomst.melding"), "document")
        self.stock = PlainButton(text("energie_scherm.uitkomst.materiaal"), "document")
        self._made = IconLine("check", token="accent")
        self._view: OutcomeView | None = None
        self._build()

    def _build(self) -> None:
        for part in (self._head, self.amount, self._below, self.why, self._things_head):
            self.body.addWidget(part)
        self.body.addLayout(self._things)
        self.body.addLayout(self._groups)
        self.body.addWidget(self._refused)
        self.body.addWidget(Text(text("energie_scherm.uitkomst.corporatie"), "section"))
        self.body.addWidget(self._reported)
        acts = Flow()
        for button in (self.consent, self.report, self.stock):
            acts.add(button)
        self.body.addWidget(acts)
        self.body.addWidget(self._made)
        self.body.addWidget(self._signals_head)
        self.body.addLayout(self._signals)
        self.body.addWidget(self._count_words)
        self.body.addWidget(self.count, 0, Qt.AlignmentFlag.AlignLeft)
        self.count.clicked.connect(self.counted)
        self.consent.clicked.connect(self.consented)
        self.report.clicked.connect(self.report_asked)
        self.stock.clicked.connect(self.stock_asked)

    def show_energy(self, found: EnergyAssessment, at: str) -> None:
        """Show what the visit comes to."""
        self.title.set_words(text("energie_scherm.uitkomst.titel"))
        warning = warning_of(found.saved.warnings)
        self.warning.say(warning.title if warning else "", warning.body if warning else "")
        view = outcome_view(found)
        if view != self._view:
            self._view = view
            self._show(view)

    def made(self, place: Path) -> None:
        """Say where a paper is."""
        self._made.say(text("verslag_scherm.staat_in", bestand=place.name, map=str(place.parent)))

    def tell_problem(self, problem: SpokenError) -> None:
        """Say why a paper was not made."""
        self._made.say(str(problem))

    def _show(self, view: OutcomeView) -> None:
        self._head.set_words(view.head)
        self.amount.set_words(view.amount)
        self._below.set_words(view.below)
        show_when(bool(view.below), self._below)
        self.why.show_steps(explained(view.grounds))
        self._show_things(view.things)
        self._show_groups(view.groups)
        self._refused.say("\n".join(view.refused))
        self._show_corporation(view)
        self._show_signals(view.signals)
        telt = "telt_mee" if view.may_count else "telt_niet_mee"
        self._count_words.set_words(text(f"energie_scherm.uitkomst.{telt}"))
        show_when(bool(view.signals), self._count_words)
        show_when(bool(view.signals) and not view.may_count, self.count)

    def _show_things(self, things: Sequence[ThingRow]) -> None:
        self._things_head.set_words(text("report.energy.things", n=len(things)) if things else "")
        show_when(bool(things), self._things_head)
        empty(self._things)
        for thing in things:
            self._things.addWidget(_thing(thing))

    def _show_groups(self, groups: Sequence[Group]) -> None:
        empty(self._groups)
        for group in groups:
            self._groups.addWidget(_group(group))

    def _show_corporation(self, view: OutcomeView) -> None:
        words = text("energie_scherm.uitkomst.gemeld", wat=view.reported) if view.reported else ""
        allowed = text("energie_scherm.uitkomst.mag" if view.may_report else "energie_scherm.uitkomst.mag_nog_niet")
        nothing = text("energie_scherm.uitkomst.niets_gemeld")
        self._reported.set_words(f"{words} {allowed}".strip() if view.has_report else nothing)
        show_when(view.has_report and not view.may_report, self.consent)
        show_when(view.has_report and view.may_report, self.report)

    def _show_signals(self, signals: Sequence[PovertySignal]) -> None:
        show_when(bool(signals), self._signals_head)
        empty(self._signals)
        for signal in signals:
            self._signals.addWidget(Text(signal.words))
            why = Disclosure(text("energie_scherm.betekent"), name=f"{text('energie_scherm.betekent')}: {signal.words}")
            why.show_steps(explained(signal.grounds))
            self._signals.addWidget(why)


def _thing(thing: ThingRow) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    column.addWidget(Hairline())
    row = QHBoxLayout()
    row.setSpacing(space(4))
    number = Text(str(thing.number), "title", tone="accent", wraps=False)
    number.setFixedWidth(theme.px(28))
    row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(thing.what, weight=600))
    words.addWidget(Text(thing.advice, tone="soft"))
    row.addLayout(words, 1)
    if thing.amount:
        row.addWidget(Text(thing.amount, weight=600, wraps=False), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)
    why = Disclosure(text("energie_scherm.hoe"), name=text("energie_scherm.hoe_van", wat=thing.what))
    why.show_steps(explained(thing.grounds))
    column.addWidget(why)
    return made


def _group(group: Group) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, space(3), 0, 0)
    column.setSpacing(space(1))
    rows = AmountRows()
    lines = [AmountLine(line.item, line.what, line.amount) for line in group.lines]
    rows.show_lines([AmountLine("", group.title, group.total, weight=600), *lines])
    column.addWidget(rows)
    return made
