"""Everything a dossier shows, read from the store in one go; the records of the line of time come after it."""

from dataclasses import dataclass

from app.debts.overview import Overview
from app.domain.case import Dossier, Note
from app.domain.debt import PaymentPlan
from app.domain.finding import Finding
from app.domain.ids import DossierId
from app.domain.referral import Referral
from app.domain.signal import TeamSignal
from app.domain.timeline import Mark
from app.domain.visit import Agreement, Visit
from app.services import agreements, assessment, dossiers, drafts, findings, notes, signals, timeline, undo, visits
from app.services.assessment import Assessment
from app.services.debts import plans, records
from app.services.drafts import Draft
from app.services.referrals import waiting
from app.services.session import Session
from app.services.undo import UndoState


@dataclass(frozen=True, slots=True)
class Loaded:
    """A dossier with what was found, all its moments, what is being typed (and which note that puts right), and what
    can be undone."""

    dossier: Dossier
    assessment: Assessment
    visits: tuple[Visit, ...]
    agreements: tuple[Agreement, ...]
    findings: tuple[Finding, ...]
    marks: tuple[Mark, ...]
    draft: Draft | None
    corrected: Note | None
    undo: UndoState
    debts: Overview
    payment_plan: PaymentPlan | None
    referrals: tuple[Referral, ...] = ()
    signals: tuple[TeamSignal, ...] = ()


def open_dossier(session: Session, dossier_id: DossierId) -> Loaded:
    """Open a dossier; that is logged."""
    dossiers.load(session, dossier_id)
    return load(session, dossier_id)


def load(session: Session, dossier_id: DossierId) -> Loaded:
    """Read the dossier again."""
    draft = drafts.load(session, dossier_id)
    return Loaded(
        dossier=dossiers.of(session, dossier_id),
        assessment=assessment.assess(session, dossier_id, session.now().date()),
        visits=visits.of_dossier(session, dossier_id),
        agreements=agreements.of_dossier(session, dossier_id),
        findings=findings.listing(session, dossier_id),
        marks=timeline.marks(session, dossier_id),
        draft=draft,
        corrected=notes.load(session, draft.corrects) if draft and draft.corrects else None,
        undo=undo.state(session, dossier_id),
        referrals=waiting.of_dossier(session, dossier_id),
        signals=signals.of_dossier(session, dossier_id),
        debts=records.all_creditors(session, dossier_id),
        payment_plan=plans.present(session, dossier_id),
    )
