"""What a coach does with each opportunity."""

from app.domain.change import Kind
from app.domain.finding import Finding
from app.domain.ids import DossierId
from db.shelf import Shelf, select
from db.store import Store

FINDINGS = Shelf(Kind.FINDING, Finding)


def of_dossier(store: Store, dossier_id: DossierId) -> tuple[Finding, ...]:
    """All findings of a dossier, by regeling."""
    return select(store, FINDINGS, "dossier_id = ? ORDER BY regeling", dossier_id)


def of_regeling(store: Store, dossier_id: DossierId, regeling: str) -> Finding | None:
    """The finding of one regeling."""
    found = select(store, FINDINGS, "dossier_id = ? AND regeling = ?", dossier_id, regeling)
    return found[0] if found else None
