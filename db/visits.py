"""Visits and the agreements made in them."""

from datetime import date, timedelta

from app.domain.change import Kind
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.visit import Agreement, Visit
from db.shelf import Shelf, find, select
from db.store import Store

VISITS = Shelf(Kind.VISIT, Visit)
AGREEMENTS = Shelf(Kind.AGREEMENT, Agreement)


def visit(store: Store, visit_id: VisitId) -> Visit | None:
    """One visit."""
    return find(store, VISITS, visit_id)


def of_dossier(store: Store, dossier_id: DossierId) -> tuple[Visit, ...]:
    """All visits to a household, in the order of their moments."""
    return select(store, VISITS, "dossier_id = ? ORDER BY starts_at, id", dossier_id)


def on_day(store: Store, day: date) -> tuple[Visit, ...]:
    """The visits that start on this day, in the order of their moments."""
    following = (day + timedelta(days=1)).isoformat()
    return select(store, VISITS, "starts_at >= ? AND starts_at < ? ORDER BY starts_at, id", day.isoformat(), following)


def between(store: Store, first: date, last: date) -> tuple[Visit, ...]:
    """The visits that start from the first up to and including the last day, in the order of their moments."""
    following = (last + timedelta(days=1)).isoformat()
    return select(
        store, VISITS, "starts_at >= ? AND starts_at < ? ORDER BY starts_at, id", first.isoformat(), following
    )


def agreements_until(store: Store, last: date) -> tuple[Agreement, ...]:
    """The agreements that are not done and due on this day or before, by day."""
    return select(store, AGREEMENTS, "done_on IS NULL AND due <= ? ORDER BY due, id", last.isoformat())


def agreement(store: Store, agreement_id: RecordId) -> Agreement | None:
    """One agreement."""
    return find(store, AGREEMENTS, agreement_id)


def agreements(store: Store, visit_id: VisitId) -> tuple[Agreement, ...]:
    """The agreements of a visit by their place, 1 to 3."""
    return select(store, AGREEMENTS, "visit_id = ? ORDER BY position", visit_id)


def agreements_of_dossier(store: Store, dossier_id: DossierId) -> tuple[Agreement, ...]:
    """All agreements with a household, by the day they are due."""
    return select(store, AGREEMENTS, "dossier_id = ? ORDER BY due, position, id", dossier_id)
