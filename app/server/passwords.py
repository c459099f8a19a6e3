"""Passwords for logging in: Argon2id. They are checked only for who has the secret of the device, since a wrong one is
cheap to refuse; so nobody without a laptop can keep the hub busy, or learn which accounts there are.
"""

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

    def hashed(self, password: str) -> str:
        """The Argon2id hash to keep."""
        with self._turn:
            return self._hasher.hash(password)

    def matches(self, kept: str, password: str) -> bool:
        """Whether the password is the one of this hash."""
        with self._turn:
            try:
                return self._hasher.verify(kept, password)
            except VerificationError:
                return False
