"""The table of fields of an exported visit: what each one accepts, and answers in euros instead of eurocents."""

import re
from datetime import datetime
from decimal import Decimal
from typing import cast

from app.domain.answer import AnswerValue, Evidence, Status
from app.domain.finding import FindingState
from app.domain.huishouden.fields import BEZIT, INKOMST, LOKALE_LASTEN, ONTVANGST, OPVANG, PERSON, WONING
from app.domain.huishouden.kinds import DAY, HOURS, MONEY, TEXT, Field, Json, Kind, choice, is_clean, refuse
from app.domain.money import Cents
from app.domain.visit import Step, VisitState, VisitType, Who
from app.services.json_text import euro_number

FORMAT = "keukentafel-bezoek/1"
MOST_AGREEMENTS = 3
TOP = frozenset(
    (
        "formaat",
        "peildatum",
        "bezoek",
        "dossier",
        "antwoorden",
        "afspraken",
        "kansen",
        "volgend_bezoek",
        "coach",
    )
)

_PATH = re.compile(r"[a-z_]+(\.[a-z0-9_]+)*")
_REGELING = re.compile(r"([a-z]+:)?[a-z][a-z0-9_]*")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?", re.ASCII)
_LONGEST = 4000
_LARGEST_COUNT = 10_000_000_000
_IN_HUNDREDTHS = frozenset(
    name
    for fields in (PERSON, OPVANG, INKOMST, WONING, ONTVANGST, LOKALE_LASTEN, BEZIT)
    for name, field in fields.items()
    if field.kind in (MONEY, HOURS)
)


def _long_text(value: Json, path: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST or not is_clean(value, "\n\t"):
        raise refuse(path, "lange_tekst", langste=_LONGEST)
    return value


def _needed_text(value: Json, path: str) -> str:
    found = _long_text(value, path)
    if not found.strip():
        raise refuse(path, "lange_tekst_nodig", langste=_LONGEST)
    return found


def _signed_euros(value: Json, path: str) -> Cents:
    """An amount that may be negative: what must be paid back."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and value < 0:
        return Cents(-cast(Cents, MONEY.read(-value, path)))
    return cast(Cents, MONEY.read(value, path))


def _path(value: Json, path: str) -> str:
    if not isinstance(value, str) or len(value) > 200 or not _PATH.fullmatch(value):
        raise refuse(path, "pad")
    return value


def _regeling(value: Json, path: str) -> str:
    if not isinstance(value, str) or len(value) > 80 or not _REGELING.fullmatch(value):
        raise refuse(path, "pad")
    return value


def _moment(value: Json, path: str) -> datetime:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise refuse(path, "moment")
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise refuse(path, "moment") from None


def _count_up_to(most: int) -> Kind:
    def read(value: Json, path: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
            raise refuse(path, "aantal", meest=most)
        return value

    return Kind(read, {"type": "integer", "minimum": 1, "maximum": most})


def _any_value(value: Json, path: str) -> Json:
    if isinstance(value, list | dict):
        raise refuse(path, "antwoord")
    return value


NEEDED_TEXT = Kind(_needed_text, {"type": "string", "minLength": 1, "maxLength": _LONGEST})
SIGNED_EUROS = Kind(_signed_euros, {"type": "number", "multipleOf": 0.01})
LONG_TEXT = Kind(_long_text, {"type": "string", "maxLength": _LONGEST})
PATH = Kind(_path, {"type": "string", "pattern": f"^{_PATH.pattern}$"})
REGELING = Kind(_regeling, {"type": "string", "pattern": f"^{_REGELING.pattern}$", "maxLength": 80})
MOMENT = Kind(_moment, {"type": "string", "pattern": f"^{_MOMENT.pattern}$"})
VALUE = Kind(_any_value, {"type": ["string", "number", "boolean"]})
WHO = choice(*(who.value for who in Who))

BEZOEK = {
    "id": Field(TEXT, required=True),
    "soort": Field(choice(*(kind.value for kind in VisitType)), required=True),
    "stand": Field(choice(*(state.value for state in VisitState)), required=True),
    "begint": Field(MOMENT, required=True),
    "minuten": Field(_count_up_to(1440)),
    "stap": Field(choice(*(step.value for step in Step))),
    "verder_bij": Field(LONG_TEXT),
    "doel": Field(LONG_TEXT),
    "voorbereiding": Field(LONG_TEXT),
}
COACH = {"regel": Field(LONG_TEXT), "telefoon": Field(LONG_TEXT)}
DOSSIER = {
    "id": Field(TEXT, required=True),
    "omschrijving": Field(NEEDED_TEXT, required=True),
    "wijk": Field(LONG_TEXT),
}
ANTWOORD = {
    "id": Field(TEXT, required=True),
    "pad": Field(PATH, required=True),
    "waarde": Field(VALUE),
    "stand": Field(choice(*(status.value for status in Status)), required=True),
    "bewijs": Field(choice(*(evidence.value for evidence in Evidence))),
    "vanaf": Field(DAY),
}
AFSPRAAK = {
    "id": Field(TEXT, required=True),
    "nummer": Field(_count_up_to(MOST_AGREEMENTS), required=True),
    "wat": Field(NEEDED_TEXT, required=True),
    "eerste_stap": Field(LONG_TEXT),
    "wie": Field(WHO, required=True),
    "voor": Field(DAY, required=True),
    "gedaan_op": Field(DAY),
    "regeling": Field(LONG_TEXT),
}
KANS = {
    "id": Field(TEXT, required=True),
    "regeling": Field(REGELING, required=True),
    "stand": Field(choice(*(state.value for state in FindingState)), required=True),
    "wie": Field(WHO),
    "voor": Field(DAY),
    "reden": Field(LONG_TEXT),
    "gepland_per_jaar": Field(SIGNED_EUROS),
    "gerealiseerd_per_jaar": Field(SIGNED_EUROS),
}


def is_in_hundredths(path: str) -> bool:
    """Whether the answer under this path is an amount or a number of hours, kept in hundredths."""
    return path.rpartition(".")[2] in _IN_HUNDREDTHS


def value_to(path: str, value: AnswerValue) -> Json:
    """The value of an answer as it is written: amounts in euros, hours as a number."""
    if is_in_hundredths(path) and isinstance(value, int) and not isinstance(value, bool):
        return euro_number(Cents(value))
    return value


def value_from(path: str, value: Json, here: str) -> AnswerValue:
    """The value of an answer as it is kept; ``here`` is the JSON path that an error names."""
    if is_in_hundredths(path):
        kind = HOURS if path.endswith(".uren") else MONEY
        return cast(int, kind.read(value, here))
    if isinstance(value, str):
        return _long_text(value, here)
    if isinstance(value, Decimal) or (isinstance(value, int) and abs(value) > _LARGEST_COUNT):
        raise refuse(here, "antwoord")
    return cast(int, value)
