"""The page of Uitleg: the amount, its steps with their articles, and beside them how sure it is."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import SpokenError
from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.visit.explanation.state import Explanation, Rest, Row, Used
from ui.visit.opportunities.approach import Approach
from ui.visit.opportunities.state import Certainty
from ui.widgets import widths
from ui.widgets.amounts import words_beside_amount
from ui.widgets.buttons import TextButton
from ui.widgets.explanation import Explained, ExplanationRows, StepLine
from ui.widgets.lines import Run
from ui.widgets.notice import IconLine, Symbol
from ui.widgets.text import Text

_SURE = {Certainty.SURE: "disc", Certainty.ABOUT: "half", Certainty.UNKNOWN: "ring"}
SIDE = 240
ROOM = 760
"""Px at 100% type below which the two stand under each other."""


class ExplanationPage(QWidget):
    """Shows how one amount came about; how sure it is stands beside it, or under it when there is little room.

    ``letter`` asks for the letter that belongs to the regeling.
    """

    letter = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.regeling = ""
        self._caption = Text("", tone="soft")
        self._amount = Text("", "question")
        self._reason = Text("", "lead")
        self._warning = IconLine("info")
        self._rows = ExplanationRows()
        self._none = Text(text("kansen.uitleg.geen_stappen"), tone="soft")
        self._used_head = Text(text("kansen.uitleg.uit_de_wet"), weight=600)
        self._used = QVBoxLayout()
        self._used.setSpacing(space(2))
        self.certainty = CertaintyColumn()
        self.certainty.approach.letter.clicked.connect(self.letter.emit)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(space(7))
        column = QVBoxLayout()
        column.setSpacing(space(2))
        self._reason.setMaximumWidth(theme.px(600))
        for widget in (self._caption, self._amount, self._reason, self._warning, self._none):
            column.addWidget(widget)
        column.addSpacing(space(4))
        column.addWidget(self._rows)
        column.addSpacing(space(5))
        column.addWidget(self._used_head)
        column.addLayout(self._used)
        column.addStretch(1)
        self._sides.addLayout(column, 1)
        self._sides.addWidget(self.certainty, 0)

    def show_explanation(self, explanation: Explanation) -> None:
        """Show this regeling."""
        self._caption.set_words(explanation.caption)
        aside = (Run(f"   {explanation.aside}", kind="lead", tone="soft", weight=400),) if explanation.aside else ()
        self._amount.set_runs((Run(explanation.amount), *aside))
        self._reason.set_words(explanation.reason)
        self._warning.say("\n".join(explanation.warnings))
        self._none.setVisible(not explanation.rows)
        result = explained(explanation.result) if explanation.result else None
        self._rows.show_steps([explained(row) for row in explanation.rows], result)
        self._used_head.setVisible(bool(explanation.amounts))
        empty(self._used)
        for used in explanation.amounts:
            self._used.addWidget(_used_line(used))
        self.certainty.show_explanation(explanation)

    def say_made(self, place: Path) -> None:
        """Say where the letter is."""
        self.certainty.approach.say(text("kansen.uitleg.brief_gemaakt", bestand=place.name, map=str(place.parent)))

    def say_problem(self, fault: SpokenError) -> None:
        """Say why there is no letter."""
        self.certainty.approach.say(str(fault))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put how sure it is under the steps when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() / theme.scale() < ROOM
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(way)
        widths.stand(self.certainty, None if narrow else theme.px(SIDE))


def explained(row: Row) -> Explained:
    """A row as the widget of the steps takes it."""
    last = len(row.figures) - 1
    lines = tuple(
        StepLine(figure.label, figure.amount, 600 if not row.source and not n else 0, "soft" if figure.soft else "")
        for n, figure in enumerate(row.figures)
        if last >= 0
    )
    return Explained(row.title, row.why, lines, row.source)


class CertaintyColumn(QWidget):
    """How sure the amount is, which answers it rests on, and the year of the rules."""

    def __init__(self) -> None:
        super().__init__()
        self._symbol = Symbol("disc", "accent")
        self._word = Text("", weight=600)
        self._why = Text("", tone="soft")
        self._rests = QVBoxLayout()
        self._rests.setSpacing(space(3))
        self._rules = Text("", "caption", tone="soft")
        self.approach = ApproachPart()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.approach)
        sure = QHBoxLayout()
        sure.setSpacing(space(2))
        sure.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignVCenter)
        sure.addWidget(self._word, 1)
        column.addWidget(Text(text("kansen.uitleg.hoe_zeker"), weight=600))
        column.addLayout(sure)
        column.addWidget(self._why)
        column.addSpacing(space(5))
        column.addWidget(Text(text("kansen.uitleg.waar_vandaan"), weight=600))
        column.addLayout(self._rests)
        column.addSpacing(space(5))
        column.addWidget(self._rules)
        column.addStretch(1)

    def show_explanation(self, explanation: Explanation) -> None:
        """Show this regeling."""
        self._symbol.set_icon(_SURE[explanation.certainty], "accent")
        self._word.set_words(text(f"kansen.zekerheid.{explanation.certainty}"))
        self._why.set_words(explanation.certain_why)
        self._rules.set_words(explanation.rules)
        self.approach.show_approach(explanation.approach)
        empty(self._rests)
        for rest in explanation.rests:
            self._rests.addWidget(_rest(rest))


class ApproachPart(QWidget):
    """How a finding is arranged; hidden when there is nothing to arrange."""

    def __init__(self) -> None:
        super().__init__()
        self._what = Text("")
        self._lines = [Text("", "caption", tone="soft") for _ in range(4)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, space(5))
        column.setSpacing(space(1))
        column.addWidget(Text(text("kansen.uitleg.regelen"), weight=600))
        for label in (self._what, *self._lines):
            column.addWidget(label)
        self.letter = TextButton(text("kansen.uitleg.brief"), "document")
        self._said = Text("", "caption", tone="soft")
        column.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said)

    def show_approach(self, approach: Approach | None) -> None:
        """Show how this is arranged."""
        self.setVisible(approach is not None)
        if approach is None:
            return
        self._what.set_words(approach.what)
        self.letter.setVisible(approach.has_letter)
        self.say("")
        said = (approach.why, approach.where, approach.papers, approach.effort)
        for label, words in zip(self._lines, said, strict=True):
            label.set_words(words)
            label.setVisible(bool(words))

    def say(self, words: str) -> None:
        """Say what became of the letter."""
        self._said.set_words(words)
        self._said.setVisible(bool(words))


def _used_line(used: Used) -> QWidget:
    words = (Text(used.what, tone="soft"), Text(used.source, "caption", tone="accent"))
    return words_beside_amount(words, Text(used.amount, tone="soft", wraps=False))


def _rest(rest: Rest) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Text(rest.what))
    column.addWidget(Text(rest.how, "caption", tone="soft"))
    return widget
