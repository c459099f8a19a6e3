"""What everything seen, read and measured in a home comes to: use, savings, the bill, and what comes before saving."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeVar

from app.domain.answer import Answer
from app.domain.case import DisclosureGround
from app.domain.household import Household, Rol
from app.domain.ids import VisitId
from app.domain.money import Cents
from app.domain.period import age_on
from app.domain.visit import Visit
from app.energy.answers import CheckAnswer, StockLine, stock
from app.energy.appliances import Appliance, ApplianceUse, group_uses, standby, total_of, yearly_use
from app.energy.bill import InstalmentAdvice, YearCost, instalment_advice, year_cost
from app.energy.climate import RoomAir, room_air
from app.energy.figures import figures_on
from app.energy.home import Climate
from app.energy.meters import Reading
from app.energy.poverty import Finding, Incomes, indicators
from app.energy.progress import Progress, progress
from app.energy.saved import Savings
from app.energy.savings import savings
from app.energy.situation import Facts, Situation, situation
from app.energy.spread import Carrier
from app.energy.use import YearUse, measured_use
from app.errors import UserError
from app.intake.energy import billed_from, circumstances_from, contract_from, home_from
from app.intake.projection import household_from
from app.rules.bijstandsnorm import has_aow_age
from app.rules.parameters import Parameters
from app.services import answers as stored_answers
from app.services import visits
from app.services.energy import corporation
from app.services.energy.records import EnergyRecords, records_of
from app.services.session import Session

T = TypeVar("T")
_MONTHS = 12
_FOR_ALL = frozenset({"zorgtoeslag", "huurtoeslag"})
_FOR_CHILDREN = frozenset({"kindgebonden_budget", "kinderbijslag"})


@dataclass(frozen=True, slots=True)
class ApplianceLine:
    """An appliance and what it uses; None when too little is known of it."""

    appliance: Appliance
    use: ApplianceUse | None


@dataclass(frozen=True, slots=True)
class EnergyAssessment:
    """Everything an energy visit shows and prints.

    ``cost`` and ``instalment`` are None as long as something lacks; the sentence beside each says what.
    ``billed`` are the uses that were copied from a bill, whatever was measured; ``problems`` are sentences about what
    says too little or cannot be. ``appliances_total`` and ``standby`` are kWh and eurocents per year; ``ground`` is
    the one on which defects may go to the corporation now, and
    ``may_count`` whether the household may be counted in the numbers of its complex.
    """

    visit: Visit
    today: date
    checks: tuple[CheckAnswer, ...]
    known: Situation
    saved: Savings
    stock: tuple[StockLine, ...]
    readings: tuple[Reading, ...]
    billed: tuple[YearUse, ...]
    changes: tuple[Progress, ...]
    appliances: tuple[ApplianceLine, ...]
    appliances_total: tuple[Decimal, Cents]
    standby: tuple[Decimal, Cents]
    climates: tuple[Climate, ...]
    air: tuple[RoomAir, ...]
    cost: YearCost | None
    cost_lacks: str
    instalment: InstalmentAdvice | None
    instalment_lacks: str
    poverty: tuple[Finding, ...]
    ground: DisclosureGround | None
    may_count: bool
    problems: tuple[str, ...]


def assess(session: Session, visit_id: VisitId, today: date) -> EnergyAssessment:
    """What a visit about energy comes to on a day. Nothing is refused: what cannot be used is a problem in words."""
    visit = visits.load(session, visit_id)
    given = stored_answers.of_dossier(session, visit.dossier_id)
    found = assess_records(visit, given, records_of(session, visit), today)
    ground = corporation.in_force(session, visit.dossier_id, today)
    return replace(found, ground=ground, may_count=corporation.may_count(session, visit.dossier_id, today))


def assess_records(visit: Visit, given: Sequence[Answer], kept: EnergyRecords, today: date) -> EnergyAssessment:
    """The same from answers and records that were read before, without any ground to tell something of it."""
    household = household_from(given, today)
    problems: list[str] = []
    law = figures_on(today)
    own = kept.appliances
    billed, wrong = _or_why_not(partial(billed_from, given))
    problems += [wrong] if wrong else []
    facts = Facts(
        home_from(given, household),
        circumstances_from(given, household, any(one.medical for one in own)),
        kept.climates,
        _uses(billed or (), kept.readings, (law, today), problems),
        contract_from(given, visit.dossier_id),
    )
    known = _with_appliances(facts, own, today)
    cost, cost_lacks = _or_why_not(partial(year_cost, known))
    instalment, instalment_lacks = _or_why_not(partial(instalment_advice, known, today))
    price = known.prices.of(Carrier.POWER)
    lines = tuple(ApplianceLine(one, yearly_use(one, price)) for one in own)
    return EnergyAssessment(
        visit=visit,
        today=today,
        checks=kept.checks,
        known=known,
        saved=savings(kept.checks, known),
        stock=stock(kept.checks, known.among),
        readings=kept.readings,
        billed=billed or (),
        changes=_changes(kept.earlier, (kept.readings, law, today)),
        appliances=lines,
        appliances_total=total_of(line.use for line in lines if line.use is not None),
        standby=standby(own, price),
        climates=kept.climates,
        air=room_air(kept.climates, facts.circumstances.vulnerable, law),
        cost=cost,
        cost_lacks=cost_lacks,
        instalment=instalment,
        instalment_lacks=instalment_lacks,
        poverty=indicators(incomes_of(household, law), cost, known),
        ground=None,
        may_count=False,
        problems=tuple(problems),
    )


def incomes_of(household: Household, law: Parameters) -> Incomes:
    """What a household has to spend, and the norm of a household like it."""
    grown = [one for one in household.personen if one.rol in (Rol.AANVRAGER, Rol.TOESLAGPARTNER)]
    ages = [age_on(one.geboortedatum, household.peildatum) for one in grown if one.geboortedatum is not None]
    group = "norm_pensioen" if any(has_aow_age(law, age) for age in ages) else "norm"
    norm = f"participatiewet.{group}_{'gehuwd' if len(grown) > 1 else 'alleenstaand'}"
    return Incomes(disposable(household), own_income(household), norm)


def own_income(household: Household) -> Cents | None:
    """The net income of the adults in a year without any toeslag; None while one is not known."""
    if not household.personen_volledig:
        return None
    grown = [one for one in household.personen if one.rol in (Rol.AANVRAGER, Rol.TOESLAGPARTNER)]
    incomes = [one.netto_per_maand.at(household.peildatum) for one in grown]
    return None if None in incomes else Cents(sum(income or 0 for income in incomes) * _MONTHS)


def disposable(household: Household) -> Cents | None:
    """What the household can spend in a year, toeslagen included; None while an income or a toeslag is not known."""
    own = own_income(household)
    if own is None or household.ontvangt is None:
        return None
    received = [(one.bedrag, one.per) for one in household.ontvangt if _comes_in(one.regeling, household)]
    if any(amount is None for amount, _ in received):
        return None
    return Cents(own + sum((amount or 0) * per.times for amount, per in received))


def _comes_in(regeling: str, household: Household) -> bool:
    """Whether a regeling can bring money into this household; a tax that is remitted brings none."""
    children = household.with_role(Rol.KIND)
    if regeling == "kinderopvangtoeslag":
        return any(child.opvang != () for child in children)
    return regeling in _FOR_ALL or (regeling in _FOR_CHILDREN and bool(children))


def _uses(
    billed: Iterable[YearUse], read: Sequence[Reading], on: tuple[Parameters, date], problems: list[str]
) -> tuple[YearUse, ...]:
    """The use of each carrier: what was measured, else what stands on the bill of a year."""
    law, today = on
    found = {use.carrier: use for use in billed}
    for carrier in Carrier:
        measured, why_not = _or_why_not(partial(measured_use, read, carrier, law, today))
        if measured is not None:
            found[carrier] = measured
        elif why_not:
            problems.append(why_not)
    return tuple(found.values())


def _with_appliances(facts: Facts, own: Sequence[Appliance], today: date) -> Situation:
    """The situation, with the appliances that were measured at the price that holds in it."""
    bare = situation(facts, today)
    measured = group_uses(own, bare.prices.of(Carrier.POWER))
    return situation(replace(facts, group_uses=measured), today) if measured else bare


def _changes(earlier: Sequence[date], on: tuple[Sequence[Reading], Parameters, date]) -> tuple[Progress, ...]:
    """What changed since the first visit before this one around which a meter was read."""
    read, law, today = on
    found = []
    for carrier in Carrier:
        for day in earlier:
            change, _ = _or_why_not(partial(progress, read, carrier, day, law, today))
            if change is not None:
                found.append(change)
                break
    return tuple(found)


def _or_why_not(find: Callable[[], T]) -> tuple[T | None, str]:
    """What was found, or the sentence that says why there is nothing."""
    try:
        return find(), ""
    except UserError as problem:
        return None, str(problem)
