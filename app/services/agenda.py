"""What is coming for the coach: visits, tasks and agreements, as a list and as a calendar to take along."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.domain.ids import DossierId
from app.domain.visit import Visit, VisitState
from app.errors import EnvironmentFault
from app.messages.agenda import Coming, Sort
from app.messages.agenda import agenda as calendar_of
from app.services.session import Session
from db import cases
from db import tasks as stored_tasks
from db import visits as stored_visits

DAYS = 60
"""How far ahead."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is coming, with its words and its household: for this screen only."""

    coming: Coming
    words: str
    label: str = ""
    dossier_id: DossierId | None = None


def listing(session: Session, today: date) -> tuple[Item, ...]:
    """From today on, by day and time; a task or an agreement that is late stands first, on its own day."""
    last = today + timedelta(days=DAYS)
    planned = (one for one in stored_visits.between(session.store, today, last) if one.state is not VisitState.CLOSED)
    found = [Item(_visit(one), one.type.value, "", one.dossier_id) for one in planned]
    found += [
        Item(Coming(one.id, Sort.TASK, one.due), one.what, "", one.dossier_id)
        for one in stored_tasks.open_until(session.store, last)
    ]
    found += [
        Item(Coming(one.id, Sort.AGREEMENT, one.due), one.what, "", one.dossier_id)
        for one in stored_visits.agreements_until(session.store, last)
    ]
    named = (_named(session, one) for one in found)
    here = [one for one in named if one is not None]
    return tuple(sorted(here, key=lambda one: (one.coming.day, str(one.coming.starts_at or ""), one.coming.id)))


def export(session: Session, folder: Path) -> Path:
    """Write what is coming as a calendar in a folder, which is made; it names no household. Faults as the disk says."""
    today = session.now().date()
    place = folder / f"agenda-{today.isoformat()}.ics"
    content = calendar_of([one.coming for one in listing(session, today)], session.now())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode())
    except OSError as fault:
        raise EnvironmentFault("services.cannot_write", folder=str(folder)) from fault
    return place


def _visit(one: Visit) -> Coming:
    return Coming(one.id, Sort.VISIT, one.starts_at.date(), one.starts_at, one.minutes)


def _named(session: Session, item: Item) -> Item | None:
    """With the name of its household; None when that is not here any more."""
    if item.dossier_id is None:
        return item
    dossier = cases.dossier(session.store, item.dossier_id)
    return None if dossier is None else Item(item.coming, item.words, dossier.label, item.dossier_id)
