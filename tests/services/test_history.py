"""What one did is looked through, and gone back in: all of it or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import DossierId
from app.errors import UserError
from app.services import answers, dossiers, history, undo
from app.services.session import Session
from tests.builders import MONDAY, Clock, a_dossier, a_session

PATHS = ("woning.kale_huur", "woning.servicekosten", "personen.p1.vermogen", "huishouden.kinderen")


def kept(session: Session, dossier: DossierId) -> dict[str, object]:
    return {answer.path: answer.value for answer in answers.of_dossier(session, dossier)}


def give_all(session: Session, dossier: DossierId) -> None:
    for number, path in enumerate(PATHS):
        answers.give(session, dossier, path, number + 1)


def test_what_was_done_stands_newest_first_with_its_words(session, dossier):
    give_all(session, dossier)
    found = history.listing(session, dossier)
    assert [act.words.spoken() for act in found] == [
        "Aantal kinderen",
        "Spaargeld en ander vermogen",
        "Servicekosten per maand",
        "Huur per maand",
    ]
    assert all(act.holds for act in found)
    assert found[0].at.date() == MONDAY.date()
    assert len(history.listing(session, dossier, most=2)) == 2
    assert history.listing(session, dossier, most=0) == ()


def test_going_back_takes_everything_after_it_along_and_redo_brings_it_back(session, dossier):
    give_all(session, dossier)
    target = history.listing(session, dossier)[2]
    changes, count = history.back_to(session, dossier, target.call)
    assert count == 3
    assert kept(session, dossier) == {PATHS[0]: 1}
    assert len(changes.journal_ids) == 3
    assert [act.holds for act in history.listing(session, dossier)] == [False, False, False, True]
    for _ in range(3):
        undo.redo(session, dossier)
    assert set(kept(session, dossier)) == set(PATHS)


def test_what_does_not_hold_cannot_be_gone_back_to(session, dossier):
    give_all(session, dossier)
    newest = history.listing(session, dossier)[0]
    undo.undo(session, dossier)
    for call in (newest.call, "no such call"):
        with pytest.raises(UserError, match="niets van u"):
            history.back_to(session, dossier, call)


def test_when_somebody_went_on_nothing_at_all_goes_back(session, dossier):
    give_all(session, dossier)
    other = Session(session.store, "collega", "laptop-2", Clock())
    answers.give(other, dossier, PATHS[1], 99)
    before = kept(session, dossier)
    oldest = history.listing(session, dossier)[-1]
    with pytest.raises(UserError, match="verder gegaan"):
        history.back_to(session, dossier, oldest.call)
    assert kept(session, dossier) == before


def test_what_somebody_else_did_is_not_told(session, dossier):
    other = Session(session.store, "collega", "laptop-2", Clock())
    answers.give(other, dossier, PATHS[0], 3)
    assert history.listing(session, dossier) == ()


@given(st.lists(st.sampled_from(PATHS), min_size=1, max_size=6), st.data())
def test_going_back_is_what_was_there_before(given_paths, data):
    session = a_session()
    dossier = a_dossier(session)
    states = []
    for number, path in enumerate(given_paths):
        states.append(kept(session, dossier))
        answers.give(session, dossier, path, number + 1)
    acts = history.listing(session, dossier)
    place = data.draw(st.integers(0, len(acts) - 1))
    history.back_to(session, dossier, acts[place].call)
    assert kept(session, dossier) == states[len(acts) - 1 - place]
    session.store.close()


def test_a_dossier_that_is_renamed_can_be_gone_back_in(session, dossier):
    dossiers.edit(session, dossier, label="Anders")
    act = history.listing(session, dossier)[0]
    history.back_to(session, dossier, act.call)
    assert dossiers.of(session, dossier).label != "Anders"
