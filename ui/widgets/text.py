"""The label of every screen: several lines of an exact height, read aloud as plain text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets.lines import Block, Look, Run, lay

WIDEST = 100_000.0
REMEMBERED = 8
"""Widths for which a label keeps its lines."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What layouts were told of a label: its sizes, and its height in the widths they asked."""

    whole: QSize
    narrowest: QSize | None
    heights: dict[float, int]


class Text(QLabel):
    """Words in one kind of type (caption, body, lead, section, title, question, hero).

    ``tone`` is soft, accent or notice; ``weight`` 400 or 600 when it differs from the kind. A text that must never
    be broken over lines gets ``wraps=False``. ``set_runs`` sets words of different looks on one baseline.

    The words are kept here and read aloud as the accessible name; the label of Qt below stays empty, for it asks the
    whole page to be laid out anew at every change, also when the new words take exactly the same room.
    """

    def __init__(
        self, words: str = "", kind: str = "body", *, tone: str = "", weight: int = 0, wraps: bool = True
    ) -> None:
        super().__init__()
        self._kind = kind
        self._wraps = wraps
        self._runs: tuple[Run, ...] = ()
        self._words = ""
        self._is_right = self._is_middle = False
        self._natural: Block | None = None
        self._blocks: dict[float, Block] = {}
        self._narrowest: QSize | None = None
        self._measured_in: tuple[str, int] = ("", 0)
        self._dressed = theme.dressed()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setProperty("tone", tone)
        if weight:
            self.setProperty("weight", str(weight))
        self.setSizePolicy(QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum))
        self.setWordWrap(wraps)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show these words; a line break is kept."""
        self.set_runs((Run(words),))

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show runs of different looks after each other, on one baseline."""
        if tuple(runs) == self._runs:
            return
        told = self._told()
        self._runs = tuple(runs)
        self._words = "".join(run.words for run in runs)
        self.setAccessibleName(self._words)
        self._forget()
        if told is not None and self._fits_in(told):
            self.update()
        else:
            self._measure()

    def text(self) -> str:
        """All words, without their looks."""
        return self._words

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Stand at the left or the right, and in the middle of the height or at the top."""
        super().setAlignment(alignment)
        self._is_right = bool(alignment & Qt.AlignmentFlag.AlignRight)
        self._is_middle = bool(alignment & Qt.AlignmentFlag.AlignVCenter)
        self._blocks.clear()

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
        if len(self._runs) == 1 and not self._runs[0].kind:
            return theme.line_height(self._kind)
        return max(theme.line_height(kind) for kind in (self._kind, *(run.kind for run in self._runs)) if kind)

    def _whole(self) -> Block:
        """Every paragraph on one line."""
        if self._natural is None:
            self.ensurePolished()
            self._natural = lay(self._runs, Look(self.font(), self._line()), WIDEST)
        return self._natural

    def _block(self, width: float) -> Block:
        """The words laid in a width; asked many times for the same words, in layouts and while painting."""
        if not self._wraps or (not self._is_right and width > self._whole().width):
            return self._whole()  # right aligned words that do not wrap are placed by _left
        if width not in self._blocks:
            if len(self._blocks) >= REMEMBERED:
                del self._blocks[next(iter(self._blocks))]
            self.ensurePolished()
            align = Qt.AlignmentFlag.AlignRight if self._is_right else Qt.AlignmentFlag.AlignLeft
            self._blocks[width] = lay(self._runs, Look(self.font(), self._line(), align), width)
        return self._blocks[width]

    def _told(self) -> _Told | None:
        """What layouts know of the present words; None when they will ask anyway, or when not everything was kept."""
        was_laid = self._natural is not None and self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        if not was_laid or len(self._blocks) == REMEMBERED:
            return None
        heights = {width: block.height for width, block in self._blocks.items()}
        return _Told(self.sizeHint(), self._narrowest, heights)

    def _fits_in(self, told: _Told) -> bool:
        """Whether a layout would give the new words the place of the old ones."""
        return (
            self.sizeHint() == told.whole
            and (told.narrowest is None or self.minimumSizeHint() == told.narrowest)
            and all(self.heightForWidth(int(width)) == height for width, height in told.heights.items())
        )

    def _forget(self) -> None:
        self._blocks.clear()
        self._natural = self._narrowest = None

    def _measure(self) -> None:
        self._forget()
        self._measured_in = self._look()
        if self._wraps and self.width() > 0 and self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Every paragraph on one line."""
        block = self._whole()
        return QSize(int(block.width) + 1, block.height)

    def minimumSizeHint(self) -> QSize:
        """A wrapped label may become as narrow as its longest word."""
        if not self._wraps:
            return self.sizeHint()
        if self._narrowest is None:
            self._narrowest = QSize(int(self._block(1.0).width) + 1, self._line())
        return self._narrowest

    def heightForWidth(self, width: int) -> int:
        """Px needed at a width; layouts ask this more than a hundred times for each key that is typed."""
        return self._block(width).height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the new width needs: a scroll area asks the minimum, not the height for width."""
        super().resizeEvent(event)
        if self._wraps and event.size().width() != event.oldSize().width():
            self.setMinimumHeight(self.heightForWidth(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the type changes."""
        super().changeEvent(event)
        kind = event.type()
        if kind not in (QEvent.Type.StyleChange, QEvent.Type.FontChange) or not hasattr(self, "_dressed"):
            return
        if kind == QEvent.Type.StyleChange and self._dressed == theme.dressed():
            return
        self._dressed = theme.dressed()
        if self._measured_in != self._look():
            self._measure()
        else:
            self._forget()  # runs hold the colours of the theme they were laid in
            self.update()

    def _look(self) -> tuple[str, int]:
        """What decides the size of the words: the font and the height of a line; not the colour."""
        return self.font().key(), self._line()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, each in its own height, in the colour of the style sheet."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        block = self._block(self.width())
        top = max(0, (self.height() - block.height) // 2) if self._is_middle else 0
        left = self.width() - block.width if self._is_right and not self._wraps else 0.0
        block.layout.draw(painter, QPointF(left, top))


def spacer() -> QWidget:
    """An empty widget that takes all room that is left in its row or column."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return made
