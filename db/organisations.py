"""The register of organisations that help households."""

from app.domain.change import Kind
from app.domain.ids import RecordId
from app.domain.organisation import Organisation
from db.shelf import Shelf, find, select
from db.store import Store

ORGANISATIONS = Shelf(Kind.ORGANISATION, Organisation)


def organisation(store: Store, organisation_id: RecordId) -> Organisation | None:
    """One organisation."""
    return find(store, ORGANISATIONS, organisation_id)


def all_of_them(store: Store) -> tuple[Organisation, ...]:
    """The whole register, by name."""
    return select(store, ORGANISATIONS, "TRUE ORDER BY name COLLATE NOCASE, id")


def of_kind(store: Store, kind: str) -> tuple[Organisation, ...]:
    """The organisations that give one kind of help, by name."""
    return select(store, ORGANISATIONS, "kind = ? ORDER BY name COLLATE NOCASE, id", kind)
