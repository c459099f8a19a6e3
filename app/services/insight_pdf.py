"""Everything held about one dossier on paper: the records of the JSON file in words that a resident can read."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import cast

from app.domain.huishouden.kinds import Json
from app.domain.ids import milliseconds_of
from app.domain.money import Cents, format_cents, format_decimal
from app.energy.contract import Tariff, tariff_euros
from app.reports.insight import InsightSection, insight_document
from app.services.visit_fields import is_in_hundredths, is_price
from app.texts import has_text, text

TECHNICAL = frozenset(
    (
        "id",
        "dossier_id",
        "visit_id",
        "record_id",
        "goal_id",
        "line_id",
        "task_id",
        "debt_id",
        "plan_id",
        "attachment_id",
        "ground_id",
        "replaces",
        "undoes",
        "device",
        "stream",
        "hub_rev",
        "base",
        "record_schema",
        "extra",
        "digest",
        "ground_id",
        "organisation_id",
        "referral_id",
        "notes",
    )
)
"""Fields by which the program finds its records; they stand in the JSON file only."""
_OF_BUDGET = ("amount", "balance", "goal")
_OF_DEBTS = ("principal", "costs", "interest", "instalment", "per_month", "could_pay", "floor")
_AMOUNTS = frozenset(("planned_per_year", "realised", "arrears", *_OF_BUDGET, *_OF_DEBTS))
_TRUTHS = frozenset(
    (
        *("legal_hold", "explained", "placed", "reported", "standby", "medical", "urgent"),
        *("must", "movable", "seized", "disputed"),
    )
)
_TENTHS = "tenths_"
"""How the name of a column in tenths begins."""


def inzage_pdf(written: Path, made_on: date) -> Path:
    """The PDF beside the JSON of ``insight.inzage``, with the same name. EnvironmentFault when it cannot be written."""
    from app.reports.pdf import write_pdf

    content: dict[str, Json] = json.loads(written.read_text(encoding="utf-8"))
    sections = [_section(name, rows) for name, rows in content.items() if isinstance(rows, list)]
    target = written.with_suffix(".pdf")
    write_pdf(insight_document(sections, made_on), target)
    return target


def _section(name: str, records: list[Json]) -> InsightSection:
    rows = [row for number, record in enumerate(records, 1) for row in _record(number, record, len(records) > 1)]
    return InsightSection(
        name.capitalize(), (text("inzage.gegeven"), text("inzage.inhoud")), tuple(rows), shares=(2, 5)
    )


def _record(number: int, record: Json, is_numbered: bool) -> list[tuple[str, str]]:
    """A row per field that says something; the first one carries the number of the record."""
    fields = _told(record) if isinstance(record, dict) else []
    if is_numbered and fields:
        (label, words), *rest = fields
        return [(f"{number}. {label}", words), *rest]
    return fields


def _told(record: dict[str, Json]) -> list[tuple[str, str]]:
    path = record.get("path")
    if "register" in record and isinstance(record.get("value"), int):
        record = record | {"value": f"{format_decimal(Decimal(cast(int, record['value'])) / 1000)}"}
    return [
        (_label(column), _words(column, value, path if isinstance(path, str) else ""))
        for column, value in record.items()
        if column not in TECHNICAL and value not in (None, "")
    ]


def _label(column: str) -> str:
    return text(f"inzage.kolom.{column}") if has_text(f"inzage.kolom.{column}") else column


def _words(column: str, value: Json, path: str) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{label}: {words}" for label, words in _told(value))
    if isinstance(value, list):
        return ", ".join(_words(column, item, path) for item in value)
    if isinstance(value, bool) or column in _TRUTHS:
        return text("inzage.ja" if value else "inzage.nee")
    if isinstance(value, int) and column.startswith(_TENTHS):
        return format_decimal(Decimal(value) / 10)
    if isinstance(value, int) and column == "value" and is_price(path):
        return text("inzage.euro", bedrag=f"{tariff_euros(Tariff(value)).normalize():f}".replace(".", ","))
    if isinstance(value, int) and (column in _AMOUNTS or (column == "value" and is_in_hundredths(path))):
        return _hundredths(value, path)
    return _moment(value) if column == "at" and isinstance(value, str) else str(value)


def _hundredths(value: int, path: str) -> str:
    if path.endswith(".uren"):
        return text("inzage.uren", aantal=f"{value // 100},{value % 100:02d}")
    return format_cents(Cents(value))


def _moment(value: str) -> str:
    """The time on the wall; a journal keeps it as milliseconds in hexadecimal digits with a counter behind it."""
    if "T" in value:
        return value
    return datetime.fromtimestamp(milliseconds_of(value) // 1000).astimezone().replace(tzinfo=None).isoformat()
