"""The rules on income, its taxes and the rent by their own arguments, as ``keukentafel regel`` names them."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.rules.arguments import Arguments
from app.rules.parameters import Parameters
from app.rules.regel_bijstand import BIJSTAND_RULES
from app.rules.trace import Trace

INCOME_RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Mapping[str, Decimal | str]]] = {
    **BIJSTAND_RULES,
}
"""The rules on income; they stand on their own, so a value that lacks on a day is only missed when asked for."""
