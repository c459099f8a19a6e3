"""A dossier: one household as the coach keeps it, with its notes, contact attempts and grounds for disclosure."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import DossierId, RecordId, VisitId


@dataclass(frozen=True, slots=True)
class Dossier:
    """One household. ``label`` is how the coach calls it ("Alleenstaande ouder, twee kinderen"); all encrypted."""

    id: DossierId
    label: str
    address: str = ""
    district: str = ""
    phone: str = ""
    created_at: datetime | None = None
    closed_on: date | None = None
    legal_hold: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Append-only; a correction is a new note that names the one it corrects."""

    id: RecordId
    dossier_id: DossierId
    body: str
    written_at: datetime
    author: str
    visit_id: VisitId | None = None
    corrects: RecordId | None = None


class ContactWay(StrEnum):
    """How contact was sought."""

    PHONE = "telefoon"
    LETTER = "brief"
    MAIL = "e-mail"
    MESSAGE = "bericht"
    DOOR = "aan_de_deur"


@dataclass(frozen=True, slots=True)
class ContactAttempt:
    """One attempt to reach the household and what came of it."""

    id: RecordId
    dossier_id: DossierId
    way: ContactWay
    at: datetime
    outcome: str
    author: str


class Ground(StrEnum):
    """The grounds of AVG article 6 on which something may be kept or shared."""

    CONSENT = "toestemming"
    LEGAL_TASK = "wettelijke_taak"
    LEGITIMATE_INTEREST = "gerechtvaardigd_belang"
    VITAL_INTEREST = "vitaal_belang"


@dataclass(frozen=True, slots=True)
class DisclosureGround:
    """On what ground which parts may go to whom until when; consent can be withdrawn."""

    id: RecordId
    dossier_id: DossierId
    ground: Ground
    purpose: str
    receiver: str
    parts: tuple[str, ...]
    how_given: str
    given_at: datetime
    until: date | None = None
    withdrawn_at: datetime | None = None
