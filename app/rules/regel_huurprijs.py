"""The rules on a rent that rises, falls or goes in steps by their arguments, as ``keukentafel regel`` names them."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from app.domain.money import ZERO
from app.domain.period import first_days
from app.errors import UserError
from app.rules import huurkorting, huurverhoging
from app.rules.arguments import Arguments
from app.rules.huurtoeslag import Huur, is_above_limit, month_amount
from app.rules.huurverhoging import Huishoudinkomen, Huursprong
from app.rules.parameters import Parameters, values_on
from app.rules.regel_schuld import yes
from app.rules.trace import Trace

Found = Mapping[str, Decimal | str]


def _sprong(arguments: Arguments) -> Huursprong:
    return Huursprong(arguments.amount("oude_huur"), arguments.amount("nieuwe_huur"))


def _home(arguments: Arguments) -> Huishoudinkomen:
    return Huishoudinkomen(arguments.amount("inkomen"), _persons(arguments))


def _persons(arguments: Arguments) -> int:
    personen = arguments.whole("personen")
    if personen < 1:
        raise UserError("regel.argument", naam="personen", wanted=UserError("regel.minstens_een"))
    return personen


def _huurverhoging_toets(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """On the first day of the new rent. ``inkomen`` (two years before) only when the letter says it rose for that."""
    sprong = _sprong(arguments)
    home = _home(arguments) if arguments.has("inkomen") else None
    excess = huurverhoging.too_much(trace, law, sprong, home)
    return {"te_veel": excess, "lagere_huur": sprong.nieuw - excess, "te_hoog": yes(bool(excess))}


def _huurverlaging(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """On the first day of the rent that rose for the income; ``inkomen`` is that of the household now, per year."""
    sprong, request = _sprong(arguments), arguments.day("verzoek")
    lower = huurverhoging.lower_rent(trace, law, sprong, _home(arguments))
    first = huurverhoging.lower_from(trace, values_on(request), request)
    return {"verlaging": lower, "lagere_huur": sprong.nieuw - lower, "eerste_dag": first.isoformat()}


def _huurkorting(arguments: Arguments, law: Parameters, trace: Trace) -> Found:
    """The rent of each month of the year; with ``inkomen`` per year and ``personen`` also the huurtoeslag of each.

    ``stappen`` are a discount or a stepped rent: each ``huur`` per month, ``vanaf`` and ``tot``. The huurtoeslag is
    that of somebody who is old enough for the ordinary limit of the rent, without assets.
    """
    agreed, steps, year = arguments.amount("kale_huur"), arguments.rents("stappen"), law.asked_year
    rents = [huurkorting.rent_in(agreed, steps, first) for first in first_days(year)]
    for rent in sorted({rent for rent in rents if rent < agreed}):
        huurkorting.huurkorting(trace, kale_huur=agreed, huur=rent)
    found: dict[str, Decimal | str] = {
        "korting_jaar": sum((max(ZERO, agreed - rent) for rent in rents), ZERO),
        **{f"huur_{month}": rent for month, rent in enumerate(rents, 1)},
        "binnen_termijn": yes(huurkorting.is_within_term(trace, law, steps)),
    }
    if arguments.has("inkomen"):
        found |= _huurtoeslag(arguments, rents, year, trace)
    return found


def _huurtoeslag(arguments: Arguments, rents: list[Decimal], year: int, trace: Trace) -> Found:
    law, income, personen = values_on(date(year, 1, 1)), arguments.amount("inkomen"), _persons(arguments)
    homes = [Huur(income, personen, rent) for rent in rents]
    amounts = {home: month_amount(trace, law, home) for home in dict.fromkeys(homes) if not is_above_limit(law, home)}
    return {f"huurtoeslag_{month}": amounts.get(home, ZERO) for month, home in enumerate(homes, 1)}


RENT_PRICE_RULES: Mapping[str, Callable[[Arguments, Parameters, Trace], Found]] = {
    "huurverhoging_toets": _huurverhoging_toets,
    "huurverlaging": _huurverlaging,
    "huurkorting": _huurkorting,
}
"""The rules on the price of a rent; they stand on their own."""
