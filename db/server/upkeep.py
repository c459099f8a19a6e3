"""What the hub does by itself, and what an administrator does on its machine: tidying, accounts, codes, the epoch."""

from collections.abc import Iterable
from datetime import timedelta

from app.protocol.access import NewAccount, NewCode
from app.protocol.membership import Erasure
from db.server import access
from db.server.pool import Connection

KEEP_TOMBSTONES = timedelta(days=180)
_ADD_ERASURE = """
    INSERT INTO erasure SELECT erasures + 1, %s, %s FROM state
    WHERE NOT EXISTS (SELECT FROM erasure WHERE stream = %s AND id IS NOT DISTINCT FROM %s)
"""


def tidy(connection: Connection) -> int:
    """Forget what was taken away long ago; returns how many records. Nothing when another worker is at it."""
    row = connection.execute("SELECT pg_try_advisory_xact_lock(7205759404)").fetchone()
    if row is None or not row[0]:
        return 0
    found = connection.execute("SELECT tidy(%s)", (KEEP_TOMBSTONES,)).fetchone()
    return 0 if found is None else int(found[0])


def add_account(owner: Connection, asked: NewAccount, code: NewCode) -> None:
    """As the owner: an account with a one-time code, and the inbox of its organisation."""
    access.add_account(owner, asked)
    access.add_code(owner, code)
    owner.execute("INSERT INTO stream (stream) VALUES (%s) ON CONFLICT DO NOTHING", (f"inbox/{asked.organisation}",))
    if asked.role in ("manager", "partner"):
        owner.execute(
            "INSERT INTO member VALUES (%s, %s, true, true) ON CONFLICT DO NOTHING",
            (f"inbox/{asked.organisation}", asked.account),
        )


def add_code(owner: Connection, code: NewCode) -> None:
    """As the owner: a new one-time code for an account that exists. Raises Refused."""
    access.add_code(owner, code)


def all_erasures(owner: Connection) -> tuple[Erasure, ...]:
    """As the owner: the whole list of what was erased for good."""
    rows = owner.execute("SELECT stream, id, nth FROM erasure ORDER BY nth")
    return tuple(Erasure(*row) for row in rows)


def begin_anew(owner: Connection, erasures: Iterable[Erasure]) -> None:
    """As the owner, after a restore: a new epoch, nobody logged in, and everything that was erased erased again."""
    for each in erasures:
        if owner.execute(_ADD_ERASURE, (each.stream, each.id, each.stream, each.id)).rowcount:
            owner.execute("UPDATE state SET erasures = erasures + 1")
    for stream, record_id in owner.execute("SELECT stream, id FROM erasure").fetchall():
        owner.execute("SELECT wipe(%s, %s)", (stream, record_id))
    owner.execute("UPDATE state SET epoch = gen_random_uuid()")
    owner.execute("DELETE FROM session")


def close_device(owner: Connection, account: str, device: str) -> bool:
    """As the owner: close one device of an account and its sessions; False when it has no such device."""
    found = owner.execute(
        "UPDATE device SET active = false WHERE account = %s AND device::text = %s", (account, device)
    ).rowcount
    owner.execute("DELETE FROM session WHERE account = %s AND device::text = %s", (account, device))
    return found == 1
