"""Fields for the numbers of the walk: read as people write them, with the sentence that says what is wrong."""

from app.errors import UserError
from ui.visit.energy.numbers.state import read_number, said
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled


class NumberField(Field):
    """A number with at most so many decimals, kept as a whole number of its smallest unit."""

    def __init__(self, name: str, most: int, *, decimals: int = 0, hint: str = "", width: int = 120) -> None:
        super().__init__(name, hint=hint, width=width)
        self._most, self._decimals = most, decimals

    def number(self) -> int | None:
        """The number in its smallest unit, None for an empty field. Raises UserError that names the field."""
        typed = self.text().strip()
        return read_number(typed, self.accessibleName(), self._most, self._decimals) if typed else None

    def number_or_say(self, around: Labelled) -> int | None:
        """The number, or None with what is wrong said below the field."""
        try:
            found = self.number()
        except UserError as problem:
            around.set_problem(str(problem))
            return None
        around.set_problem("")
        return found

    def show_number(self, number: int | None) -> None:
        """Show a number from the store."""
        self.set_words("" if number is None else said(number, self._decimals))


class WholeField(NumberField):
    """A number without decimals."""
