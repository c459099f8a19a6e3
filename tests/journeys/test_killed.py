"""The computer stops in the middle of a visit, ten times: it goes on at the same question with all its answers."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.domain.answer import AnswerValue, Status
from app.domain.visit import Step, VisitType, Way
from app.services import answers, dossiers, profile, settings_store, visits
from tests.profiles import PASSPHRASE, a_profile
from ui.demo import DAY
from ui.visit.loading import WAY

ROOT = Path(__file__).resolve().parents[2]
KILLS = 10
MOST_QUESTIONS = 3
"""It comes to so many questions at most before a kill, so that all ten fall within one visit."""
FIRST = "huishouden.partner"
FOUND = "found 305200 305200"

Kept = Mapping[str, AnswerValue]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not a signal there")
@pytest.mark.parametrize("way", Way)
def test_a_visit_that_is_killed_ten_times_goes_on_where_it_was(tmp_path: Path, way: Way):
    folder = tmp_path / "profiel"
    a_visit_that_began(folder, way)
    dice, last, kept = random.Random(way.value), FIRST, dict[str, AnswerValue]()
    for _ in range(KILLS):
        said = run_and_kill(folder, dice.randint(1, MOST_QUESTIONS), dice.uniform(0, 0.3))
        assert said[0] == last
        now, last = what_is_kept(folder)
        assert set(said[:-1]) <= set(now), "an answer was lost that the visit had gone on from"
        assert kept.items() <= now.items(), "what was kept before is still there"
        assert last == said[-1] or said[-1] in now, "it only goes on from a question that was answered"
        kept = dict(now)
    *rest, found = run(folder)
    assert rest[0] == last
    assert found == FOUND


def a_visit_that_began(folder: Path, way: Way) -> None:
    """A profile with a visit that is at its first question."""
    a_profile(folder)
    session = profile.unlock(folder, PASSPHRASE)
    settings_store.write(session, WAY, way.value)
    _, dossier = dossiers.open_new(session, "Alleenstaande ouder, twee kinderen")
    _, visit = visits.plan(session, dossier, VisitType.VOORZIENINGENWIJZER, DAY)
    visits.begin(session, visit)
    visits.move_to(session, visit, Step.HUISHOUDEN, FIRST)
    profile.lock(session)


def what_is_kept(folder: Path) -> tuple[Kept, str]:
    """The answers that are kept, and the question at which the visit goes on."""
    session = profile.unlock(folder, PASSPHRASE)
    (line,) = visits.today(session, DAY.date()).visits
    given = answers.of_dossier(session, line.visit.dossier_id)
    profile.lock(session)
    return {answer.path: answer.value for answer in given if answer.status is Status.ANSWERED}, line.visit.resume_at


def start(folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.journeys.interrupted", str(folder)]
    environment = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def run_and_kill(folder: Path, questions: int, wait: float) -> list[str]:
    """Take the visit up and kill it (SIGKILL) a moment after it came to so many questions; all that it came to."""
    process = start(folder)
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _ in range(questions)]
    time.sleep(wait)
    process.kill()
    rest, _ = process.communicate(timeout=10)
    assert process.returncode < 0, said
    return [*said, *rest.split()]


def run(folder: Path) -> list[str]:
    """Take the visit up and finish its questions."""
    said, _ = start(folder).communicate(timeout=180)
    return said.splitlines()
