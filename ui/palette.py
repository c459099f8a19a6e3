"""The table of tokens, colour, space and type, read once from resources/styles; knows no Qt."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from app.resources import folder, read_yaml


class Theme(StrEnum):
    """The two palettes."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class TypeToken:
    """One size of type: points, px per line and letter spacing in px, all at 100%."""

    points: int
    line: int
    weight: int
    spacing: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two colour tokens of which the one stands over the other, and the contrast they need at least."""

    over: str
    under: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class Tokens:
    """The whole table. Colours are ``#RRGGBB`` by (theme, name); lengths are px at 100%."""

    colours: dict[tuple[Theme, str], str]
    types: dict[str, TypeToken]
    space: tuple[int, ...]
    radius: dict[str, int]
    pairs: tuple[Pair, ...]


@lru_cache(maxsize=1)
def tokens() -> Tokens:
    """The tokens of ``resources/styles/tokens.yaml``."""
    table = read_yaml(folder("styles", "tokens.yaml"))
    return Tokens(
        colours={(theme, name): table["colour"][name][theme] for name in table["colour"] for theme in Theme},
        types={name: TypeToken(**row) for name, row in table["type"].items()},
        space=tuple(table["space"]),
        radius=dict(table["radius"]),
        pairs=tuple(Pair(row["over"], row["under"], Decimal(row["least"])) for row in table["contrast"]),
    )


def space(number: int) -> int:
    """Space 1 to 8 in px; space does not grow with the type scale."""
    return tokens().space[number]
