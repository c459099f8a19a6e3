"""The reminders of a household in words."""

from dataclasses import dataclass

from app.budget.agreed import Reminder
from app.domain.wording import short_date
from app.services.budget.assessment import BudgetAssessment
from app.services.budget.reminders import Terms
from app.texts import text
from ui.visit.budget.lines.state import line_of

USUAL = "3"
DAYS = ("1", "2", "3", "5", "7")


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """One reminder; ``stops`` is what its button is called, empty when it was stopped."""

    id: str
    what: str
    below: str
    stops: str


@dataclass(frozen=True, slots=True)
class ReminderForm:
    """What was filled in."""

    line_id: str
    number: str
    days: int
    link: str
    how: str

    def terms(self) -> Terms:
        """The form as the service wants it."""
        return Terms(days_before=self.days, link=self.link, how_given=self.how)


@dataclass(frozen=True, slots=True)
class RemindersView:
    """Everything on the page: the costs that can have a message, what was agreed, and whether messages are coming."""

    costs: tuple[tuple[str, str], ...]
    rows: tuple[ReminderRow, ...]
    is_active: bool


def reminders_view(found: BudgetAssessment) -> RemindersView:
    """The page of the reminders."""
    costs = tuple((line.id, line.label) for line in found.lines if line.day is not None and line.movable)
    rows = tuple(_row(one, found) for one in found.reminders)
    return RemindersView(costs, rows, any(row.stops for row in rows))


def day_choices() -> tuple[tuple[str, str], ...]:
    """How many days before."""
    return tuple((days, days) for days in DAYS)


def _row(one: Reminder, found: BudgetAssessment) -> ReminderRow:
    line = line_of(found, one.line_id)
    what = line.label if line is not None else ""
    words = text("budget_scherm.berichten.regel", wat=what, nummer=one.number)
    day = short_date(one.agreed_on)
    below = text("budget_scherm.berichten.regel_onder", dagen=one.days_before, dag=day)
    if one.stopped_on is not None:
        stopped = text("budget_scherm.berichten.gestopt", dag=short_date(one.stopped_on))
        return ReminderRow(one.id, words, f"{below}, {stopped}", "")
    return ReminderRow(one.id, words, below, text("budget_scherm.berichten.stop_van", wat=what))
