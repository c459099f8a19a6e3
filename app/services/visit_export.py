"""A visit out of the encrypted store, as the file that ``keukentafel verslag`` reads."""

from app.domain.ids import DossierId, VisitId
from app.domain.visit import VisitType
from app.services import answers, goals, pillars
from app.services.budget import assessment as budget
from app.services.debts import plans, records
from app.services.energy.records import NO_ENERGY, records_of
from app.services.report import coach_line, visit_report
from app.services.session import Session
from app.services.visit_debts import DebtRecords
from app.services.visit_file import ExportedVisit
from app.services.visit_plan import PlanRecords


def exported(session: Session, visit_id: VisitId) -> ExportedVisit:
    """Everything the report of a visit is made of, as it is known now. Raises UserError when it is not there."""
    report = visit_report(session, visit_id)
    return ExportedVisit(
        peildatum=session.now().date(),
        visit=report.visit,
        dossier=report.dossier,
        answers=answers.of_dossier(session, report.dossier.id),
        agreements=report.agreements,
        findings=report.findings,
        next_visit=report.next_visit,
        coach=coach_line(session),
        plan=PlanRecords(
            goals.listing(session, report.dossier.id),
            goals.steps(session, report.dossier.id),
            pillars.listing(session, report.dossier.id),
        ),
        look_back=report.look_back,
        budget=budget.records(session, report.dossier.id),
        energy=records_of(session, report.visit) if report.visit.type is VisitType.ENERGY else NO_ENERGY,
        debts=debts_of(session, report.dossier.id),
    )


def debts_of(session: Session, dossier_id: DossierId) -> DebtRecords:
    """The debts of a household, its plans and their instalments."""
    made = plans.listing(session, dossier_id)
    rows = [row for plan in made for row in plans.schedule(session, plan.id)]
    return DebtRecords(records.listing(session, dossier_id), made, tuple(rows))
