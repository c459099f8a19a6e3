"""The account in words: the lowest day and why, the lines of the chart, the rows of the table, and the panel."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.budget.collection import Move
from app.budget.ledger import DayBalance, Entry, Ledger
from app.budget.scale import scale_of
from app.domain.money import Cents, format_cents
from app.domain.wording import day_and_month, month_name
from app.services.budget.account import Advice
from app.services.budget.assessment import BudgetAssessment
from app.texts import text
from ui.visit.budget.lines.state import euros_of, line_of
from ui.widgets.balances import Balances, Mark, Series, Tick
from ui.widgets.choices import Choice

AROUND = timedelta(days=8)
MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the table; ``is_lowest`` marks the lowest day as it is now."""

    key: str
    day: str
    what: str
    moved: str
    now: str
    then: str
    is_lowest: bool


@dataclass(frozen=True, slots=True)
class DaysView:
    """Everything on the page of the days. ``chart`` is None while there is nothing to draw."""

    title: str
    below: str
    told: str
    chart: Balances | None
    aloud: str
    rows: tuple[DayRow, ...]
    all_rows: tuple[DayRow, ...]
    has_then: bool


@dataclass(frozen=True, slots=True)
class MoveRow:
    """Another cost whose day the plan changes."""

    line_id: str
    to_day: int
    words: str
    act: str


@dataclass(frozen=True, slots=True)
class PanelView:
    """The panel beside the days: the allowed days of one cost, the advised one, and other moves of the plan.

    ``present`` is the day as it is now or was agreed; only another one can be agreed on.
    """

    head: str
    below: str
    line_id: str
    present: str
    choices: tuple[Choice, ...]
    advised: str
    verdict: str
    task: str
    others: tuple[MoveRow, ...]
    agreed: tuple[str, ...]


def days_view(found: BudgetAssessment) -> DaysView:
    """The page of the days."""
    told = found.days.told
    told_words = ""
    if told is not None:
        told_words = text("budget_scherm.dagen.stand_van", dag=day_and_month(told.day), bedrag=euros_of(told.amount))
    if not found.lines or told is None:
        words = text(f"budget_scherm.dagen.zonder_{'stand' if found.lines else 'regels'}")
        return DaysView(text("budget_scherm.titel.dagen"), words, told_words, None, "", (), (), has_then=False)
    account, plan = found.days.account, found.advice.plan
    then = plan.after if plan.moves else None
    every = _rows(account, then)
    return DaysView(
        title=_title(account),
        below=_below(account, found.days.reason.said.spoken()),
        told=told_words,
        chart=_chart(account, then),
        aloud=_aloud(account, then),
        rows=_near(every, account),
        all_rows=tuple(row for row, _ in every),
        has_then=then is not None,
    )


def panel_view(found: BudgetAssessment) -> PanelView:
    """The panel of the collection days."""
    advice = found.advice
    agreed = tuple(
        text("budget_scherm.paneel.afgesproken", wat=line.label, maand=month_of_day(move.since), naar=move.to_day)
        for move in found.moves
        if (line := line_of(found, move.line_id)) is not None
    )
    if advice.line is None or found.days.told is None:
        empty = "" if agreed else text("budget_scherm.paneel.geen")
        return PanelView(text("budget_scherm.paneel.naam"), empty, "", "", (), "", "", "", (), agreed)
    moves = advice.plan.moves
    mine = next((move for move in moves if move.line.id == advice.line.id), None)
    present = next(str(one.day) for one in advice.days if one.is_now)
    is_agreed = any(move.line_id == advice.line.id for move in found.moves)
    return PanelView(
        head=text("budget_scherm.paneel.kop", wat=advice.line.label),
        below=text("budget_scherm.paneel.onder"),
        line_id=advice.line.id,
        present=present,
        choices=_choices(advice, mine, is_agreed),
        advised=str(mine.after) if mine else present,
        verdict=_verdict(advice),
        task=text("budget_scherm.paneel.taak", maand=month_of_day(advice.since)),
        others=tuple(_other(move) for move in moves if move is not mine),
        agreed=agreed,
    )


def agree_words(day: str) -> str:
    """The words of the button."""
    return text("budget_scherm.paneel.afspreken", dag=day)


def month_of_day(day: date) -> str:
    """``december 2026``."""
    return f"{month_name(day.month)} {day.year}"


def signed(amount: Cents) -> str:
    """``+ € 1.034`` or ``− € 708``, for what moved."""
    words = euros_of(amount)
    return f"+\u00a0{words}" if amount > 0 else words


def _title(account: Ledger) -> str:
    if account.lowest is account.start:
        return text("budget_scherm.dagen.nu_laagst")
    return text("budget_scherm.dagen.laagst", dag=day_and_month(account.lowest.day))


def _below(account: Ledger, why: str) -> str:
    if account.short:
        return text("budget_scherm.dagen.onder_nul", bedrag=euros_of(account.short), waarom=why)
    return text("budget_scherm.dagen.boven_nul", bedrag=euros_of(account.lowest.balance), waarom=why)


def _chart(account: Ledger, then: Ledger | None) -> Balances:
    balances = [day.balance for each in (account, then) if each is not None for day in each.days]
    amounts = tuple(Tick(at, format_cents(at, always_cents=False)) for at in scale_of(balances))
    firsts = tuple(
        Tick(place, f"{day.day.day} {month_name(day.day.month)}")
        for place, day in enumerate(account.days)
        if day.day.day == 1
    )
    now = Series(text("budget_scherm.dagen.lijn_nu"), tuple(day.balance for day in account.days))
    if then is None:
        return Balances(now, _mark(account, account, "nu"), amounts=amounts, days=firsts)
    after = Series(text("budget_scherm.dagen.lijn_straks"), tuple(day.balance for day in then.days))
    return Balances(after, _mark(then, account, "straks"), now, _mark(account, account, "nu"), amounts, firsts)


def _mark(of: Ledger, account: Ledger, which: str) -> Mark:
    """The lowest point; the other account is marked on its own lowest day."""
    lowest = of.lowest
    words = text(f"budget_scherm.dagen.{which}", bedrag=euros_of(lowest.balance))
    return Mark((lowest.day - account.start.day).days, lowest.balance, words)


def _aloud(account: Ledger, then: Ledger | None) -> str:
    said = [f"{_title(account)}: {euros_of(account.lowest.balance)}."]
    if then is not None:
        low = then.lowest
        where = text("budget_scherm.dagen.laagst", dag=day_and_month(low.day))
        said.append(f"{text('budget_scherm.dagen.lijn_straks')}: {where}, {euros_of(low.balance)}.")
    return " ".join(said)


def _rows(account: Ledger, then: Ledger | None) -> list[tuple[DayRow, DayBalance]]:
    """Every day on which something moves now or then."""
    found = []
    for place, day in enumerate(account.days):
        after = then.days[place] if then is not None else None
        if day.entries or (after is not None and after.entries):
            found.append((_row(day, after, account), day))
    return found


def _row(day: DayBalance, after: DayBalance | None, account: Ledger) -> DayRow:
    shown = day if day.entries or after is None else after
    is_lowest = day is account.lowest
    what = _what(shown.entries)
    return DayRow(
        key=day.day.isoformat(),
        day=day_and_month(day.day),
        what=text("budget_scherm.dagen.laagste_dag", wat=what) if is_lowest else what,
        moved=signed(shown.moved),
        now=euros_of(day.balance),
        then="" if after is None else euros_of(after.balance),
        is_lowest=is_lowest,
    )


def _what(entries: Sequence[Entry]) -> str:
    names = list(dict.fromkeys(_name(entry) for entry in entries))
    return ", ".join(name if place == 0 else name[:1].lower() + name[1:] for place, name in enumerate(names))


def _name(entry: Entry) -> str:
    return entry.label if entry.sure else text("budget_scherm.dagen.geschatte_dag", wat=entry.label)


def _near(rows: Sequence[tuple[DayRow, DayBalance]], account: Ledger) -> tuple[DayRow, ...]:
    """The days around the lowest one, the nearest at most."""
    lowest = account.lowest.day
    near = [pair for pair in rows if abs(pair[1].day - lowest) <= AROUND]
    nearest = sorted(near, key=lambda pair: abs((pair[1].day - lowest).days))[:MOST_ROWS]
    return tuple(row for row, day in sorted(nearest, key=lambda pair: pair[1].day))


def _choices(advice: Advice, mine: Move | None, is_agreed: bool) -> tuple[Choice, ...]:
    found = []
    for one in advice.days:
        is_advised = mine is not None and mine.after == one.day
        now = "afspraak" if is_agreed else "nu"
        aside = now if one.is_now else "advies" if is_advised else ""
        words = text(f"budget_scherm.paneel.{aside}") if aside else ""
        day = text("budget_scherm.paneel.dag", dag=one.day)
        found.append(Choice(str(one.day), day, words, euros_of(one.lowest), one.lowest < 0))
    return tuple(found)


def _verdict(advice: Advice) -> str:
    if not advice.plan.moves:
        return text("budget_scherm.paneel.goed")
    return text(f"budget_scherm.paneel.{'wel_beter' if advice.plan.after.short else 'beter'}")


def _other(move: Move) -> MoveRow:
    words = text("budget_scherm.paneel.van_naar", wat=move.line.label, van=move.before, naar=move.after)
    act = text("budget_scherm.paneel.spreek_af", wat=move.line.label, naar=move.after)
    return MoveRow(move.line.id, move.after, words, act)
