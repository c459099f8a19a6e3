"""What can be said of an outcome: not before its subject was asked, and not while nearly everything is possible."""

from dataclasses import replace

from app.domain.answer import Answer, Status
from app.domain.domein import Domein
from app.domain.money import Cents
from app.domain.outcome import Range
from app.domain.visit import Step
from app.intake.order import next_question
from app.intake.projection import household_from
from app.intake.questions import asking_steps
from app.intake.telling import (
    FIRST_STEPS,
    OWN_STEP,
    WHO_LIVES_HERE,
    Telling,
    asked_steps,
    has_total,
    missed_as_told,
    telling,
)
from app.rules.evaluate import evaluate
from tests.intake.answering import answer
from tests.intake.households import residents
from tests.subjects import about, with_more

ENERGY = "energie.contract"
FIRST = frozenset({Step.HUISHOUDEN, Step.INKOMEN})
WITH_ENERGY = FIRST | {Step.ENERGIE}


def known_household():
    """Outcomes of a household of which everything is known: a single parent who misses zorgtoeslag."""
    who = residents()[0]
    said: tuple[Answer, ...] = ()
    while (best := next_question(said, household_from(said, who.today), who.today)) is not None:
        said = (*said, *who.answer(best.question.path))
    return evaluate(household_from(said, who.today), with_steps=False)


def test_a_step_was_asked_when_one_of_its_questions_was_put():
    said = (
        answer("personen.p1.toetsingsinkomen", 1),
        answer("woning.kale_huur", None, status=Status.DOES_NOT_SAY),
        answer("huishouden.partner", None, status=Status.NOT_ASKED),
        answer("nood.eten", False),
        answer("personen.k1.opvang.uren", 40_00),
    )
    assert asked_steps(said) == {Step.INKOMEN, Step.WONEN, Step.HUISHOUDEN}
    assert asked_steps(()) == frozenset()


def test_a_subject_is_said_once_its_own_step_was_asked():
    outcome = about(Domein.ENERGIE, 0, 400, ENERGY)
    assert telling(outcome, FIRST) is Telling.UNASKED
    assert telling(outcome, WITH_ENERGY) is Telling.SAID


def test_what_is_certain_is_said_whether_it_was_asked_or_not():
    assert telling(about(Domein.GEMEENTE, 300, 300), frozenset()) is Telling.SAID
    assert telling(about(Domein.GEMEENTE, 0, 0), frozenset()) is Telling.SAID
    assert telling(about(Domein.GEMEENTE, 300, 500, "gemeente.x"), frozenset()) is Telling.SAID


def test_a_range_over_nearly_everything_is_not_said():
    wide = about(Domein.ENERGIE, 0, 10_001, ENERGY)
    assert telling(wide, WITH_ENERGY) is Telling.OPEN
    assert telling(about(Domein.ENERGIE, 0, 10_000, ENERGY), WITH_ENERGY) is Telling.SAID
    nobody_named = about(Domein.ENERGIE, 0, 400, WHO_LIVES_HERE)
    assert telling(nobody_named, WITH_ENERGY) is Telling.OPEN


def test_what_is_received_may_be_open():
    outcome = replace(about(Domein.TOESLAGEN, 0, 1_200), received=None, difference=None)
    assert telling(outcome, frozenset()) is Telling.UNASKED
    assert telling(outcome, frozenset({Step.WONEN})) is Telling.SAID


def test_a_total_adds_what_can_be_said_and_leaves_out_what_was_not_asked():
    toeslagen = known_household()
    more = with_more(toeslagen, about(Domein.ENERGIE, 100, 240), about(Domein.BELASTING, 0, 3_000, "belasting.x"))
    assert has_total(more, FIRST)
    both = toeslagen.missed.plus(Range(Cents(100_00), Cents(240_00)))
    assert missed_as_told(more, FIRST) == both
    assert missed_as_told(more, FIRST | {Step.BELASTING}) == both.plus(Range(Cents(0), Cents(3_000_00)))


def test_there_is_no_total_while_the_first_steps_leave_nearly_everything_open():
    toeslagen = known_household()
    wide = with_more(toeslagen, about(Domein.TOESLAGEN, 0, 40_000, "$.personen[1].opvang"))
    assert not has_total(wide, FIRST)
    assert has_total(with_more(toeslagen, about(Domein.ENERGIE, 0, 40_000, ENERGY)), WITH_ENERGY)


def test_there_is_no_total_before_anything_was_asked():
    nothing = evaluate(household_from((), residents()[0].today), with_steps=False)
    assert not has_total(nothing, frozenset())


def test_every_subject_but_the_toeslagen_has_a_step_of_its_own():
    assert set(Domein) - set(OWN_STEP) == {Domein.TOESLAGEN}
    assert len(set(OWN_STEP.values())) == len(OWN_STEP)
    assert asking_steps() >= FIRST_STEPS


def test_what_waits_for_its_first_answers_is_in_no_total():
    waiting = replace(about(Domein.GEMEENTE, 0, 0, "personen.p1.netto_inkomen"), regeling="bijstand", waits=True)
    assert telling(waiting, FIRST) is Telling.UNASKED
    assert telling(waiting, FIRST | {Step.GEMEENTE}) is Telling.OPEN
    assert telling(replace(waiting, depends_on=()), FIRST) is Telling.UNASKED


def test_what_has_its_first_answers_was_asked_for_wherever_they_were_given():
    outcome = replace(about(Domein.GEMEENTE, 0, 900, "personen.p1.vermogen"), regeling="bijstand")
    assert telling(outcome, FIRST) is Telling.SAID
    assert telling(replace(outcome, regeling="proef_gemeente"), FIRST) is Telling.UNASKED
