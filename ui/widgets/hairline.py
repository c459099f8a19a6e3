"""The line of one px between rows."""

from PySide6.QtWidgets import QFrame


class Hairline(QFrame):
    """A horizontal hairline; ``heavy`` is the 2 px line above a sum."""

    def __init__(self, heavy: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "hairline")
        self.setProperty("heavy", "1" if heavy else "")
        self.setFixedHeight(2 if heavy else 1)
