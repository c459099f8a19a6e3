"""Accounts, devices, codes and sessions. Only digests of tokens and secrets are kept, and Argon2id of a password."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from app.protocol.access import Account, Device, Enrol, Link, NewAccount, NewCode, Organisation, Role
from app.protocol.problems import Code
from db.server.faults import Refused
from db.server.pool import Caller, Connection

WINDOW = 300
"""Seconds over which failures to log in are counted: the present stretch and the one before."""
_ACCOUNTS = "SELECT account, role, organisation, active, sign_key, box_key, bound FROM account ORDER BY account"
_DEVICES = """
    SELECT device::text, label, enrolled_at, seen_at, active FROM device WHERE account = %s ORDER BY enrolled_at, device
"""
_ORGANISATIONS = "SELECT organisation, box_key, escrow_key, signed_by, sig FROM organisation ORDER BY organisation"
_SET_KEYS = """
    UPDATE organisation SET box_key = %s, escrow_key = %s, signed_by = %s, sig = %s
    WHERE organisation = %s AND box_key IS NULL
"""
_ADD_ACCOUNT = """
    INSERT INTO account (account, organisation, role, active) VALUES (%s, %s, %s, %s)
    ON CONFLICT (account) DO UPDATE SET organisation = excluded.organisation, role = excluded.role,
                                        active = excluded.active
"""
_ADD_CODE = """
    INSERT INTO code VALUES (%s, %s, now() + %s, %s)
    ON CONFLICT (account) DO UPDATE SET ticket_digest = excluded.ticket_digest, expires_at = excluded.expires_at,
                                        link = excluded.link
"""


@dataclass(frozen=True, slots=True)
class Credential:
    """What is needed to check a login: the Argon2id hash, the digest of the device's secret, and who it would be."""

    password: str
    secret_digest: bytes
    role: str
    organisation: str


def caller_of(connection: Connection, token_digest: bytes) -> Caller | None:
    """Whose session this is, None when there is none (any more)."""
    row = connection.execute("SELECT * FROM session_of(%s)", (token_digest,)).fetchone()
    return None if row is None else Caller(row[0], str(row[1]), row[2], row[3])


def credential_of(connection: Connection, account: str, device: str) -> Credential | None:
    """How to check a login with this device, None when account or device is unknown or closed."""
    row = connection.execute("SELECT * FROM login_of(%s, %s)", (account, device)).fetchone()
    return None if row is None else Credential(*row)


def may_renew(connection: Connection, account: str, device: str, token_digest: bytes) -> bool:
    """Whether this token was one of this device and ran out not too long ago."""
    row = connection.execute("SELECT may_renew(%s, %s, %s)", (account, device, token_digest)).fetchone()
    return row is not None and bool(row[0])


def start_session(connection: Connection, account: str, device: str, digest: bytes, lasts: timedelta) -> str:
    """Start a session and return the moment it ends, in UTC."""
    until = datetime.now(UTC) + lasts
    connection.execute("SELECT start_session(%s, %s, %s, %s)", (digest, account, device, until))
    return moment(until)


def end_session(connection: Connection, digest: bytes) -> None:
    """End one session; the others of the account stay."""
    connection.execute("SELECT end_session(%s)", (digest,))


def failures_of(connection: Connection, subject: bytes) -> int:
    """How often logging in failed for this subject (the digest of an account or an address) in the last minutes."""
    row = connection.execute("SELECT failures_of(%s, %s)", (subject, _slot())).fetchone()
    return 0 if row is None else int(row[0])


def note_failure(connection: Connection, subject: bytes) -> None:
    """Count one failure."""
    connection.execute("SELECT note_failure(%s, %s)", (subject, _slot()))


def enrol(connection: Connection, asked: Enrol, digests: tuple[bytes, bytes], password_hash: str) -> str:
    """Enrol a device with the digests of its ticket and its new secret: ``ok``, or ``ticket``, ``keys``, ``device``."""
    ticket, secret = digests
    device = json.dumps({"device": asked.device, "label": asked.label})
    keys = [asked.sign_key, asked.box_key, asked.bound, secret]
    given = (ticket, asked.account, device, keys, password_hash)
    row = connection.execute("SELECT enrol(%s, %s, %s, %s, %s)", given).fetchone()
    return "ticket" if row is None else str(row[0])


def accounts(connection: Connection) -> tuple[Account, ...]:
    """Everybody whom this caller may know of."""
    return tuple(_account(row) for row in connection.execute(_ACCOUNTS))


def account_of(connection: Connection, account: str) -> Account | None:
    """One account."""
    return next((each for each in accounts(connection) if each.account == account), None)


def add_account(connection: Connection, asked: NewAccount) -> None:
    """Make an account and its organisation, or change its role; who becomes inactive is logged out everywhere."""
    connection.execute("INSERT INTO organisation VALUES (%s) ON CONFLICT DO NOTHING", (asked.organisation,))
    connection.execute(_ADD_ACCOUNT, (asked.account, asked.organisation, asked.role.value, asked.active))
    if not asked.active:
        connection.execute("DELETE FROM session WHERE account = %s", (asked.account,))


def add_code(connection: Connection, asked: NewCode) -> None:
    """Keep the digest of a one-time code; the one before it is of no use any more. Raises Refused."""
    if connection.execute("SELECT FROM account WHERE account = %s", (asked.account,)).fetchone() is None:
        raise Refused(Code.NOT_FOUND)
    lasts = timedelta(hours=asked.hours)
    connection.execute(_ADD_CODE, (asked.account, asked.ticket_digest, lasts, asked.link))


def link_of(connection: Connection, account: str, ticket_digest: bytes) -> Link | None:
    """What the first laptop left for who has this ticket; None when there is no such ticket."""
    row = connection.execute("SELECT link FROM link_of(%s, %s)", (account, ticket_digest)).fetchone()
    return None if row is None else Link(row[0])


def devices(connection: Connection, account: str) -> tuple[Device, ...]:
    """The devices of one account."""
    rows = connection.execute(_DEVICES, (account,))
    return tuple(
        Device(device, label, moment(enrolled), None if seen is None else moment(seen), active)
        for device, label, enrolled, seen, active in rows
    )


def close_device(connection: Connection, device: str) -> bool:
    """Close a device and its sessions; False when this caller has no say over it."""
    found = connection.execute("UPDATE device SET active = false WHERE device = %s", (device,)).rowcount
    connection.execute("DELETE FROM session WHERE device = %s", (device,))
    return found == 1


def organisations(connection: Connection) -> tuple[Organisation, ...]:
    """Every organisation of this hub, with its public keys once it has them."""
    return tuple(Organisation(*row) for row in connection.execute(_ORGANISATIONS))


def set_organisation_keys(connection: Connection, caller: Caller, asked: Organisation) -> None:
    """Set the public keys of the own organisation, once. Raises Refused when it has other ones or is not the own."""
    if asked.organisation != caller.organisation:
        raise Refused(Code.FORBIDDEN)
    given: Sequence[Any] = (asked.box_key, asked.escrow_key, caller.account, asked.sig, asked.organisation)
    if connection.execute(_SET_KEYS, given).rowcount == 1:
        return
    present = next(each for each in organisations(connection) if each.organisation == asked.organisation)
    if (present.box_key, present.escrow_key) != (asked.box_key, asked.escrow_key):
        raise Refused(Code.KEYS)


def _account(row: tuple[Any, ...]) -> Account:
    account, role, organisation, active, sign_key, box_key, bound = row
    return Account(account, Role(role), organisation, active, sign_key, box_key, bound)


def _slot() -> int:
    return int(datetime.now(UTC).timestamp()) // WINDOW


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
