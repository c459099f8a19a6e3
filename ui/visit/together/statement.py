"""What stands on the screen that is turned to the resident."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A whole of two parts, in eurocents and in words."""

    caption: str
    part: int
    rest: int
    part_words: str
    rest_words: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What the resident sees. ``big`` is the amount or empty; a question stands in ``before``.

    ``yes`` are the words of the button to agree, when there is something to agree to.
    """

    subject: str
    before: str
    big: str
    after: str
    lines: tuple[str, ...] = ()
    bar: Bar | None = None
    can_apply: bool = False
    regeling: str = ""
    yes: str = ""
