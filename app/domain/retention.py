"""How long things stay: the terms an organisation sets, and what is past them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.change import Kind
from app.domain.ids import DossierId


class Term(StrEnum):
    """What has a term of its own."""

    CLOSED = "afgesloten"
    """A dossier, since it was closed."""
    SILENT = "stil"
    """A dossier that was not closed, since anything happened in it."""
    NOTE = "notitie"
    CONTACT = "contact"
    PHOTO = "foto"
    BACKUP = "reservekopie"
    TAKEN_BACK = "teruggehaald"
    """A dossier that came from a file and was taken back."""


@dataclass(frozen=True, slots=True)
class DueDossier:
    """A dossier past its term: which one, since when (local time), and whether it is held by law."""

    id: DossierId
    label: str
    term: Term
    since: datetime
    is_held: bool


@dataclass(frozen=True, slots=True)
class DueRecord:
    """A note, a contact attempt or a photo past its term, in a dossier that stays."""

    kind: Kind
    record_id: str
    dossier_id: DossierId
    since: datetime
    is_held: bool


@dataclass(frozen=True, slots=True)
class Due:
    """Everything that would go now; ``held`` counts the dossiers of which something stays because they are held."""

    dossiers: tuple[DueDossier, ...] = ()
    records: tuple[DueRecord, ...] = ()
    held: int = 0

    def __bool__(self) -> bool:
        return bool(self.dossiers or self.records)

    def of_kind(self, kind: Kind) -> tuple[DueRecord, ...]:
        """The records of one kind."""
        return tuple(one for one in self.records if one.kind is kind)

    def common(self, other: "Due") -> "Due":
        """What stands in both: what was shown and is still due."""
        dossiers = {one.id for one in other.dossiers}
        records = {one.record_id for one in other.records}
        return Due(
            tuple(one for one in self.dossiers if one.id in dossiers),
            tuple(one for one in self.records if one.record_id in records),
            self.held,
        )
