"""A household as the Participatiewet looks at it on a day: who the norm is for, what comes in and what of it counts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Person, Rol
from app.domain.money import Cents, euros
from app.domain.period import age_on
from app.rules.awir import assets_of, minors_of, partner_on
from app.rules.bijstandsnorm import LAW, Leden, Leefvorm, has_aow_age, norm_alone
from app.rules.parameters import Parameters, load
from app.rules.trace import Trace

SUPPORT = ("bijstand", "aio")
"""What may be a part of what comes in, and is no income of one's own."""
TOLD_ROUGHLY = Cents(10_00)
"""A smaller gap between what comes in and the bijstand in it is the rounding of what was told, not an income."""


def members(household: Household, first: date) -> Leden:
    """Who the norm is for, and how many share the costs on a day (articles 3, 4 and 22a).

    A subtenant pays a commercial rent; who studies does not share.
    """
    law = load(first)
    adults = couple_on(household, first)
    ages = [age_of(person, first) for person in adults]
    others = [p for p in household.with_role(Rol.KIND, Rol.MEDEBEWONER) if p.is_present(first)]
    grown_up = law.get("awir.leeftijd_meerderjarig").amount
    kinderen = any(person.rol is Rol.KIND and age_of(person, first) < grown_up for person in others)
    shares_from = law.get(f"{LAW}.leeftijd_kostendeler").amount
    sharing = sum(age_of(p, first) >= shares_from and not p.studeert.at(first) for p in others)
    if len(ages) > 1:
        return Leden(Leefvorm.GEHUWD, ages[0], ages[1], kinderen, len(ages) + sharing)
    leefvorm = Leefvorm.ALLEENSTAANDE_OUDER if kinderen else Leefvorm.ALLEENSTAAND
    return Leden(leefvorm, ages[0], None, kinderen, len(ages) + sharing)


def couple_on(household: Household, day: date) -> tuple[Person, ...]:
    """The applicant, and the partner of the day when there is one."""
    partner = partner_on(household, day)
    return (household.aanvrager,) if partner is None else (household.aanvrager, partner)


def age_of(person: Person, day: date) -> int:
    """The age in whole years of somebody whose birth date is known."""
    return age_on(person.geboortedatum or day, day)


def income_on(household: Household, day: date) -> Cents:
    """All that comes in for the adults of a day, net; eurocents per month."""
    return Cents(sum(person.netto_per_maand.at(day) or 0 for person in couple_on(household, day)))


def family_assets(household: Household, day: date, law: Parameters) -> Decimal:
    """What the adults of a day and their minor children own, in euros."""
    return assets_of(*couple_on(household, day), *minors_of(household, day.year, law))


def supported_by(household: Household, day: date) -> Cents:
    """The bijstand, and from the AOW age the AIO, that come in on a day; eurocents per month."""
    total = 0
    for name in support_of(household, day):
        found = household.receives(name)
        if found is not None and (found.sinds is None or found.sinds.replace(day=1) <= day):
            total += found.bedrag or 0
    return Cents(total)


def is_known(household: Household, day: date) -> bool:
    """Whether the ages and the net incomes of the adults of a day are known."""
    adults = couple_on(household, day)
    return all(p.geboortedatum is not None and p.netto_per_maand.at(day) is not None for p in adults)


def may_have_support(household: Household, day: date) -> bool:
    """Whether what comes in may be bijstand for a part: not when it is more than twice the highest norm."""
    known = all(person.netto_per_maand.at(day) is not None for person in couple_on(household, day))
    return not known or euros(income_on(household, day)) < 2 * highest_norm(load(day))


def may_lack(household: Household, day: date) -> bool:
    """Whether the income that is known is, without bijstand and AIO, below the norm of who shares no costs."""
    if not is_known(household, day):
        return False
    law, leden = load(day), members(household, day)
    grown = int(law.get(f"{LAW}.leeftijd_norm").amount)
    partner = leden.leeftijd_partner
    alone = replace(
        leden,
        leeftijd=max(leden.leeftijd, grown),
        leeftijd_partner=None if partner is None else max(partner, grown),
    )
    is_told = all(household.receives(name) is not None for name in support_of(household, day))
    support = euros(supported_by(household, day)) if is_told else highest_norm(law)
    return euros(income_on(household, day)) - support < norm_alone(Trace(silent=True), law, alone)


def support_of(household: Household, day: date) -> tuple[str, ...]:
    """What may be a part of what comes in on a day: there is no AIO without somebody of the AOW age."""
    law = load(day)
    return SUPPORT if any(has_aow_age(law, age_of(p, day)) for p in couple_on(household, day)) else SUPPORT[:1]


def highest_norm(law: Parameters) -> Decimal:
    """The highest norm there is, in euros per month; nobody gets more bijstand than this."""
    return law.get(f"{LAW}.norm_pensioen_gehuwd").amount
