"""The pages of a visit, made when they are first shown, and their signals handed to the acts."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answer import Evidence, Status
from app.domain.finding import FindingState
from app.domain.visit import Step, VisitState
from app.intake.questions import all_questions
from app.intake.scripts import WALKED, script_of
from app.paths import report_folder
from app.reports.document import Block
from app.services.energy import papers
from ui.desk import Desk
from ui.visit.acts import Acts
from ui.visit.agreements.screen import AgreementsPage
from ui.visit.agreements.state import suggestions
from ui.visit.begin.screen import BeginPage
from ui.visit.begin.state import consent_of, emergency_rows, part_of, proposed_purposes
from ui.visit.energy.acts import EnergyActs
from ui.visit.energy.outcome.state import suggested
from ui.visit.energy.page import EnergyPage
from ui.visit.energy.pages import EnergyPages
from ui.visit.explanation.screen import ExplanationPage
from ui.visit.explanation.state import explain
from ui.visit.loading import Loaded
from ui.visit.opportunities.screen import OpportunitiesPage
from ui.visit.opportunities.state import Order, Overview, overview, planned_amount
from ui.visit.question.screen import QuestionPage
from ui.visit.question.state import Later, given_to, period_of, place_of
from ui.visit.report.screen import ReportPage
from ui.visit.report.state import Made, pages_for_resident
from ui.visit.route.state import Spot, question_at


class Pages:
    """Shows the page of a spot in ``place``. ``opened`` is called with a regeling whose amount was pressed."""

    def __init__(self, desk: Desk, place: QVBoxLayout, opened: Callable[[str], None]) -> None:
        self.desk = desk
        self.acts: Acts | None = None
        self.loaded: Loaded | None = None
        self.made: Made | None = None
        self.reported: Callable[[], None] = lambda: None
        self.drafted: Callable[[], None] = lambda: None
        self.moved: Callable[[Step, str], None] = lambda step, at: None
        self._place = place
        self._opened = opened
        self._order = Order.EUROS
        self._pages: dict[str, QWidget] = {}
        self._energy = EnergyPages(desk, self._energy_acts, self._on_moved)
        self.present: QWidget | None = None

    def show(self, spot: Spot, loaded: Loaded) -> None:
        """Show the page of this spot, filled with what was loaded."""
        self.loaded = loaded
        page = self._page(spot)
        for other in self._pages.values():
            other.setVisible(other is page)
        self.present = page
        self.fill(spot, loaded)

    def fill(self, spot: Spot, loaded: Loaded) -> None:
        """Fill the page that is shown again."""
        self.loaded = loaded
        match self.present:
            case BeginPage() as page:
                _fill_begin(page, spot, loaded)
            case QuestionPage() as page:
                _fill_question(page, spot, loaded)
            case OpportunitiesPage() as page:
                page.show_overview(self._overview(loaded, self._order))
            case ExplanationPage() as page:
                _fill_explanation(page, spot, loaded)
            case AgreementsPage() as page:
                self._fill_agreements(page, loaded)
            case ReportPage() as page:
                self._fill_report(page, loaded)
            case EnergyPage() as page if loaded.room.energy is not None:
                page.show_energy(loaded.room.energy, spot.at)

    def take_focus(self) -> bool:
        """Put the keyboard where the page wants it; False when there is nothing to answer on it."""
        match self.present:
            case BeginPage() | QuestionPage() | OpportunitiesPage() | AgreementsPage() as page:
                page.take_focus()
                return True
        return False

    def keep(self) -> bool:
        """Keep what is being typed; False when it cannot be kept as it stands there."""
        match self.present:
            case BeginPage() as page:
                page.keep()
            case QuestionPage() as page:
                return page.settle(on_leaving=True)
        return True

    def forget(self) -> None:
        """Take all pages away, for another visit or a locked profile."""
        for page in self._pages.values():
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self.present, self.made, self.loaded = None, None, None

    def _page(self, spot: Spot) -> QWidget:
        key = "vraag" if spot.is_question else "uitleg" if spot.is_explanation else spot.step.value
        if key not in self._pages:
            self._pages[key] = self._make(key, spot.step)
            self._place.addWidget(self._pages[key])
        return self._pages[key]

    def _make(self, key: str, step: Step) -> QWidget:
        if key == "vraag":
            return self._make_question()
        if key == "uitleg":
            return ExplanationPage()
        if step in WALKED:
            return self._energy.make(step)
        if step is Step.BEGIN:
            return self._make_begin()
        if step is Step.KANSEN:
            return self._make_opportunities()
        if step is Step.AFSPRAKEN:
            return self._make_agreements()
        return self._make_report() if step is Step.VERSLAG else QWidget()

    def _act(self) -> Acts:
        assert self.acts is not None
        return self.acts

    def _on_moved(self, step: Step, at: str) -> None:
        self.moved(step, at)

    def _energy_acts(self) -> EnergyActs:
        return EnergyActs(self.desk, self._act().visit_id, self._act().dossier_id)

    def _known(self) -> Loaded:
        assert self.loaded is not None
        return self.loaded

    def _make_begin(self) -> BeginPage:
        page = BeginPage()
        page.emergency.connect(
            lambda path, chosen: self._act().answer(path, chosen == "ja", Status.ANSWERED, Evidence.TOLD)
        )
        page.purpose.connect(lambda words: self._act().purpose(words))
        page.consent.connect(self._on_consent)
        return page

    def _on_consent(self, chosen: str) -> None:
        known = self._known()
        self._act().consent(chosen == "ja", consent_of(known.grounds, known.room.answers))

    def _make_question(self) -> QuestionPage:
        page = QuestionPage(self.desk.today)
        page.answered.connect(self._on_answered)
        page.known_by.connect(self._on_known_by)
        page.changed_later.connect(self._on_later)
        page.came_or_went.connect(lambda path, day: self._act().day(path, day))
        page.drafted.connect(self.drafted)
        return page

    def _on_answered(self, path: str, value: object, status: str) -> None:
        how = given_to(path, self._known().room.answers).evidence
        assert value is None or isinstance(value, str | int)
        self._act().answer(path, value, Status(status), how)

    def _on_known_by(self, path: str, how: str) -> None:
        given = given_to(path, self._known().room.answers)
        self._act().answer(path, given.value, Status.ANSWERED, Evidence(how))

    def _on_later(self, path: str, amount: object, day: object) -> None:
        before = given_to(path, self._known().room.answers).later
        now = Later(amount, day) if amount is not None else None  # type: ignore[arg-type]  # signals carry objects
        self._act().changed_later(path, now, before)

    def _make_opportunities(self) -> OpportunitiesPage:
        page = OpportunitiesPage()
        page.opened.connect(self._opened)
        page.chosen.connect(self.choose)
        page.ordered.connect(self._on_ordered)
        return page

    def choose(self, regeling: str, state: str) -> None:
        """Keep how far an opportunity is, with what it should yield."""
        rows = self._overview(self._known(), Order.EUROS).rows
        planned = next((planned_amount(row) for row in rows if row.regeling == regeling), None)
        self._act().finding(regeling, FindingState(state), planned)

    def _overview(self, loaded: Loaded, order: Order) -> Overview:
        room = loaded.room
        return overview(loaded.assessment.outcomes, room.findings, order, script_of(room.visit.type).offers)

    def _on_ordered(self, order: str) -> None:
        self._order = Order(order)
        self.fill(Spot(Step.KANSEN), self._known())

    def _make_agreements(self) -> AgreementsPage:
        page = AgreementsPage(self.desk.today)
        page.agreed.connect(lambda suggestion, replaced: self._act().agree(suggestion, replaced))
        page.done.connect(lambda agreement_id, is_done: self._act().done(agreement_id, is_done))
        page.removed.connect(lambda agreement_id: self._act().remove(agreement_id))
        return page

    def _fill_agreements(self, page: AgreementsPage, loaded: Loaded) -> None:
        room = loaded.room
        if room.energy is not None:
            proposed = suggested(room.energy, room.agreements, self.desk.today())
        else:
            rows = self._overview(loaded, Order.EUROS).rows
            proposed = suggestions(rows, room.findings, room.agreements, self.desk.today())
        page.show_agreements(room.agreements, proposed)

    def _make_report(self) -> ReportPage:
        page = ReportPage(self.desk.today)
        page.make.connect(self.make_report)
        page.folder_asked.connect(lambda: _open(Path(self.made.folder) if self.made else None))
        page.pdf_asked.connect(lambda: _open(Path(self.made.folder) / self.made.name if self.made else None))
        page.planned.connect(lambda at: self._act().plan_next(at))
        return page

    def _fill_report(self, page: ReportPage, loaded: Loaded) -> None:
        page.show_made(self.made)
        page.show_next(loaded.next_visit, is_closed=loaded.room.visit.state is VisitState.CLOSED)
        self.desk.run(pages_for_resident, (loaded.room.visit.id,), self._show_front)

    def _show_front(self, blocks: tuple[Block, ...]) -> None:
        if isinstance(self.present, ReportPage):
            self.present.show_page(blocks)

    def make_report(self) -> None:
        """Make the pdf."""
        self.desk.run(papers.visit_pdf, (self._known().room.visit.id, report_folder()), self._on_made)

    def _on_made(self, place: Path) -> None:
        self.made = Made(place.name, str(place.parent))
        if isinstance(self.present, ReportPage):
            self.present.show_made(self.made)
        self.reported()


def _open(place: Path | None) -> None:
    if place is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


def _fill_begin(page: BeginPage, spot: Spot, loaded: Loaded) -> None:
    page.show_part(part_of(spot.at))
    page.show_emergencies(emergency_rows(loaded.room.answers))
    page.show_purpose(loaded.room.visit.purpose, proposed_purposes(loaded.room.visit.type))
    page.show_consent(consent_of(loaded.grounds, loaded.room.answers))


def _fill_question(page: QuestionPage, spot: Spot, loaded: Loaded) -> None:
    room = loaded.room
    question = question_at(spot, room)
    if question is None:
        return
    questions = room.questions(spot.step)
    given = given_to(question.path, room.answers)
    page.show_question(question, given, place_of(question, questions), period_of(question.path, room.answers))


def _fill_explanation(page: ExplanationPage, spot: Spot, loaded: Loaded) -> None:
    room, outcomes = loaded.room, loaded.assessment.outcomes
    questions = all_questions(room.answers, room.household)
    page.show_explanation(explain(outcomes.of(spot.at), outcomes, room.answers, questions))
