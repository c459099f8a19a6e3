"""Kinderbijslag: an amount per child per quarter by age, whatever the income (Algemene Kinderbijslagwet)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Rol
from app.domain.message import message
from app.domain.money import ZERO
from app.domain.period import age_on
from app.rules.awir import Right
from app.rules.parameters import Parameters, load
from app.rules.trace import Trace, artikel

WET = "Algemene Kinderbijslagwet"
QUARTERS = (1, 4, 7, 10)


@artikel(WET, "12")
def kinderbijslag_naar_leeftijd(trace: Trace, *, kinderen: int, bedrag: Decimal) -> Decimal:
    """The kinderbijslag of a quarter for the children of one age group, in euros."""
    return kinderen * bedrag


def quarter_amount(trace: Trace, law: Parameters, ages: Sequence[int]) -> Decimal:
    """The kinderbijslag of a quarter for children of these ages on its first day, in euros."""
    first, second, end = (law.get(f"kinderbijslag.leeftijd_{n}").amount for n in ("1", "2", "einde"))
    groups = (
        ("bedrag_tot_6", sum(age < first for age in ages)),
        ("bedrag_tot_12", sum(first <= age < second for age in ages)),
        ("bedrag_tot_18", sum(second <= age < end for age in ages)),
    )
    total = ZERO
    for name, count in groups:
        if count:
            bedrag = trace.amount(law, f"kinderbijslag.{name}")
            total += kinderbijslag_naar_leeftijd(trace, kinderen=count, bedrag=bedrag)
    return total


def kinderbijslag(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The kinderbijslag of a household of which everything is known: four quarters of one calendar year.

    A child born during a quarter counts from the next one, a child born on its first day from that quarter; ages
    are those on the first day of the quarter.
    """
    quarters: dict[int, Decimal] = {}
    refusal = "nee_kinderen"
    situations: dict[tuple[Parameters, tuple[int, ...]], tuple[int, ...]] = {}
    for month in QUARTERS:
        first = date(year, month, 1)
        ages = _ages(household, first)
        if ages and not household.aanvrager.rechtmatig_verblijf.at(first):
            refusal = "nee_verblijf"
            ages = ()
        situation = (load(first), ages)
        situations[situation] = (*situations.get(situation, ()), month)
    for (figures, ages), begins in situations.items():
        trace.months = tuple(month + more for month in begins for more in range(3))
        amount = quarter_amount(trace, figures, ages)
        quarters |= dict.fromkeys(begins, amount)
    trace.months = ()
    total = sum(quarters.values(), ZERO)
    left_out = any(c.kinderbijslag.at(household.peildatum) is False for c in household.with_role(Rol.KIND))
    return Right(
        months=tuple(quarters[month] for month in QUARTERS),
        exact=total,
        award=total,
        reason=message(f"reden.kinderbijslag.{'ja' if total else refusal}"),
        warnings=(message("let_op.kind_zonder_kinderbijslag"),) if left_out else (),
        estimate=trace.estimate,
        in_cents=True,
    )


def _ages(household: Household, first: date) -> tuple[int, ...]:
    """The ages on the first day of the quarter of the children for whom there is kinderbijslag."""
    return tuple(
        age_on(child.geboortedatum, first)
        for child in household.with_role(Rol.KIND)
        if child.geboortedatum is not None
        and child.geboortedatum <= first
        and child.is_present(first)
        and child.kinderbijslag.at(first)
    )
