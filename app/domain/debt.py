"""Debts and what is agreed about them, as they are kept: what is owed to whom, the plan to pay, and each instalment."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.money import Cents


class Stage(StrEnum):
    """How far a creditor has come, from being paid on time to acting on a judgment; later ones weigh more."""

    ON_TIME = "op_tijd"
    LATE = "achter"
    REMINDED = "herinnering"
    FINAL_NOTICE = "aanmaning"
    COLLECTION = "incasso"
    SUMMONS = "dagvaarding"
    JUDGMENT = "vonnis"
    ANNOUNCED = "aangekondigd"

    @property
    def weight(self) -> int:
        """Its place among the stages, from 0."""
        return tuple(Stage).index(self)


class Notice(StrEnum):
    """Whether the letter came that the law asks for before collection costs: fourteen days, and the exact amount."""

    UNKNOWN = "onbekend"
    RIGHT = "gehad"
    WRONG = "niet_goed"
    NONE = "niet_gehad"


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed to one creditor, in eurocents; None is not known, never zero.

    ``kind`` is an id of ``resources/debts/kinds.yaml``. ``since`` is the day from which it was late. ``collector`` is
    who collects for the creditor. ``instalment`` is what is paid per month now.
    """

    id: RecordId
    dossier_id: DossierId
    creditor: str
    kind: str
    principal: Cents | None
    costs: Cents | None = None
    interest: Cents | None = None
    since: date | None = None
    stage: Stage = Stage.LATE
    collector: str = ""
    reference: str = ""
    instalment: Cents | None = None
    seized: bool = False
    disputed: bool = False
    notice: Notice = Notice.UNKNOWN
    notice_on: date | None = None
    note: str = ""
    settled_on: date | None = None
    visit_id: VisitId | None = None

    @property
    def total(self) -> Cents | None:
        """All that is asked, as far as it is known; None when not even the debt itself is known."""
        if self.principal is None:
            return None
        return Cents(self.principal + (self.costs or 0) + (self.interest or 0))


@dataclass(frozen=True, slots=True)
class DebtLetter:
    """A letter in the dossier that belongs to a debt."""

    id: RecordId
    dossier_id: DossierId
    debt_id: RecordId
    attachment_id: RecordId


class Strategy(StrEnum):
    """In which order a plan pays."""

    URGENT_FIRST = "dringend_eerst"
    EVENLY = "naar_grootte"
    SHORTEST = "snelst_minder"


class PlanState(StrEnum):
    """How a plan stands."""

    RUNNING = "loopt"
    PAUSED = "pauze"
    DONE = "klaar"
    STOPPED = "gestopt"


GOING = frozenset({PlanState.RUNNING, PlanState.PAUSED})
"""A plan that still pays, now or after its pause."""


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """A plan to pay several creditors; eurocents per month.

    ``per_month`` is the most that is paid in a month. ``could_pay`` is what could be paid when it was agreed, ``floor``
    the estimate of the beslagvrije voet then (None: not known). A pause runs from ``pause_from`` up to and including
    ``pause_until``.
    """

    id: RecordId
    dossier_id: DossierId
    strategy: Strategy
    per_month: Cents
    could_pay: Cents
    floor: Cents | None
    started_on: date
    state: PlanState = PlanState.RUNNING
    pause_from: date | None = None
    pause_until: date | None = None
    pause_condition: str = ""
    ended_on: date | None = None
    visit_id: VisitId | None = None


class InstalmentState(StrEnum):
    """What became of one instalment."""

    OPEN = "open"
    PAID = "betaald"
    MISSED = "gemist"
    MOVED = "verzet"


COUNTING = frozenset({InstalmentState.OPEN, InstalmentState.PAID})
"""What counts towards the debt; a missed or moved one was replaced by another."""


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of a plan to one creditor.

    ``pay_day`` is the day the income of its period comes in, ``due`` the day to pay, never before it. ``amount`` is in
    eurocents: what is to be paid, or what was paid. ``replaces`` names the one that was missed or moved.
    """

    id: RecordId
    dossier_id: DossierId
    plan_id: RecordId
    debt_id: RecordId
    pay_day: date
    due: date
    amount: Cents
    state: InstalmentState = InstalmentState.OPEN
    paid_on: date | None = None
    replaces: RecordId | None = None


class TalkTopic(StrEnum):
    """What an advice talk about debt brings: the four subjects of it."""

    ARRANGEMENT = "betalingsregeling"
    NO_COSTS = "geen_kosten"
    POSTPONEMENT = "uitstel"
    ALLOWANCES = "toeslagen"


class TalkResult(StrEnum):
    """What came of a subject of the advice talk."""

    AGREED = "afgesproken"
    LATER = "later"
    NOT_NEEDED = "niet_nodig"
    REFUSED = "lukt_niet"


@dataclass(frozen=True, slots=True)
class TalkOutcome:
    """What came of one subject in an advice talk; one per visit and subject. ``until`` is how long it holds."""

    id: RecordId
    dossier_id: DossierId
    visit_id: VisitId
    topic: TalkTopic
    result: TalkResult
    said: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Withholding:
    """Rent that the municipality holds back from a benefit and pays to the landlord; eurocents per month.

    ``ground_id`` is the consent of the resident, ``agreed_on`` the day the municipality agreed; without both it does
    not begin. ``ends_on`` is its last day.
    """

    id: RecordId
    dossier_id: DossierId
    per_month: Cents
    begins_on: date
    ends_on: date | None
    ground_id: RecordId | None
    agreed_on: date | None
    agreed_with: str = ""
