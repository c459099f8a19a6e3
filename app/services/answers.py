"""Answers, the one truth of a dossier: each one given is committed at once; there is nothing to save."""

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from app.domain.answer import Answer, AnswerValue, Evidence, Status
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.errors import UserError
from app.services import dossiers, fields, visits
from app.services.session import Session
from db import answers as stored
from db.pen import writing

_LARGEST = 2**53
_LONGEST = 2000


class About(TypedDict, total=False):
    """How an answer is known, what became of the question, from which day it holds and in which visit it was given."""

    status: Status
    evidence: Evidence | None
    valid_from: date | None
    visit_id: VisitId | None


def give(session: Session, dossier_id: DossierId, path: str, value: AnswerValue, **about: Unpack[About]) -> Changes:
    """Keep the answer to ``path`` from ``valid_from`` on, in the place of what stood there.

    The same answer again changes nothing. Raises UserError for a path, a value or a day that cannot be.
    """
    status = Status(about.get("status", Status.ANSWERED))
    valid_from = fields.day(about.get("valid_from"), "valid_from")
    checked = _value(value, status, fields.path(path))
    visit_id = about.get("visit_id")
    with writing(session.store, fields.author(session)) as pen:
        dossiers.of(session, dossier_id)
        if visit_id is not None and visits.load(session, visit_id).dossier_id != dossier_id:
            raise UserError("services.no_visit")
        answer = _place(session, dossier_id, path, valid_from)
        given = replace(answer, value=checked, status=status, evidence=about.get("evidence"))
        if answer.answered_at is None or not _is_same(answer, given):
            kept = replace(given, answered_at=pen.author.at, visit_id=visit_id or answer.visit_id)
            pen.put(stored.ANSWERS, kept)
    return pen.changes()


def take_back(session: Session, dossier_id: DossierId, path: str, valid_from: date | None = None) -> Changes:
    """Take an answer away, as if the question had never been put; no answer there changes nothing."""
    with writing(session.store, fields.author(session)) as pen:
        answer = stored.at(session.store, dossier_id, fields.path(path), valid_from)
        if answer is not None:
            pen.take_away(stored.ANSWERS, answer.id)
    return pen.changes()


def of_dossier(session: Session, dossier_id: DossierId) -> tuple[Answer, ...]:
    """All answers, by path and then by the day they hold from."""
    return stored.of_dossier(session.store, dossier_id)


def _place(session: Session, dossier_id: DossierId, path: str, valid_from: date | None) -> Answer:
    """The answer that stands here, or an empty one with the id it will have; an id of before is used again."""
    found = stored.at(session.store, dossier_id, path, valid_from)
    if found is not None:
        return found
    answer_id = stored.taken_back(session.store, dossier_id, path, valid_from) or RecordId(new_id())
    return Answer(answer_id, dossier_id, path, None, Status.NOT_ASKED, valid_from=valid_from)


def _is_same(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same; yes and 1 are not the same."""
    alike = type(one.value) is type(other.value) and one.value == other.value
    return alike and one.status is other.status and one.evidence == other.evidence


def _value(value: AnswerValue, status: Status, path: str) -> AnswerValue:
    if (status is Status.ANSWERED) == (value is None):
        raise UserError(
            "services.answer_without_value" if value is None else "services.value_without_answer", path=path
        )
    if isinstance(value, str):
        return fields.paragraph(value, "answer", _LONGEST, needed=True)
    if value is not None and abs(value) > _LARGEST:
        raise UserError("services.number_too_large", path=path)
    return value
