"""The pillars of self-reliance: what a resident can give a mark from 1 to 10, from the data."""

from dataclasses import dataclass
from functools import lru_cache

from app.resources import folder, read_yaml


@dataclass(frozen=True, slots=True)
class Pillar:
    """One pillar. A mark for one with ``is_health`` is kept only when the resident said that it may be."""

    key: str
    is_health: bool = False


@lru_cache(maxsize=1)
def pillars() -> tuple[Pillar, ...]:
    """All pillars, in the order in which they are put."""
    rows = read_yaml(folder("pillars.yaml"))["pillars"]
    return tuple(Pillar(str(row["key"]), bool(row.get("health", False))) for row in rows)


def pillar_keys() -> tuple[str, ...]:
    """The keys of all pillars, in their order."""
    return tuple(pillar.key for pillar in pillars())
