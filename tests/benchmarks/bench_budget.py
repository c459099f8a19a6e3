"""How long three months of sixty lines take, and the plan of collection days of twelve movable costs."""

from datetime import date

from app.budget.calendar import horizon
from app.budget.collection import DEFAULT_DAYS, Account, best_plan, first_month_to_move
from app.budget.ledger import entries_of, ledger
from app.budget.lines import BudgetLine
from app.domain.money import Cents
from tests.benchmarks.result import Result
from tests.benchmarks.timing import median_of_both
from tests.budget.builders import line

ROUNDS = 30
LINES = 60
MOVABLE = 12
LEDGER_AIM_MS = 5.0
PLAN_AIM_MS = 200.0
TODAY = date(2026, 6, 15)
UNTIL = horizon(TODAY)


def _budget() -> list[BudgetLine]:
    """Three incomes, twelve costs whose day can change, and small fixed costs over the whole month."""
    incomes = [line("loon", "1900", day=24), line("huurtoeslag", "310"), line("zorgtoeslag", "129")]
    movable = [
        line("energie", str(40 + 17 * place), name=f"m{place:02}", day=1 + 2 * place, movable=True)
        for place in range(MOVABLE)
    ]
    rest = LINES - len(incomes) - MOVABLE
    others = [line("overig_vast", str(3 + place % 9), name=f"v{place:02}", day=1 + place % 28) for place in range(rest)]
    return [*incomes, *movable, *others]


def run() -> list[Result]:
    """Both, beside a plain sum and beside one ledger of the same budget."""
    lines = _budget()
    account = Account(Cents(20_000), TODAY, UNTIL, first_month_to_move(TODAY))

    def days() -> object:
        return ledger(account.balance, TODAY, entries_of(lines, TODAY, UNTIL), UNTIL)

    ours, plain = median_of_both(days, lambda: sum(each.amount or 0 for each in lines), ROUNDS)
    plan, one = median_of_both(lambda: best_plan(lines, DEFAULT_DAYS, account), days, ROUNDS)
    return [
        _result(f"three months of {LINES} lines, day by day", ours, (plain, "a plain sum"), LEDGER_AIM_MS),
        _result(f"collection days of {MOVABLE} movable costs", plan, (one, "one ledger"), PLAN_AIM_MS),
    ]


def _result(name: str, ours: float, reference: tuple[float, str], aim: float) -> Result:
    beside, what = reference
    return Result(
        name=name,
        ours=f"{ours:.1f} ms",
        reference=f"{beside:.3f} ms ({what})",
        ratio=ours / beside,
        aim=f"at most {aim:.0f} ms",
        met=ours <= aim,
    )
