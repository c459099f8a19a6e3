"""Small files that are either the old or the new version, never half of one, whenever the power goes."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db.faults import DiskFull, DiskTrouble, StoreFault, StoreReadOnly

_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
_REFUSED = {errno.EROFS, errno.EACCES, errno.EPERM}


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file as a whole, readable by its owner only, and on disk when this returns.

    Raises DiskFull, StoreReadOnly or DiskTrouble; the old file is then untouched.
    """
    partial = path.with_name(f"{path.name}.nieuw")
    with disk_faults(), _removed_on_failure(partial):
        file = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(file, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        move_durably(partial, path)


def copy_durably(source: Path, target: Path) -> None:
    """A copy that appears under its name only when it is whole and on disk. Faults as ``write_durably``."""
    partial = target.with_name(f"{target.name}.nieuw")
    with disk_faults(), _removed_on_failure(partial):
        shutil.copyfile(source, partial)
        partial.chmod(0o600)
        move_durably(partial, target)


def move_durably(source: Path, target: Path) -> None:
    """Rename over an existing file, content and name on disk when this returns. Faults as ``write_durably``."""
    with disk_faults():
        with source.open("rb+") as stream:
            os.fsync(stream.fileno())
        source.replace(target)
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a loss of power; Windows does that by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def disk_faults() -> Iterator[None]:
    """Turn an OSError into the fault of the disk that it means."""
    try:
        yield
    except OSError as error:
        raise disk_fault(error) from error


def disk_fault(error: OSError) -> StoreFault:
    """DiskFull, StoreReadOnly or, for anything else, DiskTrouble."""
    if error.errno in _FULL:
        return DiskFull()
    return StoreReadOnly() if error.errno in _REFUSED else DiskTrouble()


@contextmanager
def _removed_on_failure(partial: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
