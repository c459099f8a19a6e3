"""What a coach has to do by when."""

from datetime import date

from app.domain.change import Kind
from app.domain.ids import RecordId
from app.domain.visit import Task
from db.shelf import Shelf, find, select
from db.store import Store

TASKS = Shelf(Kind.TASK, Task)


def task(store: Store, task_id: RecordId) -> Task | None:
    """One task."""
    return find(store, TASKS, task_id)


def open_until(store: Store, until: date) -> tuple[Task, ...]:
    """The tasks that are not done and due on this day or before, the oldest day first."""
    return select(store, TASKS, "done_on IS NULL AND due <= ? ORDER BY due, id", until.isoformat())
