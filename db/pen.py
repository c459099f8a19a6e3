"""The pen of one service call: it writes records and, in the same transaction, what changed in the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from app.domain.change import Changed, Changes, Kind
from app.errors import UserError
from db import journal, leaving, outbox
from db.driver import Database, query
from db.journal import Author, Entry
from db.shelf import Body, R, Shelf
from db.store import Store

_BESIDE = ("deleted_at", "record_schema")


@dataclass(slots=True)
class Pen:
    """Writes inside one open transaction; ``changes()`` tells afterwards what was really different.

    What came from a hub is written with a pen that ``sends`` nothing. ``stream``: where a new record belongs that is
    of no household; when it is empty that is with one's own.
    """

    db: Database
    author: Author
    reason: str = ""
    sends: bool = True
    stream: str = ""
    _records: dict[tuple[Kind, str], Changed] = field(default_factory=dict)
    _rows: list[str] = field(default_factory=list)

    def put(self, shelf: Shelf[R], record: R, undoable: bool = True) -> None:
        """Keep a record, new or changed; one that is the same already leaves no trace."""
        self.replace(shelf, str(getattr(record, "id")), shelf.body(record), undoable=undoable)  # noqa: B009 - any record

    def take_away(self, shelf: Shelf[R], record_id: str) -> None:
        """Take a record away; its row stays, marked, so that this can be undone and can travel."""
        self.replace(shelf, record_id, None)

    def replace(
        self, shelf: Shelf[Any], record_id: str, after: Body | None, undoable: bool = True, undoes: str | None = None
    ) -> bool:
        """Bring a record to this body (None: taken away) and write down what that changed; whether it was not here
        before.

        Raises UserError when a newer program made the record what it is: this one could only spoil it; and when this
        account may not read the dossier any more.
        """
        sql = f"SELECT {shelf.names}, deleted_at, record_schema FROM {shelf.kind} WHERE id = ?"
        row = next(query(self.db, sql, (record_id,)), None)
        before = {name: row[name] for name in row if name not in _BESIDE} if row and not row["deleted_at"] else None
        if before == after:
            return row is None
        if row and self.sends and row["record_schema"] > outbox.RECORD_SCHEMA:
            raise UserError("services.newer_record")
        dossier_id = _dossier_of(shelf.kind, record_id, after or before or {})
        if self.sends and dossier_id is not None and leaving.is_left(self.db, dossier_id):
            raise UserError("services.taken_out")
        self._write(shelf, row, record_id, after, dossier_id)
        entry = Entry(shelf.kind, record_id, dossier_id, before, after, self.reason, undoable, undoes)
        self._journal(entry)
        return row is None

    def changes(self) -> Changes:
        """What this call changed."""
        return Changes(tuple(self._records.values()), tuple(self._rows))

    def _write(
        self, shelf: Shelf[Any], row: Body | None, record_id: str, after: Body | None, dossier_id: str | None
    ) -> None:
        aim: Body = {"deleted_at": self.author.at.isoformat()} if after is None else {**after, "deleted_at": None}
        if row is None:
            aim["stream"] = self._stream(dossier_id)
            marks = ", ".join(f":{name}" for name in aim)
            self.db.conn.execute(f"INSERT INTO {shelf.kind} ({', '.join(aim)}) VALUES ({marks})", aim)
            return
        changed = {name: value for name, value in aim.items() if row[name] != value}
        marks = ", ".join(f"{name} = :{name}" for name in changed)
        self.db.conn.execute(f"UPDATE {shelf.kind} SET {marks} WHERE id = :id", {**changed, "id": record_id})

    def _journal(self, entry: Entry) -> None:
        row_id = journal.append(self.db, self.author, entry, self._rows[0] if self._rows else "")
        if self.sends:
            outbox.add(self.db, entry.kind, entry.record_id, self._stream(entry.dossier_id), row_id)
        self._rows.append(row_id)
        self._records[entry.kind, entry.record_id] = Changed(entry.kind, entry.record_id, entry.dossier_id)

    def _stream(self, dossier_id: str | None) -> str:
        return f"dossier/{dossier_id}" if dossier_id else self.stream or f"me/{self.author.actor}"


def _dossier_of(kind: Kind, record_id: str, body: Body) -> str | None:
    if kind is Kind.DOSSIER:
        return record_id
    found = body.get("dossier_id")
    return None if found is None else str(found)


@contextmanager
def writing(store: Store, author: Author, reason: str = "", stream: str = "") -> Iterator[Pen]:
    """One transaction with a pen: everything that is written inside is kept together or not at all."""
    with store.transaction() as db:
        yield Pen(db, author, reason, stream=stream)
