"""What this laptop holds for the sync, inside the encrypted store: where it is enrolled, and every key it knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any

from app.protocol import keys
from app.protocol.held import HeldKeys, KnownAccount, Me, Trust
from app.protocol.keys import AccountKeys, PublicKeys, StreamKey
from db.driver import Database
from db.store import Store


class Stage(StrEnum):
    """How far the enrolment of this laptop is."""

    ENROLLED = "ingeschreven"
    """The hub knows it; nobody compared the digits yet."""
    COMPARED = "vergeleken"
    READY = "klaar"
    """It holds a key of every stream that the hub named then."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Where this laptop is enrolled: one hub, one account. ``secret`` is what this device proves itself with."""

    url: str
    me: Me
    device: str
    secret: str = field(repr=False)
    role: str
    organisation: str
    stage: Stage = Stage.ENROLLED


@dataclass(frozen=True, slots=True)
class OrganisationKey:
    """The public keys of an organisation that were checked once, with the private halves that are here.

    ``escrow_private`` is here only until the person says that it is on paper.
    """

    organisation: str
    box: bytes
    escrow: bytes
    box_private: bytes | None = field(default=None, repr=False)
    escrow_private: bytes | None = field(default=None, repr=False)


class OtherKeys(ValueError):
    """Something that was kept for good is told differently now; ``name`` is the account or the organisation."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def account_keys(store: Store, url: str, account: str) -> AccountKeys:
    """The private keys of an account on a hub, made and kept when there are none.

    They are kept before they are sent: an account has one pair for good, so an answer that got lost may not lose them.
    """
    with store.transaction() as db:
        found = _account_keys(db, url, account)
        if found is None:
            found = keys.new_account_keys()
            _keep_account_keys(db, url, account, found)
        return found


def keep_enrolment(store: Store, enrolled: Enrolment) -> None:
    """This laptop is enrolled, or further on; there is one enrolment at a time."""
    with store.transaction() as db:
        _keep_account_keys(db, enrolled.url, enrolled.me.account, enrolled.me.keys)
        row = (enrolled.url, enrolled.me.account, enrolled.device, enrolled.secret, enrolled.role)
        db.conn.execute(
            "INSERT OR REPLACE INTO enrolment VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
            (*row, enrolled.organisation, enrolled.stage.value),
        )


def enrolment_of(store: Store) -> Enrolment | None:
    """Where this laptop is enrolled, None when it is not."""
    with store.reading() as db:
        row = db.conn.execute(_ENROLMENT).fetchone()
    if row is None:
        return None
    url, account, device, secret, role, organisation, stage, sign, box = row
    return Enrolment(url, Me(account, AccountKeys(sign, box)), device, secret, role, organisation, Stage(stage))


def withdraw(store: Store) -> None:
    """This laptop is enrolled nowhere any more. The keys stay, so that what was sealed can still be read."""
    with store.transaction() as db:
        db.conn.execute("DELETE FROM enrolment")


def held_keys(store: Store, stream: str) -> HeldKeys:
    """The keys of one stream, oldest first; empty when there are none."""
    with store.reading() as db:
        rows = db.conn.execute("SELECT secret FROM stream_key WHERE stream = ? ORDER BY place", (stream,)).fetchall()
    return HeldKeys(stream, tuple(StreamKey(row[0]) for row in rows))


def all_held_keys(store: Store) -> Mapping[str, HeldKeys]:
    """The keys of every stream."""
    with store.reading() as db:
        rows = db.conn.execute("SELECT stream, secret FROM stream_key ORDER BY stream, place").fetchall()
    return {
        stream: HeldKeys(stream, tuple(StreamKey(row[1]) for row in found))
        for stream, found in groupby(rows, lambda row: str(row[0]))
    }


def keep_keys(store: Store, fresh: HeldKeys) -> HeldKeys:
    """Join keys with those that are here; none is ever lost. Returns what is held now."""
    with store.transaction() as db:
        held = held_keys(store, fresh.stream)
        joined = held.joined_with(fresh)
        if joined != held:
            db.conn.execute("DELETE FROM stream_key WHERE stream = ?", (fresh.stream,))
            rows = [(fresh.stream, place, key.secret) for place, key in enumerate(joined.keys)]
            db.conn.executemany("INSERT INTO stream_key VALUES (?, ?, ?)", rows)
        return joined


def destroy_keys(db: Database, stream: str) -> None:
    """Within an open transaction: destroy the keys of a stream; what is sealed with them can never be read again."""
    db.conn.execute("DELETE FROM stream_key WHERE stream = ?", (stream,))


def known_accounts(store: Store) -> Mapping[str, KnownAccount]:
    """The accounts whose public keys were kept here, by name."""
    with store.reading() as db:
        return {row[0]: _known(row) for row in db.conn.execute("SELECT * FROM known_account")}


def keep_account(store: Store, account: KnownAccount) -> None:
    """Know an account, or believe one more than before. Raises OtherKeys when other public keys were kept."""
    if account.trust is Trust.OWN:
        raise ValueError("one's own account is not one of the others")
    with store.transaction() as db:
        found = db.conn.execute("SELECT * FROM known_account WHERE account = ?", (account.account,)).fetchone()
        before = None if found is None else _known(found)
        if before is not None and before.public != account.public:
            raise OtherKeys(account.account)
        if before is None or not before.may_hold_keys:
            row = (account.account, account.public.sign, account.public.box, account.trust.value)
            db.conn.execute("INSERT OR REPLACE INTO known_account VALUES (?, ?, ?, ?)", row)


def forget_account(store: Store, account: str) -> None:
    """Forget the public keys of an account: a person found out that they are wrong."""
    with store.transaction() as db:
        db.conn.execute("DELETE FROM known_account WHERE account = ?", (account,))


def organisation_key(store: Store, organisation: str) -> OrganisationKey | None:
    """What is known of an organisation's keys, None when nothing is."""
    with store.reading() as db:
        row = db.conn.execute("SELECT * FROM organisation_key WHERE organisation = ?", (organisation,)).fetchone()
    return None if row is None else OrganisationKey(*row)


def keep_organisation_key(store: Store, key: OrganisationKey) -> None:
    """Keep the keys of an organisation. Raises OtherKeys when other public keys were kept."""
    with store.transaction() as db:
        before = organisation_key(store, key.organisation)
        if before is not None and (before.box, before.escrow) != (key.box, key.escrow):
            raise OtherKeys(key.organisation)
        if before is None:
            row: tuple[Any, ...] = (key.organisation, key.box, key.escrow, key.box_private, key.escrow_private)
            db.conn.execute("INSERT INTO organisation_key VALUES (?, ?, ?, ?, ?)", row)


def drop_organisation_key(store: Store, organisation: str) -> None:
    """Forget keys that were made here and that the hub did not take: another laptop was first."""
    with store.transaction() as db:
        db.conn.execute("DELETE FROM organisation_key WHERE organisation = ?", (organisation,))


def escrow_is_noted(store: Store, organisation: str) -> None:
    """The private half of the escrow key is on paper: take it off this laptop."""
    with store.transaction() as db:
        db.conn.execute("UPDATE organisation_key SET escrow_private = NULL WHERE organisation = ?", (organisation,))


def box_is_in_inbox(store: Store, organisation: str) -> None:
    """The private half of the box key is a key of the inbox now: who leaves the inbox keeps no other copy here."""
    with store.transaction() as db:
        db.conn.execute("UPDATE organisation_key SET box_private = NULL WHERE organisation = ?", (organisation,))


def keep_code(store: Store, account: str, code: str) -> None:
    """Remember a one-time code that was made here, to check later that its keys came from who had it."""
    with store.transaction() as db:
        db.conn.execute("INSERT OR IGNORE INTO made_code VALUES (?, ?)", (account, code))


def made_codes(store: Store) -> Mapping[str, tuple[str, ...]]:
    """The codes that were made here for an account that was not proven or compared since; there can be several."""
    with store.reading() as db:
        rows = db.conn.execute("SELECT account, code FROM made_code ORDER BY account, code").fetchall()
    return {account: tuple(row[1] for row in found) for account, found in groupby(rows, lambda row: str(row[0]))}


def forget_codes(store: Store, account: str) -> None:
    """Forget the codes for an account: they did their work."""
    with store.transaction() as db:
        db.conn.execute("DELETE FROM made_code WHERE account = ?", (account,))


def _known(row: tuple[Any, ...]) -> KnownAccount:
    account, sign, box, trust = row
    return KnownAccount(account, PublicKeys(sign, box), Trust(trust))


def _account_keys(db: Database, url: str, account: str) -> AccountKeys | None:
    found = "SELECT sign_key, box_key FROM account_key WHERE url = ? AND account = ?"
    row = db.conn.execute(found, (url, account)).fetchone()
    return None if row is None else AccountKeys(row[0], row[1])


def _keep_account_keys(db: Database, url: str, account: str, private: AccountKeys) -> None:
    db.conn.execute(
        "INSERT INTO account_key VALUES (?, ?, ?, ?) ON CONFLICT (url, account) DO UPDATE"
        " SET sign_key = excluded.sign_key, box_key = excluded.box_key",
        (url, account, private.sign, private.box),
    )


_ENROLMENT = """
    SELECT url, account, device, secret, role, organisation, stage, sign_key, box_key
    FROM enrolment JOIN account_key USING (url, account)
"""
