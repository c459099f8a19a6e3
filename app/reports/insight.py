"""Everything held about one dossier, as a document that the resident can read and keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.wording import full_date
from app.reports.document import Block, Document, Heading, Paragraph, Table, Tone
from app.texts import text


@dataclass(frozen=True, slots=True)
class InsightSection:
    """One kind of record: the names of its columns and a row of words per record. ``shares`` as in Table."""

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...] = ()


def insight_document(sections: Sequence[InsightSection], made_on: date) -> Document:
    """All sections in their order; one without rows says that nothing is held."""
    blocks: list[Block] = [
        Heading(1, text("report.insight.heading")),
        Paragraph(text("report.insight.made_on", day=full_date(made_on)), Tone.FINE),
    ]
    for section in sections:
        blocks.append(Heading(2, section.heading))
        blocks.append(_content(section))
    return Document(text("report.insight.title"), text("report.language"), tuple(blocks))


def _content(section: InsightSection) -> Block:
    if not section.rows:
        return Paragraph(text("report.insight.nothing"), Tone.FINE)
    count = text("report.insight.count", n=len(section.rows))
    return Table(section.head, section.rows, caption=count, shares=section.shares)
