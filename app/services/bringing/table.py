"""A file of households as a table: CSV of a spreadsheet, or JSON whose objects are laid flat."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from app.domain.huishouden.kinds import Json
from app.domain.huishouden.reading import parse_json
from app.errors import UserError
from app.services.json_text import exact_digits
from app.services.text_files import BYTE_ORDER_MARK

LARGEST_FILE = 20_000_000
"""Bytes."""
MOST_ROWS = 20_000
MOST_COLUMNS = 200
_DELIMITERS = ";,\t"
_LIST = "dossiers"


class Lines(Protocol):
    """What a CSV reader gives: the cells of each row, and the line it is at."""

    @property
    def line_num(self) -> int:
        """How many lines were read."""

    def __iter__(self) -> Iterator[list[str]]:
        """The rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One household as it stands in the file: its line in a CSV (the heads are line 1), or its number in a JSON list.

    ``cells`` are as many as the columns; ``width`` is how many there really were.
    """

    number: int
    cells: tuple[str, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """The heads and the rows below them; at least one of each."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """The table in a file. Raises UserError that names the file and says what to do."""
    content = _content(path)
    lines = content.lstrip()
    table = _json_table(content) if lines.startswith(("{", "[")) else _csv_table(content)
    if not table.columns or not table.rows:
        raise UserError("invoer.leeg", bestand=path.name)
    if len(table.rows) > MOST_ROWS or len(table.columns) > MOST_COLUMNS:
        raise UserError("invoer.te_veel", bestand=path.name, rijen=MOST_ROWS, kolommen=MOST_COLUMNS)
    return table


def _content(path: Path) -> str:
    """The text of a file; a spreadsheet writes UTF-8 with a mark, or the old letters of Windows."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
    except OSError:
        raise UserError("bestand.onleesbaar", bestand=path.name) from None
    if len(raw) > LARGEST_FILE:
        raise UserError("bestand.te_groot", bestand=path.name, megabytes=LARGEST_FILE // 1_000_000)
    if b"\x00" in raw:
        raise UserError("invoer.geen_tekst", bestand=path.name)
    try:
        return raw.removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _csv_table(content: str) -> Table:
    head = content.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = tuple(" ".join(cell.split()) for cell in next(reader, []))
        _require_heads(columns)
        rows = tuple(_rows(reader, len(columns)))
    except csv.Error:
        raise UserError("invoer.aanhalingsteken", regel=reader.line_num) from None
    return Table(columns, rows)


def _rows(reader: "Lines", width: int) -> Iterator[Row]:
    """The rows with something in them, under the number of the line they begin on."""
    begins = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            padded = (*cells, *[""] * width)[:width]
            yield Row(begins, tuple(cell.strip() for cell in padded), len(cells))
        begins = reader.line_num + 1


def _require_heads(columns: Sequence[str]) -> None:
    for number, column in enumerate(columns, 1):
        if not column:
            raise UserError("invoer.kop_leeg", nummer=number)
        if columns.index(column) != number - 1:
            raise UserError("invoer.kop_dubbel", kop=column[:60])


def _json_table(content: str) -> Table:
    found = parse_json(content)
    listed = found.get(_LIST, [found]) if isinstance(found, dict) else found
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise UserError("invoer.geen_lijst")
    flat = [dict(_flat(item, "")) for item in listed]
    columns = tuple(dict.fromkeys(name for one in flat for name in one))
    rows = (tuple(one.get(name, "") for name in columns) for one in flat)
    return Table(columns, tuple(Row(number, cells, len(columns)) for number, cells in enumerate(rows, 1)))


def _flat(value: Json, path: str) -> Iterator[tuple[str, str]]:
    """The cells of a value with their paths; things in a list go by their own ``id``, or by their number from 1."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            own = inner.get("id") if isinstance(inner, dict) else None
            yield from _flat(inner, f"{path}.{own if isinstance(own, str) else number}")
    elif value is not None:
        yield path, _cell(value)


def _cell(value: str | bool | int | Decimal) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return exact_digits(value).replace(".", ",") if isinstance(value, Decimal) else str(value).strip()
