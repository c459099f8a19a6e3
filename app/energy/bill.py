"""The bill of a year, and whether what is paid every month fits it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum

from app.domain.message import Message, message
from app.domain.money import CONTEXT, ZERO, Cents, ceil_euro, cents, euros
from app.domain.outcome import Stap
from app.domain.period import add_months
from app.energy.contract import Contract, tariff_euros
from app.energy.figures import figure_id
from app.energy.situation import Situation
from app.energy.spread import Carrier, Euros, Spread, exactly, in_cents
from app.energy.steps import note
from app.energy.use import YearUse
from app.errors import UserError
from app.rules.trace import Trace

MONTHS = 12
ON_THE_BILL = (Carrier.GAS, Carrier.POWER, Carrier.HEAT)
"""Water comes on a bill of its own."""
_FIXED = {Carrier.GAS: "vaste_kosten_gas", Carrier.POWER: "vaste_kosten_stroom"}


@dataclass(frozen=True, slots=True)
class YearCost:
    """What energy costs in a year in eurocents, tax and fixed costs in it; an ``estimate`` unless all is its own.

    ``measured``: every use in it rests on meters or on a bill.
    """

    cost: Euros
    estimate: bool
    measured: bool
    steps: tuple[Stap, ...]


class Fit(StrEnum):
    """What to do with the monthly amount."""

    KEEP = "houden"
    RAISE = "verhogen"
    LOWER = "verlagen"


@dataclass(frozen=True, slots=True)
class InstalmentAdvice:
    """What is paid a month against the cost of a year, in eurocents.

    ``settlement`` is what comes back at the end of the year; below zero it is to be paid extra. ``advised`` is the
    monthly amount that fits, in whole euros, from the first day of the month ``from_month``. ``until_settlement`` is
    the amount with which the running year comes out at nothing; None when it is not known when that ends.
    """

    paid: Cents
    cost: Euros
    settlement: Euros
    fit: Fit
    advised: Cents
    from_month: date
    until_settlement: Cents | None
    said: Message
    estimate: bool
    steps: tuple[Stap, ...]


def year_cost(known: Situation) -> YearCost:
    """The energy of a year with the own prices, or those of the year; water is not in it.

    Raises UserError when heat is used and its fixed costs are not known, or when the power of a home that heats with
    it was not measured: there is no benchmark for either.
    """
    if known.use(Carrier.POWER) is None:
        raise UserError("energie.fout.stroom_nodig")
    contract = known.facts.contract
    trace = Trace()
    with localcontext(CONTEXT):
        uses = [use for use in known.uses if use.carrier in ON_THE_BILL]
        cost = exactly(ZERO)
        for use in uses:
            cost = cost.plus(_delivered(use, known, trace))
        fixed = _fixed(contract, uses, known, trace)
        reduction = _reduction(contract, known, trace)
        total = cost.plus(exactly(fixed - reduction))
        note(trace, "jaarkosten", total.typical, "EUR/jaar", vast=fixed, vermindering=reduction)
    estimate = trace.estimate or any(use.estimate for use in uses)
    measured = all(use.is_measured for use in uses)
    return YearCost(in_cents(total), estimate, measured, tuple(trace.steps))


def _delivered(use: YearUse, known: Situation, trace: Trace) -> Spread:
    """What was delivered times its price; power that was given back falls away against it as the law allows."""
    price = known.prices.of(use.carrier)
    trace.estimate = trace.estimate or price.estimate or use.feed_in is None
    trace.add(*price.steps)
    back = use.feed_in or ZERO
    if not back:
        worth = use.amount.times(price.euros)
    else:
        share = trace.amount(known.law, figure_id("saldering"))
        paid, cost = _feed_in(known.facts.contract, trace)
        worth = use.amount.each(
            lambda used: _net(used, back, share) * price.euros - _surplus(used, back, share) * paid + back * cost
        )
    note(trace, "geleverd", worth.typical, "EUR/jaar", gebruik=use.amount.typical, prijs=price.euros, terug=back)
    return worth


def _feed_in(contract: Contract | None, trace: Trace) -> tuple[Decimal, Decimal]:
    """What a kWh given back earns and costs; what was not told counts for nothing, and makes the bill an estimate."""
    told = [None, None] if contract is None else [contract.feed_in, contract.feed_in_cost]
    trace.estimate = trace.estimate or None in told
    earns, costs = (ZERO if tariff is None else tariff_euros(tariff) for tariff in told)
    note(trace, "teruglevering", earns, "EUR/kWh", kosten=costs)
    return earns, costs


def _net(used: Decimal, back: Decimal, share: Decimal) -> Decimal:
    return used - min(used, back * share)


def _surplus(used: Decimal, back: Decimal, share: Decimal) -> Decimal:
    return back - min(used, back * share)


def usual_fixed(known: Situation) -> Cents | None:
    """The fixed costs of the year for what this home uses, in eurocents; None where heat is one of them."""
    carriers = [use.carrier for use in known.uses if use.carrier in ON_THE_BILL]
    if any(carrier not in _FIXED for carrier in carriers):
        return None
    return cents(sum((known.law.get(figure_id(_FIXED[carrier])).amount for carrier in carriers), ZERO))


def _fixed(contract: Contract | None, uses: list[YearUse], known: Situation, trace: Trace) -> Decimal:
    if contract is not None and contract.fixed_per_year is not None:
        return note(trace, "eigen_vaste_kosten", euros(contract.fixed_per_year), "EUR/jaar")
    found = ZERO
    for use in uses:
        if use.carrier not in _FIXED:
            raise UserError("energie.fout.vaste_kosten_warmte")
        found += trace.amount(known.law, figure_id(_FIXED[use.carrier]))
    return found


def _reduction(contract: Contract | None, known: Situation, trace: Trace) -> Decimal:
    if contract is not None and contract.fixed_per_year is not None and contract.reduction_included:
        return note(trace, "vermindering_al_eraf", ZERO, "EUR/jaar")
    return trace.amount(known.law, figure_id("vermindering"))


def instalment_advice(known: Situation, today: date) -> InstalmentAdvice:
    """Whether the monthly amount fits, with the advice and the month it starts in.

    An amount is only lowered when even a high use leaves money over. Raises UserError when it is not known what is
    paid, or when nothing was measured: an advice about money does not rest on what others use.
    """
    contract = known.facts.contract
    if contract is None or contract.per_month is None:
        raise UserError("energie.fout.maandbedrag_nodig")
    found = year_cost(known)
    if not found.measured:
        raise UserError("energie.fout.verbruik_nodig")
    paid = contract.per_month
    settlement = Euros(
        Cents(paid * MONTHS - found.cost.high),
        Cents(paid * MONTHS - found.cost.typical),
        Cents(paid * MONTHS - found.cost.low),
    )
    fit = _fit(settlement, found.cost, known.law.get(figure_id("maandbedrag_past")).amount)
    advised = paid if fit is Fit.KEEP else cents(ceil_euro(max(ZERO, euros(found.cost.typical)) / MONTHS))
    month = add_months(today, 1)
    said = message(f"energie.maandbedrag.{fit.value}", bedrag=euros(advised), maand=month)
    return InstalmentAdvice(
        paid,
        found.cost,
        settlement,
        fit,
        advised,
        month,
        _until_settlement(contract, found.cost, month),
        said,
        found.estimate,
        found.steps,
    )


def _fit(settlement: Euros, cost: Euros, fits: Decimal) -> Fit:
    small = abs(settlement.typical) <= abs(cost.typical) * fits
    if settlement.typical < 0 and not small:
        return Fit.RAISE
    return Fit.LOWER if settlement.low > 0 and not small else Fit.KEEP


def _until_settlement(contract: Contract, cost: Euros, month: date) -> Cents | None:
    """The whole euros a month from ``month`` on with which the running year comes out at nothing.

    It is taken that the amount of now was paid since the year began.
    """
    if contract.settles_on is None or contract.per_month is None:
        return None
    left = (contract.settles_on.year - month.year) * MONTHS + contract.settles_on.month - month.month
    if not 0 < left <= MONTHS:
        return None
    open_amount = euros(cost.typical) - euros(contract.per_month) * (MONTHS - left)
    return cents(ceil_euro(max(ZERO, open_amount) / left))
