"""The list per complex on paper and as rows of a table: dwellings with their label, and numbers that may be told."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.domain.wording import full_date
from app.energy.complexes import FEWEST, ComplexList, Count, Dwelling
from app.reports.document import Block, Document, Heading, Paragraph, Table, Tone
from app.texts import text

COLUMNS = ("complex", "soort", "adres", "label", "aandacht", "signaal", "aantal", "van", "bron")


def complex_document(lists: Sequence[ComplexList], today: date) -> Document:
    """The list as a document for the manager of the complexes."""
    title = text("report.complex.titel")
    blocks = (
        Heading(1, title),
        Paragraph(text("report.energy.made_on", day=full_date(today)), Tone.SOFT),
        Paragraph(text("report.complex.uitleg", minst=FEWEST)),
        *(block for one in lists for block in _complex(one)),
        *(() if lists else (Paragraph(text("report.complex.leeg")),)),
    )
    return Document(title, text("report.language"), blocks)


def complex_rows(lists: Sequence[ComplexList]) -> tuple[tuple[str, ...], ...]:
    """The rows of a table with its head: a row per dwelling, and one per number that may be told."""
    head = tuple(text(f"report.complex.kolom.{column}") for column in COLUMNS)
    return (head, *(row for one in lists for row in _rows(one)))


def _rows(one: ComplexList) -> Iterator[tuple[str, ...]]:
    for dwelling in one.dwellings:
        yield one.name, text("report.complex.woning"), dwelling.address, *_label(dwelling), "", "", "", ""
    for count in one.counts:
        told = count_words(count)
        yield one.name, text("report.complex.telling"), "", "", "", count.finding.name.spoken(), *told, source_of(count)


def _label(dwelling: Dwelling) -> tuple[str, str]:
    return dwelling.label or text("report.complex.onbekend"), text("report.complex.ja") if dwelling.is_flagged else ""


def count_words(count: Count) -> tuple[str, str]:
    """The number and of how many, or the words that say that it is not told."""
    return _number(count.number), _number(count.known)


def _number(number: int | None) -> str:
    return text("report.complex.te_weinig") if number is None else str(number)


def source_of(count: Count) -> str:
    """What the number means, and who set the threshold."""
    source = count.finding.source
    return f"{source.law}, {source.article}. {text(f'energie_scherm.zekerheid.{source.confidence}')}"


def flagged_words(one: ComplexList) -> str:
    """How many labels are E, F or G."""
    if not any(dwelling.is_flagged for dwelling in one.dwellings):
        return text("report.complex.geen_slecht")
    if one.flagged is None:
        return text("report.complex.weinig_slecht", minst=FEWEST)
    return text("report.complex.slecht", n=one.flagged, alle=len(one.dwellings))


def _complex(one: ComplexList) -> Iterator[Block]:
    yield Heading(2, one.name)
    if one.dwellings:
        yield Paragraph(flagged_words(one))
        head = tuple(text(f"report.complex.kolom.{column}") for column in ("adres", "label", "aandacht"))
        rows = tuple((dwelling.address, *_label(dwelling)) for dwelling in one.dwellings)
        yield Table(head=head, rows=rows, shares=(50, 20, 30))
    if one.counts:
        head = tuple(text(f"report.complex.kolom.{column}") for column in ("signaal", "aantal", "van", "bron"))
        counted = tuple((count.finding.name.spoken(), *count_words(count), source_of(count)) for count in one.counts)
        yield Table(head=head, rows=counted, caption=text("report.complex.tellingen"), shares=(28, 16, 16, 40))
