"""What happened in a dossier when: first all moments, light; then the records of as many as are shown."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from app.domain.change import Kind
from app.domain.ids import DossierId
from app.domain.timeline import Entry, Event, Mark, Record
from app.protocol.clock import moment_of
from db.driver import Database
from db.findings import FINDINGS
from db.shelf import select
from db.shelves import SHELVES
from db.store import Store


def marks(store: Store, dossier_id: DossierId, now: datetime) -> tuple[Mark, ...]:
    """Every moment of a dossier, the newest first; a visit that is still to come is none."""
    with store.reading() as db:
        rows = db.execute(_MOMENTS, {"dossier": dossier_id, "now": now.isoformat()})
        found = [Mark(Kind(kind), key, datetime.fromisoformat(at), Event(event)) for kind, key, at, event in rows]
        found += _of_findings(db, dossier_id)
    return tuple(sorted(found, key=_order, reverse=True))


def entries(store: Store, shown: Sequence[Mark]) -> tuple[Entry, ...]:
    """These moments with their records, in the same order; a record that is gone by now is left out."""
    with store.reading() as db:
        records = dict(_findings_then(db, [mark.record_id for mark in shown if mark.kind is Kind.FINDING]))
        for kind in {mark.kind for mark in shown} - {Kind.FINDING}:
            ids = json.dumps([mark.record_id for mark in shown if mark.kind is kind])
            found = select(store, SHELVES[kind], "id IN (SELECT value FROM json_each(?))", ids)
            records |= {record.id: record for record in found}
    return tuple(Entry(mark, records[mark.record_id]) for mark in shown if mark.record_id in records)


def _order(mark: Mark) -> tuple[datetime, bool, str]:
    """By moment; what was done on a day comes after what was agreed on it."""
    return mark.at, mark.event is Event.DONE, mark.record_id


def _of_findings(db: Database, dossier_id: DossierId) -> Iterator[Mark]:
    """The changes of a state or a yield that hold now: what was undone is no moment, what was redone is one again."""
    roots: dict[str, str] = {}
    in_force: dict[str, Mark] = {}
    undone: dict[str, Mark] = {}
    for row_id, at, undoes, tells in db.execute(_FINDING_CHANGES, (dossier_id,)):
        if undoes is None:
            roots[row_id] = row_id
            if tells:
                local = moment_of(at).astimezone().replace(tzinfo=None, microsecond=0)
                in_force[row_id] = Mark(Kind.FINDING, row_id, local)
            continue
        root = roots[row_id] = roots.get(undoes, undoes)
        source, target = (in_force, undone) if root in in_force else (undone, in_force)
        if root in source:
            target[root] = source.pop(root)
    yield from in_force.values()


def _findings_then(db: Database, row_ids: Sequence[str]) -> Iterable[tuple[str, Record]]:
    sql = "SELECT journal_id, after FROM journal_content WHERE journal_id IN (SELECT value FROM json_each(?))"
    for row_id, after in db.execute(sql, (json.dumps(row_ids),)):
        yield row_id, FINDINGS.read_body(json.loads(after))


_MOMENTS = """
    SELECT 'visit', id, starts_at, 'gebeurd' FROM visit
    WHERE dossier_id = :dossier AND deleted_at IS NULL AND (state <> 'gepland' OR starts_at <= :now)
    UNION ALL
    SELECT 'note', id, written_at, 'gebeurd' FROM note WHERE dossier_id = :dossier AND deleted_at IS NULL
    UNION ALL
    SELECT 'contact_attempt', id, at, 'gebeurd' FROM contact_attempt
    WHERE dossier_id = :dossier AND deleted_at IS NULL
    UNION ALL
    SELECT 'attachment', id, added_at, 'gebeurd' FROM attachment WHERE dossier_id = :dossier AND deleted_at IS NULL
    UNION ALL
    SELECT 'agreement', agreement.id,
           strftime('%Y-%m-%dT%H:%M:%S', starts_at, '+' || minutes || ' minutes'), 'afgesproken'
    FROM agreement JOIN visit ON visit.id = visit_id
    WHERE agreement.dossier_id = :dossier AND agreement.deleted_at IS NULL
    UNION ALL
    SELECT 'agreement', id, done_on || 'T23:59:59', 'gedaan' FROM agreement
    WHERE dossier_id = :dossier AND deleted_at IS NULL AND done_on IS NOT NULL
"""
_FINDING_CHANGES = """
    SELECT id, at, undoes,
           after IS NOT NULL AND (json_extract(after, '$.state') IS NOT json_extract(before, '$.state')
                                  OR json_extract(after, '$.realised') IS NOT json_extract(before, '$.realised'))
    FROM journal JOIN journal_content ON journal_id = id
    WHERE dossier_id = ? AND kind = 'finding' ORDER BY at, id
"""
