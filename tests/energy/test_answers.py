"""What was seen, chosen and placed, and the stock that follows from it."""

from dataclasses import replace

import pytest

from app.energy.answers import Choice, Seen, StockLine, per_item, require_sound, still_to_place, stock
from app.energy.checklist_reading import checklist
from app.errors import UserError
from tests.energy.builders import placed, seen, will_do

LED = checklist().item("ledlampen")


def test_the_last_answer_of_an_item_holds_in_the_order_of_the_checklist():
    answers = [seen("wassen_30"), seen("ledlampen"), seen("stekkerblok"), placed("ledlampen")]
    found = per_item(answers, checklist())
    assert [item.id for item, _ in found] == ["stekkerblok", "wassen_30", "ledlampen"]
    assert found[-1][1].placed


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (seen("ledlampen", placed=True, pieces=201), "Het aantal bij Lampen"),
        (seen("ledlampen", needed=-1), "Het aantal bij Lampen"),
        (seen("ledlampen", placed=True), "maar niet hoeveel"),
        (seen("ledlampen", pieces=2), "maar niet dat het is geplaatst"),
    ],
)
def test_a_count_that_cannot_be_is_refused_with_its_item(answer, said: str):
    with pytest.raises(UserError, match=said):
        require_sound(answer, LED)


def test_a_sound_answer_is_given_back():
    for answer in (placed("ledlampen", 3), seen("ledlampen", needed=4), seen("ledlampen")):
        assert require_sound(answer, LED) is answer


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        (seen("ledlampen"), 7),
        (seen("ledlampen", needed=4), 4),
        (replace(placed("ledlampen", 3), needed=4), 1),
        (placed("ledlampen", 3), 0),
        (replace(placed("ledlampen", 5), needed=4), 0),
        (will_do("ledlampen"), 7),
        (replace(seen("ledlampen"), seen=Seen.GOOD), 0),
        (seen("ledlampen", choice=Choice.NOT_WANTED), 0),
    ],
)
def test_how_much_could_still_be_placed(answer, left: int):
    assert still_to_place(LED, answer) == left


def test_the_stock_list_adds_up_per_material_in_the_order_of_the_stock():
    answers = [
        placed("ledlampen", 3),
        replace(placed("tochtstrips", 4), needed=10),
        seen("keukenboiler"),
        placed("nacht_15"),
    ]
    assert stock(answers, checklist()) == (
        StockLine("tochtstrip", 4, 6),
        StockLine("ledlamp", 3, 0),
        StockLine("tijdklok", 0, 1),
    )
    assert stock([], checklist()) == ()
