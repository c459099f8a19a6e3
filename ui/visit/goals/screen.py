"""The page of one question of the resident's own plan: where we are, the question, and its answer."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.errors import UserError
from app.texts import text
from ui import theme
from ui.palette import space
from ui.visit.goals.editors import ConsentEditor, MarkEditor, PlanEditor, editor_for
from ui.visit.goals.state import Answered, Ask, AskKind
from ui.widgets.bars import ProgressLine
from ui.widgets.buttons import TextButton
from ui.widgets.notice import Notice
from ui.widgets.text import Text

TITLE_WIDTH, TEXT_WIDTH = 620, 530
LARGE = 1.5
"""Type from which there is less white, so that the answer stays in sight."""


class AskPage(QWidget):
    """Shows one question after another.

    ``kept`` carries an Answered; ``marked`` a pillar and its mark (None: taken back); ``consented`` ja or nee.
    """

    kept = Signal(object)
    marked = Signal(str, object)
    consented = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._ask: Ask | None = None
        self.editor: PlanEditor | None = None
        self.progress = ProgressLine()
        self._title = Text("", "question")
        self._help = Text("", "lead", tone="soft")
        self._place = QVBoxLayout()
        self.problem = Notice()
        self.no_more = TextButton(text("doel.cijfer.niet_meer"), quiet=True)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        is_large = theme.scale() >= LARGE
        for widget, gap in ((self.progress, 0), (self._title, space(4 if is_large else 8)), (self._help, space(2))):
            column.addSpacing(gap)
            column.addWidget(widget)
        column.addSpacing(space(4 if is_large else 6))
        column.addLayout(self._place)
        column.addSpacing(space(3))
        column.addWidget(self.problem)
        column.addSpacing(space(4))
        column.addWidget(self.no_more, 0, Qt.AlignmentFlag.AlignLeft)
        self._title.setMaximumWidth(theme.px(TITLE_WIDTH))
        self._help.setMaximumWidth(theme.px(TEXT_WIDTH))
        self.problem.setMaximumWidth(theme.px(TITLE_WIDTH))
        self.no_more.clicked.connect(self._on_no_more)

    def show_ask(self, ask: Ask) -> None:
        """Show this question; the same one only follows what is kept."""
        before, self._ask = self._ask, ask
        if before is None or self.editor is None or (before.at, before.kind) != (ask.at, ask.kind):
            self._put_editor(ask)
        elif self.editor is not None:
            self.editor.follow(ask)
        self.progress.show_progress(*ask.progress)
        self._title.set_words(ask.title)
        self._help.set_words(ask.help)
        self.no_more.setVisible(ask.kind is AskKind.MARK and ask.is_health)
        self.say_problem("")

    def _put_editor(self, ask: Ask) -> None:
        focus = QApplication.focusWidget()
        had_focus = self.editor is not None and focus is not None and self.editor.isAncestorOf(focus)
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
        self.editor = editor_for(ask, self._today)
        self.editor.settled.connect(self._on_settled)
        if isinstance(self.editor, MarkEditor):
            self.editor.marked.connect(self._on_marked)
        if isinstance(self.editor, ConsentEditor):
            self.editor.consented.connect(self.consented)
        self._place.addWidget(self.editor)
        if had_focus:
            self.editor.take_focus()

    def settle(self, *, while_typing: bool = False) -> bool:
        """Keep what stands there; False when it cannot be kept, with words that say why.

        While it is being typed, an empty line is no fault yet.
        """
        if self.editor is None:
            return True
        try:
            found = self.editor.answer()
        except UserError as problem:
            is_too_early = while_typing and problem.text_id.startswith("doel.leeg")
            self.say_problem("" if is_too_early else str(problem))
            return False
        self.say_problem("")
        if isinstance(found, Answered) and found.is_changed:
            self.kept.emit(found)
        return True

    def say_problem(self, sentence: str) -> None:
        """Say what is wrong and what would be right."""
        self.problem.say(sentence)

    def take_focus(self) -> None:
        """Put the keyboard in the answer."""
        if self.editor is not None:
            self.editor.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure gives a mark, J or N a consent; everything else goes on."""
        if self.editor is None or not self.editor.choose_by_key(event.text()):
            super().keyPressEvent(event)

    def _on_settled(self) -> None:
        self.settle(while_typing=True)

    def _on_marked(self, mark: object) -> None:
        if self._ask is not None:
            self.marked.emit(self._ask.place.pillar, mark)

    def _on_no_more(self) -> None:
        self.consented.emit("nee")
