"""The journal cannot be changed, and a row that is changed or missing shows."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import DossierId
from app.protocol.clock import moment_of, tick
from app.services import answers, contacts, dossiers, grounds, notes
from app.services.session import Session
from db.driver import DriverError
from db.journal import Break, Flaw, verify_chain
from tests.builders import MONDAY, a_dossier, a_session

RENT = "woning.kale_huur"


@pytest.fixture
def session():
    made = a_session()
    yield made
    made.store.close()


@pytest.fixture
def dossier(session) -> DossierId:
    made = a_dossier(session)
    for value in range(5):
        answers.give(session, made, RENT, value)
    return made


def force(session: Session, sql: str, *args: object) -> None:
    """Change the store as nobody may: without its triggers and its foreign keys."""
    db = session.store.db
    triggers = list(db.query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    db.execute("PRAGMA foreign_keys = OFF")
    for trigger in triggers:
        db.execute(f"DROP TRIGGER {trigger['name']}")
    assert db.execute(sql, args).rowcount > 0
    for trigger in triggers:
        db.execute(trigger["sql"])
    db.execute("PRAGMA foreign_keys = ON")


def test_a_row_says_who_changed_what_on_which_device(session, dossier):
    changes = answers.give(session, dossier, RENT, 66000)
    sql = "SELECT * FROM journal JOIN journal_content ON journal_id = id WHERE id = ?"
    row = next(session.store.db.query(sql, changes.journal_ids))
    assert (row["actor"], row["device"], row["kind"], row["dossier_id"]) == ("coach", "laptop-1", "answer", dossier)
    assert row["record_id"] == changes.records[0].record_id
    assert (json.loads(row["before"])["value"], json.loads(row["after"])["value"]) == ("4", "66000")
    assert moment_of(row["at"]) == session.now.time.astimezone(UTC)


def test_the_chain_of_every_device_is_whole(session, dossier):
    other = Session(session.store, "collega", "laptop-2", session.now)
    notes.write(other, dossier, "Hier ook")
    assert verify_chain(session.store) == ()
    heads = list(session.store.db.query("SELECT device, seq FROM journal_head ORDER BY device"))
    assert heads == [{"device": "laptop-1", "seq": 6}, {"device": "laptop-2", "seq": 1}]


@pytest.mark.parametrize(
    ("sql", "flaw"),
    [
        ("UPDATE journal SET actor = 'iemand' WHERE seq = 3", Break("laptop-1", 3, Flaw.CHANGED)),
        ("UPDATE journal SET at = at || '0' WHERE seq = 3", Break("laptop-1", 3, Flaw.CHANGED)),
        ("UPDATE journal SET record_id = 'x' WHERE seq = 3", Break("laptop-1", 3, Flaw.CHANGED)),
        ("UPDATE journal SET dossier_id = NULL WHERE seq = 3", Break("laptop-1", 3, Flaw.CHANGED)),
        ("UPDATE journal SET undoable = 0 WHERE seq = 3", Break("laptop-1", 3, Flaw.CHANGED)),
        ("UPDATE journal SET call = 'x' WHERE seq = 3", Break("laptop-1", 3, Flaw.CHANGED)),
        ("DELETE FROM journal WHERE seq = 1", Break("laptop-1", 1, Flaw.MISSING)),
        ("DELETE FROM journal WHERE seq = 3", Break("laptop-1", 3, Flaw.MISSING)),
        ("DELETE FROM journal WHERE seq = 6", Break("laptop-1", 6, Flaw.MISSING)),
        ("DELETE FROM journal_content WHERE journal_id IN (SELECT id FROM journal WHERE seq = 4)",
         Break("laptop-1", 4, Flaw.CONTENT_MISSING)),
        ("UPDATE journal_content SET after = '{}' WHERE journal_id IN (SELECT id FROM journal WHERE seq = 4)",
         Break("laptop-1", 4, Flaw.CONTENT_CHANGED)),
        ("UPDATE journal_content SET before = NULL WHERE journal_id IN (SELECT id FROM journal WHERE seq = 4)",
         Break("laptop-1", 4, Flaw.CONTENT_CHANGED)),
        ("UPDATE journal_content SET reason = 'x' WHERE journal_id IN (SELECT id FROM journal WHERE seq = 4)",
         Break("laptop-1", 4, Flaw.CONTENT_CHANGED)),
        ("DELETE FROM journal_head", Break("laptop-1", 7, Flaw.MISSING)),
        ("UPDATE journal_head SET digest = zeroblob(32)", Break("laptop-1", 6, Flaw.CHANGED)),
    ],
)  # fmt: skip
def test_a_row_that_was_changed_or_is_missing_shows(session, dossier, sql, flaw):
    force(session, sql)
    assert flaw in verify_chain(session.store)


def test_a_row_changed_together_with_its_digest_breaks_the_next(session, dossier):
    force(session, "UPDATE journal SET digest = zeroblob(32) WHERE seq = 3")
    assert Break("laptop-1", 4, Flaw.CHANGED) in verify_chain(session.store)


@pytest.mark.parametrize("table", ["journal", "journal_content", "access_log", "note", "contact_attempt",
                                   "disclosure_ground", "erased"])  # fmt: skip
def test_what_is_append_only_refuses_change_and_removal(session, dossier, table):
    dossiers.load(session, dossier)
    notes.write(session, dossier, "Blijft staan")
    contacts.log(session, dossier, "telefoon", "Gebeld")
    terms = {"receiver": "Gemeente", "parts": ("naam",), "how_given": "mondeling"}
    grounds.give(session, dossier, "toestemming", "Hulp", **terms)
    db = session.store.db
    db.execute("INSERT INTO erased VALUES ('00000000-0000-7000-8000-000000000000')")
    before = list(db.query(f"SELECT * FROM {table}"))
    assert before
    travels = ("stream", "hub_rev", "base", "record_schema", "extra", "deleted_at", "withdrawn_at")
    columns = [column for column in before[0] if column not in travels]
    refused = [f"UPDATE {table} SET {column} = {column}" for column in columns]
    refused += [f"DELETE FROM {table}", f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"]
    if table == "erased":
        refused.pop()  # the same id once more is no loss
    for sql in refused:
        with pytest.raises(DriverError):
            db.execute(sql)
    assert list(db.query(f"SELECT * FROM {table}")) == before


def test_a_ground_cannot_be_given_again_after_it_was_withdrawn(session, dossier):
    terms = {"receiver": "Gemeente", "parts": ("naam",), "how_given": "mondeling"}
    _, ground = grounds.give(session, dossier, "toestemming", "Hulp", **terms)
    grounds.withdraw(session, ground)
    with pytest.raises(DriverError, match="withdrawn once"):
        session.store.db.execute("UPDATE disclosure_ground SET withdrawn_at = NULL")


def test_content_of_another_dossier_stays_while_an_erasure_is_open(session, dossier):
    db = session.store.db
    db.execute("INSERT INTO erasure_open VALUES ('00000000-0000-7000-8000-000000000000')")
    with pytest.raises(DriverError, match="only with an erasure"):
        db.execute("DELETE FROM journal_content")


def test_a_call_that_fails_half_way_leaves_no_trace(session, dossier):
    before = list(session.store.db.query("SELECT * FROM journal_head"))
    with pytest.raises(DriverError):
        answers.give(session, dossier, "woning.soort", "x", status="beantwoord", evidence="gedroomd")
    assert list(session.store.db.query("SELECT * FROM journal_head")) == before
    assert verify_chain(session.store) == ()


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=30))
def test_the_clock_never_runs_back_whatever_the_machine_does(jumps):
    stamps = [tick("", MONDAY)]
    for jump in jumps:
        stamps.append(tick(stamps[-1], MONDAY + timedelta(milliseconds=jump)))
    assert stamps == sorted(set(stamps))


def test_the_clock_follows_the_machine_and_counts_within_a_millisecond():
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    first = tick("", noon)
    assert moment_of(first) == noon
    assert tick(first, noon).endswith("-0001")
    full = first[:-4] + "ffff"
    assert tick(full, noon) > full
    assert tick(full, noon).endswith("-0000")
