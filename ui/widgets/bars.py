"""Small painted bars: the range of what is missed, parts of a whole, and how far the questions are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.palette import space, tokens
from ui.widgets.text import Text

Span = tuple[int, int]
"""From and to, in the unit of the limit of its bar."""


class _Bar(QWidget):
    """A painted strip of a fixed height that reads its numbers aloud."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self._height = height
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(80, theme.px(self._height))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _aloud(self, words: str) -> None:
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)


class RangeBar(_Bar):
    """The range now as a thick bar, the range before the last answer as a thin one, on a track from 0 to a limit."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name or text("ui.range.name"), 12)
        self._now: Span | None = None
        self._before: Span | None = None
        self._limit = 1

    def show_range(self, now: Span | None, before: Span | None, limit: int, aloud: str) -> None:
        """Show both ranges, in whole units up to ``limit``; ``aloud`` says the same in words."""
        if (now, before, limit) != (self._now, self._before, self._limit):
            self._now, self._before, self._limit = now, before, max(limit, 1)
            self.update()
        self._aloud(aloud)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, before, now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._strip(painter, (0, self._limit), theme.px(8), "surface.raise")
        if self._before is not None:
            self._strip(painter, self._before, theme.px(8), "chart.1")
        if self._now is not None:
            self._strip(painter, self._now, theme.px(12), "accent")

    def _strip(self, painter: QPainter, span: Span, height: int, token: str) -> None:
        left = self.width() * min(max(span[0] / self._limit, 0.0), 1.0)
        right = self.width() * min(max(span[1] / self._limit, 0.0), 1.0)
        left = max(0.0, min(left, self.width() - height))
        area = QRectF(left, (self.height() - height) / 2, max(right - left, height), height)
        path = QPainterPath()
        path.addRoundedRect(area, height / 2, height / 2)
        painter.fillPath(path, theme.colour(token))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: its words, its amount in words, its size in whole units, its colour token."""

    words: str
    amount: str
    size: int
    token: str


class StackedBar(_Bar):
    """Parts of a whole beside each other with 2 px between them; sizes are in one whole unit."""

    def __init__(self, name: str, height: int = 12) -> None:
        super().__init__(name, height)
        self._parts: tuple[Part, ...] = ()

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts; the same numbers are read aloud."""
        self._parts = tuple(part for part in parts if part.size > 0)
        self._aloud(", ".join(f"{part.words} {part.amount}" for part in parts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The parts, in one rounded outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        radius = self.height() / 2 if self._height < 20 else tokens().radius["normal"]
        outline.addRoundedRect(self.rect(), radius, radius)
        painter.setClipPath(outline)
        whole = sum(part.size for part in self._parts)
        left = 0.0
        for part in self._parts:
            width = (self.width() - 2 * (len(self._parts) - 1)) * part.size / whole
            painter.fillRect(QRectF(left, 0, width, self.height()), theme.colour(part.token))
            left += width + 2
        if not self._parts:
            painter.fillRect(self.rect(), theme.colour("surface.raise"))


class _Line(_Bar):
    def __init__(self) -> None:
        super().__init__("", 3)
        self.share = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track and what is behind."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for width, token in ((float(self.width()), "surface.raise"), (self.width() * self.share, "accent")):
            path = QPainterPath()
            path.addRoundedRect(QRectF(0, 0, width, self.height()), 1.5, 1.5)
            painter.fillPath(path, theme.colour(token))


class ProgressLine(QWidget):
    """``Wonen · vraag 2 van ongeveer 4`` over one quiet line; never a percentage."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Text(tone="soft")
        self._line = _Line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2) + 2)
        column.addWidget(self._words)
        column.addWidget(self._line)

    def show_progress(self, step: str, number: int, total: int) -> None:
        """Say where we are: question ``number`` of about ``total`` of this step."""
        total = max(number, total, 1)
        self.show_share(text("ui.progress", step=step, number=number, total=total), max(number - 0.5, 0) / total)

    def show_share(self, words: str, share: float) -> None:
        """Say these words over a line of which this share (0 to 1) is behind."""
        words = words.replace(" · ", "\u00a0 ·\u00a0 ")
        self._words.set_words(words)
        self._line.share = share
        self._line.setAccessibleName(words)
        self._line.update()

    def words(self) -> str:
        """What it says."""
        return self._words.text()
