"""The municipal packs there are: those of the organisation, which win, and those that come with the program."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.domain.exact_yaml import parse_yaml
from app.errors import UserError
from app.paths import packs_folder
from app.resources import yaml_files
from app.rules.gemeente_pack import Pack, covers
from app.rules.gemeente_reading import read_pack

LARGEST_PACK = 1_000_000
"""A pack is never larger than this many bytes."""
ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Broken:
    """A file of the organisation that cannot be used, and why."""

    file: str
    reason: UserError


@dataclass(frozen=True, slots=True)
class Shelf:
    """The packs of the organisation that can be used, and its files that cannot."""

    packs: tuple[Pack, ...] = ()
    broken: tuple[Broken, ...] = ()


def find_pack(gemeente: str, packs: Iterable[Pack]) -> Pack | None:
    """The pack that covers a municipality; of more than one, the one that holds longest."""
    fitting = [pack for pack in packs if covers(pack, gemeente)]
    return max(fitting, key=lambda pack: pack.geldig_tot, default=None)


@lru_cache(maxsize=1)
def shipped_packs() -> tuple[Pack, ...]:
    """The packs that come with the program."""
    return tuple(read_pack(parse_yaml(place.read_text(encoding="utf-8"))) for place in yaml_files("municipalities"))


_seen: Shelf | None = None
_home = ""
"""The packs of the organisation as they were when somebody last looked."""


def pack_of(gemeente: str) -> Pack | None:
    """The pack of a municipality: that of the organisation, otherwise the shipped one; None when there is none."""
    own_packs()
    return pack_as_seen(gemeente)


def pack_as_seen(gemeente: str) -> Pack | None:
    """The same without looking at the folder again: for a rule, which is worked out many times in a row."""
    return find_pack(gemeente, (_seen or own_packs()).packs) or find_pack(gemeente, shipped_packs())


def municipalities() -> tuple[str, ...]:
    """The names of the municipalities of which there is a pack, without asking the folder again; in their order.

    First the one where is worked, pack or no pack.
    """
    packs = (*(_seen or own_packs()).packs, *shipped_packs())
    names = sorted({name for pack in packs for name in (pack.gemeente, *pack.ook_voor)})
    if not _home:
        return tuple(names)
    home = next((name for name in names if name.casefold() == _home.casefold()), _home)
    return (home, *(name for name in names if name != home))


def work_in(gemeente: str) -> None:
    """Where most households are visited; it comes first when a municipality is asked for. Empty: nowhere more."""
    global _home  # a habit of who works here, never an answer of a household
    _home = " ".join(gemeente.split())


def own_packs() -> Shelf:
    """The packs in the folder of the organisation, read again only when a file changed."""
    global _seen  # a calculation looks once, at its begin
    _seen = _look()
    return _seen


def _look() -> Shelf:
    folder = packs_folder()
    try:
        places = sorted(place for place in folder.iterdir() if place.suffix.lower() in ENDINGS)
        seen = tuple((place.name, place.stat().st_mtime_ns, place.stat().st_size) for place in places)
    except FileNotFoundError:
        return Shelf()
    except OSError:
        return Shelf(broken=(Broken(str(folder), UserError("bestand.onleesbaar", bestand=str(folder))),))
    return _read(folder, seen)


@lru_cache(maxsize=4)
def _read(folder: Path, seen: tuple[tuple[str, int, int], ...]) -> Shelf:
    packs: list[Pack] = []
    broken: list[Broken] = []
    for name, _, size in seen:
        try:
            packs.append(_pack(folder / name, size))
        except UserError as reason:
            broken.append(Broken(name, reason))
    return Shelf(tuple(packs), tuple(broken))


def _pack(place: Path, size: int) -> Pack:
    if size > LARGEST_PACK:
        raise UserError("bestand.te_groot", bestand=place.name, megabytes=LARGEST_PACK // 1_000_000)
    try:
        content = place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UserError("bestand.onleesbaar", bestand=place.name) from None
    return read_pack(parse_yaml(content), own=True)
