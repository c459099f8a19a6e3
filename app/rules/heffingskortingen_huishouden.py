"""Heffingskortingen of a household: what its tax returns of a year give back, or ask, when all income is of box 1.

Each of the couple files a return. Deductions, box 3 and the insurance contribution are not in it, so that it is always
an estimate. The year in which somebody reaches the AOW age has two tariffs and is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from app.domain.household import Household, Person, Rol
from app.domain.message import Message, message
from app.domain.money import ZERO, Cents, ceil_euro, euros, floor_euro
from app.domain.period import age_on, first_days
from app.rules.awir import TWELVE, Right
from app.rules.heffingskortingen import LAW, WET, paid_out
from app.rules.inhouding import Aangever, Inhouding, Maybe, balance, bij_te_betalen, tax_owed, unused
from app.rules.parameters import Parameters
from app.rules.slots import couple_of, is_there
from app.rules.trace import Trace, artikel

NAME = "heffingskortingen"
ADVANCE = "voorlopige_aanslag"
SO_MANY = 64
"""Returns that are kept: those of one household, with the incomes that its costs of care may leave."""


@dataclass(frozen=True, slots=True)
class Terug:
    """What the returns of a household give back and ask, in euros per year."""

    terug: Decimal
    bij: Decimal


@artikel(WET, "2.3", "EUR/jaar")
def inkomen_van_een_aangifte(trace: Trace, *, inkomen: Decimal, persoon: int) -> Decimal:
    """The income that one of a couple declares; euros per year."""
    return inkomen


def at_most(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The most that can come back, with the least to pay, whatever is not known."""
    return _right(household, law, trace, year, most=True)


def at_least(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The least that comes back, with the most to pay, whatever is not known."""
    return _right(household, law, trace, year, most=False)


def heffingskortingen(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """What the tax returns give back, or ask, of a household of which everything is known, in one calendar year."""
    return at_most(household, law, trace, year)


def _right(household: Household, law: Parameters, trace: Trace, year: int, most: bool) -> Right:
    trace.estimate = True
    people = couple_of(household, year)
    found = settle(household, law, trace, year, most)
    already = advance_received(household, year)
    if already is None:  # at best nothing, at worst all that may come back
        already = ZERO if most else settle(household, law, Trace(silent=True), year, most=True).terug
    rest = found.terug - already if abs(found.terug - already) >= TWELVE or not already else ZERO
    terug, bij = max(ZERO, rest), found.bij + max(ZERO, -rest)
    years = int(law.get(f"{LAW}.aangifte_jaren").amount)
    return Right(
        months=(terug,),
        exact=terug,
        award=terug,
        reason=message(f"reden.{NAME}.{_reason(people, law, year, terug, bij)}"),
        warnings=_warnings(people, law, year),
        estimate=True,
        before=date(year + years, 12, 31) if terug else None,
        owed=bij,
    )


def settle(household: Household, law: Parameters, trace: Trace, year: int, most: bool) -> Terug:
    """What the returns of the couple give back and ask together, before what was received in advance."""
    people = [p for p in couple_of(household, year) if not reaches_aow(p, law, year)]
    facts = [facts_of(household, person, law, year) for person in people]
    terug, bij = ZERO, ZERO
    for place, who in enumerate(facts, start=1):
        if len(facts) > 1:
            inkomen_van_een_aangifte(trace, inkomen=who.inkomen, persoon=place)
        saldo = balance(trace, law, who, most)
        terug += floor_euro(max(ZERO, saldo))
        if saldo < 0:
            grens = trace.amount(law, f"{LAW}.aanslaggrens")
            bij += ceil_euro(bij_te_betalen(trace, saldo=saldo, grens=grens))
    return Terug(terug + paid_to_partner(household, law, trace, year, most), bij)


def paid_to_partner(household: Household, law: Parameters, trace: Trace, year: int, most: bool) -> Decimal:
    """The unused credit of each of a couple, as far as the other pays tax; euros per year."""
    people = [p for p in couple_of(household, year) if not reaches_aow(p, law, year)]
    if len(people) < 2 or not counts_as_partner(household, law, year):
        return ZERO
    facts = [facts_of(household, person, law, year) for person in people]
    total = ZERO
    for place, person in enumerate(people):
        who, other = facts[place], facts[1 - place]
        born = person.geboortedatum or date.max
        silent = Trace(silent=True)
        onbenut = unused(silent, law, who, most)
        if onbenut:
            total += paid_out(trace, law, born, onbenut, tax_owed(silent, law, other, most))
    return total


def reaches_aow(person: Person, law: Parameters, year: int) -> bool:
    """Whether somebody reaches the AOW age in the course of the year."""
    return not has_aow(person, law, year) and _age(person, date(year, 12, 31)) >= law.get("aow.leeftijd").amount


def has_aow(person: Person, law: Parameters, year: int) -> bool:
    """Whether somebody has the AOW age all year."""
    return _age(person, date(year, 1, 1)) >= law.get("aow.leeftijd").amount


def counts_as_partner(household: Household, law: Parameters, year: int) -> bool:
    """Whether the toeslagpartner is there long enough to count for the heffingskortingen."""
    partners = household.with_role(Rol.TOESLAGPARTNER)
    months = sum(any(partner.is_present(first) for partner in partners) for first in first_days(year))
    return months > law.get(f"{LAW}.partner_maanden").amount


def advance_received(household: Household, year: int) -> Decimal | None:
    """What is received in advance on the return of the year, in euros; None when that is not known."""
    if household.ontvangt is None:
        return None
    found = next((item for item in household.ontvangt if item.regeling == ADVANCE), None)
    if found is None:
        return ZERO
    if found.bedrag is None:
        return None
    months = sum(found.sinds is None or first >= found.sinds.replace(day=1) for first in first_days(year))
    return euros(found.bedrag) * months


def _age(person: Person, day: date) -> int:
    return age_on(person.geboortedatum, day) if person.geboortedatum else 0


@lru_cache(maxsize=SO_MANY)
def facts_of(household: Household, person: Person, law: Parameters, year: int) -> Aangever:
    """What the return of one person looks at; what is not known lies between two ends.

    Several regelingen look at the same return, so the newest ones are kept.
    """
    partner = next((p for p in couple_of(household, year) if p.id != person.id), None)
    counted = partner if counts_as_partner(household, law, year) else None
    aow = has_aow(person, law, year)
    others = (Rol.TOESLAGPARTNER, Rol.MEDEBEWONER)
    return Aangever(
        inkomen=_euros(person.toetsingsinkomen),
        arbeid=work_of(person),
        inhouding=withholding_of(person),
        aow=aow,
        aow_alleen=aow and not any(is_there(p, year) for p in household.with_role(*others)),
        jonggehandicapt=Maybe(
            not aow and person.jonggehandicapt is True, not aow and person.jonggehandicapt is not False
        ),
        kind=_child_credit(household, person, counted, law, year),
    )


def withholding_of(person: Person) -> Inhouding:
    """How wage tax was withheld from somebody."""
    known = person.ingehouden_loonheffing
    if not person.toetsingsinkomen:
        return Inhouding(ZERO if known is None else euros(known))  # without income nothing is withheld
    return Inhouding(
        None if known is None else euros(known),
        person.inhoudingsplichtigen,
        person.loonheffingskorting,
        person.gelijk_inkomen,
    )


def work_of(person: Person) -> tuple[Decimal, Decimal]:
    """The income from work, at least and at most; all of the income when it is not known."""
    if person.arbeidsinkomen is None:
        return ZERO, _euros(person.toetsingsinkomen)
    return euros(person.arbeidsinkomen), euros(person.arbeidsinkomen)


def _child_credit(household: Household, person: Person, partner: Person | None, law: Parameters, year: int) -> Maybe:
    """Whether somebody has a young child and no partner who earns less from work; of equals the eldest has it."""
    child = young_child(household, law, year)
    if partner is None:
        return child
    (least, most), (least_other, most_other) = work_of(person), work_of(partner)
    eldest = _seniority(person) < _seniority(partner)
    surely = most < least_other or (eldest and most == least_other)
    possibly = least < most_other or (eldest and least == most_other)
    return Maybe(child.surely and surely, child.possibly and possibly)


def _seniority(person: Person) -> tuple[date, bool]:
    """By birth; of two who were born on one day the applicant comes first."""
    return person.geboortedatum or date.max, person.rol is not Rol.AANVRAGER


def young_child(household: Household, law: Parameters, year: int) -> Maybe:
    """Whether a child that is young enough is registered in the home long enough."""
    found = [_counts(child, law, year) for child in household.with_role(Rol.KIND)]
    return Maybe(any(one.surely for one in found), any(one.possibly for one in found))


def _counts(child: Person, law: Parameters, year: int) -> Maybe:
    born = child.geboortedatum
    limit = law.get(f"{LAW}.iack_leeftijd").amount
    if born is not None and age_on(born, date(year, 1, 1)) >= limit:
        return Maybe(False, False)
    months = [first for first in first_days(year) if child.is_present(first) and (born is None or born <= first)]
    registered = [child.ingeschreven.at(first) for first in months]
    least = law.get(f"{LAW}.iack_maanden").amount
    surely = born is not None and sum(one is True for one in registered) >= least
    return Maybe(surely, sum(one is not False for one in registered) >= least)


def _euros(amount: Cents | None) -> Decimal:
    return euros(amount or Cents(0))


def _reason(people: Sequence[Person], law: Parameters, year: int, terug: Decimal, bij: Decimal) -> str:
    if terug:
        return "ja"
    if bij:
        return "nee_bijbetalen"
    if any(reaches_aow(person, law, year) for person in people):
        return "nee_aow_jaar"
    if not any(person.toetsingsinkomen for person in people):
        return "nee_inkomen"
    return "nee_klopt"


def _warnings(people: Sequence[Person], law: Parameters, year: int) -> tuple[Message, ...]:
    found: list[str] = []
    for person in people:
        if not person.toetsingsinkomen:
            continue
        if reaches_aow(person, law, year):
            found.append("let_op.aow_jaar")
        elif person.inhoudingsplichtigen == 0:
            found.append("let_op.geen_inhouding")
        elif (person.loonheffingskorting or 0) > 1:
            found.append("let_op.korting_dubbel")
        elif person.loonheffingskorting == 0:
            found.append("let_op.korting_nergens")
    return tuple(message(text_id) for text_id in dict.fromkeys(found))
