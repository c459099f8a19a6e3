"""The script of each type of visit: its steps, in the order they are shown."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from app.domain.visit import Step, VisitType
from app.resources import folder, read_yaml


@lru_cache(maxsize=1)
def scripts() -> Mapping[VisitType, tuple[Step, ...]]:
    """All scripts."""
    raw = read_yaml(folder("visits", "scripts.yaml"))
    return MappingProxyType({VisitType(kind): tuple(Step(step) for step in steps) for kind, steps in raw.items()})


def steps_of(kind: VisitType) -> tuple[Step, ...]:
    """The steps of a visit of this type."""
    return scripts()[kind]
