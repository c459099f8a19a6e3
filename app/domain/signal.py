"""A signal inside the team of a district: what one member saw, told to the others."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import DossierId, RecordId


class Role(StrEnum):
    """The roles in a district (toolkit measure 2.1)."""

    COACH = "coach"
    SOCIAL = "sociaal_beheer"
    RENT = "huurincasso"
    LETTINGS = "verhuur"
    TECHNICAL = "techniek"


@dataclass(frozen=True, slots=True)
class TeamSignal:
    """Something a member of the team noticed about a household, for a role to look at; not a referral."""

    id: RecordId
    dossier_id: DossierId
    what: str
    for_role: Role
    author: str
    seen_at: datetime
    urgent: bool = False
    handled_on: date | None = None
