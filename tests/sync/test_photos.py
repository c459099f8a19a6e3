"""Pictures between two laptops and a real hub: after their records, over a bad line, killed, restored, erased."""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.change import Kind
from app.domain.ids import RecordId
from app.protocol.blobs import MOST_CHUNK
from app.protocol.held import Trust
from app.sync import photos
from app.sync.course import Ask, Bytes, Work
from app.sync.keys import Audience, leave
from app.sync.transport import NoAnswer, Transport
from db import attachments, blobs, erasure, replica, stream_keys
from db.data_key import DataKey
from db.server import setup
from db.store import open_store
from tests.hub import Database, HubProcess
from tests.profiles import an_open_store
from tests.sync.coaches import Laptop, a_laptop, close, meets, shared, undo
from tests.sync.proxy import Aim, Fault, bad_line
from tests.sync.test_bad_line import until_done
from tests.sync.test_killed import killed

Pair = tuple[Laptop, Laptop]


@pytest.fixture
def pair(database: Database, hub: HubProcess) -> Iterator[Pair]:
    made = a_laptop(database, hub.url), a_laptop(database, hub.url)
    yield made
    close(*made)


def on_hub(database: Database, dossier: str) -> list[tuple[int, int]]:
    """Of every blob of a dossier, how many bytes of how many are there."""
    with setup.as_owner(database.admin_dsn) as owner:
        sql = "SELECT received, size FROM blob WHERE stream = %s ORDER BY sha256"
        return [tuple(row) for row in owner.execute(sql, (f"dossier/{dossier}",)).fetchall()]


def state_of(laptop: Laptop) -> list[str]:
    return [row[0] for row in laptop.store.db.conn.execute("SELECT state FROM blob ORDER BY attachment_id")]


def test_a_picture_on_one_is_seen_on_the_other(pair: Pair, database: Database) -> None:
    one, other = pair
    dossier = shared(*pair)
    content = os.urandom(2 * MOST_CHUNK + 77)
    photo = one.photo(dossier, content)
    sent = one.sync()
    assert (sent.sent, one.waiting(), blobs.under_way(one.store)) == (1, 0, blobs.UnderWay(0, 0))
    assert on_hub(database, dossier) == [(len(content) + 28, len(content) + 28)]
    came = other.sync()
    assert attachments.content(other.store, photo) == content
    assert [(each.kind, each.record_id, each.dossier_id) for each in came.changes.records] == [
        (Kind.ATTACHMENT, photo, dossier)
    ]
    assert (state_of(one), state_of(other)) == (["daar"], ["daar"])
    for laptop in (one, other, one):
        quiet = Watching(laptop.hub)
        assert laptop.sync(quiet).sent == 0
        assert quiet.carried == []


class Watching:
    """A hub of which is written down what was carried; ``spoil`` may change an answer or raise."""

    def __init__(self, hub: Transport, spoil: Callable[[str, int], bool] = lambda _method, _nth: False) -> None:
        self.hub, self.spoil = hub, spoil
        self.carried: list[tuple[str, int]] = []

    def ask(self, method, path, message=None, token=""):
        return self.hub.ask(method, path, message, token)

    def carry(self, method, path, headers, chunk, token):
        self.carried.append((method, int(headers.get("Upload-Offset", "0"))))
        reply = self.hub.carry(method, path, headers, chunk, token)
        if self.spoil(method, len(self.carried)):
            raise NoAnswer("sync.fout.afgebroken")
        return reply


def test_the_record_is_there_before_its_picture_and_says_so(pair: Pair) -> None:
    one, other = pair
    dossier = shared(*pair)
    photo = one.photo(dossier, os.urandom(5000))
    with pytest.raises(NoAnswer):
        one.sync(Watching(one.hub, lambda _method, _nth: True))
    assert (one.waiting(), blobs.under_way(one.store).up) == (0, 1)
    other.sync()
    assert (other.fields(Kind.ATTACHMENT, photo) or {})["caption"] == "Huurbrief"
    assert attachments.content(other.store, photo) is None
    assert blobs.under_way(other.store).down == 1
    assert replica.state(other.store).synced_at is not None
    one.sync()
    other.sync()
    assert attachments.content(other.store, photo) is not None


def test_each_step_is_one_thing_and_pictures_come_after_the_records(pair: Pair) -> None:
    one, _ = pair
    dossier = shared(*pair)
    for nth in range(70):
        one.note(dossier, f"notitie {nth}")
    one.photo(dossier, os.urandom(MOST_CHUNK + 5))
    order: list[str] = []
    under_way = one.steps()
    while under_way.next is not None:
        step = under_way.next
        assert isinstance(step, Ask | Bytes | Work)
        order.append(step.path if isinstance(step, Ask) else "bytes" if isinstance(step, Bytes) else "")
        under_way.take(one.store if isinstance(step, Work) else None, None if isinstance(step, Work) else one.hub)
    assert order.count("bytes") == 3
    assert max(nth for nth, path in enumerate(order) if path == "/v1/changes") < order.index("bytes")


def test_what_is_written_meanwhile_goes_before_the_next_picture(pair: Pair) -> None:
    one, _ = pair
    dossier = shared(*pair)
    for _ in range(3):
        one.photo(dossier, os.urandom(4000))
    under_way, order = one.steps(), []
    while under_way.next is not None:
        step = under_way.next
        if isinstance(step, Bytes) and "bytes" not in order:
            one.note(dossier, "tussendoor")
        order.append("bytes" if isinstance(step, Bytes) else getattr(step, "path", ""))
        under_way.take(one.store, one.hub)
    first, last = order.index("bytes"), len(order) - order[::-1].index("bytes") - 1
    assert "/v1/push" in order[first:last]
    assert one.waiting() == 0


def test_a_cut_upload_and_a_cut_fetch_go_on_where_they_were(pair: Pair, database: Database) -> None:
    one, other = pair
    dossier = shared(*pair)
    content = os.urandom(3 * MOST_CHUNK + 500)
    photo = one.photo(dossier, content)
    cut = Watching(one.hub, lambda _method, nth: nth == 3)
    with pytest.raises(NoAnswer):
        one.sync(cut)
    assert on_hub(database, dossier) == [(2 * MOST_CHUNK, len(content) + 28)]
    on = Watching(one.hub)
    one.sync(on)
    assert on.carried == [("HEAD", 0), ("PUT", 2 * MOST_CHUNK), ("PUT", 3 * MOST_CHUNK)]
    with pytest.raises(NoAnswer):
        other.sync(Watching(other.hub, lambda _method, nth: nth == 3))
    rest = Watching(other.hub)
    other.sync(rest)
    assert len(rest.carried) == 2
    assert attachments.content(other.store, photo) == content


@pytest.mark.parametrize("fault", [*Fault, None], ids=lambda fault: fault.name.lower() if fault else "any")
def test_over_a_bad_line_every_picture_arrives_once(
    pair: Pair,
    database: Database,
    hub: HubProcess,
    monkeypatch: pytest.MonkeyPatch,
    say: Callable[[str], None],
    fault: Fault | None,
) -> None:
    monkeypatch.setattr(photos, "MOST_CHUNK", 4096)
    one, other = pair
    dossier, dice = shared(*pair), random.Random(3)
    made = {one.photo(dossier, dice.randbytes(dice.randint(1, 20_000))): nth for nth in range(8)}
    often = 0.15 if fault is Fault.HALF_OPEN else 0.3  # each of those takes most of a second
    with bad_line(hub.url, fault, often, seed=len(fault or "any") + 1) as line:
        up = until_done(one, line, lambda: one.waiting() == 0 and not blobs.under_way(one.store).up)
        down = until_done(other, line, lambda: len(other.photos()) == len(made))
    assert other.photos() == one.photos()
    there = on_hub(database, dossier)
    assert len(there) == len(made)
    assert all(received == size for received, size in there)
    say(f"pictures over a bad line ({fault or 'any'}): cut short {up} up, {down} down; {len(made)} there, once each")


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name.lower())
@pytest.mark.parametrize("method", ["HEAD", "PUT", "GET"])
def test_every_fault_on_every_question_about_a_picture(
    pair: Pair,
    database: Database,
    hub: HubProcess,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    fault: Fault,
) -> None:
    """Three times in a row exactly there, on a picture of several pieces."""
    monkeypatch.setattr(photos, "MOST_CHUNK", 4096)
    one, other = pair
    dossier, content = shared(*pair), random.Random(5).randbytes(5 * 4096 + 77)
    photo = one.photo(dossier, content)
    if method == "HEAD":  # asked when an upload goes on
        with pytest.raises(NoAnswer):
            one.sync(Watching(one.hub, lambda _method, nth: nth == 3))
    with bad_line(hub.url, fault, 1, aim=Aim(f"{method} /v1/blobs", 3)) as line:
        until_done(one, line, lambda: one.waiting() == 0 and not blobs.under_way(one.store).up)
        until_done(other, line, lambda: bool(other.photos()))
        assert line.suffered >= 1, "nothing was asked in this way"
    assert other.photos() == {photo: content}
    ((received, size),) = on_hub(database, dossier)
    assert received == size


@pytest.mark.parametrize("way", ["up", "down"])
def test_killed_at_any_moment_no_picture_is_lost_or_doubled(
    database: Database, hub: HubProcess, tmp_path: Path, say: Callable[[str], None], way: str
) -> None:
    key, dice = DataKey.new(), random.Random(11)
    kept = key.copy()
    path = tmp_path / "a.db"
    fresh, other = a_laptop(database, hub.url, store=an_open_store(path, key)), a_laptop(database, hub.url)
    writer, reader = (fresh, other) if way == "up" else (other, fresh)
    dossier = shared(writer, reader)
    for _ in range(12):
        writer.photo(dossier, dice.randbytes(dice.randint(100, 3 * MOST_CHUNK)))
    if way == "down":
        writer.sync()
    wanted = writer.photos()
    fresh.store.close()
    at_work = sum(killed(path, kept, hub.url, dice.randint(10, 30), dice.uniform(0, 0.05)) for _ in range(10))
    fresh.store = open_store(path, kept)
    fresh.sync()
    reader.sync()
    assert reader.photos() == wanted
    there = on_hub(database, dossier)
    assert len(there) == len(wanted)
    assert all(received == size for received, size in there)
    assert at_work >= 4
    say(f"killed {at_work} times of 10 at work with pictures ({way}): {len(wanted)} there, once each")
    close(fresh, other)


def test_bytes_that_are_not_the_picture_are_never_kept(pair: Pair, database: Database) -> None:
    """The hub, or somebody on it, gives other bytes; or the record tells of another picture than was sent."""
    one, other = pair
    dossier = shared(*pair)
    photo = one.photo(dossier, os.urandom(3000))
    lying = one.photo(dossier, os.urandom(3000))
    one.sync()
    with setup.as_owner(database.admin_dsn) as owner:
        sql = "UPDATE blob_chunk SET content = set_byte(content, 40, get_byte(content, 40) # 1) WHERE stream = %s"
        owner.execute(sql, (f"dossier/{dossier}",))
    other.sync()
    assert other.photos() == {}
    assert state_of(other) == ["mist", "mist"]
    with setup.as_owner(database.admin_dsn) as owner:
        owner.execute(sql, (f"dossier/{dossier}",))
    other.store.db.conn.execute("UPDATE blob SET key = 'x' WHERE attachment_id = ?", (lying,))
    other.sync()
    assert set(other.photos()) == {photo, lying}  # a name that came with the record is taken for true again


def test_a_picture_that_is_taken_away_is_not_fetched_and_undo_brings_it_back(pair: Pair) -> None:
    one, other = pair
    dossier = shared(*pair)
    photo = one.photo(dossier, os.urandom(3000))
    one.sync()
    one.take_away(attachments.ATTACHMENTS, photo)
    one.sync()
    other.sync()
    assert (other.photos(), blobs.under_way(other.store)) == ({}, blobs.UnderWay(0, 0))
    undo(one, dossier)
    one.sync()
    other.sync()
    assert other.photos() == one.photos()
    one.take_away(attachments.ATTACHMENTS, photo)
    one.sync()
    other.sync()
    attachments.destroy_taken_away(other.store)  # the other profile was locked meanwhile
    assert other.photos() == {}
    undo(one, dossier)
    one.sync()
    other.sync()
    assert other.photos() == one.photos()


def test_erasing_a_dossier_takes_its_pictures_everywhere(pair: Pair, database: Database) -> None:
    one, other = pair
    dossier = shared(*pair)
    one.photo(dossier, os.urandom(3000))
    one.sync()
    other.sync()
    late = one.photo(dossier, os.urandom(3000))
    erasure.erase(one.store, one.author(), dossier)
    one.sync()
    other.sync()
    for laptop in pair:
        assert laptop.photos() == {}
        assert state_of(laptop) == []
    assert on_hub(database, dossier) == []
    assert one.fields(Kind.ATTACHMENT, late) is None


def test_a_new_member_and_a_new_key(pair: Pair, database: Database, hub: HubProcess) -> None:
    """Who comes later reads what was sealed before; after a renewal the next picture has the newer key."""
    one, other = pair
    dossier = one.new_dossier()
    early = one.photo(dossier, os.urandom(3000))
    one.sync()
    one.share(dossier, other)
    other.sync()
    assert list(other.photos()) == [early]
    third = a_laptop(database, hub.url)
    one.share(dossier, third)
    meets(other, third)
    audience = Audience((one.person_known(), replace(other.person_known(), trust=Trust.COMPARED)))
    going = leave(stream_keys.held_keys(one.store, f"dossier/{dossier}"), [third.account], audience, one.me())
    assert one.person.post("/v1/keys", going.renewal.wraps).status_code == 200
    stream_keys.keep_keys(one.store, going.renewal.held)
    assert one.person.post("/v1/members", going.membership).status_code == 200
    late = one.photo(dossier, os.urandom(3000))
    one.sync()
    other.sync()
    third.sync()
    assert list(other.photos()) == [early, late]
    assert third.photos() == {}
    used = {row[0] for row in other.store.db.conn.execute("SELECT key FROM blob")}
    assert used == {key.id for key in going.renewal.held.keys}
    close(third)


def test_a_picture_from_before_pictures_travelled(pair: Pair) -> None:
    """Its record was shared by an older program, without a name for its bytes."""
    one, other = pair
    dossier = shared(*pair)
    photo = one.photo(dossier, os.urandom(3000))
    one.sync()
    with pytest.raises(NoAnswer):
        other.sync(Watching(other.hub, lambda _method, _nth: True))
    for laptop in pair:  # as if it had been so
        laptop.store.db.conn.execute("DELETE FROM blob")
        base = "json_remove(base, '$.blob', '$.blob_key')"
        laptop.store.db.conn.execute(f"UPDATE attachment SET extra = '{{}}', base = {base}")
    other.change(attachments.ATTACHMENTS, RecordId(photo), caption="Brief van juli")
    other.sync()
    one.sync()
    other.sync()
    assert other.photos() == one.photos()
    assert (one.fields(Kind.ATTACHMENT, photo) or {})["caption"] == "Brief van juli"
