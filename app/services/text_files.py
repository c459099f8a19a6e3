"""Reading a text file that a person points at, with one clear sentence for everything that can be wrong with it."""

from pathlib import Path
from typing import BinaryIO

from app.errors import UserError

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_text(path: Path, most_bytes: int) -> str:
    """The UTF-8 text in a file. Raises UserError that names the file when it cannot be read as such."""
    name = str(path)
    try:
        with path.open("rb") as stream:
            return read_stream(stream, name, most_bytes)
    except FileNotFoundError:
        raise UserError("bestand.ontbreekt", bestand=name) from None
    except IsADirectoryError:
        raise UserError("bestand.map", bestand=name) from None
    except PermissionError:
        raise UserError("bestand.map" if path.is_dir() else "bestand.geen_toegang", bestand=name) from None
    except (OSError, ValueError):  # ValueError: a name that no file system takes
        raise UserError("bestand.onleesbaar", bestand=name) from None


def read_stream(stream: BinaryIO, name: str, most_bytes: int) -> str:
    """The UTF-8 text of an open stream; never reads more than ``most_bytes`` and one."""
    content = stream.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise UserError("bestand.te_groot", bestand=name, megabytes=most_bytes // 1_000_000)
    if content.startswith(BYTE_ORDER_MARK):
        raise UserError("bestand.bom", bestand=name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError("bestand.geen_utf8", bestand=name, plaats=error.start + 1) from None
