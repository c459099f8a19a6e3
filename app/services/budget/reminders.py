"""Reminders before a cost is collected: agreed per number, stopped at once, and handed over when they are due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypedDict, Unpack

from app.budget.agreed import Reminder
from app.budget.calendar import horizon
from app.budget.collection import can_move
from app.domain.case import ContactWay
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.wording import day_and_month
from app.errors import EnvironmentFault, UserError
from app.messages import gateway
from app.messages.reminders import Outgoing, calendar, mobile_number, outgoing
from app.services import contacts, fields, settings_store, visits
from app.services.budget import account, lines
from app.services.paper_language import for_resident
from app.services.session import Session
from app.settings import is_safe_address
from app.texts import text
from db import budget as stored
from db.pen import writing

USUAL_DAYS = 3
MOST_DAYS = 14
_LONGEST_LINK = 300
_LISTED = 8
"""How many days of messages a contact names one by one."""


class Terms(TypedDict, total=False):
    """How many days before, where it can be paid (empty: nowhere), and how the resident said yes."""

    days_before: int
    link: str
    how_given: str


def agree(
    session: Session, visit_id: VisitId, line_id: RecordId, typed: str, **terms: Unpack[Terms]
) -> tuple[Changes, RecordId]:
    """Keep that this number wants a message before a cost is collected; a number that wants one already is renewed.

    Raises UserError for a number, a link or a cost that cannot be.
    """
    number = mobile_number(typed)
    link = fields.line(terms.get("link", ""), "reminder_how", _LONGEST_LINK)
    if link and not (is_safe_address(link) and link.startswith("https://")):
        raise UserError("budget.fout.link")
    before = fields.whole(terms.get("days_before", USUAL_DAYS), "reminder_days", 1, MOST_DAYS)
    how = fields.line(terms.get("how_given", ""), "reminder_how", 200, needed=True)
    with writing(session.store, fields.author(session)) as pen:
        visit = visits.load(session, visit_id)
        line = lines.load(session, line_id)
        if line.dossier_id != visit.dossier_id or not (can_move(line) or line.known_on or line.day):
            raise UserError("budget.fout.geen_bericht_bij", wat=line.label)
        known = [one for one in stored.reminders(session.store, visit.dossier_id) if one.line_id == line_id]
        found = next((one for one in known if one.number == number), None)
        reminder = Reminder(
            id=found.id if found else RecordId(new_id()),
            dossier_id=visit.dossier_id,
            line_id=line_id,
            number=number,
            days_before=before,
            agreed_on=session.now().date(),
            how_given=how,
            link=link,
            visit_id=visit_id,
        )
        pen.put(stored.REMINDERS, reminder, undoable=False)
    return pen.changes(), reminder.id


def stop(session: Session, reminder_id: RecordId) -> Changes:
    """No messages any more for this one, from now on; stopping twice changes nothing."""
    reminder = stored.reminder(session.store, reminder_id)
    if reminder is None:
        raise UserError("services.no_reminder")
    with writing(session.store, fields.author(session)) as pen:
        when = reminder.stopped_on or session.now().date()
        pen.put(stored.REMINDERS, replace(reminder, stopped_on=when), undoable=False)
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[Reminder, ...]:
    """The reminders of a household, stopped ones too."""
    return stored.reminders(session.store, dossier_id)


@for_resident
def messages(session: Session, dossier_id: DossierId, today: date) -> tuple[Outgoing, ...]:
    """The messages of a household from today on, up to three whole months ahead."""
    found = stored.reminders(session.store, dossier_id)
    return outgoing(found, account.as_agreed(session, dossier_id), today, horizon(today))


class Way(StrEnum):
    """How messages were handed over."""

    GATEWAY = "poort"
    FILE = "bestand"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Messages with the address they go to: everything that is needed to hand them over without the store."""

    messages: tuple[Outgoing, ...]
    address: str


def parcel(session: Session, dossier_id: DossierId, today: date) -> Parcel:
    """The messages of a household with the gateway of the organisation."""
    return Parcel(messages(session, dossier_id, today), settings_store.value_of(session, "sms_gateway"))


def deliver(made: Parcel) -> int:
    """Hand messages to the gateway; how many it took. Raises as ``gateway.send`` does; touches no store."""
    return gateway.send(made.messages, made.address)


def record(session: Session, dossier_id: DossierId, made: Sequence[Outgoing], way: Way) -> Changes:
    """Keep in the dossier, as a contact, which messages were handed over; the same ones twice on a day is kept once."""
    days = sorted({(one.send_on, one.collected_on) for one in made})
    listed = [text("budget.bericht.dag", op=day_and_month(on), over=day_and_month(due)) for on, due in days[:_LISTED]]
    more = [text("budget.bericht.en_meer", n=len(days) - _LISTED)] if len(days) > _LISTED else []
    numbers = ", ".join(sorted({one.number for one in made}))
    said = text(f"budget.bericht.vastgelegd_{way}", n=len(made), aan=numbers, dagen="; ".join([*listed, *more]))
    today = session.now().date()
    known = [one for one in contacts.listing(session, dossier_id) if one.at.date() == today and one.outcome == said]
    if not made or known:
        return Changes()
    return contacts.log(session, dossier_id, ContactWay.MESSAGE, said)[0]


def export(session: Session, dossier_id: DossierId, folder: Path) -> tuple[Path, Path]:
    """Write the messages and the calendar in a folder, which is made; their names say nothing personal.

    That they were written is kept in the dossier.
    """
    today = session.now().date()
    found = messages(session, dossier_id, today)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        agenda = folder / f"herinneringen-{today.isoformat()}.ics"
        agenda.write_bytes(calendar(found, session.now()).encode())
    except OSError as fault:
        raise EnvironmentFault("services.cannot_write", folder=str(folder)) from fault
    rows = gateway.write(found, folder / f"herinneringen-{today.isoformat()}.jsonl")
    record(session, dossier_id, found, Way.FILE)
    return rows, agenda
