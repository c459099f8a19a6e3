"""One line of a budget: what, how much, how often, on which day, how it is paid, who pays and how we know it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.answer import Evidence
from app.domain.household import PAID_PER_YEAR
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.money import Cents


class Group(StrEnum):
    """The four parts of a budget in the method of Nibud."""

    INCOME = "inkomen"
    FIXED = "vaste_lasten"
    RESERVE = "reservering"
    HOUSEHOLD = "huishouden"


class Frequency(StrEnum):
    """How often it comes in or goes out, in the words of the household file."""

    WEEK = "week"
    FOUR_WEEKS = "vier_weken"
    MONTH = "maand"
    QUARTER = "kwartaal"
    YEAR = "jaar"

    @property
    def times(self) -> int:
        """How many times a year: 52, 13, 12, 4 or 1."""
        return PAID_PER_YEAR[self.value]

    @property
    def months(self) -> int:
        """How many months lie between two payments; 0 for what counts in weeks."""
        return {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.YEAR: 12}.get(self, 0)


class Payment(StrEnum):
    """How it is paid. What is withheld never arrives; what stays put is set aside in the mind, not by the bank."""

    RECEIVED = "bijschrijving"
    DEBIT = "incasso"
    TRANSFER = "overmaken"
    CARD = "pinnen"
    CASH = "contant"
    WITHHELD = "ingehouden"
    STAYS = "blijft_staan"


class Payer(StrEnum):
    """Who pays or receives it."""

    RESIDENT = "bewoner"
    PARTNER = "partner"
    TOGETHER = "samen"
    OTHER = "ander"


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One line of the budget of a household; ``amount`` in eurocents per ``per``, None while it is not known.

    ``day`` is the nominal day of the month (1 to 31, the last day in a shorter month); for what counts in weeks,
    quarters or years ``known_on`` is one day on which it was or will be paid. Both None: the default of the category.
    ``must`` says whether it has to stay when there is too little, ``movable`` whether its collection day can change.
    ``starts`` and ``ends`` are the first and last day on which it can be paid.
    """

    id: RecordId
    dossier_id: DossierId
    category: str
    label: str
    amount: Cents | None
    per: Frequency
    payment: Payment
    payer: Payer = Payer.RESIDENT
    evidence: Evidence = Evidence.TOLD
    must: bool = False
    movable: bool = False
    day: int | None = None
    known_on: date | None = None
    starts: date | None = None
    ends: date | None = None
    visit_id: VisitId | None = None

    @property
    def counts(self) -> bool:
        """Whether it is money of this household: not what is withheld before it arrives, nor what another pays."""
        return self.payment is not Payment.WITHHELD and self.payer is not Payer.OTHER

    @property
    def moves(self) -> bool:
        """Whether it changes the balance of the account."""
        return self.counts and self.payment is not Payment.STAYS
