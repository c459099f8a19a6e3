"""All regelingen for one household: rights with their range, steps, and what can still be claimed or must go back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.domain.household import Household
from app.domain.message import Message, message
from app.domain.money import Cents, cents
from app.domain.outcome import NOTHING, Outcome, Outcomes, Periode, Range, Recht
from app.rules.awir import Right
from app.rules.claims import claim
from app.rules.gemeente_outcomes import municipal
from app.rules.gemeente_shelf import own_packs
from app.rules.parameters import Parameters, laws, load, package_version
from app.rules.regeling import Regeling
from app.rules.regelingen import BUILT_ON, REGELINGEN
from app.rules.toekenning import keep, slots_of
from app.rules.trace import Trace
from app.rules.unknown import Bounds, bounds


def evaluate(household: Household, year: int | None = None, with_steps: bool = True) -> Outcomes:
    """The outcomes of a household in a calendar year, that of its peildatum unless another is asked.

    Raises UserError for a year before the oldest rules.
    """
    own_packs()  # look once at what the organisation wrote down, and calculate with that
    asked = year or household.peildatum.year
    law = load(date(asked, 1, 1))
    outcomes = tuple(
        _outcome(regeling, household, law, asked, with_steps)
        if regeling.law in laws(law.year)
        else _without_rules(regeling.name, law)
        for regeling in REGELINGEN.values()
    )
    warnings = (message("let_op.regels_van_ander_jaar", jaar=asked, regels=law.year),) if law.is_stand_in else ()
    found = Outcomes(asked, law.year, household.peildatum, package_version(), outcomes, warnings)
    return replace(found, further=tuple(_further(household, found)))


def _further(household: Household, found: Outcomes) -> Iterator[Outcome]:
    """What else there is for this household now; a municipality changes too often to say it of another year."""
    if found.year == household.peildatum.year:
        yield from municipal(household, found, REGELINGEN)


def _without_rules(name: str, law: Parameters) -> Outcome:
    """The outcome of a regeling whose figures of this year are not known."""
    reason = message("reden.geen_regels", jaar=law.year)
    return Outcome(name, Recht.ONBEKEND, Periode.MAAND, NOTHING, reason, estimate=True)


def _outcome(regeling: Regeling, household: Household, law: Parameters, year: int, with_steps: bool) -> Outcome:
    steps = Trace(silent=not with_steps)
    found = _bounds(regeling, household, law, year, steps)
    claimed = claim(regeling, household, law, year, found)
    high = found.high
    exact = found.is_exact
    payments = _payments(high) if exact else ()
    return Outcome(
        regeling=regeling.name,
        recht=_recht(found),
        periode=high.periode,
        right=Range(cents(found.low.award), cents(high.award)),
        reason=high.reason if exact else message(f"reden.{regeling.name}.onbekend"),
        per_month=_per_month(high, payments, household, year) if exact else None,
        per_year=cents(high.award) if exact else None,
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
        to_ask=high.to_ask,
        domein=regeling.domein,
        steps=tuple(steps.steps),
    )


def _bounds(regeling: Regeling, household: Household, law: Parameters, year: int, steps: Trace) -> Bounds:
    """The bounds of a right, with the steps to the highest one."""
    slots = slots_of(regeling, household, law, year)
    if slots:
        limits = regeling.limits_over(slots)
        found = bounds(limits, household, law, year, slots)
        if not steps.silent:
            limits[0](found.best, law, steps, year)
    else:
        right = regeling.rule(household, law, steps, year)
        found = Bounds(right, right, (), household)
    if regeling.name in BUILT_ON:
        keep(regeling, household, law, year, found)
    return found


def _recht(found: Bounds) -> Recht:
    if not found.high.is_sure:
        return Recht.ONBEKEND
    if not found.high.award:
        return Recht.NEE
    return Recht.JA if found.low.award else Recht.ONBEKEND


def _payments(right: Right) -> tuple[Cents, ...]:
    """What is paid in each period: in whole euros downwards, or to the cent."""
    if right.in_cents:
        return tuple(cents(amount) for amount in right.months)
    return tuple(Cents(int(amount) * 100) for amount in right.months)  # never negative, so int() rounds downwards


def _per_month(right: Right, payments: tuple[Cents, ...], household: Household, year: int) -> Cents:
    """The payment in the month of the peildatum (December of another year); of a quarter or a year, its part."""
    month = household.peildatum.month if household.peildatum.year == year else 12
    length = 12 // len(right.months)
    place = (month - 1) // length
    return payments[place] if length == 1 else cents(right.months[place] / length)


def _about_assets(found: Bounds) -> tuple[Message, ...]:
    """Advice to ask for the exception when assets decide that may be left out on request."""
    special = any(path.endswith("vermogen_bijzonder") for path in found.depends_on)
    return (message("let_op.vermogen_bijzonder"),) if special else ()
