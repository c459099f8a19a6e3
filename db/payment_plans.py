"""Plans to pay creditors, and the instalments of each."""

from app.domain.change import Kind
from app.domain.debt import Instalment, PaymentPlan
from app.domain.ids import DossierId, RecordId
from db.shelf import Shelf, find, select
from db.store import Store

PAYMENT_PLANS = Shelf(Kind.PAYMENT_PLAN, PaymentPlan)
INSTALMENTS = Shelf(Kind.INSTALMENT, Instalment)


def plan(store: Store, plan_id: RecordId) -> PaymentPlan | None:
    """One plan."""
    return find(store, PAYMENT_PLANS, plan_id)


def plans(store: Store, dossier_id: DossierId) -> tuple[PaymentPlan, ...]:
    """The plans of a household, the oldest first."""
    return select(store, PAYMENT_PLANS, "dossier_id = ? ORDER BY id", dossier_id)


def instalment(store: Store, instalment_id: RecordId) -> Instalment | None:
    """One instalment."""
    return find(store, INSTALMENTS, instalment_id)


def instalments(store: Store, plan_id: RecordId) -> tuple[Instalment, ...]:
    """The instalments of a plan by their day, in the order of paying on a day."""
    return select(store, INSTALMENTS, "plan_id = ? ORDER BY due, id", plan_id)


def instalments_of(store: Store, dossier_id: DossierId) -> tuple[Instalment, ...]:
    """The instalments of all plans of a household, by their day."""
    return select(store, INSTALMENTS, "dossier_id = ? ORDER BY due, id", dossier_id)
