"""The district at a glance: what waits, caseload, referrals with their age, and what was reached, without names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.case import Dossier
from app.domain.district import Area, Caseload, Traffic, together, told
from app.domain.finding import Finding
from app.domain.ids import DossierId
from app.domain.referral import Direction, Referral
from app.domain.team_counts import Totals, exact, totals
from app.domain.yields import yield_of
from app.intake.scripts import about_money
from app.services import settings_store, team_counts
from app.services.session import Session
from app.services.signals import SignalLine
from app.services.signals import listing as open_signals
from app.services.team_counts import Shown
from db import district as counted
from db import referrals as stored
from db.district import Tasks

_WEEK = timedelta(days=7)
_QUARTER_MONTHS = 3


class Span(StrEnum):
    """Over which time the district is counted."""

    MONTH = "maand"
    QUARTER = "kwartaal"
    YEAR = "jaar"


@dataclass(frozen=True, slots=True)
class District:
    """Everything the district screen shows. ``areas`` are told apart only when no household can be found in them."""

    since: date
    households: int
    new: int
    closed: int
    reached: Area
    areas: tuple[Area, ...]
    caseload: tuple[Caseload, ...]
    traffic: tuple[Traffic, ...]
    waiting: tuple[Referral, ...]
    long_waiting: int
    tasks: Tasks
    signals: tuple[SignalLine, ...]
    team: Shown

    @property
    def own(self) -> Totals:
        """What the households on this laptop come to."""
        return exact(self.reached)

    @property
    def whole_team(self) -> Totals:
        """The same with what colleagues show."""
        found = self.own
        for one in self.team.colleagues:
            found = found.plus(totals(one.areas))
        return found

    @property
    def out(self) -> int:
        """How many referrals went out."""
        return sum(one.out for one in self.traffic)

    @property
    def came_in(self) -> int:
        """How many referrals came in."""
        return sum(one.came_in for one in self.traffic)


def look(session: Session, span: Span) -> District:
    """The district now, counted since the first day of this month, quarter or year."""
    today = session.now().date()
    since = first_day(today, span)
    monday = today - timedelta(days=today.weekday())
    every = counted.households(session.store)
    areas = _areas(every, counted.findings(session.store))
    waiting = tuple(one for one in stored.going(session.store, Direction.IN) if one.answered_at is None)
    return District(
        since=since,
        households=sum(one.closed_on is None for one in every),
        new=sum(one.created_at is not None and one.created_at.date() >= since for one in every),
        closed=sum(one.closed_on is not None and one.closed_on >= since for one in every),
        reached=together(areas),
        areas=told(areas),
        caseload=counted.caseload(session.store, monday, monday + _WEEK),
        traffic=counted.traffic(session.store, since, today),
        waiting=waiting,
        long_waiting=sum(one.answer_by is not None and one.answer_by < today for one in waiting),
        tasks=counted.open_tasks(session.store, today),
        signals=open_signals(session),
        team=team_counts.shown(session),
    )


def first_day(today: date, span: Span) -> date:
    """The first day of the month, quarter or year."""
    if span is Span.YEAR:
        return today.replace(month=1, day=1)
    if span is Span.QUARTER:
        return today.replace(month=(today.month - 1) // _QUARTER_MONTHS * _QUARTER_MONTHS + 1, day=1)
    return today.replace(day=1)


def is_first_screen(session: Session) -> bool:
    """Whether the district is what this person sees first."""
    return settings_store.value_of(session, "role") == "sociaal_beheer"


def _areas(every: Iterable[Dossier], findings: dict[DossierId, list[Finding]]) -> tuple[Area, ...]:
    by_name: dict[str, list[DossierId]] = {}
    for dossier in every:
        by_name.setdefault(dossier.district, []).append(dossier.id)
    return tuple(
        Area(name, len(ids), yield_of(about_money(finding for one in ids for finding in findings.get(one, ()))))
        for name, ids in by_name.items()
    )
