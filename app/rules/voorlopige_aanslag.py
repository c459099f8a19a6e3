"""The voorlopige aanslag: what comes back with the return every year, paid month by month instead.

Only what no payer can set off counts: the combinatiekorting, the credit for Wajong beside a job, a partner's credit
that is paid out. It is the same money as that of the return, so it is in no total.
"""

from decimal import Decimal

from app.domain.household import Household
from app.domain.message import message
from app.domain.money import ZERO, floor_euro
from app.rules.awir import TWELVE, Right
from app.rules.heffingskortingen import LAW
from app.rules.heffingskortingen_huishouden import advance_received, facts_of, paid_to_partner, reaches_aow
from app.rules.inhouding import Aangever, balance, credits_at
from app.rules.parameters import Parameters
from app.rules.slots import couple_of
from app.rules.trace import Trace, artikel


@artikel("Algemene wet inzake rijksbelastingen", "13", "EUR/jaar")
def elk_jaar_terug(trace: Trace, *, terug: Decimal, alleen_via_aangifte: Decimal) -> Decimal:
    """What comes back every year: no more than there is, and only what a payer cannot set off; euros per year."""
    return min(terug, alleen_via_aangifte)


@artikel("Algemene wet inzake rijksbelastingen", "13", "EUR/jaar")
def voorlopige_teruggaaf(trace: Trace, *, aangiften: Decimal, uitbetaald: Decimal) -> Decimal:
    """What may be asked for in advance: of the returns, and what is paid out to a partner; euros per year."""
    return aangiften + uitbetaald


def at_most(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The most that can be asked for in advance, whatever is not known."""
    return _right(household, law, trace, year, most=True)


def at_least(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The least that can be asked for in advance, whatever is not known."""
    return _right(household, law, trace, year, most=False)


def _right(household: Household, law: Parameters, trace: Trace, year: int, most: bool) -> Right:
    trace.estimate = True
    people = [person for person in couple_of(household, year) if not reaches_aow(person, law, year)]
    facts = [facts_of(household, person, law, year) for person in people]
    lasting = sum((_lasting(trace, law, who, most) for who in facts), ZERO)
    paid = floor_euro(paid_to_partner(household, law, trace, year, most))
    award = voorlopige_teruggaaf(trace, aangiften=lasting, uitbetaald=paid) if lasting or paid else ZERO
    changes = bool(advance_received(household, year))
    return Right(
        months=(award / TWELVE,) * 12,
        exact=award,
        award=award,
        reason=message(f"reden.voorlopige_aanslag.{'ja' if award else 'nee_niet_elk_jaar'}"),
        warnings=(message("let_op.voorlopige_aanslag_wijzigen"),) if changes else (),
        estimate=True,
    )


def _lasting(trace: Trace, law: Parameters, who: Aangever, most: bool) -> Decimal:
    """What comes back to one person every year, in whole euros."""
    back = floor_euro(max(ZERO, balance(Trace(silent=True), law, who, most)))
    korting = law.get(f"{LAW}.jonggehandicaptenkorting").amount if not who.aow else ZERO
    untold = korting if who.jonggehandicapt.at(most) and who.is_work_only.at(most) else ZERO
    only_here = credits_at(Trace(silent=True), law, who, most).combinatie + untold
    if not (back and only_here):
        return ZERO
    return elk_jaar_terug(trace, terug=back, alleen_via_aangifte=only_here)
