"""The room beside the list, in parts of the month, with a proposal."""

from dataclasses import dataclass

from app.debts.room import Limit
from app.domain.debt import Strategy
from app.domain.money import euros, format_whole
from app.services.debts.assessment import DebtsAssessment
from app.texts import text
from ui.visit.debts.plan.state import floor_words


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of the month: its words, its amount in words, its size in eurocents and its colour."""

    words: str
    amount: str
    size: int
    token: str


@dataclass(frozen=True, slots=True)
class PanelView:
    """The panel: the room large, the month in parts, and who would get what first."""

    amount: str
    below: str
    income: str
    parts: tuple[PartLine, ...]
    floor: str
    proposal: tuple[tuple[str, str], ...]
    act: str


def panel_view(found: DebtsAssessment) -> PanelView:
    """The panel as it is now."""
    options = found.options
    if options is None:
        return PanelView(
            text("schulden_scherm.bedrag_open"), text("schulden_scherm.plan.geen_budget"), "", (), "", (), ""
        )
    room = options.room
    budget = options.budget
    parts = (
        ("nodig", budget.needs, "chart.2"),
        ("afgesproken", budget.running, "chart.1"),
        ("over", room.per_month, "chart.4"),
    )
    amount, below = room.per_month, room.message.spoken()
    if found.plan is not None and room.limit is Limit.NONE_LEFT:
        amount, below = found.plan.per_month, text("schulden_scherm.paneel.in_plan")
    return PanelView(
        amount=text("schulden_scherm.paneel.bedrag", bedrag=format_whole(euros(amount))),
        below=below,
        income=format_whole(euros(budget.income)),
        parts=tuple(
            PartLine(text(f"schulden_scherm.paneel.{name}"), format_whole(euros(size)), size, token)
            for name, size, token in parts
        ),
        floor=floor_words(room),
        proposal=_proposal(found),
        act=text("schulden_scherm.paneel.maak" if found.plan is None else "schulden_scherm.paneel.bekijk"),
    )


def _proposal(found: DebtsAssessment) -> tuple[tuple[str, str], ...]:
    """What each creditor would get first when what is pressing goes first."""
    options = found.options
    drafts = options.drafts if options is not None else ()
    draft = next((one for one in drafts if one.strategy is Strategy.URGENT_FIRST), None)
    if draft is None:
        return ()
    lines = []
    for debt in found.overview.debts:
        runs = draft.runs(debt.id)
        if runs:
            words = text("schulden_scherm.paneel.maanden", wie=debt.creditor, n=sum(run.times for run in runs))
            lines.append((words, format_whole(euros(max(run.amount for run in runs)))))
    return tuple(lines)
