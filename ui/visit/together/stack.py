"""The screen of the coach and the one for the resident, of which one is shown."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.visit.together.screen import TogetherView
from ui.visit.together.statement import Statement


class TurnedStack(QStackedLayout):
    """Shows either side; what is private goes at once when the screen is turned.

    ``back``, ``apply`` and ``how`` are those of the side of the resident, which is made when it is first needed.
    """

    back = Signal()
    apply = Signal(str)
    how = Signal(str)

    def __init__(self, screen: QWidget, own: QWidget) -> None:
        super().__init__(screen)
        self._own = own
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(own)

    @cached_property
    def view(self) -> TogetherView:
        """The side of the resident."""
        made = TogetherView()
        made.back.connect(self.back)
        made.later.connect(self.back)
        made.apply.connect(self.apply)
        made.how.connect(self.how)
        self.addWidget(made)
        return made

    @property
    def is_turned(self) -> bool:
        """Whether the resident is looking along."""
        return self.currentWidget() is not self._own

    def show_statement(self, statement: Statement) -> None:
        """What the resident sees, now or as soon as the screen is turned."""
        self.view.show_statement(statement)

    def turn(self) -> None:
        """Turn to the resident."""
        self.setCurrentWidget(self.view)
        self.view.take_focus()

    def turn_back(self) -> None:
        """Turn back to the coach."""
        self.setCurrentWidget(self._own)
