"""Net AOW: what is left of the gross AOW of a month after the bijdrage Zorgverzekeringswet and the loonheffing."""

from decimal import Decimal

from app.domain.money import floor_cent
from app.rules.awir import TWELVE
from app.rules.loonheffing import Loon, withheld
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel


@artikel("Zorgverzekeringswet", "45", "EUR/maand")
def bijdrage_zvw(trace: Trace, *, inkomen: Decimal, percentage: Decimal) -> Decimal:
    """The bijdrage Zorgverzekeringswet over a month, down to the cent; euros per month.

    The direction of the rounding follows from published amounts: 5.26 percent of 1081.50 is 56.88.
    """
    return floor_cent(inkomen * percentage)


@artikel("Wet op de loonbelasting 1964", "27", "EUR/maand")
def netto_aow(trace: Trace, *, bruto: Decimal, bijdrage: Decimal, loonheffing: Decimal) -> Decimal:
    """Gross AOW less what is withheld; euros per month."""
    return bruto - bijdrage - loonheffing


def net_month(trace: Trace, law: Parameters, bruto: Decimal, loonheffingskorting: bool) -> Decimal:
    """The net AOW of a month in euros, without holiday pay.

    The alleenstaande-ouderenkorting is left out: with loonheffingskorting nothing is withheld from AOW without it.
    """
    maximum = trace.amount(law, "aow.zvw_maximum") / TWELVE
    bijdrage = bijdrage_zvw(trace, inkomen=min(bruto, maximum), percentage=trace.amount(law, "aow.zvw_bijdrage"))
    loonheffing = withheld(trace, law, Loon(bruto, loonheffingskorting, aow=True, arbeid=False))
    return netto_aow(trace, bruto=bruto, bijdrage=bijdrage, loonheffing=loonheffing)
