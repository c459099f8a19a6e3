"""What a coach asks "what if" about at the table: pure calculations beside the screen, none of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from app.budget.views import runs_on, year_of
from app.domain.household import MONTHS, Household
from app.domain.ids import PersonId
from app.domain.money import ZERO, Cents, euros
from app.reports.pdf import write_pdf
from app.reports.whatif_page import WhatIfTold, whatif_document
from app.rules.evaluate import evaluate
from app.rules.woonlasten import Thuis
from app.services import report
from app.services.budget.assessment import BudgetAssessment
from app.services.paper_language import for_resident
from app.services.session import Session
from app.whatif.changes import Change
from app.whatif.homes import RentAdvice, rent_advice
from app.whatif.incomeline import IncomeLine, income_line
from app.whatif.payback import Payback, payback
from app.whatif.sidebyside import SideBySide, side_by_side
from app.whatif.spendable import spendable

HOME = frozenset({"huur", "servicekosten", "energie", "warmte", "gemeente_belasting", "waterschap"})
"""The lines of a budget that the cost of a home is made of."""


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


def advise_rent(
    household: Household, others: Sequence[OtherHome], budget: BudgetAssessment | None = None
) -> RentAdvice:
    """Which rent fits by the own budget, and up to three other homes beside this one."""
    year = household.peildatum.year
    spent = spendable(household, evaluate(household, year, with_steps=False))
    return rent_advice(household, spent, budgets_of(budget), [_home(household, one) for one in others], year)


@for_resident
def write_sheet(session: Session, sheet: Sheet, folder: Path) -> Path:
    """Write a sheet as PDF, in the language of the resident. EnvironmentFault when the folder cannot be written."""
    household, today = sheet.household, session.now().date()
    told = WhatIfTold(
        change=None if sheet.change is None else try_change(household, sheet.change),
        line=draw_line(household, sheet.person_id, sheet.bruto),
        payback=weigh_payback(household),
    )
    place = report.place_in(folder, f"keukentafel-wat-als-{today:%Y-%m-%d}.pdf")
    write_pdf(whatif_document(told, today), place)
    return place


def budgets_of(budget: BudgetAssessment | None) -> tuple[Decimal, Decimal] | None:
    """What a month takes without the home, in euros: what must be and what it is now; None without a real budget.

    What is usual for others is no stand-in: the public figures leave out half of what people pay.
    """
    if budget is None:
        return None
    lines = [line for line in budget.lines if line.counts and runs_on(line, budget.today)]
    home = sum(year_of(line) for line in lines if line.category in HOME)
    least, now = (Cents((made.out - home) // MONTHS) for made in (budget.three.least, budget.three.now))
    return (euros(least), euros(now)) if now > 0 else None


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
