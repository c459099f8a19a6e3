"""A right to a lower rent after a fall in income, as a saving of twelve months (BW 7:252b).

Only of a rent that rose because of the income, for who now earns no more than the limits of that increase. What rose
too much in any case is no part of it. An estimate: the income of the whole year has to show it.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.household import Household
from app.domain.message import message
from app.domain.money import ZERO
from app.rules.awir import TWELVE, Right
from app.rules.huursprong import Verhoogd, home_on, increase_of, is_owner, is_recent, request_day
from app.rules.huurverhoging import BW, Huursprong, lower_from, lower_rent
from app.rules.huurverhoging_huishouden import excess_of
from app.rules.parameters import Parameters, values_on
from app.rules.trace import Trace, artikel


@artikel(BW, "252b", "EUR/jaar")
def besparing_na_huurverlaging(trace: Trace, *, per_maand: Decimal) -> Decimal:
    """Twelve months of the lower rent; euros per year."""
    return per_maand * TWELVE


def huurverlaging(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """What is saved by a lower rent, of a household of which everything is known."""
    trace.estimate = True
    found, day = increase_of(household, year), request_day(household, year)
    refusal = _refusal(household, found, year)
    if found is None or refusal:
        return _nothing(refusal)
    lower = lower_rent(trace, found.law, _without_excess(found), home_on(household, found.law, day))
    if not lower:
        return _nothing("nee_inkomen")
    award = besparing_na_huurverlaging(trace, per_maand=lower)
    return Right(
        months=(award,),
        exact=award,
        award=award,
        reason=message("reden.huurverlaging.ja", vanaf=_first_day(trace, day)),
        warnings=(message("let_op.huurverlaging_inkomen"),),
        estimate=True,
        in_cents=True,
    )


def _refusal(household: Household, found: Verhoogd | None, year: int) -> str:
    """Why there is no right whatever the income, or an empty text."""
    if is_owner(household):
        return "nee_koop"
    if found is None:
        is_old = bool(household.woning.vorige_huur) and not is_recent(household, year)
        return "nee_lang_geleden" if is_old else "nee_niet_verhoogd"
    if found.is_without_limit:
        return "nee_vrije_huur"
    return "" if household.woning.verhoogd_om_inkomen else "nee_niet_om_inkomen"


def _without_excess(found: Verhoogd) -> Huursprong:
    """The increase without what it is too high in any case, which is a finding of its own."""
    excess = excess_of(Trace(silent=True), found, for_income=True)
    return replace(found.sprong, nieuw=found.sprong.nieuw - excess)


def _first_day(trace: Trace, day: date) -> date:
    return lower_from(trace, values_on(day), day)


def _nothing(word: str) -> Right:
    return Right((ZERO,), ZERO, ZERO, message(f"reden.huurverlaging.{word}"), estimate=True, in_cents=True)
