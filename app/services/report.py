"""The report of a visit as a PDF: gathered from the store, with the outcomes of the day it is made."""

from pathlib import Path

from app.domain.ids import VisitId
from app.domain.visit import Visit, VisitState
from app.errors import EnvironmentFault
from app.intake.telling import asked_steps
from app.reports.pdf import write_pdf
from app.reports.resident import CoachLine, VisitReport, report_file_name, resident_page
from app.services import agreements, assessment, dossiers, findings, followup, goals, settings_store, visits
from app.services.paper_language import for_resident
from app.services.session import Session
from app.texts import text


def visit_report(session: Session, visit_id: VisitId) -> VisitReport:
    """Everything the report of a visit tells."""
    visit = visits.load(session, visit_id)
    found = assessment.assess(session, visit.dossier_id, session.now().date())
    return VisitReport(
        visit=visit,
        dossier=dossiers.of(session, visit.dossier_id),
        outcomes=found.outcomes,
        agreements=agreements.listing(session, visit_id),
        findings=findings.listing(session, visit.dossier_id),
        next_visit=next_visit(session, visit),
        plan=goals.plan(session, visit.dossier_id),
        look_back=followup.look_back(session, visit_id),
        is_complete=found.is_complete,
        asked=asked_steps(found.answers),
    )


def next_visit(session: Session, visit: Visit) -> Visit | None:
    """The first planned visit to the same household after this one."""
    return next(
        (
            other
            for other in visits.of_dossier(session, visit.dossier_id)
            if other.state is VisitState.PLANNED and other.starts_at > visit.starts_at and other.id != visit.id
        ),
        None,
    )


@for_resident
def visit_pdf(session: Session, visit_id: VisitId, target: Path) -> Path:
    """Write the report of a visit; in a folder, which is made, the file gets a name without anything personal.

    ``target`` is a folder unless it ends in ``.pdf``. Raises EnvironmentFault when the disk is full or the place
    cannot be written.
    """
    report = visit_report(session, visit_id)
    place = place_in(target, report_file_name(report.visit))
    write_pdf(resident_page(report, coach_line(session), session.now().date()), place)
    return place


def place_in(target: Path, name: str) -> Path:
    """Where a file goes: the target itself when it ends in ``.pdf``, else this name in that folder, which is made."""
    if target.suffix == ".pdf":
        return target
    _make(target)
    return target / name


def coach_line(session: Session) -> CoachLine:
    """How the resident reaches the coach, from the settings."""
    organisation = settings_store.value_of(session, "organisation")
    return CoachLine(
        text("report_service.coach_of", organisation=organisation) if organisation else text("report_service.coach"),
        settings_store.value_of(session, "coach_phone"),
    )


def helper_words(session: Session) -> str:
    """Who helped with a letter to others, as a part of a sentence, with the phone number when there is one."""
    organisation = settings_store.value_of(session, "organisation")
    who = text("report_service.helper_of", organisation=organisation) if organisation else text("report_service.helper")
    return ", ".join(part for part in (who, settings_store.value_of(session, "coach_phone")) if part)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise EnvironmentFault("report.not_writable", folder=str(folder)) from fault
