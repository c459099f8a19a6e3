"""Wage tax as payers would withhold it: each from its own pay by the tables of a year, with or without the credit."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from app.domain.household import Person
from app.domain.money import ZERO, Cents, euros, floor_euro
from app.domain.period import age_on
from app.rules.heffingskortingen import Belastingplichtige, credits_of, tax_of
from app.rules.parameters import Parameters, load
from app.rules.trace import Trace

SILENT = Trace(silent=True)
AOW = 67


@dataclass(frozen=True)
class Pay:
    """What one payer pays in a year, in euros, of which a part for work."""

    amount: Decimal
    work: Decimal


def with_wage_tax(person: Person, year: int, random: Random, alone: bool) -> Person:
    """The same person with an income from work, payers and what they withheld."""
    income = euros(person.toetsingsinkomen or Cents(0))
    paid = _pays(income, random)
    credit = random.randint(0, len(paid))
    if random.random() < 0.5 and paid:
        credit = 1
    steady, young = random.random() < 0.7, random.random() < 0.1
    work = sum((pay.work for pay in paid), ZERO) if paid else floor_euro(income * random.choice([0, 1]))
    law = load(date(year, 1, 1))
    withheld = _withheld(person, paid, credit, law, (young, alone))
    if not steady and paid:
        withheld += (
            max(ZERO, tax_of(SILENT, law, floor_euro(income), _has_aow(person, law)) - withheld)
            * Decimal(random.choice([0, 1, 3, 4]))
            / 4
        )
    return replace(
        person,
        arbeidsinkomen=Cents(int(work * 100)),
        inhoudingsplichtigen=len(paid),
        loonheffingskorting=credit,
        gelijk_inkomen=steady,
        ingehouden_loonheffing=Cents(int(withheld * 100)),
        jonggehandicapt=young,
    )


def _pays(income: Decimal, random: Random) -> list[Pay]:
    number = random.choice([0, 1, 1, 1, 2, 2, 3])
    left, found = income, []
    for place in range(number):
        amount = left if place == number - 1 else floor_euro(left * random.randint(0, 100) / 100)
        work = random.choice([ZERO, amount, amount])
        found.append(Pay(amount, work))
        left -= amount
    if number == 1 and random.random() < 0.2:
        return [Pay(income, floor_euro(income / 3))]
    return found


def _withheld(person: Person, paid: list[Pay], credit: int, law: Parameters, about: tuple[bool, bool]) -> Decimal:
    aow = _has_aow(person, law)
    young, alone = about
    total = ZERO
    for place, pay in enumerate(paid):
        tax = tax_of(SILENT, law, floor_euro(pay.amount), aow)
        told = young and pay.work < pay.amount  # only an agency knows of a Wajong
        who = Belastingplichtige(pay.amount, pay.work, aow, alone and place == 0, told)  # the first one pays the AOW
        less = credits_of(SILENT, law, who).total if place < credit else ZERO
        total += max(ZERO, tax - less)
    whole = tax_of(SILENT, law, floor_euro(sum((pay.amount for pay in paid), ZERO)), aow)
    return whole if not credit and 0 < whole - total <= len(paid) else total  # not the rounding of each payer


def _has_aow(person: Person, law: Parameters) -> bool:
    return age_on(person.geboortedatum or date.min, date(law.year, 1, 1)) >= AOW
