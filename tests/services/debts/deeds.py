"""What a coach may do about debts in any order, one service call at a time, for the tests of undo."""

from collections.abc import Callable

from hypothesis import strategies as st

from app.debts.planning import claims
from app.domain.change import Changes
from app.domain.debt import InstalmentState, Strategy, TalkResult, TalkTopic
from app.domain.ids import DossierId
from app.domain.money import Cents
from app.domain.visit import VisitType
from app.services import visits
from app.services.budget import lines as budget_lines
from app.services.debts import instalments, plans, talks
from app.services.debts import records as debts
from app.services.session import Session
from tests.builders import MONDAY

Deed = Callable[[Session, DossierId], Changes]
DAY = MONDAY.date()
MONTH = {"loon": Cents(3_000_00), "huur": Cents(900_00)}
"""A budget that leaves something: its lines by category."""


def first_visit(session, dossier):
    planned = visits.of_dossier(session, dossier)
    return planned[0].id if planned else visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY)[1]


def a_debt(creditor, amount) -> Deed:
    def deed(s, d):
        standing = debts.listing(s, d)
        if len(standing) > 2 and plans.present(s, d) is None:
            return debts.remove(s, standing[1].id)
        if standing and amount > 50_00:
            return debts.change(s, standing[0].id, creditor=creditor, costs=Cents(amount))
        return debts.add(s, d, creditor=creditor, kind="huur", principal=Cents(amount))[0]

    return deed


def a_debt_of_the_visit(s, d) -> Changes:
    return debts.add(s, d, first_visit(s, d), creditor="Corporatie", kind="huur")[0]


def a_payment_plan(missed) -> Deed:
    """The next thing on the way to a plan, or when there is one, what came of its next instalment."""

    def deed(s, d):
        plan, known = plans.present(s, d), {line.category for line in budget_lines.listing(s, d)}
        if plan is not None:
            return plans.stop(s, plan.id) if missed is None else _of_the_next(s, plan.id, missed)
        lacking = next((category for category in MONTH if category not in known), None)
        if lacking is not None:
            return budget_lines.add(s, first_visit(s, d), lacking, amount=MONTH[lacking])[0]
        if not claims(debts.listing(s, d)):
            return debts.add(s, d, creditor="Corporatie", kind="huur", principal=Cents(180_05))[0]
        return plans.agree(s, d, strategy=Strategy.URGENT_FIRST)[0]

    return deed


def _of_the_next(s, plan_id, missed) -> Changes:
    row = next(row for row in plans.schedule(s, plan_id) if row.state is InstalmentState.OPEN)
    return instalments.miss(s, row.id) if missed else instalments.pay(s, row.id, DAY, Cents(min(5_00, row.amount)))


def a_talk(result) -> Deed:
    return lambda s, d: talks.keep(s, first_visit(s, d), TalkTopic.NO_COSTS, result)


DEBT_DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.builds(a_debt, st.sampled_from(["Corporatie", "Webwinkel"]), st.integers(1, 100_00)),
    st.builds(a_payment_plan, st.sampled_from([None, True, False, False])),
    st.builds(a_talk, st.sampled_from([None, *TalkResult])),
)
