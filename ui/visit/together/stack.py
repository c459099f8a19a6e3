"""The screen of the coach and the one for the resident, of which one is shown."""

from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.visit.together.screen import TogetherView


class TurnedStack(QStackedLayout):
    """Shows either side; what is private goes at once when the screen is turned."""

    def __init__(self, screen: QWidget, own: QWidget, view: TogetherView) -> None:
        super().__init__(screen)
        self._own, self._view = own, view
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(own)
        self.addWidget(view)

    @property
    def is_turned(self) -> bool:
        """Whether the resident is looking along."""
        return self.currentWidget() is self._view

    def turn(self) -> None:
        """Turn to the resident."""
        self.setCurrentWidget(self._view)
        self._view.take_focus()

    def turn_back(self) -> None:
        """Turn back to the coach."""
        self.setCurrentWidget(self._own)
