"""Help with debts by the municipality: what a landlord does before an early signal, and the terms to keep.

Besluit gemeentelijke schuldhulpverlening article 2, Wet gemeentelijke schuldhulpverlening articles 4 and 4a. A term
ends on a working day (Algemene termijnenwet article 1). A municipality may have set a shorter term for its decision.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from app.domain.money import ZERO
from app.rules.feestdagen import end_of_term, working_days_after
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Wet gemeentelijke schuldhulpverlening"
BESLUIT = "Besluit gemeentelijke schuldhulpverlening"
LAW = "schuldhulp"


class Plicht(StrEnum):
    """What a landlord does before he tells the municipality about arrears."""

    HERINNERING = "herinnering"
    """At least one reminder in writing."""
    CONTACT = "contact"
    """Effort to speak to the tenant in person."""
    HULP = "hulp"
    """Pointing to help with debts."""
    AANBOD = "aanbod"
    """The offer to pass on address and amount, which the tenant did not turn down."""


@dataclass(frozen=True, slots=True)
class Signaal:
    """Whether there may be an early signal on a day, what lacks, and the day on which the last step was done."""

    is_allowed: bool
    missing: tuple[Plicht, ...]
    since: date | None


@dataclass(frozen=True, slots=True)
class Hulpvraag:
    """A request for help or an early signal; ``gesprek`` and ``besluit`` are None while they are still to come.

    ``dringend``: the home will be cleared, or energy, water or the health insurance will be cut off.
    """

    aanmelding: date
    dringend: bool = False
    gesprek: date | None = None
    besluit: date | None = None


@dataclass(frozen=True, slots=True)
class Termijnen:
    """Until when the municipality must act, and how many days it is too late; ``besluit_voor`` None: no talk yet."""

    gesprek_voor: date
    besluit_voor: date | None
    gesprek_te_laat: Decimal
    besluit_te_laat: Decimal


@artikel(BESLUIT, "2", "stappen")
def stappen_voor_een_signaal(trace: Trace, *, gedaan: int, nodig: int) -> Decimal:
    """How many of the steps are done."""
    return Decimal(gedaan)


@artikel(WET, "4", "dagen")
def dagen_te_laat_met_gesprek(trace: Trace, *, uiterlijk: date, gesprek: date) -> Decimal:
    """How many days the first talk comes too late, never below zero."""
    return max(ZERO, Decimal((gesprek - uiterlijk).days))


@artikel(WET, "4a", "dagen")
def dagen_te_laat_met_besluit(trace: Trace, *, uiterlijk: date, besluit: date) -> Decimal:
    """How many days the decision comes too late, never below zero."""
    return max(ZERO, Decimal((besluit - uiterlijk).days))


def early_signal(trace: Trace, done: Mapping[Plicht, date | None], objects: bool, day: date) -> Signaal:
    """Whether a signal may go out on a day; a step that is done later than that does not count yet."""
    days = [(plicht, done.get(plicht)) for plicht in Plicht]
    missing = tuple(plicht for plicht, when in days if when is None or when > day)
    stappen_voor_een_signaal(trace, gedaan=len(days) - len(missing), nodig=len(days))
    since = None if missing else max(when for _, when in days if when is not None)
    return Signaal(not missing and not objects, missing, since)


def terms(trace: Trace, law: Parameters, vraag: Hulpvraag, today: date) -> Termijnen:
    """The terms of a request, and how far they are passed by what was done or, while it is to come, by today."""
    talk_by = _talk_by(trace, law, vraag)
    late_talk = dagen_te_laat_met_gesprek(trace, uiterlijk=talk_by, gesprek=vraag.gesprek or today)
    if vraag.gesprek is None:
        return Termijnen(talk_by, None, late_talk, ZERO)
    weeks = int(trace.amount(law, f"{LAW}.beslissing_weken"))
    decision_by = end_of_term(trace, vraag.gesprek + timedelta(weeks=weeks))
    late = dagen_te_laat_met_besluit(trace, uiterlijk=decision_by, besluit=vraag.besluit or today)
    return Termijnen(talk_by, decision_by, late_talk, late)


def _talk_by(trace: Trace, law: Parameters, vraag: Hulpvraag) -> date:
    if vraag.dringend:
        return working_days_after(trace, vraag.aanmelding, int(trace.amount(law, f"{LAW}.spoed_werkdagen")))
    weeks = int(trace.amount(law, f"{LAW}.eerste_gesprek_weken"))
    return end_of_term(trace, vraag.aanmelding + timedelta(weeks=weeks))
