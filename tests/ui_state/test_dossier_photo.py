"""Cutting out and blacking out as values: every act has its way back, and no act leaves the picture."""

from datetime import datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.domain.attachment import Attachment, Box, Bsn
from app.domain.ids import DossierId, RecordId
from app.services.photo_folder import Offer
from ui.dossier.photo.state import (
    CROP,
    NO_GRIP,
    SMALLEST,
    Editing,
    Grip,
    Tool,
    added_line,
    aloud,
    answers,
    black_at,
    blacken,
    blacken_middle,
    choose,
    choose_next,
    choose_tool,
    cut,
    file_filter,
    grip_at,
    nudge,
    offer_line,
    offered_line,
    originals_line,
    pull,
    pulled,
    start,
    stretch,
    take_off,
    tools,
)

FRAME = Box(0, 0, 400, 300)
WHOLE = start(FRAME)
TEN = datetime(2026, 11, 23, 10, 4)  # noqa: DTZ001 - moments are kept in local time


def a_table() -> Editing:
    """A cut with two black rectangles in it."""
    return blacken(blacken(cut(WHOLE, Box(40, 30, 360, 270)), Box(100, 100, 160, 120)), Box(200, 200, 260, 220))


def test_a_cut_and_a_black_rectangle_stay_on_the_picture():
    assert cut(WHOLE, Box(-50, 10, 900, 200)).now.crop == Box(0, 10, 400, 200)
    assert blacken(WHOLE, Box(390, 290, 900, 900)) is WHOLE
    assert blacken(WHOLE, Box(380, 280, 900, 900)).now.black == (Box(380, 280, 400, 300),)
    assert cut(WHOLE, Box(10, 10, 20, 200)) is WHOLE


def test_what_was_drawn_last_is_in_hand():
    table = a_table()
    assert (table.now.chosen, table.now.chosen_box) == (1, Box(200, 200, 260, 220))
    assert choose_tool(table, Tool.CUT).now.chosen_box == Box(40, 30, 360, 270)
    assert choose_tool(choose(table, CROP), Tool.BLACK).now.chosen == 1
    assert choose_tool(WHOLE, Tool.BLACK).now.chosen == CROP


def test_the_black_rectangles_are_walked_through():
    table = choose(a_table(), CROP)
    forward = [choose_next(table, 1)]
    forward += [choose_next(forward[-1], 1) for _ in range(2)]
    assert [each.now.chosen for each in (forward[0], forward[1])] == [0, 1]
    assert choose_next(forward[1], 1).now.chosen == 0
    assert choose_next(table, -1).now.chosen == 1
    assert choose_next(choose(table, 0), -1).now.chosen == 1
    assert choose_next(WHOLE, 1).now.chosen == CROP


def test_moves_in_a_row_are_one_step_back():
    table = a_table()
    moved = nudge(nudge(nudge(table, 10, 0), 0, 5), 1, 1)
    assert moved.now.chosen_box == Box(211, 206, 271, 226)
    assert moved.undone().now == table.now
    larger = stretch(stretch(moved, 9, 0), 0, 9)
    assert larger.undone().now == moved.now
    assert larger.undone().undone().now == table.now
    again = nudge(choose(moved, 1), 4, 0)
    assert again.undone().now.black == moved.now.black


def test_undo_and_redo_stop_at_the_ends():
    assert WHOLE.undone() is WHOLE
    assert WHOLE.redone() is WHOLE
    table = a_table()
    back = table.undone().undone().undone()
    assert back.now == WHOLE.now
    assert back.undone() is back
    assert back.redone().redone().redone().now == table.now
    assert blacken_middle(back).future == ()


def test_taking_off_a_black_rectangle_and_the_cut():
    table = take_off(a_table())
    assert (table.now.black, table.now.chosen) == ((Box(100, 100, 160, 120),), 0)
    bare = take_off(table)
    assert (bare.now.black, bare.now.chosen) == ((), CROP)
    assert take_off(bare).now.crop == FRAME
    assert take_off(take_off(bare)).past == take_off(bare).past


def test_a_black_strip_comes_in_the_middle_of_what_stays():
    (box,) = blacken_middle(cut(WHOLE, Box(40, 30, 360, 270))).now.black
    assert (box.left + box.right, box.top + box.bottom) == (400, 300)
    (small,) = blacken_middle(cut(WHOLE, Box(0, 0, 20, 20))).now.black
    assert (small.width, small.height) == (SMALLEST, SMALLEST)


def test_the_uppermost_black_rectangle_is_hit():
    table = blacken(a_table(), Box(110, 105, 150, 130)).now
    assert black_at(table, 120, 110) == 2
    assert black_at(table, 101, 101) == 0
    assert black_at(table, 160, 110) == CROP
    assert black_at(table, 5, 5) == CROP


def test_edges_within_reach_are_held():
    box = Box(100, 100, 200, 160)
    assert grip_at(box, 103, 130, 8) == Grip(-1, 0)
    assert grip_at(box, 197, 163, 8) == Grip(1, 1)
    assert grip_at(box, 150, 95, 8) == Grip(0, -1)
    assert grip_at(box, 150, 130, 8) == NO_GRIP
    assert grip_at(box, 150, 300, 8) == NO_GRIP
    assert not NO_GRIP.is_held


@given(st.integers(-1, 1), st.integers(-1, 1), st.integers(-100, 500), st.integers(-100, 500))
def test_a_pulled_edge_leaves_a_rectangle_on_the_picture(across, down, x, y):
    box = pulled(Box(100, 100, 200, 160), Grip(across, down), (x, y), FRAME)
    assert FRAME.shared(box) == box
    assert min(box.width, box.height) >= SMALLEST
    assert (
        pull(WHOLE, Grip(across, down), (x, y)).now.crop.shared(FRAME)
        == pull(WHOLE, Grip(across, down), (x, y)).now.crop
    )


ACTS = st.one_of(
    st.builds(lambda box: lambda e: blacken(e, box), st.builds(Box, *[st.integers(-20, 420)] * 4)),
    st.builds(lambda box: lambda e: cut(e, box), st.builds(Box, *[st.integers(-20, 420)] * 4)),
    st.builds(lambda x, y: lambda e: nudge(e, x, y), st.integers(-90, 90), st.integers(-90, 90)),
    st.builds(lambda x, y: lambda e: stretch(e, x, y), st.integers(-90, 90), st.integers(-90, 90)),
    st.builds(lambda step: lambda e: choose_next(e, step), st.sampled_from([-1, 1])),
    st.builds(lambda tool: lambda e: choose_tool(e, tool), st.sampled_from(list(Tool))),
    st.sampled_from([blacken_middle, take_off, Editing.undone, Editing.redone]),
)


@given(st.lists(ACTS, max_size=25))
def test_whatever_is_done_stays_on_the_picture_and_leads_back_to_the_whole(acts):
    table = WHOLE
    for act in acts:
        table = act(table)
        sheet = table.now
        assert all(FRAME.shared(box) == box and not box.is_empty for box in (sheet.crop, *sheet.black))
        assert CROP <= sheet.chosen < len(sheet.black)
        assert aloud(sheet)
    while table.past:
        table = table.undone()
    assert (table.now.crop, table.now.black) == (FRAME, ())


def test_words_about_photos():
    offer = Offer(Path("/thuis/Foto's/IMG_1.jpg"), TEN, "m")
    assert offer_line(offer) == "maandag 23 november 2026, 10.04 uur"
    assert offered_line([]) == ""
    assert offered_line([offer]) == "Er staat een nieuwe foto in de map van uw telefoon."
    assert offered_line([offer, offer]).startswith("Er staan 2 nieuwe foto’s")
    assert originals_line([]) == ""
    assert originals_line([offer]).startswith(
        "De foto staat in het dossier. Het origineel staat nog leesbaar in /thuis"
    )
    assert originals_line([offer, offer]).count("/thuis/Foto's") == 1
    photo = Attachment(RecordId("a"), DossierId("d"), "Polis", TEN, "coach", 10, 10, 10, "x" * 64, Bsn.NONE)
    assert added_line(photo) == "Toegevoegd op maandag 23 november 2026. Geen BSN op de foto."
    assert file_filter() == "Foto’s (*.jpg *.jpeg *.png *.webp)"
    assert [value for value, _ in tools()] == list(Tool)
    assert [value for value, _ in answers()] == list(Bsn)
