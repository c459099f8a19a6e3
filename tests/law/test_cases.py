"""The published outcomes of every law come out of our rules to the cent."""

from pathlib import Path

import pytest
import yaml

from app.services.cases import check_file

HERE = Path(__file__).parent
FILES = sorted(place for place in HERE.glob("*.yaml") if place.name != "wrong_sources.yaml")
FIELDS = {"id", "regeling", "bron", "trust", "expected", "oordeel"}


def goes_in(case):
    """What goes in: the arguments of a rule, or a household."""
    return "huishouden" if "huishouden" in case else "inputs"


@pytest.mark.parametrize("place", FILES, ids=lambda place: place.stem)
def test_every_published_case_comes_out_to_the_cent(place):
    cases = yaml.safe_load(place.read_text(encoding="utf-8"))["cases"]
    report = check_file(place, frozenset())
    assert not report.mismatches
    assert (report.passed, report.failed, report.skipped) == (len(cases), 0, 0)


@pytest.mark.parametrize("place", FILES, ids=lambda place: place.stem)
def test_every_case_names_its_source_and_what_it_expects(place):
    cases = yaml.safe_load(place.read_text(encoding="utf-8"))["cases"]
    assert len({case["id"] for case in cases}) == len(cases)
    for case in cases:
        assert set(case) - {"jaar", "peildatum"} - {goes_in(case)} == FIELDS, case["id"]
        assert case["bron"], case["id"]
        assert case[goes_in(case)], case["id"]
        assert case["expected"], case["id"]
        assert case["trust"] in {"official", "secondary"}, case["id"]


@pytest.mark.parametrize("place", FILES, ids=lambda place: place.stem)
def test_one_wrong_amount_is_exactly_one_failure(place, tmp_path):
    raw = yaml.safe_load(place.read_text(encoding="utf-8"))
    expected = raw["cases"][0]["expected"]
    expected[next(iter(expected))] += 1
    spoiled = tmp_path / place.name
    spoiled.write_text(yaml.safe_dump(raw), encoding="utf-8")
    report = check_file(spoiled, frozenset())
    assert (report.passed, report.failed, report.skipped) == (len(raw["cases"]) - 1, 1, 0)
    assert len(report.mismatches) == 1


@pytest.mark.parametrize("part", ["regeling", "inputs", "expected"])
def test_a_name_that_is_not_known_is_a_failure_and_not_a_skip(part, tmp_path):
    raw = yaml.safe_load((HERE / "zorgtoeslag.yaml").read_text(encoding="utf-8"))
    case = raw["cases"][0]
    if part == "regeling":
        case[part] = "onbestaand"
    else:
        case[part]["onbestaand"] = 1
    spoiled = tmp_path / "onbestaand.yaml"
    spoiled.write_text(yaml.safe_dump({"cases": [case]}), encoding="utf-8")
    report = check_file(spoiled, frozenset())
    assert (report.passed, report.failed, report.skipped) == (0, 1, 0)


def test_a_rule_that_is_skipped_by_name_is_counted_as_skipped():
    place = HERE / "kinderbijslag.yaml"
    cases = yaml.safe_load(place.read_text(encoding="utf-8"))["cases"]
    report = check_file(place, frozenset({"kinderbijslag"}))
    assert (report.passed, report.failed, report.skipped) == (0, 0, len(cases))
