"""Wis on a real, encrypted profile: the backups that hold the household go, and a fresh one takes their place."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.services import dossiers, erasure, notes, profile, search
from app.services.session import Session
from db import backup, cases
from db.faults import DiskTrouble
from tests.builders import a_dossier
from tests.profiles import PASSPHRASE, a_profile


def an_unlocked_profile(folder: Path) -> Session:
    return profile.unlock(a_profile(folder).folder, PASSPHRASE)


def test_the_backups_go_and_a_fresh_one_without_the_household_stays(tmp_path):
    session = an_unlocked_profile(tmp_path)
    doomed, kept = a_dossier(session, "Stel"), a_dossier(session, "Buren")
    notes.write(session, doomed, "Over de huur")
    old = {profile.backup(session, tmp_path) for _ in range(3)}
    certificate = erasure.wis(session, doomed, "Verzoek", tmp_path)
    (fresh,) = profile.backups(tmp_path)
    assert fresh not in old
    assert (certificate.backups_removed, certificate.fresh_backup, certificate.backups_left) == (3, True, "")
    profile.lock(session)
    again = profile.restore(tmp_path, fresh, PASSPHRASE)
    assert [d.id for d in dossiers.listing(again)] == [kept]
    assert search.search(again, "huur") == ()
    with pytest.raises(UserError, match="is gewist en komt niet terug"):
        dossiers.load(again, doomed)
    profile.lock(again)


def test_a_copy_kept_elsewhere_does_not_bring_the_household_back(tmp_path):
    session = an_unlocked_profile(tmp_path / "profiel")
    doomed = a_dossier(session, "Stel")
    made = profile.backup(session, tmp_path / "profiel")
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    for file in made.parent.glob(f"{made.stem}*"):
        (elsewhere / file.name).write_bytes(file.read_bytes())
    erasure.wis(session, doomed, "Verzoek", tmp_path / "profiel")
    profile.lock(session)
    again = profile.restore(tmp_path / "profiel", elsewhere / made.name, PASSPHRASE)
    assert dossiers.listing(again) == ()
    assert cases.is_erased(again.store, doomed)
    profile.lock(again)


def test_a_backup_that_cannot_go_is_named_on_the_certificate(tmp_path):
    session = an_unlocked_profile(tmp_path)
    doomed = a_dossier(session, "Stel")
    made = profile.backup(session, tmp_path)
    made.unlink()
    made.mkdir()  # a folder in its place cannot be removed as a file, not even by root
    certificate = erasure.wis(session, doomed, "Verzoek", tmp_path)
    assert certificate.backups_left == str(made.parent)
    assert certificate.fresh_backup
    assert dossiers.listing(session) == ()
    with pytest.raises(DiskTrouble):
        backup.remove(made)
    profile.lock(session)


def test_without_backups_none_is_made(tmp_path):
    session = an_unlocked_profile(tmp_path)
    certificate = erasure.wis(session, a_dossier(session), "Verzoek", tmp_path)
    assert (certificate.backups_removed, certificate.fresh_backup) == (0, False)
    assert profile.backups(tmp_path) == ()
    profile.lock(session)
