"""What a coach does about debts, each act one service call; nothing here shows anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.change import Changes
from app.domain.debt import Strategy, TalkResult, TalkTopic
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.money import Cents
from app.errors import SpokenError, UserError
from app.paths import report_folder
from app.services import visits
from app.services.debts import instalments, papers, plans, records, talks, withholding
from app.services.debts.assessment import DebtsAssessment, assess
from app.services.session import Session
from ui.desk import Desk
from ui.visit.debts.list.state import DebtForm
from ui.visit.debts.withholding.state import WithholdingForm

Failed = Callable[[SpokenError], None]
Done = Callable[[Path], None]

LISTS: Mapping[str, Callable[[Session, DossierId, Path], Path]] = {
    "pdf": papers.creditors_pdf,
    "xlsx": papers.creditors_xlsx,
    "csv": papers.creditors_csv,
}
"""How the list of all creditors can leave."""


@dataclass(frozen=True, slots=True)
class DebtActs:
    """The acts of one visit. Results come back as changes, which the screen reads again."""

    desk: Desk
    visit_id: VisitId
    dossier_id: DossierId

    def debt(self, form: DebtForm, done: Callable[[object], None], failed: Failed) -> None:
        """Add a debt, or change the one the form names."""
        self.desk.run(_kept_debt, (self.dossier_id, self.visit_id, form), done, failed)

    def forget(self, debt_id: str, failed: Failed) -> None:
        """Take a debt away."""
        self.desk.run(records.remove, (RecordId(debt_id),), None, failed)

    def settle(self, debt_id: str, is_settled: bool) -> None:
        """Keep that a debt was paid off today, or is open again."""
        day = self.desk.today() if is_settled else None
        self.desk.run(records.settle, (RecordId(debt_id), day))

    def attach(self, debt_id: str, picture_id: str) -> None:
        """Tie a picture of the dossier to a debt."""
        self.desk.run(records.attach, (RecordId(debt_id), RecordId(picture_id)))

    def detach(self, debt_id: str, picture_id: str) -> None:
        """Loosen a picture from a debt; it stays in the dossier."""
        self.desk.run(records.detach, (RecordId(debt_id), RecordId(picture_id)))

    def try_plans(self, per_month: Cents | None, done: Callable[[DebtsAssessment], None], failed: Failed) -> None:
        """Reckon the plans with another amount per month; nothing is kept."""
        self.desk.run(_tried, (self.visit_id, per_month), done, failed)

    def agree(self, strategy: str, per_month: Cents | None, done: Callable[[object], None], failed: Failed) -> None:
        """Agree on a plan."""
        self.desk.run(_agreed, (self.dossier_id, self.visit_id, strategy, per_month), done, failed)

    def paid(self, instalment_id: str, failed: Failed) -> None:
        """Keep that a payment was made, on its day."""
        self.desk.run(_paid, (RecordId(instalment_id),), None, failed)

    def missed(self, instalment_id: str, failed: Failed) -> None:
        """Keep that a payment was not made; a task asks what is needed."""
        self.desk.run(instalments.miss, (RecordId(instalment_id),), None, failed)

    def move(self, instalment_id: str, day: date | None, failed: Failed) -> None:
        """Agree on another day for a payment."""
        self.desk.run(_moved, (RecordId(instalment_id), day), None, failed)

    def pause(self, plan_id: str, span: tuple[date | None, date | None], condition: str, failed: Failed) -> None:
        """Stop a plan for a while."""
        self.desk.run(_paused, (RecordId(plan_id), span, condition), None, failed)

    def resume(self, plan_id: str) -> None:
        """Let a plan go on."""
        self.desk.run(plans.resume, (RecordId(plan_id),))

    def stop(self, plan_id: str) -> None:
        """End a plan."""
        self.desk.run(plans.stop, (RecordId(plan_id),))

    def talk(self, topic: str, result: str, about: talks.About, failed: Failed) -> None:
        """Keep what came of a subject of the talk."""
        self.desk.run(_talked, (self.visit_id, TalkTopic(topic), TalkResult(result), about), None, failed)

    def withhold(self, form: WithholdingForm, failed: Failed) -> None:
        """Keep that rent is held back from a benefit, with the consent."""
        self.desk.run(_withheld, (self.dossier_id, form), None, failed)

    def end_withholding(self, held_id: str, last: date | None, failed: Failed) -> None:
        """Let rent no longer be held back after a day; today when none was given."""
        self.desk.run(withholding.end, (RecordId(held_id), last or self.desk.today()), None, failed)

    def export(self, kind: str, done: Done, failed: Failed) -> None:
        """Write the list of all creditors."""
        self.desk.run(LISTS[kind], (self.dossier_id, report_folder()), done, failed)

    def report_talk(self, done: Done, failed: Failed) -> None:
        """Write what the talk brought."""
        self.desk.run(papers.talk_pdf, (self.visit_id, report_folder()), done, failed)

    def print_plan(self, plan_id: str, debt_id: str, done: Done, failed: Failed) -> None:
        """Write the whole plan, or the agreement with one creditor."""
        if debt_id:
            args = (RecordId(plan_id), RecordId(debt_id), report_folder())
            self.desk.run(papers.agreement_pdf, args, done, failed)
        else:
            self.desk.run(papers.plan_pdf, (RecordId(plan_id), report_folder()), done, failed)


def _kept_debt(session: Session, dossier_id: DossierId, visit_id: VisitId, form: DebtForm) -> Changes:
    if form.debt_id:
        return records.change(session, RecordId(form.debt_id), **form.about())
    return records.add(session, dossier_id, visit_id, **form.about())[0]


def _tried(session: Session, visit_id: VisitId, per_month: Cents | None) -> DebtsAssessment:
    found = assess(session, visit_id)
    options = plans.options(session, visits.load(session, visit_id).dossier_id, per_month=per_month)
    return replace(found, options=options)


def _agreed(
    session: Session, dossier_id: DossierId, visit_id: VisitId, strategy: str, per_month: Cents | None
) -> Changes:
    wish = plans.Wish(per_month=per_month)
    return plans.agree(session, dossier_id, strategy=Strategy(strategy), visit_id=visit_id, wish=wish)[0]


def _paid(session: Session, instalment_id: RecordId) -> Changes:
    return instalments.pay(session, instalment_id, instalments.load(session, instalment_id).due)


def _moved(session: Session, instalment_id: RecordId, day: date | None) -> Changes:
    if day is None:
        raise UserError("schulden_scherm.fout.dag")
    return instalments.move(session, instalment_id, day)


def _paused(session: Session, plan_id: RecordId, span: tuple[date | None, date | None], condition: str) -> Changes:
    first, last = span
    if first is None or last is None:
        raise UserError("schulden_scherm.fout.pauze")
    return plans.pause(session, plan_id, first, last, condition)


def _withheld(session: Session, dossier_id: DossierId, form: WithholdingForm) -> Changes:
    return withholding.agree(session, dossier_id, *form.needed(), **form.about())[0]


def _talked(session: Session, visit_id: VisitId, topic: TalkTopic, result: TalkResult, about: talks.About) -> Changes:
    return talks.keep(session, visit_id, topic, result, **about)
