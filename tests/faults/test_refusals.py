"""The door refuses what is not a whole store of ours, and says which of the reasons it is."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest

from app.errors import UserError
from app.services import answers, dossiers, profile
from db import faults, keys
from db.data_key import DataKey
from db.driver import connect
from db.inspection import SCHEMA_VERSION, connect_with
from db.key_generation import KeyFile
from db.recovery_code import new_code
from db.store import open_store
from tests.faults.started import Forks
from tests.profiles import CHEAP, PASSPHRASE, Made, a_profile


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A profile with some pages of answers, as a visit leaves it."""
    found = a_profile(tmp_path / "profiel")
    session = profile.unlock(found.folder, PASSPHRASE)
    _, dossier_id = dossiers.open_new(session, "Alleenstaande, bijstand")
    for number in range(30):
        answers.give(session, dossier_id, f"uitgaven.post{number}", number * 100)
    profile.lock(session)
    return found


def key_of(made: Made) -> DataKey:
    (key,) = keys.keys_from_passphrase(keys.read(keys.key_path(made.store)), PASSPHRASE)
    return key


def refusal(made: Made) -> type[faults.StoreFault]:
    """What unlocking says; whatever it is, a second try must say the same, so nothing stayed locked."""
    kinds = []
    for _ in range(2):
        with pytest.raises(faults.StoreFault) as caught:
            profile.unlock(made.folder, PASSPHRASE)
        assert len(str(caught.value)) > 20
        kinds.append(type(caught.value))
    assert kinds[0] is kinds[1]
    return kinds[0]


def test_a_wrong_passphrase(made: Made) -> None:
    with pytest.raises(faults.WrongPassphrase):
        profile.unlock(made.folder, "geraden wachtwoord")
    profile.lock(profile.unlock(made.folder, PASSPHRASE))


def test_a_wrong_recovery_code_and_a_slip_in_the_right_one(made: Made) -> None:
    with pytest.raises(faults.WrongRecoveryCode):
        profile.unlock_with_recovery(made.folder, new_code())
    slip = ("B" if made.recovery_code[0] == "A" else "A") + made.recovery_code[1:]
    with pytest.raises(UserError):
        profile.unlock_with_recovery(made.folder, slip)
    profile.lock(profile.unlock_with_recovery(made.folder, made.recovery_code.lower()))


def test_a_plaintext_file(made: Made) -> None:
    made.store.unlink()
    plain = sqlite3.connect(made.store)
    plain.execute("CREATE TABLE dossier (id)")
    plain.commit()
    plain.close()
    assert refusal(made) is faults.StorePlaintext


def test_an_empty_file(made: Made) -> None:
    made.store.write_bytes(b"")
    assert refusal(made) is faults.StoreEmpty
    assert made.store.read_bytes() == b""


def test_a_missing_file(made: Made) -> None:
    made.store.unlink()
    assert refusal(made) is faults.StoreMissing


def test_a_missing_key_file(made: Made) -> None:
    keys.key_path(made.store).unlink()
    assert refusal(made) is faults.KeyFileMissing


def test_a_damaged_key_file(made: Made) -> None:
    path = keys.key_path(made.store)
    path.write_bytes(path.read_bytes()[:100])
    assert refusal(made) is faults.KeyFileDamaged


def test_a_file_with_another_key(made: Made, tmp_path: Path) -> None:
    with pytest.raises(faults.WrongKey):
        open_store(made.store, DataKey.new())


def test_a_store_that_another_program_made(made: Made) -> None:
    key = key_of(made)
    made.store.write_bytes(b"")
    other = connect_with(made.store, key)
    other.conn.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    assert refusal(made) is faults.StoreForeign


def test_a_newer_store(made: Made) -> None:
    db = connect_with(made.store, key_of(made))
    db.conn.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    db.close()
    before = made.store.read_bytes()
    assert refusal(made) is faults.StoreNewer
    assert made.store.read_bytes() == before


@pytest.mark.parametrize("kept", [1, 15, 16, 100, 4095, 4096, 4097, 8192, "half", -4096, -1])
def test_a_truncated_file(made: Made, kept: int | str) -> None:
    content = made.store.read_bytes()
    made.store.write_bytes(content[: len(content) // 2 if kept == "half" else int(kept)])
    assert refusal(made) is faults.StoreDamaged


@pytest.mark.parametrize("place", ["salt", "first page", "second page", "middle", "last byte"])
def test_one_flipped_bit(made: Made, place: str) -> None:
    content = bytearray(made.store.read_bytes())
    where = {"salt": 3, "first page": 700, "second page": 4096 + 5, "middle": len(content) // 2, "last byte": -1}
    content[where[place]] ^= 0x10
    made.store.write_bytes(content)
    assert refusal(made) is faults.StoreDamaged


def test_another_file_in_the_place_of_the_store(made: Made) -> None:
    made.store.write_bytes(b"geen database " * 1000)
    assert refusal(made) is faults.StoreDamaged


def test_a_folder_in_the_place_of_the_store(made: Made) -> None:
    made.store.unlink()
    made.store.mkdir()
    assert refusal(made) is faults.DiskTrouble


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_place_that_may_not_be_written(made: Made, what: str, forks: Forks) -> None:
    """Not in the folder of pytest: each run that begins closes that one for others."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        there = shutil.copytree(made.folder, Path(place) / "profiel")
        for path in (there, *there.iterdir()):
            path.chmod(0o555 if path == there and what == "folder" else 0o777)
        (there / made.store.name).chmod(0o444 if what == "file" else 0o666)
        ended = forks.run("unlock_as_nobody", there)
        there.chmod(0o700)
    assert ended.said == ["StoreReadOnly"]


def test_a_log_left_by_a_crash_is_brought_in_before_the_pages_are_judged(made: Made, tmp_path: Path) -> None:
    session = profile.unlock(made.folder, PASSPHRASE)
    _, dossier_id = dossiers.open_new(session, "Paar, huurtoeslag")
    copy = tmp_path / "kopie"
    copy.mkdir()
    for path in made.folder.iterdir():
        shutil.copy(path, copy)
    profile.lock(session)
    copied = profile.unlock(copy, PASSPHRASE)
    assert dossiers.load(copied, dossier_id).label == "Paar, huurtoeslag"
    profile.lock(copied)


def test_a_key_file_of_another_profile_does_not_open_this_store(made: Made) -> None:
    other = keys.new_generation(DataKey.new(), PASSPHRASE, new_code(), CHEAP)
    keys.write(keys.key_path(made.store), KeyFile((other,)))
    assert refusal(made) is faults.StoreDamaged  # the key is proven by its own file, so the pair does not fit


def test_sqlite_itself_would_have_taken_the_empty_file(tmp_path: Path) -> None:
    """Why the door looks at the size first."""
    place = tmp_path / "leeg.db"
    place.touch()
    db = connect(place)
    assert db.table_names() == []
    db.close()
