"""The plan of collection days: months made by hand, and every small plan tried one by one."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.budget.collection import (
    DEFAULT_DAYS,
    MOST_MOVABLE,
    Account,
    Move,
    Plan,
    best_plan,
    can_move,
    day_of,
    first_month_to_move,
    lines_with,
    lowest_per_day,
    plan_rank,
)
from app.budget.ledger import Entry, entries_of, ledger
from app.budget.lines import BudgetLine
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.errors import UserError
from tests.budget.builders import euro, line, on

TODAY, UNTIL, SINCE = on("2026-06-15"), on("2026-09-30"), on("2026-07-01")


def account(balance: str) -> Account:
    return Account(euro(balance), TODAY, UNTIL, SINCE)


def cost(name: str, amount: str, day: int) -> BudgetLine:
    return line("energie", amount, name=name, day=day, movable=True)


def paid(day: date, amount: int) -> Entry:
    """A payment that was agreed apart from the lines."""
    return Entry(day, day, Cents(-amount), RecordId("plan"), "Betaalplan", "betalingsregeling")


INCOME = line("bijstand", "1000", day=8)


def plan_of(lines: list[BudgetLine], days: dict[str, int], at: Account) -> Plan:
    """The plan in which each cost named gets this day, by the ledger alone."""
    moves = [
        Move(each, day_of(each) or 0, days[each.id])
        for each in lines
        if days.get(each.id, day_of(each)) != day_of(each)
    ]
    after = lines_with(lines, [(move.line.id, move.after) for move in moves], at.since)
    found = [
        ledger(at.balance, at.today, [*entries_of(each, at.today, at.until), *at.also], at.until)
        for each in (lines, after)
    ]
    return Plan(tuple(moves), *found)


def every_plan(lines: list[BudgetLine], allowed: tuple[int, ...], at: Account) -> list[Plan]:
    movable = [each for each in lines if can_move(each)]
    choices = [sorted({*allowed, day_of(each) or 0}) for each in movable]
    return [
        plan_of(lines, {each.id: day for each, day in zip(movable, days, strict=True)}, at)
        for days in product(*choices)
    ]


def test_one_move_to_just_after_the_income():
    lines = [cost("huur", "600", 1), INCOME]
    plan = best_plan(lines, DEFAULT_DAYS, account("300"))
    assert [(move.before, move.after) for move in plan.moves] == [(1, 10)]
    assert plan.before.lowest.balance < 0
    assert plan.after.lowest.balance >= 0


def test_a_cost_that_does_not_help_stays_where_it_is():
    lines = [cost("klein", "10", 1), cost("huur", "600", 1), INCOME]
    plan = best_plan(lines, DEFAULT_DAYS, account("300"))
    assert [(move.line.id, move.after) for move in plan.moves] == [("huur", 10)]


def test_nothing_moves_when_the_account_stays_up():
    lines = [cost("huur", "600", 1), INCOME]
    plan = best_plan(lines, DEFAULT_DAYS, account("2000"))
    assert plan.moves == ()
    assert plan.before == plan.after


def test_no_month_is_paid_twice_or_skipped():
    rent = cost("huur", "600", 1)
    months = [
        entry.nominal.strftime("%m") for entry in entries_of(lines_with([rent], [("huur", 25)], SINCE), TODAY, UNTIL)
    ]
    assert months == ["07", "08", "09"]


def test_the_lowest_balance_per_day_is_that_of_the_ledger():
    lines = [cost("huur", "600", 1), INCOME]
    found = lowest_per_day(lines, lines[0], DEFAULT_DAYS, account("300"))
    assert [each.day for each in found if each.is_now] == [1]
    for each in found:
        assert each.lowest == plan_of(lines, {"huur": each.day}, account("300")).after.lowest.balance


def test_what_cannot_move():
    assert not can_move(line("energie", "100", day=3))
    assert not can_move(line("energie", "100", per="kwartaal", day=3, movable=True))
    assert not can_move(line("energie", None, day=3, movable=True))
    assert not can_move(line("energie", "100", movable=True))


def test_too_many_movable_costs_are_said():
    lines = [cost(f"k{place}", "10", 1) for place in range(MOST_MOVABLE + 1)]
    with pytest.raises(UserError):
        best_plan(lines, DEFAULT_DAYS, account("0"))


@pytest.mark.parametrize(("today", "first"), [("2026-06-15", "2026-07-01"), ("2026-12-31", "2027-01-01")])
def test_a_collection_moves_from_the_next_month(today: str, first: str):
    assert first_month_to_move(on(today)) == on(first)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 80_000), st.integers(1, 31)), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(1, 150_000), st.integers(1, 31)), max_size=2),
    st.sets(st.sampled_from(DEFAULT_DAYS), max_size=4),
    st.integers(-50_000, 150_000),
    st.sampled_from([0, 10_000]),
    st.dictionaries(st.dates(TODAY, on("2026-10-10")), st.integers(1, 60_000), max_size=3),
)
def test_the_plan_is_the_best_of_all(
    costs: list[tuple[int, int]],
    incomes: list[tuple[int, int]],
    allowed: set[int],
    balance: int,
    keep_at: int,
    also: dict[date, int],
):
    lines = [replace(cost(f"k{place}", "1", day), amount=Cents(much)) for place, (much, day) in enumerate(costs)]
    lines += [
        replace(line("loon", "1", name=f"i{place}", day=day), amount=Cents(much))
        for place, (much, day) in enumerate(incomes)
    ]
    paying = tuple(paid(day, amount) for day, amount in sorted(also.items()))
    at = Account(Cents(balance), TODAY, UNTIL, SINCE, paying)
    found = best_plan(lines, tuple(allowed), at, Cents(keep_at))
    best = min(every_plan(lines, tuple(allowed), at), key=lambda plan: plan_rank(plan, lines, at, Cents(keep_at)))
    assert found.moves == best.moves
    assert found.after == best.after
