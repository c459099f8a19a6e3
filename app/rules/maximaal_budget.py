"""The kindgebonden budget that a family would have without any income or assets: others count with what lacks of it."""

from collections.abc import Iterator

from app.domain.domein import Domein
from app.domain.household import Household
from app.domain.period import always
from app.domain.record import changed
from app.rules.awir import Right
from app.rules.kindgebonden_budget import kindgebonden_budget
from app.rules.open_answers import open_kindgebonden_budget
from app.rules.parameters import Parameters
from app.rules.regeling import Regeling
from app.rules.slots import NOTHING
from app.rules.trace import Trace
from app.rules.unknown import Slot


def maximaal_budget(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The most kindgebonden budget in a calendar year, of a household of which everything else is known."""
    return kindgebonden_budget(_without_means(household), law, trace, year)


def open_maximaal_budget(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that it looks at."""
    return open_kindgebonden_budget(_without_means(household), law, year)


def _without_means(household: Household) -> Household:
    without = (
        changed(
            person,
            toetsingsinkomen=NOTHING,
            vermogen=NOTHING,
            vermogen_bijzonder=(),
            rechtmatig_verblijf=always(True),
        )
        for person in household.personen
    )
    return changed(household, personen=tuple(without))


MAXIMAAL_BUDGET = Regeling(
    "maximaal_kindgebonden_budget",
    Domein.TOESLAGEN,
    "kindgebonden_budget",
    maximaal_budget,
    open_maximaal_budget,
)
