"""``pakket controleer``: checks municipal packs before an organisation uses them."""

from datetime import datetime
from pathlib import Path

from app.cli.arguments import Given
from app.cli.terminal import Said, Terminal
from app.errors import UserError
from app.services.packs import check_pack_file

CHECK = "controleer"


def pakket(given: Given, terminal: Terminal) -> Said:
    """A line for everything wrong or old in each file, then the counts; the exit code is 1 when a file is wrong."""
    task, *names = given.words
    if task != CHECK:
        raise UserError("cli.onbekende_taak", opdracht=given.command.name, taak=task, taken=CHECK)
    lines: list[str] = []
    failed, today = 0, datetime.now().astimezone().date()
    for name in names:
        report = check_pack_file(Path(name), today)
        failed += bool(report.faults)
        lines += [f"{name}: {line}" for line in (*report.faults, *report.warnings)]
    lines.append(f"{len(names) - failed} passed, {failed} failed")
    return Said("\n".join(_printable(line) for line in lines) + "\n", 1 if failed else 0)


def _printable(words: str) -> str:
    """The words on one line, without characters that would steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(words.split()))
