"""The `keukentafel` command, without Qt: words in, words out, and an exit code."""

from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app.cli.arguments import COMMANDS, Given, command_of, parse
from app.cli.terminal import Said, Terminal, Windows
from app.errors import SpokenError, UserError
from app.texts import text

WRONG = 2
"""The exit code for bad input and for a fault of the world."""
INTERRUPTED = 130
PIPE_CLOSED = 141
DEMO_FOLDER = Path("build/demo")


def main(argv: Sequence[str], terminal: Terminal, windows: Windows) -> int:
    """Carries out one command and gives the exit code.

    What goes wrong for a person is one Dutch line on the standard error, with nothing on the standard output.
    """
    try:
        said = _perform(argv, terminal, windows)
        _write(said.words, terminal)
        return said.code
    except SpokenError as trouble:
        terminal.stderr.write(one_line(str(trouble)) + "\n")
        return WRONG
    except BrokenPipeError:
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED


def one_line(words: str) -> str:
    """The words on one line, without characters that would steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(words.split()))


def _perform(argv: Sequence[str], terminal: Terminal, windows: Windows) -> Said:
    if not argv:
        return Said("", windows.open_window())
    if argv[0] in ("--help", "-h"):
        return Said(_help("keukentafel"))
    if argv[0] == "--version":
        return Said(_version())
    if argv[0].startswith("-"):
        raise UserError("cli.optie_vooraan", optie=argv[0])
    command = command_of(argv[0])
    before_words = argv[1 : argv.index("--")] if "--" in argv else argv[1:]
    if "--help" in before_words or "-h" in before_words:
        return Said(_help(command.name))
    given = parse(command, argv[1:])
    if command.name == "demo":
        return _demo(given, terminal, windows)
    return _work_of(command.name)(given, terminal)


def _work_of(name: str) -> Callable[[Given, Terminal], Said]:
    """The function behind a command; its room is imported now, so that a short command starts quickly."""
    if name in ("inzage", "wis"):
        from app.cli import dossier

        return dossier.inzage if name == "inzage" else dossier.wis
    if name == "hub":
        from app.cli.hub import hub

        return hub
    if name == "verslag":
        from app.cli.report import verslag

        return verslag
    if name == "pakket":
        from app.cli.packs import pakket

        return pakket
    from app.cli import calculation

    return {"bereken": calculation.bereken, "regel": calculation.apply_rule, "controleer": calculation.controleer}[name]


def _demo(given: Given, terminal: Terminal, windows: Windows) -> Said:
    folder = Path(given.value("--uit") or DEMO_FOLDER)
    return Said("", windows.demo(folder, lambda line: _write(line + "\n", terminal)))


def _write(words: str, terminal: Terminal) -> None:
    if not words:
        return
    try:
        terminal.stdout.write(words)
        terminal.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:
        raise UserError("cli.uitvoer") from None


def _help(subject: str) -> str:
    words = text(f"cli.hulp.{subject}")
    if subject != "keukentafel":
        return words
    lines = (f"  {command.name:<11} {text(f'cli.kort.{command.name}')}" for command in COMMANDS)
    return words.format(opdrachten="\n".join(lines))


def _version() -> str:
    from app.rules.parameters import package_version

    try:
        number = version("keukentafel")
    except PackageNotFoundError:  # a bundle without the metadata of the package
        number = text("cli.versie_onbekend")
    return text("cli.versie", versie=number, regels=package_version()) + "\n"
