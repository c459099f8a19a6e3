"""The log of who opened what, and the backup of each day of work."""

from datetime import timedelta

from app.services import access, backups, dossiers, erasure, profile
from app.services.session import Session
from tests.builders import LABEL, MONDAY, Clock, a_dossier
from tests.profiles import PASSPHRASE, a_profile


def test_the_log_stands_newest_first_of_everything_or_of_one(session, dossier):
    other = a_dossier(session, "Buren")
    dossiers.load(session, dossier)
    colleague = Session(session.store, "collega", "laptop-2", Clock(MONDAY + timedelta(hours=1)))
    dossiers.load(colleague, other)
    found = access.log(session, 10)
    assert [(one.actor, one.what, one.label) for one in found] == [
        ("collega", "geopend", "Buren"),
        ("coach", "geopend", LABEL),
    ]
    assert found[0].at.hour == 10
    assert [one.label for one in access.log(session, 10, dossier)] == [LABEL]
    assert len(access.log(session, 1)) == 1


def test_a_dossier_that_was_erased_has_no_name_any_more(session, dossier, tmp_path):
    dossiers.load(session, dossier)
    erasure.wis(session, dossier, "Verzoek", tmp_path)
    assert [(one.what, one.label) for one in access.log(session, 10)] == [("gewist", ""), ("geopend", "")]


def test_a_backup_is_made_once_on_a_day_of_work(tmp_path):
    session = profile.unlock(a_profile(tmp_path).folder, PASSPHRASE)
    session.now = clock = Clock()
    first = backups.make_daily(session, tmp_path)
    assert first is not None
    clock.time += timedelta(hours=19)
    assert backups.make_daily(session, tmp_path) is None
    clock.time += timedelta(hours=2)
    assert backups.make_daily(session, tmp_path) is not None
    assert [one.path for one in backups.listing(tmp_path)][-1] == first
    assert all(one.size > 0 for one in backups.listing(tmp_path))
    profile.lock(session)


def test_a_clock_that_was_set_back_still_gives_a_backup(tmp_path):
    session = profile.unlock(a_profile(tmp_path).folder, PASSPHRASE)
    session.now = clock = Clock()
    backups.make_daily(session, tmp_path)
    clock.time -= timedelta(days=30)
    assert backups.make_daily(session, tmp_path) is not None
    profile.lock(session)
