"""What every law says to every type of household is what was read and found right; a change shows as a diff."""

import difflib

import pytest

from app.rules.regelingen import REGELINGEN
from tests.law.golden import FOLDER, PAIRS, TRACES, place, written


@pytest.mark.parametrize(("law", "household"), PAIRS, ids=[f"{law}-{household}" for law, household in PAIRS])
def test_the_trace_is_the_one_that_was_reviewed(law, household):
    kept = place(law, household).read_text(encoding="utf-8")
    now = written(law, household)
    if now != kept:
        diff = difflib.unified_diff(kept.splitlines(), now.splitlines(), "reviewed", "now", lineterm="")
        pytest.fail(
            f"the trace of {law} for {household} changed; when that is meant, run "
            "`python -m tests.law.regenerate` and review the diff:\n" + "\n".join(diff),
            pytrace=False,
        )


def test_every_law_has_traces_of_several_households_and_no_trace_is_left_over():
    assert set(TRACES) == set(REGELINGEN)
    assert all(len(households) >= 3 for households in TRACES.values())
    assert {kept.name for kept in FOLDER.glob("*.yaml")} == {place(*pair).name for pair in PAIRS}
