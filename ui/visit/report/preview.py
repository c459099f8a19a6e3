"""The page of the resident on screen: the same words in the same order as on paper."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.reports.document import (
    AgreementRow,
    Align,
    Amount,
    Block,
    Bullets,
    CurveChart,
    Footer,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Rule,
    ScoreChart,
    Table,
    Tone,
)
from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.widgets.hairline import Hairline
from ui.widgets.lines import Run
from ui.widgets.notice import Notice as NoticeFrame
from ui.widgets.scorechart import ScoreChart as Drawn
from ui.widgets.text import Text

WIDTH = 600


class Preview(QFrame):
    """Shows blocks of a document on warm paper."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "preview")
        self.setAccessibleName(name)
        self.setMaximumWidth(theme.px(WIDTH))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(6), space(5), space(6), space(5))
        self._column.setSpacing(space(1))

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show these blocks."""
        empty(self._column)
        for block in blocks:
            for widget in widgets_of(block):
                self._column.addWidget(widget)


def widgets_of(block: Block) -> list[QWidget]:
    """The widgets of one block, in the order of reading."""
    match block:
        case Heading(level=level, text=words):
            return [Text(f"\n{words}" if level > 1 else words, "title" if level == 1 else "lead", weight=600)]
        case Amount(text=words):
            return [Text(words, "section")]
        case Paragraph():
            return [_paragraph(block)]
        case AgreementRow():
            return [_agreement(block)]
        case Notice(title=title, lines=lines):
            return [NoticeFrame(title, "\n".join(lines))]
        case Bullets(items=items):
            return [Text(item) for item in items]
        case Rule():
            return [Hairline()]
        case Footer(left=left, right=right):
            return [Hairline(), Text(" · ".join((*left, " ".join(right))), "caption", tone="soft")]
        case Table():
            return [_table(block)]
        case ScoreChart():
            return [_chart(block)]
        case CurveChart():
            return []  # the table under it says the same
        case PageBreak():
            return [Text(""), Hairline(heavy=True)]


def _chart(block: ScoreChart) -> QWidget:
    """The drawing; the table under it says the same numbers."""
    chart = Drawn(text("plan.cijfer.kop"))
    chart.show_drawing(block, "")
    return chart


def _table(block: Table) -> QWidget:
    widget = QWidget()
    widget.setAccessibleName(block.caption)
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, space(3), 0, 0)
    grid.setHorizontalSpacing(space(4))
    grid.setVerticalSpacing(space(1))
    for column, (head, side) in enumerate(zip(block.head, block.aligned, strict=True)):
        grid.addWidget(_cell(head, side, "caption", "soft"), 0, column)
        grid.setColumnStretch(column, block.shares[column])
        for row, cells in enumerate(block.rows, 1):
            grid.addWidget(_cell(cells[column], side, "body", ""), row, column)
    return widget


def _cell(words: str, side: Align, kind: str, tone: str) -> Text:
    label = Text(words, kind, tone=tone)
    label.setAlignment(Qt.AlignmentFlag.AlignRight if side is Align.RIGHT else Qt.AlignmentFlag.AlignLeft)
    return label


def _paragraph(block: Paragraph) -> Text:
    made = Text(tone="" if block.tone is Tone.BODY else "soft", kind="caption" if block.tone is Tone.FINE else "body")
    made.set_runs((Run(block.strong, weight=600), Run(block.text)) if block.strong else (Run(block.text),))
    return made


def _agreement(block: AgreementRow) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, space(2), 0, space(2))
    row.setSpacing(space(4))
    number = Text(str(block.number), "section", tone="accent", wraps=False)
    row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Text(block.title, weight=600))
    for line in block.lines:
        words.addWidget(Text(line))
    row.addLayout(words, 1)
    right = QVBoxLayout()
    right.setSpacing(0)
    for line in block.right:
        right.addWidget(Text(line, tone="soft", wraps=False), 0, Qt.AlignmentFlag.AlignRight)
    right.addStretch(1)
    row.addLayout(right)
    return widget
