"""Tasks of the coach: put, tick off, list."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.case import Dossier
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, new_id
from app.domain.visit import Task
from app.errors import UserError
from app.services import dossiers, fields
from app.services.session import Session
from db import cases
from db import tasks as stored
from db.pen import writing


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with the household it is about; None when it is about none."""

    task: Task
    dossier: Dossier | None


def put(session: Session, what: str, due: date, dossier_id: DossierId | None = None) -> tuple[Changes, RecordId]:
    """Add a task. Raises UserError when it says nothing or is too long."""
    if dossier_id is not None:
        dossiers.of(session, dossier_id)
    task = Task(
        RecordId(new_id()), dossier_id, fields.line(what, "what", 300, needed=True), fields.needed_day(due, "due")
    )
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.TASKS, task)
    return pen.changes(), task.id


def mark_done(session: Session, task_id: RecordId, day: date | None) -> Changes:
    """Tick a task off on this day; None makes it open again."""
    task = stored.task(session.store, task_id)
    if task is None:
        raise UserError("services.no_task")
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.TASKS, replace(task, done_on=fields.day(day, "done_on")))
    return pen.changes()


def listing(session: Session, until: date) -> tuple[TaskLine, ...]:
    """The open tasks due on this day or before, the oldest day first."""
    return tuple(
        TaskLine(task, cases.dossier(session.store, task.dossier_id) if task.dossier_id else None)
        for task in stored.open_until(session.store, until)
    )
