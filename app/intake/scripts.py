"""The script of each type of visit: its steps, which questions it asks and how, and what it offers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from app.domain.finding import Finding
from app.domain.money import Cents
from app.domain.visit import Step, VisitType, Way
from app.resources import folder, read_yaml

WALKED = (Step.RONDGANG, Step.METEN, Step.BESPAREN)
"""The steps in which an energy coach walks through the home."""
BESIDE = (Step.WAT_ALS,)
"""The steps that are opened when somebody asks, and that going on passes by."""
TALKED = frozenset(
    {Step.BEGIN, *WALKED, Step.BUDGET, Step.SCHULDEN, *BESIDE, Step.KANSEN, Step.AFSPRAKEN, Step.VERSLAG}
)
"""The steps that do not consist of questions."""
ONLY_NAMED = "genoemd"


@dataclass(frozen=True, slots=True)
class Script:
    """How a type of visit goes.

    ``only_named`` asks only the questions that name this type; a question that can change less than ``least``
    (eurocents per year) is not worth putting. ``purposes`` and ``offers`` are keys of texts.
    """

    steps: tuple[Step, ...]
    way: Way
    only_named: bool
    least: Cents
    minutes: int
    purposes: tuple[str, ...]
    offers: tuple[str, ...]


@lru_cache(maxsize=1)
def scripts() -> Mapping[VisitType, Script]:
    """All scripts."""
    raw = read_yaml(folder("visits", "scripts.yaml"))
    return MappingProxyType({VisitType(kind): _script(row) for kind, row in raw.items()})


def script_of(kind: VisitType) -> Script:
    """The script of a visit of this type."""
    return scripts()[kind]


def steps_of(kind: VisitType) -> tuple[Step, ...]:
    """The steps of a visit of this type."""
    return script_of(kind).steps


def all_offers() -> frozenset[str]:
    """Everything that any visit offers beside the regelingen."""
    return frozenset(offer for script in scripts().values() for offer in script.offers)


def about_money(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that can yield an amount, which an offer cannot."""
    return tuple(finding for finding in findings if finding.regeling not in all_offers())


def _script(row: Mapping[str, Any]) -> Script:
    return Script(
        steps=tuple(step for step in map(Step, row["steps"]) if _is_there(step)),
        way=Way(row["way"]),
        only_named=row["questions"] == ONLY_NAMED,
        least=Cents(row["least"] * 100),
        minutes=row["minutes"],
        purposes=tuple(row["purposes"]),
        offers=tuple(row["offers"]),
    )


def _is_there(step: Step) -> bool:
    return step in TALKED or folder("intake", "questions", f"{step.value}.yaml").is_file()
