"""The editor of each kind of answer reads what is typed and shows what is kept."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.answer import AnswerValue
from app.domain.visit import Step
from app.errors import UserError
from app.intake.questions import AnswerKind, Question
from ui.visit.question.editor import DayEditor, TypedEditor, editor_for, problem_of

Show = Callable[..., QWidget]
TODAY = date(2026, 11, 23)


def asked(kind: AnswerKind) -> Question:
    return Question("proef", Step.ENERGIE, "energie.proef", kind, "Proef", "", "kWh", "")


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (AnswerKind.WHOLE, "1650", 1650),
        (AnswerKind.RATE, "0,27415", 27415),
        (AnswerKind.MONEY, "145,50", 14550),
        (AnswerKind.DAY, "1-3-2027", "2027-03-01"),
        (AnswerKind.DATE, "12-4-1985", "1985-04-12"),
    ],
)
def test_what_is_typed_is_the_value_and_comes_back(
    qtbot: QtBot, show: Show, kind: AnswerKind, typed: str, value: AnswerValue
):
    editor = editor_for(asked(kind), lambda: TODAY)
    assert isinstance(editor, TypedEditor | DayEditor)
    show(editor)
    editor.take_focus()
    qtbot.keyClicks(editor.field, typed)
    assert editor.value() == value
    other = editor_for(asked(kind), lambda: TODAY)
    other.show_value(value)
    assert other.value() == value


@pytest.mark.parametrize(
    ("kind", "typed"), [(AnswerKind.WHOLE, "veel"), (AnswerKind.RATE, "11"), (AnswerKind.DATE, "1-3-2027")]
)
def test_what_cannot_be_is_said(qtbot: QtBot, show: Show, kind: AnswerKind, typed: str):
    editor = editor_for(asked(kind), lambda: TODAY)
    assert isinstance(editor, TypedEditor | DayEditor)
    show(editor)
    qtbot.keyClicks(editor.field, typed)
    assert problem_of(editor)
    with pytest.raises(UserError):
        editor.value()
