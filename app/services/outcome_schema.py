"""The JSON Schema of outcomes, for those who read them with another program."""

from app.domain.huishouden.kinds import Schema
from app.domain.huishouden.schema import DIALECT, NULL
from app.domain.outcome import Periode, Recht
from app.services.outcome_format import FORMAT

EUROS: Schema = {"type": "number", "multipleOf": 0.01}
EXACT: Schema = {"type": "string", "pattern": r"^-?\d+(\.\d*[1-9])?$"}
TEXT: Schema = {"type": "string", "minLength": 1}
DAY: Schema = {"type": "string", "format": "date"}
YEAR: Schema = {"type": "integer", "minimum": 2000, "maximum": 2100}
TRUTH: Schema = {"type": "boolean"}


def outcome_schema() -> Schema:
    """The schema of ``keukentafel-uitkomst/1``: every key is always there, except ``stappen``."""
    return {
        "$schema": DIALECT,
        "$id": "urn:keukentafel:uitkomst:1",
        "title": FORMAT,
        **_object(
            {
                "formaat": {"const": FORMAT},
                "jaar": YEAR,
                "regels_van_jaar": YEAR,
                "peildatum": DAY,
                "regelpakket": TEXT,
                "waarschuwingen": _list(TEXT),
                "uitkomsten": _list(_outcome()),
            }
        ),
    }


def _outcome() -> Schema:
    return _object(
        {
            "regeling": TEXT,
            "recht": {"enum": [recht.value for recht in Recht]},
            "per_maand": _or_null(EUROS),
            "per_jaar": _or_null(EUROS),
            "exact_per_jaar": _or_null(EXACT),
            "periode": {"enum": [periode.value for periode in Periode]},
            "maanden": _list(EUROS) | {"maxItems": 12},
            "van": EUROS,
            "tot": EUROS,
            "ontvangen_per_jaar": _or_null(EUROS),
            "verschil_per_jaar": _or_null(EUROS),
            **_range("nog_aan_te_vragen"),
            "aanvragen_voor": _or_null(DAY),
            **_range("verlopen"),
            **_range("terug_te_betalen"),
            "reden": TEXT,
            "hangt_af_van": _list({"type": "string", "pattern": r"^\$"}),
            "schatting": TRUTH,
            "waarschuwingen": _list(TEXT),
            "vraag_na": _list(TEXT),
        },
        stappen=_list(_step()),
    )


def _step() -> Schema:
    return _object(
        {
            "naam": TEXT,
            "waarde": EXACT,
            "eenheid": TEXT,
            "toelichting": TEXT,
            "invoer": {"type": "object", "additionalProperties": {"type": ["string", "integer", "boolean", "null"]}},
            "maanden": _list({"type": "integer", "minimum": 1, "maximum": 12}),
            "schatting": TRUTH,
            "bron": _object({"wet": TEXT, "artikel": {"type": "string"}, "url": {"type": "string"}}),
        }
    )


def _range(name: str) -> Schema:
    return {name: _or_null(EUROS), f"{name}_van": EUROS, f"{name}_tot": EUROS}


def _object(always: Schema, **sometimes: Schema) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(always),
        "properties": always | sometimes,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, NULL]}
