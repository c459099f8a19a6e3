"""Who opened which dossier when."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.ids import DossierId
from app.protocol.clock import moment_of
from app.services.session import Session
from db import cases


@dataclass(frozen=True, slots=True)
class Opening:
    """One line of the log: when (local time), who, what (geopend, inzage, gewist), and which dossier.

    ``label`` is empty for a dossier that was erased.
    """

    at: datetime
    actor: str
    what: str
    dossier_id: DossierId
    label: str


def log(session: Session, limit: int, dossier_id: DossierId | None = None) -> tuple[Opening, ...]:
    """The newest lines, of everything or of one dossier."""
    return tuple(
        Opening(
            moment_of(one.at).astimezone().replace(tzinfo=None, microsecond=0), one.actor, one.what, of_dossier, label
        )
        for one, of_dossier, label in cases.newest_accesses(session.store, limit, dossier_id)
    )
