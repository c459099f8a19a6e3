"""Payment plans: to the cent, within the room, on days that money came in."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.budget.calendar import Closed, is_open
from app.debts.planning import (
    Income,
    Slot,
    alternatives,
    at_most,
    can_plan,
    claims,
    draft,
    due_after,
    longest_months,
    slots,
)
from app.domain.debt import Strategy
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.errors import UserError
from tests.debts.builders import TODAY, a_claim, a_debt, cents_of, five_debts, monthly, periods


@st.composite
def plans(draw):
    """Claims and periods with a room that differs from month to month, in which all fits."""
    kinds = draw(st.lists(st.sampled_from(["huur", "energie", "zorgpremie", "boete", "lening", "familie"]), min_size=1,
                          max_size=7))  # fmt: skip
    given = tuple(a_claim(kind, draw(st.integers(1, 50_000)), f"{kind}-{n}") for n, kind in enumerate(kinds))
    least = sum(claim.amount for claim in given) // 100 + 200
    rooms = draw(st.lists(st.integers(least, 5 * least), min_size=3, max_size=12))
    found = periods("1")
    rising = tuple(Slot(slot.pay_day, slot.due, Cents(rooms[n % len(rooms)])) for n, slot in enumerate(found))
    return given, rising, draw(st.sampled_from(Strategy))


@given(plans())
def test_the_instalments_are_the_debt_to_the_cent(plan):
    given, rooms, strategy = plan
    found = draft(given, rooms, strategy)
    for claim in given:
        assert sum(due.amount for due in found.of(claim.debt_id)) == claim.amount
    assert found.total == sum(claim.amount for claim in given)
    assert all(due.amount > 0 for due in found.payments)


@given(plans())
def test_no_month_is_above_its_room_and_no_day_before_its_income(plan):
    given, rooms, strategy = plan
    found = draft(given, rooms, strategy)
    room = {slot.pay_day: slot.room for slot in rooms}
    for day, most in room.items():
        assert sum(due.amount for due in found.payments if due.pay_day == day) <= most
    assert all(due.pay_day < due.due for due in found.payments)
    assert all(is_open(due.due, Closed.BANK) for due in found.payments)


@given(plans())
def test_only_a_last_payment_has_cents(plan):
    given, rooms, strategy = plan
    found = draft(given, rooms, strategy)
    for claim in given:
        assert all(due.amount % 100 == 0 for due in found.of(claim.debt_id)[:-1])


@given(plans())
def test_no_month_is_passed_by_and_what_can_be_paid_is_paid(plan):
    given, rooms, strategy = plan
    found = draft(given, rooms, strategy)
    days = sorted({due.pay_day for due in found.payments})
    assert days == [slot.pay_day for slot in rooms[: len(days)]]
    for slot in rooms[: len(days) - 1]:
        paid = sum(due.amount for due in found.payments if due.pay_day == slot.pay_day)
        assert slot.room - paid < 100 * (len(given) + 1)


def test_urgent_first_keeps_the_home_before_the_shop():
    given = claims(five_debts())
    assert [claim.debt_id for claim in given] == ["huur", "zorgpremie", "achteraf_betalen"]
    found = draft(given, periods("95"), Strategy.URGENT_FIRST)
    assert found.order == ("huur", "zorgpremie", "achteraf_betalen")
    assert found.waits(found.payments[0].due) == ("zorgpremie", "achteraf_betalen")
    first, last = found.runs(RecordId("huur"))
    assert (first.amount, first.times, last.amount, last.times) == (cents_of("95"), 11, cents_of("17"), 1)
    assert (first.first, last.last) == (date(2026, 12, 24), date(2027, 11, 24))


def test_evenly_gives_every_creditor_something_each_month():
    found = draft(claims(five_debts()), periods("95"), Strategy.EVENLY)
    assert found.waits(found.payments[0].due) == ()
    first = [due.amount for due in found.payments if due.pay_day == found.payments[0].pay_day]
    # 95 euro over 1062, 319 and 785,15: 46,56 and 13,98 and 34,42 in whole euros, what is left to the first
    assert first == [cents_of("48"), cents_of("13"), cents_of("34")]


def test_the_smallest_first_is_done_with_a_creditor_soonest():
    found = draft(claims(five_debts()), periods("95"), Strategy.SHORTEST)
    assert found.order == ("zorgpremie", "achteraf_betalen", "huur")
    waits = {
        plan.strategy: sum(plan.of(debt_id)[-1].due.toordinal() for debt_id in plan.order)
        for plan in alternatives(claims(five_debts()), periods("95"))
    }
    assert min(waits, key=lambda strategy: waits[strategy]) is Strategy.SHORTEST


def test_the_alternatives_differ_in_order_and_not_in_sum():
    found = alternatives(claims(five_debts()), periods("95"))
    assert [plan.strategy for plan in found] == list(Strategy)
    assert {plan.total for plan in found} == {cents_of("2166.15")}
    assert {plan.months for plan in found} == {23}
    assert {plan.ends_on for plan in found} == {date(2028, 10, 24)}


def test_less_than_the_room_takes_longer():
    given = claims(five_debts())
    assert draft(given, at_most(periods("95"), cents_of("50")), Strategy.EVENLY).months == 44
    assert at_most(periods("95"), cents_of("200")) == periods("95")


def test_the_day_to_pay_is_the_next_day_that_banks_work():
    assert due_after(date(2026, 12, 23)) == date(2026, 12, 24)
    assert due_after(date(2026, 11, 27)) == date(2026, 11, 30)
    assert due_after(date(2026, 10, 31)) == date(2026, 11, 2)
    assert due_after(date(2026, 12, 24)) == date(2026, 12, 28)


def test_the_largest_income_of_a_month_gives_the_day_also_when_paid_every_four_weeks():
    four_weekly = [Income(date(2026, 12, 4), Cents(90_000)), Income(date(2027, 1, 1), Cents(90_000)),
                   Income(date(2027, 1, 29), Cents(90_000))]  # fmt: skip
    small = [Income(date(2026, 12, 21), Cents(30_000)), Income(date(2026, 11, 20), Cents(99_000))]
    found = slots([*four_weekly, *small], TODAY, cents_of("50"))
    assert [slot.pay_day for slot in found] == [date(2026, 12, 4), date(2027, 1, 1)]
    assert [slot.due for slot in found] == [date(2026, 12, 7), date(2027, 1, 4)]


@pytest.mark.parametrize(
    ("given", "rooms", "reason"),
    [
        ((), periods("95"), "Er is geen schuld"),
        ((a_claim("huur", 100),), periods("0.99"), "Er is per maand geen euro over"),
        ((a_claim("huur", 100),), (), "Er is per maand geen euro over"),
        ((a_claim("huur", 1_000_000),), periods("2"), f"langer dan {longest_months()} maanden"),
        ((a_claim("huur", 1_000),), periods("2", months=2), "langer dan"),
    ],
)
def test_a_plan_that_cannot_be_made_is_refused_with_what_to_do(given, rooms, reason):
    with pytest.raises(UserError, match=reason):
        draft(given, rooms, Strategy.EVENLY)


def test_what_is_disputed_settled_seized_unknown_or_goes_well_is_not_planned():
    debt = a_debt("huur", "100")
    assert can_plan(debt)
    assert not can_plan(replace(debt, disputed=True))
    assert not can_plan(replace(debt, settled_on=TODAY))
    assert not can_plan(replace(debt, seized=True))
    assert not can_plan(replace(debt, principal=None))
    assert not can_plan(replace(debt, principal=Cents(0)))
    assert not can_plan(replace(debt, instalment=Cents(100)))
    assert claims([replace(debt, disputed=True)]) == ()


def test_a_month_without_income_has_no_payment():
    incomes = [income for income in monthly() if income.day.month != 1]
    found = draft((a_claim("huur", 30_000),), slots(incomes, TODAY, cents_of("100")), Strategy.EVENLY)
    assert [due.pay_day.month for due in found.payments] == [12, 2, 3]
