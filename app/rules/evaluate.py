"""All regelingen for one household: rights with their range, steps, and what can still be claimed or must go back."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.household import Household
from app.domain.message import Message, message
from app.domain.money import Cents, cents
from app.domain.outcome import NOTHING, Outcome, Outcomes, Periode, Range, Recht
from app.rules.awir import Right
from app.rules.claims import claim
from app.rules.huurtoeslag_huishouden import huurtoeslag
from app.rules.kinderbijslag import QUARTERS, kinderbijslag
from app.rules.kinderopvangtoeslag import at_least, at_most, kinderopvangtoeslag
from app.rules.kindgebonden_budget import kindgebonden_budget
from app.rules.open_answers import open_answers
from app.rules.parameters import Parameters, laws, load, package_version
from app.rules.trace import Trace
from app.rules.unknown import Bounds, Rule, Slot, bounds
from app.rules.zorgtoeslag import zorgtoeslag

HOUSEHOLD_RULES: Mapping[str, Rule] = {
    "zorgtoeslag": zorgtoeslag,
    "huurtoeslag": huurtoeslag,
    "kindgebonden_budget": kindgebonden_budget,
    "kinderopvangtoeslag": kinderopvangtoeslag,
    "kinderbijslag": kinderbijslag,
}
"""The rule of each regeling over a household."""
BOUNDING: Mapping[str, tuple[Rule, Rule]] = {"kinderopvangtoeslag": (at_most, at_least)}
"""What a regeling cannot exceed and cannot fall below while it is open how its children rank."""


def evaluate(household: Household, year: int | None = None, with_steps: bool = True) -> Outcomes:
    """The outcomes of a household in a calendar year, that of its peildatum unless another is asked.

    Raises UserError for a year before the oldest rules.
    """
    asked = year or household.peildatum.year
    law = load(date(asked, 1, 1))
    outcomes = tuple(
        _outcome(name, household, law, asked, with_steps) if name in laws(law.year) else _without_rules(name, law)
        for name in HOUSEHOLD_RULES
    )
    warnings = (message("let_op.regels_van_ander_jaar", jaar=asked, regels=law.year),) if law.is_stand_in else ()
    return Outcomes(asked, law.year, household.peildatum, package_version(), outcomes, warnings)


def limits(name: str, slots: Sequence[Slot]) -> tuple[Rule, Rule]:
    """What a regeling never exceeds and never falls below while these slots are open."""
    rule = HOUSEHOLD_RULES[name]
    return BOUNDING.get(name, (rule, rule)) if any(slot.ranks for slot in slots) else (rule, rule)


def _without_rules(name: str, law: Parameters) -> Outcome:
    """The outcome of a regeling whose figures of this year are not known."""
    reason = message("reden.geen_regels", jaar=law.year)
    return Outcome(name, Recht.ONBEKEND, Periode.MAAND, NOTHING, reason, estimate=True)


def _outcome(name: str, household: Household, law: Parameters, year: int, with_steps: bool) -> Outcome:
    steps = Trace(silent=not with_steps)
    slots = open_answers(name, household, law, year)
    if slots:
        rules = limits(name, slots)
        found = bounds(rules, household, law, year, slots)
        if with_steps:
            rules[0](found.best, law, steps, year)
    else:
        right = HOUSEHOLD_RULES[name](household, law, steps, year)
        found = Bounds(right, right, (), household)
    claimed = claim(name, household, law, year, found)
    high = found.high
    exact = found.is_exact
    quarterly = len(high.months) == len(QUARTERS)
    payments = _payments(high) if exact else ()
    most = cents(high.award)
    return Outcome(
        regeling=name,
        recht=_recht(found),
        periode=Periode.KWARTAAL if quarterly else Periode.MAAND,
        right=Range(most if found.low is high else cents(found.low.award), most),
        reason=high.reason if exact else message(f"reden.{name}.onbekend"),
        per_month=_per_month(high, payments, household, year) if exact else None,
        per_year=most if exact else None,
        exact_per_year=high.exact.normalize() if exact else None,
        months=payments,
        received=claimed.received,
        difference=claimed.difference,
        still_to_claim=claimed.still,
        lapsed=claimed.lapsed,
        risk=claimed.risk,
        claim_before=claimed.before,
        depends_on=found.depends_on,
        estimate=high.estimate or found.low.estimate or law.is_stand_in,
        warnings=(*high.warnings, *_about_assets(found), *claimed.warnings),
        steps=steps.steps,
    )


def _recht(found: Bounds) -> Recht:
    if not found.high.award:
        return Recht.NEE
    return Recht.JA if found.low.award else Recht.ONBEKEND


def _payments(right: Right) -> tuple[Cents, ...]:
    """What is paid in each month, in whole euros downwards; kinderbijslag per quarter to the cent."""
    if len(right.months) == len(QUARTERS):
        return tuple([cents(amount) for amount in right.months])
    return tuple([Cents(int(amount) * 100) for amount in right.months])  # never negative, so int() rounds downwards


def _per_month(right: Right, payments: tuple[Cents, ...], household: Household, year: int) -> Cents:
    """The payment in the month of the peildatum (December of another year); of a quarter, a third."""
    month = household.peildatum.month if household.peildatum.year == year else 12
    if len(right.months) == len(QUARTERS):
        return cents(right.months[(month - 1) // 3] / 3)
    return payments[month - 1]


def _about_assets(found: Bounds) -> tuple[Message, ...]:
    """Advice to ask for the exception when assets decide that may be left out on request."""
    special = any(path.endswith("vermogen_bijzonder") for path in found.depends_on)
    return (message("let_op.vermogen_bijzonder"),) if special else ()
