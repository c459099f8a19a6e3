"""The command ``verslag``: the PDF of an exported visit."""

from dataclasses import replace
from pathlib import Path

from app.budget.collection import DEFAULT_DAYS
from app.cli.arguments import Given
from app.cli.terminal import Said, Terminal
from app.debts.on_account import entries_of_plans
from app.domain.visit import VisitType
from app.errors import UserError
from app.intake.telling import asked_steps
from app.reports.document import Document
from app.reports.resident import VisitReport, resident_page
from app.services.assessment import assess_answers
from app.services.budget.assessment import budget_from
from app.services.budget.papers import money_blocks, with_money
from app.services.debts.papers import front_from
from app.services.energy.assessment import assess_records
from app.services.energy.papers import page_from
from app.services.text_files import read_stream, read_text
from app.services.visit_file import LARGEST_FILE, ExportedVisit, read_visit
from app.texts import text


def verslag(given: Given, terminal: Terminal) -> Said:
    """An exported visit in, its report as a PDF at ``-o``."""
    from app.reports.pdf import write_pdf

    target = Path(given.value("--uit") or "")
    if not target.parent.is_dir() or target.is_dir():
        raise UserError("cli.uit_bestand", bestand=str(target))
    name = given.words[0]
    content = (
        read_stream(terminal.stdin, text("cli.invoer"), LARGEST_FILE)
        if name == "-"
        else read_text(Path(name), LARGEST_FILE)
    )
    write_pdf(_document(read_visit(content)), target)
    return Said(text("cli.verslag_klaar", bestand=str(target)) + "\n")


def _document(exported: ExportedVisit) -> Document:
    """What the resident of a visit takes home: the page about energy, or the report of another visit."""
    coach = exported.coach
    if not coach.name_line:
        coach = replace(coach, name_line=text("report_service.coach"))
    if exported.visit.type is VisitType.ENERGY:
        seen = assess_records(exported.visit, exported.answers, exported.energy, exported.peildatum)
        return page_from(seen, exported.next_visit, coach)
    found = assess_answers(exported.answers, exported.peildatum)
    report = VisitReport(
        visit=exported.visit,
        dossier=exported.dossier,
        outcomes=found.outcomes,
        agreements=exported.agreements,
        findings=exported.findings,
        next_visit=exported.next_visit,
        plan=exported.plan.read(),
        look_back=exported.look_back,
        is_complete=found.is_complete,
        asked=asked_steps(exported.answers),
    )
    page = resident_page(report, coach, exported.peildatum)
    if exported.visit.type is not VisitType.BUDGET:
        return page
    paying = entries_of_plans(exported.debts.plans, exported.debts.instalments)
    money = budget_from(exported.budget, found, exported.findings, (exported.peildatum, DEFAULT_DAYS), paying)
    return with_money(page, money_blocks(money), front_from(exported.debts, coach, exported.peildatum))
