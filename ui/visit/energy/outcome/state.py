"""Besparen in words: what the visit comes to, three things to do, what goes to the corporation, and the signals."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.period import working_day
from app.domain.visit import Agreement, Who
from app.energy.checklist import Doer
from app.energy.poverty import Finding, Holds
from app.energy.saved import Bucket, MeasureSaving
from app.reports.energy_page import three_things
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.visit.agreements.state import MOST, Suggestion
from ui.visit.energy.panel.state import SavingLine, saving_lines
from ui.visit.energy.state import Ground, about, between, grounds_of, says, sources_of

EURO = 100
"""In eurocents; less is no amount to name."""
_WEEK, _SOON = timedelta(days=7), timedelta(days=0)
_WHO = {Doer.RESIDENT: Who.RESIDENT, Doer.TOGETHER: Who.TOGETHER, Doer.COACH: Who.COACH, Doer.FIXER: Who.COACH}


@dataclass(frozen=True, slots=True)
class Group:
    """Measures of one kind with their total in words."""

    title: str
    total: str
    lines: tuple[SavingLine, ...]


@dataclass(frozen=True, slots=True)
class ThingRow:
    """One of the three things to do."""

    number: int
    what: str
    advice: str
    amount: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """One indicator of energy poverty: its name with the one word for it, and what it means."""

    words: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """Everything on the page of Besparen."""

    head: str
    amount: str
    below: str
    groups: tuple[Group, ...]
    things: tuple[ThingRow, ...]
    refused: tuple[str, ...]
    grounds: tuple[Ground, ...]
    reported: str
    may_report: bool
    has_report: bool
    signals: tuple[Signal, ...]
    may_count: bool


def outcome_view(found: EnergyAssessment) -> OutcomeView:
    """The page of a visit; while something must be made safe today no amount stands there."""
    saved, urgent = found.saved, found.saved.is_urgent
    reported = [found.known.among.item(one.item).title for one in found.checks if one.reported]
    is_shown = not urgent and saved.together.euros.typical >= EURO
    return OutcomeView(
        head=text("energie_scherm.uitkomst.kop"),
        amount=about(saved.together.euros) if is_shown else _no_amount(urgent),
        below=between(saved.together.euros) if is_shown else "",
        groups=tuple(group for bucket in _BUCKETS if (group := _group(bucket, found)).lines),
        things=tuple(_thing(number, one, found) for number, one in enumerate(three_things(saved, found.known), 1)),
        refused=tuple(
            text("report.energy.refused", wat=found.known.among.item(one.item).title, reden=one.reason.spoken())
            for one in saved.not_advised
        ),
        grounds=(*grounds_of(saved.together.steps), *_measures(found)) if is_shown else (),
        reported=", ".join(reported),
        may_report=found.ground is not None,
        has_report=bool(reported) or found.known.home.has_bad_label,
        may_count=found.may_count,
        signals=tuple(_signal(one) for one in found.poverty if one.holds is not Holds.UNKNOWN),
    )


def suggested(found: EnergyAssessment, agreements: Sequence[Agreement], today: date) -> tuple[Suggestion, ...]:
    """What could still be agreed after a visit about energy: the things to do that were not agreed yet."""
    taken = {agreed.what for agreed in agreements}
    things = [one for one in three_things(found.saved, found.known) if _title(one, found) not in taken]
    return tuple(_suggest(one, found, today) for one in things[: MOST - len(agreements)])


_BUCKETS = (Bucket.PLACED, Bucket.WILL_DO, Bucket.POSSIBLE)


def _no_amount(urgent: bool) -> str:
    return text("energie_scherm.paneel.eerst_veilig" if urgent else "energie_scherm.paneel.niets")


def _group(bucket: Bucket, found: EnergyAssessment) -> Group:
    saved = found.saved
    total = {Bucket.PLACED: saved.placed, Bucket.WILL_DO: saved.advice, Bucket.POSSIBLE: saved.possible}[bucket]
    words = about(total.euros) if abs(total.euros.typical) >= EURO else ""
    return Group(text(f"energie_scherm.uitkomst.{bucket}"), words, saving_lines(found, bucket))


def _measures(found: EnergyAssessment) -> tuple[Ground, ...]:
    """Where the saving of every measure that counts comes from."""
    counted = [one for bucket in _BUCKETS for one in found.saved.in_bucket(bucket)]
    items = dict.fromkeys(found.known.among.item(one.item) for one in counted)
    return tuple(replace(ground, what=item.title) for item in items for ground in sources_of(item))


def _thing(number: int, one: MeasureSaving, found: EnergyAssessment) -> ThingRow:
    item = found.known.among.item(one.item)
    amount = text("report.energy.warmer") if one.comfort else ""
    if not one.comfort and one.alone.typical >= EURO:
        amount = text("energie_scherm.uitkomst.per_jaar", bedrag=about(one.alone))
    return ThingRow(number, item.title, item.advice, amount, (*grounds_of(one.steps), *sources_of(item)))


def _signal(one: Finding) -> Signal:
    words = f"{one.name.spoken()}: {one.word.spoken()}"
    return Signal(words, (Ground(one.definition.spoken(), "", says(one.source)), *grounds_of(one.steps)))


def _title(one: MeasureSaving, found: EnergyAssessment) -> str:
    return found.known.among.item(one.item).title


def _suggest(one: MeasureSaving, found: EnergyAssessment, today: date) -> Suggestion:
    item = found.known.among.item(one.item)
    who = _WHO.get(item.does, Who.CORPORATION)
    ahead = _SOON if who is Who.TOGETHER else _WEEK
    return Suggestion("", item.title, item.advice, who, working_day(today + ahead))
