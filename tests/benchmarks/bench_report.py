"""A report of four pages: laid out, tagged and written, against the bare PDF library drawing the same lines."""

import tempfile
from dataclasses import replace
from pathlib import Path

from app.reports import style
from app.reports.document import Document
from app.reports.flow import Mark, Words
from app.reports.layout import lay_out
from app.reports.pdf import write_pdf
from tests.benchmarks.result import Result
from tests.benchmarks.timing import median_of_both
from tests.reports.builders import a_report, an_outcome, the_outcomes, unknown

AIM_MS = 100.0
ROUNDS = 15
PAGES = 4


def four_pages() -> Document:
    """A page for the resident and three with figures."""
    return a_report(
        the_outcomes(
            an_outcome("zorgtoeslag", 1965, 1440, steps=11),
            unknown(an_outcome("huurtoeslag", steps=9), 900, 3200),
            replace(an_outcome("kindgebonden_budget", 5200, 5200, steps=4), estimate=True),
        )
    )


def _bare(pages: list[list[Mark]], target: Path) -> None:
    """The same lines in the same fonts at places that are known already: no layout, no tags."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(target), pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT), pageCompression=1)
    for page in pages:
        for mark in page:
            if isinstance(mark, Words):
                canvas.setFont(mark.face.value, mark.style.size)
                canvas.drawString(mark.x, style.PAGE_HEIGHT - mark.y, mark.words)
        canvas.showPage()
    canvas.save()


def run() -> list[Result]:
    """Times from a document to a file on disk."""
    document = four_pages()
    pages, _ = lay_out(document)
    if len(pages) != PAGES:
        raise ValueError(f"the sample has {len(pages)} pages, not {PAGES}")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "verslag.pdf"
        ours, reference = median_of_both(lambda: write_pdf(document, target), lambda: _bare(pages, target), ROUNDS)
    return [
        Result(
            name=f"report of {PAGES} pages, tagged, on disk",
            ours=f"{ours:.1f} ms",
            reference=f"{reference:.1f} ms (bare reportlab: the same lines, no layout, no tags)",
            ratio=ours / reference,
            aim=f"at most {AIM_MS:.0f} ms",
            met=ours <= AIM_MS,
        )
    ]
