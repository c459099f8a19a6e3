"""The screen of the coach and the one for the resident, of which one is shown."""

from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.visit.together.screen import TogetherView


class TurnedStack(QStackedLayout):
    """Shows either side; what is private goes at once when the screen is turned."""

    def __init__(self, screen: QWidget, own: QWidget) -> None:
        super().__init__(screen)
        self._own = own
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(own)

    @property
    def is_turned(self) -> bool:
        """Whether the resident is looking along."""
        return self.currentWidget() is not self._own

    def turn_to(self, view: TogetherView) -> None:
        """Turn to the resident."""
        if self.indexOf(view) < 0:
            self.addWidget(view)
        self.setCurrentWidget(view)
        view.take_focus()

    def turn_back(self) -> None:
        """Turn back to the coach."""
        self.setCurrentWidget(self._own)
