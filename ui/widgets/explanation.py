"""The steps of a calculation as rows, each with its figures and its article."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.palette import space
from ui.widgets.hairline import Hairline
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class StepLine:
    """One figure of a step: what it is and how much."""

    label: str
    amount: str
    weight: int = 0
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """One step of a calculation: what it is, why, its figures and where the law says so."""

    title: str
    detail: str
    lines: tuple[StepLine, ...]
    source: str = ""


class ExplanationRows(QWidget):
    """The steps of a calculation, numbered, each with its article; the last one under a heavy line is the result."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_steps(self, steps: Sequence[Explained], result: Explained | None = None) -> None:
        """Show other steps."""
        for old in self._shown:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown.clear()
        for number, step in enumerate(steps, 1):
            self._add(step, str(number), heavy=False)
        if result is not None:
            self._add(result, "", heavy=True)

    def _add(self, step: Explained, number: str, *, heavy: bool) -> None:
        line = Hairline(heavy)
        row = QWidget()
        columns = QHBoxLayout(row)
        columns.setContentsMargins(0, space(3) + 2, 0, space(3) + 2)
        columns.setSpacing(0)
        left = QHBoxLayout()
        left.setSpacing(0)
        if number:
            sign = Text(number, tone="soft", wraps=False)
            sign.setFixedWidth(theme.px(32))
            left.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        left.addLayout(_words(step, heavy), 1)
        columns.addLayout(left, 4)
        columns.addSpacing(space(5))
        columns.addLayout(_figures(step), 5)
        for widget in (line, row):
            self._shown.append(widget)
            self._column.addWidget(widget)


def _words(step: Explained, heavy: bool) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Text(step.title, "lead" if heavy else "body", weight=600))
    if step.detail:
        column.addWidget(Text(step.detail, "caption", tone="soft"))
    column.addStretch(1)
    return column


def _figures(step: Explained) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    for line in step.lines:
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(Text(line.label, tone=line.tone, weight=line.weight), 1)
        amount = Text(line.amount, tone=line.tone, weight=line.weight, wraps=False)
        amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(amount, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
    if step.source:
        column.addWidget(Text(step.source, "caption", tone="accent"))
    column.addStretch(1)
    return column
