"""The range of every regeling, weighed quickly: the same as the rules find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.money import Cents
from app.domain.outcome import NOTHING, Range
from app.domain.period import UNKNOWN
from app.intake.candidates import asking, extremes, typical
from app.intake.order import STRUCTURE
from app.intake.projection import household_from
from app.intake.questions import all_questions, patterns
from app.intake.value import Change, change_of, scale_of
from app.rules.evaluate import evaluate
from tests.households import a_household
from tests.intake.households import residents, told
from tests.intake.test_order import ANYBODY, all_said, but, resident


def span(low: int, high: int) -> Range:
    return Range(Cents(low), Cents(high))


@pytest.mark.parametrize(
    ("before", "after", "moves", "gained"),
    [
        ((0, 500), (0, 500), 0, 0),
        ((0, 500), (200, 500), 200, 200),
        ((0, 500), (500, 500), 500, 500),
        ((0, 0), (-300, -300), 300, 300),
        ((0, 500), (-300, 200), 300, 0),
        ((0, 500), (-900, -400), 900, 400),
    ],
)
def test_an_answer_narrows_a_range_or_takes_it_elsewhere(before, after, moves, gained):
    assert change_of(span(*before), span(*after)) == Change(Cents(moves), Cents(gained))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_the_ranges_are_those_of_the_rules(data):
    who = data.draw(ANYBODY)
    lost = data.draw(st.sets(st.sampled_from(list(all_said(who))), max_size=8))
    today = data.draw(st.sampled_from([who.today, who.today.replace(year=2025)]))
    household = household_from(but(who, *lost), today)
    expected = evaluate(household, with_steps=False)
    for reach in scale_of(today.year).now(household):
        outcome = expected.of(reach.regeling)
        assert reach.waits == outcome.waits, reach.regeling
        if outcome.waits:  # nothing of it counts, but an answer about it weighs
            assert (outcome.still_to_claim, outcome.risk) == (NOTHING, NOTHING)
            continue
        still, risk = outcome.still_to_claim, outcome.risk
        assert reach.net == span(still.low - risk.high, still.high - risk.low), reach.regeling


def test_a_precondition_of_one_child_leaves_nothing_certain_although_the_other_one_counts():
    home = a_household().earning("28000").with_child(2019, 6, 2).with_child(2021, 6, 2)
    half = home.changing("k1", kinderbijslag=UNKNOWN).complete()
    expected = evaluate(half, with_steps=False)
    found = {reach.regeling: reach for reach in scale_of(2026).now(half)}
    for regeling in ("kindgebonden_budget", "kinderbijslag"):
        bounds = found[regeling].bounds
        assert bounds.depends_on == ("$.personen[1].kinderbijslag",)
        assert bounds.high.award > bounds.low.award == 0
        assert expected.of(regeling).right.low == 0


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_an_answer_weighs_what_it_would_weigh_given(data):
    """The quick way by the best household gives what a fresh look at the answered household gives."""
    who = data.draw(ANYBODY)
    lost = data.draw(st.sets(st.sampled_from(list(all_said(who))), min_size=1, max_size=6))
    today = data.draw(st.sampled_from([who.today, who.today.replace(year=2025)]))
    household = household_from(but(who, *lost), today)
    scale = scale_of(today.year)
    for question in all_questions(but(who, *lost), household):
        if question.path not in lost or question.path in STRUCTURE:
            continue
        for candidate in (*typical(question, household), *extremes(question, household)):
            fresh = {reach.regeling: reach.net for reach in scale.now(candidate.on(household))}
            for reach in scale.now(household):
                if candidate.closes & reach.paths:
                    assert scale.change(reach, candidate) == change_of(reach.net, fresh[reach.regeling])


def test_a_known_rent_of_later_months_stays():
    who = resident(3)
    household = household_from(but(who, "woning.kale_huur"), who.today)
    later = told("woning.kale_huur", 61260, who.today.replace(month=7))
    partly = household_from([*but(who, "woning.kale_huur"), later], who.today)
    (question,) = [q for q in all_questions((), household) if q.path == "woning.kale_huur"]
    for candidate in typical(question, partly):
        assert candidate.on(partly).woning.kale_huur.at(later.valid_from) == 61260
        assert candidate.on(partly).woning.kale_huur.at(who.today) == candidate.value


def test_every_question_says_what_it_costs_to_ask():
    who = resident(4)
    said = but(who)
    for question in all_questions(said, household_from(said, who.today)):
        assert asking(question.id).seconds > 0
        assert all(weight > 0 for _, weight in asking(question.id).typical)


def test_typical_answers_are_answers():
    choices = {pattern.id: set(pattern.choices) for pattern in patterns() if pattern.choices}
    for who in residents():
        said = but(who)
        for question in all_questions(said, household_from(said, who.today)):
            if question.id in choices:
                assert {value for value, _ in asking(question.id).typical} <= choices[question.id]


def test_there_are_forty_households_of_which_everything_is_known():
    assert len(residents()) >= 40
    assert [who.number for who in residents()] == list(range(1, len(residents()) + 1))
    for who in residents():
        if not who.refused:
            end = evaluate(household_from(but(who), who.today), with_steps=False)
            assert end.missed.is_exact
            assert end.risk.is_exact
