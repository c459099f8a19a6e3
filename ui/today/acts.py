"""What Vandaag asks of the services, each in one go on the worker of the store."""

from dataclasses import dataclass
from datetime import date

from app.domain.change import Changes
from app.domain.ids import VisitId
from app.services import dossiers, samples, visits
from app.services.referrals import sending, waiting
from app.services.referrals.waiting import Waiting
from app.services.session import Session
from app.services.sync import standing
from app.services.sync.standing import SyncState
from app.services.visits import Today
from ui.today.newvisit import NewVisit


@dataclass(frozen=True, slots=True)
class Start:
    """Vandaag, whether there is any dossier yet, and which referrals wait for an answer, and how it
    stands with sharing."""

    today: Today
    is_empty: bool
    waiting: Waiting
    sharing: SyncState


def read(session: Session, day: date) -> Start:
    """Everything Vandaag shows; a referral that nobody answered in time becomes a task first."""
    sending.expire(session)
    return Start(
        visits.today(session, day), not dossiers.listing(session, 1), waiting.count(session), standing.state(session)
    )


def make(session: Session, new: NewVisit) -> tuple[Changes, VisitId]:
    """Open a dossier and plan its first visit."""
    _, dossier_id = dossiers.open_new(session, new.label, new.address, new.district)
    return visits.plan(session, dossier_id, new.kind, new.starts_at, minutes=new.minutes, preparation=new.preparation)


def sample(session: Session) -> tuple[Changes, VisitId]:
    """Open the first sample household."""
    changes, _, visit_id = samples.open_sample(session, 1)
    return changes, visit_id
