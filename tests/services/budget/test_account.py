"""The account: its balance, the days ahead, and collection days that are agreed with a task for who collects."""

from datetime import date, timedelta

import pytest

from app.domain.money import Cents
from app.domain.visit import VisitType
from app.errors import UserError
from app.services import dossiers, settings_store, tasks, undo, visits
from app.services.budget import account, lines
from tests.builders import MONDAY

TODAY = MONDAY.date()  # 23 November 2026


@pytest.fixture
def rent(session, visit):
    lines.add(session, visit, "bijstand", amount=Cents(100000), day=8)
    account.tell_balance(session, visit, Cents(30000), TODAY)
    return lines.add(session, visit, "huur", amount=Cents(60000), day=1)[1]


def test_the_balance_is_told_once_a_day_and_the_account_goes_on_from_there(session, dossier, visit, rent):
    account.tell_balance(session, visit, Cents(-2000), TODAY - timedelta(days=3))
    account.tell_balance(session, visit, Cents(32000), TODAY)
    found = account.days(session, dossier, TODAY)
    assert (found.told.day, found.told.amount) == (TODAY, 32000)
    assert found.account.days[-1].day == date(2027, 2, 28)
    assert (found.account.lowest.day, found.account.lowest.balance) == (date(2026, 12, 1), -28000)
    assert found.account.short == 28000
    assert "Huur gaat eraf voordat er op 8 december 2026 weer geld binnenkomt" in found.reason.said.spoken()
    assert undo.state(session, dossier).can_undo.spoken() == "Stand van de rekening"
    with pytest.raises(UserError, match="nog niet geweest"):
        account.tell_balance(session, visit, Cents(1), TODAY + timedelta(days=1))


def test_without_a_balance_the_account_begins_at_nothing(session, dossier):
    found = account.days(session, dossier, TODAY)
    assert found.told is None
    assert found.account.start.balance == 0
    assert account.advise(session, dossier, TODAY).line is None


def test_an_agreed_day_is_kept_with_a_task_and_the_account_follows(session, dossier, visit, rent):
    advice = account.advise(session, dossier, TODAY)
    assert [(move.before, move.after) for move in advice.plan.moves] == [(1, 10)]
    assert advice.since == date(2026, 12, 1)
    assert [(one.day, one.lowest) for one in advice.days if one.is_now] == [(1, -30000)]
    account.agree_day(session, visit, rent, 10)
    (move,) = account.moves(session, dossier)
    assert (move.from_day, move.to_day, move.since) == (1, 10, date(2026, 12, 1))
    (task,) = tasks.listing(session, TODAY)
    assert task.task.id == move.task_id
    assert "Huur graag op de 10e" in task.task.what
    after = account.days(session, dossier, TODAY).account
    assert after.lowest.balance >= 0
    assert after.days == advice.plan.after.days
    assert account.advise(session, dossier, TODAY).plan.moves == ()
    account.agree_day(session, visit, rent, 25)
    assert [one.to_day for one in account.moves(session, dossier)] == [25]
    assert undo.state(session, dossier).can_undo is not None
    undo.undo(session, dossier)
    assert [one.to_day for one in account.moves(session, dossier)] == [10]


def test_an_agreed_day_is_weighed_again_and_can_be_taken_back(session, dossier, visit, rent):
    account.agree_day(session, visit, rent, 10)
    advice = account.advise(session, dossier, TODAY)
    assert advice.line is not None
    assert (advice.line.id, [one.day for one in advice.days if one.is_now]) == (rent, [10])
    later = [one.lowest for one in advice.days if one.day == 25]
    assert later == [30000]
    account.agree_day(session, visit, rent, 1)
    assert account.moves(session, dossier) == ()
    assert tasks.listing(session, TODAY) == ()
    account.agree_day(session, visit, rent, 10)
    (task,) = tasks.listing(session, TODAY)
    tasks.mark_done(session, task.task.id, TODAY)
    account.agree_day(session, visit, rent, 1)
    assert account.moves(session, dossier) == ()
    assert ["Huur graag op de 1e" in one.task.what for one in tasks.listing(session, TODAY)] == [True]


def test_a_day_that_took_effect_is_where_the_next_agreement_begins(session, dossier, visit, rent):
    account.agree_day(session, visit, rent, 10)
    session.now.time = MONDAY.replace(month=12, day=15)
    account.agree_day(session, visit, rent, 25)
    (move,) = account.moves(session, dossier)
    assert (move.from_day, move.to_day, move.since) == (10, 25, date(2027, 1, 1))
    assert lines.load(session, rent).day == 10
    days = [
        each.nominal
        for day in account.days(session, dossier, date(2026, 12, 15)).account.busy
        for each in day.entries
        if each.line_id == rent
    ]
    assert days == [date(2026, 12, 10), date(2027, 1, 25), date(2027, 2, 25), date(2027, 3, 25)]
    undo.undo(session, dossier)
    assert lines.load(session, rent).day == 1


def test_a_day_that_is_not_allowed_or_a_cost_that_stays_is_refused(session, dossier, visit, rent):
    with pytest.raises(UserError, match="De 12e is geen dag"):
        account.agree_day(session, visit, rent, 12)
    settings_store.write(session, "collection_days", "12, 3")
    account.agree_day(session, visit, rent, 12)
    assert account.allowed_days(session) == (3, 12)
    _, weekly = lines.add(session, visit, "voeding", amount=Cents(7000))
    with pytest.raises(UserError, match="Boodschappen kan geen andere dag"):
        account.agree_day(session, visit, weekly, 3)
    _, other = dossiers.open_new(session, "Buren", "", "", "")
    _, elsewhere = visits.plan(session, other, VisitType.BUDGET, MONDAY)
    with pytest.raises(UserError, match="kan geen andere dag"):
        account.agree_day(session, elsewhere, rent, 3)


@pytest.mark.parametrize("wrong", ["0", "29", "1,,5", "een", ""])
def test_collection_days_are_days_of_every_month(session, wrong):
    with pytest.raises(UserError, match="Dagen om huur af te schrijven"):
        settings_store.write(session, "collection_days", wrong)
