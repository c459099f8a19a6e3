"""Every value that is not sure is called an estimate wherever it is read: in JSON, on screen and on paper."""

import json
from dataclasses import replace

import pytest

from app.domain.outcome import Outcomes
from app.reports.document import Table
from app.rules.parameters import Entry, timelines
from app.rules.trace import Trace
from app.services.assessment import assess_answers
from app.services.json_text import json_text
from app.services.outcome_format import outcomes_json
from app.texts import text
from tests.reports.builders import a_report, an_outcome, the_outcomes
from ui.visit.explanation.state import explain
from ui.visit.opportunities.state import Certainty

ENTRIES = [(name, entry) for name, entries in timelines().items() for entry in entries]
WORD = "schatting"


def ids(found: tuple[str, Entry] | object) -> str:
    return f"{found[0]} {found[1].begin}" if isinstance(found, tuple) else ""


def outcomes_with(entry: Entry) -> Outcomes:
    """An outcome that rests on this one value."""
    trace = Trace()
    trace.use(entry.value)
    return the_outcomes(replace(an_outcome(), steps=tuple(trace.steps), estimate=trace.estimate))


@pytest.mark.parametrize("found", ENTRIES, ids=ids)
def test_a_value_is_called_an_estimate_exactly_when_it_is_one(found):
    _, entry = found
    is_estimate = entry.value.source.is_estimate
    outcomes = outcomes_with(entry)
    (written,) = json.loads(json_text(outcomes_json(outcomes, with_steps=True)))["uitkomsten"]
    assert written["schatting"] is is_estimate
    assert [step["schatting"] for step in written["stappen"]] == [is_estimate]
    shown = explain(outcomes.outcomes[0], replace(assess_answers((), outcomes.peildatum), outcomes=outcomes), ())
    assert (shown.certainty is Certainty.ABOUT) is is_estimate
    assert [WORD in used.source for used in shown.amounts] == [is_estimate]
    rows = [row for block in a_report(outcomes).blocks if isinstance(block, Table) for row in block.rows]
    assert any(text("report.figures.estimate") in cell for row in rows for cell in row) is is_estimate
