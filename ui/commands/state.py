"""Every act that can be found by typing, the keys that work everywhere, and the help of each place."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.change import Kind
from app.domain.wording import moment
from app.services.history import Act
from app.services.search import Hit
from app.texts import has_text, text


class Doing(StrEnum):
    """What the window itself can do."""

    TOGETHER = "samen"
    UNDO = "ongedaan"
    REDO = "opnieuw"
    LOCK = "vergrendel"
    HELP = "hulp"
    KEYS = "toetsen"
    HISTORY = "geschiedenis"
    TOUR = "rondleiding"


@dataclass(frozen=True, slots=True)
class Command:
    """One act: a Doing, or the spot to go to with a detail; its words, and the key that does the same."""

    words: str
    doing: Doing | None = None
    spot: str = ""
    detail: str = ""
    key: str = ""
    icon: str = "arrow-right"


_GOES = (
    ("vandaag", "", "home"),
    ("vandaag", "nieuw", "plus"),
    ("doorverwijzen", "", "arrow-right"),
    ("wijk", "", "map"),
    ("tellingen", "", "map"),
    ("complexen", "", "rows"),
    ("gegevens", "agenda", "calendar"),
    ("gegevens", "invoer", "folder"),
    ("gegevens", "bewaren", "folder"),
    ("gegevens", "kopie", "folder"),
    ("gegevens", "logboek", "folder"),
    ("instellingen", "", "sliders"),
)
_DOES = (
    (Doing.TOGETHER, "F8", "eye"),
    (Doing.UNDO, "Ctrl+Z", "undo"),
    (Doing.REDO, "Ctrl+Shift+Z", "redo"),
    (Doing.HISTORY, "Ctrl+H", "clock"),
    (Doing.KEYS, "Ctrl+F1", "rows"),
    (Doing.HELP, "F1", "info"),
    (Doing.TOUR, "", "info"),
    (Doing.LOCK, "Ctrl+L", "lock"),
)
KEYS = (
    ("overal", ("Ctrl+K", "F1", "Ctrl+F1", "F8", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+H", "Ctrl+L", "Esc", "Tab")),
    ("bezoek", ("Enter", "F7", "Alt+Links", "Alt+Rechts", "J", "N")),
    ("lijst", ("Pijlen", "Spatie")),
)
"""The keys per group, in the order they are shown."""
TOUR = ("welkom", "vandaag", "bezoek", "samen", "kansen", "afspraken", "klaar")


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key and what it does."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act of before: its call, what and when, and whether it can be gone back to before it."""

    call: str
    words: str
    when: str
    holds: bool


def commands() -> tuple[Command, ...]:
    """All acts: places first."""
    goes = tuple(
        Command(text(f"opdracht.ga.{spot}{'_' if detail else ''}{detail}"), None, spot, detail, "", icon)
        for spot, detail, icon in _GOES
    )
    does = tuple(Command(text(f"opdracht.doe.{doing}"), doing, key=key, icon=icon) for doing, key, icon in _DOES)
    return (*goes, *does)


def find(typed: str) -> tuple[Command, ...]:
    """The acts in whose words every typed word begins one; all of them when nothing is typed."""
    wanted = _words(typed)
    also = {command: _words(f"{command.words} {text_of_more(command)}") for command in commands()}
    return tuple(
        command for command, has in also.items() if all(any(word.startswith(part) for word in has) for part in wanted)
    )


def text_of_more(command: Command) -> str:
    """Other words that people look for an act with."""
    name = command.doing or f"{command.spot}_{command.detail}".rstrip("_")
    text_id = f"opdracht.ook.{name}"
    return text(text_id) if has_text(text_id) else ""


def key_groups() -> tuple[tuple[str, tuple[KeyRow, ...]], ...]:
    """The keys under the name of their group."""
    return tuple(
        (
            text(f"toets.groep.{group}"),
            tuple(KeyRow(_key_name(key), text(f"toets.{group}.{_bare(key)}")) for key in keys),
        )
        for group, keys in KEYS
    )


def help_of(spot: str, detail: str) -> tuple[str, tuple[str, ...]]:
    """The title and the lines of help of a place: those of its own part when there are any."""
    own = f"hulp.{spot}.{detail}"
    place = own if detail and has_text(f"{own}.titel") else f"hulp.{spot}"
    lines = text(f"{place}.regels").strip().split("\n")
    return text(f"{place}.titel"), tuple(line.strip() for line in lines if line.strip())


def tour_page(number: int) -> tuple[str, str]:
    """The title and the words of one page of the first look around, from 0."""
    return text(f"rondleiding.{TOUR[number]}.titel"), text(f"rondleiding.{TOUR[number]}.tekst")


def history_rows(acts: Sequence[Act], today: date) -> tuple[HistoryRow, ...]:
    """What was done, the newest first."""
    return tuple(
        HistoryRow(
            act.call,
            _told(act),
            moment(act.at, today),
            act.holds,
        )
        for act in acts
    )


def hit_detail(hit: Hit) -> str:
    """What a found dossier or note says below its name."""
    text_id = f"vandaag.vond.{hit.kind}"
    kind = text(text_id if has_text(text_id) else "vandaag.vond.other")
    return f"{kind} · {hit.snippet}" if hit.snippet else kind


def command_detail(command: Command) -> str:
    """The key that does the same, else the place it leads to or belongs to."""
    return (
        text("opdracht.toets", toets=command.key) if command.key else text(f"opdracht.bij.{command.spot or 'vandaag'}")
    )


def is_dossier(hit: Hit) -> bool:
    """Whether it is a dossier itself."""
    return hit.kind is Kind.DOSSIER


def _told(act: Act) -> str:
    said = act.words.spoken()
    bare = said[0].upper() + said[1:]
    return bare if act.holds else text("geschiedenis.ongedaan", wat=bare)


def _words(typed: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFD", typed.casefold())
    return tuple(re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign))))


def _bare(key: str) -> str:
    return re.sub(r"[^a-z0-9]", "_", key.casefold())


def _key_name(key: str) -> str:
    """What stands on the key, for a key whose name is a word."""
    text_id = f"toets.naam.{_bare(key)}"
    return text(text_id) if has_text(text_id) else key
