"""After the agreement: missed, moved, paused and looked back on; what is owed stays what it was."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.debts.planning import Due, draft
from app.debts.schedule import Owed, Pause, Promise, as_dues, catch_up, counted, look_back, owed, postpone
from app.domain.debt import Instalment, InstalmentState, Strategy
from app.domain.ids import RecordId
from app.domain.money import Cents
from app.errors import UserError
from tests.debts.builders import DOSSIER, a_claim, cents_of, periods
from tests.debts.test_planning import plans

RENT, CARE = RecordId("huur"), RecordId("zorgpremie")
PLAN = draft((a_claim("huur", 106_200), a_claim("zorgpremie", 31_900)), periods("95"), Strategy.EVENLY)


def kept(payments, **states: InstalmentState) -> list[Instalment]:
    """The payments as they are kept; the state of number 3 is ``n3``."""
    return [
        Instalment(RecordId(f"{n:04}"), DOSSIER, RecordId("plan"), p.debt_id, p.pay_day, p.due, p.amount,
                   states.get(f"n{n}", InstalmentState.OPEN))
        for n, p in enumerate(payments)
    ]  # fmt: skip


@given(plans(), st.integers(0, 400), st.integers(0, 200))
def test_a_pause_keeps_the_sum_of_every_debt_and_the_room_of_every_month(plan, after, length):
    claims, rooms, strategy = plan
    found = draft(claims, rooms, strategy)
    first = rooms[0].pay_day + timedelta(days=after)
    pause = Pause(first, first + timedelta(days=length), "de huur van nu is betaald")
    try:
        later = postpone(found.payments, pause, rooms)
    except UserError:
        return  # the months with enough room are used up
    for claim in claims:
        assert sum(due.amount for due in later if due.debt_id == claim.debt_id) == claim.amount
    room = {slot.pay_day: slot.room for slot in rooms}
    for day in {due.pay_day for due in later}:
        assert sum(due.amount for due in later if due.pay_day == day) <= room[day]
    assert not any(pause.covers(due.due) for due in later)
    assert all(due.pay_day < due.due for due in later)


def test_a_pause_of_three_months_moves_the_rest_three_months():
    pause = Pause(date(2027, 2, 1), date(2027, 4, 30), "de huur van nu is betaald")
    later = postpone(PLAN.payments, pause, periods("95"))
    assert [due.due for due in later][-1] == date(2028, 5, 24)
    assert PLAN.ends_on == date(2028, 2, 24)
    assert {due.pay_day.month for due in later if due.pay_day.year == 2027} & {2, 3, 4} == set()
    assert later[:4] == PLAN.payments[:4]


def test_a_pause_before_the_plan_or_after_it_changes_nothing_but_days():
    after = Pause(date(2029, 1, 1), date(2029, 2, 1), "")
    assert postpone(PLAN.payments, after, periods("95")) == PLAN.payments
    with pytest.raises(UserError, match="De pauze eindigt voor hij begint"):
        postpone(PLAN.payments, Pause(date(2029, 2, 1), date(2029, 1, 1), ""), periods("95"))
    with pytest.raises(UserError, match="past niet"):
        postpone(PLAN.payments, Pause(date(2027, 1, 1), date(2027, 2, 1), ""), periods("95", months=8))


def test_what_was_missed_comes_at_the_end_where_there_is_room():
    missed = [Owed(RENT, cents_of("73.50"))]
    more = catch_up(PLAN.payments, missed, periods("95"))
    last = [due for due in PLAN.payments if due.pay_day == PLAN.payments[-1].pay_day]
    spare = cents_of("95") - sum(due.amount for due in last)
    assert sum(due.amount for due in more) == cents_of("73.50")
    assert more[0].pay_day == last[0].pay_day
    assert more[0].amount == min(spare // 100 * 100, cents_of("73.50"))


@given(plans(), st.lists(st.integers(1, 30_000), min_size=1, max_size=4))
def test_catching_up_is_to_the_cent_and_within_the_room(plan, amounts):
    claims, rooms, strategy = plan
    running = draft(claims, rooms, strategy).payments
    missed = [Owed(RecordId(f"gemist-{n}"), Cents(amount)) for n, amount in enumerate(amounts)]
    try:
        more = catch_up(running, missed, rooms)
    except UserError:
        return  # the months are used up
    for one in missed:
        assert sum(due.amount for due in more if due.debt_id == one.debt_id) == one.amount
    room = {slot.pay_day: slot.room for slot in rooms}
    for day in {due.pay_day for due in more}:
        assert sum(due.amount for due in (*running, *more) if due.pay_day == day) <= room[day]
    assert all(due.amount > 0 and due.pay_day < due.due for due in more)


def test_catching_up_of_an_ended_plan_begins_anew_and_may_not_fit():
    assert [due.amount for due in catch_up((), [Owed(RENT, Cents(150_00))], periods("100"))] == [100_00, 50_00]
    with pytest.raises(UserError, match="past niet"):
        catch_up((), [Owed(RENT, Cents(150_00))], periods("100", months=1))


def test_what_is_open_and_what_counts():
    rows = kept(PLAN.payments[:4], n0=InstalmentState.PAID, n1=InstalmentState.MISSED, n2=InstalmentState.MOVED)
    assert as_dues(rows) == PLAN.payments[3:4]
    assert owed(rows) == (Owed(PLAN.payments[3].debt_id, PLAN.payments[3].amount),)
    assert counted(rows) == PLAN.payments[0].amount + PLAN.payments[3].amount


def payments(*days: int) -> list[Due]:
    return [Due(RENT, date(2026, 12, day), date(2026, 12, day), Cents(5_000)) for day in days]


@pytest.mark.parametrize(
    ("states", "promise", "said"),
    [
        ("", Promise.NOTHING_DUE, "Er hoefde nog niets betaald te worden."),
        ("PP", Promise.ALL_PAID, "Alles is betaald: 2 van 2. Dat is knap."),
        ("PM", Promise.SOME_MISSED, "1 van 2 keer is betaald. 1 keer lukte het niet. We kijken samen wat wel kan."),
        ("MM", Promise.ALL_MISSED, "Betalen lukte nog niet. Dat kan gebeuren. We kijken samen wat er nodig is."),
        ("PO", Promise.UNKNOWN, "1 van 2 keer is betaald. Van 1 weten we het nog niet."),
        ("VP", Promise.ALL_PAID, "Alles is betaald: 1 van 1. Dat is knap."),
    ],
)  # fmt: skip
def test_what_was_promised_and_what_happened(states, promise, said):
    word = {"P": InstalmentState.PAID, "M": InstalmentState.MISSED, "O": InstalmentState.OPEN,
            "V": InstalmentState.MOVED}  # fmt: skip
    rows = [replace(row, state=word[s]) for row, s in zip(kept(payments(1, 2)), states, strict=False)]
    found = look_back(rows, date(2026, 12, 1), date(2026, 12, 31))
    assert (found.promise, found.message.spoken()) == (promise, said)
    assert found.times_moved == states.count("V")
    assert found.paid == 5_000 * states.count("P")
    assert found.promised == 5_000 * (len(states) - states.count("V"))


def test_only_the_days_that_are_looked_at_count():
    rows = kept(payments(1, 2, 3))
    assert [one.due.day for one in look_back(rows, date(2026, 12, 2), date(2026, 12, 2)).to_ask] == [2]
