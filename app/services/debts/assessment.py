"""Everything the debts of a household come to: the list with its checks, the room, plans, the schedule and the talk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.debts.check import DebtCheck, check_debt
from app.debts.overview import Overview, by_urgency, overview
from app.debts.schedule import LookedBack
from app.domain.attachment import Attachment
from app.domain.debt import Debt, Instalment, InstalmentState, PaymentPlan, TalkOutcome, TalkTopic, Withholding
from app.domain.ids import RecordId, VisitId
from app.domain.money import Cents
from app.services import attachments, visits
from app.services.debts import instalments, plans, records, talks, withholding
from app.services.debts.plans import Options
from app.services.debts.withholding import Fit
from app.services.session import Session


@dataclass(frozen=True, slots=True)
class DayOfPaying:
    """A day on which a plan pays, and everything of that day together in eurocents."""

    day: date
    amount: Cents


@dataclass(frozen=True, slots=True)
class DebtsAssessment:
    """What the pages about debts show. ``options`` is None while the budget has no income.

    ``plan`` is the newest plan that runs or pauses, with its ``rows``; ``letters`` are the pictures of each debt, by
    its id, ``pictures`` all of the dossier. ``withholding_fits`` is None where holding rent back is no way.
    """

    today: date
    overview: Overview
    checks: Mapping[RecordId, DebtCheck]
    options: Options | None
    plan: PaymentPlan | None
    rows: tuple[Instalment, ...]
    look_back: LookedBack | None
    talk: Mapping[TalkTopic, TalkOutcome]
    withholdings: tuple[Withholding, ...]
    withholding_fits: Fit | None
    letters: Mapping[RecordId, tuple[Attachment, ...]]
    pictures: tuple[Attachment, ...]

    @property
    def next_payment(self) -> DayOfPaying | None:
        """The next day on which the plan pays; None when nothing is to come."""
        ahead = [row for row in self.rows if row.state is InstalmentState.OPEN and row.due >= self.today]
        day = min((row.due for row in ahead), default=None)
        if day is None:
            return None
        return DayOfPaying(day, Cents(sum(row.amount for row in ahead if row.due == day)))

    @property
    def in_plan(self) -> tuple[Debt, ...]:
        """The debts that the plan pays, the most pressing first."""
        paid = {row.debt_id for row in self.rows}
        return by_urgency(debt for debt in (*self.overview.debts, *self.overview.settled) if debt.id in paid)

    def debt(self, debt_id: str) -> Debt | None:
        """One debt of the list, settled ones too."""
        return next((one for one in (*self.overview.debts, *self.overview.settled) if one.id == debt_id), None)


def assess(session: Session, visit_id: VisitId) -> DebtsAssessment:
    """The debts of the household of a visit, as of today."""
    dossier_id, today = visits.load(session, visit_id).dossier_id, session.now().date()
    found = overview(records.listing(session, dossier_id))
    plan = plans.present(session, dossier_id)
    known = (*found.debts, *found.settled)
    return DebtsAssessment(
        today=today,
        overview=found,
        checks={debt.id: check_debt(debt, today) for debt in known},
        options=plans.options(session, dossier_id),
        plan=plan,
        rows=plans.schedule(session, plan.id) if plan is not None else (),
        look_back=instalments.since_last_visit(session, dossier_id),
        talk=talks.of_visit(session, visit_id),
        withholdings=withholding.listing(session, dossier_id),
        withholding_fits=withholding.fit(session, dossier_id, found.debts),
        letters={debt.id: tuple(records.letters(session, debt.id)) for debt in known},
        pictures=attachments.listing(session, dossier_id),
    )
