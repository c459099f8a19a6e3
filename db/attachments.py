"""Pictures in a dossier: the record on its shelf, the bytes in a table of their own."""

from app.domain.attachment import Attachment
from app.domain.change import Kind
from app.domain.ids import DossierId, RecordId
from db.driver import Database
from db.shelf import Shelf, find, select
from db.store import Store

ATTACHMENTS = Shelf(Kind.ATTACHMENT, Attachment)


def attachment(store: Store, attachment_id: RecordId) -> Attachment | None:
    """One picture."""
    return find(store, ATTACHMENTS, attachment_id)


def of_dossier(store: Store, dossier_id: DossierId) -> tuple[Attachment, ...]:
    """All pictures of a dossier, the newest first."""
    return select(store, ATTACHMENTS, "dossier_id = ? ORDER BY added_at DESC, id DESC", dossier_id)


def without_content(store: Store) -> frozenset[str]:
    """The pictures whose bytes are not here."""
    sql = """
        SELECT id FROM attachment WHERE deleted_at IS NULL AND id NOT IN (SELECT attachment_id FROM attachment_content)
    """
    with store.reading() as db:
        return frozenset(str(row[0]) for row in db.conn.execute(sql))


def keep_content(db: Database, attachment_id: RecordId, content: bytes) -> None:
    """Keep the bytes of a picture whose record was written in this transaction."""
    db.execute("INSERT INTO attachment_content VALUES (?, ?)", (attachment_id, content))


def content(store: Store, attachment_id: RecordId) -> bytes | None:
    """The bytes of a picture; None when they were destroyed."""
    with store.reading() as db:
        row = db.execute("SELECT bytes FROM attachment_content WHERE attachment_id = ?", (attachment_id,)).fetchone()
    return None if row is None else bytes(row[0])


def all_content(store: Store, dossier_id: DossierId) -> tuple[tuple[RecordId, bytes], ...]:
    """The bytes of every picture of a dossier that are still there, also of those taken away, in order of their ids."""
    sql = """
        SELECT attachment_id, bytes FROM attachment_content JOIN attachment ON attachment.id = attachment_id
        WHERE dossier_id = ? ORDER BY attachment_id
    """
    with store.reading() as db:
        return tuple((RecordId(record_id), bytes(held)) for record_id, held in db.execute(sql, (dossier_id,)))


def destroy_taken_away(store: Store) -> int:
    """Destroy the bytes of the pictures that were taken away; from then on that cannot be undone. Tells how many."""
    with store.transaction() as db:
        sql = """
            DELETE FROM attachment_content
            WHERE attachment_id IN (SELECT id FROM attachment WHERE deleted_at IS NOT NULL)
        """
        return int(db.execute(sql).rowcount)
