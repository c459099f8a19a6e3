"""What stands out in a budget, said kindly: something that lacks, something higher than usual, or a good thing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.budget.categories import categories, group_of
from app.budget.lines import BudgetLine, Group
from app.budget.reference import Limits, People, Reference
from app.budget.views import Totals, month_of, yearly
from app.domain.message import Message, message
from app.domain.money import Cents, euros, half_up_euro

EXPECTED = (("huur",), ("energie", "warmte"), ("zorgverzekering",), ("voeding",))
"""What nearly every household pays: one of each."""
CHILD_BENEFIT = "kinderbijslag"
BUFFER = "buffer"


class Sort(StrEnum):
    """What kind of remark it is."""

    MISSING = "mist"
    UNKNOWN = "bedrag_onbekend"
    HIGH = "hoog"
    FIXED_HIGH = "vaste_lasten"
    SHORT = "te_kort"
    NO_BUFFER = "geen_buffer"


@dataclass(frozen=True, slots=True)
class Signal:
    """One remark; ``category`` is what it is about, empty for the budget as a whole."""

    sort: Sort
    category: str
    said: Message
    estimate: bool = False


def signals(
    lines: Sequence[BudgetLine], people: People, usual: Mapping[str, Reference], limits: Limits
) -> tuple[Signal, ...]:
    """What stands out, what lacks first."""
    month = yearly(lines).per_month
    return (*_missing(lines, people), *_unknown(lines), *_high(lines, usual, limits), *_whole(lines, month, limits))


def _missing(lines: Sequence[BudgetLine], people: People) -> Iterator[Signal]:
    named = {line.category for line in lines}
    for options in EXPECTED:
        if not named & set(options):
            yield _about(Sort.MISSING, options[0])
    if people.children and CHILD_BENEFIT not in named:
        yield _about(Sort.MISSING, CHILD_BENEFIT)


def _unknown(lines: Sequence[BudgetLine]) -> Iterator[Signal]:
    for line in lines:
        if line.amount is None:
            yield Signal(Sort.UNKNOWN, line.category, message("budget.signaal.bedrag_onbekend", wat=line.label))


def _high(lines: Sequence[BudgetLine], usual: Mapping[str, Reference], limits: Limits) -> Iterator[Signal]:
    for category, reference in usual.items():
        own = sum(month_of(line) for line in lines if line.category == category and line.counts)
        if own > reference.per_month * limits.times_high:
            said = message(
                "budget.signaal.hoog",
                wat=categories()[category].name,
                eigen=half_up_euro(euros(Cents(own))),
                gewoon=half_up_euro(euros(reference.per_month)),
            )
            yield Signal(Sort.HIGH, category, said, reference.estimate)


def _whole(lines: Sequence[BudgetLine], month: Totals, limits: Limits) -> Iterator[Signal]:
    if not lines or not month.income:
        return
    if month.fixed > month.income * limits.fixed_part:
        said = message(
            "budget.signaal.vaste_lasten",
            vast=half_up_euro(euros(month.fixed)),
            inkomen=half_up_euro(euros(month.income)),
        )
        yield Signal(Sort.FIXED_HIGH, "", said)
    if month.left < 0:
        yield Signal(Sort.SHORT, "", message("budget.signaal.te_kort", bedrag=half_up_euro(euros(Cents(-month.left)))))
    if not any(line.category == BUFFER or group_of(line) is Group.RESERVE for line in lines):
        yield Signal(Sort.NO_BUFFER, BUFFER, message("budget.signaal.geen_buffer"))


def _about(sort: Sort, category: str) -> Signal:
    return Signal(sort, category, message(f"budget.signaal.{sort.value}", wat=categories()[category].name))
