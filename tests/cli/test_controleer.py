"""Case files against the rules, from the command line."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.console import refusal, run

LAW = Path(__file__).resolve().parent.parent / "law"
ZORG = {
    "id": "zt-2026",
    "regeling": "zorgtoeslag",
    "jaar": 2026,
    "inputs": {"inkomen": 37000, "partner": True},
    "expected": {"maand": 163, "jaar": 1965},
}


def file_of(folder: Path, *cases: object, name: str = "proef.yaml") -> str:
    place = folder / name
    place.write_text(yaml.safe_dump({"cases": list(cases)}, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return str(place)


def test_several_files_are_added_up():
    names = ["zorgtoeslag.yaml", "huurtoeslag.yaml"]
    ran = run("controleer", *[str(LAW / name) for name in names])
    total = sum(len(yaml.safe_load((LAW / name).read_text(encoding="utf-8"))["cases"]) for name in names)
    assert (ran.code, ran.out, ran.err) == (0, f"{total} passed, 0 failed, 0 skipped\n", "")


def test_each_difference_is_a_line_before_the_counts(tmp_path):
    wrong = ZORG | {"id": "fout", "expected": {"maand": 164, "jaar": 1966}}
    ran = run("controleer", file_of(tmp_path, ZORG, wrong))
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "fout: maand verwacht 164, berekend 163",
        "fout: jaar verwacht 1966, berekend 1965",
        "1 passed, 1 failed, 0 skipped",
    ]


@pytest.mark.parametrize(
    ("expected", "code"),
    [
        ("1965.27576", 0),
        ("1965.28", 0),
        ("1965.275", 0),
        ("1965.284", 0),
        ("1965.27", 1),
        ("1965.285", 1),
        ("1965", 1),
        ("-1965.28", 1),
        ("999999999999999.0", 1),
    ],
)
def test_equal_means_equal_to_the_cent(tmp_path, expected, code):
    place = tmp_path / "exact.yaml"
    place.write_text(
        f"cases: [{{id: a, regeling: zorgtoeslag, jaar: 2026, "
        f"inputs: {{inkomen: 37000, partner: true}}, expected: {{jaar_exact: {expected}}}}}]",
        encoding="utf-8",
    )
    assert run("controleer", str(place)).code == code


@pytest.mark.parametrize("expected", [True, "163", None, [163]])
def test_what_is_no_number_never_agrees(tmp_path, expected):
    ran = run("controleer", file_of(tmp_path, ZORG | {"expected": {"maand": expected}}))
    assert ran.code == 1
    assert ran.out.startswith("zt-2026: maand verwacht ")


@pytest.mark.parametrize(("expected", "code"), [("ja", 0), ("nee", 1), (1, 1)])
def test_an_outcome_that_is_a_word_must_be_that_word(tmp_path, expected, code):
    case = {"regeling": "bijstand", "inputs": {"leefvorm": "alleenstaand", "leeftijd": 30, "inkomen": 0}}
    ran = run("controleer", file_of(tmp_path, ZORG | case | {"expected": {"recht": expected}}))
    assert ran.code == code
    assert (f"recht verwacht {expected}, berekend ja" in ran.out) == bool(code)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"regeling": "onbestaand"}, "onbestaand"),
        ({"inputs": {"inkomen": 37000, "partner": True, "hond": 1}}, "hond"),
        ({"inputs": {"inkomen": 37000}}, "partner"),
        ({"expected": {"week": 40}}, "week"),
        ({"jaar": 2001}, "2001"),
    ],
)
def test_an_unknown_name_is_a_failure_unless_its_rule_is_skipped(tmp_path, change, said):
    case = ZORG | change
    place = file_of(tmp_path, case)
    ran = run("controleer", place)
    assert ran.code == 1
    first, counts = ran.out.splitlines()
    assert first.startswith("zt-2026: ")
    assert said in first
    assert counts == "0 passed, 1 failed, 0 skipped"
    skipped = run("controleer", place, "--sla-over", "onbekend", f"--sla-over={case['regeling']}")
    assert (skipped.code, skipped.out) == (0, "0 passed, 0 failed, 1 skipped\n")


@pytest.mark.parametrize("day", ["2026-01-01", "'2026-01-01'"])
def test_a_day_instead_of_a_year(tmp_path, day):
    place = tmp_path / "dag.yaml"
    place.write_text(
        f"cases: [{{id: a, regeling: zorgtoeslag, peildatum: {day}, "
        "inputs: {inkomen: 37000, partner: true}, expected: {maand: 163}}]",
        encoding="utf-8",
    )
    assert run("controleer", str(place)).out == "1 passed, 0 failed, 0 skipped\n"


def test_a_file_without_cases_has_none(tmp_path):
    assert run("controleer", file_of(tmp_path)).out == "0 passed, 0 failed, 0 skipped\n"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("", "$: "),
        ("[]", "$: "),
        ("{}", "$.cases: "),
        ("cases: 5", "$.cases: "),
        ("cases: [5]", "$.cases[0]: "),
        ("cases: [{jaar: 2026}]", "$.cases[0].expected: "),
        ("cases: [{id: a}]", "$.cases[0].jaar: "),
        ("cases: [{id: a, jaar: 26}]", "$.cases[0].jaar: "),
        ("cases: [{id: a, jaar: true}]", "$.cases[0].jaar: "),
        ("cases: [{id: a, peildatum: juli}]", "$.cases[0].peildatum: "),
        ("cases: [{jaar: 2026, expected: {}}]", "$.cases[0].expected: "),
        ("cases: [{jaar: 2026, expected: {a: 1}}]", "$.cases[0].id: "),
        ("cases: [{id: a, jaar: 2026, expected: {a: 1}}]", "$.cases[0].regeling: "),
        ("cases: [{id: a, regeling: b, jaar: 2026, expected: {a: 1}}]", "$.cases[0].inputs: "),
        ("cases: [{id: ' ', regeling: b, jaar: 2026, expected: {a: 1}, inputs: {}}]", "$.cases[0].id: "),
        ("a: 1\nb: }", "Regel 2"),
        ("a: 1\nc: {b: 1, b: 2}", "Regel 2"),
        ("a: .nan", "Regel 1"),
        ("a: 1:30.5", "Regel 1"),
        ("a: 2026-02-31", "Regel 1"),
        ("a: !!timestamp x", "Regel 1"),
        ("a: !!bool x", "Regel 1"),
        ("a: !!python/object:os.system {}", "Regel 1"),
        ("a: 2026-01-01 10:00:00", "datetime"),
        ("a: !!binary aGVsbG8=", "bytes"),
        ("1: a", "1: "),
        ("a: 0x" + "f" * 5000, "getal"),
        ("a: " + "9" * 400, "getal"),
        ("a: 0." + "0" * 400 + "1", "getal"),
        ("a: 1.0e+999999", "getal"),
        ("[" * 60_000, "te diep"),
        ("&a [*a]", "te diep"),
        ("a: &a [1,1,1,1,1,1,1,1,1]\n" + "".join(
            f"{n}: &{n} [{','.join(['*' + p] * 9)}]\n" for p, n in zip("abcdef", "bcdefg", strict=True)
        ), "te groot"),
    ],
    ids=range(33),
)  # fmt: skip
def test_a_malformed_file_is_refused(tmp_path, content, named):
    place = tmp_path / "mis.yaml"
    place.write_text(content, encoding="utf-8")
    assert named in refusal("controleer", str(LAW / "zorgtoeslag.yaml"), str(place))


def test_merge_keys_and_aliases_of_yaml_are_fine(tmp_path):
    place = tmp_path / "alias.yaml"
    place.write_text(
        "basis: &b {regeling: zorgtoeslag, jaar: 2026, inputs: {inkomen: 37000, partner: true}}\n"
        "cases:\n- {<<: *b, id: a, expected: {maand: 163}}\n- {<<: *b, id: b, expected: {jaar: 1965}}\n",
        encoding="utf-8",
    )
    assert run("controleer", str(place)).out == "2 passed, 0 failed, 0 skipped\n"


def test_files_that_are_not_there(tmp_path):
    assert "bestaat niet" in refusal("controleer", str(tmp_path / "x.yaml"))
    assert "map" in refusal("controleer", str(tmp_path))
    assert refusal("controleer").startswith("controleer: ")


HOME: dict[str, Any] = {
    "id": "huishouden",
    "regeling": "bijstand",
    "peildatum": "2026-03-01",
    "huishouden": {
        "personen_volledig": True,
        "personen": [
            {"id": "p1", "rol": "aanvrager", "geboortedatum": "1985-04-12", "netto_inkomen": 0, "vermogen": 0}
            | {"rechtmatig_verblijf": True}
        ],
        "ontvangt": [],
    },
    "expected": {"per_maand": 1331.43, "recht": "ja", "schatting": False, "periode": "maand"},
}


def test_a_case_can_be_a_household(tmp_path):
    assert run("controleer", file_of(tmp_path, HOME)).out == "1 passed, 0 failed, 0 skipped\n"
    wrong = HOME | {"expected": {"per_maand": 1331.44, "recht": "nee", "schatting": True, "maanden": 1}}
    ran = run("controleer", file_of(tmp_path, wrong))
    assert [line.split(",")[0] for line in ran.out.splitlines()[:3]] == [
        "huishouden: per_maand verwacht 1331.44",
        "huishouden: recht verwacht nee",
        "huishouden: schatting verwacht True",
    ]
    assert "maanden" in ran.out.splitlines()[3]
    assert ran.code == 1


@pytest.mark.parametrize("part", [{"regeling": "kostendelersnorm"}, {"huishouden": {"personen": []}}])
def test_a_household_case_that_cannot_be_run_is_a_failure(tmp_path, part):
    ran = run("controleer", file_of(tmp_path, HOME | part))
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "0 passed, 1 failed, 0 skipped")


def test_a_household_case_by_year_names_its_day_itself(tmp_path):
    by_year = {name: value for name, value in HOME.items() if name != "peildatum"} | {"jaar": 2026}
    assert run("controleer", file_of(tmp_path, by_year)).code == 1
    named = by_year | {"huishouden": {**HOME["huishouden"], "peildatum": "2026-03-01"}}
    assert run("controleer", file_of(tmp_path, named)).code == 0
