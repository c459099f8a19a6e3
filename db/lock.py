"""One program at a time per store: a lock of the operating system on a small file beside it.

The system lets go by itself when a process dies, so a lock left behind never keeps anyone out.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from db.durable_file import disk_faults
from db.faults import StoreInUse

_LOCKED_BYTE = 1 << 16  # beyond the text, so that Windows lets others read whose lock it is


class StoreLock:
    """The lock, held from construction until ``release``."""

    __slots__ = ("_file",)

    def __init__(self, store: Path) -> None:
        """Take the lock. Raises StoreInUse with the other's process id, StoreReadOnly or DiskTrouble."""
        path = lock_path(store)
        with disk_faults():
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._file)
        except OSError as error:
            holder = os.pread(self._file, 20, 0) if hasattr(os, "pread") else b""
            os.close(self._file)
            raise StoreInUse(pid=holder.decode("ascii", "replace").strip() or "?") from error
        with suppress(OSError):  # the number is only for the message to the other one
            os.ftruncate(self._file, 0)
            os.write(self._file, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def lock_path(store: Path) -> Path:
    """The lock file that belongs to a store."""
    return store.with_suffix(".slot")


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
