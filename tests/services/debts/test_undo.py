"""Undo leaves debts alone that others went on with, and takes no place that is taken."""

from dataclasses import replace

from app.domain.debt import Strategy, TalkResult, TalkTopic
from app.domain.money import Cents
from app.services import undo
from app.services.debts import plans, talks
from app.services.debts import records as debts
from tests.pictures import add_picture
from tests.services.debts.deeds import first_visit
from tests.services.debts.homes import a_known_month


def test_a_debt_that_others_went_on_with_stays(session, dossier):
    other = replace(session, actor="collega")
    _, mine = debts.add(session, dossier, creditor="Corporatie", kind="huur", principal=Cents(100_00))
    debts.attach(other, mine, add_picture(other, dossier))
    assert undo.state(session, dossier).can_undo is None
    undo.undo(other, dossier)
    assert undo.state(session, dossier).can_undo.spoken() == "Schuld: Corporatie"
    a_known_month(other, dossier)
    plans.agree(other, dossier, strategy=Strategy.EVENLY)
    assert undo.state(session, dossier).can_undo is None


def test_a_subject_of_a_talk_does_not_return_to_a_place_that_is_taken(session, dossier):
    other = replace(session, actor="collega")
    visit = first_visit(session, dossier)
    talks.keep(session, visit, TalkTopic.NO_COSTS, TalkResult.LATER)
    talks.keep(session, visit, TalkTopic.NO_COSTS, None)
    talks.keep(other, visit, TalkTopic.NO_COSTS, TalkResult.AGREED)
    assert undo.state(session, dossier).can_undo is None


def test_a_letter_does_not_return_to_a_debt_that_has_it(session, dossier):
    other = replace(session, actor="collega")
    picture = add_picture(session, dossier)
    debt = debts.add(session, dossier, creditor="Corporatie", kind="huur")[1]
    debts.attach(session, debt, picture)
    debts.detach(session, debt, picture)
    debts.attach(other, debt, picture)
    assert undo.state(session, dossier).can_undo is None
