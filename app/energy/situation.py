"""Everything that is known of one home on one day, with what is assumed filled in."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext

from app.domain.money import CONTEXT
from app.domain.outcome import Stap
from app.energy.benchmarks import all_uses
from app.energy.checklist import Checklist
from app.energy.checklist_reading import checklist
from app.energy.contract import Contract, Prices, prices_of
from app.energy.figures import figures_on
from app.energy.home import NOT_ASKED, NOT_KNOWN, Circumstances, Climate, Home
from app.energy.parts import PartUse, split
from app.energy.spread import Carrier
from app.energy.use import YearUse
from app.rules.parameters import Parameters
from app.rules.trace import Trace


@dataclass(frozen=True, slots=True)
class GroupUse:
    """What the appliances of one overlap group were measured to use, in kWh per year."""

    group: str
    kwh: Decimal


@dataclass(frozen=True, slots=True)
class Facts:
    """What was asked, read and measured; everything may lack."""

    home: Home = NOT_KNOWN
    circumstances: Circumstances = NOT_ASKED
    climates: tuple[Climate, ...] = ()
    uses: tuple[YearUse, ...] = ()
    contract: Contract | None = None
    group_uses: tuple[GroupUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts of a day, with a use and a price for every carrier that the home has, and the use split in parts."""

    facts: Facts
    home: Home
    uses: tuple[YearUse, ...]
    prices: Prices
    parts: tuple[PartUse, ...]
    split_steps: tuple[Stap, ...]
    among: Checklist
    law: Parameters

    def use(self, carrier: Carrier) -> YearUse | None:
        """The use of a carrier, None when the home does not have it or nothing can be said of it."""
        return next((use for use in self.uses if use.carrier is carrier), None)


def situation(facts: Facts, day: date) -> Situation:
    """The facts with what is assumed, on a day. Raises MissingParameter for a year without default prices."""
    law = figures_on(day)
    trace = Trace()
    with localcontext(CONTEXT):
        home = _as_metered(facts)
        uses = all_uses(home, facts.uses, law)
        low_share = next((use.low_share for use in uses if use.carrier is Carrier.POWER), None)
        prices = prices_of(facts.contract, law, low_share)
        parts = split(home, uses, law, trace)
    return Situation(facts, home, uses, prices, parts, tuple(trace.steps), checklist(), law)


def _as_metered(facts: Facts) -> Home:
    """The home, heated by what its meter counts when it was not asked: a heat meter and no gas meter is enough."""
    carriers = {use.carrier for use in facts.uses}
    if facts.home.heating is None and Carrier.HEAT in carriers and Carrier.GAS not in carriers:
        return replace(facts.home, heating=Carrier.HEAT)
    return facts.home
