"""The encrypted store against plain sqlite3: the same services, schema and pragmas, without the encryption."""

import random
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from app.domain.ids import DossierId, new_id
from app.services import answers, dossiers, profile
from app.services.profile_place import store_path
from app.services.search import search
from app.services.session import Session, local_now
from db.driver import Database
from db.inspection import SCHEMA_VERSION
from db.store import Store, run_in_one_transaction, schema_sql, tune
from tests.benchmarks.result import Result
from tests.benchmarks.timing import median_of_both
from tests.profiles import CHEAP, PASSPHRASE

FIELDS, SEARCHES, OPENINGS = 600, 200, 5
NOTES, WORDS_IN_A_NOTE, DOSSIERS = 100_000, 40, 500
FIELD_AIM_MS, SEARCH_AIM_MS = 1.0, 5.0
LABEL = "Alleenstaande ouder, twee kinderen"


def run() -> list[Result]:
    """A field committed to disk, and a search as someone types, in 100,000 notes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "profiel"
        ours = profile.create(folder, PASSPHRASE, remember=False, cost=CHEAP).session
        plain = _plain_session(Path(place) / "plain.db")
        try:
            results = [_fields(ours, plain)]
            vocabulary = _vocabulary()
            for session in (ours, plain):
                _fill(session.store, vocabulary)
            results += [_searches(ours, plain, vocabulary), _field_in_a_full_store(ours, plain)]
        finally:
            profile.lock(ours)
            plain.store.close()
        return [*results, _opening(folder)]


def _plain_session(path: Path) -> Session:
    connection = sqlite3.connect(path, isolation_level=None)
    db = Database(connection, execute_plugins=False)
    tune(db)
    run_in_one_transaction(db, _schema_for_plain(), SCHEMA_VERSION)
    return Session(Store(db, path), "coach", new_id(), local_now)


def _schema_for_plain() -> str:
    """The schema as it is; only an SQLite before 3.42 does not know the index option for a thorough removal."""
    known = sqlite3.sqlite_version_info >= (3, 42)
    return schema_sql() if known else schema_sql().replace("INSERT INTO search (search, rank)", "-- ")


def _fields(ours: Session, plain: Session, name: str = "a field committed to disk") -> Result:
    (_, one), (_, other) = dossiers.open_new(ours, LABEL), dossiers.open_new(plain, LABEL)
    numbers = count()

    def commit(session: Session, dossier_id: DossierId) -> None:
        number = next(numbers)
        answers.give(session, dossier_id, f"uitgaven.post{number % 40}", number)

    taken = median_of_both(lambda: commit(ours, one), lambda: commit(plain, other), FIELDS)
    return _result(name, taken, "the same service on plain sqlite3", FIELD_AIM_MS)


def _field_in_a_full_store(ours: Session, plain: Session) -> Result:
    return _fields(ours, plain, f"a field committed beside {NOTES:,} notes")


def _searches(ours: Session, plain: Session, vocabulary: list[str]) -> Result:
    dice = random.Random(7)
    typed = [f"{dice.choice(vocabulary)} {dice.choice(vocabulary)[:3]}" for _ in range(SEARCHES)]
    found = sum(bool(search(ours, words)) for words in typed)
    if found < SEARCHES // 2 or any(len(search(ours, words)) != len(search(plain, words)) for words in typed[:20]):
        raise ValueError(f"only {found} of {SEARCHES} searches found something, or the stores differ")
    one, other = iter(typed), iter(typed)
    taken = median_of_both(lambda: search(ours, next(one)), lambda: search(plain, next(other)), SEARCHES)
    return _result(f"a search in {NOTES:,} notes", taken, "plain sqlite3 FTS5", SEARCH_AIM_MS)


def _opening(folder: Path) -> Result:
    """Opening checks every page; the reference is reading the file from end to end without looking at it."""
    store = store_path(folder)

    def unlock() -> None:
        profile.lock(profile.unlock(folder, PASSPHRASE))

    taken = median_of_both(unlock, store.read_bytes, OPENINGS)
    size = store.stat().st_size // 1_000_000
    return _result(f"opening {size} MB with every page checked", taken, "reading the file", None)


def _result(name: str, taken: tuple[float, float], reference: str, aim_ms: float | None) -> Result:
    ours, other = taken
    aim = "-" if aim_ms is None else f"at most {aim_ms:g} ms"
    met = None if aim_ms is None else ours <= aim_ms
    return Result(name, f"{ours:.2f} ms", f"{other:.2f} ms ({reference})", ours / other, aim, met)


def _fill(store: Store, vocabulary: list[str]) -> None:
    """Put the notes in at once; the triggers of the schema index them."""
    dice = random.Random(23)
    owners = [new_id() for _ in range(DOSSIERS)]
    with store.transaction() as db:
        db.conn.executemany(
            "INSERT INTO dossier (id, label, created_at, stream) VALUES (?, ?, '2026-01-05T10:00:00', 'dossier')",
            [(owner, LABEL) for owner in owners],
        )
        db.conn.executemany(
            "INSERT INTO note (id, dossier_id, body, written_at, author, stream)"
            " VALUES (?, ?, ?, '2026-01-05T10:00:00', 'coach', 'dossier')",
            _notes(dice, owners, vocabulary),
        )


def _notes(dice: random.Random, owners: list[str], vocabulary: list[str]) -> Iterator[tuple[str, str, str]]:
    for _ in range(NOTES):
        yield new_id(), dice.choice(owners), " ".join(dice.choices(vocabulary, k=WORDS_IN_A_NOTE))


def _vocabulary() -> list[str]:
    """Three thousand words of two or three syllables, each as rare as the words of a conversation."""
    syllables = [onset + vowel + coda for onset in "bdghklmnprstvw" for vowel in "aeiou" for coda in ("", "n", "r")]
    dice = random.Random(11)
    return sorted({"".join(dice.choices(syllables, k=dice.choice((2, 3)))) for _ in range(3_200)})[:3_000]
