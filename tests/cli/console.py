"""Runs the command line in this process, with streams that a test can look into."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app import cli
from app.cli.terminal import Terminal, Windows


@dataclass(frozen=True, slots=True)
class Ran:
    """The exit code and what was said."""

    code: int
    out: str
    err: str


def no_window() -> int:
    raise AssertionError("this command opens no window")


def no_demo(folder: Path, say: Callable[[str], None]) -> int:
    raise AssertionError("this command is no demonstration")


NO_WINDOWS = Windows(no_window, no_demo)


def run(
    *argv: str,
    stdin: str | bytes = b"",
    windows: Windows = NO_WINDOWS,
    ask: Callable[[str], str] | None = None,
) -> Ran:
    """Carries out ``keukentafel <argv>``."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    out, err = io.StringIO(), io.StringIO()
    code = cli.main(argv, Terminal(io.BytesIO(given), out, err, ask), windows)
    return Ran(code, out.getvalue(), err.getvalue())


def refusal(*argv: str, stdin: str | bytes = b"") -> str:
    """The one line with which a command is refused: exit 2, nothing on the standard output."""
    ran = run(*argv, stdin=stdin)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\n")
    assert ran.err.count("\n") == 1
    assert "{" not in ran.err
    return ran.err.rstrip("\n")
