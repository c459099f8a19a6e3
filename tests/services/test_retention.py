"""What is past its term is shown first and then erased for good; what is held, or still in use, stays."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.case import ContactWay
from app.domain.change import Kind
from app.domain.ids import DossierId
from app.domain.retention import Term
from app.domain.visit import VisitType
from app.services import (
    attachments,
    contacts,
    dossiers,
    drafts,
    notes,
    profile,
    retention,
    search,
    settings_store,
    visits,
)
from app.services.bringing import arrival
from app.services.bringing.checking import check
from app.services.bringing.table import Row, Table
from app.services.debts import records as debts
from app.services.session import Session
from db import backup, cases
from db.driver import DriverError
from db.journal import verify_chain
from db.migrate import migrations, run
from db.store import Store
from tests.builders import MONDAY, Clock, a_dossier, a_session
from tests.pictures import add_picture
from tests.profiles import PASSPHRASE, a_profile

PLANTED = "Zilverberkenlaan"


def later(session: Session, days: int) -> None:
    assert isinstance(session.now, Clock)
    session.now.time += timedelta(days=days)


def shown(session: Session, folder: Path) -> retention.Preview:
    return retention.preview(session, folder)


def erased(session: Session, folder: Path) -> retention.Erased:
    return retention.run(session, folder, shown(session, folder))


def cells(session: Session) -> str:
    found = []
    for row in session.store.db.query("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        found += [str(one) for one in session.store.db.conn.execute(f"SELECT * FROM {row['name']}").fetchall()]
    return "\n".join(found)


def test_nothing_is_due_in_a_new_store(session, dossier, tmp_path):
    notes.write(session, dossier, "Gesproken")
    assert not shown(session, tmp_path)
    assert erased(session, tmp_path) == retention.Erased(0, (), 0)


def test_a_closed_dossier_goes_after_its_term_and_never_before(session, dossier, tmp_path):
    notes.write(session, dossier, f"{PLANTED} gesproken")
    dossiers.close(session, dossier, session.now().date())
    later(session, 730)
    assert not shown(session, tmp_path)
    later(session, 1)
    (one,) = shown(session, tmp_path).due.dossiers
    assert (one.id, one.term) == (dossier, Term.CLOSED)
    assert erased(session, tmp_path).dossiers == 1
    assert PLANTED not in cells(session)
    assert cases.is_erased(session.store, dossier)
    assert search.search(session, PLANTED) == ()
    assert verify_chain(session.store) == ()


def test_a_dossier_that_was_opened_again_stays(session, dossier, tmp_path):
    dossiers.close(session, dossier, session.now().date())
    dossiers.close(session, dossier, None)
    later(session, 800)
    assert not shown(session, tmp_path)


def test_a_dossier_in_which_nothing_happens_goes_unless_a_visit_is_planned(session, tmp_path):
    silent, planned = a_dossier(session, "Stil"), a_dossier(session, "Gepland")
    visits.plan(session, planned, VisitType.FOLLOW_UP, MONDAY + timedelta(days=1200))
    later(session, 1100)
    assert [(one.id, one.term) for one in shown(session, tmp_path).due.dossiers] == [(silent, Term.SILENT)]


def test_the_organisation_sets_each_term(session, dossier, tmp_path):
    dossiers.close(session, dossier, session.now().date())
    later(session, 31)
    assert not shown(session, tmp_path)
    settings_store.write(session, "retention_days", "30")
    assert shown(session, tmp_path).due.dossiers


def test_a_held_dossier_and_all_in_it_stays_and_is_counted(session, dossier, tmp_path):
    notes.write(session, dossier, "Blijft")
    dossiers.close(session, dossier, session.now().date())
    dossiers.hold(session, dossier, True)
    later(session, 2000)
    found = shown(session, tmp_path)
    assert (found.due.dossiers, found.due.records, found.due.held) == ((), (), 1)
    assert erased(session, tmp_path).dossiers == 0
    assert notes.listing(session, dossier)


def old_records(session: Session, dossier: DossierId) -> None:
    first = notes.write(session, dossier, f"{PLANTED} verkeerd")[1]
    notes.write(session, dossier, f"{PLANTED} goed", corrects=first)
    contacts.log(session, dossier, ContactWay.DOOR, f"{PLANTED} niet thuis")
    picture = add_picture(session, dossier, f"{PLANTED} brief")
    debt = debts.add(session, dossier, None, creditor="Verhuurder", kind="huur")[1]
    debts.attach(session, debt, picture)
    drafts.keep(session, dossier, "nog niet af", corrects=first)


def test_old_records_go_by_themselves_and_the_dossier_stays(session, dossier, tmp_path):
    old_records(session, dossier)
    later(session, 1096)
    fresh = notes.write(session, dossier, "Vandaag")[1]
    found = shown(session, tmp_path)
    assert found.due.dossiers == ()
    assert {one.kind for one in found.due.records} == {Kind.NOTE, Kind.CONTACT_ATTEMPT, Kind.ATTACHMENT}
    gone = erased(session, tmp_path)
    assert dict(gone.records) == {Kind.NOTE: 2, Kind.CONTACT_ATTEMPT: 1, Kind.ATTACHMENT: 1}
    assert PLANTED not in cells(session)
    assert [note.id for note in notes.listing(session, dossier)] == [fresh]
    assert drafts.load(session, dossier).corrects is None
    assert attachments.listing(session, dossier) == ()
    assert [one.creditor for one in debts.listing(session, dossier)] == ["Verhuurder"]
    assert search.search(session, PLANTED) == ()
    assert verify_chain(session.store) == ()
    assert not shown(session, tmp_path)


def test_a_photo_goes_sooner_than_a_note(session, dossier, tmp_path):
    old_records(session, dossier)
    later(session, 366)
    assert [one.kind for one in shown(session, tmp_path).due.records] == [Kind.ATTACHMENT]


def test_a_note_stays_as_long_as_what_puts_it_right(session, dossier, tmp_path):
    first = notes.write(session, dossier, "De huur is 648")[1]
    later(session, 1000)
    notes.write(session, dossier, "De huur is 650", corrects=first)
    later(session, 200)
    assert shown(session, tmp_path).due.records == ()
    later(session, 900)
    contacts.log(session, dossier, ContactWay.PHONE, "Nog bereikt")
    assert len(shown(session, tmp_path).due.records) == 2


def test_an_erased_record_cannot_come_back_and_the_list_is_permanent(session, dossier, tmp_path):
    note_id = notes.write(session, dossier, "Weg")[1]
    row = session.store.db.conn.execute("SELECT * FROM note WHERE id = ?", (note_id,)).fetchone()
    later(session, 1096)
    contacts.log(session, dossier, ContactWay.PHONE, "Nog bereikt")
    erased(session, tmp_path)
    with pytest.raises(DriverError, match="erased"):
        session.store.db.conn.execute(f"INSERT INTO note VALUES ({', '.join('?' * len(row))})", row)
    for sql in ("DELETE FROM erased_record", "UPDATE erased_record SET record_id = record_id"):
        with pytest.raises(DriverError, match="permanent"):
            session.store.db.conn.execute(sql)


def test_content_that_goes_without_an_erasure_still_shows(session, dossier):
    notes.write(session, dossier, "Gesproken")
    session.store.db.conn.execute("DROP TRIGGER journal_content_no_delete")
    session.store.db.conn.execute("DELETE FROM journal_content")
    assert verify_chain(session.store)


def test_only_what_was_shown_goes_and_only_while_it_is_due(session, tmp_path):
    first, second, third = (a_dossier(session, name) for name in ("A", "B", "C"))
    for one in (first, second):
        dossiers.close(session, one, session.now().date())
    later(session, 731)
    found = shown(session, tmp_path)
    dossiers.hold(session, first, True)
    dossiers.close(session, third, (session.now() - timedelta(days=731)).date())
    assert retention.run(session, tmp_path, found).dossiers == 1
    assert {one.id for one in dossiers.listing(session)} == {first, third}
    assert cases.is_erased(session.store, second)


def test_what_was_taken_back_from_a_file_goes_after_a_month(session, tmp_path):
    table = Table(("Naam",), (Row(2, (PLANTED,), 1),))
    arrival.bring_in(session, check(session, table, {"Naam": "omschrijving"}))
    arrival.take_back(session, arrival.latest(session).call)
    later(session, 29)
    assert not shown(session, tmp_path)
    later(session, 2)
    assert [one.term for one in shown(session, tmp_path).due.dossiers] == [Term.TAKEN_BACK]
    erased(session, tmp_path)
    assert PLANTED not in cells(session)


def test_backups_make_way_for_a_fresh_one_and_a_copy_elsewhere_brings_nothing_back(tmp_path):
    folder = tmp_path / "profiel"
    session = profile.unlock(a_profile(folder).folder, PASSPHRASE)
    session.now = Clock()
    gone, stays = a_dossier(session, "Weg"), a_dossier(session, "Blijft")
    note_id = notes.write(session, stays, PLANTED)[1]
    made = profile.backup(session, folder)
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    for file in made.parent.glob(f"{made.stem}*"):
        (elsewhere / file.name).write_bytes(file.read_bytes())
    dossiers.close(session, gone, session.now().date())
    later(session, 1096)
    contacts.log(session, stays, ContactWay.PHONE, "Nog bereikt")
    result = erased(session, folder)
    assert (result.dossiers, dict(result.records), result.backups) == (1, {Kind.NOTE: 1}, 1)
    (fresh,) = profile.backups(folder)
    assert fresh != made
    profile.lock(session)
    again = profile.restore(folder, elsewhere / made.name, PASSPHRASE)
    assert [one.id for one in dossiers.listing(again)] == [stays]
    assert notes.listing(again, stays) == ()
    assert PLANTED not in cells(again)
    assert again.store.db.conn.execute("SELECT record_id FROM erased_record").fetchall() == [(note_id,)]
    assert verify_chain(again.store) == ()
    profile.lock(again)


def test_backups_past_their_term_go_but_never_the_newest(tmp_path):
    session = profile.unlock(a_profile(tmp_path).folder, PASSPHRASE)
    session.now = Clock()
    old = profile.backup(session, tmp_path)
    later(session, 50)
    middle = profile.backup(session, tmp_path)
    later(session, 60)
    assert shown(session, tmp_path).backups == (old,)
    assert erased(session, tmp_path).backups == 1
    later(session, 500)
    assert profile.backups(tmp_path) == (middle,)
    assert shown(session, tmp_path).backups == ()
    profile.lock(session)


def test_a_backup_that_cannot_go_is_named(tmp_path):
    session = profile.unlock(a_profile(tmp_path).folder, PASSPHRASE)
    session.now = Clock()
    old = profile.backup(session, tmp_path)
    later(session, 100)
    profile.backup(session, tmp_path)
    old.unlink()
    old.mkdir()
    result = erased(session, tmp_path)
    assert (result.backups, result.left) == (0, str(old.parent))
    old.rmdir()
    profile.lock(session)


def test_the_name_of_a_backup_says_when_it_was_made(tmp_path):
    assert backup.made_at(tmp_path / "2026-11-23_143000-02.db") == MONDAY.replace(hour=14, minute=30)
    assert backup.made_at(tmp_path / "iets-anders.db") is None


def test_a_store_from_before_the_list_gets_it_empty():
    from db.driver import connect

    old = connect(None)
    for step in migrations():
        if step.name == "retention":
            break
        run(old, step)
    assert "erased_record" not in old.table_names()
    run(old, step)
    assert old.conn.execute("SELECT count(*) FROM erased_record").fetchone() == (0,)
    old.close()


def test_a_session_in_memory_has_the_same_schema():
    session = a_session(Store.in_memory())
    assert "erased_record" in session.store.db.table_names()
    session.store.close()


def test_what_was_erased_after_a_copy_was_made_goes_on_the_list_of_that_copy(tmp_path):
    folder = tmp_path / "profiel"
    session = profile.unlock(a_profile(folder).folder, PASSPHRASE)
    session.now = Clock()
    dossier = a_dossier(session)
    made = profile.backup(session, folder)
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    for file in made.parent.glob(f"{made.stem}*"):
        (elsewhere / file.name).write_bytes(file.read_bytes())
    note_id = notes.write(session, dossier, PLANTED)[1]
    later(session, 1096)
    contacts.log(session, dossier, ContactWay.PHONE, "Nog bereikt")
    erased(session, folder)
    profile.lock(session)
    again = profile.restore(folder, elsewhere / made.name, PASSPHRASE)
    assert again.store.db.conn.execute("SELECT record_id FROM erased_record").fetchall() == [(note_id,)]
    profile.lock(again)
