"""What is coming, in words: under each day its visits, tasks and agreements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.domain.wording import clock, day_and_month
from app.messages.agenda import Sort
from app.services.agenda import Item
from app.texts import text


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: its words, what it is and of whom, and the dossier that it opens (empty: none)."""

    words: str
    about: str
    dossier_id: str
    icon: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day and what stands on it."""

    title: str
    lines: tuple[Line, ...]


_ICONS = {Sort.VISIT: "calendar", Sort.TASK: "check", Sort.AGREEMENT: "person"}


def days(items: Sequence[Item], today: date) -> tuple[Day, ...]:
    """The days on which something is; what is late stands together at the top."""
    late = tuple(_line(one) for one in items if one.coming.day < today)
    ahead = [one for one in items if one.coming.day >= today]
    found = [Day(text("agenda.te_laat"), late)] if late else []
    for day, of_day in groupby(ahead, key=lambda one: one.coming.day):
        title = text("agenda.vandaag", dag=day_and_month(day)) if day == today else day_and_month(day)
        found.append(Day(title[0].upper() + title[1:], tuple(map(_line, of_day))))
    return tuple(found)


def _line(item: Item) -> Line:
    coming = item.coming
    words = item.words
    if coming.starts_at is not None:
        kind = text(f"vandaag.soort.{item.words}")
        words = text("agenda.bezoek", tijd=clock(coming.starts_at), soort=kind)
    about = " · ".join(part for part in (text(f"agenda.soort.{coming.sort}"), item.label) if part)
    return Line(words, about, item.dossier_id or "", _ICONS[coming.sort])
