"""A bad line to a real hub: every fault, in both directions; at the end everything is there, once."""

from collections.abc import Callable

import pytest

from app.sync.line import Busy
from app.sync.transport import NoAnswer, Patience, Transport
from db.journal import verify_chain
from db.server import setup
from tests.hub import Database, HubProcess
from tests.sync.coaches import Laptop, a_laptop, close
from tests.sync.proxy import BadLine, Fault, bad_line

NOTES = 120
MOST_TRIES = 150
PATIENCE = Patience(connect=2, answer=0.5)


def until_done(laptop: Laptop, line: BadLine, is_done: Callable[[], bool]) -> int:
    """Sync over the bad line until it came to its end; returns how often that was cut short."""
    cut_short = 0
    for _ in range(MOST_TRIES):
        with Transport(line.url, PATIENCE) as hub:
            try:
                laptop.sync(hub)
            except (NoAnswer, Busy):
                cut_short += 1
                continue
        if is_done():
            return cut_short
    raise AssertionError(f"not done after {MOST_TRIES} tries")


def on_hub(database: Database, stream: str) -> tuple[int, int, int]:
    """Records, operations and the head of a stream: when they are the same, nothing is there twice."""
    with setup.as_owner(database.admin_dsn) as owner:
        found = []
        for sql in (
            "SELECT count(*) FROM record WHERE stream = %s",
            "SELECT count(*) FROM operation WHERE stream = %s",
            "SELECT head FROM stream WHERE stream = %s",
        ):
            row = owner.execute(sql, (stream,)).fetchone()
            assert row is not None
            found.append(int(row[0]))
    return found[0], found[1], found[2]


@pytest.mark.parametrize("fault", [*Fault, None], ids=lambda fault: fault.name.lower() if fault else "any")
def test_over_a_bad_line_everything_arrives_once(
    database: Database, hub: HubProcess, say: Callable[[str], None], fault: Fault | None
) -> None:
    one, other = a_laptop(database, hub.url), a_laptop(database, hub.url)
    dossier = one.new_dossier()
    written = sorted(f"notitie {nth:03}" for nth in range(NOTES))
    for body in written:
        one.note(dossier, body)
    with bad_line(hub.url, fault, 0.4, seed=len(fault or "any")) as line:
        pushed = until_done(one, line, lambda: one.waiting() == 0)
        one.share(dossier, other)
        pulled = until_done(other, line, lambda: other.notes() == written)
    assert on_hub(database, f"dossier/{dossier}") == (NOTES + 1, NOTES + 1, NOTES + 1)
    assert verify_chain(other.store) == ()
    rows = other.store.db.conn.execute("SELECT count(*) FROM journal WHERE kind = 'note'").fetchone()
    assert rows == (NOTES,)
    say(f"bad line ({fault or 'any'}): {dict(line.counts)}; cut short {pushed} up, {pulled} down; {NOTES} notes once")
    close(one, other)
