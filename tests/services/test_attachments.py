"""Pictures in a dossier: nothing is kept while the question about the BSN is open, and what goes can come back."""

import json
from datetime import timedelta

import pytest

from app.domain.attachment import Bsn, Redaction
from app.domain.change import Kind
from app.domain.ids import RecordId, new_id
from app.domain.visit import VisitType
from app.errors import UserError
from app.services import attachments, insight, photos, undo, visits
from db import attachments as stored
from db.driver import DriverError
from tests.builders import MONDAY, a_dossier
from tests.pictures import a_letter, add_picture, as_file, black_over_the_number


def a_sealed(whole: bool = False) -> photos.Sealed:
    photo = photos.decode(as_file(a_letter(240, 320)))
    return photos.seal(photo, Redaction(photo.frame) if whole else black_over_the_number(240, 320))


def test_a_picture_is_kept_with_what_was_said_about_it(session, dossier):
    visit = visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY)[1]
    sealed = a_sealed()
    changes, added = attachments.add(
        session, dossier, sealed, caption="  Huurbrief   juli ", bsn=Bsn.COVERED, visit_id=visit
    )
    assert changes.touches(Kind.ATTACHMENT)
    (kept,) = attachments.listing(session, dossier)
    assert (kept.id, kept.caption, kept.bsn, kept.visit_id) == (added, "Huurbrief juli", Bsn.COVERED, visit)
    assert (kept.width, kept.height, kept.size, kept.digest) == (240, 320, len(sealed.content), sealed.digest)
    assert stored.content(session.store, added) == sealed.content
    assert attachments.picture(session, added, 64).height == 64


def test_the_journal_holds_the_record_and_no_bytes(session, dossier):
    add_picture(session, dossier)
    row = next(session.store.db.query("SELECT max(length(after)) AS n FROM journal_content"))
    assert row["n"] < 700


@pytest.mark.parametrize(
    ("about", "whole", "said"),
    [
        ({"caption": "Huurbrief", "bsn": None}, False, "Staat er een BSN op"),
        ({"caption": "Huurbrief", "bsn": Bsn.COVERED}, True, "nog niets zwart gemaakt"),
        ({"caption": " ", "bsn": Bsn.NONE}, False, "Wat er op de foto staat: dit is nog leeg"),
        ({"caption": "x" * 121, "bsn": Bsn.NONE}, False, "Wat er op de foto staat"),
    ],
)
def test_what_is_not_answered_or_not_covered_is_not_kept(session, dossier, about, whole, said):
    with pytest.raises(UserError, match=said):
        attachments.add(session, dossier, a_sealed(whole), **about)
    assert attachments.listing(session, dossier) == ()
    assert session.store.db.execute("SELECT count(*) FROM attachment_content").fetchone() == (0,)


def test_a_picture_belongs_to_a_visit_of_the_same_household(session, dossier):
    elsewhere = visits.plan(session, a_dossier(session, "Buren"), VisitType.FOLLOW_UP, MONDAY)[1]
    with pytest.raises(UserError, match="niet bij dit dossier"):
        add_picture(session, dossier, visit_id=elsewhere)


def test_a_picture_can_be_called_better_and_that_can_be_undone(session, dossier):
    added = add_picture(session, dossier)
    assert undo.state(session, dossier).can_undo.spoken() == "Foto: Huurbrief"
    attachments.rename(session, added, "Huurbrief van juli")
    assert attachments.load(session, added).caption == "Huurbrief van juli"
    undo.undo(session, dossier)
    assert attachments.load(session, added).caption == "Huurbrief"


def test_a_picture_that_was_taken_away_comes_back_as_long_as_its_bytes_are_there(session, dossier):
    added = add_picture(session, dossier)
    attachments.remove(session, added)
    with pytest.raises(UserError, match="niet meer"):
        attachments.picture(session, added)
    undo.undo(session, dossier)
    assert attachments.picture(session, added).width == 240
    undo.redo(session, dossier)
    assert stored.destroy_taken_away(session.store) == 1
    assert stored.content(session.store, added) is None
    assert undo.state(session, dossier).can_undo is None
    with pytest.raises(UserError):
        undo.undo(session, dossier)


def test_an_added_picture_that_was_undone_does_not_return_without_its_bytes(session, dossier):
    add_picture(session, dossier)
    undo.undo(session, dossier)
    assert undo.state(session, dossier).can_redo is not None
    stored.destroy_taken_away(session.store)
    assert undo.state(session, dossier).can_redo is None


def test_a_picture_in_use_keeps_its_bytes_and_they_do_not_change(session, dossier):
    added = add_picture(session, dossier)
    assert stored.destroy_taken_away(session.store) == 0
    for sql in (
        "DELETE FROM attachment_content",
        "UPDATE attachment_content SET bytes = x'00'",
        "INSERT OR REPLACE INTO attachment_content SELECT * FROM attachment_content",
        "UPDATE attachment SET digest = digest",
        "UPDATE attachment SET bsn = 'geen'",
        "INSERT OR REPLACE INTO attachment SELECT * FROM attachment",
    ):
        with pytest.raises(DriverError):
            session.store.db.execute(sql)
    assert stored.content(session.store, added) is not None


def test_a_picture_whose_bytes_are_gone_says_so(session, dossier):
    with pytest.raises(UserError, match="niet meer"):
        attachments.picture(session, RecordId(new_id()))
    added = add_picture(session, dossier)
    session.store.db.execute("DROP TRIGGER attachment_content_no_delete")
    session.store.db.execute("DELETE FROM attachment_content")
    with pytest.raises(UserError, match="niet op deze laptop"):
        attachments.picture(session, added)


def test_a_visit_with_a_picture_in_it_is_not_unplanned(session, dossier):
    visit = visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY + timedelta(days=1))[1]
    other = type(session)(session.store, "collega", session.device, session.now)
    add_picture(other, dossier, visit_id=visit)
    assert undo.state(session, dossier).can_undo is None


def test_the_resident_gets_the_pictures_beside_the_file(session, dossier, tmp_path):
    first, second = add_picture(session, dossier, "Huurbrief"), add_picture(session, dossier, "Polis")
    attachments.remove(session, second)
    written = insight.inzage(session, dossier, tmp_path)
    held = json.loads(written.read_text(encoding="utf-8"))["foto's"]
    assert [(row["caption"], row["deleted_at"] is None) for row in held] == [("Huurbrief", True), ("Polis", False)]
    for row, record in zip(held, (first, second), strict=True):
        assert (tmp_path / row["bestand"]).read_bytes() == stored.content(session.store, record)
    stored.destroy_taken_away(session.store)
    again = json.loads(insight.inzage(session, dossier, tmp_path).read_text(encoding="utf-8"))["foto's"]
    assert [row["bestand"] is None for row in again] == [False, True]
