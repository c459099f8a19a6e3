"""The rules beside the toeslagen by their own arguments, as the case files and ``keukentafel regel`` name them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.domain.money import HUNDRED
from app.errors import UserError
from app.rules import aow, huurverhoging, incassokosten, kostendelersnorm, loonheffing, wettelijke_rente
from app.rules.arguments import Arguments
from app.rules.loonheffing import Loon
from app.rules.parameters import Parameters
from app.rules.trace import Trace


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
}
"""The rules that stand on their own: a value they lack on a day is only missed when it is asked for."""
