"""The small cap that shows a key, such as F8."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class KeyCap(QLabel):
    """A key drawn as a cap; it is decoration, the control itself carries the shortcut."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.setProperty("kind", "keycap")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
