"""The page of one question: where we are, the question, its answer, and how we know it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answer import AnswerValue, Evidence, Status
from app.domain.visit import Step
from app.intake.questions import AnswerKind, Question
from app.texts import text
from ui import theme
from ui.palette import space
from ui.visit.question.during import DuringYear, kind_of_change
from ui.visit.question.editor import Editor, editor_for, problem_of
from ui.visit.question.payslip import PayslipAid
from ui.visit.question.state import OF_THE_YEAR, Given, evidence_words, step_name
from ui.visit.route.state import Place
from ui.widgets.bars import ProgressLine
from ui.widgets.buttons import PlainButton
from ui.widgets.notice import IconLine, Notice
from ui.widgets.segments import Segments
from ui.widgets.text import Text

TITLE_WIDTH, TEXT_WIDTH = 620, 530
"""Px at 100% that a question and its help may be wide, so that it is read in one glance."""


class QuestionPage(QWidget):
    """Shows one question after another.

    ``answered`` carries path, value and status when an answer is settled; ``known_by`` how we know it; ``drafted``
    says that something was typed that may change the result; ``estimated`` carries path and eurocents of a year.
    """

    answered = Signal(str, object, str)
    known_by = Signal(str, str)
    drafted = Signal()
    estimated = Signal(str, object)
    changed_later = Signal(str, object, object)
    came_or_went = Signal(str, object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.question: Question | None = None
        self.given = Given()
        self.editor: Editor | None = None
        self.during: DuringYear | None = None
        self.payslip: PayslipAid | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.progress = ProgressLine()
        self._title = Text("", "question")
        self._help = Text("", "lead", tone="soft")
        self._place = QVBoxLayout()
        self._privacy = IconLine("lock", kind="caption")
        self._why = IconLine("info")
        self.problem = Notice()
        self._build()

    def _build(self) -> None:
        self.does_not_know = PlainButton(text("bezoek.vraag.weet_niet"))
        self.does_not_say = PlainButton(text("bezoek.vraag.wil_niet"))
        self.does_not_know.setCheckable(True)
        self.does_not_say.setCheckable(True)
        self.evidence = Segments(text("bezoek.vraag.bewijs"), evidence_words(), marked=True)
        self._evidence_label = Text(text("bezoek.vraag.bewijs"), tone="soft")
        self._later_place = QVBoxLayout()
        refusals = QHBoxLayout()
        refusals.setSpacing(space(3))
        for button in (self.does_not_know, self.does_not_say):
            refusals.addWidget(button)
        refusals.addStretch(1)
        for widget, gap in ((self.progress, 0), (self._title, space(8)), (self._help, space(2))):
            self._column.addSpacing(gap)
            self._column.addWidget(widget)
        self._column.addSpacing(space(6))
        self._column.addLayout(self._place)
        self._column.addSpacing(space(2))
        self._column.addWidget(self.problem)
        self._column.addSpacing(space(2))
        self._column.addLayout(refusals)
        self._column.addSpacing(space(7))
        self._column.addWidget(self._evidence_label)
        self._column.addSpacing(space(2))
        self._column.addWidget(self.evidence)
        self._column.addSpacing(space(5))
        self._column.addLayout(self._later_place)
        for line in (self._why, self._privacy):
            self._column.addSpacing(space(4))
            self._column.addWidget(line)
        self._fit()
        self.does_not_know.clicked.connect(self._on_does_not_know)
        self.does_not_say.clicked.connect(self._on_does_not_say)
        self.evidence.chosen.connect(self._on_known_by)

    def show_question(
        self, question: Question, given: Given, place: Place, period: tuple[date | None, date | None]
    ) -> None:
        """Show this question with what was answered; the same question only follows the store."""
        is_new = self.question is None or self.question.path != question.path
        follows = is_new or not self.has_draft()
        self.question, self.given = question, given
        if is_new:
            self._put_editor(question)
        self.progress.show_progress(step_name(question.step), place.number, place.about)
        self._title.set_words(question.title)
        self._help.set_words(question.help)
        self._help.setVisible(bool(question.help))
        self._privacy.say(question.privacy)
        if follows:
            self._show_given(given)
        self._show_evidence(given)
        if self.during is not None:
            self.during.follow(given, period)
        self.say_problem("")

    def _show_given(self, given: Given) -> None:
        assert self.editor is not None
        self.editor.show_value(given.value)
        self.does_not_know.setChecked(given.status is Status.DOES_NOT_KNOW)
        self.does_not_say.setChecked(given.status is Status.DOES_NOT_SAY)

    def _show_evidence(self, given: Given) -> None:
        shown = given.status is Status.ANSWERED
        self.evidence.set_value(str(given.evidence or ""))
        for widget in (self._evidence_label, self.evidence):
            widget.setVisible(shown)

    def _put_editor(self, question: Question) -> None:
        for old in (self.editor, self.during, self.payslip):
            if old is not None:
                old.blockSignals(True)  # leaving it is no answer to the question that comes in its place
                old.hide()
                old.deleteLater()
        self.editor = editor_for(question, self._today)
        self.editor.typed.connect(self._on_typed)
        self.editor.settled.connect(self._on_settled)
        self._place.addWidget(self.editor)
        change = kind_of_change(question)
        self.during = DuringYear(change, self._today) if change else None
        if self.during is not None:
            self.during.later.connect(self._on_later)
            self.during.period.connect(self._on_period)
            self._later_place.addWidget(self.during)
        self.payslip = PayslipAid(self._today) if question.id in OF_THE_YEAR else None
        if self.payslip is not None:
            self.payslip.taken.connect(lambda cents: self.estimated.emit(question.path, cents))
            self._later_place.addWidget(self.payslip)

    def take_focus(self) -> None:
        """Put the keyboard where the answer goes."""
        if self.editor is not None:
            self.editor.take_focus()

    def has_draft(self) -> bool:
        """Whether what stands there differs from what is kept."""
        if self.editor is None or problem_of(self.editor):
            return self.editor is not None
        return self.editor.value() != self.given.value

    def draft(self) -> tuple[str, AnswerValue] | None:
        """The question with what stands there now when it can be read, else with what is kept."""
        if self.editor is None or self.question is None:
            return None
        value = self.given.value if problem_of(self.editor) else self.editor.value()
        return self.question.path, value

    def drafts(self) -> dict[str, str]:
        """What was typed and is not kept yet, by path."""
        if self.editor is None or self.question is None or not self.has_draft() or not self.editor.raw():
            return {}
        return {self.question.path: self.editor.raw()}

    def restore(self, path: str, typed: str) -> None:
        """Put back what was typed elsewhere."""
        if self.editor is not None and self.shows(path):
            self.editor.show_raw(typed)
            self.say_problem(problem_of(self.editor))

    def unread(self) -> dict[str, str]:
        """What was typed and cannot be read, by path."""
        return self.drafts() if self.editor is not None and problem_of(self.editor) else {}

    def shows(self, path: str) -> bool:
        """Whether this is the question on screen."""
        return self.question is not None and self.question.path == path

    def stays(self, step: Step, path: str) -> bool:
        """Whether the page keeps its question when this one is to be shown."""
        return self.shows(path)

    def put_away(self) -> None:
        """Take the question off the page."""
        self.question, self.given = None, Given()

    def say_why(self, words: str) -> None:
        """Say why this question is put; empty where it stands beside the page."""
        self._why.say(words)

    def say_problem(self, words: str) -> None:
        """Say what is wrong with what was typed; empty when nothing is."""
        self.problem.say("", words)
        if self.editor is not None:
            self.editor.set_problem(bool(words))

    def settle(self, *, on_leaving: bool) -> bool:
        """Keep what stands there; False when it cannot be kept, and then the page says why.

        A counter that nobody touched stands for zero only ``on_leaving``: going on is an answer there.
        """
        if self.editor is None or self.question is None:
            return True
        problem = problem_of(self.editor)
        self.say_problem(problem)
        if problem:
            return False
        value = self.editor.value()
        if self._is_answer(value, on_leaving):
            status = Status.NOT_ASKED if value is None else Status.ANSWERED
            self.answered.emit(self.question.path, value, status.value)
        return True

    def _is_answer(self, value: AnswerValue, on_leaving: bool) -> bool:
        """Whether there is something to keep; an emptied field is as if the question was never put."""
        assert self.question is not None
        if self.does_not_know.isChecked() or self.does_not_say.isChecked():
            return False
        if self.question.kind is AnswerKind.COUNT and not self.given.is_put and value == 0:
            return on_leaving
        return value != self.given.value

    def _fit(self) -> None:
        self._title.setMaximumWidth(theme.px(TITLE_WIDTH))
        for label in (self._help, self.problem, self._why, self._privacy):
            label.setMaximumWidth(theme.px(TEXT_WIDTH))

    def _on_typed(self) -> None:
        self.does_not_know.setChecked(False)
        self.does_not_say.setChecked(False)
        self.say_problem("")
        self.drafted.emit()

    def _on_settled(self) -> None:
        self.settle(on_leaving=False)

    def _on_does_not_know(self) -> None:
        self._refuse(Status.DOES_NOT_KNOW)

    def _on_does_not_say(self) -> None:
        self._refuse(Status.DOES_NOT_SAY)

    def _refuse(self, status: Status) -> None:
        assert self.question is not None
        assert self.editor is not None
        self.say_problem("")
        self.editor.show_value(None)
        self.given = Given(None, status)
        self._show_given(self.given)
        self.answered.emit(self.question.path, None, status.value)

    def _on_known_by(self, how: str) -> None:
        assert self.question is not None
        self.known_by.emit(self.question.path, Evidence(how).value)

    def _on_later(self, value: object, day: object) -> None:
        assert self.question is not None
        self.changed_later.emit(self.question.path, value, day)

    def _on_period(self, end: str, day: object) -> None:
        assert self.question is not None
        self.came_or_went.emit(self.question.path.rsplit(".", 1)[0] + f".{end}", day)
