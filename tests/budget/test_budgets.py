"""Views of a month and a year, three budgets, what is usual, what stands out, pots, and the room that is left."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.budget.categories import categories, category_of, of_regeling, paydays
from app.budget.lines import BudgetLine, Frequency, Group, Payer, Payment
from app.budget.pots import Pot, running
from app.budget.reference import People, limits, people_of, references
from app.budget.room import IncomeDay, income_days, month_room
from app.budget.signals import Sort, signals
from app.budget.three import Change, Right, three_budgets
from app.budget.views import Totals, a_twelfth, in_months, month_of, runs_on, year_of, yearly
from app.domain.household import Household, Person, Rol
from app.domain.ids import DossierId, PersonId, RecordId
from app.domain.money import Cents
from app.texts import has_text
from tests.budget.builders import euro, line, on

ALONE = People((30,))
FAMILY = People((34, 11, 7))


def small_budget() -> list[BudgetLine]:
    return [
        line("bijstand", "1400"),
        line("zorgtoeslag", "80"),
        line("huur", "600"),
        line("zorgverzekering", "150"),
        line("gemeente_belasting", "360"),
        line("streaming", "12"),
        line("voeding", "70"),
        line("buffer", "20"),
        line("betalingsregeling", "40"),
    ]


def test_every_category_has_a_name_a_day_and_a_part():
    for category in categories().values():
        assert category.name
        assert has_text(f"budget.deel.{category.part}")
        assert category.payday in paydays().values()
    assert {category.group for category in categories().values()} == set(Group)


@pytest.mark.parametrize(
    ("per", "amount", "year"),
    [
        ("week", "10", "520"),
        ("vier_weken", "100", "1300"),
        ("maand", "50", "600"),
        ("kwartaal", "90", "360"),
        ("jaar", "7", "7"),
    ],
)
def test_a_line_over_a_year(per: str, amount: str, year: str):
    one = line("loon", amount, per)
    assert year_of(one) == euro(year)
    assert month_of(one) == a_twelfth(euro(year))


def test_the_year_the_month_and_what_is_left():
    made = yearly(small_budget())
    assert made == Totals(euro("17760"), euro("9984"), euro("240"), euro("3640"))
    assert made.left == euro("3896")
    assert made.per_month.income == euro("1480")
    assert made.of(Group.RESERVE) == euro("240")


def test_what_another_pays_or_is_withheld_does_not_count():
    lines = [
        replace(line("huur", "600"), payment=Payment.WITHHELD),
        replace(line("mobiel", "20"), payer=Payer.OTHER),
        line("energie", None),
    ]
    assert yearly(lines) == Totals()
    assert in_months(lines, 2026) == (Totals(),) * 12


def test_thirteen_payments_and_quarters_in_the_months_they_fall_in():
    wage = line("loon", "1500", "vier_weken", known_on=on("2026-01-02"))
    child = line("kinderbijslag", "295.07")
    months = in_months([wage, child], 2026)
    assert sum(month.income for month in months) == 13 * euro("1500") + 4 * euro("295.07")
    assert months[0].income == 2 * euro("1500") + euro("295.07")
    assert months[1].income == euro("1500")


@given(
    st.integers(0, 500_000),
    st.sampled_from(list(Frequency)),
    st.one_of(st.none(), st.dates(date(2023, 1, 1), date(2028, 12, 31))),
    st.integers(2024, 2028),
)
def test_the_months_are_all_the_payments_of_the_year(amount: int, per: Frequency, known: date | None, year: int):
    one = replace(line("loon", "1"), amount=Cents(amount), per=per, known_on=known)
    got = sum(month.income for month in in_months([one], year))
    times, rest = divmod(got, amount) if amount else (per.times, 0)
    assert rest == 0
    assert times - per.times in (0, 1)
    assert times == per.times or per.months == 0


def test_planned_rights_replace_what_is_received_and_lower_a_cost():
    rights = [
        Right("zorgtoeslag", euro("1500")),
        Right("huurtoeslag", euro("2400")),
        Right("kwijtschelding_gemeente", euro("500")),
        Right("heffingskortingen", euro("99")),
    ]
    made = three_budgets(small_budget(), rights, references(ALONE))
    assert made.changes == (
        Change("zorgtoeslag", euro("540")),
        Change("huurtoeslag", euro("2400")),
        Change("kwijtschelding_gemeente", euro("360")),
    )
    assert made.planned.income - made.now.income == euro("2940")
    assert made.now.fixed - made.planned.fixed == euro("360")
    assert of_regeling("heffingskortingen") is None


def test_what_must_stay_leaves_out_what_can_go_and_fills_in_what_is_usual():
    made = three_budgets(small_budget(), (), references(ALONE))
    usual = references(ALONE)
    assert made.least.fixed == made.now.fixed - euro("144")
    assert made.least.household == 12 * sum(usual[name].per_month for name in ("voeding", "schoonmaak", "verzorging"))
    assert "buffer" not in made.filled
    assert "voeding" not in made.filled
    assert {"schoonmaak", "kleding", "inventaris"} <= set(made.filled)
    assert made.must_out == made.least.fixed + made.least.reserve + made.least.household


def test_food_follows_ages_and_the_number_of_people():
    assert references(ALONE)["voeding"].per_month == 27020  # 8.08 a day, a tenth more for one, 30.4 days
    assert references(FAMILY)["voeding"].per_month == 50517  # (8.08 + 7.08 + 4.39) x 0.85 x 30.4
    assert references(People(()))["voeding"].per_month == 0
    assert references(ALONE)["voeding"].estimate


def test_the_table_counts_half_of_two_children_for_each():
    assert references(ALONE)["kleding"].per_month == euro("65")
    assert references(FAMILY)["kleding"].per_month == euro("175")
    assert references(People((34, 7)))["kleding"].per_month == euro("120")
    assert references(People((40, 40)))["kleding"].per_month == euro("130")
    assert references(People((40, 40, 9, 12)))["kleding"].per_month == euro("235")
    assert references(People((70, 40, 20)))["kleding"].per_month == euro("195")
    assert references(People((40, 40)))["zorgverzekering"].per_month == euro("318.60")
    assert not references(ALONE)["zorgverzekering"].estimate


def test_people_are_those_who_are_there():
    persons = (
        Person(PersonId("p1"), Rol.AANVRAGER),
        Person(PersonId("k1"), Rol.KIND, geboortedatum=on("2019-06-02")),
        Person(PersonId("m1"), Rol.MEDEBEWONER, tot=on("2026-01-31")),
    )
    assert people_of(Household(on("2026-03-01"), persons), on("2026-03-01")) == People((40, 6))


def test_signals_name_what_lacks_and_what_is_high():
    found = signals([line("loon", "1000")], FAMILY, references(FAMILY), limits())
    assert [(one.sort, one.category) for one in found] == [
        (Sort.MISSING, "huur"),
        (Sort.MISSING, "energie"),
        (Sort.MISSING, "zorgverzekering"),
        (Sort.MISSING, "voeding"),
        (Sort.MISSING, "kinderbijslag"),
        (Sort.NO_BUFFER, "buffer"),
    ]
    lines = [
        line("loon", "1000"),
        line("huur", "600"),
        line("warmte", None),
        line("zorgverzekering", "300"),
        line("voeding", "110"),
        line("buffer", "5"),
    ]
    found = signals(lines, ALONE, references(ALONE), limits())
    assert [one.sort for one in found] == [Sort.UNKNOWN, Sort.HIGH, Sort.HIGH, Sort.FIXED_HIGH, Sort.SHORT]
    food = next(one for one in found if one.category == "voeding")
    assert food.estimate
    assert "270" in food.said.spoken()
    assert all(one.said.spoken() for one in found)
    assert signals([], ALONE, {}, limits())[0].sort is Sort.MISSING


def test_a_pot_runs_on_and_says_when_its_goal_is_reached():
    def pot(balance: str, goal: str | None) -> Pot:
        return Pot(
            RecordId("p"),
            DossierId("d"),
            "buffer",
            euro(balance),
            on("2026-03-15"),
            None if goal is None else euro(goal),
        )

    (one,) = running([pot("40", "100")], [line("buffer", "20"), line("kleding", "30")], on("2026-03-15"))
    assert one.per_month == euro("20")
    assert one.after(3) == euro("100")
    assert one.reached_in == on("2026-06-01")
    cases = [(pot("40", None), "20"), (pot("0", "100"), "0"), (pot("0", "5000"), "1")]
    for stopped, put in cases:
        assert running([stopped], [line("buffer", put)], on("2026-03-15"))[0].reached_in is None
    assert running([pot("150", "100")], [], on("2026-03-15"))[0].reached_in == on("2026-03-01")


def test_a_line_runs_between_its_days():
    one = line("huur", "600", starts=on("2026-02-01"), ends=on("2026-03-31"))
    assert [runs_on(one, day) for day in (on("2026-01-31"), on("2026-02-01"), on("2026-03-31"), on("2026-04-01"))] == [
        False,
        True,
        True,
        False,
    ]


def test_the_room_of_a_month_leaves_out_the_payments():
    room = month_room(small_budget(), references(ALONE))
    least = three_budgets(small_budget(), (), references(ALONE)).least
    assert room.income == euro("1480")
    assert room.payments == euro("40")
    assert room.needs == a_twelfth(least.out - euro("480"))
    assert room.left == room.income - room.needs - room.payments


def test_the_days_money_comes_in():
    lines = [
        line("zorgtoeslag", "80"),
        line("huurtoeslag", "200"),
        line("bijstand", "1400", day=8),
        line("huur", "600"),
    ]
    assert income_days(lines, on("2026-06-01"), on("2026-07-01")) == (
        IncomeDay(on("2026-06-08"), euro("1400")),
        IncomeDay(on("2026-06-22"), euro("280")),
    )
    assert category_of(lines[0]).regeling == "zorgtoeslag"
    assert on("2026-06-20") + timedelta(days=2) == on("2026-06-22")
