"""The own energy contract against an offer.

Prices are those of supply, with VAT and without energy tax: tax and grid cost the same with every supplier. A fixed
contract that runs on is left alone: ending it sooner costs a fee.
"""

from datetime import date, timedelta
from decimal import Decimal

from app.domain.household import Household
from app.domain.message import Message, message
from app.domain.money import ZERO
from app.domain.parts import Tarief
from app.rules.awir import Right
from app.rules.energiekosten import ACM, LAW, prices_of, supply, use_of
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

FIXED = "vast"


@artikel(ACM, "", "EUR/jaar")
def besparing_energiecontract(trace: Trace, *, eigen: Decimal, aanbod: Decimal) -> Decimal:
    """What the own contract costs more than the offer, never below zero; euros per year."""
    return max(ZERO, eigen - aanbod)


def energiecontract(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """What an offer saves in a year against the own contract."""
    trace.estimate = True
    energie, warnings = household.energie, []
    saved, end = ZERO, energie.contract.einddatum
    if energie.vergelijken is False:
        word = "nee_niet_bekeken"
    elif runs_on(energie.contract, law, household.peildatum):
        word = "nee_loopt_nog"
        warnings.append(message("let_op.contract_tot", dag=end or date.max))
    else:
        use = use_of(household)
        own, offered = (supply(trace, use, prices_of(tarief)) for tarief in (energie.contract, energie.aanbod))
        saved = besparing_energiecontract(trace, eigen=own, aanbod=offered)
        word = "ja" if saved else "nee_goedkoop"
        warnings += _about(household, law) if saved else ()
    is_near = energie.contract.soort == FIXED and end is not None and end >= household.peildatum
    return Right(
        months=(saved,),
        exact=saved,
        award=saved,
        reason=message(f"reden.energiecontract.{word}"),
        warnings=tuple(warnings),
        estimate=True,
        in_cents=True,
        before=end if saved and is_near else None,
    )


def runs_on(contract: Tarief, law: Parameters, today: date) -> bool:
    """Whether a contract is fixed for longer than the notice."""
    if contract.soort != FIXED or contract.einddatum is None:
        return False
    return contract.einddatum > today + timedelta(days=int(law.get(f"{LAW}.opzegtermijn").amount))


def _about(household: Household, law: Parameters) -> tuple[Message, ...]:
    found = []
    if household.energie.aanbod.soort not in (None, FIXED):
        found.append(message("let_op.prijs_kan_veranderen"))
    end = law.get(f"{LAW}.salderen_einde").day
    if household.energie.verbruik.teruglevering_kwh and end is not None:
        found.append(message("let_op.salderen_stopt", dag=end))
    return tuple(found)
