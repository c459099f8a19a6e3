"""We differ from each published outcome that is wrong, and give what the law gives instead."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.rules import parameters
from app.services.cases import check_file

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "wrong_sources.yaml").read_text(encoding="utf-8")
)["cases"]
OFFERED = [case for case in CASES if case["regeling"] in parameters.laws(case["jaar"])]


def agrees(case: Mapping[str, Any], expected: Mapping[str, Any], folder: Path) -> bool:
    """Whether our rule gives these outcomes for this case."""
    fields = ("id", "regeling", "jaar", "bron", "inputs")
    written = {name: case[name] for name in fields} | {"trust": "secondary", "oordeel": "", "expected": expected}
    place = folder / f"{case['id']}.yaml"
    place.write_text(yaml.safe_dump({"cases": [written]}, allow_unicode=True), encoding="utf-8")
    report = check_file(place, frozenset())
    assert report.passed + report.failed == 1
    return report.passed == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_we_do_not_give_what_the_wrong_source_prints(case, tmp_path):
    assert not agrees(case, case["zegt"], tmp_path), case["waarom"]


@pytest.mark.parametrize("case", OFFERED, ids=lambda case: case["id"])
def test_we_give_what_the_law_gives(case, tmp_path):
    assert agrees(case, case["onze"], tmp_path), case["waarom"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_wrong_source_has_a_reason_and_another_outcome(case):
    assert case["waarom"]
    assert case["bron"]
    assert set(case["onze"]) == set(case["zegt"])
    assert all(case["onze"][name] != case["zegt"][name] for name in case["onze"])
