"""One rule by its own arguments."""

import json
from decimal import Decimal

import pytest

from app.rules.regel import RULES
from tests.cli.console import refusal, run

DAY = ("--peildatum", "2026-01-01")
INPUT = '{"inkomen": 37000, "partner": true}'


def test_a_rule_and_its_outcomes():
    ran = run("regel", "zorgtoeslag", *DAY, stdin=INPUT)
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out, parse_float=Decimal)
    assert found["regeling"] == "zorgtoeslag"
    assert found["peildatum"] == "2026-01-01"
    assert found["jaar"] == 1965
    assert found["jaar_exact"] == "1965.27576"
    assert found["maand"] == 163


def test_from_a_file_with_options_before_or_after(tmp_path):
    place = tmp_path / "in.json"
    place.write_text(INPUT, encoding="utf-8")
    first = run("regel", "zorgtoeslag", str(place), *DAY)
    assert first.code == 0
    assert first == run("regel", "--peildatum=2026-01-01", "zorgtoeslag", str(place))


def test_cents_are_written_as_they_are():
    ran = run("regel", "kinderbijslag", *DAY, stdin='{"periode": "2026H1", "leeftijden": [3]}')
    quarter = json.loads(ran.out, parse_float=str)["kwartaal"]
    assert isinstance(quarter, str)
    assert len(quarter.partition(".")[2]) == 2


@pytest.mark.parametrize(
    ("argv", "stdin", "named"),
    [
        (("onbestaand", *DAY), "{}", "onbestaand"),
        (("zorgtoeslag", *DAY), '{"inkomen": 37000, "partner": true, "hond": 1}', "hond"),
        (("zorgtoeslag", *DAY), '{"inkomen": "veel", "partner": true}', "inkomen"),
        (("zorgtoeslag", *DAY), '{"inkomen": 37000}', "partner"),
        (("zorgtoeslag", *DAY), "[]", "$: "),
        (("zorgtoeslag", *DAY), "{", "regel 1"),
        (("zorgtoeslag",), "{}", "--peildatum"),
        (("zorgtoeslag", "--peildatum", "1 juli"), INPUT, "--peildatum"),
        (("zorgtoeslag", "--peildatum", "2001-01-01"), INPUT, "2001"),
        (("zorgtoeslag", "--peildatum"), INPUT, "--peildatum"),
        (DAY, INPUT, "regel"),
    ],
)
def test_what_is_wrong_is_named(argv, stdin, named):
    assert named in refusal("regel", *argv, stdin=stdin)


def test_an_unknown_rule_names_those_there_are():
    said = refusal("regel", "onbestaand", *DAY, stdin="{}")
    assert all(name in said for name in RULES)
