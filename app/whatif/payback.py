"""The risk of paying back: which toeslagen are too high when the income of the year turns out higher, and when to tell.

A toeslag follows the income of the whole calendar year (Awir article 8), also for the months before it rose. So what
was paid too much grows with every month in which nothing is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.household import MONTHS, Household, Person, Rol
from app.domain.money import HUNDRED, Cents, cents, euros
from app.domain.outcome import NOTHING, Bron, Outcome, Outcomes, Range, sum_of
from app.rules.claims import ROUNDING
from app.rules.evaluate import evaluate
from app.rules.trace import URLS
from app.whatif.sidebyside import AWIR

TOESLAGEN = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag")
"""What is paid in advance by the income that is expected, and settled by the one that it was."""
HIGHER = (5, 10, 20)
"""Percent."""
WHOLE_YEAR = Bron(AWIR, "8", URLS[AWIR])


@dataclass(frozen=True, slots=True)
class Reclaim:
    """What must be paid back of one toeslag at a higher income, eurocents per year; ``paid`` is what is received.

    ``assumed``: it is not known what is received, so it is taken to be what there is a right to now.
    """

    regeling: str
    paid: Range
    back: Range
    assumed: bool


@dataclass(frozen=True, slots=True)
class Higher:
    """The income of the year this percentage higher: the income that is more, and what goes back."""

    percent: int
    more_income: Cents
    parts: tuple[Reclaim, ...]

    @property
    def back(self) -> Range:
        """What must be paid back over the year in all."""
        return sum_of(part.back for part in self.parts)

    def by(self, month: int) -> Range:
        """What was paid too much by the end of a month (1 to 12) when it is told in that month."""
        back = self.back
        return Range(Cents(back.low * month // MONTHS), Cents(-(-back.high * month // MONTHS)))


@dataclass(frozen=True, slots=True)
class Payback:
    """What goes back now already, at each higher income, and the month in which it is best told: the present one.

    ``income_known``: the income of everybody it depends on was told; else nothing can be higher than it.
    """

    year: int
    month: int
    now: Range
    rows: tuple[Higher, ...]
    income_known: bool
    bron: Bron = WHOLE_YEAR

    @property
    def is_late(self) -> bool:
        """Whether the year is so far gone that nearly all was paid: then next year is told along."""
        return self.month > MONTHS - 2


def payback(household: Household, year: int) -> Payback:
    """The risk of paying back when the income of applicant and partner turns out higher."""
    outcomes = evaluate(household, year, with_steps=False)
    who = list(household.with_role(Rol.AANVRAGER, Rol.TOESLAGPARTNER))
    month = household.peildatum.month if household.peildatum.year == year else MONTHS
    return Payback(
        year=year,
        month=month,
        now=sum_of(_reclaim(outcomes.of(name), outcomes.of(name)).back for name in TOESLAGEN),
        rows=tuple(_higher(household, who, outcomes, percent) for percent in HIGHER),
        income_known=all(person.toetsingsinkomen is not None for person in who),
    )


def _higher(household: Household, who: list[Person], now: Outcomes, percent: int) -> Higher:
    raised = household
    more = 0
    for person in who:
        income = person.toetsingsinkomen
        if income is not None:
            extra = cents(euros(income) * percent / HUNDRED)
            more += extra
            raised = raised.replacing(replace(person, toetsingsinkomen=Cents(income + extra)))
    found = evaluate(raised, now.year, with_steps=False)
    return Higher(percent, Cents(more), tuple(_parts(now, found)))


def _parts(now: Outcomes, then: Outcomes) -> Iterator[Reclaim]:
    for name in TOESLAGEN:
        one = _reclaim(now.of(name), then.of(name))
        if one.paid.high:
            yield one


def _reclaim(now: Outcome, then: Outcome) -> Reclaim:
    assumed = now.received is None
    paid = now.right if now.received is None else Range(now.received, now.received)
    low, high = paid.low - then.right.high, paid.high - then.right.low
    if assumed and now.right == then.right:  # the right is the same at both, whatever is received
        low = high = 0
    back = Range(_felt(low), _felt(high))
    return Reclaim(now.regeling, paid, back if back.high else NOTHING, assumed)


def _felt(amount: int) -> Cents:
    """Nothing where it is less than the rounding down of what is paid per month."""
    return Cents(amount if Decimal(amount) / HUNDRED >= ROUNDING else 0)
