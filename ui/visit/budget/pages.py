"""The page of the budget, made when it is first shown, and its signals and those of its panel handed to the acts."""

from collections.abc import Callable
from typing import Protocol

from app.domain.ids import DossierId, VisitId
from ui.desk import Desk
from ui.visit.budget.acts import BudgetActs
from ui.visit.budget.days.panel import DaysPanel
from ui.visit.budget.lines.state import LineForm
from ui.visit.budget.screen import BudgetPage


class _OfVisit(Protocol):
    """What says which visit is on screen."""

    @property
    def visit_id(self) -> VisitId: ...
    @property
    def dossier_id(self) -> DossierId: ...


class BudgetPages:
    """Makes the page. ``visit`` gives the visit that is shown, ``moved`` leads to another place of the budget."""

    def __init__(self, desk: Desk, visit: Callable[[], _OfVisit], moved: Callable[[str], None]) -> None:
        self._desk = desk
        self._visit = visit
        self._moved = moved
        self._page: BudgetPage | None = None

    def make(self) -> BudgetPage:
        """A new page, connected."""
        page = self._page = BudgetPage(self._desk.today)
        page.moved.connect(self._moved)
        page.lines.finished.connect(self._on_line)
        page.lines.removed.connect(self._on_line_removed)
        page.lines.taken_over.connect(lambda: self._acts().take_over())
        page.three.pot_kept.connect(self._on_pot)
        page.three.pot_removed.connect(lambda category: self._acts().forget_pot(category))
        page.days.told.connect(lambda amount: self._acts().balance(amount, page.days.tell_problem))
        self._connect_reminders(page)
        return page

    def connect_panel(self, panel: DaysPanel) -> None:
        """Hand the signals of the panel to the acts."""
        panel.agreed.connect(lambda line_id, day: self._acts().agree_day(line_id, day))
        panel.letter_asked.connect(self._on_letter)

    def _connect_reminders(self, page: BudgetPage) -> None:
        part = page.reminders
        part.agreed.connect(lambda form: self._acts().remind(form, part.tell_problem))
        part.stopped.connect(lambda reminder_id: self._acts().stop(reminder_id))
        part.handed_over.connect(lambda: self._acts().hand_over(part.handed, part.tell_problem))
        part.exported.connect(lambda: self._acts().export(part.made, part.tell_problem))

    def _acts(self) -> BudgetActs:
        visit = self._visit()
        return BudgetActs(self._desk, visit.visit_id, visit.dossier_id)

    def _on_line(self, form: LineForm) -> None:
        if self._page is not None:
            lines = self._page.lines
            self._acts().line(form, lambda _changes: lines.begin_new(), lines.form.tell_problem)

    def _on_line_removed(self, line_id: str) -> None:
        self._acts().forget_line(line_id)
        if self._page is not None:
            self._page.lines.begin_new()

    def _on_pot(self, category: str, amount: object, goal: object) -> None:
        if self._page is not None:
            self._acts().pot(category, amount, goal, self._page.three.tell_problem)  # type: ignore[arg-type]  # signals carry objects

    def _on_letter(self) -> None:
        if self._page is not None:
            self._acts().letter(self._page.days.made)
