"""What was told and agreed about the account: its balance, collection days that change, and reminders beforehand."""

from dataclasses import dataclass
from datetime import date

from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.money import Cents


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """What was on the account at the end of a day, in eurocents; below zero when it was overdrawn."""

    id: RecordId
    dossier_id: DossierId
    day: date
    amount: Cents
    visit_id: VisitId | None = None


@dataclass(frozen=True, slots=True)
class CollectionMove:
    """A cost that is collected on another day of the month, from the month that begins on ``since``.

    ``task_id`` is the task to tell whoever collects it.
    """

    id: RecordId
    dossier_id: DossierId
    line_id: RecordId
    from_day: int
    to_day: int
    since: date
    agreed_on: date
    task_id: RecordId | None = None
    visit_id: VisitId | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A message some days before a cost is collected, to one number that said yes to it, until ``stopped_on``.

    ``number`` is kept as digits with a plus; ``link`` is where the cost can be paid, empty for none.
    """

    id: RecordId
    dossier_id: DossierId
    line_id: RecordId
    number: str
    days_before: int
    agreed_on: date
    how_given: str
    link: str = ""
    stopped_on: date | None = None
    visit_id: VisitId | None = None
