"""The pots of a household: what is in them and what they are for."""

from dataclasses import replace
from datetime import date

from app.budget.categories import categories
from app.budget.lines import Group
from app.budget.pots import Pot, RunningPot, running
from app.domain.change import Changes
from app.domain.ids import DossierId, RecordId, VisitId, new_id
from app.domain.money import MAXIMUM, Cents
from app.errors import UserError
from app.services import fields, visits
from app.services.budget import lines
from app.services.session import Session
from db import budget as stored
from db.pen import writing


def put(session: Session, visit_id: VisitId, category: str, balance: Cents, goal: Cents | None = None) -> Changes:
    """Keep what is in the pot of a category of reservations today, and its goal (None: no goal); in eurocents."""
    if category not in categories() or categories()[category].group is not Group.RESERVE:
        raise UserError("budget.fout.geen_soort", soort=category[:60])
    fields.whole(balance, "budget_pot", 0, MAXIMUM)
    if goal is not None:
        fields.whole(goal, "budget_goal", 1, MAXIMUM)
    today = session.now().date()
    with writing(session.store, fields.author(session)) as pen:
        dossier_id = visits.load(session, visit_id).dossier_id
        found = stored.pot_of(session.store, dossier_id, category)
        pot = found or Pot(RecordId(new_id()), dossier_id, category, balance, today, goal, visit_id)
        pen.put(stored.POTS, replace(pot, balance=balance, counted_on=today, goal=goal))
    return pen.changes()


def remove(session: Session, dossier_id: DossierId, category: str) -> Changes:
    """Take a pot away; none there changes nothing."""
    with writing(session.store, fields.author(session)) as pen:
        found = stored.pot_of(session.store, dossier_id, category)
        if found is not None:
            pen.take_away(stored.POTS, found.id)
    return pen.changes()


def listing(session: Session, dossier_id: DossierId, today: date) -> tuple[RunningPot, ...]:
    """The pots with what is put in them each month now."""
    return running(stored.pots(session.store, dossier_id), lines.listing(session, dossier_id), today)
