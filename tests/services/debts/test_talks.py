"""The advice talk with its four subjects, and rent held back only with consent and an agreement."""

from datetime import date

import pytest

from app.domain.case import Ground
from app.domain.debt import TalkResult, TalkTopic
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.errors import UserError
from app.services import grounds, undo
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


def consent(session, dossier, ground=Ground.CONSENT) -> RecordId:
    given = grounds.give(
        session, dossier, ground, "Huur inhouden", receiver="Gemeente", parts=("huur",), how_given="Mondeling"
    )
    return given[1]


def test_rent_is_held_back_with_consent_and_the_agreement_of_the_municipality(session, dossier):
    ground = consent(session, dossier)
    held = talks.withhold(
        session, dossier, Cents(60_00), BEGIN, ground_id=ground, agreed_on=BEGIN, agreed_with="Werk en inkomen"
    )[1]
    talks.end_withholding(session, held, date(2027, 5, 31))
    (found,) = talks.withholdings(session, dossier)
    assert (found.per_month, found.ends_on, found.ground_id) == (60_00, date(2027, 5, 31), ground)
    with pytest.raises(UserError, match="ligt voor het begin"):
        talks.end_withholding(session, held, date(2026, 1, 1))
    with pytest.raises(UserError, match="is er niet meer"):
        talks.end_withholding(session, RecordId("weg"), BEGIN)


def test_without_consent_or_agreement_nothing_is_held_back(session, dossier):
    def refused(said, **terms):
        with pytest.raises(UserError, match=said):
            talks.withhold(session, dossier, Cents(60_00), BEGIN, **terms)

    refused("toestemming", agreed_on=BEGIN)
    refused("toestemming", agreed_on=BEGIN, ground_id=consent(session, dossier, Ground.LEGAL_TASK))
    withdrawn = consent(session, dossier)
    grounds.withdraw(session, withdrawn)
    refused("toestemming", agreed_on=BEGIN, ground_id=withdrawn)
    refused("Vul de dag in waarop de gemeente", ground_id=consent(session, dossier))
    assert talks.withholdings(session, dossier) == ()
