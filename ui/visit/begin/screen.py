"""The page of Begin: three short parts, one at a time."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.visit.begin.state import CallRow, Consent, EmergencyRow, Part
from ui.visit.question.state import step_name
from ui.widgets.bars import ProgressLine
from ui.widgets.buttons import TextButton
from ui.widgets.hairline import Hairline
from ui.widgets.notice import Notice
from ui.widgets.segments import Segments
from ui.widgets.text import Text

WIDTH = 600
PAUSE = 600
"""Milliseconds without typing after which what was written is kept."""


class PurposeField(QPlainTextEdit):
    """A few lines of free text, kept after a pause and when it is left. Tab leaves it."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "field")
        self.setAccessibleName(text("bezoek.begin.doel"))
        self.setPlaceholderText(text("bezoek.begin.doel_hint"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(112))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.keep)
        self.textChanged.connect(self._pause.start)
        self._kept = ""

    def show_words(self, words: str) -> None:
        """Show what is kept; what is being typed is left alone."""
        if self.hasFocus() and self.toPlainText() != self._kept:
            return
        self._kept = words
        if self.toPlainText() != words:
            self.setPlainText(words)
        self._pause.stop()

    def propose(self, words: str) -> None:
        """Write these words, after what stands there already, and keep them."""
        before = self.toPlainText().rstrip()
        self.setPlainText(f"{before}\n{words}" if before and words not in before else before or words)
        self.keep()

    def keep(self) -> None:
        """Tell what was written, if it changed."""
        self._pause.stop()
        if self.toPlainText() != self._kept:
            self._kept = self.toPlainText()
            self.written.emit(self._kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, as everywhere; a new line is Shift and Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep when the field is left."""
        super().focusOutEvent(event)
        self.keep()


class BeginPage(QWidget):
    """Shows one part of Begin; ``emergency`` carries path and ja or nee."""

    emergency = Signal(str, str)
    purpose = Signal(str)
    consent = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.part = Part.EMERGENCIES
        self.progress = ProgressLine()
        self._parts: dict[Part, QWidget] = {}
        self.rows: dict[str, _EmergencyLine] = {}
        self.purpose_field = PurposeField()
        self._proposals = Proposals()
        self.consent_choice = Segments(
            text("bezoek.begin.bewaren"),
            (("ja", text("bezoek.begin.bewaren_ja")), ("nee", text("bezoek.begin.bewaren_nee"))),
            marked=True,
        )
        self._choose = by_letter(self.consent_choice)
        self._consent_line = Text("", tone="soft")
        self._emergencies = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(6))
        column.addWidget(self.progress)
        choice = QVBoxLayout()
        choice.setSpacing(space(4))
        choice.addWidget(self.consent_choice, 0, Qt.AlignmentFlag.AlignLeft)
        choice.addWidget(self._consent_line)
        purpose = QVBoxLayout()
        purpose.setSpacing(space(4))
        for widget in (self.purpose_field, self._proposals):
            widget.setMaximumWidth(theme.px(WIDTH))
            purpose.addWidget(widget)
        contents = (self._emergencies, purpose, choice)
        for part, content in zip(Part, contents, strict=True):
            self._parts[part] = _part(part, content)
            column.addWidget(self._parts[part])
        self._emergencies.setSpacing(0)
        self.purpose_field.written.connect(self.purpose)
        self._proposals.chosen.connect(self.purpose_field.propose)
        self.consent_choice.chosen.connect(self.consent)

    def show_part(self, part: Part) -> None:
        """Show this part."""
        self.part = part
        parts = list(Part)
        for one, widget in self._parts.items():
            widget.setVisible(one is part)
        self.progress.show_progress(step_name("begin"), parts.index(part) + 1, len(parts))

    def show_emergencies(self, rows: Sequence[EmergencyRow]) -> None:
        """Show the questions with their answers."""
        for row in rows:
            if row.path not in self.rows:
                line = _EmergencyLine(row)
                line.chosen.connect(self.emergency)
                self.rows[row.path] = line
                self._emergencies.addWidget(line)
            self.rows[row.path].follow(row)

    def show_purpose(self, words: str, proposed: Sequence[str]) -> None:
        """Show what the resident wants, with what can be proposed."""
        self.purpose_field.show_words(words)
        self._proposals.show_words(proposed)

    def show_consent(self, consent: Consent) -> None:
        """Show whether something may be kept."""
        self.consent_choice.set_value(consent.chosen)
        self._consent_line.set_words(consent.line)

    def take_focus(self) -> None:
        """Put the keyboard on the first thing to answer."""
        if self.part is Part.PURPOSE:
            self.purpose_field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.part is Part.CONSENT:
            self.consent_choice.focus_choice()
        elif self.rows:
            open_ones = [line for line in self.rows.values() if not line.choice.value()]
            (open_ones or list(self.rows.values()))[0].choice.focus_choice()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J or N answers whether something may be kept."""
        if self.part is Part.CONSENT and self._choose(event.text()):
            self.consent.emit(self.consent_choice.value())
        else:
            super().keyPressEvent(event)

    def keep(self) -> None:
        """Keep what is still being typed."""
        self.purpose_field.keep()


def by_letter(choice: Segments) -> Callable[[str], bool]:
    """A function that chooses yes or no by its letter, and says whether it did."""

    def choose(letter: str) -> bool:
        found = {"j": "ja", "y": "ja", "n": "nee"}.get(letter.lower(), "")
        if found:
            choice.set_value(found)
            choice.focus_choice()
        return bool(found)

    return choose


def _part(key: str, content: QVBoxLayout) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(2))
    title, help_line = Text(text(f"bezoek.begin.{key}"), "question"), Text(text(f"bezoek.begin.{key}_uitleg"), "lead")
    help_line.set_tone("soft")
    for label in (title, help_line):
        label.setMaximumWidth(theme.px(WIDTH))
        column.addWidget(label)
    column.addSpacing(space(4))
    column.addLayout(content)
    column.addStretch(1)
    return page


class Proposals(QWidget):
    """A few words to begin with, under each other; ``chosen`` carries the one that was pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(Text(text("bezoek.begin.doel_voorstel"), tone="soft"))
        column.addLayout(self._buttons)

    def show_words(self, proposed: Sequence[str]) -> None:
        """Show these proposals."""
        if tuple(proposed) == self._shown:
            return
        self._shown = tuple(proposed)
        empty(self._buttons)
        for words in proposed:
            button = TextButton(words, "plus")
            button.clicked.connect(partial(self.chosen.emit, words))
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class _EmergencyLine(QWidget):
    """One question with yes and no; after a yes, who to call."""

    chosen = Signal(str, str)

    def __init__(self, row: EmergencyRow) -> None:
        super().__init__()
        self._path = row.path
        words = Text(row.question)
        self.choice = Segments(row.question, (("ja", text("bezoek.nood.ja")), ("nee", text("bezoek.nood.nee"))))
        self._notice = Notice()
        self._calls = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, space(3), 0, space(3))
        line.setSpacing(space(5))
        line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.choice)
        column.addWidget(Hairline())
        column.addLayout(line)
        column.addWidget(self._notice)
        column.addLayout(self._calls)
        self.choice.chosen.connect(self._on_chosen)
        self._choose = by_letter(self.choice)
        self._shown: tuple[CallRow, ...] = ()

    def follow(self, row: EmergencyRow) -> None:
        """Show the answer that is kept, with whom to call."""
        self.choice.set_value(row.chosen)
        self._notice.say(row.first)
        if row.calls == self._shown:
            return
        self._shown = row.calls
        empty(self._calls)
        for call in row.calls:
            self._calls.addWidget(_call_line(call))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J or N answers, and the keyboard goes on to the next question."""
        if not self._choose(event.text()):
            super().keyPressEvent(event)
            return
        self._on_chosen(self.choice.value())
        self.focusNextChild()

    def _on_chosen(self, value: str) -> None:
        self.chosen.emit(self._path, value)


def _call_line(call: CallRow) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(space(4) + 3, space(2), space(2), space(2))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(call.name, weight=600))
    words.addWidget(Text(f"{call.what}. {call.source}", "caption", tone="soft"))
    row.addLayout(words, 1)
    row.addWidget(Text(call.number, weight=600, wraps=False), 0, Qt.AlignmentFlag.AlignTop)
    return line
