"""The label of every screen: several lines of an exact height, read aloud as plain text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets.lines import Block, Look, Run, lay

WIDEST = 100_000.0
REMEMBERED = 8
"""Widths for which a label keeps its lines."""


class Text(QLabel):
    """Words in one kind of type (caption, body, lead, section, title, question, hero).

    ``tone`` is soft, accent or notice; ``weight`` 400 or 600 when it differs from the kind. A text that must never
    be broken over lines gets ``wraps=False``. ``set_runs`` sets words of different looks on one baseline.
    """

    def __init__(
        self, words: str = "", kind: str = "body", *, tone: str = "", weight: int = 0, wraps: bool = True
    ) -> None:
        super().__init__()
        self._kind = kind
        self._wraps = wraps
        self._runs: tuple[Run, ...] = ()
        self._blocks: dict[tuple[float, int], Block] = {}
        self._narrowest: QSize | None = None
        self._whole: QSize | None = None
        self._heights: dict[int, int] = {}
        self._measured_in: tuple[str, int] = ("", 0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setProperty("tone", tone)
        if weight:
            self.setProperty("weight", str(weight))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show these words; a line break is kept."""
        self.set_runs((Run(words),))

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show runs of different looks after each other, on one baseline."""
        if tuple(runs) == self._runs:
            return
        self._runs = tuple(runs)
        self.setText("".join(run.words for run in runs))
        self._measure()

    def set_tone(self, tone: str) -> None:
        """Change the colour: empty, soft, accent or notice."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    def lines_shown(self) -> int:
        """How many lines the words take at the present width."""
        return round(self._block(self.width()).height / self._line())

    def _line(self) -> int:
        return max(theme.line_height(kind) for kind in (self._kind, *(run.kind for run in self._runs)) if kind)

    def _block(self, width: float) -> Block:
        """The words laid in a width; asked many times for the same words, in layouts and while painting."""
        self.ensurePolished()
        key = (width if self._wraps else WIDEST, self.alignment().value)
        if key not in self._blocks:
            if len(self._blocks) >= REMEMBERED:
                self._blocks.clear()
            self._blocks[key] = self._laid(width)
        return self._blocks[key]

    def _laid(self, width: float) -> Block:
        if not self._wraps:  # placed by _left, so that right aligned words end at the edge
            return lay(self._runs, Look(self.font(), self._line()), WIDEST)
        flags = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        return lay(self._runs, Look(self.font(), self._line(), Qt.AlignmentFlag(flags)), width)

    def _natural(self) -> QSize:
        if self._whole is None:
            self.ensurePolished()
            block = lay(self._runs, Look(self.font(), self._line()), WIDEST)
            self._whole = QSize(int(block.width) + 1, block.height)
        return self._whole

    def _measure(self) -> None:
        self._blocks.clear()
        self._heights.clear()
        self._narrowest = self._whole = None
        self._measured_in = self._look()
        if self._wraps and self.width() > 0 and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Every paragraph on one line."""
        return self._natural()

    def minimumSizeHint(self) -> QSize:
        """A wrapped label may become as narrow as its longest word."""
        if not self._wraps:
            return self._natural()
        if self._narrowest is None:
            self._narrowest = QSize(int(self._block(1.0).width) + 1, self._line())
        return self._narrowest

    def hasHeightForWidth(self) -> bool:
        """Whether the height follows from the width."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """Px needed at a width; layouts ask this more than a hundred times for each key that is typed."""
        height = self._heights.get(width)
        if height is None:
            if len(self._heights) >= REMEMBERED:
                self._heights.clear()
            height = self._heights[width] = self._block(width).height
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the new width needs: a scroll area asks the minimum, not the height for width."""
        super().resizeEvent(event)
        if self._wraps and event.size().width() != event.oldSize().width():
            self.setMinimumHeight(self.heightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the type changes."""
        super().changeEvent(event)
        if event.type() not in (QEvent.Type.StyleChange, QEvent.Type.FontChange) or not hasattr(self, "_measured_in"):
            return
        if self._measured_in != self._look():
            self._measure()
        else:
            self._blocks.clear()  # runs hold the colours of the theme they were laid in
            self.update()

    def _look(self) -> tuple[str, int]:
        """What decides the size of the words: the font and the height of a line; not the colour."""
        return self.font().key(), self._line()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, each in its own height, in the colour of the style sheet."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        block = self._block(self.width())
        top = 0
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top = max(0, (self.height() - block.height) // 2)
        block.layout.draw(painter, QPointF(self._left(block), top))

    def _left(self, block: Block) -> float:
        if not self._wraps and self.alignment() & Qt.AlignmentFlag.AlignRight:
            return self.width() - block.width
        return 0.0


def spacer() -> QWidget:
    """An empty widget that takes all room that is left in its row or column."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return made
