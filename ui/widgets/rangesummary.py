"""What is missed per year, in one figure with its bar: the main figure of the panel."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.palette import space
from ui.widgets.bars import RangeBar, Span
from ui.widgets.text import Text


class RangeSummary(QWidget):
    """Caption, figure, bar with its ends, and a note. Slim, it is one row with the bar at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._caption = Text(tone="soft")
        self._figure = Text(kind="title")
        self._slim_figure = Text(kind="section")
        self._slim_figure.hide()
        self.bar = RangeBar()
        self._least = Text(kind="caption", tone="soft", wraps=False)
        self._most = Text(kind="caption", tone="soft", wraps=False)
        self._note = Text(kind="caption", tone="soft")
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        for widget in (self._caption, self._figure, self._slim_figure):
            self._words.addWidget(widget)
        ends = QHBoxLayout()
        ends.addWidget(self._least)
        ends.addStretch(1)
        ends.addWidget(self._most)
        scale = QVBoxLayout()
        scale.setSpacing(space(2))
        scale.addWidget(self.bar)
        scale.addLayout(ends)
        scale.addWidget(self._note)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(space(4))
        self._box.addLayout(self._words, 3)
        self._box.addLayout(scale, 2)
        self._slim = False

    def say(self, caption: str, figure: str, note: str = "") -> None:
        """The words; a line break in the figure falls away where there is room for one line only."""
        self._caption.set_words(caption)
        self._figure.set_words(figure)
        self._slim_figure.set_words(figure.replace("\n", " "))
        self._note.set_words(note)
        self._fit()

    def show_range(self, now: Span | None, before: Span | None, ends: tuple[str, str], limit: int) -> None:
        """The bar up to ``limit`` with the words of its two ends; the figure is what is read aloud."""
        self.bar.show_range(now, before, limit, self._slim_figure.text())
        self._least.set_words(ends[0])
        self._most.set_words(ends[1])

    def set_slim(self, slim: bool) -> None:
        """Take one row instead of a column."""
        self._slim = slim
        self._fit()

    def _fit(self) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(across if self._slim else down)
        self._box.setSpacing(space(8) if self._slim else space(4))
        self._figure.setVisible(not self._slim)
        self._slim_figure.setVisible(self._slim)
        self._note.setVisible(not self._slim and bool(self._note.text()))
