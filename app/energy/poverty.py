"""Indicators of energy poverty: what they mean, what they rest on, and which of them may be counted."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum

from app.domain.message import Message, message
from app.domain.money import CONTEXT, ZERO, Cents, cents, euros
from app.domain.outcome import Stap
from app.energy.bill import MONTHS, YearCost
from app.energy.figures import figure_id
from app.energy.home import LABELS
from app.energy.situation import Situation
from app.energy.steps import note
from app.rules.parameters import Parameters, Source
from app.rules.trace import Trace

LOW_QUALITY_FROM = LABELS.index("D")
_LIKE_C = figure_id("gas_label", "C", "gemiddeld")


class Indicator(StrEnum):
    """The indicators, by the names of CBS and TNO in Dutch."""

    QUOTE_8 = "energiequote_8"
    QUOTE_10 = "energiequote_10"
    LOW_INCOME_HIGH_COST = "lihk"
    LOW_INCOME_LOW_QUALITY = "lilek"


class Holds(StrEnum):
    """Whether an indicator holds."""

    YES = "ja"
    MAYBE = "mogelijk"
    NO = "nee"
    UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Incomes:
    """Euros a year in eurocents; None is not known.

    ``disposable`` is what the household can spend after tax, toeslagen included; ``own`` the same without any toeslag.
    ``norm`` names the parameter with the bijstandsnorm of a household like it, per month. It stands in for the
    low-income line of CBS, which has not been published since it was replaced in 2024.
    """

    disposable: Cents | None = None
    own: Cents | None = None
    norm: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One indicator for one household.

    Without a sourced threshold the most it says is ``MAYBE``, and ``counted`` is false: the office leaves it out.
    ``value`` and ``threshold`` are shares for the quotes, else None.
    """

    indicator: Indicator
    holds: Holds
    counted: bool
    value: Decimal | None
    threshold: Decimal | None
    definition: Message
    year: str
    source: Source
    steps: tuple[Stap, ...] = ()

    @property
    def name(self) -> Message:
        """What it is called."""
        return message(f"energie.armoede.{self.indicator.value}.naam")

    @property
    def word(self) -> Message:
        """The one word for it; a "no" against a threshold without a source is softer."""
        soft = "_ongeveer" if self.holds is Holds.NO and self.source.is_estimate else ""
        return message(f"energie.armoede.woord.{self.holds.value}{soft}")


def indicators(incomes: Incomes, cost: YearCost | None, known: Situation) -> tuple[Finding, ...]:
    """Every indicator; what is not known keeps it ``UNKNOWN``, never "no"."""
    with localcontext(CONTEXT):
        return (
            _quote(Indicator.QUOTE_8, "quote_signaal", incomes, cost, known.law),
            _quote(Indicator.QUOTE_10, "quote_hoog", incomes, cost, known.law),
            _high_cost(incomes, cost, known),
            _low_quality(incomes, known),
        )


def energy_quote(incomes: Incomes, cost: YearCost | None) -> Decimal | None:
    """The part of the disposable income that goes to energy, None when either is not known or there is no income."""
    if incomes.disposable is None or incomes.disposable <= 0 or cost is None:
        return None
    return Decimal(max(0, cost.cost.typical)) / incomes.disposable


def _quote(indicator: Indicator, name: str, incomes: Incomes, cost: YearCost | None, law: Parameters) -> Finding:
    value = law.get(figure_id(name))
    trace = Trace()
    threshold = trace.amount(law, value.id)
    quote = energy_quote(incomes, cost)
    holds = Holds.UNKNOWN
    if quote is not None and cost is not None:
        trace.estimate = cost.estimate
        spent, income = euros(cost.cost.typical), euros(incomes.disposable or Cents(0))
        note(trace, "energiequote", quote, "deel", kosten=spent, inkomen=income)
        holds = _against(threshold * income, cost)
    return _finding(indicator, holds, value.source, (quote, threshold), trace)


def _against(line: Decimal, cost: YearCost) -> Holds:
    """Whether a cost reaches a line in euros: surely only when both ends of its range do, and it was measured."""
    reaches = [euros(end) >= line for end in (cost.cost.low, cost.cost.typical, cost.cost.high)]
    if not any(reaches):
        return Holds.NO
    return Holds.YES if all(reaches) and cost.measured else Holds.MAYBE


def _finding(
    indicator: Indicator, holds: Holds, source: Source, sides: tuple[Decimal | None, Decimal | None], trace: Trace
) -> Finding:
    """An indicator whose threshold is an estimate only may hold, and does not count."""
    unsourced = source.is_estimate
    value, threshold = sides
    return Finding(
        indicator,
        Holds.MAYBE if holds is Holds.YES and unsourced else holds,
        holds in (Holds.YES, Holds.NO) and not unsourced,
        value,
        threshold,
        message(f"energie.armoede.{indicator.value}.betekent", grens=threshold or ZERO),
        source.reference,
        source,
        tuple(trace.steps),
    )


def _has_low_income(incomes: Incomes, law: Parameters, trace: Trace) -> bool | None:
    """Whether the own income is low: a guess, as both the line and the factor are."""
    if incomes.own is None or not law.has(incomes.norm):
        return None
    norm = trace.amount(law, incomes.norm) * MONTHS
    factor = trace.amount(law, figure_id("laag_inkomen"))
    trace.estimate = True
    line = note(trace, "laag_inkomen", norm * factor, "EUR/jaar", lijn=norm)
    return euros(incomes.own) <= line


def _high_cost(incomes: Incomes, cost: YearCost | None, known: Situation) -> Finding:
    """Low income, and a bill above that of a home with label C."""
    trace = Trace()
    low = _has_low_income(incomes, known.law, trace)
    high = None if cost is None else cost.cost.typical > cents(_cost_like_label_c(known, trace))
    source = known.law.get(figure_id("laag_inkomen")).source
    return _finding(Indicator.LOW_INCOME_HIGH_COST, _both(low, high), source, (None, None), trace)


def _cost_like_label_c(known: Situation, trace: Trace) -> Decimal:
    """The bill of a home with label C and these people at the default prices, in euros per year."""
    people = min(known.home.people or 2, 6)
    gas = trace.amount(known.law, _LIKE_C) * trace.amount(known.law, figure_id("prijs_gas"))
    kwh = trace.amount(known.law, figure_id("stroom_personen", people, "gemiddeld"))
    power = kwh * trace.amount(known.law, figure_id("prijs_stroom"))
    fixed = sum((trace.amount(known.law, figure_id(f"vaste_kosten_{one}")) for one in ("gas", "stroom")), ZERO)
    bill = gas + power + fixed - trace.amount(known.law, figure_id("vermindering"))
    return note(trace, "rekening_label_c", bill, "EUR/jaar", gas=gas, stroom=power, vast=fixed)


def _low_quality(incomes: Incomes, known: Situation) -> Finding:
    """Low income, and a home with label D or worse."""
    trace = Trace()
    low = _has_low_income(incomes, known.law, trace)
    label = known.home.label
    bad = None if label is None else LABELS.index(label) >= LOW_QUALITY_FROM
    source = known.law.get(figure_id("laag_inkomen")).source
    return _finding(Indicator.LOW_INCOME_LOW_QUALITY, _both(low, bad), source, (None, None), trace)


def _both(one: bool | None, other: bool | None) -> Holds:
    """Yes when both hold, no when either does not, else unknown."""
    if one is False or other is False:
        return Holds.NO
    return Holds.YES if one and other else Holds.UNKNOWN
