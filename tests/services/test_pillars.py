"""Marks of the pillars: one per pillar and day, 1 to 10, and about health only when the resident agreed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.ids import DossierId, VisitId
from app.domain.visit import VisitType
from app.errors import UserError
from app.intake.pillars import pillar_keys, pillars
from app.services import goals, grounds, undo, visits
from app.services import pillars as marks
from app.services.session import Session
from app.texts import has_text
from tests.builders import MONDAY


@pytest.fixture
def visit(session: Session, dossier: DossierId) -> VisitId:
    return visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY)[1]


def kept(session, dossier):
    return {
        line.pillar: [(mark.day, mark.score) for mark in line.marks] for line in goals.plan(session, dossier).pillars
    }


def test_every_pillar_has_words_and_one_is_about_health():
    for key in pillar_keys():
        assert all(has_text(f"pijler.{key}.{part}") for part in ("naam", "vraag", "uitleg"))
    assert [pillar.key for pillar in pillars() if pillar.is_health] == ["gezondheid"]


def test_a_mark_of_the_same_day_is_replaced_and_of_another_day_is_added(session, dossier, visit):
    marks.mark(session, visit, "wonen", 7)
    marks.mark(session, visit, "geld", 4)
    marks.mark(session, visit, "geld", 5)
    session.now.time = MONDAY + timedelta(days=91)
    marks.mark(session, visit, "geld", 6)
    today, later = MONDAY.date(), (MONDAY + timedelta(days=91)).date()
    assert kept(session, dossier) == {"geld": [(today, 5), (later, 6)], "wonen": [(today, 7)]}
    assert list(kept(session, dossier)) == ["geld", "wonen"]
    assert not marks.mark(session, visit, "geld", 6)


def test_a_mark_can_be_taken_back_and_undone(session, dossier, visit):
    marks.mark(session, visit, "geld", 4)
    assert undo.state(session, dossier).can_undo.spoken() == "Cijfer voor geld"
    marks.take_back(session, dossier, "geld")
    assert not marks.take_back(session, dossier, "geld")
    assert kept(session, dossier) == {}
    undo.undo(session, dossier)
    assert kept(session, dossier) == {"geld": [(MONDAY.date(), 4)]}


@pytest.mark.parametrize("score", [0, 11, -3, True])
def test_a_mark_is_a_whole_number_from_1_to_10(session, dossier, visit, score):
    with pytest.raises(UserError, match="van 1 tot en met 10"):
        marks.mark(session, visit, "geld", score)


def test_a_pillar_that_is_not_there_is_refused(session, visit):
    with pytest.raises(UserError, match="geluk is geen onderwerp"):
        marks.mark(session, visit, "geluk", 6)


def test_a_mark_about_health_waits_for_a_yes_and_goes_with_a_no(session, dossier, visit):
    with pytest.raises(UserError, match="alleen als de bewoner dat goed vindt"):
        marks.mark(session, visit, "gezondheid", 6)
    assert marks.allow_health(session, dossier)
    assert not marks.allow_health(session, dossier)
    marks.mark(session, visit, "geld", 5)
    marks.mark(session, visit, "gezondheid", 6)
    assert set(kept(session, dossier)) == {"geld", "gezondheid"}
    marks.refuse_health(session, dossier)
    assert set(kept(session, dossier)) == {"geld"}
    assert marks.health_ground(grounds.listing(session, dossier)) is None
    assert undo.state(session, dossier).can_undo is None
    with pytest.raises(UserError):
        marks.mark(session, visit, "gezondheid", 6)
    assert not marks.refuse_health(session, dossier)


def test_a_mark_that_was_taken_back_does_not_return_beside_a_new_one(session, dossier, visit):
    marks.mark(session, visit, "geld", 4)
    marks.take_back(session, dossier, "geld")
    marks.mark(replace(session, actor="collega"), visit, "geld", 8)
    assert undo.state(session, dossier).can_undo is None
