"""What stands beside the walk: what was placed today and saves, what comes on top, and what else was seen."""

from dataclasses import dataclass

from app.domain.money import euros, format_whole
from app.energy.answers import per_item
from app.energy.checklist import Checklist
from app.energy.saved import Bucket, MeasureSaving
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.visit.energy.state import Ground, about, between, grounds_of


@dataclass(frozen=True, slots=True)
class SavingLine:
    """One measure: how many, what, and its part of the total in words."""

    item: str
    what: str
    amount: str


@dataclass(frozen=True, slots=True)
class EnergyPanelView:
    """The panel in words; ``below`` says how sure the amount is, ``more`` what the resident will do on top."""

    head: str
    amount: str
    below: str
    lines: tuple[SavingLine, ...]
    more: str
    first: tuple[str, ...]
    reported: tuple[str, ...]
    grounds: tuple[Ground, ...]
    prices: str


def panel_view(found: EnergyAssessment) -> EnergyPanelView:
    """The panel of a visit. While something must be made safe today no amount stands there."""
    saved = found.saved
    placed = saved.in_bucket(Bucket.PLACED)
    urgent = saved.is_urgent
    amount = text("energie_scherm.paneel.niets") if not placed else about(saved.placed.euros)
    answered = per_item(found.checks, found.known.among)
    return EnergyPanelView(
        head=text("energie_scherm.paneel.kop"),
        amount=text("energie_scherm.paneel.eerst_veilig") if urgent else amount,
        below=between(saved.placed.euros) if placed and not urgent else "",
        lines=saving_lines(found, Bucket.PLACED),
        more=_more(found) if not urgent else "",
        first=tuple(one.title.spoken() for one in saved.warnings),
        reported=tuple(item.title for item, answer in answered if answer.reported),
        grounds=grounds_of(saved.placed.steps) if placed and not urgent else (),
        prices=text("report.energy.own_prices" if saved.own_prices else "report.energy.usual_prices"),
    )


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
