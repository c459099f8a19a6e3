"""The tables say the same as the values of the domain, and refuse what cannot be."""

import re
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest

from app.domain.ids import new_id
from app.services import dossiers
from db.driver import DriverError
from db.places import PLACES
from db.shelves import OF_A_DOSSIER, SHELVES
from db.store import Store, schema_sql
from tests.builders import a_dossier, a_session

TRAVELS = ["stream", "hub_rev", "base", "record_schema", "extra", "deleted_at"]


@pytest.fixture
def store():
    made = Store.in_memory()
    yield made
    made.close()


@pytest.mark.parametrize("kind", SHELVES, ids=str)
def test_a_table_has_the_fields_of_its_record_and_what_travels(store, kind):
    columns = [row["name"] for row in store.db.query(f"PRAGMA table_info({kind})")]
    assert [name for name in columns if name not in TRAVELS] == [field.name for field in fields(SHELVES[kind].record)]
    assert set(TRAVELS) <= set(columns)


def test_every_table_is_strict(store):
    rows = list(store.db.query("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"))
    assert {row["name"] for row in rows if not row["strict"]} <= {"sqlite_schema"}
    assert len(rows) > len(SHELVES)


@pytest.mark.parametrize("kind", SHELVES, ids=str)
def test_every_word_of_the_domain_stands_in_the_check_of_its_column(kind):
    table = schema_sql().partition(f"CREATE TABLE {kind} (")[2].partition(") STRICT")[0]
    for name, hint in get_type_hints(SHELVES[kind].record).items():
        for part in get_args(hint) or (hint,):
            for word in getattr(part, "__members__", {}).values():
                column = re.split(r",\n    (?=\w)", table.partition(f"\n    {name} TEXT")[2])[0]
                assert f"'{word}'" in column, (kind, name, word)


def test_the_kinds_of_a_dossier_are_all_kinds_that_name_one():
    naming = {kind for kind, shelf in SHELVES.items() if "dossier_id" in shelf.names}
    assert set(OF_A_DOSSIER) == naming


@pytest.mark.parametrize(
    ("kind", "column", "value"),
    [
        ("dossier", "label", ""),
        ("dossier", "label", None),
        ("dossier", "address", "x" * 201),
        ("dossier", "closed_on", "2026-02-30"),
        ("dossier", "created_at", "gisteren"),
        ("dossier", "legal_hold", 2),
        ("dossier", "extra", "{"),
        ("dossier", "id", "kort"),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_the_table_itself(kind, column, value):
    session = a_session()
    a_dossier(session)
    with pytest.raises(DriverError):
        session.store.db.execute(f"UPDATE {kind} SET {column} = ?", (value,))
    session.store.close()


def test_a_record_needs_its_dossier(store):
    with pytest.raises(DriverError, match="FOREIGN KEY"), store.transaction() as db:
        db.execute(
            "INSERT INTO task (id, dossier_id, what, due, stream) VALUES (?, ?, 'x', '2026-01-01', 'x')",
            (new_id(), new_id()),
        )


def test_what_a_newer_program_sent_along_survives_an_edit():
    session = a_session()
    dossier = a_dossier(session)
    kept = '{"huisdier": "kat"}'
    session.store.db.execute("UPDATE dossier SET extra = ?, hub_rev = 7, base = '{}'", (kept,))
    dossiers.edit(session, dossier, label="Anders")
    row = next(session.store.db.query("SELECT label, extra, hub_rev, base, stream FROM dossier"))
    assert row == {"label": "Anders", "extra": kept, "hub_rev": 7, "base": "{}", "stream": f"dossier/{dossier}"}
    session.store.close()


def test_the_places_are_the_unique_indexes(store):
    """Two records in one place are told apart by the same columns that the tables refuse."""
    for kind in SHELVES:
        rows = store.db.query(
            "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE UNIQUE%'", [kind]
        )
        found = [
            re.search(r"\((.*)\) WHERE", row["sql"]).group(1).replace("coalesce(valid_from, '')", "valid_from")
            for row in rows
        ]
        expected = [", ".join(PLACES[kind])] if kind in PLACES else []
        assert found == expected, kind
