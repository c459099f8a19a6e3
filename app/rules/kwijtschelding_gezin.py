"""Who asks for kwijtschelding, and what those people need to live on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Person, Rol
from app.domain.money import HUNDRED, ZERO
from app.domain.period import age_on
from app.rules.awir import partner_on
from app.rules.bijstandsnorm import Leden, has_aow_age, norm_of
from app.rules.gemeente_keuzes import LEEFVORM, Keuzes
from app.rules.kwijtschelding import Huishouden, net_aow
from app.rules.parameters import Parameters
from app.rules.trace import Trace

BORN_BEFORE = date(1935, 1, 1)
"""Who was born before this day may keep more savings."""


@dataclass(frozen=True, slots=True)
class Gezin:
    """The applicant with the partner if any, of 21 or older for the norm, and who shares the costs with them.

    ``kostendelers`` counts everybody, the couple included; ``very_old`` how many were born before 1935.
    """

    couple: tuple[Person, ...]
    ages: tuple[int, ...]
    huishouden: Huishouden
    kostendelers: int
    has_aow: bool
    very_old: int


def gezin_on(household: Household, law: Parameters, day: date) -> Gezin:
    """Who asks on a day. Of somebody whose birth date is not known nothing follows from the age."""
    partner = partner_on(household, day)
    couple = (household.aanvrager,) if partner is None else (household.aanvrager, partner)
    least = int(law.get("participatiewet.leeftijd_norm").amount)
    ages = tuple(max(least, _age(person, day)) for person in couple)
    return Gezin(
        couple=couple,
        ages=ages,
        huishouden=_type_of(household, law, day, len(couple)),
        kostendelers=len(couple) + _sharing(household, law, day),
        has_aow=all(has_aow_age(law, age) for age in ages),
        very_old=sum(p.geboortedatum is not None and p.geboortedatum < BORN_BEFORE for p in couple),
    )


def cost_of_living(trace: Trace, law: Parameters, gezin: Gezin, keuzes: Keuzes) -> tuple[Decimal, Decimal]:
    """The norm in euros per month and the percentage of it that the household keeps.

    Where the authority chose the net AOW as norm, the higher of the two holds.
    """
    leden = Leden(
        LEEFVORM[gezin.huishouden],
        gezin.ages[0],
        gezin.ages[1] if len(gezin.ages) > 1 else None,
        kostendelers=gezin.kostendelers,
    )
    norm = norm_of(trace, law, leden) or ZERO
    if keuzes.netto_aow and gezin.has_aow:
        net = net_aow(trace, law, len(gezin.couple) > 1)
        if net > norm * keuzes.norm:
            return net, HUNDRED
    return norm, keuzes.norm * HUNDRED


def _type_of(household: Household, law: Parameters, day: date, adults: int) -> Huishouden:
    if adults > 1:
        return Huishouden.ECHTGENOTEN
    grown = law.get("awir.leeftijd_meerderjarig").amount
    children = (c for c in household.with_role(Rol.KIND) if c.is_present(day) and c.geboortedatum is not None)
    minor = any(_age(child, day) < grown for child in children)
    return Huishouden.ALLEENSTAANDE_OUDER if minor else Huishouden.ALLEENSTAAND


def _sharing(household: Household, law: Parameters, day: date) -> int:
    """How many others share the costs: who is old enough, lives there and rents no part of the home.

    A student does not share them, but a visit does not ask for that; the norm is then too low, never too high.
    """
    least = law.get("participatiewet.leeftijd_kostendeler").amount
    others = household.with_role(Rol.KIND, Rol.MEDEBEWONER)
    return sum(person.is_present(day) and _age(person, day) >= least for person in others)


def _age(person: Person, day: date) -> int:
    return 0 if person.geboortedatum is None else age_on(person.geboortedatum, day)
