"""The commands that calculate: ``bereken``, ``regel`` and ``controleer``."""

import re
from datetime import date
from pathlib import Path
from typing import cast

from app.cli.arguments import Given
from app.cli.terminal import Said, Terminal
from app.domain.huishouden.kinds import DAY, require_object
from app.domain.huishouden.reading import parse_json, read_household
from app.errors import UserError
from app.rules import regel
from app.rules.evaluate import evaluate
from app.rules.parameters import package_version
from app.rules.trace import Trace
from app.services.cases import Report, check_file
from app.services.json_text import exact_object, json_text
from app.services.outcome_format import outcomes_json
from app.services.text_files import read_stream, read_text
from app.texts import text

LARGEST_INPUT = 4_000_000
"""No JSON input is larger than this many bytes."""
_YEAR = re.compile(r"20\d\d|2100", re.ASCII)


def bereken(given: Given, terminal: Terminal) -> Said:
    """A household in, its outcomes out."""
    year = _year(given.value("--jaar"))
    with_steps = given.has("--uitleg")
    household = read_household(parse_json(_input(given.words, terminal)))
    outcomes = evaluate(household, year, with_steps)
    return Said(json_text(outcomes_json(outcomes, with_steps)))


def apply_rule(given: Given, terminal: Terminal) -> Said:
    """``regel``: one rule with its own arguments."""
    name, day = given.words[0], cast(date, DAY.read(given.value("--peildatum"), "--peildatum"))
    inputs = require_object(parse_json(_input(given.words[1:], terminal)), "$")
    trace = Trace(silent=True)
    found = exact_object(regel.run(name, inputs, None, day, trace))
    about = {"regeling": name, "peildatum": day.isoformat(), "regelpakket": package_version()}
    return Said(json_text({**about, "schatting": trace.estimate, **found}))


def controleer(given: Given, terminal: Terminal) -> Said:
    """Runs case files; the exit code is 1 when any case fails."""
    total = Report()
    for name in given.words:
        total = total.plus(check_file(Path(name), frozenset(given.values("--sla-over"))))
    counts = f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped"
    lines = [" ".join(line.split()) for line in total.mismatches]
    return Said("\n".join([*lines, counts]) + "\n", 1 if total.failed else 0)


def _input(words: tuple[str, ...], terminal: Terminal) -> str:
    """The text of the file that was named; of the standard input for ``-`` or none."""
    if words and words[0] != "-":
        return read_text(Path(words[0]), LARGEST_INPUT)
    return read_stream(terminal.stdin, text("cli.invoer"), LARGEST_INPUT)


def _year(written: str | None) -> int | None:
    if written is None:
        return None
    if not _YEAR.fullmatch(written):
        raise UserError("cli.jaar")
    return int(written)
