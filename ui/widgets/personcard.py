"""A person of the household, as a row."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from ui.palette import space
from ui.widgets.notice import Symbol
from ui.widgets.text import Text


class PersonCard(QPushButton):
    """A person of the household as a row that can be pressed: icon, who it is, what is known."""

    def __init__(self, title: str, detail: str, icon: str = "person") -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title = Text(title, weight=600)
        self._detail = Text(detail, "caption", tone="soft")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, space(3), 0, space(3))
        row.setSpacing(space(3))
        row.addWidget(Symbol(icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(Symbol("chevron-right", "accent"))
        for part in (self._title, self._detail):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.show_person(title, detail)

    def show_person(self, title: str, detail: str) -> None:
        """Show other words."""
        self._title.set_words(title)
        self._detail.set_words(detail)
        self.setAccessibleName(f"{title}. {detail}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never lower than its words: the least height of a row in the style sheet would win from the hint."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.heightForWidth(self.width()))

    def sizeHint(self) -> QSize:
        """As its rows want."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As its rows want."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()
