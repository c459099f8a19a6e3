"""What a laptop holds of keys: those of a stream, and the public ones of accounts with how far they are believed."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.protocol import keys
from app.protocol.keys import AccountKeys, PublicKeys, StreamKey


class Trust(StrEnum):
    """How this laptop came to believe that public keys are those of an account."""

    OWN = "own"
    BOUND = "bound"
    """They proved to have the enrolment code that was made on this laptop."""
    COMPARED = "compared"
    """Two persons read the digits to each other."""
    SEEN = "seen"
    """The hub says so, and nobody compared: good enough to show who wrote something, never to share a key."""


class NoKey(LookupError):
    """This laptop holds no key of this stream; ``stream`` says which."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.stream = stream


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """The public keys of an account as this laptop has kept them; they are never replaced by what a hub says later."""

    account: str
    public: PublicKeys
    trust: Trust

    @property
    def may_hold_keys(self) -> bool:
        """Whether keys may be wrapped for it and taken from it."""
        return self.trust is not Trust.SEEN

    @property
    def fingerprint(self) -> str:
        """Thirty digits to read to each other."""
        return keys.fingerprint(self.public)


@dataclass(frozen=True, slots=True)
class Me:
    """The own account with its private keys."""

    account: str
    keys: AccountKeys = field(repr=False)

    @property
    def known(self) -> KnownAccount:
        """As others would keep it."""
        return KnownAccount(self.account, self.keys.public, Trust.OWN)


@dataclass(frozen=True, slots=True)
class HeldKeys:
    """The keys of one stream that this laptop holds, oldest first; the last one is the one to seal with."""

    stream: str
    keys: tuple[StreamKey, ...] = ()

    @property
    def newest(self) -> StreamKey:
        """The key to seal with. Raises NoKey."""
        if not self.keys:
            raise NoKey(self.stream)
        return self.keys[-1]

    def called(self, key_id: str) -> StreamKey | None:
        """The key with this id, None when this laptop does not hold it (yet)."""
        return next((key for key in self.keys if key.id == key_id), None)

    def with_newer(self, key: StreamKey) -> "HeldKeys":
        """These and a key that is newer; the same when it is there already."""
        return self if self.called(key.id) else HeldKeys(self.stream, (*self.keys, key))

    def joined_with(self, fresh: "HeldKeys") -> "HeldKeys":
        """These and the ones in ``fresh``, which are in the order the hub tells.

        Only a key that was not held before can become the newest: a hub cannot bring back the key of somebody who left
        by telling another order.
        """
        if not self.keys:
            return fresh
        unseen = tuple(key for key in fresh.keys if not self.called(key.id))
        if unseen and unseen[-1] == fresh.newest:
            return HeldKeys(self.stream, self.keys + unseen)
        return HeldKeys(self.stream, (*self.keys[:-1], *unseen, self.newest))
