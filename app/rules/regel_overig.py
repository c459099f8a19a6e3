"""The rules beside the toeslagen by their own arguments, as the case files and ``keukentafel regel`` name them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.rules import loonheffing
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


OTHER_RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Mapping[str, Decimal]]] = {
    "loonheffing": _loonheffing,
}
"""The rules that stand on their own: a value they lack on a day is only missed when it is asked for."""
