"""Things that go wrong in the middle: nothing that was acknowledged is lost, and nothing is there twice."""

import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from app.protocol.feed import Ask, Changes, Cursor
from app.protocol.operations import Operation, Pushed, Status
from db.server.cluster import Cluster, make_cluster
from tests.hub import Database, HubProcess, Person, fresh_database, new_person, remove_cluster, serving

KILLS, BATCH = 6, 5
Say = Callable[[str], None]


@dataclass(slots=True)
class Laptop:
    """Pushes batches until told to stop; what gets no answer is sent again as it was, as a laptop does."""

    person: Person
    stream: str
    acknowledged: list[str] = field(default_factory=list)
    retries: int = 0
    longest: float = 0.0
    done: threading.Event = field(default_factory=threading.Event)

    def work(self) -> None:
        while not self.done.is_set():
            self.deliver([self.person.operation(self.stream, "brief") for _ in range(BATCH)])

    def deliver(self, batch: list[Operation]) -> None:
        begun = time.monotonic()
        while time.monotonic() - begun < 30:
            if (pushed := self._tried(batch)) is not None:
                assert {each.status for each in pushed.results} <= {Status.OK, Status.DUP}
                self.acknowledged += [operation.op for operation in batch]
                self.longest = max(self.longest, time.monotonic() - begun)
                return
            self.retries += 1
            time.sleep(0.02)
        raise AssertionError("the hub did not come back")

    def _tried(self, batch: list[Operation]) -> Pushed | None:
        try:
            answer = self.person.post("/v1/push", self.person.pushing(*batch))
        except httpx.TransportError:
            return None
        if answer.status_code == 503:
            return None
        assert answer.status_code == 200, answer.text
        return Pushed.parse(answer.content)


def everything(person: Person, stream: str) -> list[str]:
    """The ids of all operations that the hub has, by reading the feed from the start."""
    seen: list[str] = []
    since = 0
    while True:
        answer = person.post("/v1/changes", Ask((Cursor(stream, since),), limit=1000))
        page = Changes.parse(answer.content).streams[0]
        seen += [change.operation.op for change in page.changes]
        since = page.next
        if not page.more:
            return seen


def account(laptop: Laptop, what: str, say: Say) -> None:
    """Count, print and compare."""
    seen = everything(laptop.person, laptop.stream)
    lost, double = set(laptop.acknowledged) - set(seen), len(seen) - len(set(seen))
    say(
        f"{what}: {len(laptop.acknowledged)} acknowledged, {len(seen)} there, {len(lost)} lost, {double} double, "
        f"{laptop.retries} tries more, longest wait {laptop.longest:.2f} s"
    )
    assert (len(lost), double) == (0, 0)
    assert len(laptop.acknowledged) > BATCH


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[Database, HubProcess]]:
    database = fresh_database()
    with serving(database, tmp_path / "hub.log") as hub:
        yield database, hub


def during(laptop: Laptop, trouble: Callable[[], None]) -> None:
    thread = threading.Thread(target=laptop.work)
    thread.start()
    try:
        trouble()
    finally:
        laptop.done.set()
        thread.join(40)
    assert not thread.is_alive()


def test_the_hub_killed_at_random_points(running: tuple[Database, HubProcess], say: Say):
    database, hub = running
    person = new_person(database, hub.url)
    laptop = Laptop(person, person.new_stream())
    chance = random.Random(20260701)

    def trouble() -> None:
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.05, 0.35))
            hub.kill()
            hub.start()
        time.sleep(0.1)

    during(laptop, trouble)
    account(laptop, f"hub killed {KILLS} times", say)
    assert laptop.retries > 0


def test_an_answer_that_got_lost(running: tuple[Database, HubProcess]):
    database, hub = running
    person = new_person(database, hub.url)
    stream = person.new_stream()
    batch = [person.operation(stream, "x") for _ in range(BATCH)]
    assert {each.status for each in person.push(*batch).results} == {Status.OK}
    assert {each.status for each in person.push(*batch).results} == {Status.DUP}
    assert everything(person, stream) == [operation.op for operation in batch]


def test_a_second_hub_on_the_same_database(running: tuple[Database, HubProcess], tmp_path: Path, say: Say):
    database, first = running
    one, other = new_person(database, first.url), new_person(database, first.url)
    stream = one.new_stream()
    one.share(stream, other)
    with serving(database, tmp_path / "second.log") as second:
        other.url = second.url
        laptops = [Laptop(one, stream), Laptop(other, stream)]
        during(laptops[0], lambda: during(laptops[1], lambda: time.sleep(0.7)))
        account(laptops[0], "first hub", say)
        account(laptops[1], "second hub", say)
        assert len(everything(one, stream)) == sum(len(laptop.acknowledged) for laptop in laptops)


@contextmanager
def own_cluster() -> Iterator[Cluster]:
    """A cluster that may be broken; nothing of it is left."""
    cluster = make_cluster(Path(tempfile.mkdtemp(prefix="kt-pg-")))
    try:
        yield cluster
    finally:
        remove_cluster(cluster)


def test_postgresql_stopped_at_once(tmp_path: Path, say: Say):
    with own_cluster() as cluster:
        database = fresh_database(cluster)
        with serving(database, tmp_path / "hub.log") as hub:
            person = new_person(database, hub.url)
            laptop = Laptop(person, person.new_stream())

            def trouble() -> None:
                for _ in range(2):
                    time.sleep(0.3)
                    cluster.stop("immediate")
                    assert httpx.get(f"{hub.url}/health").status_code == 503
                    cluster.start()
                time.sleep(0.3)

            during(laptop, trouble)
            account(laptop, "PostgreSQL stopped at once, twice", say)
            assert httpx.get(f"{hub.url}/health").json()["status"] == "ok"


def test_a_synchronous_standby_promoted(tmp_path: Path, say: Say):
    """Nothing acknowledged is lost when the primary dies, since each commit waited for the standby."""
    with own_cluster() as primary:
        primary.configure({"synchronous_standby_names": "'*'", "wal_level": "replica", "hot_standby": "on"})
        database = fresh_database(primary)
        standby = primary.standby(Path(tempfile.mkdtemp(prefix="kt-pg-")))
        try:
            primary.stop()
            primary.start()
            both = database.service_dsn.replace(f":{primary.port}/", f":{primary.port},127.0.0.1:{standby.port}/")
            with serving(database, tmp_path / "hub.log", f"{both}?target_session_attrs=read-write") as hub:
                person = new_person(database, hub.url)
                laptop = Laptop(person, person.new_stream())

                def trouble() -> None:
                    time.sleep(0.6)
                    assert primary.psql("SELECT sync_state FROM pg_stat_replication") == "sync"
                    primary.stop("immediate")
                    standby.promote()
                    time.sleep(0.6)

                during(laptop, trouble)
                account(laptop, "primary lost, standby promoted", say)
                assert laptop.retries > 0
        finally:
            remove_cluster(standby)
