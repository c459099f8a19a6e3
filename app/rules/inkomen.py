"""Income: pay per week or four weeks as a month, gross to net, and the toetsingsinkomen seen from one payslip."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.money import ZERO, ceil_euro, floor_euro, half_up_cent
from app.rules.aow import bijdrage_zvw
from app.rules.awir import TWELVE
from app.rules.heffingskortingen import Belastingplichtige, credits_of, tax_of
from app.rules.loonheffing import Loon, withheld
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

AWIR = "Algemene wet inkomensafhankelijke regelingen"
LB = "Wet op de loonbelasting 1964"


class Betaling(StrEnum):
    """How often is paid."""

    MAAND = "maand"
    VIER_WEKEN = "vier_weken"
    WEEK = "week"

    @property
    def per_year(self) -> int:
        """How many payments make a year."""
        return {Betaling.MAAND: 12, Betaling.VIER_WEKEN: 13, Betaling.WEEK: 52}[self]


class Inkomenssoort(StrEnum):
    """What is paid: only pay for work has the arbeidskorting, only a pension pays its own insurance contribution."""

    LOON = "loon"
    UITKERING = "uitkering"
    PENSIOEN = "pensioen"


class Vakantiegeld(StrEnum):
    """Whether the holiday pay is in the total of a payslip."""

    NOG_NIET = "nog_niet"
    ZIT_ERIN = "zit_erin"
    ELKE_MAAND = "elke_maand"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Bruto:
    """Gross pay in euros per ``betaling``; ``premie`` is what the person pays for a pension in that time."""

    bedrag: Decimal
    betaling: Betaling
    loonheffingskorting: bool
    soort: Inkomenssoort = Inkomenssoort.LOON
    aow: bool = False
    premie: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Netto:
    """Pay of a month, in euros."""

    bruto: Decimal
    loonheffing: Decimal
    bijdrage_zvw: Decimal
    netto: Decimal


@dataclass(frozen=True, slots=True)
class Loonstrook:
    """What a payslip shows: ``totaal`` is the pay for loonheffing of this year so far, in euros.

    It covers the months ``eerste`` to ``laatste`` (1 to 12); ``maandloon`` is the pay for loonheffing of the last
    month, None when not seen; ``ander`` is other income of the year.
    """

    totaal: Decimal
    eerste: int
    laatste: int
    vakantiegeld: Vakantiegeld
    maandloon: Decimal | None = None
    ander: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Verloop:
    """One way the rest of a year may go: pay of each month and the holiday pay still to come, in euros."""

    maandloon: Decimal
    vakantiegeld: Decimal


@artikel(LB, "25", "EUR/maand")
def bedrag_per_maand(trace: Trace, *, bedrag: Decimal, keren: int) -> Decimal:
    """An amount that is paid ``keren`` times a year, as a month, half a cent up; euros per month."""
    return half_up_cent(bedrag * keren / TWELVE)


@artikel("Participatiewet", "32", "EUR/maand")
def gemiddelde_per_maand(trace: Trace, *, som: Decimal, aantal: int, keren: int) -> Decimal:
    """The mean of payments that come ``keren`` times a year, as a month, half a cent up; euros per month."""
    return half_up_cent(som * keren / (TWELVE * aantal))


@artikel(LB, "27", "EUR/maand")
def netto_per_maand(
    trace: Trace, *, bruto: Decimal, premie: Decimal, loonheffing: Decimal, bijdrage: Decimal
) -> Decimal:
    """Gross pay less what is withheld; euros per month."""
    return bruto - premie - loonheffing - bijdrage


@artikel("Wet minimumloon en minimumvakantiebijslag", "15", "EUR/jaar")
def vakantiegeld_per_jaar(trace: Trace, *, bruto: Decimal, percentage: Decimal) -> Decimal:
    """The holiday pay over a year of gross pay; euros per year."""
    return bruto * TWELVE * percentage


@artikel("Wet inkomstenbelasting 2001", "2.7", "EUR/maand")
def netto_met_vakantiegeld(trace: Trace, *, jaarloon: Decimal, belasting: Decimal, bijdrage: Decimal) -> Decimal:
    """A twelfth of a year of pay with holiday pay less the tax of that year, half a cent up; euros per month."""
    return half_up_cent((jaarloon - belasting - bijdrage) / TWELVE)


@artikel(AWIR, "8", "EUR/jaar")
def verwacht_jaarinkomen(
    trace: Trace, *, tot_nu: Decimal, maanden: int, maandloon: Decimal, vakantiegeld: Decimal, ander: Decimal
) -> Decimal:
    """What was paid so far, the months still to come, the holiday pay and other income; euros per year."""
    return tot_nu + maanden * maandloon + vakantiegeld + ander


def net_month(trace: Trace, law: Parameters, pay: Bruto) -> Netto:
    """The net pay of a month without holiday pay; only pay for work per month is exact, by the white table."""
    if pay.betaling is not Betaling.MAAND or pay.soort is not Inkomenssoort.LOON:
        trace.estimate = True  # tables for other periods and for benefits were not seen
    bruto, premie = (_month(trace, amount, pay.betaling) for amount in (pay.bedrag, pay.premie))
    loon = max(ZERO, bruto - premie)
    loonheffing = withheld(
        trace, law, Loon(loon, pay.loonheffingskorting, pay.aow, arbeid=pay.soort is Inkomenssoort.LOON)
    )
    bijdrage = _contribution(trace, law, loon, pay.soort)
    netto = netto_per_maand(trace, bruto=bruto, premie=premie, loonheffing=loonheffing, bijdrage=bijdrage)
    return Netto(bruto, loonheffing, bijdrage, netto)


def net_month_with_holiday_pay(trace: Trace, law: Parameters, pay: Bruto) -> Decimal:
    """The net pay of a month with a twelfth of the net holiday pay, in euros; by the tax of a whole year."""
    trace.estimate = True  # the special rate for holiday pay was not seen
    bruto, premie = (_month(trace, amount, pay.betaling) for amount in (pay.bedrag, pay.premie))
    holiday = vakantiegeld_per_jaar(trace, bruto=bruto, percentage=trace.amount(law, "loonheffing.vakantiebijslag"))
    jaarloon = max(ZERO, (bruto - premie) * TWELVE + holiday)
    belasting = tax_of(trace, law, floor_euro(jaarloon), pay.aow)
    if pay.loonheffingskorting:
        arbeid = jaarloon if pay.soort is Inkomenssoort.LOON else ZERO
        kortingen = credits_of(trace, law, Belastingplichtige(jaarloon, arbeid, aow=pay.aow)).total
        belasting = max(ZERO, belasting - kortingen)
    bijdrage = _contribution(trace, law, jaarloon / TWELVE, pay.soort) * TWELVE
    return netto_met_vakantiegeld(trace, jaarloon=jaarloon, belasting=belasting, bijdrage=bijdrage)


def months_of(trace: Trace, amounts: list[Decimal], betaling: Betaling) -> tuple[Decimal, Decimal, Decimal]:
    """The lowest, mean and highest of varying payments (at least one), as months; euros per month."""
    lowest, highest = (_month(trace, end, betaling) for end in (min(amounts), max(amounts)))
    som = sum(amounts, ZERO)
    mean = gemiddelde_per_maand(trace, som=som, aantal=len(amounts), keren=betaling.per_year)
    return lowest, mean, highest


def year_range(trace: Trace, law: Parameters, slip: Loonstrook) -> tuple[Decimal, Decimal]:
    """The lowest and highest toetsingsinkomen that one payslip allows when the job lasts all year, whole euros.

    Unknown are the holiday pay, since when it was built up, and whether coming months are like the last or the mean.
    """
    trace.estimate = True
    ways = sorted(_ways(trace, law, slip), key=lambda way: _expect(Trace(silent=True), slip, way))
    return floor_euro(_expect(trace, slip, ways[0])), ceil_euro(_expect(trace, slip, ways[-1]))


def _month(trace: Trace, amount: Decimal, betaling: Betaling) -> Decimal:
    if betaling is Betaling.MAAND or not amount:
        return amount
    return bedrag_per_maand(trace, bedrag=amount, keren=betaling.per_year)


def _contribution(trace: Trace, law: Parameters, month: Decimal, soort: Inkomenssoort) -> Decimal:
    if soort is not Inkomenssoort.PENSIOEN:
        return ZERO
    most = trace.amount(law, "aow.zvw_maximum") / TWELVE
    return bijdrage_zvw(trace, inkomen=min(month, most), percentage=trace.amount(law, "aow.zvw_bijdrage"))


def _expect(trace: Trace, slip: Loonstrook, way: Verloop) -> Decimal:
    return verwacht_jaarinkomen(
        trace,
        tot_nu=slip.totaal,
        maanden=12 - slip.laatste,
        maandloon=way.maandloon,
        vakantiegeld=way.vakantiegeld,
        ander=slip.ander,
    )


def _ways(trace: Trace, law: Parameters, slip: Loonstrook) -> Iterator[Verloop]:
    share = trace.amount(law, "loonheffing.vakantiebijslag")
    months = slip.laatste - slip.eerste + 1
    for status in _statuses(law, slip):
        for built in _built_up(law, slip, status):
            mean = slip.totaal / (months + (share * built if status is Vakantiegeld.ZIT_ERIN else ZERO))
            for month in {mean, mean if slip.maandloon is None else slip.maandloon}:
                yield Verloop(month, share * built * month if status is Vakantiegeld.NOG_NIET else ZERO)


def _statuses(law: Parameters, slip: Loonstrook) -> tuple[Vakantiegeld, ...]:
    """What may be true of the holiday pay; by the month when it was not seen."""
    if slip.vakantiegeld is not Vakantiegeld.ONBEKEND:
        return (slip.vakantiegeld,)
    found = [Vakantiegeld.ELKE_MAAND]
    if slip.laatste <= law.get("loonheffing.vakantiebijslag_uiterlijk").amount:
        found.append(Vakantiegeld.NOG_NIET)
    if slip.laatste >= law.get("loonheffing.vakantiebijslag_gewoon").amount:
        found.append(Vakantiegeld.ZIT_ERIN)
    return tuple(found)


def _built_up(law: Parameters, slip: Loonstrook, status: Vakantiegeld) -> tuple[Decimal, ...]:
    """Over how many months holiday pay may have been built up when it is paid: this job's months up to all twelve."""
    if status is Vakantiegeld.ELKE_MAAND:
        return (ZERO,)
    until = law.get("loonheffing.vakantiebijslag_gewoon").amount
    least = max(ZERO, until - slip.eerste + 1)
    most = law.get("loonheffing.vakantiebijslag_maanden").amount if slip.eerste == 1 else least
    return (least, most)
