"""The account day by day against months made by hand, and what must hold for every budget."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.budget.calendar import Closed, Shift, day_of_month, easter, horizon, shifted
from app.budget.categories import categories, paydays
from app.budget.figures import read_budget_file, read_sources
from app.budget.ledger import Cause, entries_of, ledger, reason
from app.budget.lines import BudgetLine, Frequency, Payment
from app.budget.occurrences import occurrences
from app.domain.money import Cents
from tests.budget.builders import euro, line, on

YEAR = (on("2025-12-31"), on("2026-12-31"))


def days(found: BudgetLine, after: str, until: str) -> list[str]:
    return [entry.day.isoformat() for entry in entries_of([found], on(after), on(until))]


@pytest.mark.parametrize("day", ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"])
def test_easter(day: str):
    assert easter(on(day).year) == on(day)


@pytest.mark.parametrize(
    ("day", "shift", "closed", "moved"),
    [
        ("2026-06-20", Shift.AFTER, Closed.PUBLIC, "2026-06-22"),  # a Saturday
        ("2026-05-23", Shift.BEFORE, Closed.PUBLIC, "2026-05-22"),  # the Saturday of Pentecost
        ("2026-04-03", Shift.AFTER, Closed.BANK, "2026-04-07"),  # Good Friday to the Tuesday after Easter
        ("2026-05-01", Shift.AFTER, Closed.BANK, "2026-05-04"),  # the banks are closed, payers are not
        ("2026-05-01", Shift.AFTER, Closed.PUBLIC, "2026-05-01"),
        ("2025-04-26", Shift.BEFORE, Closed.PUBLIC, "2025-04-25"),  # King's Day a day early, itself a Saturday
        ("2027-01-01", Shift.BEFORE, Closed.PUBLIC, "2026-12-31"),
        ("2026-06-20", Shift.NONE, Closed.BANK, "2026-06-20"),
    ],
)
def test_a_closed_day(day: str, shift: Shift, closed: Closed, moved: str):
    assert shifted(on(day), shift, closed) == on(moved)


def test_toeslagen_of_half_a_year():
    assert days(line("zorgtoeslag", "129"), "2025-12-31", "2026-06-30") == [
        "2026-01-20",
        "2026-02-20",
        "2026-03-20",
        "2026-04-20",
        "2026-05-20",
        "2026-06-22",
    ]


def test_four_weekly_pay_has_a_year_of_thirteen_payments():
    pay = line("loon", "1400", per="vier_weken", known_on=on("2026-01-09"))
    found = days(pay, "2025-12-31", "2026-12-31")
    assert len(found) == 13
    assert (found[0], found[4], found[-1]) == ("2026-01-09", "2026-05-01", "2026-12-11")


def test_kinderbijslag_per_quarter():
    assert days(line("kinderbijslag", "290"), "2025-12-31", "2026-12-31") == [
        "2026-01-02",
        "2026-04-01",
        "2026-07-01",
        "2026-10-01",
    ]


@pytest.mark.parametrize(("year", "last"), [(2024, 29), (2026, 28)])
def test_the_last_day_of_february(year: int, last: int):
    assert day_of_month(year, 2, 31) == date(year, 2, last)


def test_a_collection_on_a_leap_day():
    rent = line("huur", "600", day=31)
    assert days(rent, "2024-01-31", "2024-03-31") == ["2024-02-29"]  # 31 March is a Sunday, Easter Monday follows
    assert days(rent, "2024-03-31", "2024-04-15") == ["2024-04-02"]


def test_spending_without_a_day_is_spread_to_the_cent():
    found = list(occurrences(line("verzorging", "10.02"), on("2026-01-31"), on("2026-02-28")))
    assert [int(each.amount) for each in found] == [251, 251, 250, 250]


def test_what_is_withheld_or_stays_put_moves_nothing():
    lines = [line("ingehouden", "50"), line("kleding", "40"), line("huur", None)]
    assert entries_of(lines, *YEAR) == ()


def test_a_month_made_by_hand():
    lines = [line("bijstand", "1000", day=8), line("huur", "600", day=1), line("energie", "150", day=27)]
    account = ledger(
        euro("400"), on("2026-05-28"), entries_of(lines, on("2026-05-28"), on("2026-06-30")), on("2026-06-30")
    )
    assert [(day.day.isoformat(), int(day.balance)) for day in account.busy] == [
        ("2026-06-01", -20000),
        ("2026-06-08", 80000),
        ("2026-06-29", 65000),
    ]
    assert (account.lowest.day, account.short, account.runs_dry) == (on("2026-06-01"), euro("200"), on("2026-06-01"))
    assert account.days_below == 7
    why = reason(account)
    assert (why.cause, why.cost and why.cost.category) == (Cause.BEFORE_INCOME, "huur")
    assert str(why.income and why.income.day) == "2026-06-08"
    assert account.on(on("2026-06-02")).balance == euro("-200")
    with pytest.raises(IndexError):
        account.on(on("2026-05-27"))


def test_three_whole_months_are_looked_ahead_to():
    assert horizon(on("2026-06-01")) == on("2026-08-31")
    assert horizon(on("2026-06-15")) == on("2026-09-30")


def test_every_category_has_a_name_and_every_pay_day_a_source():
    assert all(category.name for category in categories().values())
    assert all(rule.source.confidence and rule.source.url for rule in paydays().values())


amounts = st.integers(1, 200_000).map(Cents)
starts = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@st.composite
def budgets(draw: st.DrawFn) -> list[BudgetLine]:
    kinds = draw(st.lists(st.sampled_from(sorted(categories())), max_size=8))
    return [
        replace(
            line(kind, None, per=draw(st.sampled_from(sorted(Frequency))), name=f"{place:02}"),
            day=draw(st.none() | st.integers(1, 31)),
            known_on=draw(st.none() | starts),
            amount=draw(amounts),
        )
        for place, kind in enumerate(kinds)
    ]


@settings(max_examples=60, deadline=None)
@given(budgets(), starts, st.integers(0, 120), st.integers(-100_000, 100_000))
def test_money_is_conserved_and_a_span_may_be_cut_anywhere(lines: list[BudgetLine], today: date, span: int, start: int):
    until = today + timedelta(days=span)
    entries = entries_of(lines, today, until)
    account = ledger(Cents(start), today, entries, until)
    assert account.days[-1].balance == start + sum(entry.amount for entry in entries)
    assert len(account.days) == span + 1
    half = today + timedelta(days=span // 2)
    assert entries == entries_of(lines, today, half) + entries_of(lines, half, until)


@settings(max_examples=60, deadline=None)
@given(budgets(), starts, st.randoms())
def test_the_order_of_entries_does_not_matter(lines: list[BudgetLine], today: date, random: Random):
    until = horizon(today)
    entries = list(entries_of(lines, today, until))
    mixed = list(entries)
    random.shuffle(mixed)
    assert ledger(Cents(0), today, mixed, until) == ledger(Cents(0), today, entries, until)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 31), st.integers(1, 31), st.integers(2024, 2030), st.integers(1, 12))
def test_another_collection_day_never_changes_what_a_month_costs(before: int, after: int, year: int, month: int):
    first = date(year, month, 1)
    totals = []
    for day in (before, after):
        found = line("huur", "612.34", day=day, payment=Payment.DEBIT)
        span = (first - timedelta(days=31), first + timedelta(days=70))
        totals.append(sum(each.amount for each in occurrences(found, *span) if each.nominal.replace(day=1) == first))
    assert totals == [61234, 61234]


def test_why_is_said_with_the_names():
    lines = [line("bijstand", "1000", day=8), line("huur", "600", day=1)]
    account = ledger(
        euro("400"), on("2026-05-28"), entries_of(lines, on("2026-05-28"), on("2026-06-30")), on("2026-06-30")
    )
    assert reason(account).said.spoken() == "Huur gaat eraf voordat er op 8 juni 2026 weer geld binnenkomt (Bijstand)."
    assert reason(ledger(euro("400"), on("2026-05-28"), [], on("2026-06-30"))).cause is Cause.NOTHING


def test_every_closing_day_has_a_source():
    content = read_budget_file("calendar.yaml")
    assert {content[closed.value]["source"] for closed in Closed} == set(read_sources(content))


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (1, "01-02 02-02 03-02 04-01 05-04 06-01 07-01 08-03 09-01 10-01 11-02 12-01"),
        (5, "01-05 02-05 03-05 04-07 05-05 06-05 07-06 08-05 09-07 10-05 11-05 12-07"),
    ],
)
def test_the_collections_of_2026(day: int, moved: str):
    assert days(line("huur", "600", day=day), "2025-12-31", "2026-12-31") == [f"2026-{each}" for each in moved.split()]
