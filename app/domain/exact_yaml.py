"""YAML that others wrote, as exact values: numbers keep every digit; no doubled keys, loops or deep nesting."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from app.domain.huishouden.kinds import Json
from app.errors import UserError

MOST_VALUES = 1_000_000
DEEPEST = 40
LARGEST_NUMBER = 10**15

ExactLoader: Any = type("ExactLoader", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {})
"""The safe loader, with numbers as Decimal and a refusal of keys that stand there twice."""


def _decimal(loader: Any, node: Any) -> Decimal:
    written = str(loader.construct_scalar(node)).replace("_", "")
    try:
        value = Decimal(written)
    except InvalidOperation:  # the sexagesimal 1:30.5 is no amount
        value = Decimal("NaN")
    if not value.is_finite():
        raise UserError("yaml.getal", regel=node.start_mark.line + 1, getal=written[:40])
    return value


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    names = [key.value for key, _ in node.value if isinstance(key.value, str)]
    if len(set(names)) != len(names):
        raise UserError("yaml.dubbel", regel=node.start_mark.line + 1)
    found: dict[Any, Any] = loader.construct_mapping(node, deep=True)
    return found


ExactLoader.add_constructor("tag:yaml.org,2002:float", _decimal)
ExactLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def parse_yaml(content: str) -> Json:
    """YAML text as plain values with exact numbers; dates become ISO text. Raises UserError with the line."""
    try:
        _require_shallow(content)
        found = yaml.load(content, Loader=ExactLoader)  # ExactLoader is a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UserError("yaml.geen_yaml", regel=line) from None
    except (yaml.YAMLError, ValueError, TypeError, LookupError, AttributeError):  # what its constructors let through
        raise UserError("yaml.geen_yaml", regel=1) from None
    return _Plain().of(found, 0)


def _require_shallow(content: str) -> None:
    """Refuse deep nesting before anything recurses into it: the fast loader would overrun its stack."""
    depth = 0
    for event in yaml.parse(content, Loader=ExactLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise UserError("yaml.te_veel")


class _Plain:
    """Copies a tree to plain JSON values within bounds, so that aliases can neither loop nor explode."""

    def __init__(self) -> None:
        self.seen = 0

    def of(self, value: object, depth: int) -> Json:
        self.seen += 1
        if self.seen > MOST_VALUES or depth > DEEPEST:
            raise UserError("yaml.te_veel")
        if isinstance(value, Mapping):
            return {self._key(key): self.of(item, depth + 1) for key, item in value.items()}
        if isinstance(value, list):
            return [self.of(item, depth + 1) for item in value]
        if value is None or isinstance(value, bool | str):
            return value
        if isinstance(value, int | Decimal):
            return _bounded(value)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        raise UserError("yaml.soort", soort=type(value).__name__)

    @staticmethod
    def _key(key: object) -> str:
        if not isinstance(key, str):
            raise UserError("yaml.sleutel", sleutel=str(key)[:40])
        return key


def _bounded(value: int | Decimal) -> int | Decimal:
    """A number that can be written out: not too large, and not with endless decimals."""
    is_small = -LARGEST_NUMBER < value < LARGEST_NUMBER
    if not is_small or (isinstance(value, Decimal) and value.adjusted() - len(value.as_tuple().digits) < -DEEPEST):
        raise UserError("yaml.getal_grens")
    return value
