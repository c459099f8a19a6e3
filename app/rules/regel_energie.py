"""What energy costs in a year by its own arguments, as ``keukentafel regel`` names it."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from app.domain.money import ZERO, half_up_cent
from app.rules import energiekosten
from app.rules.arguments import Arguments
from app.rules.awir import TWELVE
from app.rules.energiekosten import Jaarverbruik, Prijzen
from app.rules.parameters import Parameters
from app.rules.trace import Trace


def _energiekosten(arguments: Arguments, law: Parameters, trace: Trace) -> Mapping[str, Decimal]:
    """Supply prices with VAT and without energy tax in euros per unit, ``vaste_leveringskosten`` per month."""
    verbruik = Jaarverbruik(
        stroom=arguments.amount("stroom_kwh"),
        teruglevering=arguments.amount("teruglevering_kwh", ZERO),
        gas=arguments.amount("gas_m3", ZERO),
    )
    prijzen = Prijzen(
        stroom=arguments.amount("prijs_stroom"),
        gas=arguments.amount("prijs_gas", ZERO),
        vast=arguments.amount("vaste_leveringskosten", ZERO),
    )
    levering = energiekosten.supply(trace, verbruik, prijzen)
    totaal = energiekosten.expected_costs(trace, law, verbruik, prijzen)
    return {"levering": levering, "totaal": totaal, "per_maand": half_up_cent(totaal / TWELVE)}


ENERGY_RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Mapping[str, Decimal | str]]] = {
    "energiekosten": _energiekosten,
}
"""The rules on energy; they stand on their own, so a value that lacks on a day is only missed when asked for."""
