"""What the coach takes back: the materials that were placed and are still needed, and what is to be looked at again."""

from collections.abc import Sequence
from datetime import date

from app.domain.wording import full_date
from app.energy.answers import CheckAnswer, per_item, stock
from app.energy.checklist import Checklist
from app.reports.document import Align, Block, Document, Heading, Paragraph, Table, Tone
from app.texts import text


def stock_list(answers: Sequence[CheckAnswer], among: Checklist, today: date) -> Document:
    """The stock list of one visit. It names no household: it may lie in the van."""
    blocks = (
        Heading(1, text("report.stock.title")),
        Paragraph(text("report.energy.made_on", day=full_date(today)), Tone.SOFT),
        *_materials(answers, among),
        *_again(answers, among),
    )
    return Document(text("report.stock.title"), text("report.language"), blocks)


def _materials(answers: Sequence[CheckAnswer], among: Checklist) -> tuple[Block, ...]:
    rows = tuple(
        (among.material(line.material).name, among.material(line.material).unit, str(line.used), str(line.still_needed))
        for line in stock(answers, among)
    )
    if not rows:
        return (Paragraph(text("report.stock.nothing")),)
    return (
        Table(
            head=tuple(text(f"report.stock.{column}") for column in ("material", "unit", "used", "needed")),
            rows=rows,
            caption=text("report.stock.caption"),
            aligned=(Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT),
            shares=(46, 14, 18, 22),
        ),
    )


def _again(answers: Sequence[CheckAnswer], among: Checklist) -> tuple[Block, ...]:
    """What is to be looked at again, the first day first."""
    found = [(answer.look_again, item.title) for item, answer in per_item(answers, among) if answer.look_again]
    if not found:
        return ()
    rows = tuple((full_date(day), title) for day, title in sorted(found))
    head = (text("report.stock.day"), text("report.stock.what"))
    return Heading(2, text("report.stock.again")), Table(head=head, rows=rows, shares=(40, 60))
