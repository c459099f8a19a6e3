"""The panel beside a question: a line per subject, and the toeslagen one by one where there is room."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.domain.domein import Domein
from app.domain.money import Cents
from app.domain.outcome import Range
from tests.subjects import about, with_more
from tests.ui.looking import cut_texts, picture, shown, unnamed_controls
from tests.ui_state.households import assessed, single_parent
from ui import theme
from ui.palette import Theme
from ui.visit.panel.state import Panel, panel_of
from ui.visit.panel.view import ResultPanel
from ui.widgets.text import Text

Show = Callable[..., QWidget]


@pytest.fixture
def six_subjects() -> Panel:
    """What stands in the panel halfway a visit about everything."""
    found = assessed(single_parent(without=["woning.kale_huur"]))
    risky = replace(about(Domein.GEMEENTE, 0, 0), risk=Range(Cents(300_00), Cents(300_00)))
    more = with_more(
        found.outcomes,
        about(Domein.WONEN, 0, 0),
        about(Domein.ZORG, 0, 280, "zorg.x"),
        about(Domein.ENERGIE, 120, 240, "energie.x"),
        risky,
        about(Domein.BELASTING, 0, 900, "belasting.x"),
    )
    return panel_of(replace(found, outcomes=more), Range(Cents(400_00), Cents(6_300_00)))


def words_on(widget: QWidget) -> list[str]:
    return [label.text() for label in shown(widget, Text) if isinstance(label, Text)]


def a_panel(content: Panel, show: Show, height: int) -> ResultPanel:
    around, panel = QWidget(), ResultPanel()
    row = QHBoxLayout(around)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(panel)
    panel.show_panel(content)
    panel.show_info("Deze vraag kan nog €\u00a0740 per jaar uitmaken.")
    show(around, theme.px(312), height)
    QApplication.processEvents()
    return panel


def test_a_line_for_each_subject(six_subjects: Panel, show: Show):
    panel = a_panel(six_subjects, show, 800)
    words = words_on(panel)
    for name in ("Toeslagen", "Wonen", "Zorgverzekering", "Energie", "Gemeente", "Belasting"):
        assert name in words
    assert "Zorgtoeslag" not in words
    assert cut_texts(panel) == []
    assert unnamed_controls(panel) == []
    picture(panel, "55-paneel-onderdelen")


def test_where_there_is_room_the_toeslagen_stand_there_one_by_one(six_subjects: Panel, show: Show):
    panel = a_panel(six_subjects, show, 1000)
    assert "Zorgtoeslag" in words_on(panel)
    picture(panel, "56-paneel-hoog")


@pytest.mark.parametrize(("look", "scale"), [(Theme.DARK, 1.0), (Theme.LIGHT, 2.0)])
def test_the_panel_in_dark_and_large(six_subjects: Panel, show: Show, look: Theme, scale: float):
    theme.apply(look, scale)
    panel = a_panel(six_subjects, show, 900)
    assert cut_texts(panel) == []
    picture(panel, f"55-paneel-{'donker' if look is Theme.DARK else '200'}")
