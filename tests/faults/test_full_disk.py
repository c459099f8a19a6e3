"""A disk without room: the fault is named, nothing half is kept, and work goes on when there is room again."""

from pathlib import Path

import pytest

from app.services import answers, dossiers, profile
from db.faults import DiskFull
from tests.faults.programs import keep_answering
from tests.faults.started import Forks
from tests.profiles import PASSPHRASE, Made, a_profile


@pytest.fixture
def made(tmp_path: Path) -> Made:
    found = a_profile(tmp_path / "profiel")
    session = profile.unlock(found.folder, PASSPHRASE)
    dossiers.open_new(session, "Alleenstaande met AOW")
    profile.lock(session)
    return found


def test_a_store_that_may_not_grow(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    session = profile.unlock(made.folder, PASSPHRASE)
    dossier_id = dossiers.listing(session)[0].id
    conn = session.store.db.conn
    conn.execute(f"PRAGMA max_page_count={conn.execute('PRAGMA page_count').fetchone()[0] + 20}")
    with pytest.raises(DiskFull, match="vol"):
        keep_answering(session, dossier_id, 0)
    kept = int(capsys.readouterr().out.split()[-1]) + 1
    assert len(answers.of_dossier(session, dossier_id)) == kept
    assert not session.store.db.conn.in_transaction
    conn.execute("PRAGMA max_page_count=1000000")
    answers.give(session, dossier_id, "na.afloop", 1)
    assert len(answers.of_dossier(session, dossier_id)) == kept + 1
    profile.lock(session)


def test_a_limit_on_the_size_of_files(made: Made, forks: Forks) -> None:
    size = made.store.stat().st_size
    before = sorted(path.name for path in made.folder.iterdir())
    said = forks.run("fill_up", made.folder, str(size // 2)).said
    assert said[-4:] == ["DiskTrouble", "DiskTrouble", "DiskTrouble", "after"]
    assert len(said) > 4  # some answers were kept before there was no more room
    session = profile.unlock(made.folder, PASSPHRASE)
    found = answers.of_dossier(session, dossiers.listing(session)[0].id)
    assert len(found) == len(said) - 4 + 1
    profile.lock(session)
    assert profile.backups(made.folder) == ()
    assert sorted(path.name for path in made.folder.iterdir() if path.is_file()) == before


def test_without_any_room_the_profile_can_still_be_opened_later(made: Made, forks: Forks) -> None:
    ended = forks.run("fill_up", made.folder, "0")
    assert ended.said == ["DiskTrouble", "DiskTrouble", "DiskFull", "after"]  # the last: not even a new key file
    profile.lock(profile.unlock(made.folder, PASSPHRASE))
