"""What was seen, chosen and done about each item of the checklist in one visit."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.ids import DossierId, RecordId, VisitId
from app.energy.checklist import Checklist, Item
from app.errors import UserError

MOST_PIECES = 200


class Seen(StrEnum):
    """What the coach saw. An item without an answer is not looked at yet."""

    GOOD = "goed"
    CAN_BE_BETTER = "kan_beter"
    NOT_HERE = "niet_hier"


class Choice(StrEnum):
    """What the resident chooses; no choice yet is None."""

    DOES_IT = "doet_het_al"
    WILL_DO = "gaat_het_doen"
    NOT_WANTED = "wil_niet"
    NOT_APPLICABLE = "past_niet"


SETTLED = frozenset({Choice.DOES_IT, Choice.NOT_WANTED, Choice.NOT_APPLICABLE})
"""Choices after which there is nothing left to advise: it is in the use already, or the resident chose otherwise."""


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The state of one item in one visit; one per visit and item.

    ``explained``, ``placed`` (done or put in during this visit), ``reported`` (to the corporation) and ``look_again``
    (the day to look once more) are what the coach did. ``pieces`` were placed, ``needed`` could be placed in all
    (None: not counted), both in the unit of the material.
    """

    id: RecordId
    dossier_id: DossierId
    visit_id: VisitId
    item: str
    seen: Seen | None = None
    choice: Choice | None = None
    explained: bool = False
    placed: bool = False
    reported: bool = False
    look_again: date | None = None
    pieces: int = 0
    needed: int | None = None
    note: str = ""


def require_sound(answer: CheckAnswer, item: Item) -> CheckAnswer:
    """The answer itself; UserError when a count is not possible or does not belong to what is placed."""
    for count in (answer.pieces, answer.needed or 0):
        if not 0 <= count <= MOST_PIECES:
            raise UserError("energie.fout.aantal", wat=item.title, meest=MOST_PIECES)
    if answer.placed and item.material and not answer.pieces:
        raise UserError("energie.fout.aantal_geplaatst", wat=item.title)
    if answer.pieces and not answer.placed:
        raise UserError("energie.fout.niet_geplaatst", wat=item.title)
    return answer


def per_item(answers: Iterable[CheckAnswer], among: Checklist) -> tuple[tuple[Item, CheckAnswer], ...]:
    """Every item that was answered with its last answer, in the order of the checklist; nothing counts twice."""
    last = {answer.item: answer for answer in answers}
    return tuple((item, last[item.id]) for item in among.items if item.id in last)


@dataclass(frozen=True, slots=True)
class StockLine:
    """How much of one material was placed, and how much could still be placed."""

    material: str
    used: int
    still_needed: int


def stock(answers: Iterable[CheckAnswer], among: Checklist) -> tuple[StockLine, ...]:
    """The materials of one visit, in the order of the stock; those without any number are left out."""
    used: dict[str, int] = {}
    wanted: dict[str, int] = {}
    for item, answer in per_item(answers, among):
        if item.material:
            used[item.material] = used.get(item.material, 0) + answer.pieces
            wanted[item.material] = wanted.get(item.material, 0) + still_to_place(item, answer)
    lines = (StockLine(one.id, used.get(one.id, 0), wanted.get(one.id, 0)) for one in among.materials)
    return tuple(line for line in lines if line.used or line.still_needed)


def is_open(answer: CheckAnswer) -> bool:
    """Whether there is still something to advise: it can be better, and the resident did not settle it."""
    if answer.choice in SETTLED:
        return False
    return answer.seen is Seen.CAN_BE_BETTER or (answer.seen is None and answer.choice is Choice.WILL_DO)


def still_to_place(item: Item, answer: CheckAnswer) -> int:
    """How many pieces could still be placed: what was counted, or what is usual, less what is there now."""
    if not is_open(answer):
        return 0
    wanted = answer.needed if answer.needed is not None else (0 if answer.placed else item.usual)
    return max(0, wanted - answer.pieces)


def only_open(answers: Iterable[CheckAnswer], items: Collection[str]) -> tuple[CheckAnswer, ...]:
    """The same answers with nothing left open but these items; what was placed and seen stays as it is."""
    return tuple(one if one.item in items else replace(one, choice=Choice.NOT_WANTED) for one in answers)
