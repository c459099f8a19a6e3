"""A household as municipal schemes look at it: its form, its children, and bounds for its net income and the norm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.household import Household, Person, Rol
from app.domain.money import ZERO, Cents, euros
from app.domain.period import age_on
from app.rules.awir import TWELVE
from app.rules.bijstandsnorm import Leden, Leefvorm, has_aow_age, norm_alone, norm_of
from app.rules.gemeente_pack import Amount, Row
from app.rules.loonheffing import Loon, withheld
from app.rules.parameters import Parameters
from app.rules.trace import Trace

GROWN_UP = 18
"""From this age somebody is no child any more for a municipal scheme, unless the scheme says otherwise."""


@dataclass(frozen=True, slots=True)
class Between:
    """Euros between two bounds; None is no bound."""

    low: Decimal | None
    high: Decimal | None


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """Whether one of them is true; None while that depends on what is not known."""
    known = tuple(answers)
    return True if True in known else None if None in known else False


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """Whether all of them are true; None while that depends on what is not known."""
    known = tuple(answers)
    return False if False in known else None if None in known else True


class Asked(StrEnum):
    """What of a household a condition may be about."""

    AGE = "geboortedatum"
    INCOME = "toetsingsinkomen"
    ASSETS = "vermogen"
    CHILDREN = "kinderen"
    EVERYBODY = "personen_volledig"
    PLACE = "gemeente"
    HOME = "woning"


def open_paths(household: Household, *asked: Asked) -> tuple[str, ...]:
    """The JSON paths of what is not known of these."""
    found: list[str] = []
    for one in asked:
        if one in (Asked.AGE, Asked.INCOME, Asked.ASSETS):
            found += _open_of(household, adults(household), one.value)
        elif one is Asked.CHILDREN:
            found += _open_of(household, _present(household, Rol.KIND), Asked.AGE.value)
        elif one is Asked.EVERYBODY and household.personen_volledig is not True:
            found.append("$.personen_volledig")
        elif one is Asked.PLACE and household.gemeente is None:
            found.append("$.gemeente")
        elif one is Asked.HOME and household.woning.soort is None:
            found.append("$.woning.soort")
    return tuple(found)


def _open_of(household: Household, persons: Iterable[Person], field: str) -> list[str]:
    return [
        f"$.personen[{household.index_of(person.id)}].{field}" for person in persons if getattr(person, field) is None
    ]


def adults(household: Household) -> tuple[Person, ...]:
    """The applicant and the toeslagpartner of the day."""
    return _present(household, Rol.AANVRAGER, Rol.TOESLAGPARTNER)


def age(person: Person, day: date) -> int | None:
    """The age in whole years, None when the birth date is not known."""
    return None if person.geboortedatum is None else age_on(person.geboortedatum, day)


def has_child(household: Household, van: int = 0, tot: int = GROWN_UP) -> bool | None:
    """Whether a child of an age from ``van`` up to ``tot`` (not included) lives in the household."""
    found = any_of(is_aged(child, household.peildatum, van, tot) for child in _present(household, Rol.KIND))
    return None if found is False and household.personen_volledig is not True else found


def is_aged(person: Person, day: date, van: int, tot: int) -> bool | None:
    """Whether a person has an age from ``van`` up to ``tot`` (not included)."""
    years = age(person, day)
    return None if years is None else van <= years < tot


def heads(household: Household, only_children: bool, van: int, tot: int) -> int | None:
    """How many persons, or children of an age, an amount counts for; None when that is not known."""
    children = [is_aged(child, household.peildatum, van, tot) for child in _present(household, Rol.KIND)]
    if household.personen_volledig is not True or None in children:
        return None
    return sum(map(bool, children)) + (0 if only_children else len(adults(household)))


def forms(household: Household) -> frozenset[Leefvorm]:
    """The leefvormen that the household may still have."""
    if len(adults(household)) > 1:
        return frozenset({Leefvorm.GEHUWD})
    parent = has_child(household)
    found = {Leefvorm.ALLEENSTAANDE_OUDER} if parent is not False else set()
    if parent is not True:
        found.add(Leefvorm.ALLEENSTAAND)
    return frozenset(found if household.personen_volledig else {*found, Leefvorm.GEHUWD})


def amount_for(rows: Amount, household: Household) -> tuple[Cents, Cents] | None:
    """The least and the most that the rows give this household in eurocents; None when no row is sure to fit."""
    found: list[Cents] = []
    for row in rows:
        fits = _fits(row, household)
        if fits is not False:
            found.append(row.bedrag)
        if fits:
            return min(found), max(found)
    return None


def _fits(row: Row, household: Household) -> bool | None:
    answers: list[bool | None] = []
    if row.huishouden is not None:
        possible = forms(household)
        answers.append(False if row.huishouden not in possible else True if len(possible) == 1 else None)
    if row.kinderen is not None:
        answers.append(_same(has_child(household), row.kinderen))
    if row.kind_van is not None or row.kind_tot is not None:
        answers.append(has_child(household, row.kind_van or 0, row.kind_tot or GROWN_UP))
    return all_of(answers)


def _same(answer: bool | None, wanted: bool) -> bool | None:
    return None if answer is None else answer is wanted


def assets(household: Household) -> Decimal | None:
    """What applicant and partner own together in euros; None when it is not known of both."""
    owned = [person.vermogen for person in adults(household)]
    known = [amount for amount in owned if amount is not None]
    return euros(Cents(sum(known))) if len(known) == len(owned) else None


def net_income(household: Household, law: Parameters) -> Between:
    """Bounds for the net income of applicant and partner together, euros per month with holiday pay.

    Not above the toetsingsinkomen; not below the net incomes that were named, nor below what is left of the
    toetsingsinkomen after the tax without any credit.
    """
    lows = [
        max(_named(person, household.peildatum), _after_tax(person, household.peildatum, law))
        for person in adults(household)
    ]
    known = [person.toetsingsinkomen for person in adults(household) if person.toetsingsinkomen is not None]
    high = euros(Cents(sum(known))) / TWELVE if len(known) == len(lows) else None
    low = sum(lows, ZERO)
    return Between(low, None if high is None else max(low, high))


def _named(person: Person, day: date) -> Decimal:
    """The net income as it was told, otherwise the net incomes that were named; euros per month."""
    told = person.netto_inkomen.at(day)
    return euros(Cents(sum(income.netto_per_maand or 0 for income in person.inkomsten) if told is None else told))


def _after_tax(person: Person, day: date, law: Parameters) -> Decimal:
    if person.toetsingsinkomen is None:
        return ZERO
    gross, years = euros(person.toetsingsinkomen) / TWELVE, age(person, day)
    trace = Trace(silent=True)
    has_aow = years is not None and has_aow_age(law, years)
    tax = withheld(trace, law, Loon(gross, loonheffingskorting=False, aow=has_aow, arbeid=False))
    contribution = gross * law.get("aow.zvw_bijdrage").amount if law.has("aow.zvw_bijdrage") else gross
    return max(ZERO, gross - tax - contribution)


def norm(household: Household, law: Parameters, without_sharing: bool) -> Between:
    """Bounds for the bijstandsnorm that an income is compared with, euros per month with holiday pay.

    ``without_sharing``: the municipality is known to leave out the kostendelersnorm. Below 21 the norm of 21 is the
    upper bound, because many municipalities use that. No bounds while an age is not known or persons may be missing.
    """
    ages = [age(person, household.peildatum) for person in adults(household)]
    known = [years for years in ages if years is not None]
    if household.personen_volledig is not True or len(known) < len(ages):
        return Between(None, None)
    grown = int(law.get("participatiewet.leeftijd_norm").amount)
    trace = Trace(silent=True)
    high = norm_alone(trace, law, _leden(household, [max(years, grown) for years in known], 0))
    sharing = 0 if without_sharing else _sharing(household, law)
    low = norm_of(trace, law, _leden(household, known, sharing)) if sharing else None
    return Between(low if sharing else norm_alone(trace, law, _leden(household, known, 0)), high)


def _leden(household: Household, ages: list[int], sharing: int) -> Leden:
    kinderen = bool(has_child(household))
    if len(ages) > 1:
        return Leden(Leefvorm.GEHUWD, ages[0], ages[1], kinderen, 2 + sharing)
    form = Leefvorm.ALLEENSTAANDE_OUDER if kinderen else Leefvorm.ALLEENSTAAND
    return Leden(form, ages[0], None, kinderen, 1 + sharing)


def _sharing(household: Household, law: Parameters) -> int:
    """How many others may share the costs; who rents a part of the home does not."""
    grown = int(law.get("participatiewet.leeftijd_kostendeler").amount)
    others = _present(household, Rol.KIND, Rol.MEDEBEWONER)
    return sum(is_aged(person, household.peildatum, 0, grown) is not True for person in others)


def _present(household: Household, *roles: Rol) -> tuple[Person, ...]:
    return tuple(person for person in household.with_role(*roles) if person.is_present(household.peildatum))
