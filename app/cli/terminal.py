"""What the command line talks to: its streams, the question for a passphrase, and the two things with a window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where input comes from and output goes to. ``ask_secret`` is None when nobody can type a passphrase."""

    stdin: BinaryIO
    stdout: TextIO
    stderr: TextIO
    ask_secret: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Windows:
    """What needs Qt, handed in from above: both say what happened as an exit code.

    ``demo`` gets the folder for its results and a function that prints one line.
    """

    open_window: Callable[[], int]
    demo: Callable[[Path, Callable[[str], None]], int]


@dataclass(frozen=True, slots=True)
class Said:
    """What a command has to say on the standard output, and its exit code."""

    words: str
    code: int = 0
