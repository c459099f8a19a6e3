"""Journeys on a real display with an accessibility bus: every screen is read back, and every control has its name."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readback.display import a_display
from tests.readback.looking import REPORT

ROOT = Path(__file__).resolve().parents[2]
JOURNEYS = (
    "from_shoebox_to",
    "list_per_complex",
    "from_the_letters_to",
    "following_visit_a_payment",
    "district_comes_first",
    "a_full_dossier",
    "details_of_a_household",
    "cut_out_and",
    "note_from_a_template",
    "four_rooms",
    "follow_up_shows",
    "amount_that_was_granted",
    "goal_with_its_first",
    "marks_one",
    "municipality_is_chosen",
    "referral_from_dossier",
    "early_signal",
    "register_is_filled",
    "came_in_waits",
    "empty_day",
    "a_full_day",
    "search_by",
    "settings_hold",
    "first_start_by",
    "a_whole_visit_with_keys",
    "an_empty_dossier",
    "visit_is_planned_for",
    "fault_is_a_screen",
    "kept_too_long",
    "walking_through_a_short_list",
    "backup_is_made_and_put_back",
    "log_tells",
    "what_is_coming",
    "looked_at_mapped",
    "keys_are_shown_and",
    "gone_back_in",
    "first_look_around",
    "acts_are_found_and_done",
    "more_hours_answered",
    "income_line_with",
    "paying_back_and",
    "enrols_in_three_steps",
    "shares_with_nobody",
    "let_into_a_dossier",
    "code_on_paper",
    "from_a_payslip",
)
"""Words in the names of the journeys that are run once more; together they come along every screen."""
SCREENS = frozenset(
    (
        "eerste-start",
        "herstelcode",
        "beschadigd",
        "vandaag-leeg",
        "vandaag",
        "zoeken",
        "nieuw-bezoek",
        "instellingen",
        "begin-nood",
        "wonen-huur",
        "gemeente-naam",
        "kansen",
        "uitleg",
        "samen-kijken",
        "afspraken",
        "verslag",
        "dossier",
        "contact",
        "notitie-sjabloon",
        "foto-snijden",
        "doel-vraag",
        "cijfer-geld",
        "terugkijken",
        "kans-toegekend",
        "energie-woonkamer",
        "energie-meters",
        "energie-besparen",
        "budget-regels",
        "budget-dagen",
        "budget-drie",
        "schulden",
        "plannen-naast-elkaar",
        "complexen",
        "wijk",
        "doorverwijzen",
        "binnengekomen",
        "organisaties",
        "bewaren",
        "kopie",
        "logboek",
        "agenda",
        "binnenhalen-kolommen",
        "toetsen",
        "geschiedenis",
        "rondleiding",
        "zoeken-en-doen",
        "wat-als",
        "inkomenslijn",
        "terugbetalen",
        "andere-woning",
        "inschrijven-adres",
        "inschrijven-cijfers",
        "delen-niet-ingeschreven",
        "leest-mee",
        "noodcode",
    )
)
"""The screens that must be among them, by the names of their pictures."""
LONGEST = 600


@pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is the accessibility bus of Linux")
def test_a_screen_reader_is_told_every_control_of_every_screen(tmp_path: Path):
    report = tmp_path / "screens.jsonl"
    command = [
        "dbus-run-session",
        "--",
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-k",
        " or ".join(JOURNEYS),
        "tests/journeys",
    ]
    with a_display() as display:
        told = {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_RUNTIME_DIR": str(tmp_path),
            REPORT: str(report),
        }
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | told, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    assert done.returncode == 0, done.stdout + done.stderr
    screens = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    wrong = [f"{one['screen']}: {problem}" for one in screens for problem in one["problems"]]
    assert wrong == []
    read = {one["screen"].partition("-")[2] for one in screens}
    assert SCREENS - read == set()
    print(f"{len(screens)} screens, {sum(one['elements'] for one in screens)} elements read")
