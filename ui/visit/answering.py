"""The two pages on which questions are answered: one at a time, or all those of a step."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.answer import Evidence, Status
from app.domain.visit import Way
from ui.desk import Desk
from ui.visit.acts import Acts
from ui.visit.fields.screen import FieldsPage
from ui.visit.fields.state import fields_of
from ui.visit.loading import Loaded
from ui.visit.question.screen import QuestionPage
from ui.visit.question.state import Later, given_to, period_of
from ui.visit.route.state import Spot, place_in_visit, question_at

AnsweringPage = QuestionPage | FieldsPage


class Answering:
    """Makes and fills both pages, keeps what is answered, and carries what was typed from one to the other.

    ``drafted`` is called when something was typed, ``entered`` with the path of a question that the keyboard came to.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.acts: Acts | None = None
        self.loaded: Loaded | None = None
        self.drafted: Callable[[], None] = lambda: None
        self.entered: Callable[[str], None] = lambda _path: None
        self._unread: dict[str, str] = {}

    def make(self, way: Way) -> AnsweringPage:
        """The page for this way of putting questions."""
        return self._make_fields() if way is Way.STEP else self._make_question()

    def _make_question(self) -> QuestionPage:
        page = QuestionPage(self.desk.today)
        page.answered.connect(self._on_answered)
        page.known_by.connect(self._on_known_by)
        page.estimated.connect(
            lambda path, cents: self._on_field(path, cents, Status.ANSWERED.value, Evidence.ESTIMATED.value)
        )
        page.changed_later.connect(self._on_later)
        page.came_or_went.connect(lambda path, day: self._act().day(path, day))
        page.drafted.connect(self.drafted)
        return page

    def _make_fields(self) -> FieldsPage:
        page = FieldsPage(self.desk.today)
        page.answered.connect(self._on_field)
        page.changed_later.connect(self._on_later)
        page.came_or_went.connect(lambda path, day: self._act().day(path, day))
        page.drafted.connect(self.drafted)
        page.entered.connect(self.entered)
        return page

    def fill(self, page: AnsweringPage, spot: Spot, loaded: Loaded) -> None:
        """Show what is kept, and what was typed here before and could not be."""
        self.loaded = loaded
        if isinstance(page, FieldsPage):
            page.show_fields(fields_of(spot.step, loaded.room))
        else:
            _fill_question(page, spot, loaded)
        self.restore(page, self._unread)

    def restore(self, page: AnsweringPage, typed: dict[str, str]) -> None:
        """Put back what was typed on another page; from now on it is kept, or not, where it stands."""
        for path in [path for path in typed if page.shows(path)]:
            page.restore(path, typed.pop(path))

    def leave(self, page: QWidget | None, following: QWidget, spot: Spot) -> dict[str, str]:
        """Take the questions off a page that makes room; what was typed in them, by path.

        What cannot be kept as it stands comes back where its question is shown again.
        """
        if not isinstance(page, AnsweringPage) or (page is following and page.stays(spot.step, spot.at)):
            return {}
        typed = page.drafts()
        self._unread |= page.unread()
        page.put_away()
        return typed

    def forget(self) -> None:
        """Nothing of this visit stays."""
        self._unread.clear()
        self.loaded = None

    def _act(self) -> Acts:
        assert self.acts is not None
        return self.acts

    def _known(self) -> Loaded:
        assert self.loaded is not None
        return self.loaded

    def _on_field(self, path: str, value: object, status: str, how: str) -> None:
        assert value is None or isinstance(value, str | int)
        self._act().answer(path, value, Status(status), Evidence(how) if how else None)

    def _on_answered(self, path: str, value: object, status: str) -> None:
        self._on_field(path, value, status, str(given_to(path, self._known().room.answers).evidence or ""))

    def _on_known_by(self, path: str, how: str) -> None:
        given = given_to(path, self._known().room.answers)
        self._act().answer(path, given.value, Status.ANSWERED, Evidence(how))

    def _on_later(self, path: str, amount: object, day: object) -> None:
        before = given_to(path, self._known().room.answers).later
        now = Later(amount, day) if amount is not None else None  # type: ignore[arg-type]  # signals carry objects
        self._act().changed_later(path, now, before)


def _fill_question(page: QuestionPage, spot: Spot, loaded: Loaded) -> None:
    room = loaded.room
    question = question_at(spot, room)
    if question is None:
        return
    given = given_to(question.path, room.answers)
    period = period_of(question.path, room.answers)
    page.show_question(question, given, place_in_visit(question.path, room), period)
