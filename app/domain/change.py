"""What a service changed, so that screens know what to refresh and the journal knows what to undo."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of records in the store, as the store names their tables."""

    DOSSIER = "dossier"
    ANSWER = "answer"
    VISIT = "visit"
    NOTE = "note"
    CONTACT_ATTEMPT = "contact_attempt"
    DISCLOSURE_GROUND = "disclosure_ground"
    FINDING = "finding"
    AGREEMENT = "agreement"
    TASK = "task"
    GOAL = "goal"
    STEP = "step"
    PILLAR_SCORE = "pillar_score"
    ATTACHMENT = "attachment"
    ENERGY_OBSERVATION = "energy_observation"
    METER_READING = "meter_reading"
    APPLIANCE = "appliance"
    ROOM_CLIMATE = "room_climate"
    REFERRAL = "referral"
    ORGANISATION = "organisation"
    COLLECTION_DUTY = "collection_duty"
    TEAM_SIGNAL = "team_signal"
    TEAM_COUNTS = "team_counts"
    DEBT = "debt"
    DEBT_LETTER = "debt_letter"
    PAYMENT_PLAN = "payment_plan"
    INSTALMENT = "instalment"
    TALK_OUTCOME = "talk_outcome"
    WITHHOLDING = "withholding"
    BUDGET_LINE = "budget_line"
    BUDGET_POT = "budget_pot"
    ACCOUNT_BALANCE = "account_balance"
    COLLECTION_MOVE = "collection_move"
    REMINDER = "reminder"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Changed:
    """One record that was changed."""

    kind: Kind
    record_id: str
    dossier_id: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything one service call changed; ``journal_ids`` are the rows that undo would reverse."""

    records: tuple[Changed, ...] = ()
    journal_ids: tuple[str, ...] = ()

    def touches(self, kind: Kind) -> bool:
        """Whether a record of this kind changed."""
        return any(changed.kind is kind for changed in self.records)

    def __bool__(self) -> bool:
        return bool(self.records)
