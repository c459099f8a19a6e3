"""The dossier as a whole, in words: which visit can be begun now, which note waits, which numbers may be a BSN."""

from collections.abc import Collection, Sequence
from datetime import date

from app.domain.visit import Visit, VisitState
from app.services.drafts import Draft
from app.services.notes import bsn_in
from app.services.undo import UndoState
from app.texts import text
from ui.today.state import act_of


def todays_visit(visits: Sequence[Visit], today: date) -> Visit | None:
    """The visit to go on with, or the first one of today that can be begun."""
    under_way = [visit for visit in visits if visit.state is VisitState.OPEN]
    planned = [visit for visit in visits if visit.state is VisitState.PLANNED and visit.starts_at.date() == today]
    return next(iter((*reversed(under_way), *planned)), None)


def begin_words(visit: Visit | None) -> str:
    """What the button says that leads to that visit; empty when there is none."""
    return "" if visit is None else text(f"vandaag.doe.{act_of(visit)}")


def waiting_note(draft: Draft | None, discarded: str) -> tuple[str, str]:
    """What the notice says about a note that can be gone on with, and its button; empty when there is none."""
    if draft is not None:
        return text("dossier.concept"), text("dossier.doe.verder_notitie")
    if discarded:
        return text("dossier.notitie.niet_bewaard"), text("dossier.notitie.terughalen")
    return "", ""


def undo_words(on_page: tuple[str, str] | None, of_dossier: UndoState | None) -> tuple[str, str]:
    """What undo and redo would do: on a page that has steps of its own there, else in the dossier."""
    if on_page is not None:
        return on_page
    if of_dossier is None:
        return "", ""
    back, again = of_dossier.can_undo, of_dossier.can_redo
    return back.spoken() if back else "", again.spoken() if again else ""


def open_numbers(typed: str, accepted: Collection[str]) -> tuple[str, ...]:
    """The numbers that may be a BSN and of which nobody said that they are none, each once."""
    return tuple(number for number in dict.fromkeys(bsn_in(typed)) if number not in accepted)


def bsn_title(numbers: Collection[str]) -> str:
    """What the notice says above its buttons; empty when there is nothing to ask."""
    if not numbers:
        return ""
    return text("dossier.bsn.vraag", n=len(numbers), nummers=", ".join(numbers))
