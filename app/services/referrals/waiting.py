"""What there is to do about referrals: what came in and waits, what went out and how far it is."""

from dataclasses import dataclass
from datetime import timedelta

from app.domain.case import Dossier
from app.domain.ids import DossierId
from app.domain.referral import UNANSWERED, Direction, Referral
from app.services.session import Session
from db import cases
from db import referrals as stored

SHOWN_AFTER = timedelta(days=14)
"""So long something that is done still stands in the list."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many referrals that came in wait for a yes or no, how many of those are urgent, and the open signals."""

    unanswered: int
    urgent: int
    signals: int = 0


@dataclass(frozen=True, slots=True)
class Going:
    """A referral that went out or is being made, with the household it is about."""

    referral: Referral
    dossier: Dossier | None


def count(session: Session) -> Waiting:
    """What waits here for somebody."""
    found = [one for one in stored.going(session.store, Direction.IN) if one.state in UNANSWERED]
    return Waiting(len(found), sum(one.urgent for one in found), len(stored.open_signals(session.store)))


def outgoing(session: Session) -> tuple[Going, ...]:
    """What went out and is open, urgent ones first, then the oldest; behind it what ended lately."""
    lately = session.now().date() - SHOWN_AFTER
    found = (*stored.going(session.store, Direction.OUT), *stored.closed_since(session.store, Direction.OUT, lately))
    return tuple(Going(one, cases.dossier(session.store, one.dossier_id) if one.dossier_id else None) for one in found)


def of_dossier(session: Session, dossier_id: DossierId) -> tuple[Referral, ...]:
    """All referrals of a household, out and in, the newest first."""
    return stored.of_dossier(session.store, dossier_id)
