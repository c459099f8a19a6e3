"""A note that is being typed: kept at every pause, nowhere but in the store, and gone once the note is there."""

import json

import pytest

from app.domain.ids import DossierId, new_id
from app.domain.visit import VisitType
from app.errors import UserError
from app.services import drafts, insight, notes, visits
from tests.builders import MONDAY, a_dossier


def test_the_last_that_was_typed_is_kept_with_what_it_is_about(session, dossier):
    visit = visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY)[1]
    _, old = notes.write(session, dossier, "Huur is 600 euro.")
    assert drafts.load(session, dossier) is None
    drafts.keep(session, dossier, "Huur is 6")
    drafts.keep(session, dossier, "Huur is 650 euro.", visit, old)
    found = drafts.load(session, dossier)
    assert (found.body, found.visit_id, found.corrects) == ("Huur is 650 euro.", visit, old)
    assert found.typed_at > MONDAY
    assert drafts.load(session, a_dossier(session)) is None


def test_the_note_takes_the_place_of_its_draft(session, dossier):
    _, old = notes.write(session, dossier, "Huur is 600 euro.")
    drafts.keep(session, dossier, "Huur is 650 euro.", None, old)
    changes, note = drafts.commit(session, dossier, "Huur is 650 euro.", None, old)
    assert changes.records[0].record_id == note
    assert drafts.load(session, dossier) is None
    assert [(kept.id, kept.corrects) for kept in notes.listing(session, dossier)] == [(note, old), (old, None)]


def test_a_note_that_is_refused_stays_a_draft(session, dossier):
    long = "a" * (notes.LONGEST + 1)
    drafts.keep(session, dossier, long)
    with pytest.raises(UserError, match="20001 tekens"):
        drafts.commit(session, dossier, long)
    assert drafts.load(session, dossier).body == long


@pytest.mark.parametrize("nothing", ["", "  \n "])
def test_nothing_typed_is_nothing_kept(session, dossier, nothing):
    drafts.keep(session, dossier, "Iets")
    drafts.keep(session, dossier, nothing)
    assert drafts.load(session, dossier) is None


def test_what_cannot_be_kept_is_told(session, dossier):
    with pytest.raises(UserError, match="Notitie"):
        drafts.keep(session, dossier, "a" * (drafts.LONGEST + 1))
    with pytest.raises(UserError):
        drafts.keep(session, DossierId(new_id()), "Iets")
    drafts.keep(session, dossier, "half \ud83d teken\x00")
    assert drafts.load(session, dossier).body == "half  teken"


def test_a_number_that_was_masked_before_the_note_was_kept_is_nowhere(session, dossier):
    drafts.keep(session, dossier, "BSN 123456782")
    drafts.commit(session, dossier, notes.mask_bsn("BSN 123456782"))
    tables = [row["name"] for row in session.store.db.query("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    cells = [
        str(cell) for table in tables for row in session.store.db.execute(f"SELECT * FROM {table}") for cell in row
    ]
    assert not any("123456782" in cell for cell in cells)
    assert any("•••••••••" in cell for cell in cells)


def test_what_is_being_typed_belongs_to_what_is_held(session, dossier, tmp_path):
    drafts.keep(session, dossier, "Nog niet af")
    held = json.loads(insight.inzage(session, dossier, tmp_path).read_text(encoding="utf-8"))
    assert [row["body"] for row in held["notitie in de maak"]] == ["Nog niet af"]
