"""Verslag: the page as the resident gets it, and the moment of the next visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.domain.visit import Visit
from app.domain.wording import clock, day_and_month, full_date
from app.errors import UserError
from app.services.followup import AT, Moment
from app.texts import text
from ui.today.state import read_clock

NEXT = timedelta(days=14)
AT_TEN = time(10)


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made: its file name and its folder."""

    name: str
    folder: str


def next_line(visit: Visit | None) -> str:
    """When the next visit is, in words."""
    if visit is None:
        return text("verslag_scherm.volgend_geen")
    day = day_and_month(visit.starts_at.date())
    return text("verslag_scherm.volgend_staat", dag=day, tijd=clock(visit.starts_at))


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A visit to look back: after how many months, the words of its button, and its day; ``is_planned`` when it is."""

    months: int
    act: str
    day: str
    is_planned: bool


def moment_rows(moments: Sequence[Moment]) -> tuple[MomentRow, ...]:
    """The visits to look back, those that can be planned and those that are."""
    return tuple(map(_moment_row, moments))


def _moment_row(moment: Moment) -> MomentRow:
    act = text(f"verslag_scherm.terugkijken{'_staat' if moment.planned else ''}", n=moment.months)
    if moment.planned is not None:
        return MomentRow(moment.months, act, next_line(moment.planned), is_planned=True)
    day = text("verslag_scherm.terugkijken_dag", dag=full_date(moment.day), tijd=f"{AT.hour}.{AT.minute:02d}")
    return MomentRow(moment.months, act, day, is_planned=False)


def proposed(today: date) -> date:
    """The day that is proposed for a next visit: the same weekday, two weeks on."""
    return today + NEXT


def moment(day: date | None, typed: str, today: date) -> datetime:
    """The moment of the next visit. Raises UserError when the day has passed or the time cannot be read."""
    if day is None or day < today:
        raise UserError("verslag_scherm.geen_dag")
    hour, minute = read_clock(typed)
    return datetime.combine(day, time(hour, minute))


def made_line(made: Made) -> str:
    """Where the report is."""
    return text("verslag_scherm.staat_in", bestand=made.name, map=made.folder)
