"""The page of a step: all its questions under each other, each kept as soon as it is left."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answer import AnswerValue
from app.domain.visit import Step
from app.texts import text
from ui import theme
from ui.palette import space
from ui.visit.fields.line import ANSWER, KNOWN, FieldLine
from ui.visit.fields.state import FieldRow, Fields
from ui.visit.question.editor import problem_of
from ui.widgets.bars import ProgressLine
from ui.widgets.showing import bring_in_sight, show_when
from ui.widgets.text import Text

ROOM = 630
"""Px at 100% type below which an answer stands under its question."""


class FieldsPage(QWidget):
    """Shows the questions of one step. ``entered`` carries the path of the question that the keyboard came to.

    ``answered`` carries path, value, status and how it is known.
    """

    answered = Signal(str, object, str, str)
    drafted = Signal()
    entered = Signal(str)
    changed_later = Signal(str, object, object)
    came_or_went = Signal(str, object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._step: Step | None = None
        self.lines: dict[str, FieldLine] = {}
        self._ahead: dict[str, FieldLine] = {}
        self.present = ""
        self._left = ""
        self.progress = ProgressLine()
        self._heads = _Heads()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.progress)
        column.addSpacing(space(5))
        column.addWidget(self._heads)
        column.addLayout(self._rows)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def lacking(self, fields: Fields) -> list[Callable[[], object]]:
        """The rows to be made before these questions can be shown, each for a turn of its own."""
        there = {*self._ahead, *(self.lines if fields.step is self._step else ())}
        return [partial(self._prepare, row) for row in fields.rows if row.question.path not in there]

    def _prepare(self, row: FieldRow) -> None:
        line = self._ahead[row.question.path] = self._make(row)
        line.hide()
        line.setParent(self)
        for part in line.findChildren(QWidget):
            part.ensurePolished()

    def show_fields(self, fields: Fields) -> None:
        """Show these questions; rows that stay keep what is being typed in them."""
        self._step = fields.step
        self.progress.show_share(fields.words, fields.share)
        before = set(self.lines)
        self._drop([path for path in self.lines if path not in {row.question.path for row in fields.rows}])
        for place, row in enumerate(fields.rows):
            self._show_row(place, row)
        for line in self._ahead.values():
            line.deleteLater()
        self._ahead.clear()
        self._go_to_what_came(before)
        self._heads.setVisible(bool(fields.rows) and not self._is_stacked())

    def _show_row(self, place: int, row: FieldRow) -> None:
        line = self.lines.get(row.question.path)
        if line is None or line.row.question != row.question:
            self._drop([row.question.path])
            line = self.lines[row.question.path] = self._made(row)
            self._rows.insertWidget(place, line)
            show_when(True, line)
        if self._rows.indexOf(line) != place:
            self._rows.removeWidget(line)
            self._rows.insertWidget(place, line)
        if line.row != row:
            line.follow(row)

    def _made(self, row: FieldRow) -> FieldLine:
        """The row that was made ahead, else a new one."""
        line = self._ahead.pop(row.question.path, None)
        if line is not None and line.row.question == row.question:
            return line
        return self._make(row)

    def _go_to_what_came(self, before: set[str]) -> None:
        """What an answer brought right below it comes first, unless somebody is typing further on already."""
        paths = list(self._in_order())
        if self._left not in paths or self.present not in paths or self.lines[self.present].has_draft():
            return
        between = paths[paths.index(self._left) + 1 : paths.index(self.present)]
        if between and before.isdisjoint(between):
            self.go_to(between[0])

    def _make(self, row: FieldRow) -> FieldLine:
        line = FieldLine(row, self._today)
        line.stack(self._is_stacked())
        line.answered.connect(self.answered)
        line.drafted.connect(self.drafted)
        line.decided.connect(self._on_decided)
        line.changed_later.connect(self.changed_later)
        line.came_or_went.connect(self.came_or_went)
        return line

    def _drop(self, paths: list[str]) -> None:
        gone = [self.lines.pop(path) for path in paths if path in self.lines]
        for line in gone:  # the focus that moves on while they are hidden comes to none of them
            line.blockSignals(True)
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()

    def go_to(self, path: str) -> bool:
        """Put the keyboard in the answer to a question, and bring it in sight; False when it is not here."""
        line = self.lines.get(path)
        if line is None:
            return False
        line.editor.take_focus()
        QTimer.singleShot(0, line, lambda: bring_in_sight(line, space(5)))
        return True

    def draft(self) -> tuple[str, AnswerValue] | None:
        """The question that is being answered, with what stands there now."""
        line = self.lines.get(self.present)
        return (line.path, line.draft()) if line is not None else None

    def settle(self) -> bool:
        """Keep everything that stands there; False when something cannot be kept, and then the keyboard is in it."""
        kept = {path: line.settle() for path, line in self.lines.items()}
        wrong = next((path for path, is_kept in kept.items() if not is_kept), None)
        if wrong is not None:
            self.go_to(wrong)
        return wrong is None

    def drafts(self) -> dict[str, str]:
        """What was typed and is not kept yet, by path."""
        found = {path: line.editor.raw() for path, line in self.lines.items() if line.has_draft()}
        return {path: typed for path, typed in found.items() if typed}

    def unread(self) -> dict[str, str]:
        """What was typed and cannot be read, by path."""
        return {path: line.editor.raw() for path, line in self.lines.items() if problem_of(line.editor)}

    def shows(self, path: str) -> bool:
        """Whether this question is on the page."""
        return path in self.lines

    def stays(self, step: Step, path: str) -> bool:
        """Whether the page keeps its questions when this one is to be shown."""
        return step is self._step

    def put_away(self) -> None:
        """Take the questions off the page."""
        self._step, self.present, self._left = None, "", ""
        self._drop(list(self.lines))

    def restore(self, path: str, typed: str) -> None:
        """Put back what was typed elsewhere."""
        self.lines[path].restore(typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put answers under their questions when there is little room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self._fit()

    def _fit(self) -> None:
        stacked = self._is_stacked()
        self._heads.fit()
        self._heads.setVisible(bool(self.lines) and not stacked)
        for line in self.lines.values():
            line.stack(stacked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next question; on the last one it goes on with the visit."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or not self._go_on():
            super().keyPressEvent(event)

    def _go_on(self) -> bool:
        """Keep this answer and go to the next question; False on the last one, or when it cannot be kept."""
        paths = list(self._in_order())
        here = paths.index(self.present) if self.present in paths else len(paths)
        if here + 1 >= len(paths):
            return False
        if self.lines[self.present].settle():
            self.go_to(paths[here + 1])
        return True

    def _in_order(self) -> Iterator[str]:
        for place in range(self._rows.count()):
            item = self._rows.itemAt(place)
            line = item.widget() if item is not None else None
            if isinstance(line, FieldLine):
                yield line.path

    def _is_stacked(self) -> bool:
        return self.width() / theme.scale() < ROOM

    def _on_decided(self) -> None:
        self._go_on()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        line = next((line for line in self.lines.values() if new is not None and line.isAncestorOf(new)), None)
        if line is not None and line.path != self.present:
            by_keys = QApplication.mouseButtons() == Qt.MouseButton.NoButton
            self._left, self.present = self.present if by_keys else "", line.path
            bring_in_sight(line, space(5))
            self.entered.emit(line.path)


class _Heads(QWidget):
    """The heads over the columns."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, space(2))
        row.setSpacing(space(4))
        question, self._answer, self._known = (
            Text(text(text_id), "caption", tone="soft")
            for text_id in ("bezoek.velden.vraag", "bezoek.velden.antwoord", "bezoek.vraag.bewijs")
        )
        row.addWidget(question, 1)
        row.addWidget(self._answer)
        row.addWidget(self._known)
        self.fit()

    def fit(self) -> None:
        """Take the widths of the columns at the present size of type."""
        self._answer.setFixedWidth(theme.px(ANSWER))
        self._known.setFixedWidth(theme.px(KNOWN))
