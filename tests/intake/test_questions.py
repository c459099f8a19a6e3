"""Which questions apply to a household, how they are put, and where the first open one is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer import Status
from app.domain.household import Rol
from app.domain.visit import Step
from app.intake.conditions import CONDITIONS, Situation
from app.intake.projection import given as known_from
from app.intake.projection import household_from
from app.intake.questions import AnswerKind, Asked, all_questions, first_open, name_of, patterns, questions_of
from app.rules.evaluate import evaluate
from app.services.assessment import answer_path
from app.texts import placeholders, speaking
from tests.intake.answering import PEOPLE, TODAY, answer, answers

PAID = {"personen.p1.toetsingsinkomen": 22_000_00}
RAISED = {"woning.kale_huur": 650_00, "woning.vorige_huur": 600_00, "woning.verhoogd_op": "2025-07-01"}
ONE_PAYER = PAID | {"personen.p1.inhoudingsplichtigen": 1, "personen.p1.loonheffingskorting": 1}
NO_CREDIT = ONE_PAYER | {"personen.p1.loonheffingskorting": 0, "personen.p2.toetsingsinkomen": 0}
GROUPS = ("kinderbijslag", "ingeschreven", "rechtmatig_verblijf", "zorgverzekerd", "werkt_of_studeert")


def asked(more=None, leave=(), today=TODAY):
    """The paths of all questions that apply."""
    told = answers({path: value for path, value in {**PEOPLE, **(more or {})}.items() if path not in leave})
    return [question.path for question in all_questions(told, household_from(told, today))]


def holds(condition, more=None, person=None, group="", today=TODAY):
    told = answers({**PEOPLE, **(more or {})})
    home = household_from(told, today)
    about = next((p for p in home.personen if p.id == person), None)
    return CONDITIONS[condition](Situation(home, known_from(told), about, group))


def test_at_first_only_the_applicant_is_asked_after():
    first = [q.path for q in all_questions((), household_from((), TODAY))]
    assert first[:3] == ["huishouden.partner", "huishouden.kinderen", "huishouden.medebewoners"]
    assert not any(path.startswith(("personen.p2", "personen.k", "personen.m")) for path in first)
    assert "huishouden.kinderbijslag" not in first


def test_health_insurance_is_not_asked_of_a_year_without_its_figures():
    assert "zorg.polissen.p1.premie" in asked()
    assert not any(path.startswith(("zorg.", "energie.")) for path in asked(today=date(2025, 3, 1)))


def test_amounts_of_care_are_asked_only_of_who_wants_to_talk_about_them():
    costs = {"zorgkosten.verhoogbaar", "zorgkosten.overig"}
    assert "zorgkosten.bespreken" in asked()
    assert not costs & set(asked())
    assert not costs & set(asked({"zorgkosten.bespreken": False}))
    assert costs <= set(asked({"zorgkosten.bespreken": True}))


def test_energy_is_asked_step_by_step():
    assert "energie.vergelijken" in asked()
    assert "energie.contract.stroom" not in asked()
    used = {"energie.vergelijken": True}
    assert {"energie.contract.stroom", "energie.contract.gas"} <= set(asked(used))
    assert "energie.contract.gas" not in asked(used | {"energie.verbruik.gas_m3": 0})
    assert "energie.contract.einddatum" not in asked(used)
    assert "energie.contract.einddatum" in asked(used | {"energie.contract.soort": "vast"})


def test_income_tax_is_not_asked_of_a_year_without_its_figures():
    paths = asked(PAID | {"personen.p2.toetsingsinkomen": 0}, today=date(2024, 3, 1))
    assert not any(path.endswith("inhoudingsplichtigen") or "voorlopige" in path for path in paths)


def test_every_person_is_asked_for_by_role():
    paths = asked()
    births = [path for path in paths if path.endswith("geboortedatum")]
    assert births == [f"personen.{name}.geboortedatum" for name in ("p1", "p2", "k1", "k2", "m1")]
    assert "personen.k2.toetsingsinkomen" in paths  # 20 years old
    assert "personen.k1.toetsingsinkomen" not in paths
    assert "personen.k2.vermogen" in paths
    assert "personen.k1.vermogen" not in paths


def test_persons_are_asked_one_by_one_only_when_it_does_not_hold_for_all():
    assert "personen.p2.rechtmatig_verblijf" not in asked({"huishouden.rechtmatig_verblijf": True})
    assert "personen.p2.rechtmatig_verblijf" not in asked()
    assert "personen.p2.rechtmatig_verblijf" in asked({"huishouden.rechtmatig_verblijf": False})


def test_day_care_is_asked_step_by_step():
    assert "huishouden.opvang" in asked()
    assert "personen.k1.opvang.soort" not in asked()
    used = {"huishouden.opvang": True}
    assert "personen.k1.opvang.soort" in asked(used)
    assert "personen.k2.opvang.soort" not in asked(used)
    assert "personen.k1.opvang.uren" not in asked(used)
    assert "personen.k1.opvang.uren" in asked(used | {"personen.k1.opvang.soort": "bso"})
    assert "personen.k1.opvang.uren" not in asked(used | {"personen.k1.opvang.soort": "geen"})


def test_the_rent_is_not_asked_of_an_owner_and_service_costs_not_from_2026():
    assert "woning.kale_huur" in asked()
    assert "woning.kale_huur" not in asked({"woning.soort": "koop"})
    assert "woning.servicekosten" not in asked()
    assert "woning.servicekosten" in asked(today=date(2025, 3, 1))


@pytest.mark.parametrize(
    ("condition", "more", "person", "group", "expected"),
    [
        ("has_young_children", {}, None, "", True),
        ("has_young_children", {"huishouden.kinderen": 0}, None, "", False),
        ("is_young_child", {}, "k1", "", True),
        ("is_young_child", {}, "k2", "", False),
        ("is_young_child", {}, None, "", False),
        ("has_care_children", {"personen.k1.geboortedatum": "2011-12-31"}, None, "", False),
        ("is_care_child", {}, "k1", "", True),
        ("is_care_child", {}, None, "", False),
        ("uses_care", {"huishouden.opvang": False}, None, "", False),
        ("child_has_care", {}, None, "", False),
        ("child_has_care", {}, "k1", "", False),
        ("group_denied", {"huishouden.ingeschreven": False}, None, "ingeschreven", True),
        ("group_denied", {}, None, "ingeschreven", False),
        ("earns_own_income", {}, None, "", False),
        ("earns_own_income", {"personen.k1.geboortedatum": "2010-12-31"}, "k1", "", True),
        ("earns_own_income", {"personen.k1.geboortedatum": "2011-01-01"}, "k1", "", False),
        ("owns_own_money", {}, None, "", False),
        ("owns_own_money", {"personen.k1.geboortedatum": "2008-01-01"}, "k1", "", True),
        ("owns_own_money", {"personen.k1.geboortedatum": "2008-01-02"}, "k1", "", False),
        ("everybody_young", {}, None, "", False),
        ("has_taxed_income", {}, None, "", False),
        ("has_taxed_income", {}, "p1", "", False),
        ("has_taxed_income", PAID | {"personen.p1.geboortedatum": "1959-06-01"}, "p1", "", True),
        ("files_tax_return", {}, None, "", False),
        ("files_tax_return", {}, "p1", "", False),
        ("files_tax_return", PAID, "p1", "", True),
        ("files_tax_return", PAID | {"personen.p1.geboortedatum": None}, "p1", "", False),
        ("files_tax_return", PAID | {"personen.p1.geboortedatum": "1959-06-01"}, "p1", "", False),
        ("is_paid", {}, None, "", False),
        ("is_paid", PAID, "p1", "", False),
        ("is_paid", PAID | {"personen.p1.inhoudingsplichtigen": 0}, "p1", "", False),
        ("is_paid", PAID | {"personen.p1.inhoudingsplichtigen": 2}, "p1", "", True),
        ("is_paid_once_with_credit", ONE_PAYER, "p1", "", True),
        ("is_paid_once_with_credit", ONE_PAYER, None, "", False),
        ("withheld_is_open", ONE_PAYER, None, "", False),
        ("withheld_is_open", ONE_PAYER, "p1", "", False),
        ("withheld_is_open", ONE_PAYER | {"personen.p1.gelijk_inkomen": True}, "p1", "", False),
        ("withheld_is_open", ONE_PAYER | {"personen.p1.gelijk_inkomen": False}, "p1", "", True),
        ("withheld_is_open", ONE_PAYER | {"personen.p1.inhoudingsplichtigen": 2}, "p1", "", True),
        ("may_have_wajong", {}, None, "", False),
        ("may_have_wajong", {}, "p1", "", True),
        ("may_have_wajong", {"personen.p1.geboortedatum": "1950-01-01"}, "p1", "", False),
        ("pays_premium", {}, "p1", "", True),
        ("pays_premium", {}, "k1", "", False),
        ("pays_premium", {"huishouden.zorgverzekerd": False, "personen.p1.zorgverzekerd": False}, "p1", "", False),
        ("somebody_pays_premium", {}, None, "", True),
        ("has_additional", {}, "p1", "", False),
        ("has_additional", {}, None, "", False),
        ("has_additional", {"zorg.polissen.p1.aanvullend": 25_00}, "p1", "", True),
        ("rent_may_have_risen", {}, None, "", True),
        ("rent_may_have_risen", {"woning.vorige_huur": 0}, None, "", False),
        ("rent_may_have_risen", {"woning.vorige_huur": 600_00}, None, "", True),
        ("rent_rose_much", {}, None, "", False),
        ("rent_rose_much", RAISED | {"woning.verhoogd_op": None}, None, "", True),
        ("rent_rose_much", RAISED, None, "", True),
        ("rent_rose_much", RAISED | {"woning.vorige_huur": 630_00}, None, "", False),
        ("rent_rose_much", RAISED | {"woning.soort": "koop"}, None, "", False),
        ("has_energy_figures", {}, None, "", True),
        ("looks_at_energy", {}, None, "", False),
        ("looks_at_energy", {"energie.vergelijken": True}, None, "", True),
        ("uses_gas", {}, None, "", True),
        ("uses_gas", {"energie.verbruik.gas_m3": 0}, None, "", False),
        ("has_fixed_contract", {}, None, "", False),
        ("has_fixed_contract", {"energie.contract.soort": "vast"}, None, "", True),
        ("has_tax_figures", {}, None, "", True),
        ("talks_of_care_costs", {}, None, "", False),
        ("talks_of_care_costs", {"zorgkosten.bespreken": True}, None, "", True),
        ("tax_may_come_back", PAID, None, "", False),
        ("tax_may_come_back", NO_CREDIT, None, "", True),
        ("tax_may_come_back", NO_CREDIT | {"personen.p1.loonheffingskorting": None}, None, "", False),
    ],
)
def test_conditions(condition, more, person, group, expected):
    assert holds(condition, more, person, group) is expected


@pytest.mark.parametrize("condition", ["is_young_child", "is_care_child", "earns_own_income", "owns_own_money"])
def test_a_child_of_unknown_age_might_be_of_any_age(condition):
    assert holds(condition, {"personen.k1.geboortedatum": None}, "k1")


def test_what_a_payer_is_not_known_of_is_asked_on():
    told = answers({**PEOPLE, **PAID})
    unknown = answer("personen.p1.inhoudingsplichtigen", None, status=Status.DOES_NOT_KNOW)
    asked_now = [q.path for q in all_questions((*told, unknown), household_from(told, TODAY))]
    assert "personen.p1.loonheffingskorting" in asked_now
    assert "personen.p1.ingehouden_loonheffing" not in asked_now
    neither = answer("personen.p1.loonheffingskorting", None, status=Status.DOES_NOT_SAY)
    asked_now = [q.path for q in all_questions((*told, unknown, neither), household_from(told, TODAY))]
    assert "personen.p1.ingehouden_loonheffing" in asked_now


def test_everybody_may_be_young():
    young = answers({"personen.p1.geboortedatum": "2007-01-01"})
    assert "woning.aangepast" in [q.path for q in all_questions(young, household_from(young, TODAY))]


def test_every_condition_is_used_and_every_used_one_exists():
    assert {name for pattern in patterns() for name in pattern.when} == set(CONDITIONS)


def test_questions_are_put_in_words():
    told = answers(PEOPLE)
    home = household_from(told, TODAY)
    found = {question.path: question for question in all_questions(told, home)}
    own, other = found["personen.p1.geboortedatum"], found["personen.k1.geboortedatum"]
    assert own.title == "Wat is uw geboortedatum?"
    assert other.title == "Wanneer is kind 1 geboren?"
    assert (own.subject, other.subject) == ("u", "kind 1")
    assert (own.kind, own.step) == (AnswerKind.DATE, Step.HUISHOUDEN)
    assert found["huishouden.kinderen"].unit == "kinderen"
    assert [value for value, _ in found["woning.soort"].choices] == [
        "zelfstandig",
        "onzelfstandig",
        "aangewezen",
        "koop",
    ]
    assert all(question.help and "{" not in question.title for question in found.values())


def test_persons_are_named_by_their_place():
    told = answers({**PEOPLE, "huishouden.onderhuurders": 1})
    names = [name_of(person) for person in household_from(told, TODAY).personen]
    assert names == ["u", "uw partner", "kind 1", "kind 2", "medebewoner 1", "onderhuurder 1"]


def test_every_role_of_a_question_exists_and_only_the_subject_is_filled_in():
    for pattern in patterns():
        assert set(pattern.each) <= {rol.value for rol in Rol}
        assert placeholders(f"vraag.{pattern.id}.titel") <= ({"wie"} if pattern.each else set())


def test_a_step_has_only_its_own_questions_and_the_steps_together_all():
    told = answers(PEOPLE)
    home = household_from(told, TODAY)
    together = [question for step in Step for question in questions_of(step, told, home)]
    assert tuple(together) == all_questions(told, home)
    assert all(question.step is Step.WONEN for question in questions_of(Step.WONEN, told, home))
    assert questions_of(Step.KANSEN, told, home) == ()


def test_the_questions_of_some_answers_are_worked_out_once_and_hold_for_those_only():
    told = answers(PEOPLE)
    home = household_from(told, TODAY)
    known = Asked(told, home)
    for step in Step:
        assert known.of(step) == questions_of(step, told, home)
        assert known.of(step) is known.of(step)
    dutch = known.of(Step.INKOMEN)
    with speaking("en"):
        assert known.of(Step.INKOMEN) == questions_of(Step.INKOMEN, told, home) != dutch
    assert known.is_about(told, home, None)
    assert not known.is_about(answers({**PEOPLE, **PAID}), home, None)


def test_no_two_questions_fill_the_same_path():
    paths = asked({f"huishouden.{group}": False for group in GROUPS} | {"huishouden.opvang": True})
    assert len(set(paths)) == len(paths)


def test_the_first_open_question_is_the_first_that_was_not_put():
    home = household_from((), TODAY)
    questions = all_questions((), home)
    assert first_open(questions, ()) == questions[0]
    put = (
        answer("huishouden.partner", False),
        answer("huishouden.kinderen", None, status=Status.DOES_NOT_KNOW),
        answer("huishouden.medebewoners", None, status=Status.NOT_ASKED),
    )
    found = first_open(questions, put)
    assert found is not None
    assert found.path == "huishouden.medebewoners"
    assert first_open((), ()) is None


def is_reached(path: str, put: set[str]) -> bool:
    """Whether one of these questions leads to the answer under this path."""
    field = path.rpartition(".")[2]
    roots = {path, f"huishouden.{field}", f"{path}.soort"}
    return bool(roots & put)


@given(st.data())
def test_every_range_can_be_narrowed_by_a_question_that_applies(data):
    """Whatever was answered so far; some questions come only after others (who lives here, then who works)."""
    full = {
        **PEOPLE,
        **{f"huishouden.{group}": data.draw(st.booleans()) for group in GROUPS},
        "huishouden.opvang": data.draw(st.booleans()),
        "woning.soort": data.draw(st.sampled_from(["zelfstandig", "koop"])),
        "woning.kale_huur": 650_00,
        "personen.k1.opvang.soort": data.draw(st.sampled_from(["bso", "geen"])),
        "personen.k1.opvang.uren": 60_00,
    }
    for name in ("p1", "p2", "k2", "m1"):
        full |= {f"personen.{name}.toetsingsinkomen": 9_000_00, f"personen.{name}.vermogen": 0}
    left = data.draw(st.sets(st.sampled_from(sorted(full)), max_size=8))
    today = data.draw(st.sampled_from([TODAY, date(2025, 3, 1)]))
    told = answers({path: value for path, value in full.items() if path not in left})
    home = household_from(told, today)
    put = {question.path for question in all_questions(told, home)}
    for outcome in evaluate(home, with_steps=False).outcomes:
        paths = [answer_path(home, open_path) for open_path in outcome.depends_on]
        asked_now = [path for path in paths if is_reached(path, put)]
        assert asked_now or not paths, (outcome.regeling, paths, sorted(left))


LOW = {"personen.p1.netto_inkomen": 900_00, "personen.p2.netto_inkomen": 0}
MUCH = {"personen.p1.netto_inkomen": 4_500_00, "personen.p2.netto_inkomen": 0}
WORK = {"personen.p1.bron": "loon", "personen.p2.bron": "geen"}
ON_BIJSTAND = {"personen.p1.bron": "bijstand", "ontvangt.bijstand.per_maand": 800_00}
OLD = {"personen.p2.geboortedatum": "1959-12-31"}


@pytest.mark.parametrize(
    ("condition", "more", "person", "expected"),
    [
        ("may_receive_bijstand", {}, None, True),
        ("may_receive_bijstand", WORK, None, False),
        ("may_receive_bijstand", MUCH, None, False),
        ("may_receive_bijstand", LOW | ON_BIJSTAND, None, True),
        ("may_receive_aio", {}, None, False),
        ("may_receive_aio", OLD, None, True),
        ("may_receive_aio", OLD | WORK, None, False),
        ("may_receive_aio", {"personen.p2.geboortedatum": "1960-01-01"}, None, False),
        ("study_counts", {}, None, False),
        ("study_counts", {}, "p1", False),
        ("study_counts", {"personen.p1.geboortedatum": "1996-01-02"}, "p1", True),
        ("study_counts", {"personen.p1.geboortedatum": "1996-01-01"}, "p1", False),
        ("study_counts", {}, "m1", False),
        ("study_counts", LOW, "m1", True),
        ("study_counts", LOW, "k2", False),
        ("study_counts", LOW | {"personen.k2.geboortedatum": "1999-12-31"}, "k2", True),
        ("study_counts", MUCH | WORK, "m1", False),
        ("earns_beside_bijstand", {}, None, False),
        ("earns_beside_bijstand", LOW | ON_BIJSTAND, None, True),
        ("earns_beside_bijstand", LOW | ON_BIJSTAND | {"ontvangt.bijstand.per_maand": 890_01}, None, False),
        ("pension_counts", LOW | OLD, None, True),
        ("pension_counts", LOW, None, False),
        ("pension_counts", MUCH | WORK | OLD, None, False),
        ("has_low_income", LOW, None, True),
        ("has_low_income", MUCH, None, False),
        ("has_low_income", {}, None, False),
        ("has_low_income", LOW | OLD | {"personen.p1.geboortedatum": "1950-01-01"}, None, True),
        ("has_low_income", LOW | {"personen.p1.geboortedatum": "1950-01-01", "huishouden.partner": False}, None, False),
        ("municipality_has_supplement", {"huishouden.gemeente": "Alphen aan den Rijn"}, None, True),
        ("municipality_has_supplement", {"huishouden.gemeente": "Utrecht"}, None, False),
        ("municipality_has_supplement", {}, None, False),
    ],
)
def test_conditions_of_the_safety_net(condition, more, person, expected):
    assert holds(condition, more, person) is expected
