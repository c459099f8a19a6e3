"""Looking back from a later visit on an earlier one: what was promised, what came of it, and when to look again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.finding import Finding, FindingState
from app.domain.period import months_later, whole_months, working_day
from app.domain.visit import Agreement, Visit, VisitType
from app.domain.yields import Yield, yield_of

FOLLOW_UP_AFTER = (3, 12)
"""After how many months a household is visited again to look back."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the findings came to at the end of a day, so many months after the start."""

    day: date
    months: int
    yields: Yield


@dataclass(frozen=True, slots=True)
class LookBack:
    """What a later visit tells about an earlier one.

    ``start`` is the visit that is looked back on; ``standings`` begin with its day and end now. ``agreements`` were
    made in it or in a visit since, by visit and place; ``findings`` are those that were chosen or settled.
    """

    start: Visit
    standings: tuple[Standing, ...]
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def start_day(self) -> date:
        """The day of the visit that is looked back on."""
        return self.start.starts_at.date()

    @property
    def now(self) -> Standing:
        """The newest standing."""
        return self.standings[-1]

    @property
    def kept(self) -> int:
        """How many agreements were kept."""
        return sum(agreed.done_on is not None for agreed in self.agreements)


def looked_back_on(visits: Iterable[Visit], visit: Visit) -> Visit | None:
    """The visit that a follow-up looks back on: the last one before it that was no follow-up, else the very first."""
    earlier = sorted(_before(visits, visit), key=lambda one: (one.starts_at, one.id))
    first_of = [one for one in earlier if one.type is not VisitType.FOLLOW_UP]
    return first_of[-1] if first_of else earlier[0] if earlier else None


def visits_between(visits: Iterable[Visit], start: Visit, visit: Visit) -> tuple[Visit, ...]:
    """The start and every visit after it that came before this one, in their order."""
    found = [one for one in _before(visits, visit) if one.starts_at >= start.starts_at]
    return tuple(sorted(found, key=lambda one: (one.starts_at, one.id)))


def _before(visits: Iterable[Visit], visit: Visit) -> list[Visit]:
    return [one for one in visits if one.id != visit.id and one.starts_at < visit.starts_at]


def worth_telling(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that somebody did something with, those with the largest promise first."""
    told = [finding for finding in findings if finding.state is not FindingState.TO_CHOOSE]
    return tuple(sorted(told, key=lambda finding: (-(finding.planned_per_year or 0), finding.regeling)))


def standing_of(findings: Sequence[Finding], start: date, day: date) -> Standing:
    """What these findings came to on a day, counted from the start."""
    return Standing(day, whole_months(start, day), yield_of(findings))


def follow_up_day(start: date, months: int) -> date:
    """The day to visit again: the same day so many months on, or the Monday after it."""
    return working_day(months_later(start, months))
