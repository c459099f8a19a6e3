"""Undo and redo of one's own work on this device, told in words before it happens."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.budget.categories import categories
from app.domain.change import Changes, Kind
from app.domain.early_signal import Duty
from app.domain.ids import DossierId
from app.domain.message import Message, message
from app.energy.checklist_reading import checklist
from app.energy.home import room_name
from app.energy.meters import Register
from app.errors import UserError
from app.reports.scores import pillar_name
from app.services import fields
from app.services.referrals.duties import duty_name
from app.services.session import Session
from app.texts import has_text, text
from db import history
from db.history import Step
from db.journal import Author
from db.pen import writing
from db.shelf import Body
from db.store import Store

_Finder = Callable[[Store, Author, DossierId], Step | None]


@dataclass(frozen=True, slots=True)
class UndoState:
    """What would be undone and redone, each in a few words (a label); None when there is nothing."""

    can_undo: Message | None
    can_redo: Message | None


def undo(session: Session, dossier_id: DossierId) -> Changes:
    """Reverse one's last call on this device.

    Raises UserError when there is none, or when somebody went on with what it changed.
    """
    return _reversed(session, dossier_id, history.undoable, "services.undo.nothing")


def redo(session: Session, dossier_id: DossierId) -> Changes:
    """Bring back what was undone last; UserError when there is nothing to bring back."""
    return _reversed(session, dossier_id, history.redoable, "services.undo.nothing_to_redo")


def state(session: Session, dossier_id: DossierId) -> UndoState:
    """What undo and redo would do now."""
    who = fields.author(session)
    undo_step = history.undoable(session.store, who, dossier_id)
    redo_step = history.redoable(session.store, who, dossier_id)
    return UndoState(words(undo_step) if undo_step else None, words(redo_step) if redo_step else None)


def _reversed(session: Session, dossier_id: DossierId, finder: _Finder, nothing: str) -> Changes:
    who = fields.author(session)
    with writing(session.store, who) as pen:
        step = finder(session.store, who, dossier_id)
        if step is None:
            raise UserError(nothing)
        history.reverse(pen, step)
    return pen.changes()


def words(step: Step) -> Message:
    """What a call was about, in a few words."""
    kind, body = step.subject
    if kind is Kind.ANSWER:
        return message("services.undo.answer", label=path_label(str(body["path"])))
    if kind is Kind.FINDING:
        return message("services.undo.finding", label=_regeling(str(body["regeling"])))
    if kind is Kind.PILLAR_SCORE:
        return message("services.undo.pillar_score", label=pillar_name(str(body["pillar"])))
    if kind in _NAMED:
        return message(f"services.undo.{kind}", label=_NAMED[kind](body))
    if kind in _UNNAMED:
        return message(f"services.undo.{kind}")
    if kind in (Kind.AGREEMENT, Kind.TASK, Kind.GOAL, Kind.STEP, Kind.TEAM_SIGNAL):
        return message(f"services.undo.{kind}", label=str(body["what"]))
    if kind is Kind.ATTACHMENT:
        return message("services.undo.attachment", label=str(body["caption"]))
    if kind is Kind.VISIT and step.is_new_record:
        return message("services.undo.visit_planned")
    if kind is Kind.VISIT:
        return message("services.undo.visit_purpose" if step.touches("purpose") else "services.undo.visit_closed")
    return message("services.undo.dossier")


def _item_title(body: Body) -> str:
    return checklist().item(str(body["item"])).title


_NAMED: Mapping[Kind, Callable[[Body], str]] = {
    Kind.ENERGY_OBSERVATION: _item_title,
    Kind.METER_READING: lambda body: Register(str(body["register"])).spoken,
    Kind.APPLIANCE: lambda body: str(body["name"]),
    Kind.ROOM_CLIMATE: lambda body: room_name(str(body["room"])),
    Kind.BUDGET_LINE: lambda body: str(body["label"]),
    Kind.BUDGET_POT: lambda body: categories()[str(body["category"])].name,
    Kind.COLLECTION_MOVE: lambda body: str(body["to_day"]),
    Kind.DEBT: lambda body: str(body["creditor"]),
    Kind.COLLECTION_DUTY: lambda body: duty_name(Duty(str(body["duty"]))).capitalize(),
    Kind.TALK_OUTCOME: lambda body: text(f"schulden.gesprek.onderwerp.{body['topic']}"),
}
"""What a record about energy, the budget, debts or arrears is called."""

_UNNAMED = frozenset(
    (
        *(Kind.ACCOUNT_BALANCE, Kind.REMINDER),
        *(Kind.DEBT_LETTER, Kind.PAYMENT_PLAN, Kind.INSTALMENT, Kind.WITHHOLDING),
    )
)
_ID = re.compile(r"\b(personen|polissen)\.[^.]+")
"""Where the id of a person stands in a path."""


def path_label(path: str) -> str:
    """What an answer is about, in words: ``woning.kale_huur`` is "Huur per maand"."""
    last = path.rpartition(".")[2]
    whole = _ID.sub(r"\1", path).replace(".", "_")
    known = (f"services.path.{whole}", f"services.path.{last}", f"invoer.pad.{whole}")
    found = next((text_id for text_id in known if has_text(text_id)), None)
    return text(found) if found else last.replace("_", " ").capitalize()


def _regeling(name: str) -> str:
    text_id = f"report.regeling.{name}"
    return (text(text_id) if has_text(text_id) else name.replace("_", " ")).capitalize()
