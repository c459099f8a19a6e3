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
class Line:
    """One line of what it is made of: what it is, how much, and the article behind it when there is one."""

    what: str
    amount: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the resident sees. ``big`` is the amount or empty; a question stands in ``before``.

    ``yes`` are the words of the button to agree, when there is something to agree to; ``parts`` what the amount is made
    of.
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
    parts: tuple[Line, ...] = ()
    parts_head: str = ""
