"""What a column of a file can be: a field of the dossier, a note, or the answer to a question of a visit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from app.intake.questions import AnswerKind, Pattern, patterns
from app.resources import folder, read_yaml
from app.texts import DUTCH, has_text, language, speaking, text

NOTE = "notitie"
LABEL = "omschrijving"
ID = "id"
DOSSIER_FIELDS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {LABEL: ("label", 120), "adres": ("address", 200), "wijk": ("district", 80), "telefoon": ("phone", 30)}
)
"""The fields of a dossier with their name in the store and the most signs they hold."""
_PERSONS = ("p1", "p2", "k1", "k2", "k3", "k4", "k5", "m1", "m2")
_ROLES = MappingProxyType({"p1": "aanvrager", "p2": "toeslagpartner", "k": "kind", "m": "medebewoner"})


class Sort(StrEnum):
    """How a cell is read."""

    LINE = "line"
    PHONE = "phone"
    NOTE = "note"
    ID = "id"
    MONEY = "money"
    HOURS = "hours"
    COUNT = "count"
    BIRTH = "birth"
    DAY = "day"
    YES_NO = "yes_no"
    CHOICE = "choice"
    WORDS = "words"


_SORTS = MappingProxyType(
    {
        AnswerKind.YES_NO: Sort.YES_NO,
        AnswerKind.COUNT: Sort.COUNT,
        AnswerKind.DATE: Sort.BIRTH,
        AnswerKind.MONEY: Sort.MONEY,
        AnswerKind.HOURS: Sort.HOURS,
        AnswerKind.CHOICE: Sort.CHOICE,
        AnswerKind.TEXT: Sort.WORDS,
        AnswerKind.DAY: Sort.DAY,
    }
)


@dataclass(frozen=True, slots=True)
class Target:
    """One thing a column can fill; ``key`` is a field of the dossier or the path of an answer."""

    key: str
    sort: Sort
    name: str
    choices: tuple[str, ...] = ()
    longest: int = 0

    @property
    def is_answer(self) -> bool:
        """Whether it is the answer to a question."""
        return "." in self.key


def targets() -> tuple[Target, ...]:
    """Everything a column can fill: the dossier first, then the answers in the order of the visit."""
    return _targets(language())


@lru_cache(maxsize=2)
def _targets(code: str) -> tuple[Target, ...]:
    with speaking(code):
        return (*_fields(), *_answers())


def _fields() -> Iterator[Target]:
    for key, (_, longest) in DOSSIER_FIELDS.items():
        sort = Sort.PHONE if key == "telefoon" else Sort.LINE
        yield Target(key, sort, text(f"invoer.doel.{key}"), longest=longest)
    yield Target(NOTE, Sort.NOTE, text("invoer.doel.notitie"), longest=20_000)
    yield Target(ID, Sort.ID, text("invoer.doel.id"))


def target(key: str) -> Target:
    """The target under a key; KeyError when there is none."""
    return next(one for one in targets() if one.key == key)


def guess(columns: Sequence[str]) -> dict[str, str]:
    """For each column the key it most likely fills, by its head; empty for one that says nothing. No key twice."""
    named = (*_targets(DUTCH), *targets())  # a file mostly has Dutch heads, whatever the program speaks
    known = {_bare(one.key): one.key for one in named} | {_bare(one.name): one.key for one in named} | _synonyms()
    found: dict[str, str] = {}
    for column in columns:
        key = known.get(_bare(column), "")
        found[column] = "" if key in found.values() else key
    return found


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, str]:
    """How others call a column, from ``resources/intake/columns.yaml``."""
    rows = read_yaml(folder("intake", "columns.yaml"))
    return {_bare(word): key for key, words in rows.items() for word in words}


def _bare(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "", words.casefold())


def _answers() -> Iterator[Target]:
    seen: set[str] = set()
    for pattern in patterns():
        for path, whose in _paths(pattern):
            if path not in seen and pattern.kind in _SORTS:
                seen.add(path)
                yield Target(path, _SORTS[pattern.kind], _name(path, whose), pattern.choices)


def _paths(pattern: Pattern) -> Iterator[tuple[str, str]]:
    if not pattern.each:
        yield pattern.path, ""
        return
    for person in _PERSONS:
        role = _ROLES.get(person) or _ROLES[person[0]]
        if role in pattern.each:
            yield pattern.path.replace("{id}", person), text(f"invoer.persoon.{role}", nummer=person[1:])


def _name(path: str, whose: str) -> str:
    """What a path is about: "Huur per maand", "Inkomen per jaar (partner)"."""
    last = path.rpartition(".")[2]
    without = re.sub(r"\.[pkm]\d", "", path)
    places = (f"invoer.pad.{without.replace('.', '_')}", f"services.path.{without.replace('.', '_')}")
    found = next((place for place in (*places, f"services.path.{last}") if has_text(place)), None)
    words = text(found) if found else last.replace("_", " ").capitalize()
    return f"{words} ({whose})" if whose else words
