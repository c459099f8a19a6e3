"""Homes, answers, readings and contracts for the tests of energy; nobody lives there."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.ids import DossierId, RecordId, VisitId
from app.energy.answers import CheckAnswer, Choice, Seen
from app.energy.checklist_reading import checklist
from app.energy.contract import Contract, Tariff
from app.energy.home import Circumstances, Climate, Cooking, DwellingType, Home
from app.energy.meters import Reading, Register, Thousandths
from app.energy.situation import Facts, Situation, situation
from app.energy.spread import Carrier
from app.energy.use import YearUse, billed_use

TODAY = date(2026, 11, 23)
DOSSIER, VISIT = DossierId("d1"), VisitId("v1")
TYPICAL = Home(
    people=2,
    dwelling=DwellingType.FLAT,
    label="C",
    surface_m2=65,
    heating=Carrier.GAS,
    hot_water=Carrier.GAS,
    cooking=Cooking.GAS,
)
"""A social-rent home of which everything is known."""

SEVEN = ("tochtstrips", "deurborstel", "brievenbusborstel", "radiatorfolie", "ledlampen", "douchekop", "stekkerblok")
"""Seven small measures that a coach places in one visit."""


def bills(gas: int | str = 850, power: int | str = 2000, water: int | str = 91) -> tuple[YearUse, ...]:
    return (
        billed_use(Carrier.GAS, Decimal(gas)),
        billed_use(Carrier.POWER, Decimal(power)),
        billed_use(Carrier.WATER, Decimal(water)),
    )


def facts(**changes: object) -> Facts:
    return replace(Facts(TYPICAL, uses=bills()), **changes)


def known(day: date = TODAY, **changes: object) -> Situation:
    return situation(facts(**changes), day)


def seen(item: str, **changes: object) -> CheckAnswer:
    """An item that can be better and of which nothing was chosen or done yet."""
    answer = CheckAnswer(RecordId(f"answer {item}"), DOSSIER, VISIT, item, Seen.CAN_BE_BETTER)
    return replace(answer, **changes)


def will_do(item: str, **changes: object) -> CheckAnswer:
    return seen(item, choice=Choice.WILL_DO, **changes)


def placed(item: str, pieces: int | None = None) -> CheckAnswer:
    """An item that was done in the visit, with the usual number of pieces when it takes a material."""
    found = checklist().item(item)
    usual = found.usual if found.material else 0
    return seen(item, placed=True, pieces=usual if pieces is None else pieces)


def reading(register: Register, day: date, units: str, meter: str = "") -> Reading:
    value = Thousandths(int(Decimal(units) * 1000))
    return Reading(RecordId(f"{register.value} {day}"), DOSSIER, register, day, value, meter)


def a_contract(**changes: object) -> Contract:
    contract = Contract(
        RecordId("c1"), DOSSIER, gas=Tariff(1_45000), power=Tariff(30000), fixed_per_year=None, per_month=None
    )
    return replace(contract, **changes)


def climate(room: str = "woonkamer", degrees: str | None = None, humidity: int | None = None) -> Climate:
    tenths = None if degrees is None else int(Decimal(degrees) * 10)
    return Climate(RecordId(f"air {room}"), DOSSIER, room, TODAY, tenths, humidity)


SAFE = Circumstances(False, False, False, False)
