"""What a coach has to be reminded of, as a calendar (RFC 5545): visits with their hours, the rest as whole days.

A calendar is not encrypted and mostly goes to other machines, so it names no household and says nothing about one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from app.messages.reminders import END, escaped, folded
from app.texts import text


class Sort(StrEnum):
    """What is coming."""

    VISIT = "bezoek"
    TASK = "taak"
    AGREEMENT = "afspraak"


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that is coming: its own id, its day, and for a visit its moment (local time) and minutes."""

    id: str
    sort: Sort
    day: date
    starts_at: datetime | None = None
    minutes: int = 0


def agenda(items: Sequence[Coming], made_at: datetime) -> str:
    """The calendar of these; the same thing has the same id whenever it is made again."""
    stamp = _utc(made_at)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Keukentafel//Agenda//NL", "CALSCALE:GREGORIAN"]
    for one in items:
        lines += _event(one, stamp)
    return END.join(part for line in [*lines, "END:VCALENDAR"] for part in folded(line)) + END


def _event(one: Coming, stamp: str) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{one.id}@keukentafel", f"DTSTAMP:{stamp}")
    if one.starts_at is not None:
        yield f"DTSTART:{_utc(one.starts_at)}"
        yield f"DTEND:{_utc(one.starts_at + timedelta(minutes=one.minutes))}"
    else:
        yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    title = escaped(text(f"agenda.kort.{one.sort}"))
    trigger = "-PT1H" if one.starts_at is not None else "PT9H"  # an hour before a visit, at nine on a whole day
    yield from (f"SUMMARY:{title}", "CLASS:PRIVATE", "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}")
    yield from (f"TRIGGER:{trigger}", "END:VALARM", "END:VEVENT")


def _utc(moment: datetime) -> str:
    """A local moment as a calendar on any machine reads it."""
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
