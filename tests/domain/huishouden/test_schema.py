"""The published JSON Schema says the same as the reader."""

import copy
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from app.domain.huishouden.reading import parse_json, read_household
from app.domain.huishouden.schema import household_schema
from app.errors import UserError
from tests import schemas
from tests.domain.huishouden.households import as_json, households
from tests.domain.huishouden.samples import COUPLE, changed
from tests.domain.huishouden.test_reading import REFUSALS

EXACT: Any = json.loads(schemas.written(household_schema()), parse_float=Decimal)
CHECKER = Draft202012Validator(EXACT)
BY_READER_ONLY = {
    *("overlap", "tot_voor_vanaf", "dubbel_id", "dubbele_regeling", "aanvrager_blijft"),
    *("onbekende_persoon", "dubbele_polis"),
}
"""Faults that a schema cannot see: they lie between two fields."""
BY_FORMAT = {"datum", "datum_grens", "tekst"}
"""Faults in the inside of a text, of which a schema sees a part."""


@pytest.mark.parametrize("name", schemas.MADE_BY)
def test_the_published_schema_equals_the_code(name):
    published = schemas.place(name).read_text(encoding="utf-8")
    assert published == schemas.written(schemas.MADE_BY[name]()), "run: python -m tests.schemas"


@pytest.mark.parametrize("name", schemas.MADE_BY)
def test_the_published_schema_is_a_schema(name):
    Draft202012Validator.check_schema(json.loads(schemas.place(name).read_text(encoding="utf-8")))


def test_the_couple_fits():
    CHECKER.validate(COUPLE)


@settings(max_examples=25)
@given(households())
def test_whatever_is_read_fits_the_schema(household):
    content = as_json(household)
    assert read_household(content) == household
    assert [error.message for error in CHECKER.iter_errors(content)] == []


def is_visible(value: object, wanted: str) -> bool:
    """Whether a schema can see the fault: it counts 1.0 as whole, and JSON has no endless numbers."""
    if wanted in BY_READER_ONLY | BY_FORMAT:
        return False
    return not isinstance(value, Decimal) or (value.is_finite() and abs(value) < 10**9 and wanted != "dag")


VISIBLE = [case for case in REFUSALS if is_visible(case[1], case[3])]


@pytest.mark.parametrize(("where", "value", "path", "wanted"), VISIBLE, ids=[f"{r[2]}-{r[3]}" for r in VISIBLE])
def test_what_the_reader_refuses_the_schema_refuses_too(where, value, path, wanted):
    assert not CHECKER.is_valid(changed(where, value)), (path, wanted)


@pytest.mark.parametrize("name", ["formaat", "peildatum", "personen"])
def test_what_must_be_there(name):
    content = copy.deepcopy(COUPLE)
    del content[name]
    assert not CHECKER.is_valid(content)
    with pytest.raises(UserError):
        read_household(content)


def test_the_schema_is_plain_json():
    assert parse_json(schemas.written(household_schema())) == EXACT
