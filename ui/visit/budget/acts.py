"""What a coach does with a budget, each act one service call; nothing here shows anything."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.money import Cents
from app.errors import SpokenError
from app.paths import report_folder
from app.services.budget import account, lines, papers, pots, reminders
from app.services.session import Session
from ui.desk import Desk
from ui.visit.budget.lines.state import LineForm
from ui.visit.budget.reminders.state import ReminderForm

Failed = Callable[[SpokenError], None]


@dataclass(frozen=True, slots=True)
class BudgetActs:
    """The acts of one visit. Results come back as changes, which the screen reads again."""

    desk: Desk
    visit_id: VisitId
    dossier_id: DossierId

    def line(self, form: LineForm, done: Callable[[object], None], failed: Failed) -> None:
        """Add a line, or change the one the form names."""
        self.desk.run(_kept_line, (self.visit_id, form), done, failed)

    def forget_line(self, line_id: str) -> None:
        """Take a line away."""
        self.desk.run(lines.remove, (RecordId(line_id),))

    def take_over(self) -> None:
        """Put in the budget what was told elsewhere."""
        self.desk.run(lines.take_over, (self.visit_id,))

    def balance(self, amount: Cents, failed: Failed) -> None:
        """Keep what is on the account today."""
        self.desk.run(account.tell_balance, (self.visit_id, amount, self.desk.today()), None, failed)

    def agree_day(self, line_id: str, day: int) -> None:
        """Agree on another collection day."""
        self.desk.run(account.agree_day, (self.visit_id, RecordId(line_id), day))

    def letter(self, done: Callable[[Path], None]) -> None:
        """Make the letter about the collection days."""
        self.desk.run(papers.collection_letter, (self.visit_id, report_folder()), done)

    def pot(self, category: str, amount: Cents, goal: Cents | None, failed: Failed) -> None:
        """Keep what is in a pot."""
        self.desk.run(pots.put, (self.visit_id, category, amount, goal), None, failed)

    def forget_pot(self, category: str) -> None:
        """Take a pot away."""
        self.desk.run(pots.remove, (self.dossier_id, category))

    def remind(self, form: ReminderForm, failed: Failed) -> None:
        """Keep that somebody wants a message."""
        self.desk.run(_kept_reminder, (self.visit_id, form), None, failed)

    def stop(self, reminder_id: str) -> None:
        """Stop a reminder."""
        self.desk.run(reminders.stop, (RecordId(reminder_id),))

    def hand_over(self, done: Callable[[int], None], failed: Failed) -> None:
        """Hand the messages to the gateway, beside the screen: a slow network holds nothing up."""

        def gathered(made: reminders.Parcel) -> None:
            def taken(number: int) -> None:
                self.desk.run(reminders.record, (self.dossier_id, made.messages, reminders.Way.GATEWAY))
                done(number)

            self.desk.jobs.run_free(reminders.deliver, (made,), taken, failed)

        self.desk.run(reminders.parcel, (self.dossier_id, self.desk.today()), gathered, failed)

    def export(self, done: Callable[[tuple[Path, Path]], None], failed: Failed) -> None:
        """Put the messages in a file."""
        self.desk.run(reminders.export, (self.dossier_id, report_folder()), done, failed)


def _kept_line(session: Session, visit_id: VisitId, form: LineForm) -> Changes:
    about = form.about(session.now().date())
    if form.line_id:
        return lines.change(session, RecordId(form.line_id), **about)
    return lines.add(session, visit_id, form.category, **about)[0]


def _kept_reminder(session: Session, visit_id: VisitId, form: ReminderForm) -> Changes:
    return reminders.agree(session, visit_id, RecordId(form.line_id), form.number, **form.terms())[0]
