"""The page about the budget that a resident keeps: what comes and goes, the lowest day, the next days, and the pots."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.budget.agreed import AccountBalance
from app.budget.categories import categories
from app.budget.ledger import DayBalance, Ledger
from app.budget.lines import Group
from app.budget.pots import RunningPot
from app.budget.three import ThreeBudgets
from app.budget.views import Totals
from app.domain.money import Cents, euros, format_whole
from app.domain.wording import day_and_month
from app.reports.document import Align, Block, Heading, Paragraph, Table, Tone
from app.texts import text

MOST_DAYS = 10


@dataclass(frozen=True, slots=True)
class BudgetTold:
    """What the page tells. ``told`` is None while nobody said what is on the account; then no days are printed."""

    three: ThreeBudgets
    account: Ledger
    told: AccountBalance | None
    why: str
    pots: tuple[RunningPot, ...]
    moves: tuple[tuple[str, int, date], ...]


def budget_blocks(budget: BudgetTold) -> tuple[Block, ...]:
    """The page, without a break before it."""
    return (
        Heading(1, text("report.budget.title")),
        *_month(budget.three),
        *(_days(budget.account, budget.why) if budget.told is not None else ()),
        *_moves(budget.moves),
        *_pots(budget.pots),
    )


def _month(three: ThreeBudgets) -> tuple[Block, ...]:
    columns = [made.per_month for made in (three.now, three.planned, three.least)]
    rows = [(text(f"report.budget.group.{group}"), *_amounts(group, columns)) for group in Group]
    rows.append((text("report.budget.left"), *[_whole(made.left) for made in columns]))
    head = tuple(text(f"report.budget.{name}") for name in ("per_month", "now", "planned", "least"))
    aligned = (Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT)
    said = text("report.budget.short" if three.now.left < 0 else "report.budget.enough")
    return (
        Paragraph(said),
        Table(head, tuple(rows), caption=text("report.budget.table"), aligned=aligned, shares=(34, 20, 24, 22)),
        Paragraph(text("report.budget.usual"), Tone.SOFT),
    )


def _amounts(group: Group, columns: Sequence[Totals]) -> list[str]:
    return [_whole(made.of(group)) for made in columns]


def _days(account: Ledger, why: str) -> tuple[Block, ...]:
    lowest = account.lowest
    day, amount = day_and_month(lowest.day), _whole(Cents(abs(lowest.balance)))
    said = text("report.budget.lowest_short" if account.short else "report.budget.lowest", day=day, amount=amount)
    rows = tuple(_day(one) for one in account.busy[:MOST_DAYS])
    if not rows:
        return Heading(2, text("report.budget.days")), Paragraph(said)
    head = tuple(text(f"report.budget.{name}") for name in ("day", "what", "moved", "balance"))
    aligned = (Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT)
    return (
        Heading(2, text("report.budget.days")),
        Paragraph(said),
        Paragraph(why, Tone.SOFT),
        Table(head, rows, caption=text("report.budget.coming"), aligned=aligned, shares=(28, 40, 16, 16)),
    )


def _day(one: DayBalance) -> tuple[str, str, str, str]:
    names = ", ".join(dict.fromkeys(entry.label for entry in one.entries))
    return day_and_month(one.day), names, _whole(one.moved), _whole(one.balance)


def _moves(moves: Sequence[tuple[str, int, date]]) -> tuple[Block, ...]:
    if not moves:
        return ()
    said = [text("report.budget.move", what=what, day=day, since=day_and_month(since)) for what, day, since in moves]
    return Heading(2, text("report.budget.moves")), *map(Paragraph, said)


def _pots(pots: Sequence[RunningPot]) -> tuple[Block, ...]:
    if not pots:
        return ()
    said = [
        text(
            "report.budget.pot",
            what=categories()[one.pot.category].name,
            amount=_whole(one.pot.balance),
            put=_whole(one.per_month),
        )
        for one in pots
    ]
    return Heading(2, text("report.budget.pots")), *map(Paragraph, said)


def _whole(amount: Cents) -> str:
    return format_whole(euros(amount))
