"""The three buttons: one filled one per screen, outlined ones, and text in accent for going back or looking at more."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from ui import icons, theme
from ui.widgets.keycap import KeyCap


class _Button(QPushButton):
    """What the three have in common: an icon at 8 px from the words and a size that follows the type."""

    _kind = ""
    _icon_token = "ink"
    _gap = 4

    def __init__(self, words: str, icon: str = "", *, name: str = "", key: str = "") -> None:
        super().__init__(words)
        self._words = words
        self._icon = icon
        self.setProperty("kind", self._kind)
        self.setAccessibleName(name or words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if icon:
            self.setIcon(icons.icon(icon, self._icon_token))
            self._size_icon()
        if key:
            self._show_key(key)

    def set_words(self, words: str) -> None:
        """Change the words and the accessible name along."""
        self._words = words
        self.setText(words)
        self.setAccessibleName(words)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self.setIcon(icons.icon(icon, self._icon_token))
            self._size_icon()

    def set_size(self, size: str) -> None:
        """Be higher: ``tablet`` (52 px), ``together`` (60 px) or empty (44 px)."""
        self.setProperty("tall", size)
        self.style().unpolish(self)
        self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        """Let the icon grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_icon"):
            self._size_icon()

    def show_words(self, shown: bool) -> None:
        """Show the words, or only the icon; they are read aloud either way."""
        self.setText(self._words if shown else "")
        self._size_icon()

    def _size_icon(self) -> None:
        gap = self._gap if self.text() else 0
        self.setIconSize(QSize(theme.px(icons.SIZE + gap), theme.px(icons.SIZE)))

    def _show_key(self, key: str) -> None:
        self.setProperty("key", "1")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(16), 0)
        row.addStretch(1)
        row.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignVCenter)


class PrimaryButton(_Button):
    """The one filled button of a screen: the next sensible act."""

    _kind = "primary"
    _icon_token = "accent.on"


class PlainButton(_Button):
    """An outlined button for any other act; ``key`` shows a key cap inside it."""

    _kind = "plain"


class TextButton(_Button):
    """Words in accent without a border; ``quiet`` makes them soft, as the way back to Vandaag."""

    _kind = "text"
    _icon_token = "accent"

    def __init__(self, words: str, icon: str = "", *, name: str = "", quiet: bool = False) -> None:
        self._icon_token = "ink.soft" if quiet else "accent"
        super().__init__(words, icon, name=name)
        self.setProperty("quiet", "1" if quiet else "")


class BackButton(TextButton):
    """The way back at the top of the left column, with its icon and words above those of the rows."""

    _gap = 8

    def __init__(self, words: str, icon: str = "chevron-left") -> None:
        super().__init__(words, icon, quiet=True)
        self.setProperty("tall", "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
