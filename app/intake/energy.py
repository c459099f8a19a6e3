"""The home, its people and its contract for energy as a projection of the answers. What was not answered is unknown."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from app.domain.answer import Answer
from app.domain.household import Household
from app.domain.ids import DossierId, RecordId
from app.domain.money import ZERO, Cents
from app.domain.period import age_on
from app.energy.contract import Contract, ContractKind, Tariff
from app.energy.home import LABELS, Circumstances, Cooking, DwellingType, Home
from app.energy.spread import Carrier
from app.energy.use import YearUse, billed_use
from app.intake.projection import Given, given

LABEL = "woning.energielabel"
COMPLEX = "woning.complex"
"""How the corporation calls the complex, or the street, in which the dwelling stands."""
DWELLING = "energie.woningtype"
SURFACE = "energie.oppervlakte"
HEATING = "energie.verwarming"
HOT_WATER = "energie.warm_water"
COOKING = "energie.koken"
VULNERABLE = "energie.kwetsbaar"
BARELY_HEATS = "energie.stookt_niet"
MEDICAL = "energie.medisch"
HOT_WATER_C = "energie.warm_water_graden"
CO_COMPLAINTS = "nood.koolmonoxide"
BILL = "energie.rekening"
"""What stands on the bill, with tax and VAT in it; ``energie.contract`` is what a supplier asks, without the tax."""
FIXED = f"{BILL}.vaste_kosten"
REDUCTION_INCLUDED = f"{BILL}.vermindering_eraf"
SETTLES_ON = f"{BILL}.afrekening_op"
KIND = "energie.contract.soort"
ENDS_ON = "energie.contract.einddatum"
PER_MONTH = "energie.termijnbedrag"
TARIFFS = {
    "gas": f"{BILL}.gas",
    "power": f"{BILL}.stroom",
    "power_low": f"{BILL}.stroom_laag",
    "feed_in": f"{BILL}.teruglevering",
    "feed_in_cost": f"{BILL}.terugleverkosten",
    "heat": f"{BILL}.warmte",
    "water": f"{BILL}.water",
}
"""Where each tariff of a contract stands, by its field."""
YEAR_USE = {
    Carrier.GAS: "energie.verbruik.gas_m3",
    Carrier.POWER: "energie.verbruik.stroom_kwh",
    Carrier.HEAT: "energie.verbruik.warmte_gj",
    Carrier.WATER: "energie.verbruik.water_m3",
}
"""The use on the bill of a whole year, in whole units."""
FEED_IN_USE = "energie.verbruik.teruglevering_kwh"
_OF_CONTRACT = (FIXED, REDUCTION_INCLUDED, SETTLES_ON, KIND, ENDS_ON, PER_MONTH, *TARIFFS.values())
OLD_FROM, BABY_UNTIL = 70, 1
"""In whole years: from when, and until when, somebody needs a warmer home."""

W = TypeVar("W", bound=StrEnum)


def home_from(answers: Iterable[Answer], household: Household) -> Home:
    """The home that the answers describe. How many live there is known once everybody was named."""
    known = given(answers)
    return Home(
        people=len(household.personen) if household.personen_volledig else None,
        dwelling=_word(known, DWELLING, DwellingType),
        label=_label(known),
        surface_m2=_whole(known, SURFACE),
        heating=_word(known, HEATING, Carrier),
        hot_water=_word(known, HOT_WATER, Carrier),
        cooking=_word(known, COOKING, Cooking),
        complex=_line(known, COMPLEX),
    )


def circumstances_from(answers: Iterable[Answer], household: Household, has_medical: bool) -> Circumstances:
    """What was asked about the people; ages in the household and a medical appliance say as much as an answer."""
    known = given(answers)
    vulnerable = _truth(known, VULNERABLE)
    if any(_needs_warmth(person.geboortedatum, household.peildatum) for person in household.personen):
        vulnerable = True
    return Circumstances(
        vulnerable=vulnerable,
        barely_heats=_truth(known, BARELY_HEATS),
        co_complaints=_truth(known, CO_COMPLAINTS),
        medical_device=True if has_medical else _truth(known, MEDICAL),
        hot_water_c=_whole(known, HOT_WATER_C),
    )


def contract_from(answers: Iterable[Answer], dossier_id: DossierId) -> Contract | None:
    """What stands on the bill; None while nothing of it was answered. Tariffs are hundred-thousandths of a euro."""
    known = given(answers)
    if all(known.value(path) is None for path in _OF_CONTRACT):
        return None
    return Contract(
        id=RecordId(BILL),
        dossier_id=dossier_id,
        kind=_word(known, KIND, ContractKind),
        fixed_per_year=_cents(known, FIXED),
        reduction_included=_truth(known, REDUCTION_INCLUDED),
        per_month=_cents(known, PER_MONTH),
        settles_on=_day(known, SETTLES_ON),
        ends_on=_day(known, ENDS_ON),
        **{name: _tariff(known, path) for name, path in TARIFFS.items()},
    )


def billed_from(answers: Iterable[Answer]) -> tuple[YearUse, ...]:
    """The uses of a whole year that were copied from a bill. Raises UserError for a use below zero."""
    known = given(answers)
    back = Decimal(_whole(known, FEED_IN_USE) or 0)
    found = ((carrier, _whole(known, path)) for carrier, path in YEAR_USE.items())
    return tuple(
        billed_use(carrier, Decimal(amount), back if carrier is Carrier.POWER else ZERO)
        for carrier, amount in found
        if amount is not None
    )


def _needs_warmth(born: date | None, day: date) -> bool:
    if born is None:
        return False
    return not BABY_UNTIL <= age_on(born, day) < OLD_FROM


def _word(known: Given, path: str, words: type[W]) -> W | None:
    value = known.value(path)
    return words(value) if isinstance(value, str) and value in words.__members__.values() else None


def _line(known: Given, path: str) -> str:
    value = known.value(path)
    return value if isinstance(value, str) else ""


def _label(known: Given) -> str | None:
    value = known.value(LABEL)
    return value if isinstance(value, str) and value in LABELS else None


def _whole(known: Given, path: str) -> int | None:
    value = known.value(path)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _truth(known: Given, path: str) -> bool | None:
    value = known.value(path)
    return value if isinstance(value, bool) else None


def _tariff(known: Given, path: str) -> Tariff | None:
    value = _whole(known, path)
    return None if value is None else Tariff(value)


def _cents(known: Given, path: str) -> Cents | None:
    value = _whole(known, path)
    return None if value is None else Cents(value)


def _day(known: Given, path: str) -> date | None:
    value = known.value(path)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
