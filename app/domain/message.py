"""A sentence that is still to be said: its text id and arguments, put into words only at the edge."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.texts import text, worded

Argument = str | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Message:
    """A text id of ``resources/texts`` with its arguments, in a fixed order."""

    text_id: str
    args: tuple[tuple[str, Argument], ...] = ()

    def spoken(self) -> str:
        """The sentence in the language in use; numbers and dates are written the Dutch way."""
        from app.domain.wording import word_of  # wording knows dates and money, a message only carries them

        return text(self.text_id, **{name: word_of(_said(value)) for name, value in self.args})


def _said(value: Argument) -> Argument:
    """What a value of the law is called, in the language in use; any other argument as it is."""
    return str(worded("parameters", value)) if isinstance(value, str) else value


def message(text_id: str, **args: Argument) -> Message:
    """A message from a text id and named arguments."""
    return Message(text_id, tuple(args.items()))
