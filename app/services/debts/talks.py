"""The advice talk about arrears: its four subjects, and rent that the municipality holds back from a benefit."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from app.domain.case import Ground
from app.domain.change import Changes
from app.domain.debt import TalkOutcome, TalkResult, TalkTopic, Withholding
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.money import MAXIMUM, Cents
from app.errors import UserError
from app.services import dossiers, fields, grounds, visits
from app.services.session import Session
from db import debts as stored
from db.pen import writing


class About(TypedDict, total=False):
    """What was said about a subject, and until when it holds."""

    said: str
    until: date | None


class Terms(TypedDict, total=False):
    """The last day (None: until it is ended), the consent, and when and with whom the municipality agreed."""

    ends_on: date | None
    ground_id: RecordId | None
    agreed_on: date | None
    agreed_with: str


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


def withhold(
    session: Session, dossier_id: DossierId, per_month: Cents, begins_on: date, **terms: Unpack[Terms]
) -> tuple[Changes, RecordId]:
    """Keep that rent is held back from a benefit.

    Raises UserError without consent that is given and not withdrawn, or without the day the municipality agreed.
    """
    dossiers.of(session, dossier_id)
    ground_id, agreed_on = terms.get("ground_id"), fields.day(terms.get("agreed_on"), "agreed_on")
    held = [ground for ground in grounds.listing(session, dossier_id) if ground.id == ground_id]
    if not held or held[0].ground is not Ground.CONSENT or held[0].withdrawn_at is not None:
        raise UserError("services.withholding_consent")
    if agreed_on is None:
        raise UserError("services.withholding_agreement")
    begin = fields.needed_day(begins_on, "begins_on")
    kept = Withholding(
        RecordId(new_id()),
        dossier_id,
        Cents(fields.whole(per_month, "per_month", 1, MAXIMUM)),
        begin,
        fields.day(terms.get("ends_on"), "ends_on", begin),
        ground_id,
        agreed_on,
        fields.line(terms.get("agreed_with", ""), "agreed_with", 120),
    )
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.WITHHOLDINGS, kept)
    return pen.changes(), kept.id


def end_withholding(session: Session, withholding_id: RecordId, last: date) -> Changes:
    """Let rent no longer be held back after a day."""
    found = stored.withholding(session.store, withholding_id)
    if found is None:
        raise UserError("services.no_withholding")
    with writing(session.store, fields.author(session)) as pen:
        ended = replace(found, ends_on=fields.needed_day(last, "ends_on", found.begins_on))
        pen.put(stored.WITHHOLDINGS, ended)
    return pen.changes()


def withholdings(session: Session, dossier_id: DossierId) -> tuple[Withholding, ...]:
    """All agreements to hold rent back, by their first day."""
    return stored.withholdings(session.store, dossier_id)
