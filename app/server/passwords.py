"""Passwords for logging in: Argon2id, and as much work for an account that does not exist as for one that does."""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

_AT_ONCE = 2
"""How many hashes one process makes at the same time: each takes memory, and logging in may wait for its turn."""


class Passwords:
    """Makes and checks hashes. ``memory_kib`` and ``rounds`` are the cost; one lane, since requests share cores."""

    def __init__(self, memory_kib: int = 64 * 1024, rounds: int = 3) -> None:
        self._hasher = PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=1)
        self._turn = threading.BoundedSemaphore(_AT_ONCE)
        self._nobody = self._hasher.hash("nobody has this password")

    def hashed(self, password: str) -> str:
        """The Argon2id hash to keep."""
        with self._turn:
            return self._hasher.hash(password)

    def matches(self, kept: str | None, password: str) -> bool:
        """Whether the password is the one of this hash; None (no such account) takes as long and is never right."""
        with self._turn:
            try:
                self._hasher.verify(kept or self._nobody, password)
            except VerificationError:
                return False
        return kept is not None
