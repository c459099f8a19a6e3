"""Reads a visit beside the screen, again whenever something changed, and works out what is still worth asking."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.answer import AnswerValue
from app.domain.change import Changes, Kind
from app.domain.ids import VisitId
from app.domain.visit import Visit, Way
from app.services import visits
from app.services.assessment import Assessment, assess_answers
from ui.desk import Desk
from ui.visit.acts import Acts
from ui.visit.loading import Loaded, load, look_ahead, open_visit
from ui.visit.question.state import with_draft
from ui.visit.state import Ahead, Room


class Reading(QObject):
    """``loaded`` is the visit as it was last read, None until it was.

    ``opened`` comes once for a visit; ``arrived`` with what was known before, each time it was read again;
    ``looked`` when it is known what is still worth asking; ``tried`` with what an answer would make of it.
    """

    opened = Signal()
    arrived = Signal(object)
    looked = Signal()
    tried = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.visit_id = VisitId("")
        self.loaded: Loaded | None = None

    @property
    def room(self) -> Room:
        """The visit as it is known now; only once it was read."""
        assert self.loaded is not None
        return self.loaded.room

    def acts(self) -> Acts:
        """What can be done in this visit."""
        return Acts(self.desk, self.visit_id, self.room.dossier.id)

    def open(self, visit_id: VisitId) -> None:
        """Open a visit where it was left."""
        if visit_id != self.visit_id:
            self.loaded = None
        self.visit_id = visit_id
        self.desk.run(open_visit, (visit_id, self.desk.today()), self._on_opened, self.desk.not_opened)

    def follow(self, changes: Changes) -> bool:
        """Read again what changed; whether that can be more than where the visit is."""
        if self.loaded is None:
            return False
        if all(changed.record_id == self.visit_id for changed in changes.records):
            self.desk.run(visits.load, (self.visit_id,), self._on_visit)
            return False
        self.again()
        return any(changed.kind is not Kind.SETTING for changed in changes.records)

    def again(self) -> None:
        """Read everything again; only the newest reading counts."""
        args = (self.desk.session, self.visit_id, self.desk.today())
        self.desk.jobs.run_latest("visit", load, args, self._on_loaded)

    def put(self, way: Way) -> None:
        """Put the questions in this way from now on."""
        self._change(replace(self.room, way=way))
        self.acts().put_questions(way)

    def put_off(self, path: str) -> None:
        """A question that was passed without an answer comes after the others."""
        self._change(replace(self.room, put_off=self.room.put_off | {path}))

    def ask_again(self) -> None:
        """What was passed may be put again."""
        self._change(replace(self.room, put_off=frozenset()))

    def look(self) -> None:
        """Work out what is worth asking, unless it is known for the answers as they are."""
        if not self.room.knows_ahead:
            self.desk.jobs.run_latest("ahead", look_ahead, (self.room, self.desk.today()), self._on_looked)

    def try_answer(self, path: str, value: AnswerValue) -> None:
        """Find out what an answer that is being typed would make of it."""
        answers = with_draft(self.room.answers, path, value)
        self.desk.jobs.run_quick("draft", assess_answers, (answers, self.desk.today(), False), self._on_tried)

    def _on_tried(self, assessment: Assessment) -> None:
        self.tried.emit(assessment)

    def _change(self, room: Room) -> None:
        assert self.loaded is not None
        self.loaded = replace(self.loaded, room=room)

    def _on_opened(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.look()
        self.opened.emit()

    def _on_loaded(self, loaded: Loaded) -> None:
        before, room = self.loaded, loaded.room
        if room.visit.id != self.visit_id:
            return
        if before is not None:  # the way is kept here too: what is read may be older than the last choice
            known = before.room
            room = replace(room, way=known.way, ahead=known.ahead, put_off=known.put_off)
        self.loaded = replace(loaded, room=room)
        self.look()
        self.arrived.emit(before)

    def _on_visit(self, visit: Visit) -> None:
        known = self.room.visit
        if replace(visit, step=known.step, resume_at=known.resume_at) != known:
            self.again()
        else:
            self._change(replace(self.room, visit=visit))

    def _on_looked(self, ahead: Ahead) -> None:
        if self.loaded is not None and ahead.answers == self.room.answers:
            self._change(replace(self.room, ahead=ahead))
            self.looked.emit()
