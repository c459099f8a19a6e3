"""How long an income line of sixty steps and a change beside now take; both are worked out beside the screen."""

from datetime import date

from app.domain.household import Household
from app.domain.money import Cents
from app.intake.projection import household_from
from app.rules.evaluate import evaluate
from app.services.samples import samples
from app.whatif.changes import OtherPay
from app.whatif.incomeline import STEPS, income_line
from app.whatif.sidebyside import side_by_side
from tests.benchmarks.result import Result
from tests.benchmarks.timing import median_of_both

DAY = date(2026, 6, 25)
ROUNDS = 5
LINE_AIM = 120.0
CHANGE_AIM = 6.0
"""Both in times all rules for the household once."""


def _household() -> Household:
    """The single parent of the samples: two children, wages, and every toeslag."""
    return household_from(samples()[0].as_answers(), DAY)


def run() -> list[Result]:
    """Both beside all rules for the household once."""
    household = _household()
    who = household.aanvrager.id

    def once() -> object:
        return evaluate(household, with_steps=False)

    line, single = median_of_both(lambda: income_line(household, who, DAY.year), once, ROUNDS)
    change = OtherPay(who, Cents(3_000_00))
    both, again = median_of_both(lambda: side_by_side(household, change, DAY.year), once, ROUNDS * 4)
    return [
        _result(f"an income line of {STEPS} steps, beside the screen", line, single, LINE_AIM),
        _result("one change beside now, with its articles", both, again, CHANGE_AIM),
    ]


def _result(name: str, ours: float, reference: float, aim: float) -> Result:
    return Result(
        name=name,
        ours=f"{ours:.1f} ms",
        reference=f"{reference:.2f} ms (all rules once)",
        ratio=ours / reference,
        aim=f"at most {aim:.0f}x",
        met=ours <= aim * reference,
    )
