"""Rent held back from a benefit: only with consent and the agreement of the municipality; the budget follows."""

from datetime import date

import pytest

from app.domain.case import Ground
from app.domain.debt import Stage
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.errors import UserError
from app.services import answers, grounds, tasks, undo
from app.services.budget import account, lines
from app.services.budget.assessment import assess as assess_budget
from app.services.debts import plans, records, withholding
from app.services.debts.assessment import assess
from tests.builders import MONDAY

BEGIN = date(2026, 12, 1)
TODAY = MONDAY.date()


def consent(session, dossier, ground=Ground.CONSENT) -> RecordId:
    given = grounds.give(
        session, dossier, ground, "Huur inhouden", receiver="Gemeente", parts=("huur",), how_given="Mondeling"
    )
    return given[1]


def test_rent_is_held_back_with_consent_and_the_agreement_of_the_municipality(session, dossier):
    ground = consent(session, dossier)
    held = withholding.withhold(
        session, dossier, Cents(60_00), BEGIN, ground_id=ground, agreed_on=BEGIN, agreed_with="Werk en inkomen"
    )[1]
    withholding.end(session, held, date(2027, 5, 31))
    (found,) = withholding.listing(session, dossier)
    assert (found.per_month, found.ends_on, found.ground_id) == (60_00, date(2027, 5, 31), ground)
    with pytest.raises(UserError, match="ligt voor het begin"):
        withholding.end(session, held, date(2026, 1, 1))
    with pytest.raises(UserError, match="is er niet meer"):
        withholding.end(session, RecordId("weg"), BEGIN)


def test_without_consent_or_agreement_nothing_is_held_back(session, dossier):
    def refused(said, **terms):
        with pytest.raises(UserError, match=said):
            withholding.withhold(session, dossier, Cents(60_00), BEGIN, **terms)

    refused("toestemming", agreed_on=BEGIN)
    refused("toestemming", agreed_on=BEGIN, ground_id=consent(session, dossier, Ground.LEGAL_TASK))
    withdrawn = consent(session, dossier)
    grounds.withdraw(session, withdrawn)
    refused("toestemming", agreed_on=BEGIN, ground_id=withdrawn)
    refused("Vul de dag in waarop de gemeente", ground_id=consent(session, dossier))
    assert withholding.listing(session, dossier) == ()


def a_benefit(session, visit) -> RecordId:
    lines.add(session, visit, "bijstand", amount=Cents(1_400_00), day=8)
    return lines.add(session, visit, "huur", amount=Cents(625_00), day=1)[1]


def test_it_is_a_way_for_a_benefit_with_rent_open_and_for_nobody_else(session, dossier, visit):
    assert assess(session, visit).withholding_fits is None
    debt = records.add(session, dossier, creditor="Corporatie", kind="huur", principal=Cents(800_00))[1]
    assert assess(session, visit).withholding_fits is None
    answers.give(session, dossier, "huishouden.partner", False)
    answers.give(session, dossier, "personen.p1.bron", "bijstand")
    assert assess(session, visit).withholding_fits == withholding.Fit(None)
    a_benefit(session, visit)
    assert assess(session, visit).withholding_fits == withholding.Fit(Cents(625_00))
    records.change(session, debt, stage=Stage.ON_TIME)
    assert assess(session, visit).withholding_fits is None


def test_agreed_at_the_table_with_the_consent_and_a_task_for_its_end(session, dossier, visit):
    with pytest.raises(UserError, match="Hoe de toestemming"):
        withholding.agree(session, dossier, Cents(625_00), BEGIN, agreed_on=TODAY)
    with pytest.raises(UserError, match="gemeente het goed vond"):
        withholding.agree(session, dossier, Cents(625_00), BEGIN, how_given="aan tafel")
    assert grounds.listing(session, dossier) == ()
    withholding.agree(
        session, dossier, Cents(625_00), BEGIN, how_given="aan tafel", agreed_on=TODAY, ends_on=date(2027, 5, 31)
    )
    (held,) = assess(session, visit).withholdings
    (ground,) = grounds.listing(session, dossier)
    assert (held.ground_id, ground.how_given, ground.receiver) == (ground.id, "aan tafel", "de gemeente")
    (task,) = tasks.listing(session, date(2030, 1, 1))
    assert task.task.due == date(2027, 5, 31)
    undo.undo(session, dossier)
    assert assess(session, visit).withholdings == ()


def test_the_account_the_budget_and_the_room_follow(session, dossier, visit):
    a_benefit(session, visit)
    account.tell_balance(session, visit, Cents(700_00), TODAY)
    before = plans.room_of(session, dossier)
    assert account.days(session, dossier, TODAY).account.on(date(2026, 12, 7)).balance == 75_00
    withholding.agree(session, dossier, Cents(625_00), BEGIN, how_given="aan tafel", agreed_on=TODAY)
    found = account.days(session, dossier, TODAY).account
    assert (found.on(date(2026, 12, 7)).balance, found.on(date(2026, 12, 8)).balance) == (700_00, 1_475_00)
    assert assess_budget(session, dossier, date(2026, 12, 2)).three.now.per_month.income == 775_00
    assert plans.room_of(session, dossier) == before
    session.now.time = MONDAY.replace(month=12, day=2)
    after = plans.room_of(session, dossier)
    assert before is not None
    assert after is not None
    assert after.by_budget == before.by_budget
