"""What the rent of a household rose too much, as a saving of twelve months.

An estimate: whether the law sets a limit depends on the rent at the start of the contract, which a visit does not know,
and a rent may rise more after the home was improved. With an increase for the income the highest one counts, because
what somebody earned two years before is not asked.
"""

from decimal import Decimal

from app.domain.household import Household
from app.domain.message import message
from app.domain.money import ZERO
from app.rules.awir import TWELVE, Right
from app.rules.huursprong import Verhoogd, increase_of, is_owner, is_recent
from app.rules.huurverhoging import BW, highest, huur_te_veel_verhoogd, whatever_income
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel


@artikel(BW, "253", "EUR/jaar")
def besparing_op_de_huur(trace: Trace, *, per_maand: Decimal) -> Decimal:
    """Twelve months of what the rent is too high; euros per year."""
    return per_maand * TWELVE


def huurverhoging(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """What is saved when the rent goes back to the highest one, of a household of which everything is known."""
    trace.estimate = True
    found = increase_of(household, year)
    if found is None or is_owner(household):
        return _nothing(household, year)
    if found.is_without_limit:
        return _free_rent()
    excess = excess_of(trace, found, household.woning.verhoogd_om_inkomen is True)
    award = besparing_op_de_huur(trace, per_maand=excess) if excess else ZERO
    warnings = (message("let_op.huur_sociaal"), message("let_op.huur_bezwaar")) if award else ()
    reason = message(f"reden.huurverhoging.{'ja' if award else 'nee_binnen_grens'}")
    return Right((award,), award, award, reason, warnings, estimate=True, in_cents=True)


def excess_of(trace: Trace, found: Verhoogd, for_income: bool) -> Decimal:
    """What the rent rose above the highest increase, euros per month."""
    old, new = found.sprong.oud, found.sprong.nieuw
    most = whatever_income(trace, found.law, old) if for_income else highest(trace, found.law, old).bedrag
    return huur_te_veel_verhoogd(trace, oude_huur=old, nieuwe_huur=new, hoogste=most)


def _nothing(household: Household, year: int) -> Right:
    woning = household.woning
    word = "nee_niet_verhoogd"
    if is_owner(household):
        word = "nee_koop"
    elif woning.vorige_huur and not is_recent(household, year):
        word = "nee_lang_geleden"
    return Right((ZERO,), ZERO, ZERO, message(f"reden.huurverhoging.{word}"), estimate=True, in_cents=True)


def _free_rent() -> Right:
    word, asked = "vraag_vrije_huur", (message("navraag.huurverhoging"),)
    reason = message(f"reden.huurverhoging.{word}")
    return Right((ZERO,), ZERO, ZERO, reason, estimate=True, in_cents=True, to_ask=asked, is_sure=False)
