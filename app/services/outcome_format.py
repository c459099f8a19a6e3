"""Outcomes as JSON ``keukentafel-uitkomst/1``: money in euros as exact numbers, keys in one fixed order."""

from datetime import date
from decimal import Decimal

from app.domain.huishouden.kinds import Json
from app.domain.money import Cents
from app.domain.outcome import Outcome, Outcomes, Range, Stap, StepInput
from app.services.json_text import euro_number, exact_digits

FORMAT = "keukentafel-uitkomst/1"


def outcomes_json(outcomes: Outcomes, with_steps: bool) -> dict[str, Json]:
    """All outcomes of a household; the steps of each only when asked for."""
    return {
        "formaat": FORMAT,
        "jaar": outcomes.year,
        "regels_van_jaar": outcomes.rules_year,
        "peildatum": outcomes.peildatum.isoformat(),
        "regelpakket": outcomes.package,
        "waarschuwingen": [warning.spoken() for warning in outcomes.warnings],
        "uitkomsten": [_outcome(outcome, with_steps) for outcome in outcomes.everything],
    }


def _outcome(outcome: Outcome, with_steps: bool) -> dict[str, Json]:
    written: dict[str, Json] = {
        "regeling": outcome.regeling,
        "recht": outcome.recht.value,
        "per_maand": _money(outcome.per_month),
        "per_jaar": _money(outcome.per_year),
        "exact_per_jaar": None if outcome.exact_per_year is None else exact_digits(outcome.exact_per_year),
        "periode": outcome.periode.value,
        "maanden": [euro_number(amount) for amount in outcome.months],
        "van": euro_number(outcome.right.low),
        "tot": euro_number(outcome.right.high),
        "ontvangen_per_jaar": _money(outcome.received),
        "verschil_per_jaar": _money(outcome.difference),
        **_range("nog_aan_te_vragen", outcome.still_to_claim),
        "aanvragen_voor": _day(outcome.claim_before),
        **_range("verlopen", outcome.lapsed),
        **_range("terug_te_betalen", outcome.risk),
        "reden": outcome.reason.spoken(),
        "hangt_af_van": list(outcome.depends_on),
        "schatting": outcome.estimate,
        "waarschuwingen": [warning.spoken() for warning in outcome.warnings],
        "vraag_na": [question.spoken() for question in outcome.to_ask],
    }
    if with_steps:
        written["stappen"] = [_step(step) for step in outcome.steps]
    return written


def _range(name: str, amounts: Range) -> dict[str, Json]:
    """One number when it is exact, else null; the ends always."""
    return {
        name: euro_number(amounts.low) if amounts.is_exact else None,
        f"{name}_van": euro_number(amounts.low),
        f"{name}_tot": euro_number(amounts.high),
    }


def _step(step: Stap) -> dict[str, Json]:
    return {
        "naam": step.naam,
        "waarde": exact_digits(step.waarde),
        "eenheid": step.eenheid,
        "toelichting": step.explanation.spoken(),
        "invoer": {name: _input(value) for name, value in step.inputs},
        "maanden": list(step.months),
        "schatting": step.schatting,
        "bron": {"wet": step.bron.wet, "artikel": step.bron.artikel, "url": step.bron.url},
    }


def _input(value: StepInput) -> Json:
    return exact_digits(value) if isinstance(value, Decimal) else value


def _money(amount: Cents | None) -> Json:
    return None if amount is None else euro_number(amount)


def _day(day: date | None) -> Json:
    return None if day is None else day.isoformat()
