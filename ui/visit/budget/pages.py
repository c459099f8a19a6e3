"""The page of the budget, made when it is first shown, and its signals and those of its panel handed to the acts."""

from collections.abc import Callable
from typing import Protocol

from app.domain.ids import DossierId, VisitId
from ui.desk import Desk
from ui.visit.budget.acts import BudgetActs
from ui.visit.budget.days.panel import DaysPanel
from ui.visit.budget.days.screen import DaysPart
from ui.visit.budget.lines.screen import LinesPart
from ui.visit.budget.lines.state import LineForm
from ui.visit.budget.reminders.screen import RemindersPart
from ui.visit.budget.screen import BudgetPage
from ui.visit.budget.three.screen import ThreePart


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
        page.part_made.connect(self._connect)
        return page

    def _connect(self, part: object) -> None:
        match part:
            case LinesPart():
                part.finished.connect(self._on_line)
                part.removed.connect(self._on_line_removed)
                part.taken_over.connect(lambda: self._acts().take_over())
            case ThreePart():
                part.pot_kept.connect(self._on_pot)
                part.pot_removed.connect(lambda category: self._acts().forget_pot(category))
            case DaysPart():
                part.told.connect(lambda amount: self._acts().balance(amount, part.tell_problem))
            case RemindersPart():
                self._connect_reminders(part)

    def connect_panel(self, panel: DaysPanel) -> None:
        """Hand the signals of the panel to the acts."""
        panel.agreed.connect(lambda line_id, day: self._acts().agree_day(line_id, day))
        panel.letter_asked.connect(self._on_letter)

    def _connect_reminders(self, part: RemindersPart) -> None:
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
