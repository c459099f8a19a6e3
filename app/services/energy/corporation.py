"""The report to the corporation: defects and label, and only on a ground that names them."""

from datetime import date

from app.domain.case import DisclosureGround, Ground
from app.domain.change import Changes
from app.domain.ids import DossierId, VisitId
from app.energy.checklist_reading import checklist
from app.energy.corporation import PART_DEFECTS, PART_LABEL, CorporationReport, corporation_report
from app.intake.energy import home_from
from app.intake.projection import household_from
from app.services import answers, grounds, visits
from app.services.energy import checks
from app.services.session import Session
from app.texts import text


def consent(session: Session, dossier_id: DossierId) -> Changes:
    """Keep that the resident agrees that defects and label go to the corporation."""
    changes, _ = grounds.give(
        session,
        dossier_id,
        Ground.CONSENT,
        text("energie.melding.doel"),
        receiver=text("energie.melding.ontvanger"),
        parts=(PART_DEFECTS, PART_LABEL),
        how_given=text("energie.melding.hoe"),
    )
    return changes


def ground_of(session: Session, dossier_id: DossierId) -> DisclosureGround | None:
    """The newest ground that names defects or label, one in force before one that was withdrawn; None without one."""
    named = [one for one in grounds.listing(session, dossier_id) if {PART_DEFECTS, PART_LABEL} & set(one.parts)]
    in_force = [one for one in named if one.withdrawn_at is None]
    found = in_force or named
    return found[-1] if found else None


def in_force(session: Session, dossier_id: DossierId, today: date) -> DisclosureGround | None:
    """The ground on which something may go to the corporation on a day; None when there is none."""
    found = ground_of(session, dossier_id)
    if found is None or found.withdrawn_at is not None or (found.until is not None and found.until < today):
        return None
    return found


def report(session: Session, visit_id: VisitId, today: date) -> CorporationReport:
    """What goes to the corporation after a visit. Raises UserError without a ground in force that names a part."""
    dossier_id = visits.load(session, visit_id).dossier_id
    given = answers.of_dossier(session, dossier_id)
    home = home_from(given, household_from(given, today))
    ground = ground_of(session, dossier_id)
    return corporation_report(checks.listing(session, visit_id), home, ground, checklist(), today)
