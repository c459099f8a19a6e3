"""The page of the debts, made when it is first shown, and its signals and those of its panel handed to the acts."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from app.domain.ids import DossierId, VisitId
from app.domain.money import Cents
from app.services.debts.assessment import DebtsAssessment
from app.services.debts.talks import About
from ui.desk import Desk
from ui.visit.debts.acts import DebtActs
from ui.visit.debts.list.screen import ListPart
from ui.visit.debts.list.state import DebtForm
from ui.visit.debts.panel.view import DebtsPanel
from ui.visit.debts.places.state import Place
from ui.visit.debts.plan.screen import PlanPart
from ui.visit.debts.schedule.screen import SchedulePart
from ui.visit.debts.screen import DebtsPage
from ui.visit.debts.talk.screen import TalkPart


class _OfVisit(Protocol):
    """What says which visit is on screen."""

    @property
    def visit_id(self) -> VisitId: ...
    @property
    def dossier_id(self) -> DossierId: ...


class DebtsPages:
    """Makes the page. ``visit`` gives the visit that is shown, ``moved`` leads to another place of the debts."""

    def __init__(self, desk: Desk, visit: Callable[[], _OfVisit], moved: Callable[[str], None]) -> None:
        self._desk = desk
        self._visit = visit
        self._moved = moved
        self._plan_id = ""

    def make(self) -> DebtsPage:
        """A new page, connected."""
        page = DebtsPage(self._desk.today)
        page.moved.connect(self._moved)
        page.part_made.connect(partial(self._connect, page))
        return page

    def _connect(self, page: DebtsPage, part: object) -> None:
        match part:
            case ListPart():
                self._connect_list(page, part)
            case PlanPart():
                self._connect_plan(page, part)
            case SchedulePart():
                self._connect_schedule(page, part)
            case TalkPart():
                self._connect_talk(part)

    def _connect_talk(self, talk: TalkPart) -> None:
        talk.told.connect(
            lambda topic, result, said, until: self._acts().talk(
                topic, result, About(said=said, until=until), talk.tell_problem
            )
        )
        talk.exported.connect(lambda kind: self._acts().export(kind, talk.made, talk.tell_problem))
        talk.reported.connect(lambda: self._acts().report_talk(talk.made, talk.tell_problem))
        held = talk.withholding
        held.agreed.connect(lambda form: self._acts().withhold(form, held.tell_problem))
        held.ended.connect(lambda held_id, last: self._acts().end_withholding(held_id, last, held.tell_problem))

    def connect_panel(self, panel: DebtsPanel) -> None:
        """The panel leads to the plans."""
        panel.asked.connect(lambda: self._moved(Place.PLAN.value))

    def fill(self, page: DebtsPage, found: DebtsAssessment, at: str) -> None:
        """Show one of the places, and remember which plan it is about."""
        self._plan_id = found.plan.id if found.plan is not None else ""
        page.show_debts(found, at)

    def _connect_list(self, page: DebtsPage, part: ListPart) -> None:
        form = part.form
        form.finished.connect(lambda given: self._on_debt(page, given))
        form.removed.connect(lambda debt_id: self._acts().forget(debt_id, form.tell_problem))
        form.settled.connect(lambda debt_id: self._acts().settle(debt_id, True))
        form.reopened.connect(lambda debt_id: self._acts().settle(debt_id, False))
        part.attached.connect(lambda debt_id, picture: self._acts().attach(debt_id, picture))
        part.detached.connect(lambda debt_id, picture: self._acts().detach(debt_id, picture))

    def _connect_plan(self, page: DebtsPage, plan: PlanPart) -> None:
        plan.tried.connect(lambda amount: self._acts().try_plans(amount, plan.try_out, plan.tell_problem))
        plan.agreed.connect(lambda strategy, amount: self._on_agreed(page, strategy, amount))

    def _connect_schedule(self, page: DebtsPage, part: SchedulePart) -> None:
        part.paid.connect(lambda row: self._acts().paid(row, part.tell_problem))
        part.missed.connect(lambda row: self._acts().missed(row, part.tell_problem))
        part.moved.connect(lambda row, day: self._acts().move(row, day, part.tell_problem))
        part.paused.connect(lambda first, last, words: self._on_paused(page, (first, last), words))
        part.resumed.connect(lambda: self._acts().resume(self._plan_id))
        part.stopped.connect(lambda: self._acts().stop(self._plan_id))
        part.printed.connect(
            lambda debt_id: self._acts().print_plan(self._plan_id, debt_id, part.made, part.tell_problem)
        )

    def _acts(self) -> DebtActs:
        visit = self._visit()
        return DebtActs(self._desk, visit.visit_id, visit.dossier_id)

    def _on_debt(self, page: DebtsPage, form: DebtForm) -> None:
        self._acts().debt(form, lambda _changes: page.list.kept(form), page.list.form.tell_problem)

    def _on_agreed(self, page: DebtsPage, strategy: str, amount: Cents | None) -> None:
        self._acts().agree(strategy, amount, lambda _changes: self._moved(Place.SCHEDULE.value), page.plan.tell_problem)

    def _on_paused(self, page: DebtsPage, span: tuple[date | None, date | None], words: str) -> None:
        self._acts().pause(self._plan_id, span, words, page.schedule.tell_problem)
