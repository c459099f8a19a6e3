"""Which collection days keep the account up: the plan with the fewest moves, found exactly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.budget.calendar import ONE_DAY, day_of_month
from app.budget.ledger import Entry, Ledger, entries_of, income_entries, ledger
from app.budget.lines import BudgetLine, Frequency
from app.domain.money import Cents
from app.domain.period import add_months
from app.errors import UserError

DEFAULT_DAYS = (1, 5, 10, 15, 20, 25)
"""The days that a corporation usually allows; its own are a setting."""
MOST_MOVABLE = 14
LOOK_BACK = 45
NOTHING = Cents(0)


@dataclass(frozen=True, slots=True)
class Account:
    """What is on the account today in eurocents, up to which day is looked ahead, and from which month a day can move.

    ``also`` are movements that were agreed apart from the lines, by day; their days cannot move.
    ``since`` is the first of a month: payments meant for an earlier month keep their day, so that no month is paid
    twice or not at all.
    """

    balance: Cents
    today: date
    until: date
    since: date
    also: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A cost that gets another collection day."""

    line: BudgetLine
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The moves in the order of the costs, with the account as it is now and as it becomes."""

    moves: tuple[Move, ...]
    before: Ledger
    after: Ledger


@dataclass(frozen=True, slots=True)
class DayOutcome:
    """What one cost on one allowed day would do: the lowest balance of the span in eurocents."""

    day: int
    lowest: Cents
    is_now: bool


@dataclass(frozen=True, slots=True)
class _Option:
    """A cost on one day: what is then paid up to each critical day, and how long its money has been waiting."""

    day: int
    effect: tuple[int, ...]
    wait: int


@dataclass(frozen=True, slots=True)
class _Cost:
    """A movable cost: how it is now, and its other days, those that come soonest after the main income first."""

    line: BudgetLine
    now: _Option
    others: tuple[_Option, ...]
    latest: tuple[int, ...]


def can_move(line: BudgetLine) -> bool:
    """Whether the collection day of a line can be another day of the month."""
    return (
        line.movable and line.moves and line.amount is not None and line.per is Frequency.MONTH and bool(day_of(line))
    )


def day_of(line: BudgetLine) -> int | None:
    """The nominal day of the month of a monthly line, None when only its category knows."""
    return line.day if line.day is not None else line.known_on.day if line.known_on is not None else None


def lines_with(lines: Sequence[BudgetLine], moves: Sequence[tuple[str, int]], since: date) -> tuple[BudgetLine, ...]:
    """The lines after these moves (line id and new day): each moved line ends before ``since`` and goes on from there.

    The parts before and after together have one payment for every month.
    """
    days = dict(moves)
    found: list[BudgetLine] = []
    for line in lines:
        if line.id in days:
            found += [_until(line, since), _from(replace(line, day=days[line.id]), since)]
        else:
            found.append(line)
    return tuple(found)


def lowest_per_day(
    lines: Sequence[BudgetLine], line: BudgetLine, allowed: Sequence[int], account: Account
) -> tuple[DayOutcome, ...]:
    """For one cost the lowest balance on its present day and on each allowed day, by day."""
    now = day_of(line)
    days = sorted({*allowed} | ({now} if now is not None else set()))
    return tuple([DayOutcome(day, _with(lines, [(line.id, day)], account).lowest.balance, day == now) for day in days])


def best_plan(lines: Sequence[BudgetLine], allowed: Sequence[int], account: Account, keep_at: Cents = NOTHING) -> Plan:
    """The plan of collection days that keeps the account up with the fewest moves.

    Of all plans in which each movable cost keeps its day or gets one of the allowed days, the one chosen is the best
    by, in this order:
    1. the lowest balance of the span, counted no higher than ``keep_at`` (eurocents, zero: never below nothing);
    2. the fewest moves;
    3. the lowest balance itself;
    4. cost by cost in the order of ``lines`` (put the rent first): rather moved than not, to the day with the fewest
       days between the last payment of the largest income before it and the collection, summed over the span, and
       the earlier day when those are equal.

    It is exact. A later day in the same month never lowers the balance of any day, so the highest reachable balance is
    the one with every cost on its latest day, and whether a set of costs suffices is seen with those on their latest
    day; that leaves at most two to the power of the number of costs. Balances are compared only on the days before
    money comes in and on the first and last day, because between those they can only fall.

    Raises UserError when more than 14 costs are movable.
    """
    movable = [line for line in lines if can_move(line)]
    if len(movable) > MOST_MOVABLE:
        raise UserError("budget.fout.te_veel_verplaatsbaar", meest=MOST_MOVABLE)
    critical, base = _critical(lines, movable, account)
    income = _main_income(lines, account)
    costs = [_cost(line, allowed, account, critical, income) for line in movable]
    search = _Search(costs, base)
    chosen = search.best(keep_at)
    moves = tuple(
        [
            Move(cost.line, cost.now.day, option.day)
            for cost, option in zip(costs, chosen, strict=True)
            if option is not cost.now
        ]
    )
    before = _with(lines, [], account)
    return Plan(moves, before, _with(lines, [(move.line.id, move.after) for move in moves], account))


def plan_rank(
    plan: Plan, lines: Sequence[BudgetLine], account: Account, keep_at: Cents = NOTHING
) -> tuple[object, ...]:
    """The place of a plan in the order of ``best_plan``, as a tuple of which the smallest is best."""
    lowest = plan.after.lowest.balance
    income = _main_income(lines, account)
    moved = {move.line.id: move.after for move in plan.moves}
    choices = [
        (line.id not in moved, _wait(_moved(line, moved.get(line.id), account), income), moved.get(line.id, 0))
        for line in lines
        if can_move(line)
    ]
    return (-min(lowest, keep_at), len(moved), -lowest, tuple(choices))


class _Search:
    """Goes through which costs move, with all balances on the critical days as whole cents."""

    def __init__(self, costs: Sequence[_Cost], base: tuple[int, ...]) -> None:
        self.costs = costs
        self.start = base
        for cost in costs:
            self.start = _plus(self.start, cost.now.effect)
        self.gains = [tuple(b - a for a, b in zip(cost.now.effect, cost.latest, strict=True)) for cost in costs]

    def best(self, keep_at: int) -> list[_Option]:
        highest: dict[int, int] = {}
        for moves, lowest in self._subsets(0, self.start, 0):
            highest[moves] = max(lowest, highest.get(moves, lowest))
        aim = min(keep_at, max(highest.values()))
        moves = min(count for count, lowest in highest.items() if lowest >= aim)
        return self._choose(highest[moves], moves)

    def _subsets(self, place: int, balances: tuple[int, ...], moves: int) -> Iterator[tuple[int, int]]:
        """For every set of costs on their latest day: how many move, and the lowest balance."""
        if place == len(self.costs):
            yield moves, min(balances)
            return
        yield from self._subsets(place + 1, balances, moves)
        if any(self.gains[place]):
            yield from self._subsets(place + 1, _plus(balances, self.gains[place]), moves + 1)

    def _choose(self, least: int, moves: int) -> list[_Option]:
        """The first choice of each cost, in order, that still leaves a way to the least balance with so many moves."""
        balances, chosen = self.start, []
        for place, cost in enumerate(self.costs):
            options = iter((*cost.others, cost.now))
            option = next(options)
            while not self._leaves_a_way(place, balances, (cost, option, moves), least):
                option = next(options)
            balances, moves = _taken(balances, cost, option), moves - (option is not cost.now)
            chosen.append(option)
        return chosen

    def _leaves_a_way(
        self, place: int, balances: tuple[int, ...], choice: tuple[_Cost, _Option, int], least: int
    ) -> bool:
        """Whether the costs after this one can still reach the least when it gets this option."""
        cost, option, moves = choice
        left = moves - (option is not cost.now)
        return left >= 0 and self._can_reach(place + 1, _taken(balances, cost, option), left, least)

    def _can_reach(self, place: int, balances: tuple[int, ...], moves: int, least: int) -> bool:
        """Whether the costs from ``place`` on can bring every balance to the least with at most so many moves."""
        lowest = min(balances)
        if lowest >= least:
            return True
        where = balances.index(lowest)
        if moves == 0 or lowest + sum(sorted([gain[where] for gain in self.gains[place:]])[-moves:]) < least:
            return False
        return self._can_reach(place + 1, _plus(balances, self.gains[place]), moves - 1, least) or self._can_reach(
            place + 1, balances, moves, least
        )


def _taken(balances: tuple[int, ...], cost: _Cost, option: _Option) -> tuple[int, ...]:
    """The balances with a cost on another of its days."""
    return _plus(balances, tuple([b - a for a, b in zip(cost.now.effect, option.effect, strict=True)]))


def _plus(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple([a + b for a, b in zip(one, other, strict=True)])


def _critical(
    lines: Sequence[BudgetLine], movable: Sequence[BudgetLine], account: Account
) -> tuple[tuple[date, ...], tuple[int, ...]]:
    """The days on which the balance can be lowest, and the balance on them without the movable costs."""
    fixed = [line for line in lines if line not in movable]
    within = [entry for entry in account.also if account.today < entry.day <= account.until]
    entries = sorted([*entries_of(fixed, account.today, account.until), *within], key=lambda entry: entry.day)
    days = {account.today, account.until} | {entry.day - ONE_DAY for entry in entries if entry.comes_in}
    critical = tuple(sorted(days))
    return critical, tuple([account.balance + paid for paid in _up_to(entries, critical)])


def _cost(
    line: BudgetLine, allowed: Sequence[int], account: Account, critical: tuple[date, ...], income: Sequence[Entry]
) -> _Cost:
    now = _option(line, None, account, critical, income)
    others = [_option(line, day, account, critical, income) for day in sorted({*allowed} - {now.day})]
    latest = tuple([max(column) for column in zip(now.effect, *[other.effect for other in others], strict=True)])
    return _Cost(line, now, tuple(sorted(others, key=lambda option: (option.wait, option.day))), latest)


def _option(
    line: BudgetLine, day: int | None, account: Account, critical: tuple[date, ...], income: Sequence[Entry]
) -> _Option:
    entries = _moved(line, day, account)
    return _Option(day or day_of(line) or 1, _up_to(entries, critical), _wait(entries, income))


def _moved(line: BudgetLine, day: int | None, account: Account) -> tuple[Entry, ...]:
    """The entries of one line, on another day from the month on in which it can move."""
    moves = [] if day is None else [(line.id, day)]
    return entries_of(lines_with([line], moves, account.since), account.today, account.until)


def _up_to(entries: Sequence[Entry], days: Sequence[date]) -> tuple[int, ...]:
    """What moved up to and including each of these days; both are in the order of time."""
    found, total, place = [], 0, 0
    for day in days:
        while place < len(entries) and entries[place].day <= day:
            total += entries[place].amount
            place += 1
        found.append(total)
    return tuple(found)


def _main_income(lines: Sequence[BudgetLine], account: Account) -> tuple[Entry, ...]:
    """The payments of the line that brings in most a year, from before the span on."""
    after = account.today - ONE_DAY * LOOK_BACK
    entries = income_entries(lines, after, account.until)
    yearly = {line.id: (line.amount or 0) * line.per.times for line in lines}
    main = max((entry.line_id for entry in entries), key=lambda line_id: (yearly[line_id], line_id), default=None)
    return tuple([entry for entry in entries if entry.line_id == main])


def _wait(entries: Sequence[Entry], income: Sequence[Entry]) -> int:
    """The days between the main income before each collection and that collection, together."""
    days = [entry.day for entry in income]
    total = 0
    for entry in entries:
        before = [day for day in days if day < entry.day]
        total += (entry.day - before[-1]).days if before else LOOK_BACK
    return total


def _with(lines: Sequence[BudgetLine], moves: Sequence[tuple[str, int]], account: Account) -> Ledger:
    entries = entries_of(lines_with(lines, moves, account.since), account.today, account.until)
    return ledger(account.balance, account.today, [*entries, *account.also], account.until)


def _until(line: BudgetLine, since: date) -> BudgetLine:
    last = since - ONE_DAY
    return replace(line, ends=last if line.ends is None else min(line.ends, last))


def _from(line: BudgetLine, since: date) -> BudgetLine:
    return replace(line, starts=since if line.starts is None else max(line.starts, since))


def first_month_to_move(today: date) -> date:
    """The first month in which a collection can have another day: the next one."""
    return add_months(day_of_month(today.year, today.month, 1), 1)
