"""The home, its people and its contract for energy as a projection of the answers. What was not answered is unknown."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from app.domain.answer import Answer
from app.domain.household import Household
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents
from app.domain.period import age_on
from app.energy.contract import Contract, ContractKind, Tariff
from app.energy.home import LABELS, Circumstances, Cooking, DwellingType, Home
from app.energy.spread import Carrier
from app.energy.use import YearUse, billed_use
from app.intake.projection import Given, given

LABEL = "woning.energielabel"
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
CONTRACT = "energie.contract"
PER_MONTH = f"{CONTRACT}.per_maand"
FIXED = f"{CONTRACT}.vaste_kosten"
SETTLES_ON = f"{CONTRACT}.afrekening_op"
CONTRACT_AMOUNTS = frozenset({"vaste_kosten", "vermindering", "per_maand"})
"""What of the contract is an amount in eurocents; the other numbers are tariffs."""
YEAR_USE = "energie.jaarverbruik"
"""The use on the bill of a whole year, below it one path per carrier, in whole units."""
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
    if not any(path.startswith(f"{CONTRACT}.") for path in known.by_path):
        return None
    return Contract(
        id=RecordId(CONTRACT),
        dossier_id=dossier_id,
        kind=_word(known, f"{CONTRACT}.soort", ContractKind),
        gas=_tariff(known, "gas"),
        power=_tariff(known, "stroom"),
        power_low=_tariff(known, "stroom_laag"),
        feed_in=_tariff(known, "teruglevering"),
        heat=_tariff(known, "warmte"),
        water=_tariff(known, "water"),
        fixed_per_year=_cents(known, "vaste_kosten"),
        reduction_per_year=_cents(known, "vermindering"),
        per_month=_cents(known, "per_maand"),
        settles_on=_day(known, SETTLES_ON),
        ends_on=_day(known, f"{CONTRACT}.eindigt_op"),
    )


def billed_from(answers: Iterable[Answer]) -> tuple[YearUse, ...]:
    """The uses of a whole year that were copied from a bill. Raises UserError for a use below zero."""
    known = given(answers)
    found = ((carrier, _whole(known, f"{YEAR_USE}.{carrier.value}")) for carrier in Carrier)
    return tuple(billed_use(carrier, Decimal(amount)) for carrier, amount in found if amount is not None)


def _needs_warmth(born: date | None, day: date) -> bool:
    if born is None:
        return False
    return not BABY_UNTIL <= age_on(born, day) < OLD_FROM


def _word(known: Given, path: str, words: type[W]) -> W | None:
    value = known.value(path)
    return words(value) if isinstance(value, str) and value in words.__members__.values() else None


def _label(known: Given) -> str | None:
    value = known.value(LABEL)
    return value if isinstance(value, str) and value in LABELS else None


def _whole(known: Given, path: str) -> int | None:
    value = known.value(path)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _truth(known: Given, path: str) -> bool | None:
    value = known.value(path)
    return value if isinstance(value, bool) else None


def _tariff(known: Given, name: str) -> Tariff | None:
    value = _whole(known, f"{CONTRACT}.{name}")
    return None if value is None else Tariff(value)


def _cents(known: Given, name: str) -> Cents | None:
    value = _whole(known, f"{CONTRACT}.{name}")
    return None if value is None else Cents(value)


def _day(known: Given, path: str) -> date | None:
    value = known.value(path)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
