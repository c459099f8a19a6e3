"""How much a rent may rise: the highest increase of the law for the kind of rent, beside the increase that is asked."""

from dataclasses import dataclass
from datetime import date

from app.domain.household import Household, Woningsoort
from app.domain.money import Cents, cents, euros
from app.domain.outcome import Bron
from app.rules.huurverhoging import Huursoort, highest_of
from app.rules.parameters import values_on
from app.rules.trace import Trace
from app.whatif.changes import OtherRent


@dataclass(frozen=True, slots=True)
class Limit:
    """The most a rent of one kind may rise, in eurocents per month, and the article that says so."""

    soort: Huursoort
    most: Cents
    bron: Bron
    estimate: bool


@dataclass(frozen=True, slots=True)
class RentRise:
    """A bare rent now and then, in eurocents per month, with the limit of each kind it can be of, the lowest first.

    ``day`` is the day whose law is used. Without limits the law of that day is not known.
    """

    day: date
    now: Cents
    then: Cents
    limits: tuple[Limit, ...]

    @property
    def above(self) -> Cents:
        """How much the increase is above what the law allows, whatever kind it is; zero when it may be within."""
        if not self.limits:
            return Cents(0)
        return Cents(max(0, self.then - self.now - self.limits[-1].most))

    @property
    def may_be_above(self) -> bool:
        """Whether it is above the limit of some kind it can be of."""
        return any(self.then - self.now > limit.most for limit in self.limits)


def rent_rise(household: Household, change: OtherRent) -> RentRise | None:
    """What the law says of a higher rent for the same home; None when it is no increase of a known rent."""
    day = household.peildatum
    now = household.woning.kale_huur.at(day)
    is_bought = household.woning.soort is Woningsoort.KOOP
    if now is None or is_bought or change.moves or change.kale_huur <= now:
        return None
    kinds = (change.soort,) if change.soort is not None else tuple(Huursoort)
    limits = [limit for kind in kinds if (limit := _limit(now, kind, day)) is not None]
    return RentRise(day, now, change.kale_huur, tuple(sorted(limits, key=lambda one: one.most)))


def likely_kind(household: Household) -> Huursoort | None:
    """A rent within the limit is social, as that of a room is; above it the contract decides, which nobody said."""
    day = household.peildatum
    if household.woning.soort is Woningsoort.ONZELFSTANDIG:
        return Huursoort.SOCIAAL
    now, law = household.woning.kale_huur.at(day), values_on(day)
    if now is None or not law.has("huurtoeslag.rekenhuur_maximum"):
        return None
    return Huursoort.SOCIAAL if euros(now) <= law.get("huurtoeslag.rekenhuur_maximum").amount else None


def _limit(now: Cents, soort: Huursoort, day: date) -> Limit | None:
    trace = Trace()
    found = highest_of(trace, values_on(day), euros(now), soort)
    return None if found is None else Limit(soort, cents(found.bedrag), trace.steps[-1].bron, trace.estimate)
