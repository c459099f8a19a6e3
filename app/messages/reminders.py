"""The reminder before a cost is collected: when it goes, what it says, and the same as days in a calendar.

It names no debt and nobody who is paid, for somebody else may read along on the telephone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from app.budget.agreed import Reminder
from app.budget.ledger import entries_of
from app.budget.lines import BudgetLine
from app.domain.money import Cents, format_cents
from app.domain.wording import day_and_month
from app.errors import UserError
from app.texts import text

_MOBILE = re.compile(r"\+[1-9][0-9]{7,14}")
_LONGEST_LINE = 75
"""Octets in one line of a calendar file (RFC 5545, 3.1)."""
END = "\r\n"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message: its id (the same whenever it is made again), the number, the day it goes, and what it is about."""

    id: str
    number: str
    send_on: date
    collected_on: date
    amount: Cents
    words: str


def mobile_number(typed: str) -> str:
    """A number as it is kept: ``+31612345678``. Raises UserError when it is none."""
    bare = re.sub(r"[ \-()\u00a0]", "", typed)
    if bare.startswith("00"):
        bare = f"+{bare[2:]}"
    elif bare.startswith("0"):
        bare = f"+31{bare[1:]}"
    if not _MOBILE.fullmatch(bare):
        raise UserError("budget.fout.nummer")
    return bare


def outgoing(
    reminders: Sequence[Reminder], lines: Sequence[BudgetLine], today: date, until: date
) -> tuple[Outgoing, ...]:
    """The messages that go from today up to and including a day, by day.

    A reminder that was stopped gives none; nor does one whose day to go has passed before it was agreed.
    """
    return tuple(
        sorted(
            (
                one
                for reminder in reminders
                if reminder.stopped_on is None
                for one in _of(reminder, lines, today, until)
            ),
            key=lambda one: (one.send_on, one.id),
        )
    )


def _of(reminder: Reminder, lines: Sequence[BudgetLine], today: date, until: date) -> Iterator[Outgoing]:
    ahead = timedelta(days=reminder.days_before)
    mine = [line for line in lines if line.id == reminder.line_id]
    for entry in entries_of(mine, today, until + ahead):
        send_on = entry.day - ahead
        if today <= send_on <= until:
            amount = Cents(-entry.amount)
            name = sha256(f"{reminder.id} {entry.nominal.isoformat()}".encode()).hexdigest()[:32]
            yield Outgoing(name, reminder.number, send_on, entry.day, amount, words(entry.day, amount, reminder.link))


def words(day: date, amount: Cents, link: str) -> str:
    """What the message says."""
    said = [text("budget.bericht.tekst", dag=day_and_month(day), bedrag=format_cents(amount, always_cents=False))]
    said += [text("budget.bericht.link", link=link)] if link else []
    return " ".join([*said, text("budget.bericht.stop")])


def calendar(messages: Sequence[Outgoing], made_at: datetime) -> str:
    """The same as a calendar (RFC 5545): a whole day for each collection, with an alarm on the day of the message."""
    stamp = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Keukentafel//Herinneringen//NL", "CALSCALE:GREGORIAN"]
    for one in messages:
        lines += _event(one, stamp)
    return END.join(part for line in [*lines, "END:VCALENDAR"] for part in folded(line)) + END


def _event(one: Outgoing, stamp: str) -> list[str]:
    title = text("budget.bericht.agenda", bedrag=format_cents(one.amount, always_cents=False))
    return [
        "BEGIN:VEVENT",
        f"UID:{one.id}@keukentafel",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{one.collected_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.collected_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(title)}",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped(title)}",
        f"TRIGGER:-P{(one.collected_on - one.send_on).days - 1}DT14H",  # at ten in the morning of the day it goes
        "END:VALARM",
        "END:VEVENT",
    ]


def escaped(words: str) -> str:
    """Text as RFC 5545, 3.3.11 wants it."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """A content line in parts of at most 75 octets, the later ones after a space; no sign is cut in two."""
    part, room = "", _LONGEST_LINE
    for sign in line:
        if len((part + sign).encode()) > room:
            yield part
            part, room = " ", _LONGEST_LINE
        part += sign
    yield part
