"""The pages beside a step of a visit: a finding in detail, a question of the resident's own plan, and looking back."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.finding import FindingState
from app.domain.visit import Step
from ui.visit.finding.screen import FindingPage
from ui.visit.finding.state import Details, sheet_of
from ui.visit.followup.screen import FollowUpPage
from ui.visit.followup.state import back_view
from ui.visit.goals.acts import PlanActs
from ui.visit.goals.asks import place_at
from ui.visit.goals.screen import AskPage
from ui.visit.goals.section import PlanSection
from ui.visit.goals.state import Asked, ask_at
from ui.visit.loading import Loaded
from ui.visit.opportunities.state import planned_for
from ui.visit.route.state import LOOK_BACK, Spot, detail_of, finding_of

if TYPE_CHECKING:
    from ui.visit.pages import Pages


class Beside:
    """Makes and fills these pages for the pages of a visit, and hands their signals to the acts."""

    def __init__(self, pages: "Pages") -> None:
        self._pages = pages

    @staticmethod
    def key_of(spot: Spot) -> str:
        """Which of these pages belongs to a spot; empty when none does."""
        if finding_of(spot):
            return "kans"
        if place_at(spot.at) is not None:
            return "plan"
        return "terugblik" if spot.step is Step.BEGIN and spot.at == LOOK_BACK else ""

    def make(self, key: str) -> QWidget:
        """One of these pages, connected."""
        if key == "kans":
            return self._make_finding()
        return self._make_ask() if key == "plan" else self._make_look_back()

    def fill(self, page: QWidget, spot: Spot, loaded: Loaded) -> None:
        """Fill one of these pages."""
        room = loaded.room
        match page:
            case FindingPage():
                regeling = finding_of(spot)
                planned = planned_for(regeling, loaded.assessment.outcomes)
                page.show_sheet(sheet_of(regeling, room.findings, planned))
            case AskPage():
                ask = ask_at(spot.at, Asked(room.plan, loaded.grounds, room.visit.purpose, self._pages.desk.today()))
                if ask is not None:
                    page.show_ask(ask)
            case FollowUpPage() if room.look_back is not None:
                page.show_view(back_view(room.look_back, room.plan), room.plan)

    @staticmethod
    def take_focus(page: QWidget | None) -> bool:
        """Put the keyboard where one of these pages wants it; False for another page."""
        if isinstance(page, FindingPage | AskPage | FollowUpPage):
            page.take_focus()
            return True
        return False

    @staticmethod
    def keep(page: QWidget | None) -> bool:
        """Keep what is being typed on one of these pages; False when it cannot be kept as it stands there."""
        return page.settle() if isinstance(page, FindingPage | AskPage) else True

    def connect_plan(self, section: PlanSection) -> None:
        """Hand the signals of the resident's own plan to its acts."""
        section.asked.connect(lambda at: self._pages.going(Spot(Step.AFSPRAKEN, at)))
        section.goal_done.connect(lambda goal_id, is_done: self._acts().goal_done(goal_id, is_done))
        section.goal_removed.connect(lambda goal_id: self._acts().remove_goal(goal_id))
        section.step_done.connect(lambda step_id, is_done: self._acts().step_done(step_id, is_done))
        section.step_removed.connect(lambda step_id: self._acts().remove_step(step_id))

    def _make_finding(self) -> FindingPage:
        page = FindingPage(self._pages.desk.today)
        page.chosen.connect(self._pages.choose)
        page.filled.connect(lambda regeling, details: self._on_filled(page, regeling, details))
        return page

    def _on_filled(self, page: FindingPage, regeling: str, details: Details) -> None:
        state = page.sheet.state if page.sheet is not None else FindingState.TO_CHOOSE
        self._pages.act().details(regeling, state, details, page.refused)

    def _make_ask(self) -> AskPage:
        page = AskPage(self._pages.desk.today)
        page.kept.connect(lambda given: self._acts().answer(given))
        page.marked.connect(lambda pillar, mark: self._acts().mark(pillar, mark))
        page.consented.connect(lambda chosen: self._acts().consent(chosen))
        return page

    def _make_look_back(self) -> FollowUpPage:
        page = FollowUpPage()
        page.opened.connect(lambda regeling: self._pages.going(detail_of(Step.BEGIN, regeling)))
        page.kept.connect(self._on_kept)
        return page

    def _on_kept(self, agreement_id: str, is_done: bool) -> None:
        self._pages.act().done(agreement_id, is_done)

    def _acts(self) -> PlanActs:
        acts = self._pages.act()
        return PlanActs(acts.desk, acts.visit_id, acts.dossier_id)
