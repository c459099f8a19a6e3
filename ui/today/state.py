"""Vandaag in words: the title of the day, a line per visit and task, tomorrow, and what a new visit starts with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.visit import Visit, VisitState, VisitType
from app.domain.wording import clock, day_and_month, weekday_name
from app.errors import UserError
from app.intake.scripts import script_of
from app.reports.amounts import capital
from app.services.tasks import TaskLine
from app.services.visits import Today, VisitLine
from app.texts import text

MOST_WORDS = 10
QUARTER = 15


class Act(StrEnum):
    """What the button of a visit does."""

    BEGIN = "begin"
    RESUME = "verder"
    LOOK = "dossier"


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit: when, who, what, what to prepare, and what its button does."""

    visit: Visit
    starts: str
    until: str
    name: str
    kind: str
    place: str
    preparation: str
    act: Act
    act_words: str
    is_next: bool


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task with its household and day."""

    line: TaskLine
    what: str
    about: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole of Vandaag."""

    title: str
    summary: str
    visits: tuple[VisitRow, ...]
    tasks_today: tuple[TaskRow, ...]
    tasks_week: tuple[TaskRow, ...]
    tomorrow: str
    safe: str
    is_calm: bool


def page(today: Today) -> Page:
    """Vandaag for this day. The one filled button belongs to the visit that comes first."""
    first = next((line.visit.id for line in today.visits if line.visit.state is not VisitState.CLOSED), None)
    return Page(
        title=capital(day_and_month(today.day)),
        summary=_summary(today),
        visits=tuple(_visit(line, line.visit.id == first) for line in today.visits),
        tasks_today=tuple(_task(line, today.day) for line in today.tasks_today),
        tasks_week=tuple(_task(line, today.day) for line in today.tasks_week),
        tomorrow=_tomorrow(today.tomorrow, today.day),
        safe=text("vandaag.veilig"),
        is_calm=not today.visits,
    )


def _summary(today: Today) -> str:
    visits = text("vandaag.bezoeken", n=len(today.visits), getal=opening_word(len(today.visits)))
    if not today.tasks_today:
        return visits
    due = len(today.tasks_today)
    return f"{visits} {text('vandaag.taken', n=due, getal=opening_word(due))}"


def number_word(number: int) -> str:
    """``geen``, ``één``, ``twee`` … and figures above ten."""
    return text(f"vandaag.getal.{number}") if number <= MOST_WORDS else str(number)


def opening_word(number: int) -> str:
    """The same at the beginning of a sentence: only the first letter of ``één`` loses its accent, ``Eén``."""
    return capital(number_word(number)).replace("Éé", "Eé")


def _visit(line: VisitLine, is_next: bool) -> VisitRow:
    visit = line.visit
    act = act_of(visit)
    return VisitRow(
        visit=visit,
        starts=clock(visit.starts_at),
        until=text("vandaag.tot", tijd=clock(visit.starts_at + timedelta(minutes=visit.minutes))),
        name=line.dossier.label,
        kind=text(f"vandaag.soort.{visit.type}"),
        place=line.dossier.address or line.dossier.district,
        preparation=_preparation(visit),
        act=act,
        act_words=text(f"vandaag.doe.{act}"),
        is_next=is_next,
    )


def act_of(visit: Visit) -> Act:
    """A planned visit begins, an open one goes on, a closed one can be looked at."""
    return {VisitState.PLANNED: Act.BEGIN, VisitState.OPEN: Act.RESUME, VisitState.CLOSED: Act.LOOK}[visit.state]


def _preparation(visit: Visit) -> str:
    if visit.state is VisitState.OPEN:
        return text("vandaag.gestopt", stap=text(f"bezoek.stap.{visit.step}"))
    return visit.preparation


def _task(line: TaskLine, today: date) -> TaskRow:
    parts = [line.dossier.label, line.dossier.district] if line.dossier else []
    due = line.task.due
    if due < today:
        parts.append(text("vandaag.sinds", dag=day_and_month(due)))
    elif due > today:
        parts.append(weekday_name(due))
    return TaskRow(line, line.task.what, " · ".join(part for part in parts if part))


def _tomorrow(visits: Sequence[VisitLine], today: date) -> str:
    day = day_and_month(today + timedelta(days=1))
    if not visits:
        return text("vandaag.morgen_niets", dag=day)
    first = min(line.visit.starts_at for line in visits)
    return text("vandaag.morgen", n=len(visits), dag=day, getal=number_word(len(visits)), tijd=clock(first))


def read_clock(typed: str) -> tuple[int, int]:
    """Hour and minute of ``10``, ``10.30``, ``10:30`` or ``1030``. Raises UserError when it is no time."""
    bare = typed.strip().lower().removesuffix("uur").strip().replace(":", ".")
    hour, _, minute = bare.partition(".")
    if not minute and len(hour) in (3, 4):
        hour, minute = hour[:-2], hour[-2:]
    if not hour.isdecimal() or (minute and not minute.isdecimal()):
        raise UserError("vandaag.nieuw.geen_tijd")
    found = int(hour), int(minute or 0)
    if found[0] > 23 or found[1] > 59:
        raise UserError("vandaag.nieuw.geen_tijd")
    return found


def coming_quarter(now: datetime) -> datetime:
    """The quarter of an hour that has just begun: a visit that is made up on the doorstep starts now."""
    return now.replace(minute=now.minute // QUARTER * QUARTER, second=0, microsecond=0)


def usual_minutes(kind: str) -> int:
    """How long a visit of this type usually takes."""
    return script_of(VisitType(kind)).minutes


def kinds() -> tuple[tuple[str, str], ...]:
    """The types of a visit, with words."""
    return tuple((kind.value, text(f"vandaag.soort.{kind}")) for kind in VisitType)
