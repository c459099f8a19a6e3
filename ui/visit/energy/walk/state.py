"""A room of the walk as rows: what was seen, chosen and done, what it saves, and what comes before saving."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.wording import day_and_month
from app.energy.answers import CheckAnswer, Choice, Seen
from app.energy.checklist import Doer, Item
from app.energy.checklist_reading import checklist
from app.energy.safety import Warned
from app.energy.saved import MeasureSaving
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.visit.energy.state import Ground, about, between, grounds_of, says, sources_of

AGAIN_AFTER = timedelta(weeks=6)


@dataclass(frozen=True, slots=True)
class First:
    """What comes before saving: the first one large, the others after it."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One thing to check in words. ``unit`` is empty without a material; ``pieces`` is 1 when it was done without one.

    ``needed`` is how many could be placed in all, None while nobody counted; ``note`` is for the coach only.

    ``saving`` is what it saves in a year, or why it is not advised now (``is_held``); ``grounds`` are its sources.
    """

    item: str
    title: str
    look: str
    advice: str
    seen: str = ""
    choice: str = ""
    unit: str = ""
    pieces: int = 0
    needed: int | None = None
    is_explained: bool = False
    can_be_done: bool = True
    is_defect: bool = False
    is_reported: bool = False
    again: str = ""
    note: str = ""
    saving: str = ""
    is_held: bool = False
    care: str = ""
    grounds: tuple[Ground, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether there is more to say about it than what was seen."""
        told = self.choice or self.pieces or self.is_reported or self.again or self.note
        return self.seen == Seen.CAN_BE_BETTER or bool(told) or self.needed is not None


@dataclass(frozen=True, slots=True)
class RoomView:
    """One room: its question, what comes first, and its rows."""

    title: str
    warning: First | None
    rows: tuple[ItemRow, ...]


def room_view(room: str, found: EnergyAssessment) -> RoomView:
    """A room with everything that is known of it. KeyError for a room that is not on the list."""
    items = next(one.items for one in checklist().rooms if one.id == room)
    answers = {answer.item: answer for answer in found.checks}
    savings = {one.item: one for one in reversed(found.saved.measures)}  # placed goes before what is still possible
    rows = tuple(_row(item, answers.get(item.id), savings.get(item.id), found) for item in items)
    return RoomView(text(f"energie_scherm.kamer.{room}"), warning_of(found.saved.warnings), rows)


def warning_of(warned: Sequence[Warned]) -> First | None:
    """The most urgent warning with what to do, what it rests on, and the names of the others."""
    if not warned:
        return None
    first, *others = warned
    body = [first.what_to_do.spoken(), first.ground.spoken()]
    if first.limit is not None:
        body[-1] += f" {text('energie_scherm.bron_van_grens', bron=says(first.limit.source))}"
    if others:
        body.append(text("energie_scherm.ook", wat=", ".join(_within(one.title.spoken()) for one in others)))
    return First(first.title.spoken(), "\n".join(body))


def again_on(today: date) -> date:
    """The day on which something is looked at once more."""
    return today + AGAIN_AFTER


def _within(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _row(item: Item, answer: CheckAnswer | None, saving: MeasureSaving | None, found: EnergyAssessment) -> ItemRow:
    material = checklist().material(item.material) if item.material else None
    row = ItemRow(
        item.id,
        item.title,
        item.look,
        item.advice,
        unit=text(f"energie_scherm.eenheid.{material.unit}") if material else "",
        can_be_done=item.does is not Doer.CORPORATION,
        is_defect=item.defect,
        care=item.care,
        grounds=sources_of(item),
    )
    if answer is None:
        return row
    refused = next((one.reason.spoken() for one in found.saved.not_advised if one.item == item.id), "")
    grounds = (*grounds_of(saving.steps), *row.grounds) if saving else row.grounds
    return replace(
        row,
        seen=answer.seen or "",
        choice=answer.choice or "",
        pieces=answer.pieces if material else int(answer.placed),
        needed=answer.needed if material else None,
        is_explained=answer.explained,
        is_reported=answer.reported,
        again=day_and_month(answer.look_again) if answer.look_again else "",
        note=answer.note,
        saving=text("energie_scherm.nu_niet", reden=refused) if refused else _saves(item, saving),
        is_held=bool(refused),
        grounds=grounds,
    )


def _saves(item: Item, saving: MeasureSaving | None) -> str:
    """What it saves in a year; a defect of the dwelling saves nothing that the visit may count."""
    if saving is None or item.is_for_the_corporation:
        return ""
    if saving.comfort:
        return text("energie_scherm.warmer")
    if saving.alone.high <= 0:
        return ""
    return text("energie_scherm.scheelt", bedrag=about(saving.alone), bereik=between(saving.alone))


def seen_choices() -> tuple[tuple[str, str], ...]:
    """How something can be found, with words."""
    return tuple((one.value, text(f"energie_scherm.gezien.{one}")) for one in Seen)


def resident_choices() -> tuple[tuple[str, str], ...]:
    """What the resident can choose, with words."""
    return tuple((one.value, text(f"energie_scherm.keuze.{one}")) for one in Choice)
