"""A discount on the rent for a time, or a rent that rises in steps: the rent of each month, and how long it may last.

BW 7:252c as the ministry explains it: a month up to three years, at the written request of the tenant, who tells Dienst
Toeslagen: huurtoeslag follows the rent of each month.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from app.domain.money import Cents, cents
from app.domain.period import Span, Varying, months_later
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

BW = "Burgerlijk Wetboek Boek 7"
LAW = "huurprijzen"


@dataclass(frozen=True, slots=True)
class Huurstap:
    """Another bare rent for a time, euros per month: from ``vanaf`` up to and including ``tot``."""

    huur: Decimal
    vanaf: date
    tot: date


@artikel(BW, "252c", "EUR/maand")
def huurkorting(trace: Trace, *, kale_huur: Decimal, huur: Decimal) -> Decimal:
    """What a rent is below the agreed one, euros per month."""
    return kale_huur - huur


def rent_over_time(kale_huur: Decimal, steps: Sequence[Huurstap]) -> Varying[Cents]:
    """The bare rent with its steps, as a household holds it: the agreed rent before, between and after them."""
    spans: list[Span[Cents]] = []
    start: date | None = None
    for step in sorted(steps, key=lambda step: step.vanaf):
        if start is None or start < step.vanaf:
            spans.append(Span(cents(kale_huur), start, step.vanaf - timedelta(days=1)))
        spans.append(Span(cents(step.huur), step.vanaf, step.tot))
        start = step.tot + timedelta(days=1)
    return Varying((*spans, Span(cents(kale_huur), start)))


def rent_in(kale_huur: Decimal, steps: Sequence[Huurstap], first: date) -> Decimal:
    """The bare rent of the month that begins on a day; a step counts that holds on its first day."""
    return next((step.huur for step in steps if step.vanaf <= first <= step.tot), kale_huur)


def is_within_term(trace: Trace, law: Parameters, steps: Sequence[Huurstap]) -> bool:
    """Whether all of it ends within the longest time that the law gives, counted from the first step."""
    months = int(trace.amount(law, f"{LAW}.huurkorting_maanden"))
    if not steps:
        return True
    begin = min(step.vanaf for step in steps)
    return max(step.tot for step in steps) < months_later(begin, months)


def follows(steps: Sequence[Huurstap]) -> bool:
    """Whether each step begins after the one before it has ended."""
    order = sorted(steps, key=lambda step: step.vanaf)
    return all(one.tot < other.vanaf for one, other in pairwise(order))
