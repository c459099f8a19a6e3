"""What a payment plan takes from the account, for the days of the month."""

from collections.abc import Iterable
from datetime import date

from app.budget.ledger import Entry
from app.domain.debt import GOING, Instalment, InstalmentState, PaymentPlan
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.texts import text

CATEGORY = "betalingsregeling"


def entries_of_plans(plans: Iterable[PaymentPlan], instalments: Iterable[Instalment]) -> tuple[Entry, ...]:
    """The payments that plans still ask, one movement per plan and day in eurocents below zero; by day."""
    going = {plan.id for plan in plans if plan.state in GOING}
    sums: dict[tuple[date, RecordId], int] = {}
    for row in instalments:
        if row.state is InstalmentState.OPEN and row.plan_id in going:
            place = (row.due, row.plan_id)
            sums[place] = sums.get(place, 0) + row.amount
    label = text("budget.betaalplan")
    return tuple([Entry(day, day, Cents(-sums[day, plan]), plan, label, CATEGORY) for day, plan in sorted(sums)])
