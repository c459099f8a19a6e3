"""Sharing 10,000 sealed notes through a real hub on this machine: up, down, bytes on the wire, writing meanwhile."""

import random
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from app.domain.ids import DossierId
from app.protocol.held import KnownAccount, Trust
from app.protocol.shapes import Message
from app.sync.course import Work
from app.sync.transport import Reply, Transport
from db import stream_keys
from db.store import Store
from tests.benchmarks.result import Result
from tests.hub import Database, Person, fresh_database, new_person, serving
from tests.profiles import an_open_store
from tests.sync.coaches import Laptop, a_laptop, close, of_person

NOTES, LENGTH = 10_000, 452
COACHES, ROUNDS, MOST_SECONDS = 60, 5, 120.0
UP_AIM_S, DOWN_AIM_S, WIRE_AIM_MB, COMMIT_AIM_MS = 2.0, 2.0, 4.0, 5.0
WORDS = "brief huur toeslag gemeente afspraak betaald rekening bewoner gebeld inkomen kosten zorg energie folder"


class Counting(Transport):
    """Counts the bytes of what is sent."""

    up = 0

    def _asked(self, method: str, path: str, content: bytes | None, headers: dict[str, str], token: str) -> Reply:
        self.up += len(content or b"")
        return super()._asked(method, path, content, headers, token)


class Timing(Transport):
    """Keeps how long each push was under way, in seconds."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.pushes: list[float] = []

    def ask(self, method: str, path: str, message: Message | None = None, token: str = "") -> Reply:
        began = time.perf_counter()
        reply = super().ask(method, path, message, token)
        if path == "/v1/push":
            self.pushes.append(time.perf_counter() - began)
        return reply


def run() -> list[Result]:
    """Both ways, on encrypted files."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        database = fresh_database()
        with serving(database, folder / "hub.log") as hub:
            one = a_laptop(database, hub.url, store=an_open_store(folder / "a.db"))
            other = a_laptop(database, hub.url, store=an_open_store(folder / "b.db"))
            third = a_laptop(database, hub.url, store=an_open_store(folder / "c.db"))
            try:
                found = _measured(one, other, third)
            finally:
                close(one, other, third)
            return [*found, _together(database, hub.url)]


def _measured(one: Laptop, other: Laptop, third: Laptop) -> list[Result]:
    dice = random.Random(1)
    dossier = one.new_dossier()
    words = WORDS.split()
    size = 0
    with one.store.transaction():
        for _ in range(NOTES):
            body = " ".join(dice.choices(words, k=LENGTH // 7))[:LENGTH]
            size += len(body)
            one.note(dossier, body)
    with Counting(one.person.url) as counting:
        up = _timed(lambda: one.sync(counting))
        sent = counting.up
    one.share(dossier, other, third)
    down = _timed(other.sync)
    assert len(other.notes()) == NOTES
    commit, idle = _commits(third)
    return [
        _seconds("10,000 sealed notes pushed", up, UP_AIM_S),
        _seconds("10,000 sealed notes pulled", down, DOWN_AIM_S),
        Result(
            "bytes up for those notes",
            f"{sent / 1e6:.2f} MB",
            f"{size / 1e6:.2f} MB in clear",
            sent / size,
            f"<= {WIRE_AIM_MB:.0f} MB",
            sent / 1e6 <= WIRE_AIM_MB,
        ),
        Result(
            "p95 of a field committed while they are pulled",
            f"{commit:.2f} ms",
            f"{idle:.2f} ms idle",
            commit / idle,
            f"<= {COMMIT_AIM_MS:.0f} ms",
            commit <= COMMIT_AIM_MS,
        ),
    ]


def _together(database: Database, url: str) -> Result:
    """A whole team writes in one dossier and pushes at the same moment, round after round; then everybody fetches."""
    people = [new_person(database, url, organisation="team") for _ in range(COACHES)]
    first = of_person(people[0], Store.in_memory())
    dossier = first.new_dossier()
    first.sync()
    stream = f"dossier/{dossier}"
    people[0].stream_keys[stream] = stream_keys.held_keys(first.store, stream).newest
    for person in people[1:]:
        people[0].share(stream, person)
    alone = Timing(url)
    for nth in range(20):
        first.note(dossier, f"alleen {nth}")
        first.sync(alone)
    close(first)
    alone.close()
    gate = threading.Barrier(COACHES)
    team = _Team(people, dossier, gate)
    with ThreadPoolExecutor(COACHES) as threads:
        took = [each for pushes in threads.map(team.work, people) for each in pushes]
    with ThreadPoolExecutor(8) as threads:
        missed = sum(threads.map(team.missed, people))
    p95, base = _p95(took), _p95(alone.pushes)
    return Result(
        f"p95 of a push, {COACHES} coaches x {ROUNDS} rounds at once; missed: {missed}",
        f"{p95:.0f} ms",
        f"{base:.0f} ms alone",
        p95 / base,
        "none missed",
        missed == 0 and len(took) >= COACHES * ROUNDS,
    )


@dataclass(slots=True)
class _Team:
    """People who work in one dossier; each has a laptop in the thread it works in."""

    people: list[Person]
    dossier: DossierId
    gate: threading.Barrier

    def work(self, person: Person) -> list[float]:
        """All rounds of one of them: how long each push took, in seconds."""
        laptop = self._laptop(person)
        with Timing(person.url) as hub:
            laptop.sync(hub)
            for nth in range(ROUNDS):
                laptop.note(self.dossier, f"{person.account} {nth}")
                self.gate.wait(MOST_SECONDS)
                laptop.sync(hub)
            close(laptop)
            return hub.pushes

    def missed(self, person: Person) -> int:
        """How many notes of the team do not come on a laptop of this person."""
        laptop = self._laptop(person)
        laptop.sync()
        there = set(laptop.notes())
        close(laptop)
        return sum(f"{each.account} {nth}" not in there for each in self.people for nth in range(ROUNDS))

    def _laptop(self, person: Person) -> Laptop:
        laptop = of_person(person, Store.in_memory())
        for other in self.people:
            if other.account != person.account:
                known = KnownAccount(other.account, other.keys.public, Trust.COMPARED)
                stream_keys.keep_account(laptop.store, known)
        return laptop


def _p95(seconds: list[float]) -> float:
    """In milliseconds."""
    return sorted(seconds)[int(len(seconds) * 0.95)] * 1000


def _commits(laptop: Laptop) -> tuple[float, float]:
    """A person commits a field at a random moment of a pull: what is waited for is the rest of the step that runs then,
    and the commit itself. The p95 of that in milliseconds, and that of a commit while nothing is fetched."""
    dice, waits = random.Random(2), []
    under_way = laptop.steps()
    while under_way.next is not None and getattr(under_way.next, "path", "") != "/v1/changes":
        under_way.take(laptop.store, laptop.hub)  # before anything is fetched: what is written now would be sent first
    mine = laptop.new_dossier("van mij")
    idle = [_timed(lambda: laptop.note(mine, "veld")) for _ in range(200)]
    while under_way.next is not None:
        is_work = isinstance(under_way.next, Work)
        began = time.perf_counter()
        under_way.take(laptop.store if is_work else None, laptop.hub)
        step = time.perf_counter() - began
        began = time.perf_counter()
        laptop.note(mine, "veld")
        commit = time.perf_counter() - began
        waits.append((step * dice.random() if is_work else 0.0) + commit)
    return _p95(waits), _p95(idle)


def _seconds(name: str, took: float, aim: float) -> Result:
    return Result(name, f"{took:.2f} s", "-", took / aim, f"<= {aim:.0f} s", took <= aim)


def _timed(work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
