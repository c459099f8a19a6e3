"""At every picture of a journey: what a screen reader is told, set beside what stands on the screen."""

import json
import os
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from tests.readback.tree import Reader, Spoken
from tests.ui.looking import named_controls

REPORT = "KEUKENTAFEL_READ_BACK"
"""Names the file to which each screen is written; without it nothing is read."""
SAME = ("-200", "-donker", "-klein", "-tablet", "-150")
"""Ends of the names of pictures that show a screen once more in another look."""
SILENT = frozenset({"unknown", "invalid", ""})


def read_back(window: QWidget, name: str) -> None:
    """Write down what was read of a screen and what is wrong with it, when that is asked."""
    target = os.environ.get(REPORT)
    if target is None or name.endswith(SAME):
        return
    found = _read()
    line = {"screen": name, "elements": len(found), "problems": problems(window, found)}
    with Path(target).open("a", encoding="utf-8") as report:
        report.write(json.dumps(line, ensure_ascii=False) + "\n")


def _read() -> tuple[Spoken, ...]:
    """All that is on screen, read while the program goes on answering."""
    with ThreadPoolExecutor(1) as reading:
        found: Future[tuple[Spoken, ...]] = reading.submit(_elements)
        while not found.done():
            QApplication.processEvents()
        return found.result()


def _elements() -> tuple[Spoken, ...]:
    reader = Reader()
    try:
        return tuple(reader.elements())
    finally:
        reader.close()


def problems(window: QWidget, found: tuple[Spoken, ...]) -> list[str]:
    """What a person who cannot see the screen would miss."""
    read = {spoken.name for spoken in found}
    missing = [f"{kind} {name!r} is not read" for kind, name in named_controls(window) if name not in read]
    nameless = [f"a {spoken.role} without a name" for spoken in found if spoken.can_focus and not spoken.name]
    roleless = [f"{spoken.name!r} has no role" for spoken in found if spoken.can_focus and spoken.role in SILENT]
    return [*missing, *nameless, *roleless]
