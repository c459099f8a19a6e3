"""Returns over earlier years that were never filed: money may still come back, until five years after the year.

How much is in no answer of a visit: it depends on the pay of each of those years. So no amount is said, only until
when.
"""

from datetime import date

from app.domain.household import Household
from app.domain.message import message
from app.domain.money import ZERO
from app.rules.awir import Right
from app.rules.heffingskortingen import LAW
from app.rules.parameters import Parameters
from app.rules.trace import Trace


def aangifte_oude_jaren(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """That there is something to find out, and the last day for the oldest year that is still open."""
    trace.estimate = True
    if household.belasting.aangifte_gedaan:
        word = "nee_gedaan"
        return Right((ZERO,), ZERO, ZERO, message(f"reden.aangifte_oude_jaren.{word}"), estimate=True)
    oldest = household.peildatum.year - int(law.get(f"{LAW}.aangifte_jaren").amount)
    last = date(household.peildatum.year, 12, 31)
    reason = message("reden.aangifte_oude_jaren.ja", oudste=oldest, laatste=household.peildatum.year - 1, tot=last)
    return Right((ZERO,), ZERO, ZERO, reason, estimate=True, before=last, known=False)
