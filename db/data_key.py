"""The key that encrypts the store: 32 random bytes that are never shown, logged or kept too long."""

import os

LENGTH = 32


class DataKey:
    """Key bytes that can be wiped; the text form of this object tells nothing."""

    __slots__ = ("_bytes", "_wiped")

    def __init__(self, content: bytes | bytearray) -> None:
        if len(content) != LENGTH:
            raise ValueError(f"a data key has {LENGTH} bytes")
        self._bytes = bytearray(content)
        self._wiped = False

    @classmethod
    def new(cls) -> "DataKey":
        """A fresh random key."""
        return cls(os.urandom(LENGTH))

    def reveal(self) -> bytes:
        """The bytes themselves, for the cipher only. Raises ValueError after a wipe."""
        if self._wiped:
            raise ValueError("this key was wiped")
        return bytes(self._bytes)

    def copy(self) -> "DataKey":
        """A key of its own with the same bytes, so that wiping one leaves the other."""
        return DataKey(self.reveal())

    def wipe(self) -> None:
        """Overwrite the bytes: best effort, since Python and the cipher may hold copies of their own."""
        self._bytes[:] = bytes(LENGTH)
        self._wiped = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataKey) and self._bytes == other._bytes

    __hash__ = None  # type: ignore[assignment]  # it can be wiped, so it has no lasting value to hash

    def __repr__(self) -> str:
        return "DataKey(…)"
