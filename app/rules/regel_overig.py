"""The rules beside the toeslagen by their own arguments, as the case files and ``keukentafel regel`` name them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.domain.money import HUNDRED, ZERO
from app.errors import UserError
from app.rules import (
    aow,
    beslagvrije_voet,
    huurverhoging,
    incassokosten,
    kostendelersnorm,
    kwijtschelding,
    loonheffing,
    wettelijke_rente,
)
from app.rules.arguments import Arguments
from app.rules.beslagvrije_voet import Beslag, Leefsituatie
from app.rules.heffingen import IN_SCOPE, Belastingsoort, Heffer
from app.rules.kwijtschelding import Bezit, Huishouden, Uitgaven, Verzoek
from app.rules.loonheffing import Loon
from app.rules.parameters import Parameters
from app.rules.trace import Trace

GROUNDS = (
    "gegevens_onjuist",
    "bezwaar_loopt",
    "verwijtbaar",
    "zekerheid_gesteld",
    "meerdere_belastingschuldigen",
    "derde_aansprakelijk",
    "faillissement_zonder_akkoord",
)
"""The grounds on which kwijtschelding is refused whatever the income (Uitvoeringsregeling, article 8)."""


def _loonheffing(arguments: Arguments, law: Parameters, trace: Trace) -> Mapping[str, Decimal]:
    loon = Loon(
        maandloon=arguments.amount("maandloon"),
        loonheffingskorting=arguments.truth("loonheffingskorting"),
        aow=arguments.truth("aow", False),
    )
    return {"inhouding": loonheffing.withheld(trace, law, loon)}


def _aow_netto(arguments: Arguments, law: Parameters, trace: Trace) -> Mapping[str, Decimal]:
    return {"netto": aow.net_month(trace, law, arguments.amount("bruto"), arguments.truth("loonheffingskorting"))}


def _kostendelersnorm(arguments: Arguments, law: Parameters, trace: Trace) -> Mapping[str, Decimal]:
    gehuwdennorm = arguments.amount("gehuwdennorm")
    aantal = _persons(arguments, "aantal")
    return {"norm_per_persoon": kostendelersnorm.norm_per_person(trace, law, gehuwdennorm, aantal)}


def _incassokosten(arguments: Arguments, law: Parameters, trace: Trace) -> Mapping[str, Decimal]:
    return {"incassokosten": incassokosten.costs(trace, law, arguments.amount("hoofdsom"))}


def _wettelijke_rente(arguments: Arguments, law: Parameters, trace: Trace) -> Mapping[str, Decimal]:
    hoofdsom, vanaf, tot = arguments.amount("hoofdsom"), arguments.day("vanaf"), arguments.day("tot")
    return {"rente": wettelijke_rente.interest(trace, hoofdsom, vanaf, tot)}


def _huurverhoging(arguments: Arguments, law: Parameters, trace: Trace) -> Mapping[str, Decimal]:
    verhoging = huurverhoging.highest(trace, law, arguments.amount("kale_huur"))
    part = {} if verhoging.deel is None else {"max_pct": verhoging.deel * HUNDRED}
    return {**part, "max_bedrag": verhoging.bedrag}


def _kwijtschelding(arguments: Arguments, law: Parameters, trace: Trace) -> Mapping[str, Decimal]:
    """Amounts per month, but ``aanslag``, assets and debts as they are.

    Beside the arguments of the case files it takes ``kostendelers`` (all who share the costs), ``vaste_lasten`` (a
    month of rent and premium above their norms and of the highest kindgebonden budget) and ``geboren_voor_1935``.
    """
    huishouden = arguments.choice("huishouden", Huishouden)
    kostendelers = _persons(arguments, "kostendelers", 1)
    couple = huishouden is Huishouden.ECHTGENOTEN
    verzoek = Verzoek(
        aanslag=arguments.amount("aanslag"),
        norm=kwijtschelding.net_aow(trace, law, couple)
        if arguments.truth("aow", False)
        else kwijtschelding.norm_of_type(trace, law, huishouden, kostendelers),
        norm_percentage=arguments.amount("norm_percentage"),
        inkomen=arguments.amount("netto_besteedbaar_inkomen"),
        inkomen_partner=arguments.amount("netto_besteedbaar_inkomen_partner", ZERO),
        uitgaven=Uitgaven(kinderopvang=arguments.amount("kinderopvang_netto", ZERO)),
        bezit=_bezit(arguments, law, trace),
        is_geweigerd=_is_refused(arguments),
    )
    found = kwijtschelding.remission(trace, law, verzoek)
    return {
        "kwijtschelding": found.kwijtschelding,
        "betalingscapaciteit": found.betalingscapaciteit,
        "aanwendbare_betalingscapaciteit": found.aanwendbare_betalingscapaciteit,
        "vermogen": found.vermogen,
    }


def _bezit(arguments: Arguments, law: Parameters, trace: Trace) -> Bezit:
    huishouden, geld = arguments.choice("huishouden", Huishouden), arguments.amount("liquide_middelen", ZERO)
    very_old = arguments.whole("geboren_voor_1935", 0)
    return Bezit(
        inboedel=arguments.amount("inboedel", ZERO),
        auto=arguments.amount("auto_waarde", ZERO),
        auto_onmisbaar=arguments.truth("auto_onmisbaar", False),
        onroerend_goed=arguments.amount("onroerend_goed", ZERO),
        overig=arguments.amount("overige_bezittingen", ZERO),
        liquide_middelen=geld,
        bevoorrechte_schulden=arguments.amount("bevoorrechte_schulden", ZERO),
        vaste_lasten=arguments.amount("vaste_lasten", ZERO),
        verhoging=kwijtschelding.extra_money(trace, law, huishouden, very_old) if geld else ZERO,
    )


def _is_refused(arguments: Arguments) -> bool:
    """Whether a ground for refusal is given; a business tax is one only for who has a business."""
    heffer = arguments.choice("heffer", Heffer)
    business = [arguments.truth(name, False) for name in ("ondernemer", "zakelijke_aanslag")]
    grounds = [arguments.truth(name, False) for name in GROUNDS]
    soort = arguments.choice("belastingsoort", Belastingsoort) if arguments.has("belastingsoort") else None
    return any(grounds) or all(business) or (soort is not None and soort not in IN_SCOPE[heffer])


def _beslagvrije_voet_maximum(arguments: Arguments, law: Parameters, trace: Trace) -> Mapping[str, Decimal]:
    return {"maximum": beslagvrije_voet.highest(trace, law, arguments.choice("leefsituatie", Leefsituatie))}


def _beslagvrije_voet(arguments: Arguments, law: Parameters, trace: Trace) -> Mapping[str, Decimal]:
    """``belastbaar_jaarinkomen`` of the household, and per month with holiday pay ``netto_inkomen`` of the debtor.

    Not seized, per month and zero when absent: ``netto_inkomen_partner`` and ``overig_inkomen`` of the debtor.
    """
    beslag = Beslag(
        leefsituatie=arguments.choice("leefsituatie", Leefsituatie),
        jaarinkomen=arguments.amount("belastbaar_jaarinkomen"),
        netto_inkomen=arguments.amount("netto_inkomen"),
        netto_partner=arguments.amount("netto_inkomen_partner", ZERO),
        overig=arguments.amount("overig_inkomen", ZERO),
    )
    found = beslagvrije_voet.estimate(trace, law, beslag)
    return {
        "beslagvrije_voet": found.voet,
        "maximum": found.maximum,
        "grens_inkomen": found.grens_inkomen,
        "beslagbaar": found.beslagbaar,
    }


def _persons(arguments: Arguments, name: str, default: int | None = None) -> int:
    aantal = arguments.whole(name, default)
    if aantal < 1:
        raise UserError("regel.argument", naam=name, wanted=UserError("regel.minstens_een"))
    return aantal


OTHER_RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Mapping[str, Decimal]]] = {
    "loonheffing": _loonheffing,
    "aow_netto": _aow_netto,
    "kostendelersnorm": _kostendelersnorm,
    "incassokosten": _incassokosten,
    "wettelijke_rente": _wettelijke_rente,
    "huurverhoging": _huurverhoging,
    "kwijtschelding": _kwijtschelding,
    "beslagvrije_voet_maximum": _beslagvrije_voet_maximum,
    "beslagvrije_voet": _beslagvrije_voet,
}
"""The rules that stand on their own: a value they lack on a day is only missed when it is asked for."""
