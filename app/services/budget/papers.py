"""What a budget visit leaves on paper: the resident's page about money, and the letter about collection days."""

from dataclasses import replace
from pathlib import Path

from app.domain.ids import DossierId, VisitId
from app.errors import UserError
from app.reports.budget_page import BudgetTold, budget_blocks
from app.reports.collection_letter import Asked
from app.reports.collection_letter import collection_letter as letter_of
from app.reports.document import Block, Document, PageBreak
from app.reports.pdf import write_pdf
from app.reports.resident import report_file_name, resident_page
from app.services import dossiers, report, visits
from app.services.budget import account, lines
from app.services.budget.assessment import BudgetAssessment, assess
from app.services.paper_language import for_organisation, for_resident
from app.services.session import Session
from app.texts import text


def blocks_of(session: Session, visit_id: VisitId) -> tuple[Block, ...]:
    """The page about the budget; empty while there are no lines."""
    return money_blocks(assess(session, visits.load(session, visit_id).dossier_id, session.now().date()))


def money_blocks(found: BudgetAssessment) -> tuple[Block, ...]:
    """The page about a budget; empty while there are no lines."""
    if not found.lines:
        return ()
    names = {line.id: line.label for line in found.lines}
    return budget_blocks(
        BudgetTold(
            three=found.three,
            account=found.days.account,
            told=found.days.told,
            why=found.days.reason.said.spoken(),
            pots=found.pots,
            moves=tuple([(names[move.line_id], move.to_day, move.since) for move in found.moves]),
        )
    )


def document_of(session: Session, visit_id: VisitId, paying: tuple[Block, ...] = ()) -> Document:
    """The report of a budget visit: its first page, the page about the budget, that about paying debts, and the rest
    behind them.
    """
    made = resident_page(report.visit_report(session, visit_id), report.coach_line(session), session.now().date())
    return with_money(made, blocks_of(session, visit_id), paying)


def with_money(made: Document, *pages: tuple[Block, ...]) -> Document:
    """A report with pages about money after its first page; the same when there are none."""
    front = made.front
    own = [block for page in pages if page for block in (PageBreak(), *page)]
    return replace(made, blocks=(*front, *own, *made.blocks[len(front) :]))


@for_resident
def budget_pdf(session: Session, visit_id: VisitId, target: Path, paying: tuple[Block, ...] = ()) -> Path:
    """Write the report of a budget visit; ``target`` is a file, or a folder that is made."""
    place = report.place_in(target, report_file_name(visits.load(session, visit_id)))
    write_pdf(document_of(session, visit_id, paying), place)
    return place


@for_organisation
def collection_letter(session: Session, visit_id: VisitId, target: Path) -> Path:
    """Write the letter about the collection days that were agreed. Raises UserError when there are none."""
    visit = visits.load(session, visit_id)
    asked = _asked(session, visit.dossier_id)
    if not asked:
        raise UserError("budget.fout.niets_afgesproken")
    dossier = dossiers.of(session, visit.dossier_id)
    address = dossier.address or dossier.district or text("budget.zonder_adres")
    name = Path(report_file_name(visit))
    place = report.place_in(target, f"{name.stem}-incassodag{name.suffix}")
    write_pdf(letter_of(asked, address, report.helper_words(session), session.now().date()), place)
    return place


def _asked(session: Session, dossier_id: DossierId) -> tuple[Asked, ...]:
    names = {line.id: line.label for line in lines.listing(session, dossier_id)}
    return tuple(
        Asked(names[move.line_id], move.from_day, move.to_day, move.since)
        for move in account.moves(session, dossier_id)
    )
