"""The keys a laptop holds, and what changes them: join, leave, renew, and the escrow of the organisation.

Pure functions: they make the messages to send and read the ones that came; nothing here speaks with a hub or a store.
A key is only wrapped for, and only taken from, an account whose public keys a person compared (or that proved to have
the code made here): a hub can name any key it likes, and is never believed on its word.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.protocol import keys
from app.protocol.enrolment import BadCode
from app.protocol.held import HeldKeys, KnownAccount, Me, NoKey, Trust
from app.protocol.keys import BadSignature, CannotOpen
from app.protocol.membership import ESCROW, MOST_WRAPS, Member, Membership, NewWraps, Wrap

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CODE_LETTERS, _GROUP = 56, 4


class NotCompared(ValueError):
    """The keys of this account were not compared yet, so nothing is wrapped for it; ``account`` says whose."""

    def __init__(self, account: str) -> None:
        super().__init__(account)
        self.account = account


@dataclass(frozen=True, slots=True)
class Audience:
    """For whom the keys of a stream are: its members as this laptop knows them, and the organisation's escrow key.

    ``escrow`` is the public half (32 bytes), None while the organisation has none.
    """

    members: tuple[KnownAccount, ...]
    escrow: bytes | None = None


@dataclass(frozen=True, slots=True)
class Renewal:
    """A new key of a stream and its wrappings, for ``POST /v1/keys``; keep ``held`` once the hub has taken them."""

    held: HeldKeys
    wraps: NewWraps


@dataclass(frozen=True, slots=True)
class Joining:
    """Who joins: first ``membership`` (``POST /v1/members``), then each of ``wraps`` (``POST /v1/keys``)."""

    membership: Membership
    wraps: tuple[NewWraps, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who leaves: first the ``renewal`` (``POST /v1/keys``), then ``membership`` (``POST /v1/members``).

    In this order nothing is sealed with a key of the one who leaves, also when the laptop stops between the two: then
    doing it again makes one key more and is harmless.
    """

    renewal: Renewal
    membership: Membership


@dataclass(frozen=True, slots=True)
class Received:
    """What the wrappings held.

    ``held`` by stream, oldest first; ``waiting`` came from an account that was not compared yet, and opens once it is;
    ``refused`` were not made by whom the hub says, or are not for us: never used, and told to the person.
    """

    held: Mapping[str, HeldKeys]
    waiting: tuple[Wrap, ...] = ()
    refused: tuple[Wrap, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationKeys:
    """The private halves of an organisation: ``box`` opens referrals to it, ``escrow`` opens its stream keys.

    ``escrow`` is shown once, kept offline by the organisation, and not stored on the laptop.
    """

    box: bytes = field(repr=False)
    escrow: bytes = field(repr=False)


def first_key(stream: str, me: Me, escrow: bytes | None) -> Renewal:
    """The first key of a stream of one's own."""
    return renew(HeldKeys(stream), Audience((me.known,), escrow), me)


def renew(held: HeldKeys, audience: Audience, me: Me) -> Renewal:
    """A new key for everybody in the audience, the older ones stay to read with. Raises NotCompared."""
    key = keys.new_stream_key()
    recipients = _recipients(audience)
    wraps = tuple(keys.wrap(key, held.stream, name, box, me.keys) for name, box in recipients)
    return Renewal(held.with_newer(key), NewWraps(wraps))


def join(held: HeldKeys, newcomer: KnownAccount, me: Me, *, may_write: bool = True, may_share: bool = False) -> Joining:
    """Let an account into a stream, with every key this laptop holds, so that it can read what is there.

    Raises NotCompared, and NoKey when there is nothing to give.
    """
    _require_compared(newcomer)
    if not held.keys:
        raise NoKey(held.stream)
    joining = Membership(held.stream, join=(Member(newcomer.account, may_write, may_share),))
    return Joining(joining, wraps_for(held, newcomer.account, newcomer.public.box, me))


def leave(held: HeldKeys, leaving: Iterable[str], audience: Audience, me: Me) -> Leaving:
    """Take accounts out of a stream: a new key for the rest of ``audience``. Raises NotCompared.

    What they had already they can still read; what comes after not.
    """
    gone = tuple(leaving)
    staying = tuple(member for member in audience.members if member.account not in gone)
    return Leaving(renew(held, Audience(staying, audience.escrow), me), Membership(held.stream, leave=gone))


def wraps_for(held: HeldKeys, recipient: str, box_key: bytes, me: Me) -> tuple[NewWraps, ...]:
    """Every held key wrapped for one recipient (an account whose keys were compared, or ``escrow``), oldest first."""
    wraps = [keys.wrap(key, held.stream, recipient, box_key, me.keys) for key in held.keys]
    return tuple(NewWraps(tuple(wraps[at : at + MOST_WRAPS])) for at in range(0, len(wraps), MOST_WRAPS))


def received(wraps: Sequence[Wrap], me: Me, known: Mapping[str, KnownAccount]) -> Received:
    """The keys in the answer to ``GET /v1/keys``. ``known``: the accounts this laptop knows, by name."""
    mine = [wrap for wrap in wraps if wrap.recipient == me.account]
    return _opened(mine, me.keys.box, {**known, me.account: me.known})


def recovered(wraps: Sequence[Wrap], escrow_private: bytes, known: Mapping[str, KnownAccount]) -> Received:
    """The keys in the answer to ``GET /v1/escrow``, with the key that the organisation keeps offline.

    The signers may have left long ago, so theirs are checked by ``known`` without asking whether somebody compared
    them: who holds the escrow key must be able to read. What opens is wrapped for oneself by ``wraps_for``.
    """
    trusting = {name: KnownAccount(name, each.public, Trust.COMPARED) for name, each in known.items()}
    return _opened([wrap for wrap in wraps if wrap.recipient == ESCROW], escrow_private, trusting)


def new_organisation_keys() -> OrganisationKeys:
    """Fresh keys for the first laptop of an organisation."""
    fresh = keys.new_account_keys()
    return OrganisationKeys(fresh.box, keys.new_account_keys().box)


def escrow_code(private: bytes) -> str:
    """The private half of an escrow key to write down: fourteen groups of four, three bytes of it to check."""
    number = int.from_bytes(private + _check(private), "big")
    letters = "".join(_LETTERS[number >> (5 * place) & 31] for place in reversed(range(_CODE_LETTERS)))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _CODE_LETTERS, _GROUP))


def read_escrow_code(typed: str) -> bytes:
    """The private half of an escrow key from what a person typed. Raises enrolment.BadCode for a slip of the pen."""
    letters = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_LOOKALIKES)
    if len(letters) != _CODE_LETTERS or any(sign not in _LETTERS for sign in letters):
        raise BadCode
    number = 0
    for sign in letters:
        number = number << 5 | _LETTERS.index(sign)
    content = number.to_bytes(_CODE_LETTERS * 5 // 8, "big")
    private, check = content[: keys.KEY_BYTES], content[keys.KEY_BYTES :]
    if check != _check(private):
        raise BadCode
    return private


def _check(private: bytes) -> bytes:
    return hashlib.sha256(b"keukentafel escrow code v1\0" + private).digest()[:3]


def _opened(wraps: Iterable[Wrap], box_private: bytes, known: Mapping[str, KnownAccount]) -> Received:
    held: dict[str, HeldKeys] = {}
    waiting: list[Wrap] = []
    refused: list[Wrap] = []
    for wrap in sorted(wraps, key=lambda each: (each.stream, each.nth)):
        by = known.get(wrap.by or "")
        if by is None or not by.may_hold_keys:
            waiting.append(wrap)
            continue
        try:
            key = keys.unwrap(wrap, box_private, by.public.sign)
        except (BadSignature, CannotOpen):
            refused.append(wrap)
            continue
        held[wrap.stream] = held.get(wrap.stream, HeldKeys(wrap.stream)).with_newer(key)
    return Received(held, tuple(waiting), tuple(refused))


def _recipients(audience: Audience) -> list[tuple[str, bytes]]:
    for member in audience.members:
        _require_compared(member)
    found = [(member.account, member.public.box) for member in audience.members]
    return found if audience.escrow is None else [*found, (ESCROW, audience.escrow)]


def _require_compared(account: KnownAccount) -> None:
    if not account.may_hold_keys:
        raise NotCompared(account.account)
