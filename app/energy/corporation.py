"""What may go to the corporation: the defects of the dwelling and its label, and nothing about those who live in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from app.domain.case import DisclosureGround
from app.domain.ids import DossierId, RecordId
from app.domain.message import Message, message
from app.energy.answers import CheckAnswer, per_item
from app.energy.checklist import Checklist, Hazard
from app.energy.home import Home
from app.energy.safety import URGENT
from app.errors import UserError

PART_DEFECTS = "gebreken"
PART_LABEL = "energielabel"
PART_SIGNALS = "energiesignalen"
"""The names of the parts in a ground for disclosure; signals are only ever counted, never told of a dwelling."""


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect: the item of the checklist, its room and what it is called. ``urgent``: it is reported today."""

    item: str
    room: str
    what: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class CorporationReport:
    """All that goes to the corporation. ``ground_id`` names the ground on which it goes; ``label`` may be None.

    ``flags`` says what a label E, F or G means for the planning.
    """

    dossier_id: DossierId
    ground_id: RecordId
    made_on: date
    label: str | None
    flags: tuple[Message, ...]
    defects: tuple[Defect, ...]


def corporation_report(
    answers: Iterable[CheckAnswer], home: Home, ground: DisclosureGround | None, among: Checklist, today: date
) -> CorporationReport:
    """What the coach reported, and the label, as far as the ground names them.

    Raises UserError without a ground, when it was withdrawn or has ended, or when it names neither part.
    """
    held = _require_ground(ground, today)
    defects = _defects(answers, among) if PART_DEFECTS in held.parts else ()
    label = home.label if PART_LABEL in held.parts else None
    flags = (message("energie.melding.slecht_label", label=label),) if label and home.has_bad_label else ()
    return CorporationReport(held.dossier_id, held.id, today, label, flags, defects)


def _require_ground(ground: DisclosureGround | None, today: date) -> DisclosureGround:
    if ground is None:
        raise UserError("energie.melding.geen_grond")
    end_of_day = datetime.combine(today, time.max)
    withdrawn = ground.withdrawn_at is not None and ground.withdrawn_at.replace(tzinfo=None) <= end_of_day
    if withdrawn or (ground.until is not None and ground.until < today):
        raise UserError("energie.melding.grond_voorbij")
    if not {PART_DEFECTS, PART_LABEL} & set(ground.parts):
        raise UserError("energie.melding.grond_zonder_deel", gebreken=PART_DEFECTS, label=PART_LABEL)
    return ground


def _defects(answers: Iterable[CheckAnswer], among: Checklist) -> tuple[Defect, ...]:
    return tuple(
        Defect(item.id, item.room, item.title, _is_urgent(item.raises))
        for item, answer in per_item(answers, among)
        if item.defect and answer.reported
    )


def _is_urgent(hazard: Hazard | None) -> bool:
    return hazard in URGENT
