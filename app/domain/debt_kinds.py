"""The kinds of debts as data: what each threatens, and whose rules its costs and interest follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.resources import folder, read_yaml
from app.texts import per_language, worded


class Threat(StrEnum):
    """What is lost first when a debt stays unpaid, the most pressing first."""

    HOME = "huis"
    ENERGY = "energie"
    WATER = "water"
    CARE = "zorg"
    FINE = "boete"
    OTHER = "ander"

    @property
    def turn(self) -> "Turn":
        """When its turn comes in a plan."""
        return _TURNS[self]


class Turn(StrEnum):
    """When a debt is paid in a plan that begins with what is pressing."""

    FIRST = "eerst"
    NEXT = "daarna"
    CAN_WAIT = "kan_wachten"


_TURNS = {
    Threat.HOME: Turn.FIRST,
    Threat.ENERGY: Turn.FIRST,
    Threat.WATER: Turn.FIRST,
    Threat.CARE: Turn.NEXT,
    Threat.FINE: Turn.NEXT,
    Threat.OTHER: Turn.CAN_WAIT,
}


class CostRules(StrEnum):
    """Whose rules the collection costs follow: the decree for consumers, or a law of the creditor's own."""

    DECREE = "besluit"
    OWN = "eigen"


class InterestRules(StrEnum):
    """Whose rules the interest follows: the statutory rate, the contract, or a law of the creditor's own."""

    STATUTORY = "wettelijk"
    CONTRACT = "contract"
    OWN = "eigen"


class Vat(StrEnum):
    """Whether btw may come on top of the collection costs: only when the creditor cannot deduct it."""

    MAY = "mag"
    NOT = "niet"
    UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class DebtKind:
    """One kind of debt. ``step`` is the first thing to do about it, in plain Dutch.

    ``vat_confidence`` is how sure it is whether btw may come on top, in the words of the sources of the law.
    """

    id: str
    name: str
    threat: Threat
    costs: CostRules
    interest: InterestRules
    vat: Vat
    vat_confidence: str
    step: str


@per_language
def debt_kinds() -> Mapping[str, DebtKind]:
    """All kinds by id, in the order in which a person reads them."""
    content = worded("debts", read_yaml(folder("debts", "kinds.yaml")))
    sure = {name: source["confidence"] for name, source in content["sources"].items()}
    return MappingProxyType({row["id"]: _kind(row, sure) for row in content["kinds"]})


def _kind(row: Mapping[str, str], sure: Mapping[str, str]) -> DebtKind:
    return DebtKind(
        id=row["id"],
        name=row["name"],
        threat=Threat(row["threat"]),
        costs=CostRules(row["costs"]),
        interest=InterestRules(row["interest"]),
        vat=Vat(row["vat"]),
        vat_confidence=sure[row["vat_source"]],
        step=row["step"],
    )
