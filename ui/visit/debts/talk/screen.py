"""The advice talk with its four outcomes, and the list of all creditors for debt counselling."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.debt import TalkTopic
from app.errors import UserError
from app.services.debts.assessment import DebtsAssessment
from app.texts import text
from ui.palette import space
from ui.visit.debts.talk.state import TopicRow, result_choices, topic_rows
from ui.visit.debts.withholding.screen import WithholdingPart
from ui.widgets.buttons import PlainButton
from ui.widgets.datefield import DateField
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.hairline import Hairline
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.segments import Segments
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class TopicPart(QWidget):
    """One subject; ``told`` says that something of it was filled in."""

    told = Signal()

    def __init__(self, topic: TalkTopic, today: Callable[[], date]) -> None:
        super().__init__()
        words = text(f"schulden.gesprek.onderwerp.{topic}")
        self.result = Segments(words, result_choices())
        self.said = Field(text("schulden_scherm.gesprek.wat", onderwerp=words), width=360)
        self.until = DateField(text("schulden_scherm.gesprek.tot", onderwerp=words), today, width=180)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(Hairline())
        column.addWidget(Text(words, weight=600))
        column.addWidget(self.result)
        flow = Flow()
        flow.add(Labelled(text("schulden_scherm.gesprek.wat_kort"), self.said))
        if topic is TalkTopic.POSTPONEMENT:
            flow.add(Labelled(text("schulden_scherm.gesprek.tot_kort"), self.until))
        column.addWidget(flow)
        self.result.chosen.connect(lambda _value: self.told.emit())
        self.said.committed.connect(lambda *_words: self.told.emit())
        self.until.committed.connect(lambda *_words: self.told.emit())

    def show_row(self, row: TopicRow) -> None:
        """Show what was kept."""
        self.result.set_value(row.result)
        self.said.set_words(row.said)
        if row.until is not None:
            self.until.set_day(row.until)


class TalkPart(QWidget):
    """``told`` carries a subject, its result, what was said and until when; ``exported`` pdf, xlsx or csv.

    ``reported`` asks for the letter to whoever asked for the talk.
    """

    told = Signal(str, str, str, object)
    exported = Signal(str)
    reported = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.topics = {topic: TopicPart(topic, today) for topic in TalkTopic}
        self.exports = {
            kind: PlainButton(text(f"schulden_scherm.lijst_als.{kind}"), "document") for kind in ("pdf", "xlsx", "csv")
        }
        self.letter = PlainButton(text("schulden_scherm.gesprek.terug"), "document")
        self._letter_help = Text(text("schulden_scherm.gesprek.terug_uitleg"), tone="soft")
        self.withholding = WithholdingPart(today)
        self._made = IconLine("check", token="accent")
        self._problem = IconLine("warning", token="notice.ink")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        column.addWidget(Text(text("schulden_scherm.gesprek.uitleg"), tone="soft"))
        for topic, part in self.topics.items():
            column.addWidget(part)
            part.told.connect(partial(self._on_told, topic))
        column.addWidget(self._problem)
        column.addWidget(self._letter_help)
        column.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignLeft)
        self.letter.clicked.connect(self.reported)
        column.addWidget(self.withholding)
        column.addWidget(Text(text("schulden_scherm.lijst_als.kop"), "section"))
        column.addWidget(Text(text("schulden_scherm.lijst_als.uitleg"), tone="soft"))
        flow = Flow()
        for kind, button in self.exports.items():
            flow.add(button)
            button.clicked.connect(partial(self.exported.emit, kind))
        column.addWidget(flow)
        column.addWidget(self._made)

    def show_debts(self, found: DebtsAssessment) -> None:
        """Show what was spoken of."""
        for row in topic_rows(found):
            self.topics[row.topic].show_row(row)
        show_when(bool(found.talk), self._letter_help, self.letter)
        self.withholding.show_debts(found)

    def take_focus(self) -> None:
        """Put the keyboard on the first subject."""
        self.topics[TalkTopic.ARRANGEMENT].result.focus_choice()

    def tell_problem(self, problem: object) -> None:
        """Say what is wrong; empty takes that away."""
        self._problem.say(str(problem))

    def made(self, place: Path) -> None:
        """Say where the list was put."""
        self._made.say(text("schulden_scherm.gemaakt", naam=place.name))

    def _on_told(self, topic: TalkTopic) -> None:
        part = self.topics[topic]
        self.tell_problem("")
        if not part.result.value():
            return
        try:
            self.told.emit(topic.value, part.result.value(), part.said.text(), part.until.day())
        except UserError as problem:
            self.tell_problem(str(problem))
