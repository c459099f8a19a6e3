"""The language before a profile is open: one word in a file beside it, for the settings inside are still sealed."""

from contextlib import suppress
from pathlib import Path

from app.settings import LANGUAGES
from app.texts import DUTCH

NAME = "taal"


def remembered(folder: Path) -> str:
    """The language that was last chosen in the profile in this folder; Dutch when nothing can be read."""
    try:
        found = (folder / NAME).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return DUTCH
    return found if found in LANGUAGES else DUTCH


def remember(folder: Path, code: str) -> None:
    """Keep the language for the next start. Where that cannot be, the program begins in Dutch: nothing is lost."""
    with suppress(OSError):
        (folder / NAME).write_text(code + "\n", encoding="utf-8")
