"""Referrals on the wire: their state in clear, everything that is said in them sealed.

The hub keeps the state machine, so that sender and receiver can never disagree on how far a referral is. A step that
cannot be taken from the present state is a ``conflict`` and comes back with the referral as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.protocol import encoding
from app.protocol.names import ACCOUNT, DAY, EPOCH, MOST_BODY, NUMBER, ORGANISATION, SIGNATURE, STAMP, STREAM, UUID
from app.protocol.shapes import Bytes, Choice, Flag, Malformed, Many, Maybe, Message, Nested, on_wire

MOST_STEPS = 100


class ReferralKind(StrEnum):
    """What is asked of the receiver."""

    REFERRAL = "verwijzing"
    HAND_OVER = "overdracht"
    WARM_HAND_OVER = "warme_overdracht"
    EARLY_SIGNAL = "vroegsignaal"


class State(StrEnum):
    """How far a referral is. A draft (concept) never leaves the laptop."""

    SENT = "verzonden"
    RECEIVED = "ontvangen"
    ACCEPTED = "geaccepteerd"
    STARTED = "in_behandeling"
    FINISHED = "afgerond"
    REFUSED = "geweigerd"
    WITHDRAWN = "ingetrokken"
    EXPIRED = "verlopen"
    CONSENT_WITHDRAWN = "toestemming_ingetrokken"


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


class Side(StrEnum):
    """Who takes a step."""

    SENDER = "verzender"
    RECEIVER = "ontvanger"
    EITHER = "beide"
    """Nobody decides: the time for an answer passed, which either side may note, once it has."""


BY: Mapping[Step, Side] = {
    Step.SEND: Side.SENDER,
    Step.RECEIVE: Side.RECEIVER,
    Step.ACCEPT: Side.RECEIVER,
    Step.REFUSE: Side.RECEIVER,
    Step.START: Side.RECEIVER,
    Step.FINISH: Side.RECEIVER,
    Step.WITHDRAW: Side.SENDER,
    Step.ASK_TO_STOP: Side.SENDER,
    Step.EXPIRE: Side.EITHER,
    Step.WITHDRAW_CONSENT: Side.SENDER,
}
UNANSWERED = (State.SENT, State.RECEIVED)
TAKEN_ON = (State.ACCEPTED, State.STARTED)
NEXT: Mapping[tuple[State | None, Step], State] = {
    (None, Step.SEND): State.SENT,
    (State.SENT, Step.RECEIVE): State.RECEIVED,
    (State.RECEIVED, Step.ACCEPT): State.ACCEPTED,
    (State.ACCEPTED, Step.START): State.STARTED,
    (State.STARTED, Step.FINISH): State.FINISHED,
    **{(state, Step.REFUSE): State.REFUSED for state in UNANSWERED},
    **{(state, Step.WITHDRAW): State.WITHDRAWN for state in UNANSWERED},
    **{(state, Step.EXPIRE): State.EXPIRED for state in UNANSWERED},
    **{(state, Step.ASK_TO_STOP): state for state in TAKEN_ON},
    **{(state, Step.WITHDRAW_CONSENT): State.CONSENT_WITHDRAWN for state in UNANSWERED + TAKEN_ON},
}
"""Every step there is: from which state (None: not there yet), and where it leads."""


def after(state: State | None, step: Step) -> State | None:
    """The state after a step, or None when it cannot be taken from this one."""
    return NEXT.get((state, step))


@dataclass(frozen=True, slots=True)
class ReferralStep(Message):
    """One step with a referral.

    ``op`` names the step and makes repeating it harmless. ``referral`` is the id of the referral. For ``versturen`` all
    fields are needed: from which ``stream`` it comes (the sender's dossier or own stream), to which organisation, its
    kind, and ``answer_by``, the last day for an answer; ``body`` is the sealed snapshot. For the other steps the body
    is what is said with it (reason, outcome), sealed to the other side
    (``keys.seal_to``), or null. ``sig`` is the Ed25519 signature of the account over ``signed()``.
    """

    op: str = field(metadata=on_wire(UUID))
    referral: str = field(metadata=on_wire(UUID))
    step: Step = field(metadata=on_wire(Choice(Step)))
    hlc: str = field(metadata=on_wire(STAMP))
    body: bytes | None = field(metadata=on_wire(Maybe(Bytes(MOST_BODY, 60))))
    sig: bytes = field(metadata=on_wire(SIGNATURE))
    stream: str | None = field(default=None, metadata=on_wire(Maybe(STREAM)))
    to: str | None = field(default=None, metadata=on_wire(Maybe(ORGANISATION)))
    kind: ReferralKind | None = field(default=None, metadata=on_wire(Maybe(Choice(ReferralKind))))
    answer_by: str | None = field(default=None, metadata=on_wire(Maybe(DAY)))
    urgent: bool = field(default=False, metadata=on_wire(Flag()))

    def require_sense(self, at: str) -> None:
        """Sending needs all of it."""
        needed = {"stream": self.stream, "to": self.to, "kind": self.kind, "answer_by": self.answer_by}
        if self.step is not Step.SEND:
            return
        for name, value in {**needed, "body": self.body}.items():
            if value is None:
                raise Malformed(f"{at}/{name}", "this is needed to send a referral")

    def signed(self) -> bytes:
        """The bytes that the signature is over: everything but the signature, unknown fields included."""
        content = self.wire()
        del content["sig"]
        return b"keukentafel referral v1\0" + encoding.canonical(content)


@dataclass(frozen=True, slots=True)
class Taken(Message):
    """A step that was taken, by whom."""

    step: ReferralStep = field(metadata=on_wire(Nested(ReferralStep)))
    account: str = field(metadata=on_wire(ACCOUNT))


@dataclass(frozen=True, slots=True)
class Referral(Message):
    """A referral as the hub has it: its state in clear and every step in order.

    It comes in the changes of two streams: the one it was sent from and ``inbox/<organisation>``; ``seq`` is its place
    in the stream of the page it stands in, ``side`` on which side that stream is.
    """

    referral: str = field(metadata=on_wire(UUID))
    state: State = field(metadata=on_wire(Choice(State)))
    kind: ReferralKind = field(metadata=on_wire(Choice(ReferralKind)))
    side: Side = field(metadata=on_wire(Choice(Side)))
    seq: int = field(metadata=on_wire(NUMBER))
    sender: str = field(metadata=on_wire(ORGANISATION))
    to: str = field(metadata=on_wire(ORGANISATION))
    answer_by: str = field(metadata=on_wire(DAY))
    urgent: bool = field(metadata=on_wire(Flag()))
    stop_asked: bool = field(metadata=on_wire(Flag()))
    steps: tuple[Taken, ...] = field(metadata=on_wire(Many(Nested(Taken), MOST_STEPS)))


class StepStatus(StrEnum):
    """The verdict on one step."""

    OK = "ok"
    DUP = "dup"
    CONFLICT = "conflict"
    """Not from the state it is in, or the day for an answer has not passed yet; ``server`` is how it is."""
    INVALID = "invalid"
    """Sending the same again will not help: the signature is not of this account, the id was used for something else,
    or the organisation has no inbox."""
    FORBIDDEN = "forbidden"
    """This account is not on the side that takes this step, or knows no such referral."""


@dataclass(frozen=True, slots=True)
class StepResult(Message):
    """The verdict on one step."""

    op: str = field(metadata=on_wire(UUID))
    status: StepStatus = field(metadata=on_wire(Choice(StepStatus)))
    server: Referral | None = field(default=None, metadata=on_wire(Maybe(Nested(Referral))))


@dataclass(frozen=True, slots=True)
class Steps(Message):
    """``POST /v1/referrals``: steps in order; each has a verdict of its own."""

    steps: tuple[ReferralStep, ...] = field(metadata=on_wire(Many(Nested(ReferralStep), MOST_STEPS)))


@dataclass(frozen=True, slots=True)
class StepsTaken(Message):
    """The answer to ``Steps``: one result per step, in the same order."""

    epoch: str = field(metadata=on_wire(EPOCH))
    results: tuple[StepResult, ...] = field(metadata=on_wire(Many(Nested(StepResult), MOST_STEPS)))
