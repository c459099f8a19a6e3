"""What stands beside a visit about energy: what a year costs now, what was placed today and saves, what was seen."""

from dataclasses import dataclass

from app.domain.money import euros, format_whole
from app.domain.visit import Step
from app.energy.answers import per_item
from app.energy.bill import Fit
from app.energy.checklist import Checklist
from app.energy.saved import Bucket, MeasureSaving
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.visit.energy.state import Measuring, about, between


@dataclass(frozen=True, slots=True)
class SavingLine:
    """One measure: how many, what, and its part of the total in words."""

    item: str
    what: str
    amount: str


@dataclass(frozen=True, slots=True)
class EnergyPanelView:
    """The panel in words; ``below`` says how sure the amount is, ``more`` what the resident will do on top.

    ``costs`` is what energy costs and what is paid; ``costs_below`` says what that rests on. ``explained_at`` is the
    step, and the place in it, where the amount opens to its steps and sources.
    """

    head: str
    amount: str
    below: str
    lines: tuple[SavingLine, ...]
    costs: tuple[SavingLine, ...]
    costs_below: str
    more: str
    first: tuple[str, ...]
    reported: tuple[str, ...]
    prices: str
    explained_at: tuple[Step, str]


def panel_view(found: EnergyAssessment) -> EnergyPanelView:
    """The panel of a visit: while nothing was placed what a year costs now, after that what today saves.

    While something must be made safe today no saving stands there.
    """
    saved = found.saved
    head, amount, below = _main(found)
    answered = per_item(found.checks, found.known.among)
    is_saving = bool(saved.in_bucket(Bucket.PLACED))
    urgent = saved.is_urgent
    return EnergyPanelView(
        head=head,
        amount=amount,
        below=below,
        lines=saving_lines(found, Bucket.PLACED),
        costs=_costs(found, with_year=is_saving or urgent),
        costs_below=_rests_on(found),
        more=_more(found) if not urgent else "",
        first=tuple(one.title.spoken() for one in saved.warnings),
        reported=tuple(item.title for item, answer in answered if answer.reported),
        prices=text("report.energy.own_prices" if saved.own_prices else "report.energy.usual_prices"),
        explained_at=(Step.BESPAREN, "") if is_saving else (Step.METEN, Measuring.BILL),
    )


def _main(found: EnergyAssessment) -> tuple[str, str, str]:
    """The head, the amount and the line below it."""
    placed = found.saved.placed.euros
    saving = text("energie_scherm.paneel.kop")
    if found.saved.is_urgent:
        return saving, text("energie_scherm.paneel.eerst_veilig"), ""
    if found.saved.in_bucket(Bucket.PLACED):
        return saving, about(placed), between(placed)
    if found.cost is not None:
        return text("energie_scherm.paneel.kost_nu"), about(found.cost.cost), between(found.cost.cost)
    return saving, text("energie_scherm.paneel.niets"), ""


def _costs(found: EnergyAssessment, *, with_year: bool) -> tuple[SavingLine, ...]:
    """What energy costs and what is paid now, as far as it is known."""
    contract, advice = found.known.facts.contract, found.instalment
    lines = []
    if with_year and found.cost is not None:
        lines.append(("jaar", format_whole(euros(found.cost.cost.typical))))
    if contract is not None and contract.per_month is not None:
        lines.append(("betaalt", format_whole(euros(contract.per_month))))
    if advice is not None and advice.fit is not Fit.KEEP:
        lines.append(("past", format_whole(euros(advice.advised))))
    return tuple(SavingLine(key, text(f"energie_scherm.paneel.{key}"), amount) for key, amount in lines)


def _rests_on(found: EnergyAssessment) -> str:
    """Whether the cost is that of this home or of homes like it."""
    if found.cost is None:
        return found.cost_lacks
    return text(f"energie_scherm.paneel.{'gemeten' if found.cost.measured else 'aangenomen'}")


def saving_lines(found: EnergyAssessment, bucket: Bucket) -> tuple[SavingLine, ...]:
    """The measures of a bucket, each with its part of the total in whole euros; together they are the total."""
    parts = found.saved.whole_euros(bucket)
    return tuple(_line(one, parts.get(one.item, 0), found.known.among) for one in found.saved.in_bucket(bucket))


def _line(one: MeasureSaving, worth: int, among: Checklist) -> SavingLine:
    item = among.item(one.item)
    what = item.title
    if item.material and one.pieces:
        material = among.material(item.material)
        name = material.name if one.pieces == 1 else material.plural
        what = text(f"report.energy.pieces.{material.unit}", n=one.pieces, wat=name[:1].lower() + name[1:])
    if one.comfort:
        return SavingLine(one.item, what, text("report.energy.warmer"))
    return SavingLine(one.item, what, format_whole(worth) if worth else "")


def _more(found: EnergyAssessment) -> str:
    advice = found.saved.advice.euros
    if not found.saved.in_bucket(Bucket.WILL_DO) or euros(advice.typical) < 1:
        return ""
    return text("energie_scherm.paneel.daarbij", bedrag=about(advice))
