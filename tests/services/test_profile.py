"""The life of a profile: made, unlocked in three ways, locked, kept safe, and put back."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.services import dossiers, erasure, profile, settings_store
from app.services.profile_place import ProfileState, state, store_path
from app.services.session import Session
from db import backup as archive
from db import keys
from db.faults import (
    DiskTrouble,
    KeyringUnavailable,
    StoreClosed,
    StoreDamaged,
    StoreExists,
    StoreInUse,
    StoreMissing,
    WrongPassphrase,
    WrongRecoveryCode,
)
from db.journal import verify_chain
from tests.profiles import CHEAP, NEXT_PASSPHRASE, PASSPHRASE, Made, a_profile

LABEL = "Paar zonder kinderen"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return a_profile(tmp_path / "profiel")


@pytest.fixture
def session(made: Made):
    opened = profile.unlock(made.folder, PASSPHRASE)
    yield opened
    profile.lock(opened)


def labels(session: Session) -> list[str]:
    return sorted(dossier.label for dossier in dossiers.listing(session))


def test_a_folder_is_new_until_a_profile_is_made(tmp_path: Path) -> None:
    assert state(tmp_path / "nog niet") is ProfileState.NEW
    made = a_profile(tmp_path)
    assert state(made.folder) is ProfileState.LOCKED
    with pytest.raises(StoreExists):
        profile.create(made.folder, PASSPHRASE, remember=False, cost=CHEAP)


def test_a_profile_that_lost_its_store_is_not_taken_for_a_new_one(made: Made) -> None:
    session = profile.unlock(made.folder, PASSPHRASE)
    profile.backup(session, made.folder)
    profile.lock(session)
    made.store.unlink()
    assert state(made.folder) is ProfileState.LOCKED
    with pytest.raises(StoreMissing):
        profile.unlock(made.folder, PASSPHRASE)
    with pytest.raises(StoreExists):
        profile.create(made.folder, PASSPHRASE, remember=False, cost=CHEAP)


def test_a_beginning_that_was_cut_short_can_be_made_again(made: Made) -> None:
    made.store.unlink()
    first_keys = keys.key_path(made.store).read_bytes()
    profile.lock(profile.create(made.folder, NEXT_PASSPHRASE, remember=False, cost=CHEAP).session)
    profile.lock(profile.unlock(made.folder, NEXT_PASSPHRASE))
    assert first_keys in [path.read_bytes() for path in made.folder.glob("*.oud")]


def test_a_short_passphrase_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="8 tekens"):
        profile.create(tmp_path / "profiel", "kort", remember=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(DiskTrouble):
        profile.create(tmp_path / "bestand" / "profiel", PASSPHRASE, remember=False, cost=CHEAP)


def test_who_and_which_device_stay_the_same(tmp_path: Path) -> None:
    made = profile.create(tmp_path / "profiel", PASSPHRASE, remember=False, actor="coach oost", cost=CHEAP)
    profile.lock(made.session)
    again = profile.unlock(tmp_path / "profiel", PASSPHRASE)
    assert (again.actor, again.device) == ("coach oost", made.session.device)
    assert again.now().tzinfo is None
    profile.lock(again)


def test_the_standard_cost_is_written_unless_another_is_asked_for(tmp_path: Path) -> None:
    made = profile.create(tmp_path / "profiel", PASSPHRASE, remember=False)
    profile.lock(made.session)
    (generation,) = keys.read(keys.key_path(store_path(tmp_path / "profiel"))).generations
    assert generation.cost().memory_kib == 64 * 1024
    profile.lock(profile.unlock(tmp_path / "profiel", PASSPHRASE))


def test_the_recovery_code_is_not_in_the_text_form_of_what_was_made(tmp_path: Path) -> None:
    made = profile.create(tmp_path / "profiel", PASSPHRASE, remember=False, cost=CHEAP)
    assert made.recovery_code not in repr(made)
    profile.lock(made.session)
    profile.lock(profile.unlock_with_recovery(tmp_path / "profiel", made.recovery_code))


def test_a_locked_session_reads_and_writes_nothing(session: Session) -> None:
    profile.lock(session)
    with pytest.raises(StoreClosed):
        dossiers.open_new(session, LABEL)
    with pytest.raises(StoreClosed):
        dossiers.listing(session)


def test_a_changed_passphrase_is_the_only_one(session: Session, made: Made) -> None:
    profile.backup(session, made.folder)
    profile.change_passphrase(session, made.folder, PASSPHRASE, NEXT_PASSPHRASE)
    profile.lock(session)
    with pytest.raises(WrongPassphrase):
        profile.unlock(made.folder, PASSPHRASE)
    profile.lock(profile.unlock(made.folder, NEXT_PASSPHRASE))
    (copy,) = profile.backups(made.folder)
    with pytest.raises(WrongPassphrase):
        profile.restore(made.folder, copy, PASSPHRASE)


@pytest.mark.parametrize(("old", "new"), [("geraden", NEXT_PASSPHRASE), (PASSPHRASE, "kort")])
def test_a_passphrase_is_not_changed_without_the_old_one_or_to_a_short_one(
    session: Session, made: Made, old: str, new: str
) -> None:
    with pytest.raises((UserError, WrongPassphrase)):
        profile.change_passphrase(session, made.folder, old, new)
    profile.lock(session)
    profile.lock(profile.unlock(made.folder, PASSPHRASE))


def test_after_a_leak_only_the_new_secrets_open_what_is_there(session: Session, made: Made) -> None:
    dossiers.open_new(session, LABEL)
    profile.backup(session, made.folder)
    code = profile.renew_key(session, made.folder, NEXT_PASSPHRASE)
    dossiers.open_new(session, "Student op kamers")
    profile.lock(session)
    with pytest.raises(WrongPassphrase):
        profile.unlock(made.folder, PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        profile.unlock_with_recovery(made.folder, made.recovery_code)
    again = profile.unlock_with_recovery(made.folder, code)
    assert labels(again) == [LABEL, "Student op kamers"]
    profile.lock(again)
    (copy,) = profile.backups(made.folder)
    with pytest.raises(WrongPassphrase):
        profile.restore(made.folder, copy, PASSPHRASE)


def test_a_leaked_passphrase_cannot_be_the_new_one(session: Session, made: Made) -> None:
    with pytest.raises(UserError, match="nu al"):
        profile.renew_key(session, made.folder, PASSPHRASE)


def test_a_new_recovery_code_replaces_the_lost_one(session: Session, made: Made) -> None:
    assert profile.has_recovery(made.folder)
    code = profile.new_recovery_code(session, made.folder)
    profile.lock(session)
    with pytest.raises(WrongRecoveryCode):
        profile.unlock_with_recovery(made.folder, made.recovery_code)
    profile.lock(profile.unlock_with_recovery(made.folder, code))


def test_as_many_backups_stay_as_the_setting_says(session: Session, made: Made) -> None:
    settings_store.write(session, "backups_kept", "2")
    copies = [profile.backup(session, made.folder) for _ in range(4)]
    assert profile.backups(made.folder) == (copies[3], copies[2])


def test_restoring_goes_back_and_can_be_undone(session: Session, made: Made) -> None:
    dossiers.open_new(session, LABEL)
    copy = profile.backup(session, made.folder)
    dossiers.open_new(session, "Student op kamers")
    with pytest.raises(StoreInUse):
        profile.restore(made.folder, copy, PASSPHRASE)
    profile.lock(session)
    earlier = profile.restore(made.folder, copy, PASSPHRASE)
    assert labels(earlier) == [LABEL]
    assert earlier.device != session.device  # its journal branches off, so it counts as another device
    dossiers.open_new(earlier, "Na het terugzetten")
    assert verify_chain(earlier.store) == ()
    profile.lock(earlier)
    later = profile.restore(made.folder, profile.backups(made.folder)[0], PASSPHRASE)
    assert labels(later) == [LABEL, "Student op kamers"]
    profile.lock(later)


def test_what_was_erased_does_not_come_back_with_a_backup(session: Session, made: Made, tmp_path: Path) -> None:
    _, gone = dossiers.open_new(session, LABEL)
    dossiers.open_new(session, "Student op kamers")
    copy = profile.backup(session, made.folder)
    elsewhere = tmp_path / "usb" / copy.name
    elsewhere.parent.mkdir()
    for source, target in ((copy, elsewhere), (keys.key_path(copy), keys.key_path(elsewhere))):
        target.write_bytes(source.read_bytes())
    erasure.wis(session, gone, "verzoek van de bewoner", made.folder)
    profile.lock(session)
    restored = profile.restore(made.folder, elsewhere, PASSPHRASE)
    assert labels(restored) == ["Student op kamers"]
    assert restored.store.db.conn.execute("SELECT dossier_id FROM erased").fetchall() == [(gone,)]
    assert verify_chain(restored.store) == ()
    profile.lock(restored)


def test_a_backup_opens_on_another_computer_with_its_own_passphrase(
    session: Session, made: Made, tmp_path: Path
) -> None:
    dossiers.open_new(session, LABEL)
    copy = profile.backup(session, made.folder)
    other = tmp_path / "andere computer"
    moved = profile.restore(other, copy, PASSPHRASE)
    assert labels(moved) == [LABEL]
    profile.lock(moved)
    profile.lock(profile.unlock(other, PASSPHRASE))
    profile.lock(profile.unlock_with_recovery(other, made.recovery_code))


def test_a_backup_replaces_a_profile_with_another_key_and_keeps_it(
    session: Session, made: Made, tmp_path: Path
) -> None:
    dossiers.open_new(session, LABEL)
    copy = profile.backup(session, made.folder)
    other = tmp_path / "andere computer"
    profile.lock(profile.create(other, PASSPHRASE, remember=False, cost=CHEAP).session)
    moved = profile.restore(other, copy, PASSPHRASE)
    assert labels(moved) == [LABEL]
    profile.lock(moved)
    (kept,) = profile.backups(other)
    back = profile.restore(other, kept, PASSPHRASE)
    assert labels(back) == []
    profile.lock(back)


def test_a_damaged_profile_comes_back_from_its_backup(session: Session, made: Made) -> None:
    dossiers.open_new(session, LABEL)
    copy = profile.backup(session, made.folder)
    profile.lock(session)
    made.store.write_bytes(made.store.read_bytes()[:9000])
    keys.key_path(made.store).write_bytes(b"{")
    restored = profile.restore(made.folder, copy, PASSPHRASE)
    assert labels(restored) == [LABEL]
    profile.lock(restored)
    profile.lock(profile.unlock(made.folder, PASSPHRASE))
    assert list(archive.folder_of(made.store).glob("beschadigd-*"))


def test_a_damaged_backup_leaves_the_profile_as_it_was(session: Session, made: Made) -> None:
    dossiers.open_new(session, LABEL)
    copy = profile.backup(session, made.folder)
    profile.lock(session)
    copy.write_bytes(copy.read_bytes()[:-4096])
    with pytest.raises(StoreDamaged):
        profile.restore(made.folder, copy, PASSPHRASE)
    again = profile.unlock(made.folder, PASSPHRASE)
    assert labels(again) == [LABEL]
    profile.lock(again)


def test_the_wrong_passphrase_restores_nothing(session: Session, made: Made) -> None:
    copy = profile.backup(session, made.folder)
    profile.lock(session)
    with pytest.raises(WrongPassphrase):
        profile.restore(made.folder, copy, "geraden wachtwoord")


def test_a_session_of_another_folder_is_a_bug(session: Session, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="another folder"):
        profile.backup(session, tmp_path)


def test_without_a_keyring_remembering_says_so(session: Session, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        assert not profile.keyring_available()
        with pytest.raises(KeyringUnavailable):
            profile.remember(session, made.folder)
        assert profile.unlock_with_keyring(made.folder) is None
    finally:
        keyring.set_keyring(before)
