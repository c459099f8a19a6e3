"""A record of a stream to sealed bytes and back, with the keys this laptop holds.

How it is sealed stands in ``app/protocol/sealing.py``; here is with which key, and what happens when a change cannot
be opened (yet). What waits for a key is kept as it came and tried again after ``GET /v1/keys``: it is never lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.protocol import sealing
from app.protocol.held import HeldKeys, KnownAccount
from app.protocol.keys import AccountKeys, BadSignature, CannotOpen, require_signature
from app.protocol.names import MOST_BODY
from app.protocol.operations import Change, Operation
from app.protocol.sealing import Draft, TooLarge


class Wait(StrEnum):
    """What a change waits for."""

    KEY = "key"
    """A key of its stream that this laptop does not hold yet; ``GET /v1/keys`` may bring it."""
    ACCOUNT = "account"
    """The public keys of who wrote it; ``GET /v1/accounts`` may bring them."""


class Refusal(StrEnum):
    """Why a change is set aside for good."""

    SIGNATURE = "signature"
    """It was not written by the account that the hub names."""
    CHANGED = "changed"
    """It was changed on the way, or put in the place of another record or stream."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The record in clear, None when it was taken away without a word; unknown fields are in it."""

    content: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class Waits:
    """It cannot be opened yet: keep the change as it came. ``name`` is the id of the key, or the account."""

    on: Wait
    name: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It is not what it says to be: set it aside, tell the person, never show it as a record."""

    why: Refusal


def seal(draft: Draft, held: HeldKeys, account: AccountKeys) -> Operation:
    """The operation to send, sealed with the newest key of its stream and signed by the account.

    Raises NoKey when this laptop holds no key of the stream, TooLarge when the record does not fit in one operation,
    ValueError when ``held`` is of another stream.
    """
    if held.stream != draft.stream:
        raise ValueError("keys of another stream")
    operation = sealing.seal(draft, held.newest, account)
    if operation.body is not None and len(operation.body) > MOST_BODY:
        raise TooLarge(draft.id)
    return operation


def open_change(change: Change, held: HeldKeys, author: KnownAccount | None) -> Opened | Waits | Refused:
    """What is in a change of a page. ``author`` is ``change.account`` as this laptop knows it, None when it does not.

    The signature is checked first, so that what waits for a key is known to be written by whom the hub says.
    """
    operation = change.operation
    if author is None:
        return Waits(Wait.ACCOUNT, change.account)
    if held.stream != operation.stream or author.account != change.account:
        raise ValueError("keys of another stream or account")
    key = held.called(operation.key)
    try:
        if key is not None and operation.body is not None:
            return Opened(sealing.unseal(change, key, author.public.sign))
        require_signature(author.public.sign, operation.sig, operation.signed())
    except BadSignature:
        return Refused(Refusal.SIGNATURE)
    except CannotOpen:
        return Refused(Refusal.CHANGED)
    return Opened(None) if operation.body is None else Waits(Wait.KEY, operation.key)
