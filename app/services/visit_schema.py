"""The JSON Schema of an exported visit, made from the same tables of fields that read it."""

from app.domain.huishouden.kinds import DAY, Fields, Schema
from app.domain.huishouden.schema import DIALECT, object_schema, or_unknown
from app.services.visit_budget import BERICHT, HUUR_INGEHOUDEN, INCASSODAG, POTJE, REGEL, STAND_VAN
from app.services.visit_debts import BETAALPLAN, SCHULD_IN_BEZOEK, TERMIJN
from app.services.visit_energy import energy_schema
from app.services.visit_fields import (
    AFSPRAAK,
    ANTWOORD,
    BEZOEK,
    CIJFER,
    COACH,
    DOEL,
    DOSSIER,
    FORMAT,
    KANS,
    MOST_AGREEMENTS,
    STAND,
    STAP,
)


def visit_schema() -> Schema:
    """The schema of ``keukentafel-bezoek/1``. Every visit that is read without fault satisfies it; days that do not
    exist, ids that stand there twice and a step without its goal are refused by the reader only.
    """
    return {
        "$schema": DIALECT,
        "$id": "urn:keukentafel:bezoek:1",
        "title": FORMAT,
        "type": "object",
        "additionalProperties": False,
        "required": ["formaat", "peildatum", "bezoek", "dossier"],
        "properties": {
            "formaat": {"const": FORMAT},
            "peildatum": DAY.schema,
            "bezoek": object_schema(BEZOEK),
            "dossier": object_schema(DOSSIER),
            "antwoorden": _list(ANTWOORD),
            "afspraken": _list(AFSPRAAK) | {"maxItems": MOST_AGREEMENTS},
            "kansen": _list(KANS),
            "volgend_bezoek": or_unknown(object_schema(BEZOEK)),
            "coach": or_unknown(object_schema(COACH)),
            "doelen": _list(DOEL),
            "stappen": _list(STAP),
            "cijfers": _list(CIJFER),
            "schulden": _list(SCHULD_IN_BEZOEK),
            "betaalplannen": _list(BETAALPLAN),
            "termijnen": _list(TERMIJN),
            "terugblik": or_unknown(_look_back()),
            "budget": or_unknown(_budget()),
            "energie": energy_schema(),
        },
    }


def _look_back() -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["bezoek", "standen"],
        "properties": {
            "bezoek": object_schema(BEZOEK),
            "standen": _list(STAND) | {"minItems": 1},
            "afspraken": _list(AFSPRAAK),
        },
    }


def _budget() -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "regels": _list(REGEL),
            "potjes": _list(POTJE),
            "stand": or_unknown(object_schema(STAND_VAN)),
            "incassodagen": _list(INCASSODAG),
            "berichten": _list(BERICHT),
            "huur_ingehouden": or_unknown(_list(HUUR_INGEHOUDEN)),
        },
    }


def _list(fields: Fields) -> Schema:
    return {"type": "array", "items": object_schema(fields)}
