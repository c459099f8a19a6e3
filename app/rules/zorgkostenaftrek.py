"""The deduction of costs of care for a household: less tax, a tegemoetkoming where there is no tax, higher toeslagen.

A deduction lowers the income that the toeslagen look at too; that is counted here and nowhere else, for the toeslagen
themselves are worked out with the income before it. The partners divide it as is best for them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from app.domain.household import Household, Person
from app.domain.message import message
from app.domain.money import ONE, ZERO, Cents, cents, euros, floor_euro
from app.domain.parts import Zorguitgaven
from app.rules.awir import Right, has_partner_all_year, income_of
from app.rules.heffingskortingen import WET, paid_out, tax_of
from app.rules.heffingskortingen_huishouden import SO_MANY, counts_as_partner, facts_of, has_aow, reaches_aow
from app.rules.inhouding import Aangever, credits_at, tax_owed, unused
from app.rules.parameters import Parameters
from app.rules.regeling import Regeling
from app.rules.slots import couple_of
from app.rules.toekenning import bounds_of
from app.rules.toeslagen import TOESLAGEN
from app.rules.trace import Trace, artikel
from app.rules.unknown import Bounds
from app.rules.zorgkosten import Zorgkosten, deduct

BY_INCOME = tuple(regeling for regeling in TOESLAGEN if regeling.name != "kinderbijslag")
"""The toeslagen that become higher when the income becomes lower."""


TAPERS = {
    "zorgtoeslag": ("zorgtoeslag.pct_afbouw",),
    "kindgebonden_budget": ("kindgebonden_budget.pct_afbouw",),
    "huurtoeslag": ("huurtoeslag.afbouw_een", "huurtoeslag.afbouw_meer"),
}
"""The parts of an income by which a toeslag becomes lower, where it is so simple."""


@dataclass(frozen=True, slots=True)
class Verdeling:
    """A deduction divided over the couple, in euros, and what it is worth in tax and tegemoetkoming."""

    delen: tuple[Decimal, ...]
    waarde: Decimal


@dataclass(frozen=True, slots=True)
class Effect:
    """What a deduction in euros does to one toeslag: its bounds without and with it."""

    regeling: Regeling
    aftrek: Decimal
    zonder: Bounds
    met: Bounds


_last: tuple[Household | None, Parameters | None, int, tuple[Effect, ...]] = (None, None, 0, ())


@artikel(WET, "2.7", "EUR/jaar")
def belastingvoordeel(trace: Trace, *, zonder: Decimal, met: Decimal) -> Decimal:
    """What is owed without the deduction less what is owed with it; euros per year."""
    return zonder - met


@artikel("Belastingdienst", "", "EUR/jaar")
def tegemoetkoming_zorgkosten(trace: Trace, *, zonder: Decimal, met: Decimal) -> Decimal:
    """The credits that can be set off without the deduction less those with it; euros per year."""
    return zonder - met


@artikel(WET, "8.9", "EUR/jaar")
def minder_uitbetaald(trace: Trace, *, zonder: Decimal, met: Decimal) -> Decimal:
    """What the partner is paid of an unused credit without the deduction less what with it; euros per year."""
    return zonder - met


@artikel("Algemene wet inkomensafhankelijke regelingen", "8", "EUR/jaar")
def meer_toeslag(trace: Trace, *, regeling: str, met: Decimal, zonder: Decimal) -> Decimal:
    """What a toeslag is with the lower income less what it is without; euros per year."""
    return met - zonder


@artikel(WET, "6.16", "EUR/jaar")
def opbrengst_zorgkosten(trace: Trace, *, belasting: Decimal, toeslagen: Decimal) -> Decimal:
    """What the deduction gives in tax and in toeslagen together; euros per year."""
    return belasting + toeslagen


def at_most(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The most it gives, whatever is not known of the toeslagen."""
    return _right(household, law, trace, year, most=True)


def at_least(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The least it gives, whatever is not known of the toeslagen."""
    return _right(household, law, trace, year, most=False)


def costs_of(uitgaven: Zorguitgaven) -> Decimal:
    """The costs together in euros; nothing when the resident does not want to talk about them."""
    if uitgaven.bespreken is False:
        return ZERO
    return _euros(uitgaven.verhoogbaar) + _euros(uitgaven.overig)


def _right(household: Household, law: Parameters, trace: Trace, year: int, most: bool) -> Right:
    trace.estimate = True
    if not costs_of(household.zorgkosten):
        refused = household.zorgkosten.bespreken is False
        return _answer(ZERO, "nee_niet_besproken" if refused else "nee_kosten")
    aftrek = deduction(household, law, trace, year)
    if not aftrek:
        return _answer(ZERO, "nee_drempel")
    verdeling = divide(household, law, trace, year, aftrek)
    toeslagen = _on_toeslagen(trace, law, effects(household, law, year), most)
    award = opbrengst_zorgkosten(trace, belasting=verdeling.waarde, toeslagen=toeslagen)
    return _answer(award, "ja" if award > 0 else "nee_niets_terug")


def _answer(award: Decimal, word: str) -> Right:
    award = floor_euro(max(ZERO, award))
    return Right((award,), award, award, message(f"reden.zorgkostenaftrek.{word}"), estimate=True)


def deduction(household: Household, law: Parameters, trace: Trace, year: int) -> Decimal:
    """What of the costs of the couple may be deducted, in euros per year."""
    couple = _together(household, year)
    uitgaven = household.zorgkosten
    kosten = Zorgkosten(
        drempelinkomen=sum((_euros(person.toetsingsinkomen) for person in couple), ZERO),
        verhoogbaar=_euros(uitgaven.verhoogbaar),
        overig=_euros(uitgaven.overig),
        partner=len(couple) > 1,
        aow=any(has_aow(person, law, year) for person in couple),
    )
    return deduct(trace, law, kosten).aftrek


def divide(household: Household, law: Parameters, trace: Trace, year: int, aftrek: Decimal) -> Verdeling:
    """The division over the couple that is worth most: one of them first, the other what is left."""
    best = _best(household, law, year, aftrek)
    return Verdeling(best, _worth(household, law, trace, year, best))


@lru_cache(maxsize=SO_MANY)
def _best(household: Household, law: Parameters, year: int, aftrek: Decimal) -> tuple[Decimal, ...]:
    """The parts of a deduction that are worth most; the same is asked for the tax and for the toeslagen."""
    incomes = [_euros(person.toetsingsinkomen) for person in _together(household, year)]
    ways = tuple(dict.fromkeys(_ways(incomes, aftrek)))
    if len(ways) == 1:
        return ways[0]
    silent = Trace(silent=True)
    return max(ways, key=lambda delen: _worth(household, law, silent, year, delen))


def _ways(incomes: Sequence[Decimal], aftrek: Decimal) -> Iterator[tuple[Decimal, ...]]:
    first = min(aftrek, incomes[0])
    if len(incomes) == 1:
        yield (first,)
        return
    yield first, min(aftrek - first, incomes[1])
    other = min(aftrek, incomes[1])
    yield min(aftrek - other, incomes[0]), other


def _together(household: Household, year: int) -> tuple[Person, ...]:
    """The fiscal partners of the whole year, or the applicant alone."""
    return couple_of(household, year) if has_partner_all_year(household, year) else (household.aanvrager,)


def _worth(household: Household, law: Parameters, trace: Trace, year: int, delen: Sequence[Decimal]) -> Decimal:
    """What a deduction so divided saves in tax, with the tegemoetkoming; euros per year."""
    couple = _together(household, year)
    counted = [place for place, person in enumerate(couple) if not reaches_aow(person, law, year)]
    facts = [facts_of(household, couple[place], law, year) for place in counted]
    lower = [replace(who, inkomen=who.inkomen - delen[place]) for who, place in zip(facts, counted, strict=True)]
    total = ZERO
    silent = Trace(silent=True)
    for who, with_it in zip(facts, lower, strict=True):
        owed, less = tax_owed(silent, law, who, most=True), tax_owed(silent, law, with_it, most=True)
        if owed != less:
            total += belastingvoordeel(trace, zonder=owed, met=less)
        total += _allowance(trace, law, who, with_it)
    if len(facts) > 1 and counts_as_partner(household, law, year):
        people = [couple[place] for place in counted]
        before, after = _paid(law, people, facts), _paid(law, people, lower)
        if before != after:
            total -= minder_uitbetaald(trace, zonder=before, met=after)
    return total


def _allowance(trace: Trace, law: Parameters, who: Aangever, after: Aangever) -> Decimal:
    """What credits find no tax any more by the deduction, euros per year."""
    silent = Trace(silent=True)
    kortingen = credits_at(silent, law, after, most=True).total
    without, with_it = (tax_of(silent, law, floor_euro(one.inkomen), one.aow) for one in (who, after))
    used = min(without, kortingen)
    return tegemoetkoming_zorgkosten(trace, zonder=used, met=with_it) if with_it < used else ZERO


def _paid(law: Parameters, people: Sequence[Person], facts: Sequence[Aangever]) -> Decimal:
    """The unused credit that is paid out to each of a couple, which falls with the tax of the other."""
    silent = Trace(silent=True)
    total = ZERO
    for place, person in enumerate(people):
        left = unused(silent, law, facts[place], most=True)
        owed = tax_owed(silent, law, facts[1 - place], most=True)
        total += paid_out(silent, law, person.geboortedatum or date.max, left, owed)
    return total


def _on_toeslagen(trace: Trace, law: Parameters, found: Sequence[Effect], most: bool) -> Decimal:
    """What the toeslagen become higher, at most or at least; euros per year."""
    total = ZERO
    for effect in found:
        zonder, met = effect.zonder, effect.met
        lower, higher = (zonder.low, met.high) if most else (zonder.high, met.low)
        if higher.award <= lower.award:
            continue
        name = effect.regeling.name.replace("_", " ")
        more = meer_toeslag(trace, regeling=name, met=higher.award, zonder=lower.award)
        if not (met.is_exact and zonder.is_exact):
            more = min(more, _steepest(effect.regeling, law, effect.aftrek))
        total += more
    return total


def _steepest(regeling: Regeling, law: Parameters, aftrek: Decimal) -> Decimal:
    """The most a toeslag becomes higher by this much less income: it tapers no faster, and may just begin."""
    rates = [law.get(name).amount for name in TAPERS.get(regeling.name, ()) if law.has(name)]
    if not rates:
        return Decimal("Infinity")
    return max(rates) * aftrek + law.get("awir.minimum_toekenning").amount + ONE


def effects(household: Household, law: Parameters, year: int) -> tuple[Effect, ...]:
    """What the deduction does to each toeslag of which the figures of this year are known; nothing without one."""
    global _last  # what is open, what is most and what is least all ask the same of the same household
    last = _last
    if last[0] is not household or last[1] is not law or last[2] != year:
        last = _last = (household, law, year, tuple(_effects(household, law, year)))
    return last[3]


def _effects(household: Household, law: Parameters, year: int) -> Iterator[Effect]:
    silent = Trace(silent=True)
    aftrek = deduction(household, law, silent, year)
    if not aftrek:
        return
    after = _lowered(household, year, _best(household, law, year, aftrek))
    less = income_of(*household.personen) - income_of(*after.personen)
    for regeling in BY_INCOME:
        zonder, met = (bounds_of(regeling, home, law, year) for home in (household, after))
        yield Effect(regeling, less, zonder, met)


def _lowered(household: Household, year: int, delen: Sequence[Decimal]) -> Household:
    """The household with the deduction off the incomes."""
    for person, deel in zip(_together(household, year), delen, strict=True):
        income = Cents((person.toetsingsinkomen or 0) - cents(deel))
        household = household.replacing(replace(person, toetsingsinkomen=income))
    return household


def _euros(amount: Cents | None) -> Decimal:
    return euros(amount or Cents(0))
