"""How a record of the domain becomes a row and back: one shelf per kind, its columns are the fields of the record."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property, partial
from types import UnionType
from typing import Any, Generic, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from app.domain.change import Kind
from db.store import Store

R = TypeVar("R")
Cell = str | int | None
"""What a column of a record can hold."""
Body = dict[str, Cell]
"""The columns of one record by name; never leaves ``db``."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record with its way in and out of the table."""

    name: str
    write: Callable[[Any], Cell]
    read: Callable[[Any], Any]


@dataclass(frozen=True)
class Shelf(Generic[R]):
    """The table of one kind of record; the table is called after the kind.

    ``json_fields`` name the fields that are kept as JSON, because their type alone does not tell a text from a number.
    """

    kind: Kind
    record: type[R]
    json_fields: frozenset[str] = frozenset()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order of the fields."""
        hints = get_type_hints(self.record)
        return tuple(
            _column(f.name, _JSON if f.name in self.json_fields else _plain(hints[f.name]))
            for f in fields(self.record)  # type: ignore[arg-type]  # every record is a dataclass
        )

    @cached_property
    def names(self) -> str:
        """The columns as they stand in a SELECT."""
        return ", ".join(column.name for column in self.columns)

    def body(self, record: R) -> Body:
        """The columns of a record."""
        return {column.name: column.write(getattr(record, column.name)) for column in self.columns}

    def read(self, row: Sequence[Cell]) -> R:
        """The record of a row of ``names``."""
        return self.record(*[column.read(cell) for column, cell in zip(self.columns, row, strict=True)])

    def read_body(self, body: Mapping[str, Cell]) -> R:
        """The record of a body from the journal; a field that did not exist yet is empty."""
        return self.read([body.get(column.name) for column in self.columns])


def _same(value: Any) -> Any:
    return value


def _dump(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _load(value: str | None) -> object:
    return None if value is None else json.loads(value)


def _load_all(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value))


def _dump_parts(values: Sequence[Any]) -> str:
    return json.dumps([asdict(value) for value in values], ensure_ascii=False)


def _load_parts(part: Callable[..., Any], value: str) -> tuple[Any, ...]:
    return tuple(part(**found) for found in json.loads(value))


def _moment(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat()


_JSON = (_dump, _load)


def _plain(hint: Any) -> tuple[Callable[[Any], Cell], Callable[[Any], Any]]:
    """The way in and out for the type of a field."""
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    if get_origin(hint) is tuple:
        part = get_args(hint)[0]
        is_record = isinstance(part, type) and is_dataclass(part)
        return (_dump_parts, partial(_load_parts, part)) if is_record else (_dump, _load_all)
    if hint is datetime:
        return _moment, _unless_none(datetime.fromisoformat)
    if hint is date:
        return _moment, _unless_none(date.fromisoformat)
    if hint is bool:
        return int, bool
    if issubclass(hint, StrEnum):
        return _unless_none(str), _unless_none(hint)
    return _same, _same


def _unless_none(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else convert(value)


def _column(name: str, ways: tuple[Callable[[Any], Cell], Callable[[Any], Any]]) -> Column:
    return Column(name, *ways)


def select(store: Store, shelf: Shelf[R], tail: str, *args: Cell) -> tuple[R, ...]:
    """The live records of a shelf; ``tail`` is the rest of the WHERE, with its ORDER BY and LIMIT."""
    sql = f"SELECT {shelf.names} FROM {shelf.kind} WHERE deleted_at IS NULL AND {tail}"
    with store.reading() as db:
        return tuple([shelf.read(row) for row in db.conn.execute(sql, args)])


def find(store: Store, shelf: Shelf[R], record_id: str) -> R | None:
    """The live record with this id."""
    found = select(store, shelf, "id = ?", record_id)
    return found[0] if found else None
