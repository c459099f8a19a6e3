"""Reading the fields of an object in a JSON household by the table of fields, each fault named by its path."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from app.domain.huishouden.fields import SPAN_KEYS
from app.domain.huishouden.kinds import DAY, Field, Fields, Json, refuse, require_known, require_list, require_object
from app.domain.period import Span, Varying

T = TypeVar("T")


def each(value: Json, path: str, read: Callable[[dict[str, Json], str], T]) -> tuple[T, ...] | None:
    """The objects of a list, each read; None when there is no list."""
    if value is None:
        return None
    items = require_list(value, path)
    return tuple(read(require_object(item, f"{path}[{i}]"), f"{path}[{i}]") for i, item in enumerate(items))


def read_fields(source: dict[str, Json], fields: Fields, path: str, whole: bool = False) -> dict[str, Any]:
    """The known fields of an object by name; absent and null ones are left out."""
    if whole:
        require_known(source, frozenset(fields), path)
    found: dict[str, Any] = {}
    for name, field in fields.items():
        value = source.get(name)
        if value is None:
            if field.required:
                raise refuse(f"{path}.{name}", "verplicht")
            continue
        found[name] = _read_field(value, field, f"{path}.{name}")
    return found


def _read_field(value: Json, field: Field, path: str) -> object:
    if field.many:
        return tuple(field.kind.read(item, f"{path}[{i}]") for i, item in enumerate(require_list(value, path)))
    if field.varying:
        return _varying(value, field, path)
    return field.kind.read(value, path)


def _varying(value: Json, field: Field, path: str) -> Varying[Any]:
    if not isinstance(value, list):
        return Varying((Span(field.kind.read(value, path)),))
    spans: list[Span[Any]] = []
    for i, item in enumerate(value):
        here = f"{path}[{i}]"
        source = require_object(item, here)
        require_known(source, SPAN_KEYS, here)
        start = optional(date, DAY.read, source.get("vanaf"), f"{here}.vanaf")
        end = optional(date, DAY.read, source.get("tot"), f"{here}.tot")
        require_order(start, end, here)
        spans.append(Span(optional(object, field.kind.read, source.get("waarde"), f"{here}.waarde"), start, end))
    return Varying(_in_order(spans, path))


def _in_order(spans: list[Span[Any]], path: str) -> tuple[Span[Any], ...]:
    """Spans sorted by their start; an open end stops where the next one starts, an overlap is refused."""
    order = sorted(range(len(spans)), key=lambda i: spans[i].start or date.min)
    result: list[Span[Any]] = []
    for place, i in enumerate(order):
        span = spans[i]
        if place + 1 < len(order):
            following = spans[order[place + 1]].start or date.min
            if (span.start is not None and following <= span.start) or following == date.min:
                raise refuse(f"{path}[{order[place + 1]}].vanaf", "overlap")
            if span.end is None:
                span = replace(span, end=date.fromordinal(following.toordinal() - 1))
            elif span.end >= following:
                raise refuse(f"{path}[{i}].tot", "overlap")
        result.append(span)
    return tuple(result)


def require_order(start: date | None, end: date | None, path: str) -> None:
    """Refuse an end before its begin."""
    if start is not None and end is not None and end < start:
        raise refuse(f"{path}.tot", "tot_voor_vanaf")


def optional(kind: type[T], read: Callable[[Json, str], object], value: Json, path: str) -> T | None:
    """The value as its reader gives it; ``kind`` is the type that this reader gives."""
    return None if value is None else cast(T, read(value, path))
