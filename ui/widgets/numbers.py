"""A field for a number that is no money, such as hours: 32 or 32,5."""

from app.domain.money import parse_euros
from ui.widgets.field import Field


class NumberField(Field):
    """A number with at most two decimals, in hundredths; written as people write amounts, without a sign before it."""

    def hundredths(self) -> int | None:
        """The number typed, None for an empty field. Raises UserError that names the field when it is no number."""
        typed = self.text().strip()
        return parse_euros(typed, self.accessibleName()) if typed else None
