"""How long plans side by side for many creditors take, and checking what they all ask."""

from app.debts.check import check_debt
from app.debts.planning import alternatives, claims
from app.domain.debt import Debt, Notice
from app.domain.debt_kinds import debt_kinds
from app.domain.ids import RecordId
from app.domain.money import Cents
from tests.benchmarks.result import Result
from tests.benchmarks.timing import median_of_both
from tests.debts.builders import TODAY, a_debt, periods

ROUNDS = 30
CREDITORS = 25
PLANS_AIM_MS = 20.0
CHECKS_AIM_MS = 50.0


def _debts() -> list[Debt]:
    """A creditor of every kind in turn, each with costs and interest on top."""
    kinds = list(debt_kinds())
    return [
        a_debt(
            kinds[n % len(kinds)], str(180 + 37 * n), id=RecordId(f"{n:02}"), costs=str(40 + n), interest=str(n),
            since=TODAY.replace(year=2025), notice=Notice.RIGHT,
        )
        for n in range(CREDITORS)
    ]  # fmt: skip


def run() -> list[Result]:
    """Three plans beside paying everybody the same part each month, and the checks beside a plain sum."""
    debts = _debts()
    given, rooms = claims(debts), periods("250")

    def plain() -> int:
        left = [int(claim.amount) for claim in given]
        months = 0
        while any(left):
            share = max(25_000 // sum(1 for one in left if one), 1)
            left = [max(one - share, 0) for one in left]
            months += 1
        return months

    plans, simple = median_of_both(lambda: alternatives(given, rooms), plain, ROUNDS)
    checks, total = median_of_both(
        lambda: [check_debt(debt, TODAY) for debt in debts],
        lambda: sum(debt.total or Cents(0) for debt in debts),
        ROUNDS,
    )
    return [
        _result(f"three plans for {len(given)} creditors", plans, (simple, "equal parts, one plan"), PLANS_AIM_MS),
        _result(f"costs and interest of {CREDITORS} debts", checks, (total, "a plain sum"), CHECKS_AIM_MS),
    ]


def _result(name: str, ours: float, reference: tuple[float, str], aim: float) -> Result:
    beside, what = reference
    return Result(
        name=name,
        ours=f"{ours:.2f} ms",
        reference=f"{beside:.3f} ms ({what})",
        ratio=ours / beside,
        aim=f"at most {aim:.0f} ms",
        met=ours <= aim,
    )
