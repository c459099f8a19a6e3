"""What is past its term in words: the rows of the preview, and what went."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.change import Kind
from app.domain.retention import Due
from app.domain.wording import short_date
from app.services.retention import Erased, Preview
from app.texts import text

MOST_LISTED = 15
_KINDS = (Kind.NOTE, Kind.CONTACT_ATTEMPT, Kind.ATTACHMENT)


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that would go, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class DueView:
    """What would go; ``act`` is empty when nothing would."""

    rows: tuple[DueRow, ...]
    nothing: str
    held: str
    may_erase: bool


def view(preview: Preview) -> DueView:
    """The preview in words."""
    held = text("bewaren.vast", n=preview.due.held) if preview.due.held else ""
    nothing = "" if preview else text("bewaren.niets")
    return DueView((*_rows(preview.due), *_backups(preview)), nothing, held, bool(preview))


def erased_line(erased: Erased) -> str:
    """What went."""
    counts = [(Kind.DOSSIER, erased.dossiers), *erased.records] if erased.dossiers else list(erased.records)
    said = [text(f"bewaren.soort.{kind}", n=count) for kind, count in counts]
    said += [text("bewaren.soort.reservekopie", n=erased.backups)] if erased.backups else []
    return text("bewaren.gewist", wat=", ".join(said)) if said else text("bewaren.gewist_niets")


def left_line(erased: Erased) -> str:
    """Where a backup stayed that could not be removed."""
    return text("bewaren.kopie_blijft", map=erased.left) if erased.left else ""


def _rows(due: Due) -> Iterator[DueRow]:
    for one in due.dossiers[:MOST_LISTED]:
        yield DueRow(one.label, text(f"bewaren.reden.{one.term}", dag=short_date(one.since.date())))
    if len(due.dossiers) > MOST_LISTED:
        yield DueRow(text("bewaren.meer", n=len(due.dossiers) - MOST_LISTED), "")
    for kind in _KINDS:
        found = due.of_kind(kind)
        if found:
            oldest = min(one.since for one in found).date()
            yield DueRow(
                text(f"bewaren.soort.{kind}", n=len(found)), text("bewaren.in_blijvend", dag=short_date(oldest))
            )


def _backups(preview: Preview) -> Iterator[DueRow]:
    if preview.backups:
        yield DueRow(text("bewaren.soort.reservekopie", n=len(preview.backups)), text("bewaren.te_oud"))
