"""Kwijtschelding of local taxes by gemeente or waterschap (Uitvoeringsregeling Invorderingswet 1990, articles 8 to 16).

Always an estimate: the text in force was not seen (only that of 2015, confirmed later by municipalities), no outside
calculation exists to test it with, and each authority makes its own choices.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.money import HUNDRED, ONE, ZERO, half_up_cent
from app.rules.awir import TWELVE
from app.rules.kostendelersnorm import norm_per_person
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

WET = "Uitvoeringsregeling Invorderingswet 1990"
LAW = "kwijtschelding"
TWO = ONE + ONE


class Huishouden(StrEnum):
    """The household as the rules on kwijtschelding see it."""

    ALLEENSTAAND = "alleenstaand"
    ALLEENSTAANDE_OUDER = "alleenstaande_ouder"
    ECHTGENOTEN = "echtgenoten"


@dataclass(frozen=True, slots=True)
class Bezit:
    """What the household owns and owes, in euros.

    ``auto_onmisbaar``: needed for work or an impairment. ``onroerend_goed`` is the value over the mortgage.
    ``vaste_lasten``: rent and zorgpremie above their norms and the maximum kindgebonden budget, euros per month.
    ``verhoging``: what may be kept beyond those and a month to live on.
    """

    inboedel: Decimal = ZERO
    auto: Decimal = ZERO
    auto_onmisbaar: bool = False
    onroerend_goed: Decimal = ZERO
    overig: Decimal = ZERO
    liquide_middelen: Decimal = ZERO
    bevoorrechte_schulden: Decimal = ZERO
    vaste_lasten: Decimal = ZERO
    verhoging: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Uitgaven:
    """What lowers the income, euros per month: rent and zorgpremie above their norms, costs of children, day care."""

    woonlasten: Decimal = ZERO
    zorgpremie: Decimal = ZERO
    kinderen: Decimal = ZERO
    kinderopvang: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Verzoek:
    """A request. Incomes and ``norm`` are in euros per month.

    ``norm_percentage`` is the part of the norm that the authority leaves, 90 to 100. ``andere_aanslag`` is a tax that
    goes first: what it takes of capacity and assets cannot be asked twice. ``is_geweigerd``: a ground for refusal
    holds.
    """

    aanslag: Decimal
    norm: Decimal
    norm_percentage: Decimal
    inkomen: Decimal
    inkomen_partner: Decimal = ZERO
    uitgaven: Uitgaven = Uitgaven()
    bezit: Bezit = Bezit()
    andere_aanslag: Decimal = ZERO
    is_geweigerd: bool = False


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What may be remitted, in euros; the capacities are per year."""

    kwijtschelding: Decimal
    betalingscapaciteit: Decimal
    aanwendbare_betalingscapaciteit: Decimal
    vermogen: Decimal


@artikel(WET, "16", "EUR/maand")
def kosten_van_bestaan(trace: Trace, *, norm: Decimal, procent: Decimal) -> Decimal:
    """What the household may keep to live on: a percentage of the norm; euros per month."""
    return norm * procent / HUNDRED


@artikel(WET, "14 en 28, derde lid", "EUR/maand")
def netto_besteedbaar_inkomen(
    trace: Trace, *, inkomen: Decimal, inkomen_partner: Decimal, kinderopvang: Decimal
) -> Decimal:
    """The incomes of both together less the net costs of day care; euros per month."""
    return inkomen + inkomen_partner - kinderopvang


@artikel(WET, "15, eerste lid, onder b", "EUR/maand")
def woonlasten_boven_norm(
    trace: Trace, *, huur: Decimal, huurtoeslag: Decimal, hoogste: Decimal, norm: Decimal
) -> Decimal:
    """The rent less the huurtoeslag, at most the highest rent that counts, above what the norm has for it."""
    return max(ZERO, min(huur - huurtoeslag, hoogste) - norm)


@artikel(WET, "15, eerste lid, onder c", "EUR/maand")
def zorgpremie_boven_norm(trace: Trace, *, premie: Decimal, zorgtoeslag: Decimal, norm: Decimal) -> Decimal:
    """The premium of the health insurance less the zorgtoeslag, above what the norm has for it; euros per month."""
    return max(ZERO, premie - zorgtoeslag - norm)


@artikel(WET, "15, eerste lid, onder g", "EUR/maand")
def kosten_van_kinderen(trace: Trace, *, hoogste: Decimal, budget: Decimal) -> Decimal:
    """What the kindgebonden budget lacks of the most there is without an income; both per year, euros per month."""
    return max(ZERO, hoogste - budget) / TWELVE


@artikel(WET, "28, derde lid", "EUR/maand")
def kinderopvang_na_toeslag(trace: Trace, *, kosten: Decimal, toeslag: Decimal) -> Decimal:
    """What day care costs after the kinderopvangtoeslag, where the authority lets it count; euros per month."""
    return max(ZERO, kosten - toeslag)


@artikel(WET, "15", "EUR/maand")
def inkomen_na_uitgaven(
    trace: Trace, *, inkomen: Decimal, woonlasten: Decimal, zorgpremie: Decimal, kinderen: Decimal
) -> Decimal:
    """What is left of the income after the costs that count; euros per month, below zero when they are higher."""
    return inkomen - woonlasten - zorgpremie - kinderen


@artikel(WET, "13", "EUR/jaar")
def betalingscapaciteit(trace: Trace, *, inkomen: Decimal, kosten: Decimal) -> Decimal:
    """What the income exceeds the costs of living in twelve months, never below zero; euros per year."""
    return max(ZERO, TWELVE * (inkomen - kosten))


@artikel(WET, "11, onder b, ten tweede", "EUR/jaar")
def aanwendbare_betalingscapaciteit(trace: Trace, *, capaciteit: Decimal, deel: Decimal) -> Decimal:
    """The part of the capacity that has to go to the tax; euros per year."""
    return capaciteit * deel


@artikel(WET, "12, tweede lid, onder a")
def inboedel_als_vermogen(trace: Trace, *, waarde: Decimal, vrij: Decimal) -> Decimal:
    """The household effects as far as they are worth more than what is free; euros."""
    return max(ZERO, waarde - vrij)


@artikel(WET, "12, tweede lid, onder c")
def auto_als_vermogen(trace: Trace, *, waarde: Decimal, vrij: Decimal) -> Decimal:
    """A car worth more than what is free counts whole; euros."""
    return waarde if waarde > vrij else ZERO


@artikel(WET, "12, tweede lid, onder d", "EUR/maand")
def vrije_vaste_lasten(
    trace: Trace, *, woonlasten: Decimal, zorgpremie: Decimal, kindgebonden_budget: Decimal
) -> Decimal:
    """A month of fixed costs, here without any toeslag taken off, with the highest kindgebonden budget; euros."""
    return woonlasten + zorgpremie + kindgebonden_budget


@artikel(WET, "12, tweede lid, onder d")
def geld_als_vermogen(
    trace: Trace, *, geld: Decimal, kosten: Decimal, vaste_lasten: Decimal, verhoging: Decimal
) -> Decimal:
    """Money beyond a month's costs of living and fixed costs and the extra amount; euros."""
    return max(ZERO, geld - kosten - vaste_lasten - verhoging)


@artikel(WET, "12, eerste lid")
def vermogen_voor_de_aanslag(trace: Trace, *, bezittingen: Decimal, schulden: Decimal) -> Decimal:
    """What counts of the possessions less debts that go before the tax, never below zero; euros."""
    return max(ZERO, bezittingen - schulden)


@artikel(WET, "11, onder b, ten tweede", "EUR/jaar")
def over_na_andere_aanslag(trace: Trace, *, vermogen: Decimal, capaciteit: Decimal, andere: Decimal) -> Decimal:
    """What assets and capacity leave after a tax that goes first; euros. The same euro pays one tax only."""
    return max(ZERO, vermogen + capaciteit - andere)


@artikel(WET, "11, onder b")
def kwijt_te_schelden(trace: Trace, *, aanslag: Decimal, vermogen: Decimal, capaciteit: Decimal) -> Decimal:
    """The tax less the assets and the capacity that has to be used, half a cent up, never below zero; euros."""
    return half_up_cent(max(ZERO, aanslag - vermogen - capaciteit))


@artikel(WET, "8, eerste lid")
def geweigerde_kwijtschelding(trace: Trace, *, aanslag: Decimal) -> Decimal:
    """Nothing, because a ground for refusal holds; euros."""
    return ZERO


def remission(trace: Trace, law: Parameters, verzoek: Verzoek) -> Uitkomst:
    """What of a tax may be remitted, in euros, and the figures it rests on."""
    trace.estimate = True  # see the module: neither text in force nor oracle
    kosten = kosten_van_bestaan(trace, norm=verzoek.norm, procent=verzoek.norm_percentage)
    inkomen = _spendable(trace, verzoek)
    capaciteit = betalingscapaciteit(trace, inkomen=inkomen, kosten=kosten)
    deel = trace.amount(law, f"{LAW}.deel_betalingscapaciteit")
    aanwendbaar = aanwendbare_betalingscapaciteit(trace, capaciteit=capaciteit, deel=deel)
    vermogen = _assets(trace, law, verzoek, kosten)
    return Uitkomst(_remitted(trace, verzoek, vermogen, aanwendbaar), capaciteit, aanwendbaar, vermogen)


def _spendable(trace: Trace, verzoek: Verzoek) -> Decimal:
    uit = verzoek.uitgaven
    inkomen = netto_besteedbaar_inkomen(
        trace, inkomen=verzoek.inkomen, inkomen_partner=verzoek.inkomen_partner, kinderopvang=uit.kinderopvang
    )
    if not (uit.woonlasten or uit.zorgpremie or uit.kinderen):
        return inkomen
    return inkomen_na_uitgaven(
        trace, inkomen=inkomen, woonlasten=uit.woonlasten, zorgpremie=uit.zorgpremie, kinderen=uit.kinderen
    )


def _remitted(trace: Trace, verzoek: Verzoek, vermogen: Decimal, capaciteit: Decimal) -> Decimal:
    if verzoek.is_geweigerd:
        return geweigerde_kwijtschelding(trace, aanslag=verzoek.aanslag)
    if verzoek.andere_aanslag:
        capaciteit = over_na_andere_aanslag(
            trace, vermogen=vermogen, capaciteit=capaciteit, andere=verzoek.andere_aanslag
        )
        vermogen = ZERO
    return kwijt_te_schelden(trace, aanslag=verzoek.aanslag, vermogen=vermogen, capaciteit=capaciteit)


def net_aow(trace: Trace, law: Parameters, couple: bool) -> Decimal:
    """The net AOW of one alone or of a couple together, the norm that an authority may choose; euros per month."""
    return trace.amount(law, "aow.netto_gehuwd") * TWO if couple else trace.amount(law, "aow.netto_alleen")


def norm_of_type(trace: Trace, law: Parameters, huishouden: Huishouden, kostendelers: int) -> Decimal:
    """The norm of somebody of 21 or older without AOW, in euros per month; ``kostendelers`` counts the couple too."""
    couple = huishouden is Huishouden.ECHTGENOTEN
    if kostendelers > (2 if couple else 1):
        gehuwdennorm = trace.amount(law, "participatiewet.norm_gehuwd")
        per_person = norm_per_person(trace, law, gehuwdennorm, kostendelers)
        return per_person * TWO if couple else per_person
    return trace.amount(law, f"participatiewet.norm_{'gehuwd' if couple else 'alleenstaand'}")


def extra_money(trace: Trace, law: Parameters, huishouden: Huishouden, geboren_voor_1935: int) -> Decimal:
    """What may be kept beyond a month to live on: the most an authority may choose, and more for who is very old."""
    verhoging = trace.amount(law, f"{LAW}.extra_spaargeld_{huishouden}")
    if not geboren_voor_1935:
        return verhoging
    return verhoging + trace.amount(law, f"{LAW}.geboren_voor_1935_vrij") * geboren_voor_1935


def _assets(trace: Trace, law: Parameters, verzoek: Verzoek, kosten: Decimal) -> Decimal:
    bezit = verzoek.bezit
    counted = bezit.onroerend_goed + bezit.overig
    if bezit.inboedel:
        vrij = trace.amount(law, f"{LAW}.inboedel_vrij")
        counted += inboedel_als_vermogen(trace, waarde=bezit.inboedel, vrij=vrij)
    if bezit.auto and not bezit.auto_onmisbaar:
        counted += auto_als_vermogen(trace, waarde=bezit.auto, vrij=trace.amount(law, f"{LAW}.auto_vrij"))
    if bezit.liquide_middelen:
        counted += geld_als_vermogen(
            trace,
            geld=bezit.liquide_middelen,
            kosten=kosten,
            vaste_lasten=bezit.vaste_lasten,
            verhoging=bezit.verhoging,
        )
    return vermogen_voor_de_aanslag(trace, bezittingen=counted, schulden=bezit.bevoorrechte_schulden)
