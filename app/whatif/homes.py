"""Advice on a rent that fits: what a budget bears, what this home costs in all, and up to three others beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.household import Household
from app.domain.money import ONE, ZERO, Cents, cents, euros, floor_euro
from app.domain.outcome import Range
from app.rules.awir import TWELVE
from app.rules.toeslagen import HUURTOESLAG
from app.rules.woonlasten import Budget, Ruimte, Thuis, Vergelijking, Woonlasten, compare, cost_in, room_of
from app.whatif.spendable import Part, Spendable

MOST = 3
"""So many homes stand beside the present one."""
HIGHEST_RENT = Decimal(2500)
"""No rent above this is looked for, in euros per month."""


@dataclass(frozen=True, slots=True)
class RentAdvice:
    """The rent that fits, in euros per month.

    ``room`` is what is left for a home in all after huurtoeslag, ``rents`` the bare rents that come with it (lowest,
    fitting, highest), never above what a corporation may let at to this household; both None without a budget or
    while it is not known what comes in (not ``income_known``). ``now`` is None without a rent.
    """

    income_known: bool
    room: Ruimte | None
    rents: Ruimte | None
    now: Woonlasten | None
    others: tuple[Vergelijking, ...]


def home_of(household: Household, energie: Decimal | None = None) -> Thuis | None:
    """The present home with what is known of its costs; None while its rent is not known."""
    day = household.peildatum
    rent = household.woning.kale_huur.at(day)
    if rent is None:
        return None
    taxes = household.lokale_lasten
    return Thuis(
        kale_huur=euros(rent),
        servicekosten=euros(household.woning.servicekosten.at(day) or Cents(0)),
        energie=euros(household.energie.termijnbedrag or Cents(0)) if energie is None else energie,
        heffingen=euros(Cents((taxes.gemeente_aanslag or 0) + (taxes.waterschap_aanslag or 0))) / TWELVE,
    )


def rent_advice(
    household: Household, spent: Spendable, budgets: tuple[Decimal, Decimal] | None, others: Sequence[Thuis], year: int
) -> RentAdvice:
    """The advice; ``budgets`` are the least and the usual of a month without the home, in euros; None without one.

    At most three others are looked at. Raises UserError for a year of which huurtoeslag is not known.
    """
    now = home_of(household)
    income = income_without_rent(spent)
    room = None if income is None or budgets is None else room_of(Budget(income, *budgets))
    present = None if now is None else cost_in(household, now, year)
    return RentAdvice(
        income_known=income is not None,
        room=room,
        rents=None if room is None else _rents(household, now or Thuis(ZERO), room, year),
        now=present,
        others=() if now is None else tuple(compare(household, now, other, year) for other in others[:MOST]),
    )


def income_without_rent(spent: Spendable) -> Decimal | None:
    """The least that comes in per month, without huurtoeslag and before rent, in euros; None when that is not known."""
    if spent.of(Part.INKOMEN).range is None:
        return None
    counted = [part.range for part in spent.parts if part.name not in (HUURTOESLAG.name, Part.HUUR)]
    return euros(Cents(sum(one.low for one in counted if one is not None))) / TWELVE


def _rents(household: Household, rest: Thuis, room: Ruimte, year: int) -> Ruimte:
    found = cost_in(household, rest, year).toewijzing
    most = HIGHEST_RENT if found is None or not found.is_doelgroep else floor_euro(found.hoogste_huur)
    rents = (_rent_for(household, rest, amount, year) for amount in (room.laagste, room.passend, room.hoogste))
    return Ruimte(*(min(most, rent) for rent in rents))


def _rent_for(household: Household, rest: Thuis, room: Decimal, year: int) -> Decimal:
    """The highest bare rent, in whole euros, with which a home costs no more than the room."""
    low, high = ZERO, HIGHEST_RENT
    while high - low > ONE:
        middle = (low + high) // 2
        fits = cost_in(household, _with_rent(rest, middle), year).meest <= room
        low, high = (middle, high) if fits else (low, middle)
    return low


def _with_rent(rest: Thuis, rent: Decimal) -> Thuis:
    return Thuis(rent, rest.servicekosten, rest.energie, rest.heffingen)


def as_range(least: Decimal, most: Decimal) -> Range:
    """Euros per month as a range of eurocents."""
    return Range(cents(least), cents(most))
