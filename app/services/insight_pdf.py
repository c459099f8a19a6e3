"""Everything held about one dossier on paper: the same file as the JSON, as rows that a resident can read."""

import json
from datetime import date
from pathlib import Path

from app.domain.huishouden.kinds import Json
from app.reports.insight import InsightSection, insight_document
from app.services.json_text import json_text
from app.texts import has_text, text


def inzage_pdf(written: Path, made_on: date) -> Path:
    """The PDF beside the JSON of ``insight.inzage``, with the same name. EnvironmentFault when it cannot be written."""
    from app.reports.pdf import write_pdf

    content: dict[str, Json] = json.loads(written.read_text(encoding="utf-8"))
    sections = [_section(name, rows) for name, rows in content.items() if isinstance(rows, list)]
    target = written.with_suffix(".pdf")
    write_pdf(insight_document(sections, made_on), target)
    return target


def _section(name: str, records: list[Json]) -> InsightSection:
    rows = [
        (f"{number}. {_label(column)}", _words(value))
        for number, record in enumerate(records, 1)
        if isinstance(record, dict)
        for column, value in record.items()
        if value not in (None, "")
    ]
    return InsightSection(name, (text("inzage.gegeven"), text("inzage.inhoud")), tuple(rows), shares=(2, 5))


def _label(column: str) -> str:
    return text(f"services.field.{column}") if has_text(f"services.field.{column}") else column


def _words(value: Json) -> str:
    if isinstance(value, list | dict):
        return " ".join(json_text(value).split())
    return str(value)
