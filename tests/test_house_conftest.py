"""A test that logs a warning fails unless it said so; tried with a real pytest on small tests."""

import re
import subprocess
import sys

import pytest

from tests.architecture import ROOT

WARN = "logging.getLogger('x').warning('the disk is full')"
TRIALS = [
    ("PASSED", "", "logging.getLogger('x').info('all is well')"),
    ("FAILED", "", WARN),
    ("PASSED", "@pytest.mark.expects_log('disk')", WARN),
    ("PASSED", "@pytest.mark.expects_log", WARN),
    ("FAILED", "@pytest.mark.expects_log('network')", WARN),
    ("FAILED", "@pytest.mark.expects_log('disk')", "pass"),
    ("FAILED", "", "import warnings; warnings.warn('old')"),
]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """PASSED or FAILED by the number of the trial."""
    folder = tmp_path_factory.mktemp("trials")
    tests = [f"{marker}\ndef test_{n}():\n    {body}\n" for n, (_, marker, body) in enumerate(TRIALS)]
    (folder / "test_trials.py").write_text("import logging, pytest\n" + "\n".join(tests))
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-rA"]
    options = [f"--rootdir={folder}", "-c", str(ROOT / "pyproject.toml"), str(folder)]
    done = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=False)
    found = re.findall(r"^(PASSED|FAILED) \S*::test_(\d+)", done.stdout, re.MULTILINE)
    return {int(number): outcome for outcome, number in found}


@pytest.mark.parametrize("number", range(len(TRIALS)))
def test_a_warning_in_the_log(outcomes: dict[int, str], number: int):
    assert outcomes[number] == TRIALS[number][0]
