"""Reading a JSON household exactly: unknown stays unknown, and every fault is named by its JSON path."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

from app.domain.household import (
    Bezittingen,
    Dwelling,
    Household,
    Inkomst,
    LokaleLasten,
    Opvang,
    Opvangsoort,
    Person,
    Received,
    Rol,
    Woningsoort,
)
from app.domain.huishouden.fields import (
    BEZIT,
    FORMAT,
    INKOMST,
    LATER_LISTS,
    LATER_OBJECTS,
    LOKALE_LASTEN,
    ONTVANGST,
    OPVANG,
    PERSON,
    PERSON_KEYS,
    SPAN_KEYS,
    TOP,
    WONING,
)
from app.domain.huishouden.kinds import (
    DAY,
    TEXT,
    TRUTH,
    Field,
    Fields,
    Json,
    refuse,
    require_known,
    require_list,
    require_object,
)
from app.domain.ids import PersonId
from app.domain.outcome import Periode
from app.domain.period import Span, Varying
from app.errors import UserError

T = TypeVar("T")

LARGEST_FILE = 1_000_000
"""A household file is never larger than this many characters."""
MOST_PERSONS = 30


def parse_json(content: str) -> Json:
    """JSON text as values with exact numbers; refuses doubled keys, NaN, and text that is no JSON."""
    if len(content) > LARGEST_FILE:
        raise UserError("huishouden.te_groot")
    try:
        value: Json = json.loads(
            content, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_without_doubles
        )
    except json.JSONDecodeError as error:
        raise UserError("huishouden.geen_json", regel=error.lineno, kolom=error.colno) from None
    except (RecursionError, ValueError, ArithmeticError):  # too deep, or a number beyond what Decimal holds
        raise UserError("huishouden.geen_json", regel=1, kolom=1) from None
    return value


def _no_constant(name: str) -> Json:
    raise UserError("huishouden.geen_getal", waarde=name)


def _without_doubles(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise UserError("huishouden.dubbel", veld=next(n for n in names if names.count(n) > 1)[:40])
    return found


def read_household(content: Json) -> Household:
    """A household from parsed JSON. Raises UserError with the path of the first fault."""
    top = require_object(content, "$")
    require_known(top, TOP, "$")
    if top.get("formaat") != FORMAT:
        raise refuse("$.formaat", "formaat", formaat=FORMAT)
    if top.get("peildatum") is None:
        raise refuse("$.peildatum", "datum")
    peildatum = cast(date, DAY.read(top["peildatum"], "$.peildatum"))
    _require_empty_later_parts(top)
    return Household(
        peildatum=peildatum,
        personen=_persons(top.get("personen")),
        woning=_dwelling(top),
        personen_volledig=_optional(bool, TRUTH.read, top.get("personen_volledig"), "$.personen_volledig"),
        gemeente=_optional(str, TEXT.read, top.get("gemeente"), "$.gemeente"),
        ontvangt=_received(top.get("ontvangt")),
        lokale_lasten=LokaleLasten(**_part(top, "lokale_lasten", LOKALE_LASTEN)),
        bezit=Bezittingen(**_part(top, "bezit", BEZIT)),
    )


def _require_empty_later_parts(top: dict[str, Json]) -> None:
    for name in LATER_OBJECTS:
        if top.get(name) is not None:
            require_known(require_object(top[name], f"$.{name}"), frozenset(), f"$.{name}")
    for name in LATER_LISTS:
        if top.get(name) is not None and require_list(top[name], f"$.{name}"):
            raise refuse(f"$.{name}[0]", "nog_niet")


def _persons(value: Json) -> tuple[Person, ...]:
    items = require_list(value, "$.personen")
    if len(items) > MOST_PERSONS:
        raise refuse("$.personen", "te_veel_personen", meest=MOST_PERSONS)
    persons = tuple(_person(item, f"$.personen[{i}]") for i, item in enumerate(items))
    roles = [person.rol for person in persons]
    if roles.count(Rol.AANVRAGER) != 1:
        raise refuse("$.personen", "een_aanvrager")
    if roles.count(Rol.TOESLAGPARTNER) > 1:
        raise refuse("$.personen", "een_partner")
    for i, person in enumerate(persons):
        if any(other.id == person.id for other in persons[:i]):
            raise refuse(f"$.personen[{i}].id", "dubbel_id")
    return persons


def _person(value: Json, path: str) -> Person:
    source = require_object(value, path)
    require_known(source, PERSON_KEYS, path)
    found = read_fields(source, PERSON, path)
    person = Person(**found | {"id": PersonId(found["id"]), "rol": Rol(found["rol"])})
    _require_order(person.vanaf, person.tot, path)
    if person.rol is Rol.AANVRAGER and (person.vanaf or person.tot):
        raise refuse(f"{path}.vanaf", "aanvrager_blijft")
    return replace(
        person,
        opvang=_each(source.get("opvang"), f"{path}.opvang", _opvang),
        inkomsten=_each(source.get("inkomsten"), f"{path}.inkomsten", _inkomst) or (),
    )


def _opvang(source: dict[str, Json], path: str) -> Opvang:
    found = read_fields(source, OPVANG, path, whole=True)
    return Opvang(**found | {"soort": Opvangsoort(found["soort"])})


def _inkomst(source: dict[str, Json], path: str) -> Inkomst:
    return Inkomst(**{"bedrag": None} | read_fields(source, INKOMST, path, whole=True))


def _part(top: dict[str, Json], name: str, fields: Fields) -> dict[str, Any]:
    """The known fields of a part of the household; none when the part is not there."""
    value, path = top.get(name), f"$.{name}"
    return {} if value is None else read_fields(require_object(value, path), fields, path, whole=True)


def _dwelling(top: dict[str, Json]) -> Dwelling:
    found = _part(top, "woning", WONING)
    if "soort" in found:
        found["soort"] = Woningsoort(found["soort"])
    return Dwelling(**found)


def _received(value: Json) -> tuple[Received, ...] | None:
    received = _each(value, "$.ontvangt", _one_received)
    names = [item.regeling for item in received or ()]
    for i, name in enumerate(names):
        if name in names[:i]:
            raise refuse(f"$.ontvangt[{i}].regeling", "dubbele_regeling")
    return received


def _one_received(source: dict[str, Json], path: str) -> Received:
    found = read_fields(source, ONTVANGST, path, whole=True)
    given = [periode for periode in Periode if f"per_{periode}" in found]
    if len(given) > 1:
        raise refuse(f"{path}.per_{given[1]}", "een_periode")
    per = given[0] if given else Periode.MAAND
    return Received(found["regeling"], found.get(f"per_{per}"), per, found.get("sinds"))


def _each(value: Json, path: str, read: Callable[[dict[str, Json], str], T]) -> tuple[T, ...] | None:
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
        start = _optional(date, DAY.read, source.get("vanaf"), f"{here}.vanaf")
        end = _optional(date, DAY.read, source.get("tot"), f"{here}.tot")
        _require_order(start, end, here)
        spans.append(Span(_optional(object, field.kind.read, source.get("waarde"), f"{here}.waarde"), start, end))
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


def _require_order(start: date | None, end: date | None, path: str) -> None:
    if start is not None and end is not None and end < start:
        raise refuse(f"{path}.tot", "tot_voor_vanaf")


def _optional(kind: type[T], read: Callable[[Json, str], object], value: Json, path: str) -> T | None:
    """The value as its reader gives it; ``kind`` is the type that this reader gives."""
    return None if value is None else cast(T, read(value, path))
