"""Reading a JSON household exactly: unknown stays unknown, and every fault is named by its JSON path."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

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
    Uitgave,
    Woningsoort,
)
from app.domain.huishouden.fields import (
    BEZIT,
    FORMAT,
    INKOMST,
    LOKALE_LASTEN,
    ONTVANGST,
    OPVANG,
    PERSON,
    PERSON_KEYS,
    TOP,
    UITGAVE,
    WONING,
)
from app.domain.huishouden.kinds import (
    DAY,
    TEXT,
    TRUTH,
    Fields,
    Json,
    refuse,
    require_known,
    require_list,
    require_object,
)
from app.domain.huishouden.parts import read_care_costs, read_debts, read_energy, read_insurance, read_tax
from app.domain.huishouden.reading_fields import each, optional, read_fields, require_order
from app.domain.ids import PersonId
from app.domain.outcome import Periode
from app.errors import UserError

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
    persons = _persons(top.get("personen"))
    return Household(
        peildatum=peildatum,
        personen=persons,
        woning=_dwelling(top),
        personen_volledig=optional(bool, TRUTH.read, top.get("personen_volledig"), "$.personen_volledig"),
        gemeente=optional(str, TEXT.read, top.get("gemeente"), "$.gemeente"),
        ontvangt=_received(top.get("ontvangt")),
        lokale_lasten=LokaleLasten(**_part(top, "lokale_lasten", LOKALE_LASTEN)),
        bezit=Bezittingen(**_part(top, "bezit", BEZIT)),
        zorg=read_insurance(top.get("zorg"), {person.id for person in persons}),
        energie=read_energy(top.get("energie")),
        zorgkosten=read_care_costs(top.get("zorgkosten")),
        belasting=read_tax(top.get("belasting")),
        schulden=read_debts(top.get("schulden")),
        uitgaven=each(top.get("uitgaven"), "$.uitgaven", _expense) or (),
    )


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
    require_order(person.vanaf, person.tot, path)
    if person.rol is Rol.AANVRAGER and (person.vanaf or person.tot):
        raise refuse(f"{path}.vanaf", "aanvrager_blijft")
    return replace(
        person,
        opvang=each(source.get("opvang"), f"{path}.opvang", _opvang),
        inkomsten=each(source.get("inkomsten"), f"{path}.inkomsten", _inkomst) or (),
    )


def _opvang(source: dict[str, Json], path: str) -> Opvang:
    found = read_fields(source, OPVANG, path, whole=True)
    return Opvang(**found | {"soort": Opvangsoort(found["soort"])})


def _inkomst(source: dict[str, Json], path: str) -> Inkomst:
    return Inkomst(**{"bedrag": None} | read_fields(source, INKOMST, path, whole=True))


def _expense(source: dict[str, Json], path: str) -> Uitgave:
    return Uitgave(**{"bedrag": None} | read_fields(source, UITGAVE, path, whole=True))


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
    received = each(value, "$.ontvangt", _one_received)
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
