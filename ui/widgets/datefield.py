"""A field for a date, read as people write it and shown back in one way."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QFocusEvent

from app.domain.typed_day import parse_day, short_day
from app.errors import UserError
from ui.widgets.field import Field


class DateField(Field):
    """A date; ``past`` for births, so that a year of two digits never lies in the future.

    ``today`` tells the day of the clock in use. Listen to ``committed`` and ask ``day()``.
    """

    def __init__(
        self, name: str, today: Callable[[], date], *, past: bool = False, hint: str = "", width: int = 200
    ) -> None:
        super().__init__(name, hint=hint, width=width)
        self._today = today
        self._past = past

    def day(self) -> date | None:
        """The day typed, None for an empty field. Raises UserError that names the field when it is no date."""
        typed = self.text().strip()
        name = self.accessibleName().rstrip("?")  # a question that names the field reads on after its colon
        return parse_day(typed, name, self._today(), self._past) if typed else None

    def set_day(self, day: date | None) -> None:
        """Show a day from the store."""
        self.set_words("" if day is None else short_day(day))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """When the field is left, a good date is shown in one way; a wrong one stays as it was typed."""
        super().focusOutEvent(event)
        try:
            day = self.day()
        except UserError:
            return
        if day is not None:
            self.setText(short_day(day))
            self._last = self.text()
