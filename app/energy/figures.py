"""Benchmarks, shares and limits of energy coaching, each with its source, beside the prices of the year."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from app.domain.exact_yaml import parse_yaml
from app.resources import folder
from app.rules.parameters import Confidence, Parameters, Source, Value, values_on

PREFIX = "energie."
FOLDER = ("checklists", "energy", "figures")
_SOURCE_FIELDS = {"law", "article", "url", "reference", "checked_on", "confidence", "note"}
_FIGURE_FIELDS = {"id", "description", "unit", "value", "source", "confidence"}
_TABLE_FIELDS = {"id", "description", "unit", "columns", "rows", "source", "confidence"}


@lru_cache(maxsize=64)
def figures_on(day: date) -> Parameters:
    """Every figure that holds on a day: the prices and limits of its year, and the benchmarks.

    After the newest year the last known price stands in, marked as an estimate.
    """
    law = values_on(day)
    return replace(law, values=MappingProxyType({**law.values, **benchmarks()}))


@lru_cache(maxsize=1)
def benchmarks() -> Mapping[str, Value]:
    """The figures that do not belong to a year, by id: ``energie.gas_label.C.laag``."""
    found: dict[str, Value] = {}
    for value in _values(read_figures("benchmarks.yaml")):
        if value.id in found:
            raise ValueError(f"{value.id} stands there twice")
        found[value.id] = value
    return MappingProxyType(found)


def figure_id(*parts: str | int) -> str:
    """The id of a figure: ``figure_id("gas_label", "C", "laag")``."""
    return PREFIX + ".".join(str(part) for part in parts)


def read_figures(name: str) -> Any:
    """The content of one of the files with figures, with exact numbers; its days are ISO text."""
    return parse_yaml(folder(*FOLDER, name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Source]:
    """Where figures and measures come from, by id."""
    read = read_figures("sources.yaml")
    return MappingProxyType({name: _source(name, fields) for name, fields in read["sources"].items()})


def _source(name: str, fields: Mapping[str, str]) -> Source:
    require_fields(name, fields, _SOURCE_FIELDS, {"note", "reference"})
    return Source(
        law=fields["law"],
        article=fields["article"],
        url=fields["url"],
        reference=fields.get("reference", ""),
        checked_on=date.fromisoformat(fields["checked_on"]),
        confidence=Confidence(fields["confidence"]),
        note=fields.get("note", ""),
    )


def require_fields(what: str, given: Mapping[str, object], known: set[str], may_lack: set[str]) -> None:
    """Raise ValueError when a field is not known or lacks; our own data, so that is a bug."""
    unknown, missing = set(given) - known, known - may_lack - set(given)
    if unknown or missing:
        raise ValueError(f"{what}: unknown {sorted(unknown)}, missing {sorted(missing)}")


def _values(content: Mapping[str, Any]) -> Iterator[Value]:
    for row in content["figures"]:
        require_fields(row["id"], row, _FIGURE_FIELDS, {"confidence"})
        yield _value(row, row["id"], row["value"], row["description"])
    for table in content["tables"]:
        require_fields(table["id"], table, _TABLE_FIELDS, {"confidence"})
        yield from _cells(table)


def _cells(table: Mapping[str, Any]) -> Iterator[Value]:
    """The cells of a table as figures; an empty cell is none."""
    for key, cells in table["rows"].items():
        for column, cell in zip(table["columns"], cells, strict=True):
            if cell is not None:
                said = table["description"].format(rij=key, kolom=column.replace("_", " "))
                yield _value(table, f"{table['id']}.{key}.{column}", cell, said)


def _value(row: Mapping[str, Any], name: str, written: int | Decimal, said: str) -> Value:
    """One figure; a confidence of its own goes before that of its source."""
    source = sources()[row["source"]]
    if "confidence" in row:
        source = replace(source, confidence=Confidence(row["confidence"]))
    amount = Decimal(written)
    return Value(PREFIX + name, row["unit"], amount, (), None, f"{amount}", source, description=said)
