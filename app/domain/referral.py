"""A referral: from whom to whom, which parts of a dossier, how far it is, and who may take it a step further."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents


class ReferralKind(StrEnum):
    """What is asked of the receiver."""

    REFERRAL = "verwijzing"
    """The sender keeps the dossier."""
    HAND_OVER = "overdracht"
    """The receiver takes the household over, from the moment it accepts."""
    WARM_HAND_OVER = "warme_overdracht"
    """The same, after the receiver and the resident have met or spoken."""
    EARLY_SIGNAL = "vroegsignaal"
    """Arrears told to the municipality (Wet gemeentelijke schuldhulpverlening, article 3)."""


class ReferralState(StrEnum):
    """How far a referral is."""

    DRAFT = "concept"
    SENT = "verzonden"
    RECEIVED = "ontvangen"
    ACCEPTED = "geaccepteerd"
    STARTED = "in_behandeling"
    FINISHED = "afgerond"
    REFUSED = "geweigerd"
    WITHDRAWN = "ingetrokken"
    EXPIRED = "verlopen"
    CONSENT_WITHDRAWN = "toestemming_ingetrokken"


class Direction(StrEnum):
    """Whether it leaves this organisation or came in."""

    OUT = "uit"
    IN = "in"


class Part(StrEnum):
    """The parts of a dossier that can be sent along, in the order in which they are shown."""

    CONTACT = "contact"
    QUESTION = "vraag"
    HOUSEHOLD = "huishouden"
    AGREEMENTS = "afspraken"
    FINDINGS = "kansen"
    INCOME = "inkomen"
    ARREARS = "achterstand"
    DEBTS = "schulden"
    NOTES = "notities"


class Step(StrEnum):
    """What can be done with a referral."""

    SEND = "versturen"
    RECEIVE = "ontvangen"
    ACCEPT = "aannemen"
    REFUSE = "weigeren"
    START = "beginnen"
    FINISH = "afronden"
    WITHDRAW = "intrekken"
    ASK_TO_STOP = "vragen_te_stoppen"
    EXPIRE = "verlopen"
    WITHDRAW_CONSENT = "toestemming_intrekken"


class Party(StrEnum):
    """Who takes a step."""

    SENDER = "verzender"
    RECEIVER = "ontvanger"
    CLOCK = "tijd"
    """Nobody: the time for an answer passed."""


class Outcome(StrEnum):
    """What came of a referral, after the outcomes in the data standard of debt help for early signals."""

    HELP_STARTED = "hulp_gestart"
    ARRANGEMENT = "betalingsregeling"
    SOLVED = "opgelost"
    ADVICE = "informatie_en_advies"
    PASSED_ON = "doorverwezen"
    ALREADY_HELPED = "al_in_hulp"
    NO_HELP_WANTED = "wil_geen_hulp"
    NOT_REACHED = "niet_bereikt"
    MOVED = "verhuisd"
    OTHER = "anders"


class Refusal(StrEnum):
    """Why a receiver does not take a referral on."""

    FULL = "geen_plek"
    OUTSIDE = "buiten_gebied"
    NOT_OURS = "niet_onze_hulp"
    ALREADY_KNOWN = "al_bekend"
    TOO_LITTLE = "te_weinig_gegevens"
    OTHER = "anders"


class Channel(StrEnum):
    """How it travels: through the hub, or as a sealed package that somebody hands over."""

    HUB = "hub"
    PACKAGE = "pakket"


@dataclass(frozen=True, slots=True)
class Referral:
    """One referral. ``answer_by`` is the day before which the receiver answers; ``notes`` are chosen one by one.

    Until it is sent the snapshot is made anew at each look; what was sent is kept apart from this record. ``reason``
    tells why it was refused or withdrawn, ``outcome_note`` what was done; ``first_on`` is the first appointment.
    ``arrears`` in eurocents; both arrears fields are empty where no arrears are handed over.
    """

    id: RecordId
    direction: Direction
    kind: ReferralKind
    state: ReferralState
    organisation_kind: str
    counterpart: str
    channel: Channel
    created_at: datetime
    dossier_id: DossierId | None = None
    organisation_id: RecordId | None = None
    urgent: bool = False
    name: str = ""
    reachable: str = ""
    question: str = ""
    parts: tuple[str, ...] = (Part.CONTACT, Part.QUESTION)
    notes: tuple[str, ...] = ()
    arrears: Cents | None = None
    arrears_since: date | None = None
    ground_id: RecordId | None = None
    sent_at: datetime | None = None
    received_at: datetime | None = None
    answer_by: date | None = None
    answered_at: datetime | None = None
    started_at: datetime | None = None
    closed_at: datetime | None = None
    refusal: Refusal | None = None
    reason: str = ""
    outcome: Outcome | None = None
    outcome_note: str = ""
    stop_asked_at: datetime | None = None
    first_on: date | None = None
    checked: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something with it."""
        return self.state not in CLOSED

    @property
    def changes_owner(self) -> bool:
        """Whether the household goes over to the receiver once it accepts."""
        return self.kind in (ReferralKind.HAND_OVER, ReferralKind.WARM_HAND_OVER)

    def has(self, part: Part) -> bool:
        """Whether this part goes along."""
        return part in self.parts

    def age_from(self, today: date) -> int:
        """The days since it was sent, received or begun."""
        since = self.received_at if self.direction is Direction.IN else self.sent_at
        return (today - (since or self.created_at).date()).days


CLOSED = frozenset(
    {
        ReferralState.FINISHED,
        ReferralState.REFUSED,
        ReferralState.WITHDRAWN,
        ReferralState.EXPIRED,
        ReferralState.CONSENT_WITHDRAWN,
    }
)
"""The states in which a referral ends."""
UNANSWERED = frozenset({ReferralState.SENT, ReferralState.RECEIVED})
"""The states in which the receiver has said neither yes nor no."""
TAKEN_ON = frozenset({ReferralState.ACCEPTED, ReferralState.STARTED})
"""The states in which the receiver works on it."""
BY_PARTY: Mapping[Step, Party] = {
    Step.SEND: Party.SENDER,
    Step.RECEIVE: Party.RECEIVER,
    Step.ACCEPT: Party.RECEIVER,
    Step.REFUSE: Party.RECEIVER,
    Step.START: Party.RECEIVER,
    Step.FINISH: Party.RECEIVER,
    Step.WITHDRAW: Party.SENDER,
    Step.ASK_TO_STOP: Party.SENDER,
    Step.EXPIRE: Party.CLOCK,
    Step.WITHDRAW_CONSENT: Party.SENDER,
}
"""Who takes which step."""
NEXT: Mapping[tuple[ReferralState, Step], ReferralState] = {
    (ReferralState.DRAFT, Step.SEND): ReferralState.SENT,
    (ReferralState.SENT, Step.RECEIVE): ReferralState.RECEIVED,
    (ReferralState.RECEIVED, Step.ACCEPT): ReferralState.ACCEPTED,
    (ReferralState.ACCEPTED, Step.START): ReferralState.STARTED,
    (ReferralState.STARTED, Step.FINISH): ReferralState.FINISHED,
    **{(state, Step.REFUSE): ReferralState.REFUSED for state in UNANSWERED},
    **{(state, Step.WITHDRAW): ReferralState.WITHDRAWN for state in UNANSWERED},
    **{(state, Step.EXPIRE): ReferralState.EXPIRED for state in UNANSWERED},
    **{(state, Step.ASK_TO_STOP): state for state in TAKEN_ON},
    **{(state, Step.WITHDRAW_CONSENT): ReferralState.CONSENT_WITHDRAWN for state in UNANSWERED | TAKEN_ON},
}
"""Every step there is: from which state, and where it leads. What is not here cannot happen."""


class IllegalStep(ValueError):
    """This step cannot be taken from this state, or not by this party."""


def after(state: ReferralState, step: Step, party: Party) -> ReferralState:
    """The state after a step. Raises IllegalStep when it cannot be taken now, or not by this party."""
    if BY_PARTY[step] is not party or (state, step) not in NEXT:
        raise IllegalStep(f"{party} {step} {state}")
    return NEXT[state, step]


def steps_of(state: ReferralState, party: Party) -> tuple[Step, ...]:
    """What a party can do with a referral in this state."""
    return tuple(step for step in Step if BY_PARTY[step] is party and (state, step) in NEXT)


def urgent_first(referral: Referral) -> tuple[bool, bool, datetime]:
    """The order of an inbox: what is open before what is done, urgent before the rest, the oldest first."""
    return not referral.is_open, not referral.urgent, referral.received_at or referral.sent_at or referral.created_at
