"""The rules on pay by their own arguments, as ``keukentafel regel`` names them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.domain.money import ZERO
from app.errors import UserError
from app.rules import inkomen
from app.rules.arguments import Arguments
from app.rules.inkomen import Betaling, Bruto, Inkomenssoort, Loonstrook, Vakantiegeld
from app.rules.parameters import Parameters
from app.rules.trace import Trace

Amounts = Mapping[str, Decimal]


def _gross(arguments: Arguments) -> Bruto:
    """``bruto`` and ``pensioenpremie`` in euros per ``per`` (maand, vier_weken or week)."""
    return Bruto(
        bedrag=arguments.amount("bruto"),
        betaling=arguments.choice("per", Betaling, Betaling.MAAND),
        loonheffingskorting=arguments.truth("loonheffingskorting"),
        soort=arguments.choice("soort", Inkomenssoort, Inkomenssoort.LOON),
        aow=arguments.truth("aow", False),
        premie=arguments.amount("pensioenpremie", ZERO),
    )


def _netto_maandloon(arguments: Arguments, law: Parameters, trace: Trace) -> Amounts:
    found = inkomen.net_month(trace, law, _gross(arguments))
    return {
        "bruto": found.bruto,
        "loonheffing": found.loonheffing,
        "bijdrage_zvw": found.bijdrage_zvw,
        "netto": found.netto,
    }


def _netto_met_vakantiegeld(arguments: Arguments, law: Parameters, trace: Trace) -> Amounts:
    return {"netto": inkomen.net_month_with_holiday_pay(trace, law, _gross(arguments))}


def _maandinkomen(arguments: Arguments, law: Parameters, trace: Trace) -> Amounts:
    """``bedragen`` that were each paid for one ``per``: the mean, lowest and highest in euros per month."""
    betaling, amounts = arguments.choice("per", Betaling, Betaling.MAAND), arguments.amounts("bedragen")
    if not amounts:
        raise UserError("regel.argument", naam="bedragen", wanted=UserError("regel.ontbreekt"))
    low, mean, high = inkomen.months_of(trace, amounts, betaling)
    return {"gemiddelde": mean, "laagste": low, "hoogste": high}


def _toetsingsinkomen(arguments: Arguments, law: Parameters, trace: Trace) -> Amounts:
    """``loon_cumulatief`` from ``eerste_maand`` to ``laatste_maand``; ``andere_inkomsten`` of the whole year."""
    first, last = _month(arguments, "eerste_maand", 1), _month(arguments, "laatste_maand", None)
    if last < first:
        raise UserError("regel.argument", naam="laatste_maand", wanted=UserError("regel.maand_na"))
    slip = Loonstrook(
        totaal=arguments.amount("loon_cumulatief"),
        eerste=first,
        laatste=last,
        vakantiegeld=arguments.choice("vakantiegeld", Vakantiegeld, Vakantiegeld.ONBEKEND),
        maandloon=arguments.amount("laatste_maandloon") if arguments.has("laatste_maandloon") else None,
        ander=arguments.amount("andere_inkomsten", ZERO),
    )
    lowest, highest = inkomen.year_range(trace, law, slip)
    return {"laag": lowest, "hoog": highest}


def _month(arguments: Arguments, name: str, default: int | None) -> int:
    month = arguments.whole(name, default)
    if not 1 <= month <= 12:
        raise UserError("regel.argument", naam=name, wanted=UserError("regel.maand"))
    return month


PAY_RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Amounts]] = {
    "netto_maandloon": _netto_maandloon,
    "netto_met_vakantiegeld": _netto_met_vakantiegeld,
    "maandinkomen": _maandinkomen,
    "toetsingsinkomen": _toetsingsinkomen,
}
"""The rules on pay."""
