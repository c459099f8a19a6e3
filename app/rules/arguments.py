"""The arguments of a rule, read strictly: an argument that is missing, unknown or of the wrong kind is named."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from app.domain.household import Opvangsoort
from app.domain.money import MAXIMUM
from app.errors import UserError
from app.rules import huurkorting
from app.rules.draagkracht import Schijf
from app.rules.huurkorting import Huurstap
from app.rules.kinderopvangtoeslag import Afname

_LARGEST = Decimal(MAXIMUM) / 100
_DAY = re.compile(r"(19\d\d|20\d\d|2100)-\d{2}-\d{2}", re.ASCII)
_HALF_YEAR = re.compile(r"(\d{4})H([12])")
_MOST = 50

K = TypeVar("K", bound=StrEnum)


def _refuse(name: str, wanted: str, **args: object) -> UserError:
    return UserError("regel.argument", naam=name[:60], wanted=UserError(f"regel.{wanted}", **args))


class Arguments:
    """Named arguments of one call; remembers which ones were read."""

    def __init__(self, inputs: Mapping[str, object]) -> None:
        self._inputs = inputs
        self._used: set[str] = set()

    def amount(self, name: str, default: Decimal | None = None) -> Decimal:
        """An amount in euros of zero or more, exactly as it was written."""
        value = self._take(name, default)
        return value if value is default and isinstance(value, Decimal) else _amount(name, value)

    def whole(self, name: str, default: int | None = None) -> int:
        """A whole number from 0 to 150: a count or an age."""
        return _whole(name, self._take(name, default))

    def amounts(self, name: str) -> list[Decimal]:
        """A list of amounts in euros of zero or more."""
        return [_amount(f"{name}[{i}]", item) for i, item in enumerate(self._list(name))]

    def truth(self, name: str, default: bool | None = None) -> bool:
        """True or false."""
        value = self._take(name, default)
        if not isinstance(value, bool):
            raise _refuse(name, "ja_nee")
        return value

    def ages(self, name: str) -> list[int]:
        """A list of ages in whole years."""
        return [_whole(f"{name}[{i}]", item) for i, item in enumerate(self._list(name))]

    def day_care(self, name: str) -> list[Afname]:
        """A list of children with one kind of day care each: ``soort``, ``uren`` per month, ``tarief`` per hour."""
        return [_afname(f"{name}[{i}]", item) for i, item in enumerate(self._list(name))]

    def brackets(self, name: str) -> tuple[Schijf, ...]:
        """Rising parts of an income, each with ``deel`` (0 to 1) up to ``tot_procent``; the last has no end."""
        items = self._list(name)
        found = tuple(_schijf(f"{name}[{i}]", item, i == len(items) - 1) for i, item in enumerate(items))
        ends = [schijf.tot_procent for schijf in found if schijf.tot_procent is not None]
        if not found or ends != sorted(set(ends)):
            raise _refuse(name, "schijven")
        return found

    def rents(self, name: str) -> list[Huurstap]:
        """A list of rents that hold for a time: ``huur`` per month, ``vanaf`` and ``tot``, one after the other."""
        steps = [_huurstap(f"{name}[{i}]", item) for i, item in enumerate(self._list(name))]
        if not huurkorting.follows(steps):
            raise _refuse(name, "stappen")
        return steps

    def has(self, name: str) -> bool:
        """Whether an argument was given that may be left out."""
        self._used.add(name)
        return name in self._inputs

    def choice(self, name: str, kinds: type[K], default: K | None = None) -> K:
        """One word of a closed list."""
        value = self._take(name, default)
        try:
            return kinds(str(value))
        except ValueError:
            raise _refuse(name, "soort", soorten=", ".join(kinds)) from None

    def day(self, name: str) -> date:
        """A day from 1900 up to and including 2100, written as ``2026-07-01``."""
        return _day(name, self._take(name, None))

    def half_year(self, name: str) -> date | None:
        """A half year as ``2026H1``, as its first day; None when it is not given."""
        if name not in self._inputs:
            return None
        value = self._take(name, None)
        found = _HALF_YEAR.fullmatch(value) if isinstance(value, str) else None
        if found is None or int(found[1]) < 1:
            raise _refuse(name, "halfjaar")
        return date(int(found[1]), 1 if found[2] == "1" else 7, 1)

    def require_all_used(self) -> None:
        """Refuse the first argument that the rule does not know."""
        for name in self._inputs:
            if name not in self._used:
                raise UserError("regel.onbekend_argument", naam=str(name)[:60], namen=", ".join(sorted(self._used)))

    def _take(self, name: str, default: object) -> object:
        self._used.add(name)
        value = self._inputs.get(name, default)
        if value is None:
            raise _refuse(name, "ontbreekt")
        return value

    def _list(self, name: str) -> list[object]:
        value = self._take(name, None)
        if not isinstance(value, list) or len(value) > _MOST:
            raise _refuse(name, "lijst", meest=_MOST)
        return value


def _amount(name: str, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _refuse(name, "bedrag")
    amount = Decimal(value)
    if not amount.is_finite() or not 0 <= amount <= _LARGEST:
        raise _refuse(name, "bedrag")
    return amount


def _whole(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 150:
        raise _refuse(name, "geheel")
    return value


def _day(name: str, value: object) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise _refuse(name, "datum")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _refuse(name, "datum") from None


def _huurstap(path: str, item: object) -> Huurstap:
    if not isinstance(item, Mapping) or set(item) != {"huur", "vanaf", "tot"}:
        raise _refuse(path, "stap")
    step = Huurstap(
        _amount(f"{path}.huur", item["huur"]),
        _day(f"{path}.vanaf", item["vanaf"]),
        _day(f"{path}.tot", item["tot"]),
    )
    if step.tot < step.vanaf:
        raise _refuse(f"{path}.tot", "stappen")
    return step


def _schijf(path: str, item: object, is_last: bool) -> Schijf:
    if not isinstance(item, Mapping) or set(item) != ({"deel"} if is_last else {"deel", "tot_procent"}):
        raise _refuse(path, "schijven")
    deel = _amount(f"{path}.deel", item["deel"])
    if deel > 1:
        raise _refuse(f"{path}.deel", "deel")
    return Schijf(None if is_last else _amount(f"{path}.tot_procent", item["tot_procent"]), deel)


def _afname(path: str, item: object) -> Afname:
    if not isinstance(item, Mapping):
        raise _refuse(path, "opvang")
    for key in item:
        if key not in ("soort", "uren", "tarief"):
            raise _refuse(f"{path}.{key}", "opvang")
    try:
        soort = Opvangsoort(str(item.get("soort")))
    except ValueError:
        raise _refuse(f"{path}.soort", "soort", soorten=", ".join(Opvangsoort)) from None
    return Afname(soort, _amount(f"{path}.uren", item.get("uren")), _amount(f"{path}.tarief", item.get("tarief")))
