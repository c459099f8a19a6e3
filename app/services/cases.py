"""Runs case files against the rules: every expected outcome must come out equal to the cent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.domain.exact_yaml import parse_yaml
from app.domain.huishouden.fields import FORMAT
from app.domain.huishouden.kinds import Json, refuse, require_object
from app.domain.huishouden.reading import read_household
from app.domain.money import half_up_cent
from app.errors import UserError
from app.rules import regel
from app.rules.evaluate import evaluate
from app.rules.regelingen import REGELINGEN
from app.rules.trace import Trace
from app.services.case_files import cases_of, moment, required_object, required_text
from app.services.json_text import exact_digits
from app.services.outcome_format import outcome_json
from app.services.text_files import read_text
from app.texts import text

HOUSEHOLD = "huishouden"
Found = Decimal | str | int
"""One thing that came out: an amount, a word, or yes or no."""
LARGEST_FILE = 20_000_000
"""A case file is never larger than this many bytes."""


@dataclass(frozen=True, slots=True)
class Report:
    """How many cases agreed, differed and were skipped, and a sentence for every difference."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    mismatches: tuple[str, ...] = ()

    def plus(self, other: "Report") -> "Report":
        """Both together."""
        return Report(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.mismatches + other.mismatches,
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One published case: what goes in and what must come out, per outcome name.

    ``inputs`` are the arguments of a rule, or the fields of a household when ``of_household``; then what comes out has
    the names of the outcome of that regeling in JSON; of a list it is whether there is anything in it.
    """

    id: str
    regeling: str
    inputs: Mapping[str, Json]
    expected: Mapping[str, Json]
    year: int | None
    day: date | None
    of_household: bool = False


def check_file(path: Path, skip: frozenset[str]) -> Report:
    """Runs every case of a file; cases of the rules in ``skip`` are counted only.

    An unknown rule, argument or outcome name is a failure. Raises UserError when it is no case file.
    """
    report = Report()
    for case in read_cases(read_text(path, LARGEST_FILE)):
        report = report.plus(_check(case, skip))
    return report


def read_cases(content: str) -> tuple[Case, ...]:
    """The cases in YAML text. Raises UserError that names the fault by its path."""
    return tuple(_case(item, f"$.cases[{i}]") for i, item in enumerate(cases_of(parse_yaml(content))))


def _case(value: Json, path: str) -> Case:
    source = require_object(value, path)
    year, day = moment(source, path)
    expected = required_object(source, "expected", path)
    if not expected:
        raise refuse(f"{path}.expected", "verplicht")
    return Case(
        id=required_text(source, "id", path),
        regeling=required_text(source, "regeling", path),
        inputs=required_object(source, HOUSEHOLD if HOUSEHOLD in source else "inputs", path),
        expected=expected,
        year=year,
        day=day,
        of_household=HOUSEHOLD in source,
    )


def _check(case: Case, skip: frozenset[str]) -> Report:
    if case.regeling in skip:
        return Report(skipped=1)
    try:
        found = _of_household(case) if case.of_household else _of_rule(case)
    except UserError as error:
        return Report(failed=1, mismatches=(f"{case.id}: {error}",))
    wrong = tuple(
        f"{case.id}: {_difference(name, expected, found)}"
        for name, expected in case.expected.items()
        if not _agrees(expected, found.get(name))
    )
    return Report(failed=1, mismatches=wrong) if wrong else Report(passed=1)


def _of_rule(case: Case) -> Mapping[str, Found]:
    return regel.run(case.regeling, case.inputs, case.year, case.day, Trace(silent=True))


def _of_household(case: Case) -> Mapping[str, Found]:
    """What a household gets of one regeling; format and day are those of the case, unless the household names them."""
    if case.regeling not in REGELINGEN:
        raise UserError("regel.onbekend", naam=case.regeling[:60], regels=", ".join(REGELINGEN))
    day = None if case.day is None else case.day.isoformat()
    household = read_household({"formaat": FORMAT, "peildatum": day, **case.inputs})
    outcomes = evaluate(household, case.year, with_steps=False)
    written = outcome_json(outcomes.of(case.regeling)).items()
    found = ((name, bool(value) if isinstance(value, list) else value) for name, value in written)
    return {name: value for name, value in found if isinstance(value, str | int | Decimal)}


def _agrees(expected: Json, found: Found | None) -> bool:
    """Whether both are the same amount of whole cents, the same word, or the same yes or no."""
    if isinstance(found, bool):
        return expected is found
    if isinstance(found, str):
        return expected == found
    if found is None or isinstance(expected, bool) or not isinstance(expected, int | Decimal):
        return False
    return half_up_cent(Decimal(found)) == half_up_cent(Decimal(expected))


def _difference(name: str, expected: Json, found: Mapping[str, Found]) -> str:
    ours = found.get(name)
    if ours is None:
        return text("proefgeval.geen_uitkomst", naam=name, namen=", ".join(found))
    wanted, got = (exact_digits(value) if isinstance(value, Decimal) else value for value in (expected, ours))
    return text("proefgeval.verschil", naam=name, verwacht=wanted, berekend=got)
