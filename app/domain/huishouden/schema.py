"""The JSON Schema of a household, made from the same table of fields that reads it."""

from itertools import combinations

from app.domain.household import Rol
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
    WONING,
)
from app.domain.huishouden.kinds import DAY, TEXT, TRUTH, Field, Fields, Schema
from app.domain.huishouden.reading import MOST_PERSONS
from app.domain.outcome import Periode

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NULL: Schema = {"type": "null"}


def household_schema() -> Schema:
    """The schema of ``keukentafel-huishouden/1``. Every household that is read without fault satisfies it; dates that
    do not exist or overlap, and ids that stand there twice, are refused by the reader only.
    """
    return {
        "$schema": DIALECT,
        "$id": "urn:keukentafel:huishouden:1",
        "title": FORMAT,
        "type": "object",
        "additionalProperties": False,
        "required": ["formaat", "peildatum", "personen"],
        "properties": {
            "formaat": {"const": FORMAT},
            "peildatum": DAY.schema,
            "gemeente": _or_unknown(TEXT.schema),
            "personen_volledig": _or_unknown(TRUTH.schema),
            "personen": _persons(),
            "woning": _or_unknown(_object(WONING)),
            "ontvangt": _or_unknown({"type": "array", "items": _received()}),
            "lokale_lasten": _or_unknown(_object(LOKALE_LASTEN)),
            "bezit": _or_unknown(_object(BEZIT)),
            **{name: _or_unknown({"type": "object", "maxProperties": 0}) for name in LATER_OBJECTS},
            **{name: _or_unknown({"type": "array", "maxItems": 0}) for name in LATER_LISTS},
        },
    }


def _persons() -> Schema:
    return {
        "type": "array",
        "maxItems": MOST_PERSONS,
        "items": _object(
            PERSON,
            opvang=_or_unknown({"type": "array", "items": _object(OPVANG)}),
            inkomsten=_or_unknown({"type": "array", "items": _object(INKOMST)}),
        ),
        "allOf": [_role_between(Rol.AANVRAGER, 1), _role_between(Rol.TOESLAGPARTNER, 0)],
    }


def _role_between(rol: Rol, least: int) -> Schema:
    """At least so many and at most one person with this role."""
    holder: Schema = {"properties": {"rol": {"const": rol.value}}, "required": ["rol"]}
    return {"contains": holder, "minContains": least, "maxContains": 1}


def _received() -> Schema:
    amount: Schema = {"type": "number"}
    names = [f"per_{periode}" for periode in Periode]
    two = [{"required": list(pair), "properties": dict.fromkeys(pair, amount)} for pair in combinations(names, 2)]
    return _object(ONTVANGST) | {"not": {"anyOf": two}}


def _object(fields: Fields, **more: Schema) -> Schema:
    """An object with these fields and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, field in fields.items() if field.required],
        "properties": {name: _field(field) for name, field in fields.items()} | more,
    }


def _field(field: Field) -> Schema:
    if field.required:
        return field.kind.schema
    if field.many:
        return _or_unknown({"type": "array", "items": field.kind.schema})
    if field.varying:
        return {"anyOf": [field.kind.schema, NULL, {"type": "array", "items": _span(field)}]}
    return _or_unknown(field.kind.schema)


def _span(field: Field) -> Schema:
    """A value with the first and the last day on which it holds."""
    day = _or_unknown(DAY.schema)
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {"waarde": _or_unknown(field.kind.schema), "vanaf": day, "tot": day},
    }


def _or_unknown(schema: Schema) -> Schema:
    return {"anyOf": [schema, NULL]}
