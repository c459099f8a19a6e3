"""Words in a column of a fixed width, which grows with the type."""

from PySide6.QtCore import QEvent

from ui import theme
from ui.widgets.text import Text


class ColumnCell(Text):
    """Words that wrap within ``width`` px at 100% type."""

    def __init__(self, words: str, width: int, kind: str = "body", *, tone: str = "", weight: int = 0) -> None:
        super().__init__(words, kind, tone=tone, weight=weight)
        self._column = width
        self.setFixedWidth(theme.px(width))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_column"):
            self.setFixedWidth(theme.px(self._column))
