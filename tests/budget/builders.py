"""Lines of a budget for tests, with few words."""

from datetime import date
from typing import Any

from app.budget.categories import categories
from app.budget.lines import BudgetLine, Frequency
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents, parse_euros


def line(category: str, amount: str | None, per: str | None = None, **more: Any) -> BudgetLine:
    """A line of this category; its id and label are the category unless told otherwise."""
    kind = categories()[category]
    given: dict[str, Any] = {
        "id": RecordId(more.pop("name", category)),
        "dossier_id": DossierId("d"),
        "category": category,
        "label": kind.name,
        "amount": None if amount is None else parse_euros(amount.replace(".", ","), "amount"),
        "per": Frequency(per) if per else kind.per,
        "payment": kind.payment,
        "must": kind.must,
    }
    return BudgetLine(**given | more)


def euro(amount: str) -> Cents:
    return parse_euros(amount, "amount")


def on(text: str) -> date:
    return date.fromisoformat(text)
