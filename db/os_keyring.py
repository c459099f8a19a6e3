"""The keyring of the operating system, for those who choose not to type the passphrase after every logging in.

Not having one is a normal state: no keyring, a locked one, a strange one and one that does not answer all mean that
the passphrase is asked. Only keyrings that the system itself protects are used; one that writes a readable file is
refused.
"""

import base64
import binascii
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from db.data_key import DataKey
from db.faults import KeyringUnavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

ALLOWED = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "libsecret", "kwallet", "Windows", "macOS")
)
SERVICE = "keukentafel"
PATIENCE_SECONDS = 20.0
"""How long a question of the keyring to the person may stay open before the passphrase is asked instead."""

_LET_THROUGH = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney", "DBusErrorResponse"),
    ("win32ctypes.pywin32.pywintypes", "error"),
)

T = TypeVar("T")


def is_available(patience: float = PATIENCE_SECONDS) -> bool:
    """Whether this computer has a keyring that may be used; it can still turn out to be locked."""
    return _asked(lambda: _allowed_backend() is not None, patience) is True


def remember(generation_id: str, key: DataKey, patience: float = PATIENCE_SECONDS) -> None:
    """Keep the data key in the keyring. Raises KeyringUnavailable."""
    secret = base64.b64encode(key.reveal()).decode()

    def store() -> bool:
        backend = _backend()
        backend.set_password(SERVICE, generation_id, secret)
        return backend.get_password(SERVICE, generation_id) == secret

    if not _asked(store, patience):
        raise KeyringUnavailable


def recall(generation_id: str, patience: float = PATIENCE_SECONDS) -> DataKey | None:
    """The data key from the keyring; None when it has none for us or is not available."""
    secret = _asked(lambda: _backend().get_password(SERVICE, generation_id), patience)
    try:
        return None if secret is None else DataKey(base64.b64decode(secret, validate=True))
    except (ValueError, binascii.Error):
        return None


def forget(generation_id: str, patience: float = PATIENCE_SECONDS) -> None:
    """Take the data key out of the keyring; nothing happens when it is not there or not available."""
    _asked(lambda: _backend().delete_password(SERVICE, generation_id), patience)


def is_allowed(backend: "KeyringBackend") -> bool:
    """Whether a keyring is one that the operating system protects."""
    return type(backend).__module__ in ALLOWED


def _backend() -> "KeyringBackend":
    backend = _allowed_backend()
    if backend is None:
        raise KeyringUnavailable
    return backend


def _allowed_backend() -> "KeyringBackend | None":
    import keyring  # takes a tenth of a second, so only when it is asked for

    found = keyring.get_keyring()
    choices = getattr(found, "backends", [found])  # a chain of several, the best first
    return next((choice for choice in choices if is_allowed(choice)), None)


def _troubles() -> tuple[type[Exception], ...]:
    """What a keyring may raise: its own errors, and those of the system that some keyrings let through."""
    from keyring.errors import KeyringError

    found: list[type[Exception]] = [KeyringError, KeyringUnavailable, OSError, RuntimeError]
    for module, name in _LET_THROUGH:
        with suppress(ImportError):
            found.append(getattr(import_module(module), name))
    return tuple(found)


def _asked(question: Callable[[], T], patience: float) -> T | None:
    """The answer, or None on any trouble of the keyring, also when it waits too long for someone at a prompt."""
    answers: list[T] = []

    def ask() -> None:
        try:
            answers.append(question())
        except _troubles():
            return  # no keyring, locked, refused: the passphrase is asked

    thread = threading.Thread(target=ask, name="keyring", daemon=True)
    thread.start()
    thread.join(patience)
    return answers[0] if answers else None
