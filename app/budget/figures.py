"""The data files of the budget, with the sources of their figures."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.exact_yaml import parse_yaml
from app.resources import folder
from app.rules.parameters import Confidence, Source


def read_budget_file(name: str) -> Any:
    """The content of ``resources/budget/<name>``, with exact numbers; its days are ISO text."""
    return parse_yaml(folder("budget", name).read_text(encoding="utf-8"))


def read_sources(content: Mapping[str, Any]) -> Mapping[str, Source]:
    """The sources of a file by id."""
    return {name: _source(fields) for name, fields in content["sources"].items()}


def _source(fields: Mapping[str, str]) -> Source:
    return Source(
        law=fields["law"],
        article=fields["article"],
        url=fields["url"],
        reference=fields["reference"],
        checked_on=date.fromisoformat(fields["checked_on"]),
        confidence=Confidence(fields["confidence"]),
        note=fields.get("note", ""),
    )
