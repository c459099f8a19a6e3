"""Words that need attention, calmly: a notice with an ochre edge, and a soft line with an icon."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.palette import space
from ui.widgets.lines import Run
from ui.widgets.showing import show_when
from ui.widgets.text import Text


class Symbol(QWidget):
    """One icon of 20 px, as decoration beside words that say the same."""

    def __init__(self, icon: str, token: str = "ink.soft") -> None:
        super().__init__()
        self._icon = icon
        self._token = token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, token: str) -> None:
        """Show another icon."""
        self._icon, self._token = icon, token
        self.update()

    def sizeHint(self) -> QSize:
        """20 px at 100% type."""
        return QSize(theme.px(icons.SIZE), theme.px(icons.SIZE))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon."""
        icons.paint(QPainter(self), self.rect(), self._icon, self._token)


class Notice(QFrame):
    """What needs attention and what can be done. Hidden while both texts are empty."""

    def __init__(self, title: str = "", body: str = "", *, icon: str = "warning") -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = Text(tone="notice", weight=600)
        self._body = Text()
        self._acts = QHBoxLayout()
        self._acts.setSpacing(space(3))
        self._acts.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._body)
        words.addLayout(self._acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(3), space(4), space(3))
        row.setSpacing(space(3))
        row.addWidget(Symbol(icon, "notice.ink"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.say(title, body)

    def say(self, title: str, body: str = "") -> None:
        """Show these words, or hide the notice when there are none."""
        self._title.set_words(title)
        self._body.set_words(body)
        self._title.setVisible(bool(title))
        self._body.setVisible(bool(body))
        self.setAccessibleName(" ".join(part for part in (title, body) if part))
        show_when(bool(title or body), self)

    def add_act(self, button: QWidget) -> None:
        """An act that helps, under the words."""
        self._acts.insertWidget(self._acts.count() - 1, button)


class IconLine(QWidget):
    """A soft line with an icon before it; ``lead_in`` words stand first, bold and in ink."""

    def __init__(
        self, icon: str, words: str = "", *, lead_in: str = "", token: str = "ink.soft", kind: str = "body"
    ) -> None:
        super().__init__()
        self._symbol = Symbol(icon, token)
        self._words = Text(kind=kind, tone="soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.say(words, lead_in)

    def say(self, words: str, lead_in: str = "") -> None:
        """Show other words; hidden while there are none."""
        runs: Sequence[Run] = (Run(words),)
        if lead_in:
            runs = (Run(f"{lead_in} ", weight=600, tone="ink"), Run(words))
        self._words.set_runs(runs)
        show_when(bool(words or lead_in), self)
