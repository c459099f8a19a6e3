"""``kill -9`` of a laptop at any moment, also between a page and its cursor: nothing lost, nothing double."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from db.data_key import DataKey
from db.journal import verify_chain
from db.store import open_store
from tests.hub import ROOT, Database, HubProcess
from tests.profiles import an_open_store
from tests.sync.coaches import a_laptop, close
from tests.sync.test_bad_line import on_hub

NOTES = 400
KILLS = 14


def killed(store: Path, key: DataKey, url: str, steps: int, after: float) -> bool:
    """Let a laptop take some steps and kill it a moment later; whether it was still at work."""
    command = [sys.executable, "-m", "tests.sync.child", str(store), key.reveal().hex(), url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        words = [child.stdout.readline().strip() for _ in range(steps)]
        time.sleep(after)
        child.kill()
        return "klaar" not in words and "" not in words


@pytest.mark.parametrize("way", ["up", "down"])
def test_a_laptop_that_is_killed_goes_on_where_it_was(
    database: Database, hub: HubProcess, tmp_path: Path, say: Callable[[str], None], way: str
) -> None:
    key, dice = DataKey.new(), random.Random(7)
    kept = key.copy()
    path = tmp_path / "a.db"
    fresh = a_laptop(database, hub.url, store=an_open_store(path, key))
    other = a_laptop(database, hub.url)
    writer, reader = (fresh, other) if way == "up" else (other, fresh)
    dossier = writer.new_dossier()
    written = sorted(f"notitie {nth:03}" for nth in range(NOTES))
    for body in written:
        writer.note(dossier, body)
    if way == "down":
        writer.sync()
        writer.share(dossier, reader)
    fresh.store.close()
    at_work = sum(killed(path, kept, hub.url, dice.randint(1, 20), dice.uniform(0, 0.02)) for _ in range(KILLS))
    assert at_work >= KILLS // 2
    fresh.store = open_store(path, kept)
    fresh.sync()
    if way == "up":
        assert fresh.waiting() == 0
        writer.share(dossier, reader)
    reader.sync()
    assert reader.notes() == written
    assert on_hub(database, f"dossier/{dossier}") == (NOTES + 1, NOTES + 1, NOTES + 1)
    for laptop in (fresh, other):
        assert verify_chain(laptop.store) == ()
    rows = reader.store.db.conn.execute("SELECT count(*) FROM journal WHERE kind = 'note'").fetchone()
    assert rows == (NOTES,)
    say(f"killed {at_work} times of {KILLS} at work ({way}): {NOTES} notes there, once each")
    close(fresh, other)
