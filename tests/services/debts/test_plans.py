"""Plans agreed, paused and stopped, and what came of each instalment."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.debts.schedule import Promise, counted
from app.domain.debt import InstalmentState, PlanState, Strategy
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.errors import UserError
from app.services import answers, tasks, undo, visits
from app.services.budget import account as budget_account
from app.services.budget import lines as budget_lines
from app.services.debts import instalments, plans, records
from tests.builders import MONDAY

TODAY = MONDAY.date()
FAR = date(2030, 1, 1)


@pytest.fixture
def plan(session, dossier, home) -> RecordId:
    return plans.agree(session, dossier, strategy=Strategy.EVENLY)[1]


def at(session, day: date) -> None:
    session.now.time = MONDAY.replace(year=day.year, month=day.month, day=day.day)


def rows_of(session, plan):
    return plans.schedule(session, plan)


def test_the_room_is_what_the_month_leaves_and_the_floor_is_not_known_yet(session, dossier, home):
    found = plans.room_of(session, dossier)
    assert found is not None
    assert (found.per_month, found.floor) == (95_00, None)


def test_the_floor_lowers_the_room_and_is_kept_with_the_plan(session, dossier, home):
    answers.give(session, dossier, "huishouden.partner", False)
    answers.give(session, dossier, "personen.p1.toetsingsinkomen", 2_150_000)
    answers.give(session, dossier, "personen.p1.netto_inkomen", 165_000)
    found = plans.room_of(session, dossier)
    assert found is not None
    assert found.floor is not None
    assert found.per_month == max(min(95_00, found.floor.above - 35_00), 0)
    kept = plans.load(session, plans.agree(session, dossier, strategy=Strategy.EVENLY)[1])
    assert kept.floor == found.floor.amount


def test_without_a_month_there_is_no_room_and_no_plan(session, dossier):
    assert plans.room_of(session, dossier) is None
    assert plans.options(session, dossier) is None
    with pytest.raises(UserError, match="Vul eerst bij Budget in"):
        plans.agree(session, dossier, strategy=Strategy.EVENLY)


def test_a_month_that_leaves_nothing_gives_a_reason_in_the_place_of_plans(session, dossier, home):
    rent = next(line for line in budget_lines.listing(session, dossier) if line.category == "huur")
    budget_lines.change(session, rent.id, amount=Cents(9_000_00))
    found = plans.options(session, dossier)
    assert found is not None
    assert found.drafts == ()
    assert "geen euro over" in str(found.hindrance)


def test_plans_side_by_side_and_the_chosen_one_kept(session, dossier, home):
    found = plans.options(session, dossier)
    assert found is not None
    assert [draft.strategy for draft in found.drafts] == list(Strategy)
    assert {draft.total for draft in found.drafts} == {2_166_15}
    changes, plan = plans.agree(session, dossier, strategy=Strategy.SHORTEST)
    rows = rows_of(session, plan)
    assert [(row.debt_id, row.due, row.amount) for row in rows] == [
        (due.debt_id, due.due, due.amount) for due in found.drafts[2].payments
    ]
    assert counted(rows) == 2_166_15
    assert plans.present(session, dossier) == plans.load(session, plan)
    left = plans.room_of(session, dossier)
    assert left is not None
    assert left.per_month == 0  # the room is promised now
    assert len(changes.records) == len(rows) + 1


def test_only_chosen_debts_less_than_the_room_and_later(session, dossier, home):
    wish = plans.Wish(debt_ids=[home["huur"]], per_month=Cents(59_00), start=date(2027, 1, 1))
    plan = plans.agree(session, dossier, strategy=Strategy.URGENT_FIRST, wish=wish)[1]
    rows = rows_of(session, plan)
    assert {row.debt_id for row in rows} == {home["huur"]}
    assert len(rows) == 18
    assert {row.amount for row in rows} == {59_00}
    assert rows[0].due == date(2027, 1, 25)
    assert plans.load(session, plan).per_month == 59_00
    with pytest.raises(UserError, match="zit in een betaalplan"):
        plans.agree(session, dossier, strategy=Strategy.EVENLY, wish=wish)
    with pytest.raises(UserError, match="deze dag is voorbij"):
        plans.agree(session, dossier, strategy=Strategy.EVENLY, wish=plans.Wish(start=date(2026, 11, 1)))


def test_the_days_of_the_month_know_of_the_plan(session, dossier, home, visit):
    budget_account.tell_balance(session, visit, Cents(500_00), TODAY)
    before = budget_account.days(session, dossier, TODAY).account
    plan = plans.agree(session, dossier, strategy=Strategy.EVENLY)[1]
    paid = [(row.due, row.amount) for row in rows_of(session, plan)]
    after = budget_account.days(session, dossier, TODAY).account
    for was, now in zip(before.days, after.days, strict=True):
        assert was.balance - now.balance == sum(amount for due, amount in paid if due <= was.day)
    assert budget_account.advise(session, dossier, TODAY).plan.before.days == after.days
    plans.stop(session, plan)
    assert budget_account.days(session, dossier, TODAY).account.days == before.days


def test_agreeing_is_undone_as_one(session, dossier, home, plan):
    undo.undo(session, dossier)
    assert plans.listing(session, dossier) == ()
    assert rows_of(session, plan) == ()
    undo.redo(session, dossier)
    assert counted(rows_of(session, plan)) == 2_166_15


def test_paying_everything_settles_the_debts_and_ends_the_plan(session, dossier, home, plan):
    at(session, FAR)
    for row in rows_of(session, plan):
        instalments.pay(session, row.id, row.due)
    assert plans.load(session, plan).state is PlanState.DONE
    settled = {debt.kind for debt in records.listing(session, dossier) if debt.settled_on}
    assert settled == {"huur", "zorgpremie", "achteraf_betalen"}
    assert plans.present(session, dossier) is None


def test_a_part_is_kept_and_the_rest_comes_at_the_end(session, dossier, home, plan):
    first = rows_of(session, plan)[0]
    instalments.pay(session, first.id, TODAY, Cents(10_00))
    rows = rows_of(session, plan)
    assert [(row.state, row.amount) for row in rows if row.id == first.id] == [(InstalmentState.PAID, 10_00)]
    more = [row for row in rows if row.replaces == first.id]
    assert sum(row.amount for row in more) == first.amount - 10_00
    assert counted(rows) == 2_166_15


def test_a_missed_one_comes_back_at_the_end_and_makes_a_calm_task(session, dossier, home, plan):
    first = rows_of(session, plan)[0]
    at(session, date(2027, 1, 4))
    instalments.miss(session, first.id)
    rows = rows_of(session, plan)
    assert next(row for row in rows if row.id == first.id).state is InstalmentState.MISSED
    assert counted(rows) == 2_166_15
    (line,) = tasks.listing(session, date(2027, 1, 4))
    assert line.task.what.replace("\u00a0", " ") == (
        "Samen bellen met Corporatie: € 48 van dinsdag 24 november lukte niet. Wat is er nodig?"
    )
    for month in {row.pay_day for row in rows}:
        open_there = [r.amount for r in rows if r.pay_day == month and r.state is InstalmentState.OPEN]
        assert sum(open_there) <= 95_00
    undo.undo(session, dossier)
    assert next(row for row in rows_of(session, plan) if row.id == first.id).state is InstalmentState.OPEN
    assert tasks.listing(session, FAR) == ()


def test_what_was_told_once_is_not_told_again(session, dossier, home, plan):
    first = rows_of(session, plan)[0]
    instalments.miss(session, first.id)
    with pytest.raises(UserError, match="al vastgelegd"):
        instalments.pay(session, first.id, TODAY)
    with pytest.raises(UserError, match="deze dag is nog niet geweest"):
        instalments.pay(session, rows_of(session, plan)[1].id, date(2027, 1, 1))
    with pytest.raises(UserError, match="Deze betaling is er niet meer"):
        instalments.pay(session, RecordId("weg"), TODAY)


def test_an_instalment_moves_to_a_later_day_with_room_and_never_before_its_income(session, dossier, home, plan):
    rows = rows_of(session, plan)
    first, last = rows[0], rows[-1]
    with pytest.raises(UserError, match="te weinig ruimte"):
        instalments.move(session, first.id, date(2027, 1, 5))
    with pytest.raises(UserError, match="niet voor de dag dat het geld binnenkomt"):
        instalments.move(session, last.id, last.pay_day - timedelta(days=1))
    instalments.move(session, first.id, first.due + timedelta(days=3))
    moved = [row for row in rows_of(session, plan) if row.replaces == first.id]
    assert [(row.due, row.amount) for row in moved] == [(first.due + timedelta(days=3), first.amount)]
    instalments.move(session, last.id, last.due + timedelta(days=200))
    assert counted(rows_of(session, plan)) == 2_166_15


def test_a_pause_moves_what_is_open_keeps_the_sum_and_ends_with_a_task(session, dossier, home, plan):
    before = rows_of(session, plan)
    plans.pause(session, plan, date(2027, 2, 1), date(2027, 4, 30), "de huur van nu wordt betaald")
    kept = plans.load(session, plan)
    assert (kept.state, kept.pause_until) == (PlanState.PAUSED, date(2027, 4, 30))
    rows = rows_of(session, plan)
    assert counted(rows) == counted(before) == 2_166_15
    still = [row for row in rows if row.state is InstalmentState.OPEN]
    assert not any(date(2027, 2, 1) <= row.due <= date(2027, 4, 30) for row in still)
    assert [line.task.due for line in tasks.listing(session, FAR)] == [date(2027, 4, 30)]
    assert "de huur van nu wordt betaald" in tasks.listing(session, FAR)[0].task.what
    with pytest.raises(UserError, match="loopt nu niet"):
        plans.pause(session, plan, date(2027, 6, 1), date(2027, 7, 1), "x")
    plans.resume(session, plan)
    assert plans.load(session, plan).state is PlanState.RUNNING
    with pytest.raises(UserError, match="geen pauze"):
        plans.resume(session, plan)


def test_a_pause_loses_nothing_of_two_equal_payments_on_one_day(session, dossier, home):
    records.change(session, home["zorgpremie"], principal=Cents(141_00))
    wish = plans.Wish(debt_ids=[home["zorgpremie"]], per_month=Cents(94_00))
    plan = plans.agree(session, dossier, strategy=Strategy.EVENLY, wish=wish)[1]
    first, last = rows_of(session, plan)
    at(session, first.due)
    instalments.miss(session, first.id)
    still = [row for row in rows_of(session, plan) if row.state is InstalmentState.OPEN]
    assert [(row.pay_day, row.amount) for row in still[:2]] == [(last.pay_day, 47_00)] * 2
    plans.pause(session, plan, still[-1].due, still[-1].due + timedelta(days=40), "de huur van nu wordt betaald")
    rows = rows_of(session, plan)
    assert counted(rows) == 141_00
    assert sum(row.state is InstalmentState.OPEN and row.pay_day == last.pay_day for row in rows) == 2


def test_a_pause_is_undone_as_one(session, dossier, home, plan):
    before = rows_of(session, plan)
    plans.pause(session, plan, date(2027, 2, 1), date(2027, 4, 30), "de huur wordt betaald")
    undo.undo(session, dossier)
    assert rows_of(session, plan) == before
    assert plans.load(session, plan).state is PlanState.RUNNING


def test_a_plan_that_was_stopped_asks_nothing_more(session, dossier, home, plan):
    plans.stop(session, plan)
    with pytest.raises(UserError, match="al klaar"):
        plans.stop(session, plan)
    at(session, FAR)
    found = instalments.since_last_visit(session, dossier)
    assert found is not None
    assert found.promise is Promise.NOTHING_DUE


def test_looking_back_begins_where_the_last_visit_ended(session, dossier, home, visit, plan):
    at(session, date(2027, 2, 1))
    found = instalments.since_last_visit(session, dossier)
    assert found is not None
    assert (found.promise, found.times) == (Promise.UNKNOWN, 9)
    for row in found.to_ask[:-1]:
        instalments.pay(session, row.id, row.due)
    instalments.miss(session, found.to_ask[-1].id)
    found = instalments.since_last_visit(session, dossier)
    assert found is not None
    assert found.message.spoken() == ("8 van 9 keer is betaald. 1 keer lukte het niet. We kijken samen wat wel kan.")
    visits.close(session, visit)
    assert instalments.since_last_visit(session, dossier) == replace(found, since=date(2026, 11, 24))


def test_a_household_without_a_plan_has_nothing_to_look_back_on(session, dossier):
    assert instalments.since_last_visit(session, dossier) is None
    with pytest.raises(UserError, match="Dit betaalplan is er niet meer"):
        plans.load(session, RecordId("weg"))
