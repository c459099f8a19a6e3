"""Where the program starts: the only module that sees both the command line and the windows."""

import getpass
import importlib
import io
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from app import cli
from app.cli.terminal import Terminal, Windows
from app.errors import EnvironmentFault
from app.texts import text

BUG = 70
"""The exit code of a fault in the program itself (EX_SOFTWARE)."""


def main() -> int:
    """Carries out the command in ``sys.argv`` and gives its exit code; a bug is one line, never a traceback."""
    terminal = _terminal()
    try:
        code = cli.main(sys.argv[1:], terminal, Windows(_open_window, _demo))
    except KeyboardInterrupt:  # pressed outside a command, while modules were still loading
        code = cli.INTERRUPTED
    except Exception as bug:  # noqa: BLE001  (the outermost place: nobody else would say it)
        terminal.stderr.write(text("cli.fout", **_where(bug)) + "\n")
        code = BUG
    _leave_quietly(sys.stdout)
    return code


def _terminal() -> Terminal:
    """The streams of this process in UTF-8; a closed output refuses to be written to."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    can_type = sys.stdin is not None and sys.stdin.isatty()
    return Terminal(
        stdin=sys.stdin.buffer if sys.stdin is not None else io.BytesIO(),
        stdout=sys.stdout if sys.stdout is not None else Path(os.devnull).open(encoding="utf-8"),
        stderr=sys.stderr if sys.stderr is not None else io.StringIO(),
        ask_secret=getpass.getpass if can_type else None,
    )


def _leave_quietly(stream: io.TextIOBase | object) -> None:
    """Point a stream that cannot be written to at nothing: what is left in it would change the exit code."""
    if not isinstance(stream, io.TextIOWrapper):
        return
    try:
        stream.flush()
    except OSError:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)


def _where(bug: Exception) -> dict[str, object]:
    """The kind of the bug and its line, without any value that passed by."""
    frames = traceback.extract_tb(bug.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return {"soort": type(bug).__name__, "plaats": place}


def _open_window() -> int:
    if sys.platform.startswith("linux") and not _has_display():
        raise EnvironmentFault("cli.geen_scherm")
    _require_qt()
    from ui.application import run

    return run()


def _demo(folder: Path, say: Callable[[str], None]) -> int:
    _require_qt()
    from ui.demo import run

    return run(folder, say)


def _has_display() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _require_qt() -> None:
    """Raises EnvironmentFault when Qt, or a library of the system that it needs, is not there."""
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as missing:
        raise EnvironmentFault("cli.geen_qt", reden=str(missing)) from missing


if __name__ == "__main__":
    sys.exit(main())
