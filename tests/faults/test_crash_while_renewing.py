"""Killed at each step of making a new key, and inside the encrypting itself: the store opens, with everything in it."""

import signal
from pathlib import Path

import pytest

from app.services import answers, dossiers, profile
from db import keys
from db.faults import OutdatedSecret, WrongPassphrase, WrongRecoveryCode
from db.inspection import check_whole
from db.renewal import Step
from tests.faults.started import Forks
from tests.profiles import NEXT_PASSPHRASE, PASSPHRASE, Made, a_profile

ANSWERS = 40


@pytest.fixture
def made(tmp_path: Path) -> Made:
    found = a_profile(tmp_path / "profiel")
    session = profile.unlock(found.folder, PASSPHRASE)
    _, dossier_id = dossiers.open_new(session, "Gezin met drie kinderen")
    for number in range(ANSWERS):
        answers.give(session, dossier_id, f"uitgaven.post{number}", "huur en energie " * 50)
    profile.backup(session, found.folder)
    profile.lock(session)
    return found


def opens_whole(made: Made, passphrase: str) -> bool:
    """Whether the passphrase opens it; when it does, everything has to be there and settled."""
    try:
        session = profile.unlock(made.folder, passphrase)
    except (WrongPassphrase, OutdatedSecret):
        return False
    dossier = dossiers.listing(session)[0]
    assert len(answers.of_dossier(session, dossier.id)) == ANSWERS
    assert session.store.db.conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(keys.read(keys.key_path(made.store)).generations) == 1
    key = session.store.copy_of_key()
    for copy in profile.backups(made.folder):
        check_whole(copy, key)
    profile.lock(session)
    return True


@pytest.mark.parametrize("step", list(Step), ids=lambda step: step.name)
@pytest.mark.parametrize("first", [NEXT_PASSPHRASE, PASSPHRASE], ids=["new first", "old first"])
def test_a_crash_after_a_step_leaves_a_store_that_opens(made: Made, forks: Forks, step: Step, first: str) -> None:
    ended = forks.run("die_while_renewing", made.folder, step.name)
    assert ended.code == -signal.SIGKILL, ended.said
    second = PASSPHRASE if first is NEXT_PASSPHRASE else NEXT_PASSPHRASE
    opened = (opens_whole(made, first), opens_whole(made, second), opens_whole(made, first))
    if step is Step.BOTH_KEYS_WRITTEN:  # either passphrase decides how it ends, and then it is the only one
        assert opened == (True, False, True)
        assert profile.has_recovery(made.folder) is (first is PASSPHRASE)
    else:
        assert opened[0] is opened[2] is (first is NEXT_PASSPHRASE)
        assert opened[1] is (second is NEXT_PASSPHRASE)


def test_after_a_finished_crash_a_new_recovery_code_can_be_made(made: Made, forks: Forks) -> None:
    forks.run("die_while_renewing", made.folder, Step.ENCRYPTED_ANEW.name)
    session = profile.unlock(made.folder, NEXT_PASSPHRASE)
    assert not profile.has_recovery(made.folder)
    code = profile.new_recovery_code(session, made.folder)
    profile.lock(session)
    with pytest.raises(WrongRecoveryCode):
        profile.unlock_with_recovery(made.folder, made.recovery_code)
    profile.lock(profile.unlock_with_recovery(made.folder, code))


@pytest.mark.parametrize("wait", [0.0, 0.002, 0.005, 0.01, 0.02])
def test_a_kill_inside_the_encrypting(made: Made, forks: Forks, wait: float) -> None:
    ended = forks.run_and_kill("renew_slowly", made.folder, wait)
    assert ended.said[0] == Step.BOTH_KEYS_WRITTEN.name
    assert opens_whole(made, NEXT_PASSPHRASE)
    assert not opens_whole(made, PASSPHRASE)
