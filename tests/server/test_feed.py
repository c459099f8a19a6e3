"""The gap detector: many writers and a reader, nothing is missed; and a wrong numbering is caught by it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import psycopg
import pytest

from app.protocol.feed import Ask, Changes, Cursor
from tests.hub import Database, HubProcess, Person, fresh_database, new_person

WRITERS, ROUNDS = 6, 40


def read_until(is_done: Callable[[], bool], ask: Callable[[int], tuple[list[str], int]]) -> list[str]:
    """Everything a reader meets that goes on from its cursor, until the writers are done and nothing new comes."""
    seen: list[str] = []
    since = 0
    until = time.monotonic() + 30
    while time.monotonic() < until:
        was_done = is_done()
        found, since = ask(since)
        seen += found
        if was_done and not found:
            return seen
    raise AssertionError("the reader never came to an end")


@contextmanager
def writing(works: list[Callable[[], None]]) -> Iterator[Callable[[], bool]]:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    try:
        yield lambda: not any(thread.is_alive() for thread in threads)
    finally:
        for thread in threads:
            thread.join(30)


def test_a_reader_misses_nothing_that_many_write(database: Database, hub: HubProcess, say: Callable[[str], None]):
    people = [new_person(database, hub.url) for _ in range(WRITERS)]
    stream = people[0].new_stream()
    for other in people[1:]:
        people[0].share(stream, other)
    written: list[str] = []

    def work(person: Person) -> None:
        for turn in range(ROUNDS):
            operations = [person.operation(stream, f"{turn}") for _ in range(1 + turn % 3)]
            person.push(*operations)
            written.extend(operation.op for operation in operations)

    reader = new_person(database, hub.url)
    people[0].share(stream, reader)

    def ask(since: int) -> tuple[list[str], int]:
        answer = Changes.parse(reader.post("/v1/changes", Ask((Cursor(stream, since),), limit=50)).content)
        found = answer.streams[0]
        numbers = [change.seq for change in found.changes]
        assert numbers == list(range(since + 1, found.next + 1))  # no number is jumped over
        return [change.operation.op for change in found.changes], found.next

    with writing([partial(work, person) for person in people]) as is_done:
        seen = read_until(is_done, ask)
    say(f"{len(written)} written by {WRITERS}, {len(seen)} seen, {len(set(written) - set(seen))} missed")
    assert len(written) == len(set(seen)) == len(seen) == WRITERS * sum(1 + turn % 3 for turn in range(ROUNDS))
    assert set(written) == set(seen)


def test_numbers_of_a_sequence_are_caught(say: Callable[[str], None]):
    """The same reader over a feed that is numbered by a sequence: it loses rows, and this detector sees it."""
    database = fresh_database()
    with psycopg.connect(database.admin_dsn, autocommit=True) as owner:
        owner.execute("CREATE TABLE wrong (seq bigserial PRIMARY KEY, op text)")
    written: list[str] = []

    def work(writer: int) -> None:
        with psycopg.connect(database.admin_dsn, autocommit=True) as connection:
            for turn in range(ROUNDS):
                with connection.transaction():
                    connection.execute("INSERT INTO wrong (op) VALUES (%s)", (f"{writer} {turn}",))
                    time.sleep(0.001 * ((writer + turn) % 4))  # as long as a slow disk makes a commit take
                written.append(f"{writer} {turn}")

    with psycopg.connect(database.admin_dsn, autocommit=True) as connection:

        def ask(since: int) -> tuple[list[str], int]:
            rows = connection.execute("SELECT op, seq FROM wrong WHERE seq > %s ORDER BY seq", (since,)).fetchall()
            return [op for op, _ in rows], max((seq for _, seq in rows), default=since)

        with writing([partial(work, writer) for writer in range(WRITERS)]) as is_done:
            seen = read_until(is_done, ask)
    missed = len(set(written) - set(seen))
    say(f"{len(written)} written, {len(seen)} seen, {missed} missed by the wrong numbering")
    assert missed > 0


@pytest.mark.parametrize("order", [1, -1])
def test_two_that_push_to_the_same_streams_in_another_order(database: Database, hub: HubProcess, order: int):
    """The locks are taken in the order of the names, so nobody waits for each other for ever."""
    one, other = new_person(database, hub.url), new_person(database, hub.url)
    streams = [one.new_stream() for _ in range(4)]
    for stream in streams:
        one.share(stream, other)

    def work(person: Person, names: list[str]) -> None:
        for _ in range(15):
            results = person.push(*(person.operation(name, "x") for name in names)).results
            assert {each.status for each in results} == {"ok"}

    with writing([lambda: work(one, streams), lambda: work(other, streams[::-1])]):
        pass
    heads = {each["stream"]: each["head"] for each in one.send("GET", "/v1/streams").json()["streams"]}
    assert [heads[stream] for stream in streams] == [30] * 4
