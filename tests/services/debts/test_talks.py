"""The advice talk with its four subjects."""

from datetime import date

import pytest

from app.domain.debt import TalkResult, TalkTopic
from app.errors import UserError
from app.services import undo
from app.services.debts import talks

BEGIN = date(2026, 12, 1)


def test_each_subject_is_kept_once_per_visit_and_can_be_taken_back(session, dossier, visit):
    talks.keep(session, visit, TalkTopic.ARRANGEMENT, TalkResult.LATER)
    talks.keep(session, visit, TalkTopic.ARRANGEMENT, TalkResult.AGREED, said="59 euro per maand")
    talks.keep(session, visit, TalkTopic.ALLOWANCES, TalkResult.NOT_NEEDED)
    found = talks.of_visit(session, visit)
    assert {topic: (one.result, one.said) for topic, one in found.items()} == {
        TalkTopic.ARRANGEMENT: (TalkResult.AGREED, "59 euro per maand"),
        TalkTopic.ALLOWANCES: (TalkResult.NOT_NEEDED, ""),
    }
    talks.keep(session, visit, TalkTopic.ALLOWANCES, None)
    assert not talks.keep(session, visit, TalkTopic.ALLOWANCES, None)
    assert [one.topic for one in talks.listing(session, dossier)] == [TalkTopic.ARRANGEMENT]
    undo.undo(session, dossier)
    assert len(talks.listing(session, dossier)) == 2


def test_postponement_says_until_when(session, visit):
    with pytest.raises(UserError, match="Geldig tot en met: dit is nog leeg"):
        talks.keep(session, visit, TalkTopic.POSTPONEMENT, TalkResult.AGREED)
    talks.keep(session, visit, TalkTopic.POSTPONEMENT, TalkResult.AGREED, until=BEGIN)
    assert talks.of_visit(session, visit)[TalkTopic.POSTPONEMENT].until == BEGIN
