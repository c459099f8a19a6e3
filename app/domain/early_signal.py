"""The four duties of socially responsible collection, which come before arrears are told to the municipality.

Wet gemeentelijke schuldhulpverlening article 3 and Besluit gemeentelijke schuldhulpverlening article 2.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.case import ContactWay
from app.domain.ids import DossierId, RecordId
from app.domain.referral import Part


class Duty(StrEnum):
    """The duties in their order, and what the resident may answer to the last one."""

    REMINDER = "herinnering"
    CONTACT = "contact"
    DEBT_HELP = "schuldhulp"
    OFFER = "aanbod"
    OBJECTION = "bezwaar"
    """The resident said that the data may not be passed on: then nothing goes."""


DUTIES = (Duty.REMINDER, Duty.CONTACT, Duty.DEBT_HELP, Duty.OFFER)
SIGNAL_PARTS = (Part.CONTACT, Part.ARREARS)
"""All that an early signal may carry."""


@dataclass(frozen=True, slots=True)
class CollectionDuty:
    """On which day a duty was done, and how; one per dossier and duty."""

    id: RecordId
    dossier_id: DossierId
    duty: Duty
    day: date
    way: ContactWay


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether arrears may be told to the municipality: which duties were not done since they began.

    ``outdated`` were done, but before these arrears; ``objected_on`` is the day on which the resident said no.
    """

    missing: tuple[Duty, ...]
    outdated: tuple[Duty, ...] = ()
    objected_on: date | None = None

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.missing and not self.outdated and self.objected_on is None


def readiness(done: Iterable[CollectionDuty], arrears_since: date) -> Readiness:
    """What still lacks for arrears that began on a day. An objection counts when it was made since then."""
    days = {one.duty: one.day for one in done}
    objected = days.get(Duty.OBJECTION)
    return Readiness(
        missing=tuple(duty for duty in DUTIES if duty not in days),
        outdated=tuple(duty for duty in DUTIES if duty in days and days[duty] < arrears_since),
        objected_on=objected if objected is not None and objected >= arrears_since else None,
    )
