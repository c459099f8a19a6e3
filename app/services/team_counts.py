"""Counts without names for the team: look at exactly what would go and to whom, show it, take it back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.case import Dossier
from app.domain.change import Changes
from app.domain.district import Area, together, told
from app.domain.finding import Finding
from app.domain.ids import DossierId
from app.domain.team_counts import PublishedArea, TeamCounts, behind, capped, counts_id, published
from app.domain.yields import yield_of
from app.errors import UserError
from app.intake.scripts import about_money
from app.services import fields
from app.services.enrol_state import Looked
from app.services.session import Session
from db import district as counted
from db import stream_keys
from db import team_counts as stored
from db.pen import writing


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown in the team of this organisation. ``is_member``: this account is in it, ``is_head``: it says who
    else is, so it is a manager of it. ``own`` is what this account shows itself."""

    is_enrolled: bool = False
    is_member: bool = False
    is_head: bool = False
    own: TeamCounts | None = None
    colleagues: tuple[TeamCounts, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be shown now, and to whom (the managers first). ``counted`` of the ``households`` on this laptop are
    in it; the others are counted by a colleague, or are not this account's any more."""

    shown: Shown
    readers: tuple[tuple[str, bool], ...]
    areas: tuple[PublishedArea, ...]
    counted: int
    households: int


def team_of(organisation: str) -> str:
    """What the hub calls the team of an organisation."""
    return f"team/{organisation}"


def shown(session: Session) -> Shown:
    """What is shown in the team now."""
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is None:
        return Shown()
    stream, me = team_of(enrolled.organisation), enrolled.me.account
    if not stored.is_followed(session.store, stream):
        return Shown(is_enrolled=True)
    every = stored.shown(session.store, stream)
    return Shown(
        is_enrolled=True,
        is_member=True,
        is_head=dict(stored.members(session.store, stream)).get(me, False),
        own=next((one for one in every if one.account == me), None),
        colleagues=tuple(one for one in every if one.account != me),
    )


def members_of(session: Session, stream: str) -> tuple[tuple[str, bool], ...]:
    """Who is in a stream as the hub told last, and whether they say who else is."""
    return stored.members(session.store, stream)


def learn_members(session: Session, looked: Looked) -> None:
    """Keep who is in each stream, as the hub told just now."""
    with session.store.transaction() as db:
        stored.keep_members(db, looked.told.streams)


def propose(session: Session) -> Proposal:
    """Look at what would be shown; nothing goes by it."""
    found = shown(session)
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is None or not found.is_member:
        return Proposal(found, (), (), 0, 0)
    stream, me = team_of(enrolled.organisation), enrolled.me.account
    mine = stored.counted_here(session.store, stream, me)
    readers = sorted(
        (one for one in stored.members(session.store, stream) if one[0] != me), key=lambda one: (not one[1], one[0])
    )
    areas = _areas(mine, counted.findings(session.store))
    return Proposal(found, tuple(readers), areas, len(mine), len(counted.households(session.store)))


def publish(session: Session, seen: tuple[PublishedArea, ...]) -> Changes:
    """Show the team what somebody looked at just now, in the place of what was shown before.

    Raises UserError when there is too little to tell, this account is in no team, or it changed since it was looked at.
    """
    proposal = propose(session)
    stream, me = _team(session, proposal.shown)
    if not proposal.areas:
        raise UserError("tellingen.te_weinig")
    if proposal.areas != seen:
        raise UserError("tellingen.intussen")
    made = TeamCounts(counts_id(stream, me), me, session.now(), proposal.areas)
    with writing(session.store, fields.author(session), stream=stream) as pen:
        pen.put(stored.TEAM_COUNTS, made, undoable=False)
    return pen.changes()


def take_back(session: Session) -> Changes:
    """Show the team nothing any more. Raises UserError when nothing is shown."""
    found = shown(session)
    stream, _ = _team(session, found)
    if found.own is None:
        raise UserError("tellingen.niets_terug")
    with writing(session.store, fields.author(session), stream=stream) as pen:
        pen.replace(stored.TEAM_COUNTS, found.own.id, None, undoable=False)
    return pen.changes()


def _team(session: Session, found: Shown) -> tuple[str, str]:
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is None or not found.is_member:
        raise UserError("tellingen.geen_team")
    return team_of(enrolled.organisation), enrolled.me.account


def _areas(every: Iterable[Dossier], findings: dict[DossierId, list[Finding]]) -> tuple[PublishedArea, ...]:
    """Told apart as they are on the screen."""
    by_name: dict[str, list[Area]] = {}
    for dossier in every:
        reached = capped(yield_of(about_money(findings.get(dossier.id, ()))))
        by_name.setdefault(dossier.district, []).append(Area("", 1, reached, behind(reached)))
    return published(told(replace(together(each), name=name) for name, each in by_name.items()))
