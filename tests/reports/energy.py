"""A visit about energy for the reports; nobody lives there."""

from dataclasses import replace
from datetime import date

from app.energy.answers import CheckAnswer
from app.energy.bill import instalment_advice
from app.energy.figures import figures_on
from app.energy.home import Circumstances, Climate
from app.energy.meters import Reading, Register
from app.energy.progress import progress
from app.energy.savings import savings
from app.energy.situation import Situation
from app.energy.spread import Carrier
from app.energy.use import YearUse, measured_use
from app.reports.energy_page import EnergyVisit
from tests.energy.builders import TODAY, a_contract, known, placed, reading, seen, will_do
from tests.reports.builders import NEXT, a_visit

LAST_YEAR, BEFORE = date(2025, 11, 20), date(2024, 11, 21)
READINGS: tuple[Reading, ...] = (
    reading(Register.GAS, BEFORE, "3010"),
    reading(Register.GAS, LAST_YEAR, "4010"),
    reading(Register.GAS, TODAY, "4890"),
    reading(Register.POWER_NORMAL, LAST_YEAR, "10000"),
    reading(Register.POWER_LOW, LAST_YEAR, "8000"),
    reading(Register.POWER_NORMAL, TODAY, "11150.5"),
    reading(Register.POWER_LOW, TODAY, "8900"),
    reading(Register.WATER, TODAY, "410"),
)
MIXED: tuple[CheckAnswer, ...] = (
    placed("radiatorfolie", 2),
    placed("ledlampen", 3),
    placed("stekkerblok", 1),
    placed("douchekop"),
    placed("radiator_vrij"),
    seen("tochtstrips", needed=6),
    will_do("koelkast_stand", explained=True),
    will_do("tweede_koelkast"),
    seen("wassen_30"),
    seen("korter_douchen"),
    seen("enkel_glas_melden", reported=True),
    seen("thermostaat_1_lager", look_again=date(2027, 1, 12)),
)


def uses() -> tuple[YearUse, ...]:
    law = figures_on(TODAY)
    found = (measured_use(READINGS, carrier, law, TODAY) for carrier in (Carrier.GAS, Carrier.POWER))
    return tuple(use for use in found if use is not None)


def a_situation(climates: tuple[Climate, ...] = (), circumstances: Circumstances | None = None) -> Situation:
    contract = a_contract(per_month=14000, settles_on=date(2027, 4, 1), power_low=28000)
    asked = circumstances or Circumstances()
    return known(uses=uses(), contract=contract, climates=climates, circumstances=asked)


def an_energy_visit(answers: tuple[CheckAnswer, ...] = MIXED, situation: Situation | None = None) -> EnergyVisit:
    found = situation or a_situation()
    change = progress(READINGS, Carrier.GAS, LAST_YEAR, found.law, TODAY)
    return EnergyVisit(
        a_visit(),
        answers,
        savings(answers, found),
        found,
        READINGS,
        (change,) if change else (),
        instalment_advice(found, TODAY) if found.facts.contract else None,
        NEXT,
    )


def bare(told: EnergyVisit) -> EnergyVisit:
    """The same visit without meters, bill or next appointment."""
    return replace(told, readings=(), changes=(), instalment=None, next_visit=None)
