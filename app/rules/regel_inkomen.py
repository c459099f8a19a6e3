"""The rules on income, its taxes and the rent by their own arguments, as ``keukentafel regel`` names them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.domain.money import ZERO
from app.rules import heffingskortingen, zorgkosten
from app.rules.arguments import Arguments
from app.rules.heffingskortingen import Belastingplichtige
from app.rules.parameters import Parameters
from app.rules.regel_bijstand import BIJSTAND_RULES
from app.rules.regel_huur import RENT_RULES
from app.rules.regel_loon import PAY_RULES
from app.rules.trace import Trace
from app.rules.zorgkosten import Zorgkosten

Amounts = Mapping[str, Decimal]


def _taxpayer(arguments: Arguments) -> Belastingplichtige:
    """Incomes per year; ``arbeidsinkomen_partner`` only when there is a partner, who then may earn less."""
    inkomen = arguments.amount("inkomen")
    arbeid = arguments.amount("arbeidsinkomen", ZERO)
    aow = arguments.truth("aow", False)
    partner = arguments.has("arbeidsinkomen_partner")
    return Belastingplichtige(
        inkomen=inkomen,
        arbeid=arbeid,
        aow=aow,
        aow_alleen=arguments.truth("aow_alleenstaand", False),
        jonggehandicapt=arguments.truth("jonggehandicapt", False),
        kind=arguments.truth("kind_jonger_12", False),
        meestverdienend=partner and arbeid > arguments.amount("arbeidsinkomen_partner"),
    )


def _heffingskortingen(arguments: Arguments, law: Parameters, trace: Trace) -> Amounts:
    found = heffingskortingen.credits_of(trace, law, _taxpayer(arguments))
    return {
        "algemene_heffingskorting": found.algemeen,
        "arbeidskorting": found.arbeid,
        "combinatiekorting": found.combinatie,
        "ouderenkorting": found.ouderen,
        "alleenstaande_ouderenkorting": found.alleenstaande_ouderen,
        "jonggehandicaptenkorting": found.jonggehandicapt,
        "totaal": found.total,
    }


def _inkomstenbelasting(arguments: Arguments, law: Parameters, trace: Trace) -> Amounts:
    """``ingehouden``: the loonheffing of the whole year at all employers and benefit agencies together."""
    person = _taxpayer(arguments)
    found = heffingskortingen.settle(trace, law, person, arguments.amount("ingehouden", ZERO))
    return {
        "belasting": found.belasting,
        "te_betalen": found.te_betalen,
        "onbenut": found.onbenut,
        "saldo": found.saldo,
    }


def _uitbetaling(arguments: Arguments, law: Parameters, trace: Trace) -> Amounts:
    """``onbenut`` is the own unused credit, ``belasting_partner`` what the partner owes after credits; euros a year."""
    geboren, onbenut = arguments.day("geboortedatum"), arguments.amount("onbenut")
    return {
        "uitbetaling": heffingskortingen.paid_out(trace, law, geboren, onbenut, arguments.amount("belasting_partner"))
    }


def _zorgkostenaftrek(arguments: Arguments, law: Parameters, trace: Trace) -> Amounts:
    kosten = Zorgkosten(
        drempelinkomen=arguments.amount("drempelinkomen"),
        verhoogbaar=arguments.amount("kosten_verhoogbaar"),
        overig=arguments.amount("kosten_overig", ZERO),
        partner=arguments.truth("partner", False),
        aow=arguments.truth("aow", False),
    )
    found = zorgkosten.deduct(trace, law, kosten)
    return {"aftrek": found.aftrek, "drempel": found.drempel, "verhoging": found.verhoging}


INCOME_RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Mapping[str, Decimal | str]]] = {
    **BIJSTAND_RULES,
    "heffingskortingen": _heffingskortingen,
    "inkomstenbelasting": _inkomstenbelasting,
    "uitbetaling_heffingskorting": _uitbetaling,
    "zorgkostenaftrek": _zorgkostenaftrek,
    **PAY_RULES,
    **RENT_RULES,
}
"""The rules on income; they stand on their own, so a value that lacks on a day is only missed when asked for."""
