"""What leaves on paper or in a file: all creditors for debt counselling, the plan, and an agreement per creditor."""

from datetime import date
from pathlib import Path

from app.debts.overview import by_urgency
from app.domain.debt import GOING
from app.domain.ids import DossierId, RecordId, VisitId
from app.errors import EnvironmentFault, UserError
from app.reports.debt_table import Creditor, csv_text, xlsx_bytes
from app.reports.debts import AgreedPlan, agreement_document, creditors_document, plan_document
from app.reports.document import Block, Document
from app.reports.pdf import write_pdf
from app.reports.resident import CoachLine
from app.reports.talk_letter import talk_letter
from app.services import dossiers, report, visits
from app.services.debts import plans, records, talks
from app.services.paper_language import for_organisation, for_resident
from app.services.session import Session
from app.services.visit_debts import DebtRecords
from app.texts import text


def creditors(session: Session, dossier_id: DossierId) -> tuple[Creditor, ...]:
    """The open debts by urgency with their checks."""
    return tuple(Creditor(one.debt, one.check) for one in records.checked(session, dossier_id))


@for_organisation
def creditors_pdf(session: Session, dossier_id: DossierId, folder: Path) -> Path:
    """Write the list of all creditors as PDF. EnvironmentFault when the folder cannot be written."""
    found = creditors(session, dossier_id)
    document = creditors_document(found, plans.room_of(session, dossier_id), session.now().date())
    return _pdf(document, folder, _name(session, "schulden", "pdf"))


@for_organisation
def creditors_csv(session: Session, dossier_id: DossierId, folder: Path) -> Path:
    """Write the list as text with semicolons. EnvironmentFault when the folder cannot be written."""
    content = csv_text(creditors(session, dossier_id)).encode("utf-8")
    return _bytes(content, folder, _name(session, "schulden", "csv"))


@for_organisation
def creditors_xlsx(session: Session, dossier_id: DossierId, folder: Path) -> Path:
    """Write the list as a spreadsheet. EnvironmentFault when the folder cannot be written."""
    return _bytes(xlsx_bytes(creditors(session, dossier_id)), folder, _name(session, "schulden", "xlsx"))


def agreed(session: Session, plan_id: RecordId) -> AgreedPlan:
    """A plan with its instalments and the debts it pays, the most pressing first."""
    plan, rows = plans.load(session, plan_id), plans.schedule(session, plan_id)
    paid = {row.debt_id for row in rows}
    debts = by_urgency(debt for debt in records.listing(session, plan.dossier_id) if debt.id in paid)
    return AgreedPlan(plan, rows, debts)


def plan_of(session: Session, plan_id: RecordId) -> Document:
    """The plan as the resident keeps it."""
    return plan_document(agreed(session, plan_id), report.coach_line(session), session.now().date())


def front_of(session: Session, visit_id: VisitId) -> tuple[Block, ...]:
    """The first page of the plan that runs in the household of a visit; empty while there is none."""
    plan = plans.present(session, visits.load(session, visit_id).dossier_id)
    return () if plan is None else plan_of(session, plan.id).front


def front_from(kept: DebtRecords, coach: CoachLine, today: date) -> tuple[Block, ...]:
    """The same from records alone: the first page of the newest plan that runs; empty while there is none."""
    going = [plan for plan in kept.plans if plan.state in GOING]
    if not going:
        return ()
    rows = tuple(row for row in kept.instalments if row.plan_id == going[-1].id)
    paid = {row.debt_id for row in rows}
    found = AgreedPlan(going[-1], rows, by_urgency(debt for debt in kept.debts if debt.id in paid))
    return plan_document(found, coach, today).front


@for_resident
def plan_pdf(session: Session, plan_id: RecordId, folder: Path) -> Path:
    """Write the plan for the resident. EnvironmentFault when the folder cannot be written."""
    return _pdf(plan_of(session, plan_id), folder, _name(session, "betaalplan", "pdf"))


@for_organisation
def agreement_pdf(session: Session, plan_id: RecordId, debt_id: RecordId, folder: Path) -> Path:
    """Write the agreement with one creditor. Raises UserError when the plan does not pay that debt."""
    found, debt = agreed(session, plan_id), records.load(session, debt_id)
    if not found.of(debt):
        raise UserError("services.debt_not_in_plan")
    document = agreement_document(found, debt, report.coach_line(session), session.now().date())
    number = 1 + [one.id for one in found.debts].index(debt_id)
    return _pdf(document, folder, _name(session, f"afspraak-{number}", "pdf"))


@for_organisation
def talk_pdf(session: Session, visit_id: VisitId, folder: Path) -> Path:
    """Write what the advice talk brought, for whoever asked for it. Raises UserError when nothing was kept of it."""
    brought = talks.of_visit(session, visit_id)
    if not brought:
        raise UserError("services.no_talk")
    dossier = dossiers.of(session, visits.load(session, visit_id).dossier_id)
    address = dossier.address or dossier.district or text("budget.zonder_adres")
    document = talk_letter(brought, address, report.helper_words(session), session.now().date())
    return _pdf(document, folder, _name(session, "terugmelding", "pdf"))


def _name(session: Session, what: str, ending: str) -> str:
    """A name without anything personal."""
    return f"keukentafel-{what}-{session.now():%Y-%m-%d}.{ending}"


def _pdf(document: Document, folder: Path, name: str) -> Path:
    place = report.place_in(folder, name)
    write_pdf(document, place)
    return place


def _bytes(content: bytes, folder: Path, name: str) -> Path:
    place = report.place_in(folder, name)
    try:
        place.write_bytes(content)
    except OSError as error:
        raise EnvironmentFault("services.cannot_write", folder=str(folder)) from error
    return place
