"""Counts for the team in words: what is told, what is not, and how it stands."""

from datetime import UTC, datetime

import pytest

from app.domain.ids import RecordId
from app.domain.team_counts import PublishedArea, TeamCounts
from app.services.team_counts import Proposal, Shown
from ui.counts import state

AREA = PublishedArea("Noord", 10, 10, 15_000, 5, 0, None, None)
OWN = TeamCounts(RecordId("x"), "ik", datetime(2026, 11, 25, 9, tzinfo=UTC), (AREA,))


def proposal(**changed) -> Proposal:
    shown = changed.pop("shown", Shown(is_enrolled=True, is_member=True))
    given = {"readers": (("bea", True), ("cor", False)), "areas": (AREA,), "counted": 9, "households": 9}
    return Proposal(shown, **{**given, **changed})


def words_of(row: state.Row) -> list[tuple[str, str]]:
    return [(cell.first.replace("\xa0", " "), cell.second) for cell in row.cells]


def test_a_row_says_what_is_told_and_hides_what_is_not():
    (row,) = state.area_rows((AREA,))
    assert words_of(row) == [
        ("Noord", ""),
        ("10", ""),
        ("€ 15.000", "10 huishoudens"),
        ("onder € 2.500", "5 huishoudens"),
        ("minder dan vijf", ""),
    ]


def test_what_has_no_name_is_the_rest():
    (row,) = state.area_rows((PublishedArea("", 5, None, None, None, None, None, None),))
    assert row.cells[0].first == "Overige"


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (Shown(), "deelt met niemand"),
        (Shown(is_enrolled=True), "nog niet in een team"),
        (Shown(is_enrolled=True, is_member=True), "niets zien"),
        (Shown(is_enrolled=True, is_member=True, own=OWN), "ziet dit van u sinds"),
    ],
)
def test_how_it_stands(shown: Shown, said: str):
    assert said in state.standing(proposal(shown=shown))


def test_what_was_shown_before_is_told_apart_from_what_is_now():
    older = proposal(shown=Shown(is_enrolled=True, is_member=True, own=OWN), areas=(AREA, AREA))
    assert "Hieronder staat hoe het nu is" in state.standing(older)
    assert state.primary(older) == "Nieuwe tellingen laten zien"
    same = proposal(shown=Shown(is_enrolled=True, is_member=True, own=OWN))
    assert state.primary(same) == ""
    assert state.primary(proposal()) == "Laten zien aan het team"


def test_too_little_shows_nothing_and_says_why():
    assert "geen vijf huishoudens" in state.nothing_to_tell(proposal(areas=()))
    assert state.primary(proposal(areas=())) == ""
    assert state.nothing_to_tell(proposal()) == ""


def test_who_sees_it_and_what_does_not_count():
    assert state.readers(proposal()) == ("bea, beheert het team", "cor")
    assert state.readers(proposal(readers=())) == ("U bent nog alleen in het team.",)
    assert state.readers(proposal(readers=(), shown=Shown())) == ()
    assert state.counted(proposal()) == "9 dossiers tellen mee."
    assert "3 andere dossiers niet" in state.counted(proposal(households=12))


def test_a_colleague_is_named_with_the_day():
    (row,) = state.colleague_rows(Shown(is_enrolled=True, is_member=True, colleagues=(OWN,)))
    assert row.cells[0].second == "ik, van woensdag 25 november"
