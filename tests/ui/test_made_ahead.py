"""What is made before it is shown: nothing of it is seen until then, and it shows what is known by then."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.visit import Step
from tests.ui_state.households import TODAY, a_room, single_parent
from ui.visit.fields.line import FieldLine
from ui.visit.fields.screen import FieldsPage
from ui.visit.fields.state import fields_of
from ui.visit.placed import PlacedPage
from ui.widgets.text import Text

Show = Callable[..., QWidget]
RENT = "woning.kale_huur"


def test_rows_made_ahead_are_not_seen_and_become_those_of_the_step(show: Show):
    page = FieldsPage(lambda: TODAY)
    show(page, 900, 700)
    before, now = a_room(single_parent()), a_room(single_parent(kale_huur=500_00))
    page.show_fields(fields_of(Step.INKOMEN, before))
    acts = page.lacking(fields_of(Step.WONEN, before))
    for act in acts:
        act()
    QApplication.processEvents()
    ahead = set(page.findChildren(FieldLine)) - set(page.lines.values())
    assert RENT not in page.lines
    assert [line.path for line in ahead if line.isVisible()] == []
    assert page.lacking(fields_of(Step.WONEN, before)) == []
    page.put_away()
    page.show_fields(fields_of(Step.WONEN, now))
    QApplication.processEvents()
    assert page.lines[RENT] in ahead, "made once"
    assert page.lines[RENT].isVisible()
    assert page.lines[RENT].row.given.value == 500_00, "what is known now, not when it was made"
    assert page.lacking(fields_of(Step.WONEN, now)) == []


def test_rows_made_ahead_for_a_step_that_is_not_shown_go_away(show: Show):
    page = FieldsPage(lambda: TODAY)
    show(page, 900, 700)
    room = a_room(single_parent())
    for act in page.lacking(fields_of(Step.WONEN, room)):
        act()
    made = page.findChildren(FieldLine)
    page.show_fields(fields_of(Step.INKOMEN, room))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert made
    assert not any(shiboken6.isValid(line) for line in made)


class TwoPlaces(PlacedPage):
    """A page of two words."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)

    def _part_name(self, at: str) -> str:
        return at

    def __getattr__(self, name: str) -> Text:
        if name not in ("first", "second"):
            raise AttributeError(name)
        made = self.__dict__[name] = self._put(Text(name), self.column)
        return made


def test_a_place_is_made_once_and_told_of_and_stays_hidden_until_it_is_shown(show: Show):
    page, told = TwoPlaces(), []
    page.part_made.connect(told.append)
    show(page, 300, 200)
    (act,) = page.lacking("first")
    act()
    QApplication.processEvents()
    assert told == [page.first]
    assert not page.first.isVisible()
    assert page.lacking("first") == []
    page._show_only(page.first)
    (act,) = page.lacking("second")
    act()
    QApplication.processEvents()
    assert (page.first.isVisible(), page.second.isVisible()) == (True, False)
