"""The letters are made larger and smaller while a page of a visit is shown, at several sizes of the window."""

import pytest

from app.domain.visit import Step
from app.services import settings_store
from tests.journeys.conftest import Journey
from tests.journeys.visits import ask, visit_of
from tests.ui.looking import cut_texts
from ui.visit.route.state import Spot

PAGES = (Spot(Step.BEGIN), Spot(Step.WONEN, "woning.kale_huur"), Spot(Step.KANSEN, "zorgtoeslag"), Spot(Step.VERSLAG))


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700), (1440, 900)], ids=str)
def test_letters_grow_and_shrink_on_a_page_of_a_visit(opened: Journey, size: tuple[int, int]):
    opened.window.resize(*size)
    opened.click("Voorbeeldhuishouden openen")
    for page in PAGES:
        visit_of(opened).show_spot(page)
        for percent in ("200", "150", "100"):
            ask(opened, settings_store.write, "type_scale", percent)
            opened.settle()
    assert cut_texts(opened.window) == []
