"""What happened in a dossier: all moments at once, their records as far as they are shown; and what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.finding import Finding, FindingState
from app.domain.ids import DossierId
from app.domain.money import Cents
from app.domain.timeline import Entry, Mark
from app.services.session import Session
from db import timeline as stored

_COUNTED = (FindingState.GRANTED, FindingState.APPLIED, FindingState.PLANNED)


@dataclass(frozen=True, slots=True)
class Yield:
    """What the opportunities in one state come to in eurocents a year; ``open_ones`` have no amount yet."""

    state: FindingState
    count: int
    per_year: Cents
    open_ones: int


def marks(session: Session, dossier_id: DossierId) -> tuple[Mark, ...]:
    """Every moment up to now, the newest first."""
    return stored.marks(session.store, dossier_id, session.now())


def entries(session: Session, shown: Sequence[Mark]) -> tuple[Entry, ...]:
    """These moments with their records."""
    return stored.entries(session.store, shown)


def yields(findings: Iterable[Finding]) -> tuple[Yield, ...]:
    """Granted, applied for and planned, as far as there are any; what was granted counts as it was granted."""
    found = list(findings)
    return tuple(_yield(state, same) for state in _COUNTED if (same := [f for f in found if f.state is state]))


def _yield(state: FindingState, findings: Sequence[Finding]) -> Yield:
    amounts = [finding.realised if state is FindingState.GRANTED else finding.planned_per_year for finding in findings]
    known = [amount for amount in amounts if amount is not None]
    return Yield(state, len(findings), Cents(sum(known)), len(amounts) - len(known))
