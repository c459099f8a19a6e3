"""Which step of enrolling is shown, and in which words, without a window."""

import pytest

from app.errors import UserError
from app.protocol.access import Role
from app.services.enrol_state import Colleague, EnrolState
from db.stream_keys import Stage
from ui.sync.enrol import state as wizard
from ui.sync.enrol.state import Step

DIGITS = "12345 67890 12345 67890 12345 67890"
OPEN = Colleague("beheer-1", "11111 22222 33333 44444 55555 66666", False)
DONE = Colleague("beheer-2", "21111 22222 33333 44444 55555 66666", True)


def at(stage: Stage | None, **changed) -> EnrolState:
    given = {"url": "https://hub.nl", "account": "coach-1", "organisation": "wijk", "digits": DIGITS}
    return EnrolState(**(given | changed), stage=stage)


@pytest.mark.parametrize(
    ("state", "step", "words", "primary"),
    [
        (EnrolState(), Step.ADDRESS, "Stap 1 van 3", "Inschrijven"),
        (at(Stage.ENROLLED, colleagues=(OPEN,)), Step.DIGITS, "Stap 2 van 3", "De cijfers zijn gelijk"),
        (at(Stage.ENROLLED), Step.DIGITS, "Stap 2 van 3", "Opnieuw kijken"),
        (at(Stage.COMPARED, escrow="AAAA-BBBB"), Step.PAPER, "Stap 3 van 3", "Verder"),
        (at(Stage.READY, escrow="AAAA-BBBB"), Step.PAPER, "Stap 3 van 3", "Verder"),
        (at(Stage.COMPARED, waiting=1), Step.KEYS, "Stap 3 van 3", "Opnieuw kijken"),
        (at(Stage.READY), Step.KEYS, "", "Klaar"),
    ],
)
def test_each_stage_has_its_page(state: EnrolState, step: Step, words: str, primary: str):
    assert wizard.step_of(state) is step
    assert wizard.step_words(step, state) == words
    assert wizard.primary_of(step, state) == primary


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("stage", [None, *Stage])
def test_every_page_has_all_its_words(step: Step, stage: Stage | None):
    state = at(stage)
    for words in (wizard.title_of(step, state), wizard.lead_of(step, state), wizard.primary_of(step, state)):
        assert words
        assert "{" not in words


@pytest.mark.parametrize(
    ("step", "stage", "words"),
    [
        (Step.ADDRESS, None, "Terug naar Instellingen"),
        (Step.DIGITS, Stage.ENROLLED, "Terug naar Instellingen"),
        (Step.DIGITS, Stage.READY, "Terug"),
        (Step.INVITE, Stage.READY, "Terug"),
        (Step.KEYS, Stage.READY, "Terug naar Instellingen"),
    ],
)
def test_the_way_back_says_where_it_leads(step: Step, stage: Stage | None, words: str):
    assert wizard.back_of(step, at(stage)) == words


def test_every_role_of_the_hub_can_be_invited_and_is_explained():
    assert {role for role, _ in wizard.roles()} == set(Role)
    assert [role for role, _ in wizard.role_details()] == [role for role, _ in wizard.roles()]


def test_only_who_was_not_compared_is_offered():
    assert wizard.to_compare(at(Stage.COMPARED, colleagues=(OPEN, DONE))) == (OPEN,)
    assert wizard.primary_of(Step.DIGITS, at(Stage.COMPARED, colleagues=(DONE,))) == "Klaar"


def test_the_digits_are_read_aloud_one_by_one():
    assert wizard.aloud("12345 67890") == "1 2 3 4 5, 6 7 8 9 0"
    assert "beheer-1" in wizard.their_digits(OPEN).whose
    assert wizard.own_digits(at(Stage.ENROLLED)).digits == DIGITS


def test_how_many_keys_came_is_only_said_while_it_matters():
    assert wizard.keys_line(at(Stage.COMPARED, ready=1, waiting=2)) == "1 van 3 onderdelen zijn nu te lezen."
    assert wizard.keys_line(at(Stage.COMPARED)) == ""
    assert wizard.keys_line(at(Stage.READY, ready=3)) == ""


def test_whose_keys_changed_is_said_by_name():
    assert wizard.changed_line(at(Stage.READY)) == ""
    assert "één account" in wizard.changed_line(at(Stage.READY, changed=("a-1",)))
    assert "a-1, b-2" in wizard.changed_line(at(Stage.READY, changed=("a-1", "b-2")))


def test_the_code_on_paper_stands_in_lines():
    lines = wizard.code_lines("-".join(f"{nth:04d}" for nth in range(14))).split("\n")
    assert [len(line.split()) for line in lines] == [5, 5, 4]


def test_only_a_session_that_ran_out_asks_for_the_password():
    assert wizard.asks_password(UserError("inschrijven.fout.opnieuw_inloggen"))
    assert wizard.asks_password(UserError("inschrijven.fout.inloggen"))
    assert not wizard.asks_password(UserError("inschrijven.fout.te_vaak"))


@pytest.mark.parametrize("hub_knows", [True, False])
def test_what_was_taken_back_says_what_is_left_to_do(hub_knows: bool):
    assert ("vraag uw beheerder" in wizard.withdrawn_words(hub_knows)) is not hub_knows
