"""What the Participatiewet gives beside bijstand to a household with a low income (articles 35, 36 and 36b).

A municipality decides on most of it. Where its pack has no figure the outcome is that it must be asked.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.household import Household
from app.domain.message import Message, message
from app.domain.money import HUNDRED, ONE, ZERO, euros, half_up_cent
from app.rules.awir import Right
from app.rules.bijstand import asset_limit
from app.rules.bijstand_situatie import age_of, couple_on, family_assets, income_on, members
from app.rules.bijstand_toeslagen import Verordening, inkomensgrens_van_gemeente, is_of_age
from app.rules.bijstandsnorm import LAW, WET, Leden, norm_alone
from app.rules.draagkracht import Keuzes, Schijf, own_share
from app.rules.gemeente_household import amount_for
from app.rules.gemeente_pack import Pack, Scheme, Soort, is_outdated
from app.rules.gemeente_shelf import pack_as_seen
from app.rules.parameters import Parameters, load
from app.rules.trace import Trace, artikel

INCOME_SUPPLEMENT = "individuele_inkomenstoeslag"
STUDY_SUPPLEMENT = "studietoeslag"
SPECIAL = "bijzondere_bijstand"
PAST = "nee_voorbij"
ASK = "vraag_gemeente"


@artikel(WET, "19, derde lid", "EUR/maand")
def grens_zonder_vakantiegeld(trace: Trace, *, grens: Decimal, percentage: Decimal) -> Decimal:
    """A limit for what comes in without holiday pay, half a cent up; euros per month."""
    return half_up_cent(grens * (ONE - percentage))


@artikel(WET, "36")
def bedrag_van_gemeente(trace: Trace, *, bedrag: Decimal) -> Decimal:
    """What the municipality gives a household like this one in a year, in euros."""
    return bedrag


def individuele_inkomenstoeslag(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The inkomenstoeslag of the year, by the pack of the municipality; otherwise it must be asked."""
    day = day_in(household, year)
    found = PAST if day is None else _income_supplement(household, day, trace)
    return _right(INCOME_SUPPLEMENT, found, trace, 1, _about_supplement(household, found))


def studietoeslag(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """Whether an adult may have studietoeslag. It hangs on a medical reason that is not asked here: no amount."""
    day = day_in(household, year)
    amount = None if day is None else _study_amount(household, day, trace)
    found = PAST if day is None else "nee_studie" if amount is None else "vraag_beperking"
    warnings = () if amount is None else (message("let_op.studietoeslag_bedrag", bedrag=amount),)
    return _right(STUDY_SUPPLEMENT, found, trace, 12, warnings)


def bijzondere_bijstand(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """Whether the income is low enough to ask for special costs. Without a cost there is no amount."""
    day = day_in(household, year)
    found = PAST if day is None else _special(household, day, trace)
    warnings = (message("let_op.bijzondere_vooraf"),) if found == ASK else ()
    return _right(SPECIAL, found, trace, 1, (*warnings, *_own_part(household, day, trace, found)))


def day_in(household: Household, year: int) -> date | None:
    """The day of the year on which is looked: the peildatum, or the first one of a later year; None in the past."""
    day = household.peildatum
    return None if day.year > year else max(day, date(year, 1, 1))


def verordening_of(household: Household) -> Verordening | None:
    """What the municipality decided on the inkomenstoeslag of this household; None when it must be asked."""
    found = scheme_of(household)
    if found is None:
        return None
    wanted = found.voorwaarden
    limit, months = wanted.inkomen_tot_procent_norm, wanted.referteperiode_maanden
    if limit is None or months is None or limit.value is None or months.value is None or found.bedrag.value is None:
        return None
    amounts = amount_for(found.bedrag.value, replace(household, personen_volledig=True))
    return None if amounts is None else Verordening(euros(amounts[0]), limit.value, months.value)


def is_near_norm(household: Household, day: date) -> bool:
    """Whether what comes in is so low that a municipality may give something beside it."""
    law = load(day)
    leden = members(household, day)
    limit = income_limit(Trace(silent=True), law, leden, _usual_percentage(law))
    return euros(income_on(household, day)) <= limit


def income_limit(trace: Trace, law: Parameters, leden: Leden, procent: Decimal) -> Decimal:
    """The net income per month, without holiday pay, up to which it is low; euros."""
    grens = inkomensgrens_van_gemeente(trace, norm=norm_alone(trace, law, leden), procent=procent)
    holiday = trace.amount(law, f"{LAW}.vakantietoeslag")
    return grens_zonder_vakantiegeld(trace, grens=grens, percentage=holiday)


def _right(regeling: str, found: Decimal | str, trace: Trace, periods: int, warnings: tuple[Message, ...]) -> Right:
    amount, why = (ZERO, found) if isinstance(found, str) else (found, "ja")
    reason = message(f"reden.{regeling}.{why}")
    return Right(
        months=(*(ZERO,) * (periods - 1), amount),
        exact=amount,
        award=amount,
        reason=reason,
        warnings=warnings,
        estimate=trace.estimate,
        in_cents=True,
        to_ask=(message(f"gemeente.vraag.{regeling}"),) if why.startswith("vraag") else (),
        is_sure=not why.startswith("vraag"),
    )


def _income_supplement(household: Household, day: date, trace: Trace) -> Decimal | str:
    """The amount of the year in euros, or why there is none."""
    law, adults, rules = load(day), couple_on(household, day), verordening_of(household)
    scheme = scheme_of(household)
    if scheme is not None and not scheme.bestaat:
        return "nee_gemeente"
    if not household.aanvrager.rechtmatig_verblijf.at(day):
        return "nee_verblijf"
    of_age = [is_of_age(law, age_of(person, day)) for person in adults]
    if not any(of_age):
        return "nee_leeftijd"
    if household.aanvrager.inkomenstoeslag_gehad:
        return "nee_gehad"
    leden = members(household, day)
    limit = income_limit(trace, law, leden, _usual_percentage(law) if rules is None else rules.procent_norm)
    if euros(income_on(household, day)) > limit:
        return "nee_inkomen"
    if family_assets(household, day, law) > asset_limit(trace, law, leden):
        return "nee_vermogen"
    if not all(of_age):  # one of a couple: the amount of a single person may hold
        return "vraag_partner"
    if rules is None:
        return ASK
    if (household.aanvrager.jaren_laag_inkomen or 0) * 12 < rules.maanden:
        return "nee_te_kort"
    trace.estimate = True  # whether the income may rise is judged by the municipality
    return bedrag_van_gemeente(trace, bedrag=rules.bedrag)


def _study_amount(household: Household, day: date, trace: Trace) -> Decimal | None:
    """The studietoeslag per month in euros of the youngest adult who studies; None when nobody does."""
    law = load(day)
    first, full, end = (int(law.get(f"{LAW}.studietoeslag_leeftijd_{name}").amount) for name in ("van", "vol", "tot"))
    ages = [age_of(person, day) for person in couple_on(household, day) if person.studeert.at(day)]
    fitting = [age for age in ages if first <= age < end]
    return trace.amount(law, f"{LAW}.studietoeslag_{min(*fitting, full)}") if fitting else None


def _special(household: Household, day: date, trace: Trace) -> str:
    law = load(day)
    if not household.aanvrager.rechtmatig_verblijf.at(day):
        return "nee_verblijf"
    if age_of(household.aanvrager, day) < law.get(f"{LAW}.leeftijd_recht").amount:
        return "nee_leeftijd"
    leden = members(household, day)
    limit = income_limit(trace, law, leden, _special_percentage(household, law))
    if euros(income_on(household, day)) > limit:
        return "nee_inkomen"
    return "nee_vermogen" if family_assets(household, day, law) > asset_limit(trace, law, leden) else ASK


def _own_part(household: Household, day: date | None, trace: Trace, found: str) -> tuple[Message, ...]:
    """What the household pays itself of special costs, by the choices of its municipality when they are known."""
    pack = _pack_of(household)
    if day is None or found != ASK or pack is None:
        return ()
    bands, months = pack.draagkracht.banden.value, pack.draagkracht.periode_maanden.value
    if bands is None or months is None:
        return ()
    law = load(day)
    keuzes = Keuzes(tuple(Schijf(band.tot_procent, band.deel) for band in bands), months)
    income = _with_holiday_pay(law, euros(income_on(household, day)))
    share = own_share(trace, law, members(household, day), income, keuzes)
    return (message("let_op.draagkracht", bedrag=share, maanden=months),)


def _with_holiday_pay(law: Parameters, income: Decimal) -> Decimal:
    """An income with the same part of holiday pay as the norm has; euros per month."""
    return income / (ONE - law.get(f"{LAW}.vakantietoeslag").amount)


def _about_supplement(household: Household, found: Decimal | str) -> tuple[Message, ...]:
    if isinstance(found, Decimal):
        return (message("let_op.inkomenstoeslag_oordeel"),)
    return ()


def _usual_percentage(law: Parameters) -> Decimal:
    return law.get(f"{LAW}.bijna_norm").amount * HUNDRED


def _special_percentage(household: Household, law: Parameters) -> Decimal:
    pack = _pack_of(household)
    known = None if pack is None else pack.normpercentages.bijzondere_bijstand.value
    return _usual_percentage(law) if known is None else known


def _pack_of(household: Household) -> Pack | None:
    """The pack of the municipality, as long as it holds."""
    pack = pack_as_seen(household.gemeente) if household.gemeente else None
    return None if pack is None or is_outdated(pack, household.peildatum) else pack


def scheme_of(household: Household) -> Scheme | None:
    """What the pack of the municipality says of the inkomenstoeslag; None when it says nothing, or is outdated."""
    pack = _pack_of(household)
    schemes = () if pack is None else pack.regelingen
    return next(
        (
            scheme
            for scheme in schemes
            if scheme.soort is Soort.INDIVIDUELE_INKOMENSTOESLAG and scheme.geldig_tot >= household.peildatum
        ),
        None,
    )
