"""Rent held back from a benefit: the account against hand-made months, and money that stays the same."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.budget.ledger import entries_of
from app.budget.lines import Frequency, Payment
from app.budget.withheld import Withheld, benefit_of, with_withheld
from app.domain.money import Cents
from tests.budget.builders import line

TODAY = date(2026, 11, 23)
UNTIL = date(2027, 3, 31)
HELD = Withheld(Cents(625_00), date(2026, 12, 1), date(2027, 1, 31))


def moved(lines, category):
    return [(one.nominal, one.amount) for one in entries_of(lines, TODAY, UNTIL) if one.category == category]


def test_while_it_runs_the_benefit_is_lower_and_the_rent_is_not_collected():
    lines = with_withheld([line("bijstand", "1400", day=8), line("huur", "625", day=1)], [HELD], TODAY)
    assert moved(lines, "bijstand") == [
        (date(2026, 12, 8), 775_00), (date(2027, 1, 8), 775_00),
        (date(2027, 2, 8), 1400_00), (date(2027, 3, 8), 1400_00),
    ]  # fmt: skip
    assert moved(lines, "huur") == [(date(2027, 2, 1), -625_00), (date(2027, 3, 1), -625_00)]


def test_more_than_the_rent_pays_arrears_and_less_leaves_a_part_to_pay():
    own = [line("bijstand", "1400", day=8), line("huur", "625", day=1)]
    more = with_withheld(own, [Withheld(Cents(700_00), date(2026, 12, 1))], TODAY)
    assert sum(amount for _, amount in moved(more, "bijstand")) == 4 * 700_00
    assert moved(more, "huur") == []
    less = with_withheld(own, [Withheld(Cents(100_00), date(2026, 12, 1))], TODAY)
    assert {amount for _, amount in moved(less, "huur")} == {-525_00}


def test_it_is_held_back_from_the_first_benefit_per_month_and_else_nothing_changes():
    aio, weekly = line("aio", "500", day=23), line("uitkering", "300", per=Frequency.WEEK)
    assert benefit_of([weekly, aio]) is aio
    assert benefit_of([weekly, line("loon", "900", day=25), line("bijstand", None)]) is None
    own = (line("loon", "900", day=25), line("huur", "625", day=1))
    assert with_withheld(own, [HELD], TODAY) == own
    ended = Withheld(Cents(1_00), date(2026, 1, 1), date(2026, 11, 22))
    both = (line("bijstand", "1400", day=8), line("huur", "625", day=1))
    assert with_withheld(both, [ended], TODAY) == both


def test_a_line_that_begins_later_or_ends_sooner_keeps_its_days_and_rent_paid_by_another_stays():
    own = [
        line("bijstand", "1400", day=8, starts=date(2027, 1, 1), ends=date(2027, 2, 28)),
        line("huur", "625", day=1, payment=Payment.WITHHELD),
    ]
    found = with_withheld(own, [HELD], TODAY)
    assert moved(found, "bijstand") == [(date(2027, 1, 8), 775_00), (date(2027, 2, 8), 1400_00)]
    assert [one for one in found if one.category == "huur"] == own[1:]


def test_the_rent_that_is_held_back_has_no_day_to_move():
    own = [line("bijstand", "1400", day=8), line("huur", "625", day=1, movable=True)]
    parts = [one for one in with_withheld(own, [HELD], TODAY) if one.category == "huur"]
    assert [one.movable for one in parts] == [True, False, False]


@given(
    held=st.lists(
        st.builds(
            Withheld,
            st.integers(1, 200_00).map(Cents),
            st.dates(TODAY, UNTIL),
            st.none() | st.dates(TODAY, date(2028, 1, 1)),
        ).filter(lambda one: one.last is None or one.first <= one.last),
        max_size=3,
    )
)
def test_what_does_not_arrive_is_not_paid_either(held):
    """With the rent and the benefit on one day and less held back than the rent, the account is the same."""
    own = [line("bijstand", "1400", day=8), line("huur", "625", day=8)]
    found = with_withheld(own, held, TODAY)
    by_day: dict[date, int] = {}
    for entry in entries_of(found, TODAY, UNTIL):
        by_day[entry.nominal] = by_day.get(entry.nominal, 0) + entry.amount
    assert set(by_day.values()) <= {775_00}
