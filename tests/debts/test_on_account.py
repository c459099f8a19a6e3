"""What a payment plan takes from the account."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.debts.on_account import entries_of_plans
from app.domain.debt import Instalment, InstalmentState, PaymentPlan, PlanState, Strategy
from app.domain.ids import RecordId
from app.domain.money import Cents
from tests.debts.builders import DOSSIER, TODAY

PLAN = PaymentPlan(RecordId("p"), DOSSIER, Strategy.EVENLY, Cents(95_00), Cents(95_00), None, TODAY)


def row(due: date, amount: int, state: InstalmentState = InstalmentState.OPEN, plan: str = "p") -> Instalment:
    name = RecordId(f"{due}{amount}{plan}")
    return Instalment(name, DOSSIER, RecordId(plan), RecordId("huur"), due, due, Cents(amount), state)


def test_two_creditors_on_one_day_are_one_movement_and_what_is_done_is_none():
    rows = [row(date(2026, 12, 24), 60_00), row(date(2026, 12, 24), 35_00), row(date(2027, 1, 25), 95_00)]
    rows += [row(date(2026, 11, 24), 95_00, state) for state in InstalmentState if state is not InstalmentState.OPEN]
    found = entries_of_plans([PLAN], rows)
    assert [(one.day, one.amount, one.label) for one in found] == [
        (date(2026, 12, 24), -95_00, "Betaalplan"), (date(2027, 1, 25), -95_00, "Betaalplan")
    ]  # fmt: skip


def test_a_plan_that_ended_takes_nothing_and_one_that_pauses_takes_what_is_still_planned():
    rows = [row(date(2027, 5, 24), 95_00)]
    ended = [replace(PLAN, state=state) for state in (PlanState.STOPPED, PlanState.DONE)]
    assert entries_of_plans(ended, rows) == ()
    assert len(entries_of_plans([replace(PLAN, state=PlanState.PAUSED)], rows)) == 1


@given(st.lists(st.builds(row, st.dates(TODAY, date(2028, 1, 1)), st.integers(1, 100_00))), st.randoms())
def test_the_sum_and_the_order_are_kept(rows, random):
    found = entries_of_plans([PLAN], rows)
    assert sum(one.amount for one in found) == -sum(one.amount for one in rows)
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert entries_of_plans([PLAN], shuffled) == found
    assert [one.day for one in found] == sorted({one.due for one in rows})
