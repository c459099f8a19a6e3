"""The log: when something happened and where in the program, never with what content.

What is put into a log line is left out unless it is marked as ``Safe``, and of an error only its kind and its place
are written: messages and values may hold a name or an amount.
"""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "keukentafel.log"
LEFT_OUT = "…"
_BYTES, _FILES = 256 * 1024, 3


class Safe(str):
    """Text that holds nothing about a person: an id of a text, the name of a class, a count we chose to show."""

    __slots__ = ()


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write to a small rotating file in the profile folder from now on; returns the handler, for ``stop_log``.

    Raises OSError when the folder cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / FILE_NAME, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=False
    )
    handler.setFormatter(ContentFree("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(level)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Stop writing and close the file."""
    logging.getLogger().removeHandler(handler)
    handler.close()


class ContentFree(logging.Formatter):
    """Writes the fixed words of a log line and leaves out every value that is not ``Safe``."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; for an error its class and the places it came through, one per line."""
        record.message = _fixed_words(record)
        record.asctime = self.formatTime(record, self.datefmt)
        line = self.formatMessage(record)
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n" + places_of(record.exc_info[1])
        return line


def places_of(error: BaseException) -> str:
    """The class of an error and of what caused it, and where each went through, without messages or values."""
    lines: list[str] = []
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(current.__traceback__)]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def _place(frame: traceback.FrameSummary) -> str:
    """A file without the folders above it: those can hold the name of a person."""
    return f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"


def _fixed_words(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return LEFT_OUT
    values = record.args if isinstance(record.args, tuple) else ()
    words = record.msg
    for value in values:
        before, mark, after = words.partition("%s")
        if not mark:
            break
        words = before + (str(value) if isinstance(value, Safe) else LEFT_OUT) + after
    return words
