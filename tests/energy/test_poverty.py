"""Energy poverty: each indicator with its meaning and source; without a sourced threshold it only may be so."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.money import Cents
from app.energy.bill import YearCost
from app.energy.home import BAD_LABELS, LABELS
from app.energy.poverty import Holds, Incomes, Indicator, energy_quote, indicators
from app.energy.spread import Euros
from tests.energy.builders import TYPICAL, known


def cost(typical: int, margin: int = 0, measured: bool = True) -> YearCost:
    ends = (typical - margin, typical, typical + margin)
    return YearCost(Euros(*(Cents(end * 100) for end in ends)), bool(margin), measured, ())


def found(indicator: Indicator, incomes: Incomes, spent: YearCost | None, label: str | None = "C"):
    findings = indicators(incomes, spent, known(home=replace(TYPICAL, label=label)))
    return next(one for one in findings if one.indicator is indicator)


NORM = "participatiewet.norm_alleenstaand"
INCOME = Incomes(Cents(2_000_000), Cents(2_000_000), NORM)
"""20,000 euros a year, below 130% of the norm of a single person."""
RICH = Incomes(Cents(4_000_000), Cents(4_000_000), NORM)


@pytest.mark.parametrize(
    ("spent", "at_8", "at_10"),
    [
        (1599, Holds.NO, Holds.NO),
        (1600, Holds.YES, Holds.NO),
        (1999, Holds.YES, Holds.NO),
        (2000, Holds.YES, Holds.YES),
    ],
)
def test_the_quote_holds_from_its_threshold_on_and_counts(spent, at_8, at_10):
    low, high = found(Indicator.QUOTE_8, INCOME, cost(spent)), found(Indicator.QUOTE_10, INCOME, cost(spent))
    assert (low.holds, high.holds) == (at_8, at_10)
    assert low.counted
    assert high.counted
    assert low.value == Decimal(spent) / 20000
    assert (low.threshold, high.threshold) == (Decimal("0.08"), Decimal("0.10"))


def test_a_cost_whose_range_crosses_the_threshold_only_may_be_so_and_is_not_counted():
    assert found(Indicator.QUOTE_8, INCOME, cost(1650, 100)).holds is Holds.MAYBE
    assert not found(Indicator.QUOTE_8, INCOME, cost(1650, 100)).counted
    assert found(Indicator.QUOTE_8, INCOME, cost(1750, 100)).holds is Holds.YES
    assert found(Indicator.QUOTE_8, INCOME, cost(1450, 100)).holds is Holds.NO


def test_a_cost_that_was_not_measured_is_never_counted_as_yes():
    assert found(Indicator.QUOTE_8, INCOME, cost(3000, measured=False)).holds is Holds.MAYBE


@pytest.mark.parametrize(
    ("incomes", "spent"), [(Incomes(), cost(1000)), (INCOME, None), (Incomes(Cents(0)), cost(1000))]
)
def test_what_is_not_known_is_unknown_and_never_no(incomes, spent):
    one = found(Indicator.QUOTE_10, incomes, spent)
    assert (one.holds, one.counted, one.value) == (Holds.UNKNOWN, False, None)
    assert one.word.spoken() == "nog niet bekend"
    assert energy_quote(incomes, spent) is None


def test_a_bill_that_gives_money_back_is_no_share_of_the_income():
    assert energy_quote(INCOME, cost(-50)) == 0


@pytest.mark.parametrize(
    ("incomes", "label", "holds", "word"),
    [
        (INCOME, "D", Holds.MAYBE, "mogelijk"),
        (INCOME, "G", Holds.MAYBE, "mogelijk"),
        (INCOME, "C", Holds.NO, "waarschijnlijk niet"),
        (RICH, "G", Holds.NO, "waarschijnlijk niet"),
        (RICH, None, Holds.NO, "waarschijnlijk niet"),
        (INCOME, None, Holds.UNKNOWN, "nog niet bekend"),
        (Incomes(), "G", Holds.UNKNOWN, "nog niet bekend"),
    ],
)
def test_a_low_income_in_a_bad_home_only_may_be_so_while_its_line_has_no_source(incomes, label, holds, word):
    one = found(Indicator.LOW_INCOME_LOW_QUALITY, incomes, cost(1500), label)
    assert (one.holds, one.counted) == (holds, False)
    assert one.word.spoken() == word


@pytest.mark.parametrize(
    ("incomes", "spent", "holds"),
    [
        (INCOME, cost(2500), Holds.MAYBE),
        (INCOME, cost(1200), Holds.NO),
        (RICH, cost(2500), Holds.NO),
        (INCOME, None, Holds.UNKNOWN),
        (Incomes(), cost(2500), Holds.UNKNOWN),
    ],
)
def test_a_low_income_with_a_high_bill_only_may_be_so(incomes, spent, holds):
    one = found(Indicator.LOW_INCOME_HIGH_COST, incomes, spent)
    assert (one.holds, one.counted) == (holds, False)


def test_the_norm_stands_in_for_the_low_income_line_with_its_own_source_and_as_an_estimate():
    one = found(Indicator.LOW_INCOME_LOW_QUALITY, INCOME, cost(1500), "G")
    norm, factor, line = one.steps
    assert norm.bron.wet == "Participatiewet"
    assert factor.schatting
    assert line.schatting
    assert line.waarde == norm.waarde * 12 * factor.waarde
    unknown = replace(INCOME, norm="participatiewet.geen_norm")
    assert found(Indicator.LOW_INCOME_LOW_QUALITY, unknown, cost(1500), "G").holds is Holds.UNKNOWN


def test_every_indicator_has_a_meaning_a_year_a_source_and_steps_in_words():
    for one in indicators(INCOME, cost(2500), known()):
        assert one.name.spoken()
        assert one.definition.spoken()
        assert one.year
        assert one.source.law
        assert one.source.checked_on.year >= 2026
        assert one.word.spoken()
        assert all("{" not in step.explanation.spoken() for step in one.steps)
    assert len(indicators(INCOME, None, known())) == len(Indicator)


def test_labels_e_f_and_g_are_flagged():
    assert {label for label in LABELS if replace(TYPICAL, label=label).has_bad_label} == BAD_LABELS == {"E", "F", "G"}
    assert not replace(TYPICAL, label=None).has_bad_label
