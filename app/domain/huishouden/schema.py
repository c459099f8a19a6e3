"""The JSON Schema of a household, made from the same table of fields that reads it."""

from itertools import combinations

from app.domain.household import Rol
from app.domain.huishouden.fields import (
    AANBOD,
    BELASTING,
    BEZIT,
    CONTRACT,
    ENERGIE,
    FORMAT,
    INKOMST,
    LOKALE_LASTEN,
    ONTVANGST,
    OPVANG,
    PERSON,
    POLIS,
    SCHULD,
    UITGAVE,
    VERBRUIK,
    WONING,
    ZORG,
    ZORGKOSTEN,
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
            "gemeente": or_unknown(TEXT.schema),
            "personen_volledig": or_unknown(TRUTH.schema),
            "personen": _persons(),
            "woning": or_unknown(object_schema(WONING)),
            "ontvangt": or_unknown({"type": "array", "items": _received()}),
            "lokale_lasten": or_unknown(object_schema(LOKALE_LASTEN)),
            "bezit": or_unknown(object_schema(BEZIT)),
            "zorg": or_unknown(
                object_schema(ZORG, polissen=or_unknown({"type": "array", "items": object_schema(POLIS)}))
            ),
            "energie": or_unknown(_energy()),
            "zorgkosten": or_unknown(object_schema(ZORGKOSTEN)),
            "belasting": or_unknown(object_schema(BELASTING)),
            "schulden": or_unknown({"type": "array", "items": object_schema(SCHULD)}),
            "uitgaven": or_unknown({"type": "array", "items": object_schema(UITGAVE)}),
        },
    }


def _persons() -> Schema:
    return {
        "type": "array",
        "maxItems": MOST_PERSONS,
        "items": object_schema(
            PERSON,
            opvang=or_unknown({"type": "array", "items": object_schema(OPVANG)}),
            inkomsten=or_unknown({"type": "array", "items": object_schema(INKOMST)}),
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
    return object_schema(ONTVANGST) | {"not": {"anyOf": two}}


def _energy() -> Schema:
    parts = {"contract": CONTRACT, "aanbod": AANBOD, "verbruik": VERBRUIK}
    return object_schema(ENERGIE, **{name: or_unknown(object_schema(fields)) for name, fields in parts.items()})


def object_schema(fields: Fields, **more: Schema) -> Schema:
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
        return or_unknown({"type": "array", "items": field.kind.schema})
    if field.varying:
        return {"anyOf": [field.kind.schema, NULL, {"type": "array", "items": _span(field)}]}
    return or_unknown(field.kind.schema)


def _span(field: Field) -> Schema:
    """A value with the first and the last day on which it holds."""
    day = or_unknown(DAY.schema)
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {"waarde": or_unknown(field.kind.schema), "vanaf": day, "tot": day},
    }


def or_unknown(schema: Schema) -> Schema:
    """The same, or null for what is not known."""
    return {"anyOf": [schema, NULL]}
