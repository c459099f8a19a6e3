"""Two windows on one profile: the second one says so, and a dead one keeps nobody out."""

import signal
import sys
from pathlib import Path

import pytest

from app.services import profile
from db.faults import StoreInUse
from db.lock import lock_path
from tests.faults.started import start
from tests.profiles import PASSPHRASE, a_profile


def test_the_second_process_is_told_who_has_the_profile(tmp_path: Path) -> None:
    made = a_profile(tmp_path / "profiel")
    first = start("hold", str(made.folder))
    assert first.stdout is not None
    assert first.stdout.readline() == "open\n"
    with pytest.raises(StoreInUse) as caught:
        profile.unlock(made.folder, PASSPHRASE)
    assert caught.value.args_["pid"] == str(first.pid)
    assert str(first.pid) in str(caught.value)
    first.communicate(timeout=10)
    profile.lock(profile.unlock(made.folder, PASSPHRASE))


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not a signal there")
def test_a_process_that_died_keeps_nobody_out(tmp_path: Path) -> None:
    made = a_profile(tmp_path / "profiel")
    first = start("hold", str(made.folder))
    assert first.stdout is not None
    assert first.stdout.readline() == "open\n"
    first.send_signal(signal.SIGKILL)
    first.communicate(timeout=10)
    assert lock_path(made.store).read_text() == f"{first.pid}\n"
    profile.lock(profile.unlock(made.folder, PASSPHRASE))


def test_two_windows_of_one_process_cannot_share_it_either(tmp_path: Path) -> None:
    made = a_profile(tmp_path / "profiel")
    session = profile.unlock(made.folder, PASSPHRASE)
    with pytest.raises(StoreInUse):
        profile.unlock(made.folder, PASSPHRASE)
    profile.lock(session)
