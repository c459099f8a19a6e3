"""Words that need attention, calmly: a notice with an ochre edge, and a soft line with an icon."""

from collections.abc import Sequence
from functools import cached_property

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
    """What needs attention and what can be done. Hidden while both texts are empty.

    Most never say anything, so what is in it is made when there is something to say.
    """

    def __init__(self, title: str = "", body: str = "", *, icon: str = "warning") -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._icon = icon
        self._acts = QHBoxLayout()
        self._acts.setSpacing(space(3))
        self._acts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(3), space(4), space(3))
        row.setSpacing(space(3))
        self.say(title, body)

    @cached_property
    def _words(self) -> tuple[Text, Text]:
        """Title and body, with the icon before them and the acts below."""
        title, body = Text(tone="notice", weight=600), Text()
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        words = QVBoxLayout()
        words.setSpacing(0)
        row.addWidget(Symbol(self._icon, "notice.ink"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        words.addWidget(title)
        words.addWidget(body)
        words.addLayout(self._acts)
        return title, body

    def say(self, title: str, body: str = "") -> None:
        """Show these words, or hide the notice when there are none."""
        if title or body or "_words" in self.__dict__:
            for label, words in zip(self._words, (title, body), strict=True):
                label.set_words(words)
                show_when(bool(words), label)
        self.setAccessibleName(" ".join(part for part in (title, body) if part))
        show_when(bool(title or body), self)

    def add_act(self, button: QWidget) -> None:
        """An act that helps, under the words."""
        assert self._words
        self._acts.insertWidget(self._acts.count() - 1, button)


class IconLine(QWidget):
    """A soft line with an icon before it; ``lead_in`` words stand first, bold and in ink."""

    def __init__(
        self, icon: str, words: str = "", *, lead_in: str = "", token: str = "ink.soft", kind: str = "body"
    ) -> None:
        super().__init__()
        self._icon, self._token, self._kind = icon, token, kind
        self.say(words, lead_in)

    @cached_property
    def _words(self) -> Text:
        """Made with the icon before it when there is something to say."""
        made = Text(kind=self._kind, tone="soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(Symbol(self._icon, self._token), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(made, 1)
        return made

    def say(self, words: str, lead_in: str = "") -> None:
        """Show other words; hidden while there are none."""
        runs: Sequence[Run] = (Run(words),)
        if lead_in:
            runs = (Run(f"{lead_in} ", weight=600, tone="ink"), Run(words))
        if words or lead_in or "_words" in self.__dict__:
            self._words.set_runs(runs)
        show_when(bool(words or lead_in), self)
