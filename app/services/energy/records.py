"""What an energy coach saw, read and measured, together as it is kept."""

from dataclasses import dataclass
from datetime import date

from app.domain.visit import Visit
from app.energy.answers import CheckAnswer
from app.energy.appliances import Appliance
from app.energy.home import Climate
from app.energy.meters import Reading
from app.services import visits
from app.services.energy import appliances, checks, climates, readings
from app.services.session import Session


@dataclass(frozen=True, slots=True)
class EnergyRecords:
    """What was seen and done in the visit, and what was read and measured in the home on any day.

    ``earlier`` are the days of earlier visits to this household, the newest first: what changed is told since them.
    """

    checks: tuple[CheckAnswer, ...] = ()
    readings: tuple[Reading, ...] = ()
    appliances: tuple[Appliance, ...] = ()
    climates: tuple[Climate, ...] = ()
    earlier: tuple[date, ...] = ()


NO_ENERGY = EnergyRecords()


def records_of(session: Session, visit: Visit) -> EnergyRecords:
    """The records of a visit and its household."""
    dossier_id = visit.dossier_id
    before = [one for one in visits.of_dossier(session, dossier_id) if one.starts_at < visit.starts_at]
    return EnergyRecords(
        checks.listing(session, visit.id),
        readings.listing(session, dossier_id),
        appliances.listing(session, dossier_id),
        climates.listing(session, dossier_id),
        tuple(one.starts_at.date() for one in before),
    )
