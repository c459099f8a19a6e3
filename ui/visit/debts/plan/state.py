"""The room and the plans side by side, in words."""

from dataclasses import dataclass
from datetime import date

from app.debts.planning import Draft, counselling_months
from app.debts.room import Room
from app.domain.ids import RecordId
from app.domain.money import Cents, euros, format_cents, format_whole
from app.domain.wording import month_name
from app.services.debts.assessment import DebtsAssessment
from app.services.debts.plans import Options
from app.texts import text


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """One plan to choose: its strategy, what it is called and why one would take it."""

    value: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """The page of the plans; ``reason`` says why there are none. ``columns`` are the plans, ``rows`` what differs."""

    room: str
    floor: str
    reason: str
    choices: tuple[PlanChoice, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    advice: str
    left_out: str
    running: str


def plan_view(found: DebtsAssessment) -> PlanView:
    """The page as it is now."""
    options = found.options
    if options is None:
        return PlanView("", "", text("schulden_scherm.plan.geen_budget"), (), (), (), "", "", _running(found))
    return PlanView(
        room=room_words(options.room),
        floor=floor_words(options.room),
        reason=_reason(options, found),
        choices=tuple(_choice(draft) for draft in options.drafts),
        columns=tuple(text(f"schulden.plan.naam.{draft.strategy}") for draft in options.drafts),
        rows=_rows(options, found) if options.drafts else (),
        advice=_advice(options),
        left_out=_left_out(options, found),
        running=_running(found),
    )


def room_words(room: Room) -> str:
    """What can be paid per month, always about."""
    return text("schulden_scherm.plan.ruimte", bedrag=format_whole(euros(room.per_month)))


def floor_words(room: Room) -> str:
    """The estimate of the beslagvrije voet, or that it is not known yet."""
    if room.floor is None:
        return text("schulden_scherm.plan.geen_voet")
    return text("schulden_scherm.plan.voet", bedrag=format_whole(euros(room.floor.amount)))


def most_in_plan(found: DebtsAssessment) -> Cents | None:
    """The amount that stands in the field when nothing was typed: all the room, in whole euros."""
    if found.options is None:
        return None
    return Cents(found.options.room.per_month // 100 * 100)


def draft_lines(draft: Draft, found: DebtsAssessment) -> tuple[tuple[str, str], ...]:
    """Each creditor of a plan with its amounts, the most pressing first."""
    lines = []
    for debt in found.overview.debts:
        rows = draft.runs(debt.id)
        if rows:
            parts = [
                text(
                    "schulden_scherm.plan.keer",
                    n=run.times,
                    bedrag=format_cents(run.amount, always_cents=False),
                    maand=_month(run.first),
                )
                for run in rows
            ]
            lines.append((debt.creditor, ", ".join(parts)))
    return tuple(lines)


def _reason(options: Options, found: DebtsAssessment) -> str:
    if options.hindrance is None:
        return ""
    if not options.claims and found.plan is not None:
        return text("schulden_scherm.plan.alles_in_plan")
    return str(options.hindrance)


def _choice(draft: Draft) -> PlanChoice:
    name = draft.strategy.value
    return PlanChoice(name, text(f"schulden.plan.naam.{name}"), text(f"schulden.plan.waarom.{name}"))


def _rows(options: Options, found: DebtsAssessment) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names = {debt.id: debt.creditor for debt in found.overview.debts}
    drafts = options.drafts
    return (
        (text("schulden_scherm.plan.duurt"), tuple(text("schulden_scherm.plan.maanden", n=d.months) for d in drafts)),
        (text("schulden_scherm.plan.laatste"), tuple(_month(d.ends_on) for d in drafts)),
        (text("schulden_scherm.plan.eerst_klaar"), tuple(_first_done(d, names) for d in drafts)),
        (text("schulden_scherm.plan.wacht"), tuple(_waits(d, names) for d in drafts)),
    )


def _first_done(draft: Draft, names: dict[RecordId, str]) -> str:
    first = draft.order[0]
    last = draft.of(first)[-1].due
    return text("schulden_scherm.plan.in_maand", wie=names[first], maand=_month(last))


def _month(day: date) -> str:
    return f"{month_name(day.month)} {day.year}"


def _waits(draft: Draft, names: dict[RecordId, str]) -> str:
    waiting = draft.waits(draft.payments[0].due)
    return ", ".join(names[debt_id] for debt_id in waiting) or text("schulden_scherm.plan.niemand")


def _advice(options: Options) -> str:
    """From some length on debt help of the municipality may be shorter; an estimate."""
    if options.drafts and min(draft.months for draft in options.drafts) > counselling_months():
        return text("schulden_scherm.plan.hulp", maanden=counselling_months())
    return ""


def _left_out(options: Options, found: DebtsAssessment) -> str:
    """Which open debts are in no plan, and are not in one already."""
    taken = {claim.debt_id for claim in options.claims} | {row.debt_id for row in found.rows}
    names = [debt.creditor for debt in found.overview.debts if debt.id not in taken]
    return text("schulden_scherm.plan.niet_mee", wie=", ".join(names)) if names else ""


def _running(found: DebtsAssessment) -> str:
    if found.plan is None:
        return ""
    return text("schulden_scherm.plan.loopt", bedrag=format_whole(euros(found.plan.per_month)))
