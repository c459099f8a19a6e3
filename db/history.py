"""Undo and redo: which call of a person can be reversed now, and the reversing, read from the journal alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.change import Kind
from app.domain.ids import DossierId
from db.driver import Database, query
from db.journal import Author
from db.pen import Pen
from db.places import occupant
from db.shelf import Body
from db.shelves import SHELVES
from db.store import Store


@dataclass(frozen=True, slots=True)
class Row:
    """One undoable row of the journal with the record before and after it."""

    id: str
    kind: Kind
    record_id: str
    before: Body | None
    after: Body | None


@dataclass(frozen=True, slots=True)
class Step:
    """One service call that can be reversed now; ``rows`` in the order they were written."""

    rows: tuple[Row, ...]

    @property
    def subject(self) -> tuple[Kind, Body]:
        """What the call was about, for saying it in words."""
        first = self.rows[0]
        return first.kind, first.after or first.before or {}

    @property
    def is_new_record(self) -> bool:
        """Whether the call made its first record, or an undo took it away."""
        return self.rows[0].before is None or self.rows[0].after is None

    def touches(self, column: str) -> bool:
        """Whether the call changed this column of its first record."""
        return column in _touched(self.rows[0])


@dataclass(slots=True)
class _Chain:
    """A call and the calls that undid and redid it: an odd number of them means it holds now."""

    calls: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return len(self.calls) % 2 == 1


def undoable(store: Store, author: Author, dossier_id: DossierId) -> Step | None:
    """The last own call on this device that still holds; None when there is none or somebody went on with it."""
    with store.reading() as db:
        chains = _chains(db, author, dossier_id)
        call = next((chain.calls[-1] for chain in reversed(chains) if chain.holds), None)
        return _reversible(db, call)


def redoable(store: Store, author: Author, dossier_id: DossierId) -> Step | None:
    """The own call undone last, as long as nothing new was done since."""
    with store.reading() as db:
        chains = _chains(db, author, dossier_id)
        newest = chains[-1] if chains else None
        # calls undone after the newest one was done; whatever was undone before it is out of reach
        undone = [chain for chain in chains if not chain.holds and newest and _is_after(db, chain, newest)]
        return _reversible(db, undone[0].calls[-1] if undone else None)


@dataclass(frozen=True, slots=True)
class Act:
    """One own call as it was first done: its id, its stamp of the journal, what it changed, and whether it holds."""

    call: str
    at: str
    step: Step
    holds: bool


def acts(store: Store, author: Author, dossier_id: DossierId, most: int) -> tuple[Act, ...]:
    """The own calls on this device that can be undone one after the other, the one done last first."""
    with store.reading() as db:
        chains = _chains(db, author, dossier_id)[-most:] if most > 0 else []
        found = [_act(db, chain) for chain in reversed(chains)]
    return tuple(act for act in found if act is not None)


def _act(db: Database, chain: _Chain) -> Act | None:
    first = chain.calls[0]
    rows = _rows_of(db, first)
    at = db.conn.execute("SELECT at FROM journal WHERE id = ?", (first,)).fetchone()
    return Act(first, str(at[0]), Step(rows), chain.holds) if rows and at else None


def reverse(pen: Pen, step: Step) -> None:
    """Bring back what the records of this call were before it, the last row first, each as a new row."""
    for row in reversed(step.rows):
        current = _current(pen.db, row)
        pen.replace(SHELVES[row.kind], row.record_id, _merged(row, current), undoes=row.id)


def _chains(db: Database, author: Author, dossier_id: str) -> list[_Chain]:
    """The own calls of a dossier in the order they were first done."""
    chains: list[_Chain] = []
    of_call: dict[str, _Chain] = {}
    for call, undone_call in db.conn.execute(_OWN_CALLS, (dossier_id, author.device, author.actor)):
        if call in of_call:
            continue
        if undone_call is None:
            chains.append(_Chain())
            of_call[call] = chains[-1]
        else:
            of_call[call] = of_call[undone_call]
        of_call[call].calls.append(call)
    return chains


def _is_after(db: Database, chain: _Chain, newest: _Chain) -> bool:
    sql = "SELECT (SELECT seq FROM journal WHERE id = ?) >= (SELECT seq FROM journal WHERE id = ?)"
    return bool(next(db.conn.execute(sql, (chain.calls[-1], newest.calls[0])))[0])


def _reversible(db: Database, call: str | None) -> Step | None:
    if call is None:
        return None
    found = _rows_of(db, call)
    last = {
        row.record_id: row for row in found
    }  # of a record changed twice in a call, the last row says how it was left
    if not found or not all(_is_as_left(db, row) for row in last.values()):
        return None
    return Step(found)


def _rows_of(db: Database, call: str) -> tuple[Row, ...]:
    return tuple(
        Row(row_id, Kind(kind), record_id, _body(before), _body(after))
        for row_id, kind, record_id, before, after in db.conn.execute(_ROWS_OF_CALL, (call,))
    )


def _is_as_left(db: Database, row: Row) -> bool:
    """Whether the record still equals what this row left, as far as the row touched it, and can go back."""
    current = _current(db, row)
    if row.after is None or current is None:
        return row.after is None and current is None and _place_is_free(db, row)
    if row.before is None:
        # fields that came with a later version of the program were not there to be left
        is_same = all(current[name] == value for name, value in row.after.items())
        return is_same and not _is_referred_to(db, row)
    return all(current[name] == row.after[name] for name in _touched(row))


def _touched(row: Row) -> tuple[str, ...]:
    before, after = row.before or {}, row.after or {}
    return tuple(name for name in after if before.get(name) != after[name])


def _merged(row: Row, current: Body | None) -> Body | None:
    """The record as it should become: only what the row touched goes back, what others did since stays."""
    if row.before is None or row.after is None or current is None:
        return row.before
    return current | {name: row.before[name] for name in _touched(row)}


def _current(db: Database, row: Row) -> Body | None:
    sql = f"SELECT {SHELVES[row.kind].names} FROM {row.kind} WHERE id = ? AND deleted_at IS NULL"
    return next(query(db, sql, (row.record_id,)), None)


def _place_is_free(db: Database, row: Row) -> bool:
    """Whether nothing else took the place of a record that would come back, and whether it would be whole."""
    if row.kind is Kind.ATTACHMENT:
        return next(query(db, _BYTES_GONE, row.before or {}), None) is None
    return occupant(db, row.kind, row.before or {}) is None


def _is_referred_to(db: Database, row: Row) -> bool:
    """Whether other live records hang on a visit, a goal or a debt that would go."""
    column, kinds = _HANGING_ON.get(row.kind, ("", ()))
    parts = [f"SELECT 1 FROM {kind} WHERE {column} = :id AND deleted_at IS NULL" for kind in kinds]
    return bool(parts) and next(query(db, " UNION ALL ".join(parts), {"id": row.record_id}), None) is not None


def _body(written: str | None) -> Body | None:
    return None if written is None else json.loads(written)


_OWN_CALLS = """
    SELECT own.call, undone.call FROM journal AS own LEFT JOIN journal AS undone ON undone.id = own.undoes
    WHERE own.dossier_id = ? AND own.device = ? AND own.actor = ? AND own.undoable = 1 ORDER BY own.seq
"""
_ROWS_OF_CALL = """
    SELECT row.id, row.kind, row.record_id, before, after FROM journal AS first
    JOIN journal AS row ON row.dossier_id = first.dossier_id AND row.device = first.device AND row.seq >= first.seq
    JOIN journal_content ON journal_id = row.id
    WHERE first.id = ? AND row.call = first.id AND row.undoable = 1 ORDER BY row.seq
"""
_HANGING_ON: Mapping[Kind, tuple[str, tuple[Kind, ...]]] = {
    Kind.VISIT: (
        "visit_id",
        (
            *(Kind.ANSWER, Kind.NOTE, Kind.FINDING, Kind.AGREEMENT, Kind.GOAL, Kind.PILLAR_SCORE, Kind.ATTACHMENT),
            *(Kind.ENERGY_OBSERVATION, Kind.METER_READING, Kind.APPLIANCE, Kind.ROOM_CLIMATE),
            *(Kind.DEBT, Kind.PAYMENT_PLAN, Kind.TALK_OUTCOME),
            *(Kind.BUDGET_LINE, Kind.BUDGET_POT, Kind.ACCOUNT_BALANCE, Kind.COLLECTION_MOVE, Kind.REMINDER),
        ),
    ),
    Kind.BUDGET_LINE: ("line_id", (Kind.COLLECTION_MOVE, Kind.REMINDER)),
    Kind.GOAL: ("goal_id", (Kind.STEP,)),
    Kind.DEBT: ("debt_id", (Kind.DEBT_LETTER, Kind.INSTALMENT)),
}
"""The kinds whose records name a record of this kind, and in which column."""
_BYTES_GONE = "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM attachment_content WHERE attachment_id = :id)"
"""The bytes of a picture that was taken away are destroyed in time, and then it cannot come back."""
