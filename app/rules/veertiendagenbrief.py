"""The letter that must come before collection costs: fourteen days after it was received, and the right amount.

BW 6:96 lid 6, as explained in ECLI:NL:HR:2016:2704. A letter that gives less time, names no amount or one that is
too high, is not good, and then nothing is due. The last day moves when it is a Saturday, Sunday or holiday; a letter is
only found wrong for a day before the plain fourteenth one.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.money import ONE, ZERO, half_up_cent
from app.rules import incassokosten
from app.rules.feestdagen import end_of_term
from app.rules.incassokosten import LAW
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

BW = "Burgerlijk Wetboek Boek 6"


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter about one debt or several, in euros: the costs it names, and the last day to pay that it gives.

    ``with_btw``: the creditor cannot settle btw, and the letter says that it comes on top. ``betaald``: the day on
    which the debt was paid.
    """

    hoofdsom: Decimal
    ontvangen: date
    genoemd: Decimal | None = None
    uiterste_dag: date | None = None
    with_btw: bool = False
    betaald: date | None = None


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What a letter is worth; amounts in euros.

    ``laatste_dag`` is the last one to pay without costs; ``verschuldigd`` is what may be asked when it has passed.
    """

    laatste_dag: date
    hoogste: Decimal
    te_hoog: Decimal
    verschuldigd: Decimal
    is_term_good: bool
    is_amount_good: bool

    @property
    def is_good(self) -> bool:
        """Whether the letter gives enough time and names an amount that is not too high."""
        return self.is_term_good and self.is_amount_good


@artikel(BW, "96, zesde lid", "dagen")
def dagen_om_te_betalen(trace: Trace, *, ontvangen: date, laatste_dag: date) -> Decimal:
    """How many days there are to pay without costs, from the day after the letter came."""
    return Decimal((laatste_dag - ontvangen).days)


@artikel(incassokosten.WET, "2, derde lid")
def incassokosten_met_btw(trace: Trace, *, kosten: Decimal, percentage: Decimal) -> Decimal:
    """The costs with btw, half a cent up; euros."""
    return half_up_cent(kosten * (ONE + percentage))


@artikel(BW, "96, zesde lid")
def incassokosten_te_hoog(trace: Trace, *, genoemd: Decimal, hoogste: Decimal) -> Decimal:
    """What a letter asks above the highest costs; euros, never below zero."""
    return max(ZERO, genoemd - hoogste)


def last_day_to_pay(trace: Trace, law: Parameters, received_on: date) -> date:
    """The last day to pay without costs; a later one when the fourteenth is a Saturday, Sunday or holiday."""
    return end_of_term(trace, _plain_term(trace, law, received_on))


def with_btw(trace: Trace, law: Parameters, kosten: Decimal) -> Decimal:
    """The highest costs in euros for a creditor that cannot settle btw."""
    return incassokosten_met_btw(trace, kosten=kosten, percentage=trace.amount(law, f"{LAW}.btw"))


def _plain_term(trace: Trace, law: Parameters, received_on: date) -> date:
    return received_on + timedelta(days=int(trace.amount(law, f"{LAW}.brief_dagen")))


def judge(trace: Trace, law: Parameters, brief: Brief) -> Oordeel:
    """What the letter is worth."""
    plain = _plain_term(trace, law, brief.ontvangen)
    last = end_of_term(trace, plain)
    dagen_om_te_betalen(trace, ontvangen=brief.ontvangen, laatste_dag=last)
    highest = _highest(trace, law, brief)
    excess = ZERO if brief.genoemd is None else incassokosten_te_hoog(trace, genoemd=brief.genoemd, hoogste=highest)
    found = Oordeel(
        laatste_dag=last,
        hoogste=highest,
        te_hoog=excess,
        verschuldigd=ZERO if brief.genoemd is None else min(brief.genoemd, highest),
        is_term_good=brief.uiterste_dag is not None and brief.uiterste_dag >= plain,
        is_amount_good=brief.genoemd is not None and not excess,
    )
    in_time = brief.betaald is not None and brief.betaald <= last
    return _nothing_due(found) if in_time or not found.is_good else found


def _highest(trace: Trace, law: Parameters, brief: Brief) -> Decimal:
    costs = incassokosten.costs(trace, law, brief.hoofdsom)
    if not brief.with_btw:
        return costs
    return with_btw(trace, law, costs)


def _nothing_due(found: Oordeel) -> Oordeel:
    return Oordeel(found.laatste_dag, found.hoogste, found.te_hoog, ZERO, found.is_term_good, found.is_amount_good)
