"""The organisation's own table of reference amounts, which it may have under a licence: a file in its folder.

It goes before the public figures, category by category; a file that cannot be used is named with its reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from app.budget.categories import categories
from app.budget.lines import Group
from app.budget.reference import People, Reference, between, references
from app.domain.exact_yaml import parse_yaml
from app.domain.huishouden.kinds import (
    DAY,
    MONEY,
    TEXT,
    Field,
    Json,
    choice,
    refuse,
    require_known,
    require_object,
    whole,
)
from app.domain.huishouden.reading_fields import read_fields
from app.domain.money import Cents
from app.errors import UserError
from app.paths import references_folder
from app.rules.parameters import Confidence, Source

FORMAT = "keukentafel-referentiebedragen/1"
LARGEST_TABLE = 1_000_000
"""A table is never larger than this many bytes."""
ENDINGS = (".yaml", ".yml")
HEAD = {
    "formaat": Field(choice(FORMAT), required=True),
    "naam": Field(TEXT, required=True),
    "jaar": Field(whole(2199), required=True),
    "bron": Field(TEXT, required=True),
    "checked_on": Field(DAY, required=True),
}
ROW = {name: Field(MONEY, required=True) for name in ("alleen", "alleen_twee_kinderen", "paar", "paar_twee_kinderen")}
"""Who the four amounts of a row are for, in euros per month."""


@dataclass(frozen=True, slots=True)
class OwnTable:
    """One table: by category four amounts in eurocents per month, for one adult, one with two children, two adults, and
    two with two children.
    """

    source: Source
    year: int
    rows: Mapping[str, tuple[Cents, ...]]


@dataclass(frozen=True, slots=True)
class Broken:
    """A file of the organisation that cannot be used, and why."""

    file: str
    reason: UserError


@dataclass(frozen=True, slots=True)
class OwnTables:
    """The tables that can be used, the newest year first, and the files that cannot."""

    tables: tuple[OwnTable, ...] = ()
    broken: tuple[Broken, ...] = ()


NO_TABLES = OwnTables()


def usual_amounts(people: People, own: OwnTables) -> Mapping[str, Reference]:
    """What is usual for these people by category: the organisation's newest amount, else the public one."""
    found = dict(references(people))
    for table in reversed(own.tables):
        for category, row in table.rows.items():
            found[category] = Reference(category, between(people, row), table.source)
    return found


def own_tables() -> OwnTables:
    """The tables in the folder of the organisation, read again only when a file changed."""
    folder = references_folder()
    try:
        places = sorted(place for place in folder.iterdir() if place.suffix.lower() in ENDINGS)
        seen = tuple((place.name, place.stat().st_mtime_ns, place.stat().st_size) for place in places)
    except FileNotFoundError:
        return NO_TABLES
    except OSError:
        return OwnTables(broken=(Broken(str(folder), UserError("bestand.onleesbaar", bestand=str(folder))),))
    return _read(folder, seen)


def read_table(content: Json) -> OwnTable:
    """A table from parsed YAML. Raises UserError with the path of the first fault."""
    top = require_object(content, "$")
    require_known(top, frozenset((*HEAD, "bedragen")), "$")
    head = read_fields(top, HEAD, "$")
    rows = require_object(top.get("bedragen"), "$.bedragen")
    if not rows:
        raise refuse("$.bedragen", "verplicht")
    return OwnTable(_source(head), head["jaar"], {name: _row(name, value) for name, value in rows.items()})


def _source(head: Mapping[str, object]) -> Source:
    checked = head["checked_on"]
    assert isinstance(checked, date)
    return Source(
        law=str(head["naam"]),
        article="",
        url="",
        reference=str(head["jaar"]),
        checked_on=checked,
        confidence=Confidence.SECONDARY,
        note=str(head["bron"]),
    )


def _row(name: str, value: Json) -> tuple[Cents, ...]:
    """Four amounts by who they are for, or one for every household."""
    path = f"$.bedragen.{name[:40]}"
    if name not in categories() or categories()[name].group is Group.INCOME:
        costs = [kind.id for kind in categories().values() if kind.group is not Group.INCOME]
        raise refuse(path, "keuze", keuzes=", ".join(costs))
    if not isinstance(value, dict):
        amount = MONEY.read(value, path)
        assert isinstance(amount, int)
        return (Cents(amount),) * len(ROW)
    found = read_fields(value, ROW, path, whole=True)
    return tuple([found[who] for who in ROW])


@lru_cache(maxsize=4)
def _read(folder: Path, seen: tuple[tuple[str, int, int], ...]) -> OwnTables:
    tables: list[OwnTable] = []
    broken: list[Broken] = []
    for name, _, size in seen:
        try:
            tables.append(_table(folder / name, size))
        except UserError as reason:
            broken.append(Broken(name, reason))
    return OwnTables(tuple(sorted(tables, key=lambda table: -table.year)), tuple(broken))


def _table(place: Path, size: int) -> OwnTable:
    if size > LARGEST_TABLE:
        raise UserError("bestand.te_groot", bestand=place.name, megabytes=LARGEST_TABLE // 1_000_000)
    try:
        content = place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UserError("bestand.onleesbaar", bestand=place.name) from None
    return read_table(parse_yaml(content))
