"""The sample households of ``households.yaml``, as a resident who answers what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from app.domain.answer import Answer, AnswerValue, Status
from app.domain.huishouden.fields import PAID_PER
from app.domain.ids import DossierId, RecordId
from app.domain.outcome import Periode

TODAY = date(2026, 3, 1)
PARTS = ("huishouden", "woning", "lokale_lasten", "bezit", "ontvangt")
PERSONS = "pkm"


def told(path: str, value: AnswerValue, since: date | None = None) -> Answer:
    """An answer with a value."""
    return Answer(RecordId(f"{path}@{since}"), DossierId("sample"), path, value, Status.ANSWERED, valid_from=since)


def not_told(path: str, status: Status = Status.DOES_NOT_SAY) -> Answer:
    """An answer without a value: the question was put."""
    return Answer(RecordId(path), DossierId("sample"), path, None, status)


@dataclass(frozen=True)
class Resident:
    """A household of which everything is known, and what the resident does not want to say."""

    number: int
    label: str
    today: date
    known: Mapping[str, tuple[Answer, ...]]
    otherwise: Mapping[str, Mapping[str, AnswerValue]]
    refused: frozenset[str]

    def answer(self, path: str) -> tuple[Answer, ...]:
        """What is said when this is asked: one answer, or more when the value changes during the year."""
        if path in self.refused:
            return (not_told(path),)
        return self.known.get(path) or (told(path, self._otherwise(path)),)

    def _otherwise(self, path: str) -> AnswerValue:
        first, *rest = path.split(".")
        if first == "ontvangt":
            return self.otherwise[first][rest[0]]
        if first == "personen" and rest[-1] in ("bron", "netto_inkomen"):
            return self._lives_on(rest[0])[rest[-1] == "netto_inkomen"]
        if first == "personen":
            return self.otherwise["opvang" if "opvang" in rest else "person"][rest[-1]]
        return self.otherwise[first][rest[0]]

    def _lives_on(self, person: str) -> tuple[str, int]:
        """What somebody of whom nothing else is said lives on, and about what is left of that per month."""
        income, born = (
            self._one(f"personen.{person}.toetsingsinkomen"),
            str(self._one(f"personen.{person}.geboortedatum")),
        )
        source = "aow" if born < "1958" else "loon" if income else "geen"
        return source, int(income or 0) // 12 * 85 // 100

    def _one(self, path: str) -> AnswerValue:
        found = self.known.get(path)
        return found[-1].value if found else None


@lru_cache(maxsize=1)
def residents() -> tuple[Resident, ...]:
    """All households, by number."""
    raw = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return tuple(_resident(row, raw["otherwise"]) for row in raw["households"])


def _resident(row: dict[str, Any], otherwise: dict[str, Any]) -> Resident:
    known: dict[str, tuple[Answer, ...]] = {}
    for part, fields in row.items():
        if part in PARTS:
            for name, value in fields.items():
                known |= _told(f"{part}.{name}{_per(name) if part == 'ontvangt' else ''}", value)
        elif part[0] in PERSONS and part[1:].isdigit():
            known |= _told(f"personen.{part}", fields)
    today = row.get("peildatum", TODAY)
    return Resident(row["number"], row["label"], today, known, otherwise, frozenset(row.get("refused", ())))


def _told(path: str, value: Any) -> dict[str, tuple[Answer, ...]]:
    if isinstance(value, dict):
        return {name: found for key, item in value.items() for name, found in _told(f"{path}.{key}", item).items()}
    if isinstance(value, list):
        return {path: tuple(told(path, item["waarde"], item.get("vanaf")) for item in value)}
    return {path: (told(path, value.isoformat() if isinstance(value, date) else value),)}


def _per(regeling: str) -> str:
    return f".per_{PAID_PER.get(regeling, Periode.MAAND)}"
