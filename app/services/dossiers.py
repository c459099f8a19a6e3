"""Dossiers: open a new one, edit, load (which is logged) and list them."""

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from app.domain.case import Dossier
from app.domain.change import Changes
from app.domain.ids import DossierId, new_id
from app.errors import UserError
from app.services import fields
from app.services.session import Session
from db import cases, leaving
from db.pen import writing


class Edit(TypedDict, total=False):
    """What can be edited; what is not named, or None, stays."""

    label: str | None
    address: str | None
    district: str | None
    phone: str | None


def open_new(
    session: Session, label: str, address: str = "", district: str = "", phone: str = ""
) -> tuple[Changes, DossierId]:
    """Open a dossier for one household. Raises UserError for an empty label or a text that is too long."""
    dossier = _checked(Dossier(DossierId(new_id()), label, address, district, phone, session.now()))
    with writing(session.store, fields.author(session)) as pen:
        pen.put(cases.DOSSIERS, dossier, undoable=False)
    return pen.changes(), dossier.id


def edit(session: Session, dossier_id: DossierId, **changed: Unpack[Edit]) -> Changes:
    """Change what is named. Raises UserError for an empty label or a text that is too long."""
    with writing(session.store, fields.author(session)) as pen:
        dossier = of(session, dossier_id)
        given = replace(
            dossier,
            label=_chosen(changed.get("label"), dossier.label),
            address=_chosen(changed.get("address"), dossier.address),
            district=_chosen(changed.get("district"), dossier.district),
            phone=_chosen(changed.get("phone"), dossier.phone),
        )
        pen.put(cases.DOSSIERS, _checked(given))
    return pen.changes()


def load(session: Session, dossier_id: DossierId) -> Dossier:
    """The dossier; that it was opened is logged. Raises UserError when it is not there or was erased."""
    dossier = of(session, dossier_id)
    cases.log_access(session.store, fields.author(session), dossier_id, "geopend")
    return dossier


def listing(session: Session, limit: int = 200, after: DossierId | None = None) -> tuple[Dossier, ...]:
    """The dossiers made last, newest first; ``after`` goes on below that one."""
    return cases.newest(session.store, limit, after) if after else cases.newest(session.store, limit)


def first_piece(session: Session, limit: int) -> tuple[int, tuple[Dossier, ...]]:
    """How many dossiers there are, and the newest of them."""
    return cases.count(session.store), cases.newest(session.store, limit)


def hold(session: Session, dossier_id: DossierId, held: bool) -> Changes:
    """Set or lift the legal hold: a held dossier cannot be erased."""
    with writing(session.store, fields.author(session)) as pen:
        pen.put(cases.DOSSIERS, replace(of(session, dossier_id), legal_hold=held), undoable=False)
    return pen.changes()


def close(session: Session, dossier_id: DossierId, day: date | None) -> Changes:
    """Close a dossier on a day, from when its term runs; None opens it again."""
    with writing(session.store, fields.author(session)) as pen:
        pen.put(cases.DOSSIERS, replace(of(session, dossier_id), closed_on=fields.day(day, "closed_on")))
    return pen.changes()


def of(session: Session, dossier_id: DossierId) -> Dossier:
    """The dossier, without logging: for services that act on it. Raises UserError when it is not there, was
    erased, or is not this account's to read any more."""
    found = cases.dossier(session.store, dossier_id)
    if found is None:
        raise UserError("services.erased" if cases.is_erased(session.store, dossier_id) else "services.no_dossier")
    with session.store.reading() as db:
        if leaving.is_left(db, dossier_id):
            raise UserError("services.taken_out")
    return found


def _chosen(given: str | None, present: str) -> str:
    return present if given is None else given


def _checked(dossier: Dossier) -> Dossier:
    return replace(
        dossier,
        label=fields.line(dossier.label, "label", 120, needed=True),
        address=fields.line(dossier.address, "address", 200),
        district=fields.line(dossier.district, "district", 80),
        phone=fields.line(dossier.phone, "phone", 30),
    )
