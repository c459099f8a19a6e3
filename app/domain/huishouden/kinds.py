"""The kinds of fields in a JSON household: what is accepted, what is refused with its path, and its JSON Schema."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.money import CENT, HIGHEST_RATE, MAXIMUM, RATE_PARTS, Cents
from app.domain.parts import Rate
from app.errors import UserError

Json = None | bool | int | Decimal | str | list["Json"] | dict[str, "Json"]
Schema = dict[str, object]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)
LONGEST_TEXT = 200
RATE_STEP = Decimal(1) / RATE_PARTS
MOST_PER_UNIT = HIGHEST_RATE // RATE_PARTS


def refuse(path: str, wanted: str, **args: object) -> UserError:
    """The error for one field: where it stands and what would be right (a text id below ``huishouden``)."""
    return UserError("huishouden.veld", path=path, wanted=UserError(f"huishouden.{wanted}", **args))


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of value is read from JSON (``read(value, path)``) and described in a JSON Schema."""

    read: Callable[[Json, str], object]
    schema: Schema


def _money(value: Json, path: str) -> Cents:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise refuse(path, "bedrag")
    amount = Decimal(value)
    if not amount.is_finite() or amount < 0 or amount > MAXIMUM // 100:
        raise refuse(path, "bedrag_grens")
    if amount % CENT:
        raise refuse(path, "bedrag_decimalen")
    return Cents(int(amount * 100))


def _hours(value: Json, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise refuse(path, "uren")
    amount = Decimal(value)
    if not amount.is_finite() or not 0 <= amount <= 744 or amount % CENT:
        raise refuse(path, "uren")
    return int(amount * 100)


def _day(value: Json, path: str) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise refuse(path, "datum")
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise refuse(path, "datum") from None
    if not EARLIEST <= found <= LATEST:
        raise refuse(path, "datum_grens", eerste=EARLIEST.year, laatste=LATEST.year)
    return found


def _truth(value: Json, path: str) -> bool:
    if not isinstance(value, bool):
        raise refuse(path, "ja_nee")
    return value


def _text(value: Json, path: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT or not is_clean(value):
        raise refuse(path, "tekst", langste=LONGEST_TEXT)
    return value


def is_clean(value: str, allowed: str = "") -> bool:
    """Whether the text has no control characters but these, and no halves of characters (JSON can spell those)."""
    return not any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in allowed for sign in value)


def _month_day(value: Json, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 31:
        raise refuse(path, "dag")
    return value


def whole(most: int) -> Kind:
    """A whole number from nothing to so many."""

    def read(value: Json, path: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise refuse(path, "geheel", meest=most)
        return value

    return Kind(read, {"type": "integer", "minimum": 0, "maximum": most})


def _rate(value: Json, path: str) -> Rate:
    """A price of one kWh or cubic metre in hundred-thousandths of a euro."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise refuse(path, "tarief")
    amount = Decimal(value)
    if not amount.is_finite() or not 0 <= amount <= MOST_PER_UNIT or amount % RATE_STEP:
        raise refuse(path, "tarief")
    return Rate(int(amount / RATE_STEP))


def choice(*options: str) -> Kind:
    """One of these words, nothing else."""

    def read(value: Json, path: str) -> str:
        if not isinstance(value, str) or value not in options:
            raise refuse(path, "keuze", keuzes=", ".join(options))
        return value

    return Kind(read, {"enum": list(options)})


MONEY = Kind(_money, {"type": "number", "minimum": 0, "maximum": MAXIMUM // 100, "multipleOf": 0.01})
HOURS = Kind(_hours, {"type": "number", "minimum": 0, "maximum": 744, "multipleOf": 0.01})
DAY = Kind(_day, {"type": "string", "format": "date"})
TRUTH = Kind(_truth, {"type": "boolean"})
TEXT = Kind(_text, {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT})
YEARS = whole(99)
RATE = Kind(_rate, {"type": "number", "minimum": 0, "maximum": MOST_PER_UNIT, "multipleOf": 0.00001})
COUNT = whole(20)
MONTHS = whole(600)
USE = whole(200_000)
MONTH_DAY = Kind(_month_day, {"type": "integer", "minimum": 1, "maximum": 31})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an object. A ``varying`` one may also be a list of values with ``vanaf`` and ``tot``."""

    kind: Kind
    varying: bool = False
    required: bool = False
    many: bool = False


Fields = Mapping[str, Field]


def require_object(value: Json, path: str) -> dict[str, Json]:
    """The value as an object; anything else is refused."""
    if not isinstance(value, dict):
        raise refuse(path, "object")
    return value


def require_list(value: Json, path: str) -> list[Json]:
    """The value as a list; anything else is refused."""
    if not isinstance(value, list):
        raise refuse(path, "lijst")
    return value


def require_known(value: dict[str, Json], known: frozenset[str], path: str) -> None:
    """Refuse the first key that does not belong here."""
    for key in value:
        if key not in known:
            raise refuse(f"{path}.{key[:40]}", "onbekend_veld", velden=", ".join(sorted(known)))
