"""What has been kept long enough, and erasing single records while their dossier stays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from app.domain.change import Kind
from app.domain.ids import DossierId
from app.domain.retention import Due, DueDossier, DueRecord, Term
from app.protocol.clock import is_stamp, moment_of, tick
from db import erasure, journal, outbox
from db.driver import Database
from db.journal import Author, Entry
from db.search import rebuild
from db.store import Store
from db.watching import Step, unwatched, watched

_MOMENTS: Mapping[Kind, str] = {Kind.NOTE: "written_at", Kind.CONTACT_ATTEMPT: "at", Kind.ATTACHMENT: "added_at"}
"""The kinds that have a term of their own, and the column that says since when a record is there."""
_TERM_OF = {Kind.NOTE: Term.NOTE, Kind.CONTACT_ATTEMPT: Term.CONTACT, Kind.ATTACHMENT: Term.PHOTO}


@dataclass(frozen=True, slots=True)
class Cut:
    """The moment (local time) before which what falls under each term has been kept long enough."""

    moments: Mapping[Term, datetime]

    def at(self, term: Term) -> datetime:
        """The moment of one term."""
        return self.moments[term]


def due(store: Store, cut: Cut) -> Due:
    """What is past its term; what stands in a dossier that goes is not named by itself, what is held only counted."""
    with store.reading() as db:
        dossiers = tuple(_dossiers(db, cut))
        going = {one.id for one in dossiers if not one.is_held}
        records = tuple(one for one in _records(db, cut) if one.dossier_id not in going)
    held = {one.id for one in dossiers if one.is_held} | {one.dossier_id for one in records if one.is_held}
    return Due(
        tuple(one for one in dossiers if not one.is_held),
        tuple(one for one in records if not one.is_held),
        len(held),
    )


def erase_due(store: Store, author: Author, due: Due, step: Step = unwatched) -> None:
    """Erase these dossiers and records for good, all of them or, when ``step`` raises, none.

    ``step`` is told after each dossier; the records come as one more, and building the index anew as another.
    """
    total = len(due.dossiers) + 2
    with store.transaction() as db:
        for number, one in enumerate(due.dossiers):
            step(number, total)
            erasure.erase_inside(store, author, one.id)
        step(total - 2, total)
        _erase_ordered(db, author, due.records)
        step(total - 1, total)
        with watched(db, lambda: step(total - 1, total)):
            rebuild(store)
    erasure.empty_log(store)


def erase_records(store: Store, author: Author, records: Sequence[DueRecord]) -> int:
    """Erase these records with the content of their journal, all at once; how many went.

    The heads of the journal stay, so that its chain stays whole; the ids go on the permanent list. The index is built
    anew and the write-ahead log emptied.
    """
    with store.transaction() as db:
        _erase_ordered(db, author, records)
        if records:
            rebuild(store)
    if records:
        erasure.empty_log(store)
    return len(records)


def erase_again(store: Store, author: Author, erased: Sequence[str]) -> int:
    """Erase what came back with a restored store although it stands on the list; the others go on the list at once."""
    held = []
    with store.transaction() as db:
        for record_id in erased:
            found = next(_found(db, record_id), None)
            if found is None:
                db.conn.execute("INSERT OR IGNORE INTO erased_record VALUES (?)", (record_id,))
            else:
                held.append(found)
    return erase_records(store, author, held)


def _found(db: Database, record_id: str) -> Iterator[DueRecord]:
    for kind, column in _MOMENTS.items():
        sql = f"SELECT dossier_id, {column} FROM {kind} WHERE id = ?"
        for dossier_id, since in db.conn.execute(sql, (record_id,)):
            yield DueRecord(kind, record_id, DossierId(dossier_id), datetime.fromisoformat(since), False)


def _erase_ordered(db: Database, author: Author, records: Sequence[DueRecord]) -> None:
    db.execute("PRAGMA defer_foreign_keys = ON")
    ordered = sorted(records, key=lambda one: one.dossier_id)
    for dossier_id, of_dossier in groupby(ordered, key=lambda one: one.dossier_id):
        _erase_in(db, author, dossier_id, list(of_dossier))


def _erase_in(db: Database, author: Author, dossier_id: DossierId, records: list[DueRecord]) -> None:
    """Erase some records of one dossier inside the open transaction."""
    db.conn.execute("INSERT INTO erasure_open VALUES (?)", (dossier_id,))
    for one in records:
        for letter in _letters(db, one):
            _erase_one(db, dossier_id, Kind.DEBT_LETTER, letter)
        if one.kind is Kind.NOTE:
            db.conn.execute("UPDATE note_draft SET corrects = NULL WHERE corrects = ?", (one.record_id,))
        _erase_one(db, dossier_id, one.kind, one.record_id)
        entry = Entry(one.kind, one.record_id, dossier_id, None, None, undoable=False)
        row_id = journal.append(db, author, entry)
        db.conn.execute("DELETE FROM journal_content WHERE journal_id = ?", (row_id,))
    db.conn.execute("DELETE FROM erasure_open")


def _letters(db: Database, one: DueRecord) -> list[str]:
    """What ties a picture to a debt goes with the picture."""
    if one.kind is not Kind.ATTACHMENT:
        return []
    return [row[0] for row in db.conn.execute("SELECT id FROM debt_letter WHERE attachment_id = ?", (one.record_id,))]


def _erase_one(db: Database, dossier_id: DossierId, kind: Kind, record_id: str) -> None:
    rows = "SELECT id FROM journal WHERE dossier_id = ? AND record_id = ?"
    db.conn.execute(f"DELETE FROM journal_content WHERE journal_id IN ({rows})", (dossier_id, record_id))
    outbox.forget_record(db, kind, f"dossier/{dossier_id}", record_id)
    db.conn.execute(f"DELETE FROM {kind} WHERE id = ?", (record_id,))
    db.conn.execute("INSERT OR IGNORE INTO erased_record VALUES (?)", (record_id,))


def _dossiers(db: Database, cut: Cut) -> Iterator[DueDossier]:
    """Dossiers that were closed, in which nothing happened, or that were taken away, long enough ago."""
    closed = (cut.at(Term.CLOSED).date().isoformat(),)
    silent = (tick("", cut.at(Term.SILENT)), cut.at(Term.SILENT).isoformat())
    taken = (cut.at(Term.TAKEN_BACK).isoformat(),)
    for term, sql, args in (
        (Term.CLOSED, _CLOSED, closed),
        (Term.SILENT, _SILENT, silent),
        (Term.TAKEN_BACK, _TAKEN_BACK, taken),
    ):
        for dossier_id, label, since, is_held in db.conn.execute(sql, args):
            yield DueDossier(DossierId(dossier_id), label, term, _moment(since), bool(is_held))


def _moment(written: str) -> datetime:
    """A day or a moment as it is kept, or a stamp of the journal, as local time."""
    if is_stamp(written):
        return moment_of(written).astimezone().replace(tzinfo=None)
    return datetime.fromisoformat(written)


def _records(db: Database, cut: Cut) -> Iterator[DueRecord]:
    for kind, column in _MOMENTS.items():
        moment = cut.at(_TERM_OF[kind]).isoformat()
        stays = _PUT_RIGHT_LATER if kind is Kind.NOTE else "FALSE"
        sql = f"""
            SELECT one.id, one.dossier_id, one.{column}, legal_hold FROM {kind} AS one
            JOIN dossier ON dossier.id = one.dossier_id
            WHERE one.{column} < ? AND NOT ({stays}) ORDER BY one.{column}, one.id
        """
        args = (moment, moment) if kind is Kind.NOTE else (moment,)
        for record_id, dossier_id, since, is_held in db.conn.execute(sql, args):
            yield DueRecord(kind, record_id, DossierId(dossier_id), datetime.fromisoformat(since), bool(is_held))


_CLOSED = """
    SELECT id, label, closed_on, legal_hold FROM dossier
    WHERE deleted_at IS NULL AND closed_on < ? ORDER BY closed_on, id
"""
_SILENT = """
    SELECT dossier.id, label, max(at) AS last, legal_hold FROM dossier JOIN journal ON journal.dossier_id = dossier.id
    WHERE dossier.deleted_at IS NULL AND closed_on IS NULL GROUP BY dossier.id
    HAVING last < ? AND NOT EXISTS (
        SELECT 1 FROM visit WHERE visit.dossier_id = dossier.id AND visit.deleted_at IS NULL AND starts_at >= ?
    ) ORDER BY last, dossier.id
"""
_TAKEN_BACK = "SELECT id, label, deleted_at, legal_hold FROM dossier WHERE deleted_at < ? ORDER BY deleted_at, id"
_PUT_RIGHT_LATER = """
    EXISTS (
        WITH RECURSIVE later (id, written_at) AS (
            SELECT id, written_at FROM note WHERE corrects = one.id
            UNION SELECT note.id, note.written_at FROM note JOIN later ON note.corrects = later.id
        ) SELECT 1 FROM later WHERE written_at >= ?
    )
"""
