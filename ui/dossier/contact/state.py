"""An attempt to reach the household, in words and as it was filled in."""

from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.case import ContactWay
from app.errors import UserError
from app.services.note_templates import outcomes
from app.texts import text
from ui.today.state import read_clock

OTHER = "anders"
"""The outcome that is written in one's own words."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was filled in."""

    way: ContactWay
    outcome: str
    at: datetime


def ways() -> tuple[tuple[str, str], ...]:
    """The ways with their words, the most usual first."""
    return tuple((way.value, text(f"dossier.weg.{way.replace('-', '_')}")) for way in outcomes())


def choices(way: ContactWay) -> tuple[tuple[str, str], ...]:
    """What usually comes of this way, and one for everything else."""
    return (*((row, row) for row in outcomes()[way]), (OTHER, text("dossier.contact.anders")))


def outcome_of(chosen: str, typed: str) -> str:
    """What came of it: the choice with the words that were added. Raises UserError when nothing says what it was."""
    said = " ".join(typed.split())
    if chosen == OTHER:
        if not said:
            raise UserError("dossier.contact.geen_uitkomst")
        return said
    return f"{chosen}. {said}" if said else chosen


def moment(day: date | None, typed: str, now: datetime) -> datetime:
    """When it was. Raises UserError for a day or time that cannot be read or is still to come."""
    if day is None:
        raise UserError("dossier.contact.geen_dag")
    hour, minute = read_clock(typed)
    at = datetime.combine(day, time(hour, minute))
    if at > now:
        raise UserError("dossier.contact.nog_niet")
    return at
