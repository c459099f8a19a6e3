"""What records were at an earlier moment comes back from the journal, also when they are gone or grew a field."""

from datetime import timedelta

import pytest

from app.domain.finding import FindingState
from app.domain.money import Cents
from app.services import findings, undo
from db.findings import FINDINGS
from db.past import as_it_was
from tests.builders import MONDAY, a_dossier, a_session


@pytest.fixture
def session():
    made = a_session()
    yield made
    made.store.close()


def states(session, dossier, moment):
    return {found.regeling: found.state for found in as_it_was(session.store, FINDINGS, dossier, moment)}


def test_every_moment_has_its_own_state(session):
    dossier = a_dossier(session)
    findings.put(session, dossier, "zorgtoeslag", FindingState.PLANNED, planned_per_year=Cents(88300))
    findings.put(session, dossier, "huurtoeslag", FindingState.TO_CHOOSE)
    session.now.time = MONDAY + timedelta(days=90)
    findings.put(session, dossier, "zorgtoeslag", FindingState.APPLIED)
    undo_me = session.now.time = MONDAY + timedelta(days=200)
    findings.put(session, dossier, "kinderbijslag", FindingState.PLANNED)
    undo.undo(session, dossier)

    assert states(session, dossier, MONDAY) == {}
    first = as_it_was(session.store, FINDINGS, dossier, MONDAY + timedelta(days=1))
    assert {(f.regeling, f.state, f.planned_per_year) for f in first} == {
        ("zorgtoeslag", FindingState.PLANNED, 88300),
        ("huurtoeslag", FindingState.TO_CHOOSE, None),
    }
    assert states(session, dossier, MONDAY + timedelta(days=100))["zorgtoeslag"] is FindingState.APPLIED
    assert "kinderbijslag" not in states(session, dossier, undo_me + timedelta(days=1))
    assert states(session, a_dossier(session), undo_me) == {}


def test_a_field_that_came_later_is_empty(session):
    dossier = a_dossier(session)
    findings.put(session, dossier, "zorgtoeslag", FindingState.PLANNED)
    db = session.store.db
    db.execute("DROP TRIGGER journal_content_no_update")  # an older program wrote its rows without the field
    db.execute("UPDATE journal_content SET after = json_remove(after, '$.realised_since') WHERE after IS NOT NULL")
    (found,) = as_it_was(session.store, FINDINGS, dossier, MONDAY + timedelta(days=1))
    assert (found.regeling, found.realised_since) == ("zorgtoeslag", None)
    assert undo.state(session, dossier).can_undo is not None
    undo.undo(session, dossier)
    assert findings.listing(session, dossier) == ()
