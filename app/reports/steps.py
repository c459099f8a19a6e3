"""How one step of a calculation is named and how its value is written, with the unit of that value."""

from app.domain.money import HUNDRED, NO_BREAK, cents, format_cents, format_decimal
from app.domain.outcome import Stap
from app.reports.amounts import capital
from app.texts import has_text, text, worded

_EURO = "EUR"
_NOT_A_NUMBER = frozenset({"datum", "tabel"})
_SHARE = "deel"
_PERCENTAGE = "pct"
_PARAMETER = "."
"""Stands between the law and the name of a parameter."""


def step_title(step: Stap) -> str:
    """The title of a step; else its name, of a parameter the part after the name of its law, a pct spelled out."""
    text_id = f"staptitel.{step.naam}"
    if _PARAMETER not in step.naam and has_text(text_id):
        return text(text_id)
    words = step.naam.rpartition(_PARAMETER)[2].split("_")
    return capital(
        worded("terms", " ".join(text("report.unit.pct") if word == _PERCENTAGE else word for word in words))
    )


def step_value(step: Stap, *, always_cents: bool = True) -> str:
    """``€ 29.736 per jaar``, ``13,73%``, ``230 uren per maand``; empty for a date or a table.

    An amount that is not per period has its cents, also when there are none, unless ``always_cents`` is false.
    """
    unit, _, per = step.eenheid.partition("/")
    if unit in _NOT_A_NUMBER:
        return ""
    if unit == _SHARE:
        return f"{format_decimal(step.waarde * HUNDRED)}%"
    said = (
        format_cents(cents(step.waarde), always_cents=always_cents and not per)
        if unit == _EURO
        else f"{format_decimal(step.waarde)}{_unit(unit)}"
    )
    return text("report.unit.per", amount=said, period=worded("terms", per)) if per else said


def _unit(unit: str) -> str:
    if not unit:
        return ""
    text_id = f"report.unit.{unit}"
    return NO_BREAK + (text(text_id) if has_text(text_id) else worded("terms", unit.replace("_", " ")))
