"""One list over all creditors: what is pressing before what is large, under what each debt threatens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.debt import Debt, Stage
from app.domain.debt_kinds import DebtKind, Threat, debt_kinds
from app.domain.money import Cents

NOTHING = Cents(0)


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in eurocents over a number of debts; ``unknown`` of them have no amount yet and are not in it."""

    amount: Cents
    debts: int
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class StageSum:
    """What is owed at one stage."""

    stage: Stage
    sum: Sum


@dataclass(frozen=True, slots=True)
class ThreatGroup:
    """The debts that threaten the same thing, the most pressing first; never empty."""

    threat: Threat
    debts: tuple[Debt, ...]
    sum: Sum

    @property
    def goes_well(self) -> bool:
        """Whether every debt here is paid on time or by an arrangement."""
        return all(goes_well(debt) for debt in self.debts)


@dataclass(frozen=True, slots=True)
class Overview:
    """All open debts of a household by urgency, and what they come to."""

    groups: tuple[ThreatGroup, ...] = ()
    stages: tuple[StageSum, ...] = ()
    sum: Sum = Sum(NOTHING, 0)
    per_month: Cents = NOTHING
    settled: tuple[Debt, ...] = ()

    @property
    def debts(self) -> tuple[Debt, ...]:
        """The open debts, the most pressing first."""
        return tuple(debt for group in self.groups for debt in group.debts)

    @property
    def creditors(self) -> int:
        """To how many creditors something is owed; one name is one creditor."""
        return len({debt.creditor.casefold().strip() for debt in self.debts})


def kind_of(debt: Debt) -> DebtKind:
    """What kind of debt it is; a kind that this version does not know counts as "anders"."""
    kinds = debt_kinds()
    return kinds.get(debt.kind) or kinds["anders"]


def goes_well(debt: Debt) -> bool:
    """Whether a debt is paid on time, or by an arrangement that no court or bailiff came into."""
    in_arrangement = debt.instalment is not None and debt.instalment > 0 and debt.stage.weight < Stage.SUMMONS.weight
    return not debt.seized and (debt.stage is Stage.ON_TIME or in_arrangement)


def overview(debts: Iterable[Debt]) -> Overview:
    """The debts in the order in which they press."""
    given = tuple(debts)
    open_debts = by_urgency(debt for debt in given if debt.settled_on is None)
    groups = []
    for threat in Threat:
        here = tuple(debt for debt in open_debts if kind_of(debt).threat is threat)
        if here:
            groups.append(ThreatGroup(threat, here, _sum(here)))
    stages = [(stage, [debt for debt in open_debts if debt.stage is stage]) for stage in Stage]
    return Overview(
        groups=tuple(groups),
        stages=tuple(StageSum(stage, _sum(found)) for stage, found in stages if found),
        sum=_sum(open_debts),
        per_month=Cents(sum(debt.instalment or 0 for debt in open_debts)),
        settled=tuple(debt for debt in given if debt.settled_on is not None),
    )


def by_urgency(debts: Iterable[Debt]) -> tuple[Debt, ...]:
    """What threatens most first; then what goes well last, a later stage first, a larger amount first, an older debt
    first. The order in which they were given never matters: their ids come last.
    """
    return tuple(sorted(debts, key=_urgency))


def _urgency(debt: Debt) -> tuple[int, bool, int, int, date, str]:
    threat = tuple(Threat).index(kind_of(debt).threat)
    return (threat, goes_well(debt), -debt.stage.weight, -(debt.total or 0), debt.since or date.max, debt.id)


def _sum(debts: Sequence[Debt]) -> Sum:
    known = [debt.total for debt in debts if debt.total is not None]
    return Sum(Cents(sum(known)), len(debts), len(debts) - len(known))
