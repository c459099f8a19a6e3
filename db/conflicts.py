"""Two versions of one record that met: kept side by side until a person has looked, and for who looks back later."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.domain.change import Kind
from app.protocol import encoding
from db.driver import Database, query
from db.store import Store

Fields = Mapping[str, object]
"""A record as it travels: its fields by name, those that only a newer program knows included."""


class Clash(StrEnum):
    """How two versions met."""

    SAME_FIELD = "zelfde_veld"
    """Both changed the same: the hub's is in use, mine is a proposal."""
    MERGED = "samengevoegd"
    """Each changed something else: both are in use."""
    GONE_AND_EDITED = "weg_en_gewijzigd"
    """One took it away, the other changed it: the change is in use."""
    SAME_PLACE = "zelfde_plek"
    """Two records for what there can be one of: one is in use, the other is a proposal."""


class Pick(StrEnum):
    """What a person decided."""

    MINE = "mijn"
    THEIRS = "hun"
    SEEN = "gezien"
    """There was nothing to choose."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One meeting. ``mine`` is what was written on this laptop and ``theirs`` what came, None for taken away.

    ``fields`` are those that differ. ``found_at`` and ``picked_at`` are local moments, the hybrid clocks those of the
    two writings. ``account`` wrote theirs.
    """

    id: str
    kind: Kind
    record_id: str
    dossier_id: str | None
    what: Clash
    found_at: datetime
    fields: tuple[str, ...]
    mine: Fields | None
    theirs: Fields | None
    mine_hlc: str
    theirs_hlc: str
    account: str
    picked: Pick | None = None
    picked_at: datetime | None = None


def keep(db: Database, found: Conflict) -> bool:
    """Keep a conflict, unless the very same one is open already. Returns whether it is new."""
    same = (found.kind, found.record_id, found.what, _text(found.mine), _text(found.theirs))
    if db.conn.execute(_SAME, same).fetchone() is not None:
        return False
    row = (found.id, found.kind, found.record_id, found.dossier_id, found.what, found.found_at.isoformat())
    texts = (json.dumps(found.fields), _text(found.mine), _text(found.theirs))
    stamps = (found.mine_hlc, found.theirs_hlc, found.account, found.picked)
    at = found.picked_at.isoformat() if found.picked_at else None
    db.conn.execute(f"INSERT INTO conflict VALUES ({', '.join('?' * 14)})", (*row, *texts, *stamps, at))
    return True


def opened(store: Store) -> tuple[Conflict, ...]:
    """What nobody has looked at yet, the oldest first."""
    return _found(store, "picked IS NULL ORDER BY found_at, id")


def count(store: Store) -> int:
    """How many those are."""
    with store.reading() as db:
        return int(db.conn.execute("SELECT count(*) FROM conflict WHERE picked IS NULL").fetchone()[0])


def of_record(store: Store, kind: Kind, record_id: str) -> tuple[Conflict, ...]:
    """Everything that ever met in one record, the oldest first."""
    return _found(store, "kind = ? AND record_id = ? ORDER BY found_at, id", kind, record_id)


def conflict(store: Store, conflict_id: str) -> Conflict | None:
    """One conflict."""
    found = _found(store, "id = ?", conflict_id)
    return found[0] if found else None


def settle(db: Database, conflict_id: str, pick: Pick, at: datetime) -> None:
    """A person decided."""
    sql = "UPDATE conflict SET picked = ?, picked_at = ? WHERE id = ?"
    db.conn.execute(sql, (pick, at.isoformat(), conflict_id))


def _found(store: Store, tail: str, *args: object) -> tuple[Conflict, ...]:
    with store.reading() as db:
        return tuple([_read(row) for row in query(db, f"SELECT * FROM conflict WHERE {tail}", args)])


def _read(row: dict[str, Any]) -> Conflict:
    return Conflict(
        row["id"],
        Kind(row["kind"]),
        row["record_id"],
        row["dossier_id"],
        Clash(row["what"]),
        datetime.fromisoformat(row["found_at"]),
        tuple(json.loads(row["fields"])),
        _fields(row["mine"]),
        _fields(row["theirs"]),
        row["mine_hlc"],
        row["theirs_hlc"],
        row["account"],
        Pick(row["picked"]) if row["picked"] else None,
        datetime.fromisoformat(row["picked_at"]) if row["picked_at"] else None,
    )


def _text(fields: Fields | None) -> str | None:
    return None if fields is None else encoding.canonical(fields).decode()


def _fields(text: str | None) -> Fields | None:
    if text is None:
        return None
    found: Fields = json.loads(text)
    return found


_SAME = """
    SELECT 1 FROM conflict WHERE kind = ? AND record_id = ? AND what = ? AND mine IS ? AND theirs IS ?
    AND picked IS NULL
"""
