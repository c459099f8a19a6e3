"""What the resident of any visit takes home: each type of visit has a paper of its own."""

from pathlib import Path

from app.domain.ids import VisitId
from app.domain.visit import VisitType
from app.reports.document import Block, PageBreak
from app.reports.resident import front_page, own_page
from app.services import report, visits
from app.services.budget import papers as budget
from app.services.debts import papers as debts
from app.services.energy import papers as energy
from app.services.paper_language import for_resident
from app.services.session import Session


@for_resident
def visit_pdf(session: Session, visit_id: VisitId, target: Path) -> Path:
    """Write what the resident takes home; ``target`` is a file, or a folder that is made."""
    kind = visits.load(session, visit_id).type
    if kind is VisitType.ENERGY:
        return energy.energy_pdf(session, visit_id, target)
    if kind is VisitType.BUDGET:
        return budget.budget_pdf(session, visit_id, target, debts.front_of(session, visit_id))
    return report.visit_pdf(session, visit_id, target)


@for_resident
def pages_for_resident(session: Session, visit_id: VisitId) -> tuple[Block, ...]:
    """The pages in plain Dutch as they would be printed now, without the figures behind them."""
    kind = visits.load(session, visit_id).type
    if kind is VisitType.ENERGY:
        return energy.front_of(session, visit_id)
    told = report.visit_report(session, visit_id)
    own = (PageBreak(), *own_page(told)) if told.has_plan else ()
    money = budget.blocks_of(session, visit_id) if kind is VisitType.BUDGET else ()
    paying = debts.front_of(session, visit_id) if kind is VisitType.BUDGET else ()
    parts = (part for part in (money, paying) if part)
    apart = tuple(block for part in parts for block in (PageBreak(), *part))
    return (*front_page(told, report.coach_line(session)), *apart, *own)
