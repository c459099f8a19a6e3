"""Accounts, streams and changes for tests of sealing and keys, without a hub."""

from collections.abc import Sequence
from dataclasses import replace

from app.protocol import keys
from app.protocol.held import HeldKeys, KnownAccount, Me, Trust
from app.protocol.membership import NewWraps, Wrap
from app.protocol.operations import Change, Operation
from app.protocol.sealing import Draft

DEVICE = "018f0000-0000-7000-8000-0000000000dd"
STREAM = "dossier/a"
DRAFT = Draft(
    "018f0000-0000-7000-8000-000000000001", STREAM, "note-1", 0, "018f00000000-0000", 1, "note", {"body": "brief"}
)


def someone(account: str) -> Me:
    return Me(account, keys.new_account_keys())


def compared(*people: Me) -> tuple[KnownAccount, ...]:
    return tuple(replace(each.known, trust=Trust.COMPARED) for each in people)


def held(count: int = 1, stream: str = STREAM) -> HeldKeys:
    return HeldKeys(stream, tuple(keys.new_stream_key() for _ in range(count)))


def change_of(operation: Operation, by: str = "coach-1") -> Change:
    """As it comes out of a page, after a trip over the wire."""
    return Change.parse(Change(operation, 1, 1, by, DEVICE).encoded())


def as_hub_keeps(messages: Sequence[NewWraps], by: Me, first: int = 1) -> list[Wrap]:
    """What ``GET /v1/keys`` would tell of these: with who brought them, and which number each key got."""
    numbers: dict[str, int] = {}
    kept = []
    for wrap in (each for message in messages for each in NewWraps.parse(message.encoded()).wraps):
        numbers.setdefault(wrap.key, first + len(numbers))
        kept.append(replace(wrap, by=by.account, nth=numbers[wrap.key]))
    return kept
