"""The letter to who collects: on which day the resident would like a cost to be collected from now on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.wording import full_date, month_name
from app.reports.document import Align, Block, Document, Heading, Paragraph, Signature, Table, Tone
from app.texts import text


@dataclass(frozen=True, slots=True)
class Asked:
    """One cost: what it is called, its present day of the month, the day asked for, and the first of the month from
    which it should hold.
    """

    what: str
    from_day: int
    to_day: int
    since: date


def collection_letter(asked: Sequence[Asked], address: str, contact: str, today: date) -> Document:
    """The letter as a document. It says nothing about income, debts or why. ValueError when nothing is asked."""
    if not asked:
        raise ValueError("a letter without a question")
    head = tuple(text(f"report.collection.{name}") for name in ("what", "from", "to", "since"))
    rows = tuple(
        (
            one.what,
            text("report.collection.day", day=one.from_day),
            text("report.collection.day", day=one.to_day),
            f"{month_name(one.since.month)} {one.since.year}",
        )
        for one in asked
    )
    aligned = (Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT)
    blocks: tuple[Block, ...] = (
        Heading(1, text("report.collection.title")),
        Paragraph(full_date(today).capitalize(), Tone.SOFT),
        Paragraph(text("report.collection.from_whom", address=address), apart=True),
        Paragraph(text("report.collection.asks"), apart=True),
        Table(head, rows, caption=text("report.collection.table"), aligned=aligned, shares=(34, 18, 18, 30)),
        Paragraph(text("report.collection.why")),
        Paragraph(text("report.collection.answer"), apart=True),
        Paragraph(text("report.collection.helper", contact=contact)),
        Signature((text("report.collection.who"),), (text("report.collection.name"), text("report.collection.signed"))),
    )
    return Document(text("report.collection.title"), text("report.language"), blocks)
