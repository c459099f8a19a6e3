"""What the README shows works: every example in it is run, and what it names exists."""

import json
import re
from pathlib import Path

import pytest

from app.cli.arguments import COMMANDS
from app.rules.regel import RULES
from tests.cli.console import run

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
JSON, PACKS, CASES, SHELL = (
    [body for language, body in BLOCKS if language == kind and body.startswith(start)]
    for kind, start in (("json", ""), ("yaml", "formaat: keukentafel-"), ("yaml", "cases:"), ("", ""))
)


def test_every_block_is_an_example_of_a_known_kind():
    assert len(BLOCKS) == len(JSON) + len(PACKS) + len(CASES) + len(SHELL)
    assert JSON
    assert PACKS
    assert CASES


@pytest.mark.parametrize("household", JSON)
def test_a_household_is_calculated(household):
    ran = run("bereken", "--uitleg", "-", stdin=household)
    assert (ran.code, ran.err) == (0, "")
    outcomes = {outcome["regeling"]: outcome for outcome in json.loads(ran.out)["uitkomsten"]}
    assert outcomes["zorgtoeslag"]["per_maand"] > 80
    assert outcomes["zorgtoeslag"]["stappen"]


@pytest.mark.parametrize("cases", CASES)
def test_a_case_file_comes_out(cases, tmp_path):
    place = tmp_path / "cases.yaml"
    place.write_text(cases, encoding="utf-8")
    ran = run("controleer", str(place))
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "2 passed, 0 failed, 0 skipped")


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_is_right(pack, tmp_path):
    place = tmp_path / "voorbeeldstad.yaml"
    place.write_text(pack, encoding="utf-8")
    ran = run("pakket", "controleer", str(place))
    assert (ran.code, ran.err) == (0, ""), ran.out


def test_the_make_targets_that_are_named_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make (?:PYTHON=\S+ )?([a-z][a-z-]*)", README, re.MULTILINE))
    assert {"run", "test", "check", "bench"} <= named
    assert named <= targets


def test_the_commands_and_rules_that_are_named_exist():
    commands = {command.name for command in COMMANDS}
    named = set(re.findall(r"`keukentafel ([a-z]+)", README))
    assert named == commands
    (rules,) = re.findall(r"^`keukentafel regel` kent .*$", README, re.MULTILINE)
    assert set(re.findall(r"`([a-z_]+)`", rules)) <= set(RULES)


def test_the_files_and_folders_that_are_named_exist():
    for name in set(re.findall(r"[`(]((?:app|ui|db|resources|tests|packaging)/[\w/.]*\w|[A-Z]+\.md)[`)]", README)):
        assert (ROOT / name).exists() or "NNNN" in name, name
