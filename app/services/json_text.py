"""JSON text with exact numbers: a Decimal is written digit for digit and never passes through a float."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from app.domain.huishouden.kinds import Json
from app.domain.money import Cents, euros

INDENT = "  "


def json_text(value: Json) -> str:
    """The value as indented JSON that ends in a line end; keys keep their order."""
    return _written(value, "") + "\n"


def euro_number(amount: Cents) -> int | Decimal:
    """Eurocents as a JSON number in euros: whole amounts without decimals, others with two (163, 298.40)."""
    return amount // 100 if amount % 100 == 0 else euros(amount).quantize(Decimal("0.01"))


def exact_digits(value: Decimal) -> str:
    """All digits of a number without exponent or idle zeros: ``1965.27576``."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _written(value: Json, margin: str) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    inner = margin + INDENT
    if isinstance(value, dict):
        return _enclosed([f"{_plain(key)}: {_written(item, inner)}" for key, item in value.items()], "{}", margin)
    if isinstance(value, list):
        if all(item is None or isinstance(item, int | Decimal) for item in value):
            return "[" + ", ".join(_written(item, inner) for item in value) + "]"
        return _enclosed([_written(item, inner) for item in value], "[]", margin)
    return _plain(value)


def _enclosed(items: Sequence[str], ends: str, margin: str) -> str:
    if not items:
        return ends
    inner = f"\n{margin}{INDENT}"
    return ends[0] + inner + f",{inner}".join(items) + f"\n{margin}" + ends[1]


def _plain(value: str | int | bool | None) -> str:
    return json.dumps(value, ensure_ascii=False)


def exact_object(values: Mapping[str, Decimal | str]) -> dict[str, Json]:
    """Results of a rule by name: what is exact before rounding (``…_exact``) and words as text, the rest as numbers."""
    return {name: _result(name, value) for name, value in values.items()}


def _result(name: str, value: Decimal | str) -> Json:
    if isinstance(value, str):
        return str(value)
    return exact_digits(value) if name.endswith("_exact") else _number(value)


def _number(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
