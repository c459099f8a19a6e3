"""What an energy visit leaves on paper: the resident's page, the coach's stock list, the report to the corporation."""

from itertools import takewhile
from pathlib import Path

from app.domain.ids import VisitId
from app.domain.visit import Visit
from app.energy.checklist_reading import checklist
from app.errors import UserError
from app.reports.document import Block, Document, PageBreak
from app.reports.energy_page import EnergyVisit, energy_page
from app.reports.energy_report import corporation_document
from app.reports.energy_stock import stock_list
from app.reports.pdf import write_pdf
from app.reports.resident import CoachLine, report_file_name
from app.services import dossiers, report, visits
from app.services.energy import checks, corporation
from app.services.energy.assessment import EnergyAssessment, assess
from app.services.paper_language import for_organisation, for_resident
from app.services.session import Session
from app.texts import text


def page_of(session: Session, visit_id: VisitId) -> Document:
    """The page about energy that the resident keeps, with the figures behind it."""
    found = assess(session, visit_id, session.now().date())
    return page_from(found, report.next_visit(session, found.visit), report.coach_line(session))


def page_from(found: EnergyAssessment, next_visit: Visit | None, coach: CoachLine) -> Document:
    """The same page from what a visit came to."""
    told = EnergyVisit(
        visit=found.visit,
        answers=found.checks,
        saved=found.saved,
        known=found.known,
        readings=found.readings,
        changes=found.changes,
        instalment=found.instalment,
        next_visit=next_visit,
    )
    return energy_page(told, coach, found.today)


def front_of(session: Session, visit_id: VisitId) -> tuple[Block, ...]:
    """The first page of what the resident takes home from a visit about energy."""
    return tuple(takewhile(lambda block: not isinstance(block, PageBreak), page_of(session, visit_id).blocks))


@for_resident
def energy_pdf(session: Session, visit_id: VisitId, target: Path) -> Path:
    """Write the resident's page; ``target`` is a file, or a folder that is made. EnvironmentFault as the disk says."""
    return _written(page_of(session, visit_id), report.place_in(target, _name(session, visit_id, "")))


def stock_pdf(session: Session, visit_id: VisitId, target: Path) -> Path:
    """Write the stock list of a visit; it names no household."""
    document = stock_list(checks.listing(session, visit_id), checklist(), session.now().date())
    return _written(document, report.place_in(target, _name(session, visit_id, "materiaal")))


@for_organisation
def corporation_pdf(session: Session, visit_id: VisitId, target: Path) -> Path:
    """Write the report to the corporation. Raises UserError without a ground in force."""
    made = corporation.report(session, visit_id, session.now().date())
    ground = corporation.ground_of(session, made.dossier_id)
    if ground is None:
        raise UserError("energie.melding.geen_grond")
    dossier = dossiers.of(session, made.dossier_id)
    address = dossier.address or dossier.district or text("energie.melding.zonder_adres")
    document = corporation_document(made, ground, address, checklist())
    return _written(document, report.place_in(target, _name(session, visit_id, "melding")))


def _name(session: Session, visit_id: VisitId, what: str) -> str:
    base = Path(report_file_name(visits.load(session, visit_id)))
    return f"{base.stem}-{what}{base.suffix}" if what else base.name


def _written(document: Document, place: Path) -> Path:
    write_pdf(document, place)
    return place
