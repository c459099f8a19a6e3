"""The marks a resident gives the pillars of self-reliance, one per pillar and day; health only when that may be."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.case import DisclosureGround, Ground
from app.domain.change import Changes
from app.domain.goal import HIGHEST, LOWEST, PillarScore
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.errors import UserError
from app.intake.pillars import Pillar, pillars
from app.services import dossiers, fields, grounds, visits
from app.services.session import Session
from app.texts import text
from db import plans as stored
from db.pen import writing

HEALTH = "gezondheid"
"""The part that a consent to keep marks about health names, and the only one."""


def mark(session: Session, visit_id: VisitId, pillar: str, score: int) -> Changes:
    """Keep the mark a resident gives today in a visit; a mark of the same day is replaced.

    Raises UserError when the pillar is not known, the mark is not 1 to 10, or it is about health and the resident
    did not say that it may be kept.
    """
    dossier_id = visits.load(session, visit_id).dossier_id
    if _pillar(pillar).is_health and health_ground(grounds.listing(session, dossier_id)) is None:
        raise UserError("services.no_health_consent")
    given = fields.whole(score, "score", LOWEST, HIGHEST)
    on = session.now().date()
    with writing(session.store, fields.author(session)) as pen:
        found = stored.score_on(session.store, dossier_id, pillar, on)
        if found is None:
            found = PillarScore(RecordId(new_id()), dossier_id, pillar, given, on, visit_id)
        pen.put(stored.SCORES, replace(found, score=given))
    return pen.changes()


def take_back(session: Session, dossier_id: DossierId, pillar: str) -> Changes:
    """Take away the mark that a pillar got today; nothing happens when there is none."""
    dossiers.of(session, dossier_id)
    with writing(session.store, fields.author(session)) as pen:
        found = stored.score_on(session.store, dossier_id, pillar, session.now().date())
        if found is not None:
            pen.take_away(stored.SCORES, found.id)
    return pen.changes()


def allow_health(session: Session, dossier_id: DossierId) -> Changes:
    """Keep that marks about health may be kept; saying it twice changes nothing. It is withdrawn, not undone."""
    if health_ground(grounds.listing(session, dossier_id)) is not None:
        return Changes()
    changes, _ = grounds.give(
        session,
        dossier_id,
        Ground.CONSENT,
        text("pijler.toestemming.doel"),
        receiver=text("pijler.toestemming.bij"),
        parts=(HEALTH,),
        how_given=text("pijler.toestemming.hoe"),
    )
    return changes


def refuse_health(session: Session, dossier_id: DossierId) -> Changes:
    """Keep that marks about health may not be kept (any more): those that are there go, and undo leaves them gone."""
    ground = health_ground(grounds.listing(session, dossier_id))
    about_health = {pillar.key for pillar in pillars() if pillar.is_health}
    with writing(session.store, fields.author(session)) as pen:
        withdrawn = grounds.withdraw(session, ground.id) if ground is not None else Changes()
        for score in listing(session, dossier_id):
            if score.pillar in about_health:
                pen.replace(stored.SCORES, score.id, None, undoable=False)
    gone = pen.changes()
    return Changes(withdrawn.records + gone.records, withdrawn.journal_ids + gone.journal_ids)


def listing(session: Session, dossier_id: DossierId) -> tuple[PillarScore, ...]:
    """All marks of a household, the oldest day first."""
    return stored.scores(session.store, dossier_id)


def health_ground(given: Sequence[DisclosureGround]) -> DisclosureGround | None:
    """The consent in force to keep marks about health."""
    return next((ground for ground in given if is_about_health(ground) and ground.withdrawn_at is None), None)


def is_about_health(ground: DisclosureGround) -> bool:
    """Whether a ground is the consent to keep marks about health."""
    return ground.ground is Ground.CONSENT and ground.parts == (HEALTH,)


def _pillar(key: str) -> Pillar:
    found = next((pillar for pillar in pillars() if pillar.key == key), None)
    if found is None:
        raise UserError("services.no_pillar", pillar=key[:40])
    return found
