"""The computer may stop at any moment of a conversation: nothing that was acknowledged is lost."""

import random
import signal
from pathlib import Path

from app.services import answers, dossiers, profile
from db.journal import verify_chain
from tests.faults.started import Forks
from tests.profiles import PASSPHRASE, a_profile

TIMES = 50


def test_fifty_kills_during_typing_lose_no_answer(forks: Forks, tmp_path: Path) -> None:
    made = a_profile(tmp_path / "profiel")
    dice, acknowledged, most_at_once = random.Random(23), -1, 0
    for _ in range(TIMES):
        ended = forks.run_and_kill("type_answers", made.folder, dice.uniform(0, 0.02))
        assert ended.code == -signal.SIGKILL, ended.said
        most_at_once = max(most_at_once, len(ended.said))
        acknowledged = int(ended.said[-1])
        assert held_answers(made.folder) >= acknowledged + 1
    assert most_at_once > 1  # the kills did land in the middle of typing
    assert acknowledged >= TIMES - 1


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
