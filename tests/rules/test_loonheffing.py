"""Loonheffing by the white month table: its steps, its kinks, and what of it is an estimate."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import ceil_euro, floor_cent
from app.errors import UserError
from app.rules import regel
from app.rules.loonheffing import Loon, withheld
from app.rules.parameters import load
from app.rules.trace import Trace

LAW = load(date(2026, 3, 1))
CENT = Decimal("0.01")
STEP = Decimal("4.50")
ROUNDING = Decimal("0.25")  # three credits, each up to a whole euro a year
PAY = st.decimals(min_value=0, max_value=15000, places=2)


def inhouding(maandloon: str | Decimal, **more: bool) -> Decimal:
    situation = {"loonheffingskorting": True, "aow": False} | more
    return withheld(Trace(silent=True), LAW, Loon(Decimal(maandloon), **situation))


def estimated(year: int, **situation: bool) -> bool:
    trace = Trace(silent=True)
    withheld(trace, load(date(year, 3, 1)), Loon(Decimal(2000), **situation))
    return trace.estimate


def test_no_pay_and_low_pay_have_nothing_withheld():
    assert inhouding("0") == 0
    assert inhouding("4.49", loonheffingskorting=False) == 0
    assert inhouding("500.00") == 0


@given(PAY)
def test_pay_within_one_step_of_the_table_is_treated_alike(pay):
    start = pay // STEP * STEP
    assert inhouding(pay) == inhouding(start) == inhouding(start + STEP - CENT)


@given(PAY, st.booleans(), st.booleans())
def test_more_pay_gives_more_tax_and_more_in_hand(pay, korting, aow):
    situation = {"loonheffingskorting": korting, "aow": aow}
    before, after = (inhouding(amount, **situation) for amount in (pay, pay + STEP))
    rounding = ROUNDING if korting else 0
    assert after >= before - rounding
    assert pay + STEP - after > pay - before - rounding


@given(PAY, st.booleans())
def test_the_credit_never_raises_what_is_withheld(pay, aow):
    assert inhouding(pay, aow=aow) <= inhouding(pay, aow=aow, loonheffingskorting=False)


@given(PAY)
def test_a_benefit_has_no_arbeidskorting(pay):
    def of(arbeid: bool) -> Decimal:
        return withheld(Trace(silent=True), LAW, Loon(pay, True, False, arbeid))

    assert of(arbeid=True) <= of(arbeid=False)
    assert of(arbeid=False) <= inhouding(pay, loonheffingskorting=False)


def test_high_pay_has_no_credit_left():
    assert inhouding("12000") == inhouding("12000", loonheffingskorting=False)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_only_the_arbeidskorting_above_the_aow_age_is_an_estimate(year):
    assert not estimated(year, loonheffingskorting=True, aow=False)
    assert not estimated(year, loonheffingskorting=False, aow=True)
    assert estimated(year, loonheffingskorting=True, aow=True)


def test_the_trace_cites_the_articles_and_says_each_step_in_dutch():
    trace = Trace()
    # (6940 + 1621 - 1126 - 2067 - 2817) / 12, worked by hand
    assert withheld(trace, LAW, Loon(Decimal(3600), True, True)) == Decimal("212.58")
    own = [step for step in trace.steps if not step.naam.startswith(("inkomstenbelasting.", "loonheffing."))]
    assert [(step.naam, step.bron.artikel) for step in own] == [
        ("tabelloon", "25"),
        ("loonbelasting_in_schijf", "20a"),
        ("loonbelasting_in_schijf", "20a"),
        ("algemene_heffingskorting", "22"),
        ("ouderenkorting", "22b"),
        ("arbeidskorting", "22a"),
        ("inhouding_per_maand", "27"),
    ]
    assert own[0].explanation.spoken().replace("\u00a0", " ") == (
        "Uw loon per maand, € 3.600, gaat naar beneden op een stap van € 4,50. Daarna telt het twaalf keer."
    )
    assert all(step.explanation.spoken() for step in trace.steps)


def test_rounding_by_name():
    assert ceil_euro(Decimal("3.01")) == 4
    assert ceil_euro(Decimal("3.00")) == 3
    assert floor_cent(Decimal("1.019")) == Decimal("1.01")


@pytest.mark.parametrize(
    ("inputs", "named"),
    [
        ({"loonheffingskorting": True}, "maandloon"),
        ({"maandloon": 100}, "loonheffingskorting"),
        ({"maandloon": 100, "loonheffingskorting": "ja"}, "loonheffingskorting"),
        ({"maandloon": -1, "loonheffingskorting": True}, "maandloon"),
        ({"maandloon": 100, "loonheffingskorting": True, "leeftijd": 40}, "leeftijd"),
    ],
)
def test_a_wrong_argument_is_named(inputs, named):
    with pytest.raises(UserError, match=named):
        regel.run("loonheffing", inputs, None, date(2026, 3, 1), Trace(silent=True))


def test_a_year_without_tables_is_refused_in_a_sentence():
    inputs = {"maandloon": 100, "loonheffingskorting": True}
    with pytest.raises(UserError, match=r"2023.*loonheffing\.stap"):
        regel.run("loonheffing", inputs, None, date(2023, 3, 1), Trace(silent=True))
