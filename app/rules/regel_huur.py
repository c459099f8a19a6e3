"""The rules on the rent that fits by their own arguments, as ``keukentafel regel`` names them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.domain.money import HUNDRED, ZERO, half_up_cent
from app.domain.outcome import Recht
from app.errors import UserError
from app.rules import passend_toewijzen
from app.rules.arguments import Arguments
from app.rules.parameters import Parameters
from app.rules.passend_toewijzen import Huurder, Woonkosten
from app.rules.trace import Trace

Found = Mapping[str, Decimal | str]


def _passend_toewijzen(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """``inkomen`` per year, ``huur`` (the rekenhuur) per month; ``passend`` is ja where the rule asks nothing."""
    personen = arguments.whole("personen")
    if personen < 1:
        raise UserError("regel.argument", naam="personen", wanted=UserError("regel.minstens_een"))
    huurder = Huurder(arguments.amount("inkomen"), personen, arguments.truth("ouder", False))
    found = passend_toewijzen.limits(trace, law, huurder, arguments.amount("huur"))
    return {
        "hoogste_huur": found.hoogste_huur,
        "te_hoog": found.te_hoog,
        "inkomensgrens": found.inkomensgrens,
        "inkomensgrens_sociaal": found.inkomensgrens_sociaal,
        "passend": _yes(found.is_passend),
        "doelgroep": _yes(found.is_doelgroep),
        "sociale_huur": _yes(found.is_sociaal),
    }


def _betaalbare_huur(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """Euros per month; the two budgets are without rent."""
    budgets = arguments.amount("minimum_uitgaven"), arguments.amount("voorbeeld_uitgaven")
    lowest, fitting, highest = passend_toewijzen.affordable(trace, arguments.amount("inkomen"), *budgets)
    return {"laagste": lowest, "betaalbare_huur": fitting, "hoogste": highest}


def _woonlasten(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """Euros per month; with ``inkomen`` (net, without huurtoeslag) also the woonquote as a percentage."""
    kosten = Woonkosten(
        kale_huur=arguments.amount("kale_huur"),
        servicekosten=arguments.amount("servicekosten", ZERO),
        energie=arguments.amount("energie", ZERO),
        heffingen=arguments.amount("heffingen", ZERO),
        huurtoeslag=arguments.amount("huurtoeslag", ZERO),
    )
    total = passend_toewijzen.cost_of_home(trace, kosten)
    inkomen = arguments.amount("inkomen", ZERO)
    if not inkomen:
        return {"woonlasten": total}
    quote = passend_toewijzen.woonquote(trace, woonlasten=total, inkomen=inkomen)
    return {"woonlasten": total, "woonquote": half_up_cent(quote * HUNDRED)}


def _yes(holds: bool) -> str:
    return Recht.JA if holds else Recht.NEE


RENT_RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Found]] = {
    "passend_toewijzen": _passend_toewijzen,
    "betaalbare_huur": _betaalbare_huur,
    "woonlasten": _woonlasten,
}
"""The rules on the rent that fits."""
