"""What a coach asks "what if" about at the table: pure calculations beside the screen, none of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.budget.categories import categories
from app.budget.reference import people_of, references
from app.domain.household import Household
from app.domain.ids import PersonId
from app.domain.money import ZERO, Cents, euros
from app.reports.pdf import write_pdf
from app.reports.whatif_page import WhatIfTold, whatif_document
from app.rules.evaluate import evaluate
from app.rules.woonlasten import Thuis
from app.services import report
from app.whatif.changes import Change
from app.whatif.homes import RentAdvice, rent_advice
from app.whatif.incomeline import IncomeLine, income_line
from app.whatif.payback import Payback, payback
from app.whatif.sidebyside import SideBySide, side_by_side
from app.whatif.spendable import spendable


@dataclass(frozen=True, slots=True)
class OtherHome:
    """A home that is considered: eurocents per month; None is nothing, or as it is now for energy."""

    kale_huur: Cents
    servicekosten: Cents | None = None
    energie: Cents | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes on paper: the income line of one person, and the change that was tried, if any.

    ``bruto`` is the gross pay of a month in eurocents, None when it follows from the year.
    """

    household: Household
    change: Change | None
    person_id: PersonId
    bruto: Cents | None


def try_change(household: Household, change: Change) -> SideBySide:
    """What a change makes of what can be spent. Raises UserError when it cannot be."""
    return side_by_side(household, change, household.peildatum.year)


def draw_line(household: Household, person_id: PersonId, bruto: Cents | None) -> IncomeLine:
    """The income line of one person."""
    return income_line(household, person_id, household.peildatum.year, bruto)


def weigh_payback(household: Household) -> Payback:
    """The risk of paying back when the income turns out higher."""
    return payback(household, household.peildatum.year)


def advise_rent(household: Household, others: Sequence[OtherHome]) -> RentAdvice:
    """Which rent fits, and up to three other homes beside this one."""
    year = household.peildatum.year
    spent = spendable(household, evaluate(household, year, with_steps=False))
    return rent_advice(household, spent, usual_budgets(household), [_home(household, one) for one in others], year)


def write_sheet(sheet: Sheet, today: date, folder: Path) -> Path:
    """Write a sheet as PDF. EnvironmentFault when the folder cannot be written."""
    household = sheet.household
    told = WhatIfTold(
        change=None if sheet.change is None else try_change(household, sheet.change),
        line=draw_line(household, sheet.person_id, sheet.bruto),
        payback=weigh_payback(household),
    )
    place = report.place_in(folder, f"keukentafel-wat-als-{today:%Y-%m-%d}.pdf")
    write_pdf(whatif_document(told, today), place)
    return place


def usual_budgets(household: Household) -> tuple[Decimal, Decimal]:
    """What people like these need per month without their home, in euros: what must be, and with what is usual."""
    usual = references(people_of(household, household.peildatum))
    must = [one.per_month for one in usual.values() if categories()[one.category].must]
    return euros(Cents(sum(must))), euros(Cents(sum(one.per_month for one in usual.values())))


def _home(household: Household, other: OtherHome) -> Thuis:
    """The local taxes stay those of now: nobody knows them of another home."""
    taxes = household.lokale_lasten
    energie = household.energie.termijnbedrag if other.energie is None else other.energie
    return Thuis(
        kale_huur=euros(other.kale_huur),
        servicekosten=euros(other.servicekosten or Cents(0)),
        energie=ZERO if energie is None else euros(energie),
        heffingen=euros(Cents((taxes.gemeente_aanslag or 0) + (taxes.waterschap_aanslag or 0))) / 12,
    )
