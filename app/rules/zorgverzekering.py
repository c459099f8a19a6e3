"""Health insurance: what another polis may save, an additional insurance that is not used, and when one can switch.

Against an average premium a saving is an estimate with a band: at least what is above the average, at most what is
above the cheapest polis. A higher voluntary excess counts only for who could pay all of it. Who has arrears cannot
switch.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Person
from app.domain.message import Message, message
from app.domain.money import ZERO, Cents, euros
from app.domain.parts import Polis
from app.domain.period import age_before
from app.rules.awir import TWELVE, Right
from app.rules.gemeente_pack import Gemeentepolis, is_outdated
from app.rules.gemeente_shelf import pack_as_seen
from app.rules.parameters import Parameters
from app.rules.slots import couple_of
from app.rules.trace import Trace, artikel

LAW = "zorgverzekering"
BOND = "Consumentenbond"
WET = "Zorgverzekeringswet"


@dataclass(frozen=True, slots=True)
class Premies:
    """Premiums per month in euros that a polis is compared with, and what the highest voluntary excess takes off."""

    gemiddeld: Decimal
    goedkoopst: Decimal
    korting: Decimal
    hoogste_risico: Decimal


@artikel(WET, "20", "EUR/maand")
def premie_zonder_extra_risico(
    trace: Trace, *, premie: Decimal, korting: Decimal, risico: Decimal, hoogste: Decimal
) -> Decimal:
    """What the same polis would about cost without the voluntary excess; euros per month."""
    return premie + korting * risico / hoogste


@artikel(BOND, "", "EUR/maand")
def besparing_op_premie(trace: Trace, *, premie: Decimal, andere: Decimal) -> Decimal:
    """What a polis costs more than another one, never below zero; euros per month."""
    return max(ZERO, premie - andere)


@artikel(BOND, "", "EUR/maand")
def ongebruikt_aanvullend(trace: Trace, *, premie: Decimal) -> Decimal:
    """The premium of an additional insurance that is not used; euros per month."""
    return premie


@artikel(BOND, "", "EUR/maand")
def besparing_met_gemeentepolis(trace: Trace, *, premie: Decimal, gemeentepolis: Decimal, bijdrage: Decimal) -> Decimal:
    """What basic and additional insurance cost more than that of the municipality; euros per month."""
    return max(ZERO, premie - (gemeentepolis - bijdrage))


@artikel(BOND, "", "EUR/jaar")
def besparing_zorgverzekering(trace: Trace, *, per_maand: Decimal) -> Decimal:
    """Twelve months of what is saved; euros per year."""
    return per_maand * TWELVE


def at_most(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The most that can be saved: with the cheapest polis that fits, or that of the municipality."""
    return _right(household, law, trace, year, most=True)


def at_least(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The least that is saved: with an average polis."""
    return _right(household, law, trace, year, most=False)


def insured(household: Household, law: Parameters, year: int) -> tuple[Person, ...]:
    """The couple, as far as they are insured and old enough to pay a premium."""
    return tuple(person for person in couple_of(household, year) if _pays(person, law, household.peildatum))


def _pays(person: Person, law: Parameters, day: date) -> bool:
    born, limit = person.geboortedatum, law.get(f"{LAW}.leeftijd_premie").amount
    grown = born is None or age_before(born, day.replace(day=1)) >= limit
    return grown and person.zorgverzekerd.at(day) is not False


def _right(household: Household, law: Parameters, trace: Trace, year: int, most: bool) -> Right:
    trace.estimate = True
    persons = insured(household, law, year)
    blocked = bool(household.zorg.achterstand_maanden)
    saved = ZERO if blocked else sum((_saving(household, law, trace, person, most) for person in persons), ZERO)
    award = besparing_zorgverzekering(trace, per_maand=saved) if saved else ZERO
    word = "ja" if award else "nee_verzekerd" if not persons else "nee_achterstand" if blocked else "nee_goedkoop"
    return Right(
        months=(award,),
        exact=award,
        award=award,
        reason=message(f"reden.zorgverzekering.{word}"),
        warnings=_warnings(household, law, persons, award),
        estimate=True,
        in_cents=True,
        before=_last_day(household, law) if award else None,
    )


def _saving(household: Household, law: Parameters, trace: Trace, person: Person, most: bool) -> Decimal:
    """What one person saves per month in euros."""
    polis = household.zorg.of(person.id)
    premies = _premiums(law, trace)
    own = _on_premium(trace, polis, premies, household.zorg.kan_eigen_risico_betalen is True, most)
    extra = ZERO
    if polis.aanvullend and polis.gebruikt_aanvullend is False:
        extra = ongebruikt_aanvullend(trace, premie=_euros(polis.aanvullend))
    together = _with_municipality(household, trace, polis) if most else ZERO
    return max(own + extra, together)


def _premiums(law: Parameters, trace: Trace) -> Premies:
    cheapest = trace.amount(law, f"{LAW}.goedkoopste_premie")
    return Premies(
        gemiddeld=trace.amount(law, f"{LAW}.gemiddelde_premie"),
        goedkoopst=cheapest,
        korting=cheapest - trace.amount(law, f"{LAW}.goedkoopste_premie_hoog_risico"),
        hoogste_risico=trace.amount(law, f"{LAW}.vrijwillig_eigen_risico"),
    )


def _on_premium(trace: Trace, polis: Polis, premies: Premies, can_bear: bool, most: bool) -> Decimal:
    """What the basic insurance costs more than another one of the same excess, or of none when it cannot be borne."""
    premie, risico = _euros(polis.premie), _euros(polis.vrijwillig_eigen_risico)
    if most and can_bear:
        return besparing_op_premie(trace, premie=premie, andere=premies.goedkoopst - premies.korting)
    if risico and can_bear:
        premie = premie_zonder_extra_risico(
            trace, premie=premie, korting=premies.korting, risico=risico, hoogste=premies.hoogste_risico
        )
    return besparing_op_premie(trace, premie=premie, andere=premies.goedkoopst if most else premies.gemiddeld)


def _with_municipality(household: Household, trace: Trace, polis: Polis) -> Decimal:
    """What the polis of the municipality may save, where its premium is known; whether one may have it is asked."""
    offered = _offer(household)
    if offered is None or offered.premie_per_maand.value is None:
        return ZERO
    return besparing_met_gemeentepolis(
        trace,
        premie=_euros(polis.premie) + _euros(polis.aanvullend),
        gemeentepolis=euros(offered.premie_per_maand.value),
        bijdrage=euros(offered.bijdrage_per_maand.value or Cents(0)),
    )


def _offer(household: Household) -> Gemeentepolis | None:
    """The polis of the municipality; None when its pack does not say, or is past its date."""
    pack = pack_as_seen(household.gemeente) if household.gemeente else None
    if pack is None or is_outdated(pack, household.peildatum) or not pack.gemeentepolis.aangeboden.value:
        return None
    return pack.gemeentepolis


def _warnings(
    household: Household, law: Parameters, persons: tuple[Person, ...], award: Decimal
) -> tuple[Message, ...]:
    if not persons:
        return ()
    zorg, found = household.zorg, []
    too_high = any(zorg.of(person.id).vrijwillig_eigen_risico for person in persons)
    if too_high and zorg.kan_eigen_risico_betalen is False:
        found.append(message("let_op.eigen_risico_te_hoog", bedrag=_whole_excess(law)))
    if (zorg.achterstand_maanden or 0) >= law.get(f"{LAW}.wanbetaler_maanden").amount:
        premie = law.get(f"{LAW}.bestuursrechtelijke_premie").amount
        found.append(message("let_op.premie_via_cak", bedrag=premie))
    found.append(message("let_op.gemeentepolis_vragen" if _offer(household) is None else "let_op.gemeentepolis_kan"))
    return (*found, *(_calendar(household.peildatum, law) if award else ()))


def _whole_excess(law: Parameters) -> Decimal:
    return law.get(f"{LAW}.eigen_risico").amount + law.get(f"{LAW}.vrijwillig_eigen_risico").amount


def _calendar(today: date, law: Parameters) -> tuple[Message, ...]:
    """When one can switch, as seen on a day of a year of which the days are known."""
    if law.is_stand_in or today.year != law.year:
        return ()
    known, cancel, choose = (_day(law, name) for name in ("premie_bekend", "opzeggen_uiterlijk", "nieuw_uiterlijk"))
    if today <= choose:
        return (message("let_op.overstappen_januari", tot=choose),)
    following = choose.replace(year=choose.year + 1)
    if today < known:
        return (message("let_op.overstappen_later", vanaf=known, tot=cancel),)
    return (message("let_op.overstappen_nu", tot=cancel, nieuw=following),)


def _last_day(household: Household, law: Parameters) -> date | None:
    if law.is_stand_in or household.peildatum.year != law.year:
        return None
    return _day(law, "opzeggen_uiterlijk")


def _day(law: Parameters, name: str) -> date:
    return law.get(f"{LAW}.{name}").day or date.max


def _euros(amount: Cents | None) -> Decimal:
    return euros(amount or Cents(0))
