"""Every type of visit has a script that begins at the beginning, ends with the report, and asks what it names."""

import pytest

from app.domain.answer import Answer
from app.domain.household import Household
from app.domain.visit import Step, VisitType, Way
from app.intake.order import ranking, why
from app.intake.projection import household_from
from app.intake.questions import all_questions, patterns
from app.intake.scripts import TALKED, all_offers, script_of, scripts, steps_of
from app.resources import folder, read_yaml
from app.texts import text
from tests.intake.answering import PEOPLE, TODAY, answers

TOLD = answers(PEOPLE | {"huishouden.opvang": True, "personen.k1.opvang.soort": "bso"})


def asked_in(kind: VisitType | None, told: tuple[Answer, ...] = TOLD) -> set[str]:
    return {question.id for question in all_questions(told, household_from(told, TODAY), kind)}


@pytest.mark.parametrize("kind", VisitType)
def test_a_script_goes_from_begin_to_verslag_in_the_order_of_the_steps(kind):
    steps = steps_of(kind)
    assert steps[0] is Step.BEGIN
    assert steps[-1] is Step.VERSLAG
    assert list(steps) == sorted(set(steps), key=list(Step).index)
    assert 5 <= script_of(kind).minutes <= 600


def test_there_is_a_script_for_each_type_and_no_other():
    assert set(scripts()) == set(VisitType)


def test_a_step_stands_in_a_script_only_when_it_has_questions():
    asking = {pattern.step for pattern in patterns()}
    assert all(set(script.steps) - TALKED <= asking for script in scripts().values())
    named = read_yaml(folder("visits", "scripts.yaml"))["voorzieningenwijzer"]["steps"]
    assert named == [step.value for step in Step]


def test_every_question_is_in_the_script_of_some_visit():
    assert all(any(pattern.is_asked_in(kind) for kind in VisitType) for pattern in patterns())


def test_a_long_visit_asks_everything_and_a_short_talk_only_what_names_it():
    assert asked_in(None) == asked_in(VisitType.VOORZIENINGENWIJZER) == asked_in(VisitType.FOLLOW_UP)
    short = asked_in(VisitType.SERVICE_TALK)
    assert short < asked_in(None)
    assert {"inkomen", "huur", "ontvangt_zorgtoeslag"} <= short
    assert not {"opvang_uren", "opvang_tarief", "ontvangt_kinderopvangtoeslag", "servicekosten"} & short


def paths_worth_asking(kind: VisitType, told: tuple[Answer, ...], household: Household) -> list[str]:
    return [ranked.question.path for ranked in ranking(told, household, TODAY, None, kind)]


def test_a_short_talk_leaves_out_what_can_hardly_change_anything():
    """With this income the zorgtoeslag that is left to ask about is less than 120 euro a year."""
    told = answers(
        {
            "huishouden.partner": False,
            "huishouden.kinderen": 0,
            "huishouden.medebewoners": 0,
            "huishouden.rechtmatig_verblijf": True,
            "huishouden.ingeschreven": True,
            "personen.p1.geboortedatum": "1980-01-01",
            "personen.p1.toetsingsinkomen": 40_400_00,
            "personen.p1.vermogen": 0,
            "ontvangt.zorgtoeslag.per_maand": 0,
            "ontvangt.huurtoeslag.per_maand": 0,
            "woning.soort": "koop",
        }
    )
    household = household_from(told, TODAY)
    worth = ["huishouden.zorgverzekerd", "huishouden.gemeente"]
    assert paths_worth_asking(VisitType.FOLLOW_UP, told, household) == worth
    last = ranking(told, household, TODAY, kind=VisitType.FOLLOW_UP)[-1]
    assert why(last).spoken() == "Met dit antwoord weten we wat er nog meer te krijgen is."
    assert paths_worth_asking(VisitType.SERVICE_TALK, told, household) == []
    (left,) = ranking(told, household, TODAY)
    assert 0 < left.can_change < script_of(VisitType.SERVICE_TALK).least


def test_how_questions_are_put_at_first():
    assert {kind: script_of(kind).way for kind in VisitType} == {
        VisitType.VOORZIENINGENWIJZER: Way.QUESTION,
        VisitType.SERVICE_TALK: Way.QUESTION,
        VisitType.FOLLOW_UP: Way.STEP,
    }


def test_a_short_talk_offers_a_training():
    assert "budgettraining" in script_of(VisitType.SERVICE_TALK).offers
    assert all_offers() >= {"budgettraining", "voorzieningenwijzer"}


def test_every_question_says_what_happens_with_its_answer():
    for pattern in patterns():
        assert text(f"privacy.{pattern.privacy}").endswith(".")
    about_residence = next(pattern for pattern in patterns() if pattern.id == "verblijf")
    assert about_residence.privacy == "verblijf"
    question = next(q for q in all_questions(TOLD, household_from(TOLD, TODAY)) if q.id == "inkomen")
    assert question.privacy == text("privacy.geld")
