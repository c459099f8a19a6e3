"""The answers that an outcome rests on: without one of them the regeling would ask something."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import pytest

from app.domain.answer import Answer
from app.intake.order import next_question
from app.intake.projection import household_from
from app.intake.resting import rests_on
from app.rules.evaluate import evaluate
from app.rules.regelingen import REGELINGEN
from tests.intake.households import residents


@lru_cache(maxsize=4)
def all_answers(place: int) -> tuple[Answer, ...]:
    """Everything that is worth asking, answered by the resident at this place; worked out once."""
    who = residents()[place]
    said: tuple[Answer, ...] = ()
    while (best := next_question(said, household_from(said, who.today), who.today)) is not None:
        said = (*said, *who.answer(best.question.path))
    return said


def open_paths(regeling: str, said: Sequence[Answer], today: date) -> frozenset[str]:
    """What the outcome of a regeling still depends on."""
    outcomes = evaluate(household_from(said, today), with_steps=False)
    return frozenset(outcomes.of(regeling).depends_on)


@pytest.mark.parametrize("regeling", REGELINGEN)
def test_without_an_answer_that_decides_the_outcome_depends_on_it(regeling: str):
    """What an outcome depends on when an answer is left out, it rested on; never the other way around."""
    who = residents()[3]
    said = all_answers(3)
    rests = rests_on(regeling, said, who.today)
    assert rests
    for path in {answer.path for answer in said}:
        left = [answer for answer in said if answer.path != path]
        if open_paths(regeling, left, who.today):
            assert path in rests, path


def test_huurtoeslag_rests_on_the_rent_and_kinderbijslag_does_not():
    who = residents()[0]
    said = all_answers(0)
    assert "woning.kale_huur" in rests_on("huurtoeslag", said, who.today)
    assert "woning.kale_huur" not in rests_on("kinderbijslag", said, who.today)


def test_a_year_without_figures_rests_on_nothing():
    assert rests_on("huurtoeslag", all_answers(0), date(2024, 3, 1)) == frozenset()


def test_a_scheme_of_a_municipality_rests_on_which_one_it_is():
    who = residents()[0]
    said = (*who.answer("huishouden.partner"), *who.answer("huishouden.gemeente"))
    assert rests_on("gemeente:kindpas", said, who.today) == {"huishouden.gemeente"}
