"""Incassokosten: the most a creditor may ask a consumer for collecting a debt (Besluit incassokosten, article 2).

Due only after a letter that gives fourteen days and names the exact amount (BW 6:96). Btw is not in ``costs``; it may
come on top for a creditor that cannot deduct it.
"""

from datetime import date, timedelta
from decimal import Decimal

from app.domain.money import HUNDRED, ONE, ZERO, half_up_cent
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Besluit vergoeding voor buitengerechtelijke incassokosten"
BOEK_6 = "Burgerlijk Wetboek Boek 6"
LAW = "incassokosten"


@artikel(WET, "2, eerste lid")
def incassokosten_over_deel(trace: Trace, *, deel: Decimal, procent: Decimal) -> Decimal:
    """The costs over one part of the hoofdsom, in euros."""
    return deel * procent / HUNDRED


@artikel(WET, "2, tweede lid")
def incassokosten_binnen_grenzen(trace: Trace, *, kosten: Decimal, minimum: Decimal, maximum: Decimal) -> Decimal:
    """The costs of all parts, never below the minimum nor above the maximum, half a cent up; euros."""
    return half_up_cent(min(max(kosten, minimum), maximum))


@artikel(WET, "2, derde lid")
def incassokosten_met_btw(trace: Trace, *, kosten: Decimal, btw: Decimal) -> Decimal:
    """The costs with btw on top, half a cent up; euros. Only for a creditor that cannot deduct it."""
    return half_up_cent(kosten * (ONE + btw))


@artikel(BOEK_6, "96, zesde lid")
def incassokosten_zonder_brief(trace: Trace, *, kosten: Decimal, dagen: Decimal) -> Decimal:
    """Nothing is due while the days of the letter did not pass, or without such a letter; euros."""
    return ZERO


def with_btw(trace: Trace, law: Parameters, kosten: Decimal) -> Decimal:
    """The highest costs in euros for a creditor that cannot deduct btw."""
    return incassokosten_met_btw(trace, kosten=kosten, btw=trace.amount(law, f"{LAW}.btw"))


def nothing_yet(trace: Trace, law: Parameters, kosten: Decimal) -> Decimal:
    """The costs in euros without the letter, or within its days: none."""
    return incassokosten_zonder_brief(trace, kosten=kosten, dagen=trace.amount(law, f"{LAW}.termijn"))


def last_day_without_costs(law: Parameters, received_on: date) -> date:
    """The last day to pay without costs; the days begin on the day after the letter was received."""
    return received_on + timedelta(days=int(law.get(f"{LAW}.termijn").amount))


def costs(trace: Trace, law: Parameters, hoofdsom: Decimal) -> Decimal:
    """The highest costs in euros for a debt; none for no debt. Debts in one letter are added first."""
    if not hoofdsom:
        return ZERO
    kosten = ZERO
    for row in trace.table(law, f"{LAW}.staffel"):
        if hoofdsom > row.van:
            deel = (hoofdsom if row.tot is None else min(hoofdsom, row.tot)) - row.van
            kosten += incassokosten_over_deel(trace, deel=deel, procent=row.pcts[0])
    minimum, maximum = (trace.amount(law, f"{LAW}.{bound}") for bound in ("minimum", "maximum"))
    return incassokosten_binnen_grenzen(trace, kosten=kosten, minimum=minimum, maximum=maximum)
