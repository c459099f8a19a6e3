"""The published JSON Schemas and the code that makes them; ``python -m tests.schemas`` writes them anew."""

import json
from collections.abc import Callable
from pathlib import Path

from app.domain.huishouden.kinds import Schema
from app.domain.huishouden.schema import household_schema
from app.rules.gemeente_schema import pack_schema
from app.services.outcome_schema import outcome_schema
from app.services.visit_schema import visit_schema

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "schemas"
MADE_BY: dict[str, Callable[[], Schema]] = {
    "huishouden-1": household_schema,
    "uitkomst-1": outcome_schema,
    "bezoek-1": visit_schema,
    "gemeentepakket.schema": pack_schema,
}


def place(name: str) -> Path:
    return FOLDER / f"{name}.json"


def written(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name, make in MADE_BY.items():
        place(name).write_text(written(make()), encoding="utf-8")
