"""The report to the corporation: defects and label, and only on a ground that names them."""

from datetime import date

from app.domain.case import DisclosureGround, Ground
from app.domain.change import Changes
from app.domain.ids import DossierId, VisitId
from app.energy.checklist_reading import checklist
from app.energy.corporation import PART_DEFECTS, PART_LABEL, PART_SIGNALS, CorporationReport, corporation_report
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


def let_count(session: Session, dossier_id: DossierId) -> Changes:
    """Keep that the resident agrees to be counted in the numbers of the complex, without name or address."""
    changes, _ = grounds.give(
        session,
        dossier_id,
        Ground.CONSENT,
        text("energie.melding.tellen"),
        receiver=text("energie.melding.ontvanger"),
        parts=(PART_SIGNALS,),
        how_given=text("energie.melding.hoe"),
    )
    return changes


def holds(ground: DisclosureGround, today: date) -> bool:
    """Whether a ground holds on a day: not withdrawn, and not ended."""
    return ground.withdrawn_at is None and (ground.until is None or ground.until >= today)


def may_count(session: Session, dossier_id: DossierId, today: date) -> bool:
    """Whether the household may be counted in the numbers of its complex."""
    return any(PART_SIGNALS in one.parts and holds(one, today) for one in grounds.listing(session, dossier_id))


def ground_of(session: Session, dossier_id: DossierId) -> DisclosureGround | None:
    """The newest ground that names defects or label, one in force before one that was withdrawn; None without one."""
    named = [one for one in grounds.listing(session, dossier_id) if {PART_DEFECTS, PART_LABEL} & set(one.parts)]
    in_force = [one for one in named if one.withdrawn_at is None]
    found = in_force or named
    return found[-1] if found else None


def in_force(session: Session, dossier_id: DossierId, today: date) -> DisclosureGround | None:
    """The ground on which something may go to the corporation on a day; None when there is none."""
    found = ground_of(session, dossier_id)
    return found if found is not None and holds(found, today) else None


def report(session: Session, visit_id: VisitId, today: date) -> CorporationReport:
    """What goes to the corporation after a visit. Raises UserError without a ground in force that names a part."""
    dossier_id = visits.load(session, visit_id).dossier_id
    given = answers.of_dossier(session, dossier_id)
    home = home_from(given, household_from(given, today))
    ground = ground_of(session, dossier_id)
    return corporation_report(checks.listing(session, visit_id), home, ground, checklist(), today)
