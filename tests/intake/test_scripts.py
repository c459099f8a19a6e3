"""Every type of visit has a script that begins at the beginning and ends with the report."""

import pytest

from app.domain.visit import Step, VisitType
from app.intake.questions import patterns
from app.intake.scripts import scripts, steps_of


@pytest.mark.parametrize("kind", VisitType)
def test_a_script_goes_from_begin_to_verslag_in_the_order_of_the_steps(kind):
    steps = steps_of(kind)
    assert steps[0] is Step.BEGIN
    assert steps[-1] is Step.VERSLAG
    assert list(steps) == sorted(set(steps), key=list(Step).index)


def test_there_is_a_script_for_each_type_and_no_other():
    assert set(scripts()) == set(VisitType)


def test_every_question_is_in_the_script_of_some_visit():
    assert {pattern.step for pattern in patterns()} <= {step for steps in scripts().values() for step in steps}
