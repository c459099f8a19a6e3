"""A hub that was restored from an older backup, and a laptop that was away too long: nothing lost, nothing revived."""

from pathlib import Path

import pytest

from app.domain.change import Kind
from app.domain.goal import Goal
from app.domain.ids import DossierId, RecordId, new_id
from app.sync.course import drive
from app.sync.line import NeedsPassword
from app.sync.machine import sync
from app.sync.transport import Transport
from db import conflicts, erasure, replica
from db.cases import DOSSIERS
from db.conflicts import Clash
from db.plans import GOALS
from db.server import backup, setup
from tests.hub import PASSWORD, Database, fresh_database, serving
from tests.sync.coaches import Laptop, a_laptop, close


def moved(laptop: Laptop, url: str) -> None:
    """The hub is restored on another machine; the address stays in real life, here it changes."""
    assert isinstance(laptop.hub, Transport)
    laptop.hub.close()
    laptop.hub = Transport(url)
    laptop.person.url = url


def log_in(laptop: Laptop) -> None:

    drive(sync(laptop.author(), PASSWORD), laptop.store, laptop.hub)


def test_what_a_restored_hub_lacks_is_sent_again_and_what_was_erased_stays_so(tmp_path: Path) -> None:
    database, dump = fresh_database(), tmp_path / "hub.dump"
    with serving(database, tmp_path / "hub.log") as hub:
        one, other = a_laptop(database, hub.url), a_laptop(database, hub.url)
        dossier, doomed = one.new_dossier(), one.new_dossier("gedoemd")
        one.note(dossier, "voor de kopie")
        one.sync()
        one.share(dossier, other)
        other.sync()
        backup.dump(database.admin_dsn, dump)
        one.note(dossier, "na de kopie van een")
        other.note(dossier, "na de kopie van ander")
        one.change(DOSSIERS, dossier, phone="0612345678")
        later = one.new_dossier("na de kopie")
        one.note(later, "in een stroom die weg is")
        for laptop in (one, other, one):
            laptop.sync()
        erasure.erase(one.store, one.author(), doomed)
        one.sync()
        other.note(dossier, "nog niet verstuurd")
    restored = fresh_database()
    backup.restore(restored.admin_dsn, restored.service_dsn, dump, ())
    with serving(restored, tmp_path / "hub2.log") as hub:
        for laptop in (one, other):
            moved(laptop, hub.url)
            log_in(laptop)
        for laptop in (one, other, one):
            laptop.sync()
        bodies = ["na de kopie van ander", "na de kopie van een", "nog niet verstuurd", "voor de kopie"]
        assert other.notes() == bodies
        assert one.notes() == sorted([*bodies, "in een stroom die weg is"])
        for laptop in (one, other):
            assert (laptop.fields(Kind.DOSSIER, dossier) or {})["phone"] == "0612345678"
            assert laptop.waiting() == 0
            assert conflicts.opened(laptop.store) == ()
            assert not replica.state(laptop.store).must_reconcile
        assert on_hub(restored, f"dossier/{dossier}") == 5
        assert on_hub(restored, f"dossier/{later}") == 2
        assert on_hub(restored, f"dossier/{doomed}") == 0
        assert one.fields(Kind.DOSSIER, doomed) is None
    close(one, other)


def on_hub(database: Database, stream: str) -> int:
    with setup.as_owner(database.admin_dsn) as owner:
        row = owner.execute("SELECT count(*) FROM record WHERE stream = %s AND body IS NOT NULL", (stream,)).fetchone()
    assert row is not None
    return int(row[0])


@pytest.fixture
def away(tmp_path: Path):
    """Two laptops, of which the second has been away for longer than the hub remembers what was taken away."""
    database = fresh_database()
    with serving(database, tmp_path / "hub.log") as hub:
        one, other = a_laptop(database, hub.url), a_laptop(database, hub.url)
        dossier = one.new_dossier()
        goals = [a_goal(one, dossier, f"doel {nth}") for nth in range(3)]
        one.sync()
        one.share(dossier, other)
        other.sync()
        other.note(dossier, "geschreven terwijl ik weg was")
        other.change(GOALS, goals[1], what="hier veranderd")
        for goal in goals[:2]:
            one.take_away(GOALS, goal)
        one.sync()
        with setup.as_owner(database.admin_dsn) as owner:
            owner.execute("UPDATE record SET changed_at = now() - interval '900 days' WHERE gone")
            row = owner.execute("SELECT tidy(interval '180 days')").fetchone()
            assert row is not None
            assert row[0] == 2
        a_goal(one, dossier, "doel later")
        one.sync()
        yield one, other, dossier, goals
        close(one, other)


def a_goal(laptop: Laptop, dossier: DossierId, what: str) -> RecordId:
    goal = Goal(RecordId(new_id()), dossier, what)
    laptop.put(GOALS, goal)
    return goal.id


def test_a_laptop_that_was_away_too_long_fetches_all_and_keeps_its_unsent_work(away) -> None:
    one, other, _, goals = away
    other.sync()
    one.sync()
    other.sync()
    for laptop in (one, other):
        found = [row[0] for row in laptop.store.db.conn.execute("SELECT what FROM goal WHERE deleted_at IS NULL")]
        assert sorted(found) == ["doel 2", "doel later", "hier veranderd"]
        assert laptop.notes() == ["geschreven terwijl ik weg was"]
        assert laptop.waiting() == 0
        assert laptop.fields(Kind.GOAL, goals[0]) is None
    assert [each.what for each in conflicts.opened(other.store)] == [Clash.GONE_AND_EDITED]


def test_a_session_that_is_gone_locks_nothing_and_asks_for_the_password(away) -> None:
    one, _, dossier, _ = away
    replica.keep_token(one.store, "x" * 43)
    one.note(dossier, "gewoon doorgewerkt")
    with pytest.raises(NeedsPassword):
        one.sync()
    assert one.waiting() == 1
    with pytest.raises(NeedsPassword):
        one.sync()
    log_in(one)
    assert one.waiting() == 0
