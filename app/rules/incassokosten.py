"""Incassokosten: the most a creditor may ask a consumer for collecting a debt (Besluit incassokosten, article 2).

Due only after a letter that gives fourteen days and names the exact amount (BW 6:96); btw is not in it.
"""

from decimal import Decimal

from app.domain.money import HUNDRED, ZERO, half_up_cent
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


@artikel(BOEK_6, "96, zesde lid")
def incassokosten_zonder_brief(trace: Trace, *, kosten: Decimal, dagen: Decimal) -> Decimal:
    """Nothing is due while the days of the letter did not pass, or without such a letter; euros."""
    return ZERO


def nothing_yet(trace: Trace, law: Parameters, kosten: Decimal) -> Decimal:
    """The costs in euros without the letter, or within its days: none."""
    return incassokosten_zonder_brief(trace, kosten=kosten, dagen=trace.amount(law, f"{LAW}.brief_dagen"))


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
