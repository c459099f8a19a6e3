"""The computer may stop at any moment of a conversation: nothing that was acknowledged is lost."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.services import answers, dossiers, profile
from db.journal import verify_chain
from tests.faults.started import start
from tests.profiles import PASSPHRASE, a_profile

TIMES = 50


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not a signal there")
def test_fifty_kills_during_typing_lose_no_answer(tmp_path: Path) -> None:
    made = a_profile(tmp_path / "profiel")
    dice, acknowledged, most_at_once = random.Random(23), -1, 0
    typists = start("typists", made.folder)
    for _ in range(TIMES):
        said = typed_until_killed(typists, dice.uniform(0, 0.02))
        most_at_once = max(most_at_once, len(said))
        acknowledged = said[-1]
        assert held_answers(made.folder) >= acknowledged + 1
    _, complaint = typists.communicate(timeout=10)
    assert complaint == ""
    assert most_at_once > 1  # the kills did land in the middle of typing
    assert acknowledged >= TIMES - 1


def typed_until_killed(typists: "subprocess.Popen[str]", wait: float) -> list[int]:
    """Let a new process type, kill it ``wait`` seconds after its first answer, and tell what it acknowledged."""
    assert typists.stdin is not None
    assert typists.stdout is not None
    typists.stdin.write("type\n")
    typists.stdin.flush()
    child, said = 0, []
    while (line := typists.stdout.readline().strip()) != "died":
        assert line
        if line.startswith("pid"):
            child = int(line.split()[1])
        else:
            said.append(int(line))
        if child and len(said) == 1:
            time.sleep(wait)
            os.kill(child, signal.SIGKILL)
            child = 0
    return said


def held_answers(folder: Path) -> int:
    """How many answers there are, after every check of the store and of the journal."""
    session = profile.unlock(folder, PASSPHRASE)
    found = answers.of_dossier(session, dossiers.listing(session)[0].id)
    assert sorted(int(str(answer.value)) for answer in found) == list(range(len(found)))
    assert session.store.db.conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert session.store.db.conn.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert verify_chain(session.store) == ()
    profile.lock(session)
    return len(found)
