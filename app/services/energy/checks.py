"""The checklist of a visit: what the coach sees, what the resident chooses, what is done. One answer per item."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.domain.change import Changes
from app.domain.ids import RecordId, VisitId, new_id
from app.energy.answers import CheckAnswer, Choice, Seen, require_sound
from app.energy.checklist import Item
from app.energy.checklist_reading import checklist
from app.errors import UserError
from app.services import fields, visits
from app.services.session import Session
from db import energy as stored
from db.pen import writing

_LONGEST_NOTE = 1000


def see(session: Session, visit_id: VisitId, item: str, seen: Seen | None) -> Changes:
    """Keep what the coach saw; None takes it back."""
    return _changed(session, visit_id, item, lambda answer, _: replace(answer, seen=seen and Seen(seen)))


def choose(session: Session, visit_id: VisitId, item: str, choice: Choice | None) -> Changes:
    """Keep what the resident chooses; None takes it back."""
    return _changed(session, visit_id, item, lambda answer, _: replace(answer, choice=choice and Choice(choice)))


def explain(session: Session, visit_id: VisitId, item: str, is_explained: bool) -> Changes:
    """Keep whether the coach explained it."""
    return _changed(session, visit_id, item, lambda answer, _: replace(answer, explained=is_explained))


def place(session: Session, visit_id: VisitId, item: str, pieces: int) -> Changes:
    """Keep how many pieces were placed today; of an item without material 1 says that it was done, 0 that it was not.

    Raises UserError for a number that cannot be.
    """

    def placed(answer: CheckAnswer, about: Item) -> CheckAnswer:
        return replace(answer, placed=pieces > 0, pieces=pieces if about.material else 0)

    return _changed(session, visit_id, item, placed)


def need(session: Session, visit_id: VisitId, item: str, pieces: int | None) -> Changes:
    """Keep how many pieces there could be in all; None is not counted. Raises UserError for an impossible number."""
    return _changed(session, visit_id, item, lambda answer, _: replace(answer, needed=pieces))


def report(session: Session, visit_id: VisitId, item: str, is_reported: bool) -> Changes:
    """Keep whether it goes to the corporation. Raises UserError for what is no defect of the dwelling."""

    def reported(answer: CheckAnswer, about: Item) -> CheckAnswer:
        if is_reported and not about.defect:
            raise UserError("services.no_defect", wat=about.title)
        return replace(answer, reported=is_reported)

    return _changed(session, visit_id, item, reported)


def look_again(session: Session, visit_id: VisitId, item: str, day: date | None) -> Changes:
    """Keep the day to look once more, not before the visit; None takes it back."""
    earliest = visits.load(session, visit_id).starts_at.date()
    checked = None if day is None else fields.needed_day(day, "look_again", earliest)
    return _changed(session, visit_id, item, lambda answer, _: replace(answer, look_again=checked))


def annotate(session: Session, visit_id: VisitId, item: str, words: str) -> Changes:
    """Keep a few words of the coach about an item."""
    note = fields.paragraph(words, "check_note", _LONGEST_NOTE)
    return _changed(session, visit_id, item, lambda answer, _: replace(answer, note=note))


def listing(session: Session, visit_id: VisitId) -> tuple[CheckAnswer, ...]:
    """Everything that was seen, chosen and done in a visit."""
    return stored.observations(session.store, visit_id)


def _changed(
    session: Session, visit_id: VisitId, item: str, change: Callable[[CheckAnswer, Item], CheckAnswer]
) -> Changes:
    about = _item(item)
    with writing(session.store, fields.author(session)) as pen:
        visit = visits.load(session, visit_id)
        known = stored.observation(session.store, visit_id, item)
        before = known or CheckAnswer(RecordId(new_id()), visit.dossier_id, visit_id, item)
        after = require_sound(change(before, about), about)
        if not _is_blank(after):
            pen.put(stored.OBSERVATIONS, after)
        elif known is not None:
            pen.take_away(stored.OBSERVATIONS, known.id)
    return pen.changes()


def _is_blank(answer: CheckAnswer) -> bool:
    return answer == CheckAnswer(answer.id, answer.dossier_id, answer.visit_id, answer.item)


def _item(item: str) -> Item:
    try:
        return checklist().item(item)
    except KeyError as error:
        raise UserError("services.no_check_item", wat=item[:60]) from error
