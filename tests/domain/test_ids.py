"""Identifiers that sort by time."""

import threading
import time
import uuid

from app.domain.ids import milliseconds_of, new_id


def test_it_is_a_uuid_of_version_7():
    made = uuid.UUID(new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


def test_it_carries_the_moment_it_was_made():
    before = time.time_ns() // 1_000_000
    found = milliseconds_of(new_id())
    assert before <= found <= time.time_ns() // 1_000_000 + 1000


def test_ids_of_one_process_only_go_up():
    made = [new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_threads_never_make_the_same_one():
    made: list[list[str]] = []

    def make() -> None:
        made.append([new_id() for _ in range(1000)])

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one for batch in made for one in batch}) == 4000
    assert all(batch == sorted(batch) for batch in made)
