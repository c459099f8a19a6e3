"""The advice talk about arrears: what came of each of its four subjects."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from app.domain.change import Changes
from app.domain.debt import TalkOutcome, TalkResult, TalkTopic
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.errors import UserError
from app.services import fields, visits
from app.services.session import Session
from db import debts as stored
from db.pen import writing


class About(TypedDict, total=False):
    """What was said about a subject, and until when it holds."""

    said: str
    until: date | None


def keep(
    session: Session, visit_id: VisitId, topic: TalkTopic, result: TalkResult | None, **about: Unpack[About]
) -> Changes:
    """Keep what came of one subject in a visit; no result takes it back. Postponement needs a last day."""
    visit = visits.load(session, visit_id)
    found = stored.talk_outcome(session.store, visit_id, topic)
    with writing(session.store, fields.author(session)) as pen:
        if result is None:
            if found is not None:
                pen.take_away(stored.TALKS, found.id)
            return pen.changes()
        new = TalkOutcome(RecordId(new_id()), visit.dossier_id, visit_id, TalkTopic(topic), result)
        kept = found or new
        until = fields.day(about.get("until", kept.until), "until", visit.starts_at.date())
        if topic is TalkTopic.POSTPONEMENT and result is TalkResult.AGREED and until is None:
            raise UserError("services.empty", field=fields.name("until"))
        said = fields.paragraph(about.get("said", kept.said), "said", 500)
        pen.put(stored.TALKS, replace(kept, result=TalkResult(result), said=said, until=until))
    return pen.changes()


def of_visit(session: Session, visit_id: VisitId) -> Mapping[TalkTopic, TalkOutcome]:
    """What came of each subject that was spoken of in a visit."""
    found = stored.talk_outcomes(session.store, visits.load(session, visit_id).dossier_id)
    return {one.topic: one for one in found if one.visit_id == visit_id}


def listing(session: Session, dossier_id: DossierId) -> tuple[TalkOutcome, ...]:
    """What all advice talks brought, the oldest first."""
    return stored.talk_outcomes(session.store, dossier_id)
