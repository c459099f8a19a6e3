"""What the findings of a household come to per year: promised, applied for, and granted."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.finding import Finding, FindingState
from app.domain.money import Cents

CHOSEN = frozenset({FindingState.PLANNED, FindingState.APPLIED, FindingState.GRANTED, FindingState.REFUSED})
"""What was promised to be tried. What the resident does not want is no promise any more."""
PUT_IN = frozenset({FindingState.APPLIED, FindingState.GRANTED, FindingState.REFUSED})
"""What was applied for, whatever came of it."""

_NONE = Cents(0)
_QUARTER_OF = 4


@dataclass(frozen=True, slots=True)
class Yield:
    """Three amounts per year in eurocents, each a part of the one before but for surprises.

    ``unknown`` counts what was granted with an amount that is not known yet: it is in no sum.
    """

    planned: Cents = _NONE
    applied: Cents = _NONE
    granted: Cents = _NONE
    unknown: int = 0

    def __bool__(self) -> bool:
        return bool(self.planned or self.applied or self.granted or self.unknown)


def planned_of(finding: Finding) -> Cents:
    """What a finding was expected to yield a year; nothing when it was not chosen."""
    return (finding.planned_per_year or _NONE) if finding.state in CHOSEN else _NONE


def applied_of(finding: Finding) -> Cents:
    """What was applied for a year: the expected amount, for the granted amount is not known before the letter."""
    return planned_of(finding) if finding.state in PUT_IN else _NONE


def granted_of(finding: Finding) -> Cents | None:
    """What was granted a year; None when it was not granted, or the amount is not known yet."""
    return finding.realised if finding.state is FindingState.GRANTED else None


def yield_of(findings: Iterable[Finding]) -> Yield:
    """All findings together."""
    every = tuple(findings)
    granted = [granted_of(finding) for finding in every if finding.state is FindingState.GRANTED]
    return Yield(
        planned=Cents(sum(map(planned_of, every))),
        applied=Cents(sum(map(applied_of, every))),
        granted=Cents(sum(amount for amount in granted if amount is not None)),
        unknown=sum(amount is None for amount in granted),
    )


def waiting_of(findings: Iterable[Finding]) -> Cents:
    """What was applied for and waits for an answer, per year."""
    return Cents(sum(planned_of(finding) for finding in findings if finding.state is FindingState.APPLIED))


def to_do_of(findings: Iterable[Finding]) -> Cents:
    """What was chosen and still has to be applied for, per year."""
    return Cents(sum(planned_of(finding) for finding in findings if finding.state is FindingState.PLANNED))


def looks_monthly(finding: Finding) -> bool:
    """Whether the granted amount is so far below the expected one that it may be an amount per month."""
    granted, planned = granted_of(finding), finding.planned_per_year
    return granted is not None and planned is not None and 0 < granted * _QUARTER_OF < planned
