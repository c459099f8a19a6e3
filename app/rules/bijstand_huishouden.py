"""Bijstand and AIO of a household, month by month (Participatiewet, articles 11 to 47a).

What comes in is told without holiday pay, so it is set against the norm without the part that is kept for it. Left
out: couples of whom only one can have a right (article 24), an own home, stays abroad, detention.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Person, Woningsoort
from app.domain.message import Message, message
from app.domain.money import ZERO, Cents, euros
from app.rules.awir import Right, half_years
from app.rules.bijstand import asset_limit, inkomen_dat_meetelt, vrijgelaten_pensioen, zonder_vakantietoeslag
from app.rules.bijstand_situatie import (
    TOLD_ROUGHLY,
    age_of,
    couple_on,
    family_assets,
    highest_norm,
    income_on,
    members,
    supported_by,
)
from app.rules.bijstandsnorm import LAW, WET, Leden, has_aow_age, norm_of
from app.rules.parameters import Parameters, load
from app.rules.trace import Trace, artikel


@dataclass(frozen=True, slots=True)
class Maand:
    """What decides the bijstand of a month; ``vermogen`` in euros, the other amounts in eurocents per month.

    ``ontvangen`` is the bijstand or AIO within ``inkomen``, ``vrij`` what the household says that is left out of it.
    """

    law: Parameters
    leden: Leden
    inkomen: Cents
    ontvangen: Cents
    vrij: Cents
    vermogen: Decimal


@dataclass(frozen=True, slots=True)
class Betaling:
    """What is paid in a month in euros, or why nothing is."""

    bedrag: Decimal
    reden: str = "ja"
    schatting: bool = False


NONE = Betaling(ZERO, "")


@artikel(WET, "31, eerste lid, en 32", "EUR/maand")
def inkomen_naast_bijstand(trace: Trace, *, inkomen: Decimal, bijstand: Decimal) -> Decimal:
    """The net income without the bijstand or AIO in it, never below zero; euros per month."""
    return max(ZERO, inkomen - bijstand)


@artikel(WET, "31, tweede lid", "EUR/maand")
def vrijlating_binnen_de_wet(
    trace: Trace, *, vrijlating: Decimal, loon: Decimal, deel: Decimal, maximum: Decimal
) -> Decimal:
    """What the municipality leaves out of the wages, no more than the law allows; euros per month."""
    return min(vrijlating, loon * deel, maximum)


@artikel(WET, "19, tweede lid", "EUR/maand")
def aanvulling_tot_de_norm(trace: Trace, *, norm: Decimal, inkomen: Decimal) -> Decimal:
    """What lacks up to the norm, both without holiday pay; euros per month."""
    return norm - inkomen


def bijstand(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The bijstand of a household of which everything is known, as it is paid: without holiday pay, to the cent."""
    return _right(household, trace, year, "bijstand")


def aio(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The AIO: the same from the SVB, when one of the adults has the AOW age."""
    return _right(household, trace, year, "aio")


def _right(household: Household, trace: Trace, year: int, regeling: str) -> Right:
    months = [NONE] * 12
    for found, places in _months(household, year, regeling).items():
        trace.months = places
        paid = Betaling(ZERO, found) if isinstance(found, str) else _payment(trace, found, regeling)
        for place in places:
            months[place - 1] = paid
    trace.months = ()
    total = sum((paid.bedrag for paid in months), ZERO)
    now = household.peildatum.month if household.peildatum.year == year else 12
    why = "ja" if total else months[now - 1].reden
    reason = message(f"reden.{regeling}.{why}")
    return Right(
        months=tuple(paid.bedrag for paid in months),
        exact=total,
        award=total,
        reason=reason,
        warnings=tuple(_warnings(household, date(year, now, 1), regeling, why)),
        estimate=trace.estimate or any(paid.schatting or (paid.bedrag and regeling == "aio") for paid in months),
        in_cents=True,
        to_ask=(message(f"navraag.{regeling}"),) if why.startswith("vraag") else (),
        is_sure=not why.startswith("vraag"),
    )


def _months(household: Household, year: int, regeling: str) -> dict[Maand | str, tuple[int, ...]]:
    """The months (1 to 12) by what decides them, or by the reason why there is nothing."""
    found: dict[Maand | str, tuple[int, ...]] = {}
    for part in half_years(household, year):
        situation = _situation(household, part.first, regeling)
        found[situation] = (*found.get(situation, ()), *part.months)
    return found


def _situation(household: Household, first: date, regeling: str) -> Maand | str:
    law = load(first)
    adults = couple_on(household, first)
    if any(has_aow_age(law, age_of(person, first)) for person in adults) is not (regeling == "aio"):
        return "nee_aow"
    reasons = [reason for person in adults if (reason := _refusal(person, first, law))]
    income = income_on(household, first)
    if reasons:
        return reasons[0] if len(reasons) == len(adults) else _asked(law, income, "vraag_partner")
    own = household.aanvrager.vrijlating if regeling == "bijstand" else _pensions(adults)
    return Maand(
        law=law,
        leden=members(household, first),
        inkomen=income,
        ontvangen=supported_by(household, first),
        vrij=own or Cents(0),
        vermogen=family_assets(household, first, law),
    )


def _refusal(person: Person, first: date, law: Parameters) -> str:
    """Why somebody has no right whatever the means (articles 11 and 13); empty when nothing stands in the way."""
    age = age_of(person, first)
    if age < law.get(f"{LAW}.leeftijd_recht").amount:
        return "nee_leeftijd"
    if not person.rechtmatig_verblijf.at(first):
        return "nee_verblijf"
    return "nee_studie" if person.studeert.at(first) and age < law.get(f"{LAW}.leeftijd_studie").amount else ""


def _asked(law: Parameters, income: Cents, question: str) -> str:
    """What must be asked where there is no figure, unless the income is above every norm."""
    return "nee_inkomen" if euros(income) >= highest_norm(law) else question


def _pensions(adults: tuple[Person, ...]) -> Cents:
    return Cents(sum(person.eigen_pensioen or 0 for person in adults))


def _payment(trace: Trace, month: Maand, regeling: str) -> Betaling:
    law, leden = month.law, month.leden
    norm = norm_of(trace, law, leden)
    if norm is None:
        return Betaling(ZERO, _asked(law, month.inkomen, "vraag_norm"))
    holiday = trace.amount(law, f"{LAW}.vakantietoeslag")
    most = zonder_vakantietoeslag(trace, bedrag=norm, percentage=holiday)
    income = _counted(trace, month, regeling)
    if income >= most:
        return Betaling(ZERO, "nee_inkomen")
    if month.vermogen > asset_limit(trace, law, leden):
        return Betaling(ZERO, "nee_vermogen")
    return _topped_up(trace, most, income) if income else Betaling(most)


def _topped_up(trace: Trace, norm: Decimal, income: Decimal) -> Betaling:
    """An estimate: the holiday pay of the income is taken to be the same part of it as that of the norm."""
    sure = trace.estimate
    trace.estimate = True
    amount = aanvulling_tot_de_norm(trace, norm=norm, inkomen=income)
    trace.estimate = sure  # the norms of other months are no estimate
    return Betaling(amount, schatting=True)


def _counted(trace: Trace, month: Maand, regeling: str) -> Decimal:
    """The income that counts, without bijstand and AIO and without what is left out; euros per month."""
    income = euros(month.inkomen)
    if month.ontvangen:
        support = min(euros(month.ontvangen), highest_norm(month.law))
        income = inkomen_naast_bijstand(trace, inkomen=income, bijstand=support)
        if income < euros(TOLD_ROUGHLY):
            return ZERO
    free = _left_out(trace, month, income, regeling) if income and month.vrij else ZERO
    return inkomen_dat_meetelt(trace, inkomen=income, vrijgelaten=free) if free else income


def _left_out(trace: Trace, month: Maand, income: Decimal, regeling: str) -> Decimal:
    """What does not count: of a pension always, of wages only for who gets bijstand already."""
    law, leden, told = month.law, month.leden, euros(month.vrij)
    if regeling == "aio":
        who = "gehuwd" if leden.is_gehuwd else "alleenstaand"
        maximum = trace.amount(law, f"{LAW}.oudedagsvoorziening_vrij_{who}")
        return vrijgelaten_pensioen(trace, pensioen=min(told, income), maximum=maximum)
    if not month.ontvangen:
        return ZERO
    return vrijlating_binnen_de_wet(
        trace,
        vrijlating=told,
        loon=income,
        deel=trace.amount(law, f"{LAW}.vrijlating_arbeid"),
        maximum=trace.amount(law, f"{LAW}.vrijlating_arbeid_maximum") * len(leden.ages),
    )


def _warnings(household: Household, day: date, regeling: str, why: str) -> Iterator[Message]:
    if why == "nee_vermogen":
        yield message("let_op.bijstand_schulden")
    if why != "ja":
        return
    law = load(day)
    yield message("let_op.bijstand_vakantiegeld")
    if household.woning.soort is Woningsoort.KOOP:
        yield message("let_op.bijstand_eigen_huis")
    received = supported_by(household, day)
    if regeling == "aio" or received:
        return
    yield message("let_op.bijstand_melding", maanden=int(law.get(f"{LAW}.maanden_terug_bijzonder").amount))
    if income_on(household, day):
        yield message("let_op.bijstand_loon")
    young = law.get(f"{LAW}.zoektermijn_leeftijd").amount
    if any(age_of(person, day) < young for person in couple_on(household, day)):
        yield message("let_op.bijstand_zoektermijn", weken=int(law.get(f"{LAW}.zoektermijn_weken").amount))
