"""What the gate says about a passphrase and about every fault, without a screen."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import EnvironmentFault, UserError
from app.texts import catalogue
from db.faults import StoreFault
from ui.unlock.state import (
    Act,
    Strength,
    act_words,
    backup_words,
    choice_problem,
    fault_page,
    is_about_typing,
    strength,
    strength_words,
)

ARGS = {"pid": 4711, "expected": 30, "n": 29, "minimum": 8}
FAULTS = sorted({kind.id_of_text for kind in StoreFault.__subclasses__()})


@pytest.mark.parametrize(
    ("passphrase", "found"),
    [
        ("", Strength.EMPTY),
        ("   ", Strength.EMPTY),
        ("fiets", Strength.SHORT),
        ("aaaaaaaaaaaa", Strength.EASY),
        ("12345678", Strength.EASY),
        ("Welkom01", Strength.EASY),
        ("wachtwoord", Strength.EASY),
        ("keukentafel1", Strength.EASY),
        ("lepelfiets", Strength.FAIR),
        ("lepel regen fiets", Strength.GOOD),
        ("lepelregenfiets", Strength.GOOD),
        ("lepel regen fiets kaars", Strength.STRONG),
    ],
)
def test_strength(passphrase: str, found: Strength):
    assert strength(passphrase) is found


@given(st.text(max_size=80))
def test_every_passphrase_gets_a_sentence(passphrase: str):
    assert strength_words(passphrase)


def test_what_is_missing_is_counted():
    assert strength_words("fiets") == "Nog 3 tekens erbij."
    assert strength_words("fietsen") == "Nog 1 teken erbij."


def test_a_choice_must_be_long_enough_and_typed_twice_the_same():
    assert "8" in choice_problem("kort", "kort")
    assert "niet gelijk" in choice_problem("lepel regen fiets", "lepel regen Fiets")
    assert choice_problem("lepel regen fiets", "lepel regen fiets") == ""


@pytest.mark.parametrize("text_id", FAULTS)
def test_every_fault_of_the_store_has_its_place(text_id: str):
    fault = EnvironmentFault(text_id, **ARGS)
    if is_about_typing(fault):
        assert str(fault)
        return
    page = fault_page(fault, has_backups=True)
    assert page.body == str(fault)
    assert page.title
    assert page.advice
    assert page.acts
    assert all(act_words(act) for act in page.acts)


@pytest.mark.parametrize(
    "text_id",
    ["store.damaged", "store.newer", "store.in_use", "store.disk_full", "store.empty", "store.key_file_missing"],
)
def test_the_faults_that_happen_have_words_of_their_own(text_id: str):
    page = fault_page(EnvironmentFault(text_id, **ARGS), has_backups=True)
    assert page.title != fault_page(EnvironmentFault("store.closed"), has_backups=True).title


def test_restoring_is_only_offered_when_there_is_a_backup():
    fault = EnvironmentFault("store.damaged")
    assert fault_page(fault, has_backups=True).acts[0] is Act.RESTORE
    without = fault_page(fault, has_backups=False)
    assert Act.RESTORE not in without.acts
    assert "geen reservekopie" in without.advice


def test_a_newer_store_is_never_restored_over():
    assert fault_page(EnvironmentFault("store.newer"), has_backups=True).acts == (Act.QUIT,)


def test_a_wrong_passphrase_stays_at_its_field():
    assert is_about_typing(EnvironmentFault("store.wrong_passphrase"))
    assert is_about_typing(UserError("store.code_slip"))
    assert not is_about_typing(EnvironmentFault("store.damaged"))


def test_a_backup_is_named_by_its_day():
    today = date(2026, 11, 23)
    assert backup_words(Path("2026-11-22_090512.db"), today) == "zondag 22 november, 9.05 uur"
    assert backup_words(Path("2025-12-31_235959-02.db"), today) == "woensdag 31 december 2025, 23.59 uur"
    assert backup_words(Path("zelf gekopieerd.db"), today) == "zelf gekopieerd"


def test_a_backup_with_an_impossible_day_keeps_its_name():
    assert backup_words(Path("2026-13-45_990000.db"), date(2026, 11, 23)) == "2026-13-45_990000"


def test_every_fault_text_belongs_to_a_fault():
    named = {key.split(".")[2] for key in catalogue("nl") if key.startswith("unlock.fault.")} - {"other", "no_backup"}
    assert named <= {text_id.removeprefix("store.") for text_id in FAULTS}
