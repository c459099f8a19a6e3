"""The pages of a visit, made when they are first shown, and their signals handed to the acts."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answer import Evidence, Status
from app.domain.finding import FindingState
from app.domain.visit import Step, VisitState, Way
from app.intake.scripts import WALKED, script_of
from app.intake.telling import asked_steps
from app.paths import report_folder
from app.reports.document import Block
from app.services import visit_papers
from app.texts import text
from ui.desk import Desk
from ui.visit.acts import Acts
from ui.visit.agreements.screen import AgreementsPage
from ui.visit.agreements.state import suggestions
from ui.visit.answering import Answering, AnsweringPage
from ui.visit.begin.screen import BeginPage
from ui.visit.begin.state import consent_of, emergency_rows, part_of, proposed_purposes
from ui.visit.beside import Beside
from ui.visit.budget.days.panel import DaysPanel
from ui.visit.budget.pages import BudgetPages
from ui.visit.budget.screen import BudgetPage
from ui.visit.debts.pages import DebtsPages
from ui.visit.debts.panel.view import DebtsPanel
from ui.visit.debts.screen import DebtsPage
from ui.visit.energy.acts import EnergyActs
from ui.visit.energy.outcome.state import suggested
from ui.visit.energy.page import EnergyPage
from ui.visit.energy.pages import EnergyPages
from ui.visit.energy.panel.view import EnergyPanel
from ui.visit.explanation.screen import ExplanationPage
from ui.visit.explanation.working import Explaining
from ui.visit.fields.screen import FieldsPage
from ui.visit.fields.state import fields_of
from ui.visit.loading import Loaded
from ui.visit.opportunities.screen import OpportunitiesPage
from ui.visit.opportunities.state import Asked, Order, Overview, overview, planned_for
from ui.visit.placed import PlacedPage
from ui.visit.question.screen import QuestionPage
from ui.visit.report.screen import ReportPage
from ui.visit.report.state import Made, moment_rows
from ui.visit.route.state import Spot, detail_of
from ui.visit.state import ASKING
from ui.visit.whatif.pages import WhatIfPages
from ui.visit.whatif.screen import WhatIfPage
from ui.widgets.text import Text

Going = Callable[[Spot], None]


class Pages:
    """Shows the page of a spot in ``place``; ``going`` gets another spot to go to, ``answered`` says of new figures."""

    def __init__(self, desk: Desk, place: QVBoxLayout, going: Going, answered: Callable[[], None]) -> None:
        self.desk = desk
        self.answering = Answering(desk)
        self.loaded: Loaded | None = None
        self.made: Made | None = None
        self.reported: Callable[[], None] = lambda: None
        self.going = going
        self.beside, self.explaining = Beside(self), Explaining()
        self._energy = EnergyPages(desk, self._energy_acts, lambda step, at: going(Spot(step, at)))
        self.budget = BudgetPages(desk, self.act, lambda at: going(Spot(Step.BUDGET, at)))
        self.debts = DebtsPages(desk, self.act, lambda at: going(Spot(Step.SCHULDEN, at)))
        self.what_if = WhatIfPages(desk, lambda at: going(Spot(Step.WAT_ALS, at)), answered)
        self._place = place
        self._order = Order.EUROS
        self._pages: dict[str, QWidget] = {}
        self.present: QWidget | None = None

    def connect_panel(self, panel: object) -> None:
        """Hand what is pressed in a panel to the acts."""
        match panel:
            case DaysPanel():
                self.budget.connect_panel(panel)
            case DebtsPanel():
                self.debts.connect_panel(panel)
            case EnergyPanel():
                panel.why_asked.connect(lambda step, at: self.going(Spot(Step(step), at)))

    def show(self, spot: Spot, loaded: Loaded) -> None:
        """Show the page of this spot, filled with what was loaded."""
        self.loaded = loaded
        page = self._page(spot, loaded.room.way)
        typed = self.answering.leave(self.present, page, spot)
        for other in self._pages.values():
            other.setVisible(other is page)
        self.present = page
        self.fill(spot, loaded)
        if isinstance(page, AnsweringPage):
            self.answering.restore(page, typed)

    def missing(self, spot: Spot, loaded: Loaded) -> list[Callable[[], object]]:
        """What is to be made before this spot can be shown, each for a turn of its own; nothing when all is there."""
        match self._pages.get(_key(spot, loaded.room.way)):
            case None:
                return [partial(self._page, spot, loaded.room.way)]
            case BeginPage() as page if not page.rows:
                return [partial(page.show_emergencies, emergency_rows(loaded.room.answers))]
            case FieldsPage() as page:
                return page.lacking(fields_of(spot.step, loaded.room))
            case PlacedPage() as page:
                return page.lacking(spot.at)
        return []

    def fill(self, spot: Spot, loaded: Loaded) -> None:
        """Fill the page that is shown again."""
        self.loaded = loaded
        match self.present:
            case BeginPage() as page:
                _fill_begin(page, spot, loaded)
            case QuestionPage() | FieldsPage() as page:
                self.answering.fill(page, spot, loaded)
            case OpportunitiesPage() as page:
                page.show_overview(_overview(loaded, self._order))
            case ExplanationPage() as page:
                page.regeling = spot.at
                page.show_explanation(self.explaining.of(spot.at, loaded.assessment))
            case AgreementsPage() as page:
                _fill_agreements(page, loaded, self.desk.today())
            case ReportPage() as page:
                self._fill_report(page, loaded)
            case EnergyPage() as page:
                if loaded.room.energy is not None:
                    page.show_energy(loaded.room.energy, spot.at)
            case BudgetPage() as page:
                if loaded.room.budget is not None:
                    page.show_budget(loaded.room.budget, spot.at)
            case DebtsPage() as page:
                if loaded.room.debts is not None:
                    self.debts.fill(page, loaded.room.debts, spot.at)
            case WhatIfPage() as page:
                self.what_if.fill(page, loaded.room, spot.at)
            case QWidget() as page:
                self.beside.fill(page, spot, loaded)

    def take_focus(self, spot: Spot) -> bool:
        """Put the keyboard where the page wants it; False when there is nothing to answer on it."""
        match self.present:
            case BeginPage() | QuestionPage() | OpportunitiesPage() | AgreementsPage() as page:
                page.take_focus()
                return True
            case FieldsPage() as page:
                return page.go_to(spot.at)
            case BudgetPage() | DebtsPage() | WhatIfPage() as page:
                return page.take_focus()
        return self.beside.take_focus(self.present)

    def keep(self, *, going_on: bool = True) -> bool:
        """Keep what is being typed; False when it cannot be kept as it stands there.

        ``going_on`` makes a zero of a counter that nobody touched.
        """
        match self.present:
            case BeginPage() as page:
                page.keep()
            case QuestionPage() as page:
                return page.settle(on_leaving=going_on)
            case FieldsPage() as page:
                return page.settle()
        return self.beside.keep(self.present)

    def forget(self) -> None:
        """Take all pages away, for another visit or a locked profile."""
        for page in self._pages.values():
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self.answering.forget()
        self.explaining.forget()
        self.present, self.made, self.loaded = None, None, None

    def _page(self, spot: Spot, way: Way) -> QWidget:
        key = _key(spot, way)
        if key not in self._pages:
            beside = self.beside.key_of(spot)
            page = self._pages[key] = self.beside.make(beside) if beside else self._make(spot, way)
            page.hide()  # until it is shown: a part that was not hidden is shown soon after it is laid in one
            self._place.addWidget(page)
        return self._pages[key]

    def _make(self, spot: Spot, way: Way) -> QWidget:
        step = spot.step
        if step in ASKING:
            is_empty = not spot.at and way is Way.QUESTION
            return Text(text("bezoek.vraag.geen"), "section") if is_empty else self.answering.make(way)
        if spot.is_explanation:
            return self._make_explanation()
        if step in WALKED:
            return self._energy.make(step)
        if step is Step.BUDGET:
            return self.budget.make()
        if step is Step.SCHULDEN:
            return self.debts.make()
        if step is Step.WAT_ALS:
            return self.what_if.make()
        if step is Step.BEGIN:
            return self._make_begin()
        if step is Step.KANSEN:
            return self._make_opportunities()
        if step is Step.AFSPRAKEN:
            return self._make_agreements()
        return self._make_report() if step is Step.VERSLAG else QWidget()

    def _make_explanation(self) -> ExplanationPage:
        page = ExplanationPage()
        page.letter.connect(lambda: self.act().rent_letter(page.regeling, page.say_made, page.say_problem))
        return page

    def act(self) -> Acts:
        """What can be done in this visit."""
        assert self.answering.acts is not None
        return self.answering.acts

    def _energy_acts(self) -> EnergyActs:
        return EnergyActs(self.desk, self.act().visit_id, self.act().dossier_id)

    def _known(self) -> Loaded:
        assert self.loaded is not None
        return self.loaded

    def _make_begin(self) -> BeginPage:
        page = BeginPage()
        page.emergency.connect(
            lambda path, chosen: self.act().answer(path, chosen == "ja", Status.ANSWERED, Evidence.TOLD)
        )
        page.purpose.connect(lambda words: self.act().purpose(words))
        page.consent.connect(self._on_consent)
        return page

    def _on_consent(self, chosen: str) -> None:
        known = self._known()
        self.act().consent(chosen == "ja", consent_of(known.grounds, known.room.answers))

    def _make_opportunities(self) -> OpportunitiesPage:
        page = OpportunitiesPage()
        page.opened.connect(lambda regeling: self.going(Spot(Step.KANSEN, regeling)))
        page.detailed.connect(lambda regeling: self.going(detail_of(Step.KANSEN, regeling)))
        page.ordered.connect(self._on_ordered)
        return page

    def choose(self, regeling: str, state: str) -> None:
        """Keep how far an opportunity is, with what it should yield."""
        planned = planned_for(regeling, self._known().assessment.outcomes)
        self.act().finding(regeling, FindingState(state), planned)

    def _on_ordered(self, order: str) -> None:
        self._order = Order(order)
        self.fill(Spot(Step.KANSEN), self._known())

    def _make_agreements(self) -> AgreementsPage:
        page = AgreementsPage(self.desk.today)
        page.agreed.connect(lambda suggestion, replaced: self.act().agree(suggestion, replaced))
        page.done.connect(lambda agreement_id, is_done: self.act().done(agreement_id, is_done))
        page.removed.connect(lambda agreement_id: self.act().remove(agreement_id))
        page.step_done.connect(lambda agreement_id, is_done: self.act().first_step(agreement_id, is_done))
        self.beside.connect_plan(page.plan)
        return page

    def _make_report(self) -> ReportPage:
        page = ReportPage(self.desk.today)
        page.make.connect(self.make_report)
        page.folder_asked.connect(lambda: _open(Path(self.made.folder) if self.made else None))
        page.pdf_asked.connect(lambda: _open(Path(self.made.folder) / self.made.name if self.made else None))
        page.planned.connect(lambda at: self.act().plan_next(at))
        page.follow_up.connect(lambda months: self.act().plan_follow_up(months))
        return page

    def _fill_report(self, page: ReportPage, loaded: Loaded) -> None:
        page.show_made(self.made)
        page.show_next(loaded.next_visit, is_closed=loaded.room.visit.state is VisitState.CLOSED)
        page.show_moments(moment_rows(loaded.moments))
        self.desk.run(visit_papers.pages_for_resident, (loaded.room.visit.id,), self._show_front)

    def _show_front(self, blocks: tuple[Block, ...]) -> None:
        if isinstance(self.present, ReportPage):
            self.present.show_page(blocks)

    def finish(self) -> bool:
        """Make the pdf, and when it was made close the visit; False when that was done before."""
        if self._known().room.visit.state is VisitState.CLOSED:
            return False
        if self.made is None:
            self.make_report()
        else:
            self.act().close()
        return True

    def make_report(self) -> None:
        """Make the pdf."""
        self.desk.run(visit_papers.visit_pdf, (self._known().room.visit.id, report_folder()), self._on_made)

    def _on_made(self, place: Path) -> None:
        self.made = Made(place.name, str(place.parent))
        if isinstance(self.present, ReportPage):
            self.present.show_made(self.made)
        self.reported()


def _key(spot: Spot, way: Way) -> str:
    """Which page shows a spot; the questions of all steps share one."""
    if beside := Beside.key_of(spot):
        return beside
    if spot.step in ASKING:
        return way.value if spot.at or way is Way.STEP else "geen"
    return "uitleg" if spot.is_explanation else spot.step.value


def _open(place: Path | None) -> None:
    if place is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


def _fill_begin(page: BeginPage, spot: Spot, loaded: Loaded) -> None:
    page.show_part(part_of(spot.at))
    page.show_emergencies(emergency_rows(loaded.room.answers))
    page.show_purpose(loaded.room.visit.purpose, proposed_purposes(loaded.room.visit.type))
    page.show_consent(consent_of(loaded.grounds, loaded.room.answers))


def _overview(loaded: Loaded, order: Order) -> Overview:
    room, found = loaded.room, loaded.assessment
    asked = Asked(asked_steps(found.answers), script_of(room.visit.type).offers)
    return overview(found.outcomes, room.findings, order, asked)


def _fill_agreements(page: AgreementsPage, loaded: Loaded, today: date) -> None:
    room = loaded.room
    if room.energy is not None:
        proposed = suggested(room.energy, room.agreements, today)
    else:
        proposed = suggestions(_overview(loaded, Order.EUROS).rows, room.findings, room.agreements, today)
    page.show_agreements(room.agreements, proposed)
    page.plan.show_plan(room.plan)
