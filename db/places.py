"""Which records stand in one place that only one of their kind can have: the same question, the same meter and day."""

from collections.abc import Mapping

from app.domain.change import Kind
from db.driver import Database

PLACES: Mapping[Kind, tuple[str, ...]] = {
    Kind.ANSWER: ("dossier_id", "path", "valid_from"),
    Kind.FINDING: ("dossier_id", "regeling"),
    Kind.AGREEMENT: ("visit_id", "position"),
    Kind.TALK_OUTCOME: ("visit_id", "topic"),
    Kind.DEBT_LETTER: ("debt_id", "attachment_id"),
    Kind.PILLAR_SCORE: ("dossier_id", "pillar", "scored_on"),
    Kind.ENERGY_OBSERVATION: ("visit_id", "item"),
    Kind.METER_READING: ("dossier_id", "register", "day", "meter"),
    Kind.ROOM_CLIMATE: ("dossier_id", "room", "day"),
    Kind.BUDGET_POT: ("dossier_id", "category"),
    Kind.ACCOUNT_BALANCE: ("dossier_id", "day"),
    Kind.COLLECTION_DUTY: ("dossier_id", "duty"),
    Kind.COLLECTION_MOVE: ("line_id",),
    Kind.REMINDER: ("line_id", "number"),
}
"""The columns that name the place; a test compares them with the unique indexes."""


def occupant(db: Database, kind: Kind, body: Mapping[str, object], but: str = "") -> str | None:
    """The live record that stands where one with this body would; ``but`` is not looked at."""
    columns = PLACES.get(kind)
    if columns is None:
        return None
    where = " AND ".join(f"{name} IS ?" for name in columns)
    sql = f"SELECT id FROM {kind} WHERE {where} AND deleted_at IS NULL AND id <> ?"
    row = db.conn.execute(sql, (*(body.get(name) for name in columns), but)).fetchone()
    return None if row is None else str(row[0])
