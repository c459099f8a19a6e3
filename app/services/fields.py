"""What a person may fill in, field by field; a refusal names the field in Dutch and says what would be right."""

import re
import unicodedata
from datetime import date, datetime

from app.errors import UserError
from app.services.session import Session
from app.texts import text
from db.journal import Author

_PATH = re.compile(r"[a-z_]+(\.[a-z0-9_]+)*")
_EARLIEST = date(1900, 1, 1)
_LATEST = date(2199, 12, 31)
_LONGEST_PATH = 200


def author(session: Session) -> Author:
    """Who writes now, for the journal."""
    return Author(session.actor, session.device, session.now())


def line(value: str, field: str, longest: int, needed: bool = False) -> str:
    """One line of text, spaces at the ends taken off. ``field`` is the last part of ``services.field.<field>``."""
    bare = " ".join(paragraph(value, field, longest, needed).split())
    if needed and not bare:
        raise UserError("services.empty", field=name(field))
    return bare


def paragraph(value: str, field: str, longest: int, needed: bool = False) -> str:
    """Text of more lines, spaces at the ends and invisible control characters taken off."""
    bare = "".join(sign for sign in value if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs")).strip()
    if needed and not bare:
        raise UserError("services.empty", field=name(field))
    if len(bare) > longest:
        raise UserError("services.too_long", field=name(field), longest=longest, length=len(bare))
    return bare


def day(value: date | None, field: str, earliest: date = _EARLIEST) -> date | None:
    """A day between ``earliest`` and the end of the next century."""
    if value is None:
        return None
    if isinstance(value, datetime):
        value = value.date()
    if not _EARLIEST <= value <= _LATEST:
        raise UserError("services.day_out_of_range", field=name(field))
    if value < earliest:
        raise UserError("services.end_before_begin", field=name(field))
    return value


def needed_day(value: date, field: str, earliest: date = _EARLIEST) -> date:
    """A day that has to be there."""
    found = day(value, field, earliest)
    if found is None:
        raise UserError("services.empty", field=name(field))
    return found


def moment(value: datetime, field: str) -> datetime:
    """A local moment without zone, to the second."""
    day(value.date(), field)
    if value.tzinfo is not None:
        value = value.astimezone().replace(tzinfo=None)
    return value.replace(microsecond=0)


def whole(value: int, field: str, lowest: int, highest: int) -> int:
    """A whole number within limits."""
    if isinstance(value, bool) or not lowest <= value <= highest:
        raise UserError("services.out_of_range", field=name(field), lowest=lowest, highest=highest)
    return value


def path(value: str) -> str:
    """The path of an answer: ``personen.p1.toetsingsinkomen``."""
    if len(value) > _LONGEST_PATH or not _PATH.fullmatch(value):
        raise UserError("services.not_a_path", path=value[:60])
    return value


def name(field: str) -> str:
    """How a field is called."""
    return text(f"services.field.{field}")
