"""Which question comes next: what matters most, never what cannot matter, and the same for the same answers."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answer import Answer, Status
from app.domain.message import message
from app.domain.outcome import Outcomes
from app.domain.visit import Step
from app.intake.order import STRUCTURE, Ranked, next_question, ranking, why
from app.intake.projection import household_from
from app.intake.questions import all_questions
from app.rules.evaluate import evaluate
from tests.intake.households import TODAY, Resident, not_told, residents, told

ANYBODY = st.sampled_from([r for r in residents() if not r.refused])
HARD = (5, 7, 9, 10, 13, 19, 23, 25, 26, 30, 43)


def resident(number: int) -> Resident:
    return next(r for r in residents() if r.number == number)


def ranked(answers: Iterable[Answer], step: Step | None = None) -> tuple[Ranked, ...]:
    given_answers = tuple(answers)
    return ranking(given_answers, household_from(given_answers, TODAY), TODAY, step)


def paths(found: Iterable[Ranked]) -> list[str]:
    return [one.question.path for one in found]


def found_for(answers: Sequence[Answer], who: Resident) -> Outcomes:
    return evaluate(household_from(answers, who.today), with_steps=False)


def all_said(who: Resident) -> dict[str, tuple[Answer, ...]]:
    """Everything that may be asked, answered."""
    said: dict[str, tuple[Answer, ...]] = {}
    while True:
        flat = [answer for answers in said.values() for answer in answers]
        new = [q.path for q in all_questions(flat, household_from(flat, who.today)) if q.path not in said]
        if not new:
            return said
        said |= {path: who.answer(path) for path in new}


def but(who: Resident, *left_out: str) -> list[Answer]:
    """Everything said but this."""
    return [answer for path, answers in all_said(who).items() if path not in left_out for answer in answers]


def test_who_lives_there_comes_first():
    assert paths(ranked([]))[:3] == list(STRUCTURE)
    assert next_question([], household_from([], TODAY), TODAY).opens


def test_the_rent_matters_most_when_the_rest_is_known():
    left = ("woning.kale_huur", "ontvangt.zorgtoeslag.per_maand", "huishouden.zorgverzekerd")
    found = ranked(but(resident(1), *left))
    assert found[0].question.path == "woning.kale_huur"
    assert set(paths(found)) == set(left)


def test_what_a_last_answer_can_change_is_the_width_of_the_range():
    said = but(resident(1), "personen.p1.vermogen")
    (only,) = ranked(said)
    missed, risk = found_for(said, resident(1)).missed, found_for(said, resident(1)).risk
    assert only.question.path == "personen.p1.vermogen"
    assert only.can_change == missed.high - missed.low + risk.high - risk.low > 0


def test_hours_of_day_care_matter_more_than_rent():
    left = ("personen.k3.opvang.uren", "woning.kale_huur")
    assert paths(ranked(but(resident(4), *left))) == list(left)


def test_one_answer_for_everybody_counts_for_everybody():
    left = ("huishouden.zorgverzekerd",)
    (couple,) = ranked(but(resident(2), *left))
    (alone,) = ranked(but(resident(3), *left))
    assert couple.question.path == alone.question.path == "huishouden.zorgverzekerd"
    assert couple.can_change > 0


def test_a_high_income_spares_the_rest():
    who = resident(10)
    first = [path for path in all_said(who) if path.startswith("huishouden.")]
    about = [f"personen.p1.{field}" for field in ("geboortedatum", "toetsingsinkomen", "netto_inkomen")]
    said = [a for path in (*first, *about) for a in who.answer(path)]
    assert set(paths(ranked(said))) == {"ontvangt.zorgtoeslag.per_maand", "ontvangt.huurtoeslag.per_maand"}


def test_what_is_received_is_asked_when_there_is_no_right():
    found = ranked(but(resident(10), "ontvangt.zorgtoeslag.per_maand"))
    assert paths(found) == ["ontvangt.zorgtoeslag.per_maand"]
    assert found[0].can_change == 1_440_00


@pytest.mark.parametrize("status", [Status.DOES_NOT_SAY, Status.DOES_NOT_KNOW])
def test_what_was_refused_or_is_not_known_is_not_asked_again(status):
    said = but(resident(1), "personen.p1.vermogen", "woning.kale_huur")
    assert paths(ranked([*said, not_told("personen.p1.vermogen", status)])) == ["woning.kale_huur"]
    assert "personen.p1.vermogen" in paths(ranked([*said, not_told("personen.p1.vermogen", Status.NOT_ASKED)]))


def test_a_refusal_of_who_lives_there_does_not_stop_the_rest():
    said = [told("huishouden.partner", False), told("huishouden.kinderen", 0), not_told("huishouden.medebewoners")]
    found = ranked(said)
    assert found
    assert not any(one.opens for one in found)


@pytest.mark.parametrize("number", [1, 23, 31])
def test_the_next_question_is_the_first_of_the_ranking(number):
    said: list[Answer] = []
    for path in ("huishouden.partner", "huishouden.kinderen", "huishouden.medebewoners", "personen.p1.geboortedatum"):
        household = household_from(said, TODAY)
        assert next_question(said, household, TODAY) == ranked(said)[0]
        said += resident(number).answer(path)


def test_one_step_has_its_own_next_question():
    said = but(resident(1), "personen.p1.vermogen", "woning.kale_huur")
    household = household_from(said, TODAY)
    assert next_question(said, household, TODAY, Step.INKOMEN).question.path == "personen.p1.vermogen"
    assert next_question(said, household, TODAY, Step.WONEN).question.path == "woning.kale_huur"
    assert next_question(said, household, TODAY, Step.HUISHOUDEN) is None


def test_a_question_says_why_it_is_put():
    (rent,) = ranked(but(resident(3), "woning.kale_huur"))
    assert why(rent).text_id == "waarde.waarom"
    amount = dict(why(rent).args)["bedrag"]
    assert isinstance(amount, Decimal)
    assert 0 <= amount * 100 - rent.can_change < 100_00
    assert why(rent).spoken().startswith("Deze vraag kan nog €")
    assert why(ranked([])[0]) == message("waarde.geen_totaal")


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_the_same_answers_in_any_order_give_the_same_ranking(data):
    who = data.draw(ANYBODY)
    said = list(all_said(who).values())
    some = data.draw(st.lists(st.sampled_from(said), unique=True, max_size=len(said)))
    other = data.draw(st.permutations(some))
    one = [answer for answers in some for answer in answers]
    two = [answer for answers in other for answer in answers]
    assert ranked(one) == ranked(two)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_what_is_not_asked_changes_nothing(data):
    who = data.draw(ANYBODY)
    everything = all_said(who)
    lost = data.draw(st.sets(st.sampled_from([path for path in everything if path not in STRUCTURE]), max_size=8))
    said = but(who, *lost)
    household = household_from(said, who.today)
    asked = set(paths(ranking(said, household, who.today)))
    before = found_for(said, who)
    for path in lost - asked:
        if path in {question.path for question in all_questions(said, household)}:
            after = found_for([*said, *everything[path]], who)
            assert (after.missed, after.risk) == (before.missed, before.risk), path


@pytest.mark.parametrize("number", HARD)
def test_asking_in_this_order_leaves_no_range(number):
    who = resident(number)
    said: list[Answer] = []
    while (best := next_question(said, household_from(said, who.today), who.today)) is not None:
        said += who.answer(best.question.path)
    end, known = found_for(said, who), found_for(but(who), who)
    assert end.missed.is_exact
    assert end.risk.is_exact
    assert (end.missed, end.risk) == (known.missed, known.risk)
    assert [o.right for o in end.outcomes] == [o.right for o in known.outcomes]
