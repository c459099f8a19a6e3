"""The journal: who changed what, when; rows that cannot be changed, chained per device so that a gap shows."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from app.domain.change import Kind
from app.domain.ids import new_id
from app.protocol.clock import tick
from db.driver import Database, query
from db.shelf import Body
from db.store import Store

_START = bytes(32)
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, on which device, at what moment (local time without zone)."""

    actor: str
    device: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """What changed: a record before and after (None: not there), why, and which row this reverses."""

    kind: Kind
    record_id: str
    dossier_id: str | None
    before: Body | None
    after: Body | None
    reason: str = ""
    undoable: bool = True
    undoes: str | None = None


class Flaw(StrEnum):
    """What can be wrong with a row of the journal."""

    MISSING = "missing"
    CHANGED = "changed"
    CONTENT_MISSING = "content_missing"
    CONTENT_CHANGED = "content_changed"


@dataclass(frozen=True, slots=True)
class Break:
    """One place where the chain of a device is not whole."""

    device: str
    seq: int
    flaw: Flaw


def append(db: Database, author: Author, entry: Entry, call: str = "") -> str:
    """Write one row inside the open transaction and return its id; ``call`` is the first row of the same call."""
    seq, prev, last = db.conn.execute(_HEAD, (author.device,)).fetchone() or (0, _START, "")
    salt = os.urandom(16)
    before, after = _written(entry.before), _written(entry.after)
    row: dict[str, Any] = {"id": new_id(), "seq": seq + 1, "at": tick(last, author.at)}
    row |= {"call": call or row["id"], "actor": author.actor, "device": author.device}
    row |= {"kind": str(entry.kind), "record_id": entry.record_id, "dossier_id": entry.dossier_id}
    row |= {"undoable": int(entry.undoable), "undoes": entry.undoes}
    row |= {"content_digest": _content_digest(salt, before, after, entry.reason), "prev": prev}
    row["digest"] = _digest(row)
    db.conn.execute(_INSERT, row)
    db.conn.execute(_INSERT_CONTENT, (row["id"], salt, before, after, entry.reason))
    db.conn.execute("INSERT OR REPLACE INTO journal_head VALUES (?, ?, ?)", (author.device, seq + 1, row["digest"]))
    return str(row["id"])


def verify_chain(store: Store) -> tuple[Break, ...]:
    """Every place where a row is missing or was changed; empty when the journal of each device is whole.

    Content that went with an erasure is no flaw, content that went without one is.
    """
    with store.reading() as db:
        heads = {row["device"]: row for row in query(db, "SELECT * FROM journal_head")}
        chains = {device: list(rows) for device, rows in groupby(query(db, _CHAIN), lambda row: row["device"])}
        devices = sorted(heads.keys() | chains.keys())
        return tuple(f for device in devices for f in _flaws(device, chains.get(device, []), heads.get(device)))


def _flaws(device: str, chain: list[dict[str, Any]], head: Mapping[str, Any] | None) -> Iterator[Break]:
    seq, prev = 0, _START
    for row in chain:
        if row["seq"] != seq + 1:
            yield Break(device, seq + 1, Flaw.MISSING)
        elif row["prev"] != prev or row["digest"] != _digest(row):
            yield Break(device, row["seq"], Flaw.CHANGED)
        yield from _content_flaws(device, row)
        seq, prev = row["seq"], row["digest"]
    if head is None or head["seq"] != seq:
        yield Break(device, seq + 1, Flaw.MISSING)
    elif head["digest"] != prev:
        yield Break(device, seq, Flaw.CHANGED)


def _content_flaws(device: str, row: Mapping[str, Any]) -> Iterator[Break]:
    if row["salt"] is None:
        if not row["is_erased"]:
            yield Break(device, row["seq"], Flaw.CONTENT_MISSING)
    elif row["content_digest"] != _content_digest(row["salt"], row["before"], row["after"], row["reason"]):
        yield Break(device, row["seq"], Flaw.CONTENT_CHANGED)


def _written(body: Body | None) -> str | None:
    return None if body is None else _COMPACT.encode(body)


def _content_digest(salt: bytes, before: str | None, after: str | None, reason: str) -> bytes:
    return hashlib.sha256(salt + json.dumps([before, after, reason]).encode()).digest()


def _digest(row: Mapping[str, Any]) -> bytes:
    plain = json.dumps([row[name] for name in _CHAINED]).encode()
    return hashlib.sha256(bytes(row["prev"]) + plain + bytes(row["content_digest"])).digest()


_CHAINED = ("seq", "id", "call", "at", "actor", "device", "kind", "record_id", "dossier_id", "undoable", "undoes")
_COLUMNS = (*_CHAINED, "content_digest", "prev", "digest")
_INSERT = f"INSERT INTO journal ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"
_INSERT_CONTENT = "INSERT INTO journal_content VALUES (?, ?, ?, ?, ?)"
_HEAD = """
    SELECT head.seq, head.digest, journal.at FROM journal_head AS head
    LEFT JOIN journal ON journal.device = head.device AND journal.seq = head.seq WHERE head.device = ?
"""
_CHAIN = """
    SELECT journal.*, salt, before, after, reason,
           erased.dossier_id IS NOT NULL OR erased_record.record_id IS NOT NULL OR dropped.dossier_id IS NOT NULL
               AS is_erased
    FROM journal LEFT JOIN dropped ON dropped.dossier_id = journal.dossier_id
    LEFT JOIN journal_content ON journal_id = journal.id LEFT JOIN erased ON erased.dossier_id = journal.dossier_id
    LEFT JOIN erased_record ON erased_record.record_id = journal.record_id
    ORDER BY device, seq
"""
