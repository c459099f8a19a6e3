"""Sharing 10,000 sealed notes through a real hub on this machine: up, down, bytes on the wire, writing meanwhile."""

import random
import tempfile
import time
from pathlib import Path

from app.sync.course import Work
from app.sync.transport import Reply, Transport
from tests.benchmarks.result import Result
from tests.hub import fresh_database, serving
from tests.profiles import an_open_store
from tests.sync.coaches import Laptop, a_laptop, close

NOTES, LENGTH = 10_000, 452
UP_AIM_S, DOWN_AIM_S, WIRE_AIM_MB, COMMIT_AIM_MS = 2.0, 2.0, 4.0, 5.0
WORDS = "brief huur toeslag gemeente afspraak betaald rekening bewoner gebeld inkomen kosten zorg energie folder"


class Counting(Transport):
    """Counts the bytes of what is sent."""

    up = 0

    def _asked(self, method: str, path: str, content: bytes | None, headers: dict[str, str], token: str) -> Reply:
        self.up += len(content or b"")
        return super()._asked(method, path, content, headers, token)


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
                return _measured(one, other, third)
            finally:
                close(one, other, third)


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
    commit = _commits(third)
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
            "-",
            commit / COMMIT_AIM_MS,
            f"<= {COMMIT_AIM_MS:.0f} ms",
            commit <= COMMIT_AIM_MS,
        ),
    ]


def _commits(laptop: Laptop) -> float:
    """A person commits a field at a random moment of a pull: what is waited for is the rest of the step that runs then,
    and the commit itself; the p95 of that, in milliseconds."""
    dice, waits = random.Random(2), []
    under_way = laptop.steps()
    while under_way.next is not None and getattr(under_way.next, "path", "") != "/v1/changes":
        under_way.take(laptop.store, laptop.hub)  # before anything is fetched: what is written now would be sent first
    mine = laptop.new_dossier("van mij")
    while under_way.next is not None:
        is_work = isinstance(under_way.next, Work)
        began = time.perf_counter()
        under_way.take(laptop.store if is_work else None, laptop.hub)
        step = time.perf_counter() - began
        began = time.perf_counter()
        laptop.note(mine, "veld")
        commit = time.perf_counter() - began
        waits.append((step * dice.random() if is_work else 0.0) + commit)
    return sorted(waits)[int(len(waits) * 0.95)] * 1000


def _seconds(name: str, took: float, aim: float) -> Result:
    return Result(name, f"{took:.2f} s", "-", took / aim, f"<= {aim:.0f} s", took <= aim)


def _timed(work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
