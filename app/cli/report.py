"""The command ``verslag``: the PDF of an exported visit."""

from dataclasses import replace
from pathlib import Path

from app.cli.arguments import Given
from app.cli.terminal import Said, Terminal
from app.errors import UserError
from app.intake.telling import asked_steps
from app.reports.resident import VisitReport, resident_page
from app.services.assessment import assess_answers
from app.services.text_files import read_stream, read_text
from app.services.visit_file import LARGEST_FILE, read_visit
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
    exported = read_visit(content)
    report = VisitReport(
        visit=exported.visit,
        dossier=exported.dossier,
        outcomes=assess_answers(exported.answers, exported.peildatum).outcomes,
        agreements=exported.agreements,
        findings=exported.findings,
        next_visit=exported.next_visit,
        asked=asked_steps(exported.answers),
    )
    coach = (
        exported.coach if exported.coach.name_line else replace(exported.coach, name_line=text("report_service.coach"))
    )
    write_pdf(resident_page(report, coach, exported.peildatum), target)
    return Said(text("cli.verslag_klaar", bestand=str(target)) + "\n")
