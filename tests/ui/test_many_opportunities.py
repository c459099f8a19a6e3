"""Kansen with findings of every subject: what comes first stands apart, and every finding can be reached by key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.subjects import findings_of_every_subject
from tests.ui.looking import cut_texts, picture, unnamed_controls
from tests.ui_state.households import assessed, single_parent
from ui import theme
from ui.palette import Theme
from ui.visit.opportunities.screen import AMOUNT, STATE, WHO, OpportunitiesPage
from ui.visit.opportunities.state import Asked, Order, Overview, overview

Show = Callable[..., QWidget]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Overview:
    """What was found in a talk that offers a training too."""
    known = assessed(single_parent(without=["woning.kale_huur"])).outcomes
    more = findings_of_every_subject(known, monkeypatch)
    return overview(more, (), Order.EUROS, Asked(offers=("budgettraining",)))


def a_page(found: Overview, show: Show, width: int) -> tuple[OpportunitiesPage, QScrollArea]:
    page, area, content = OpportunitiesPage(), QScrollArea(), QWidget()
    page.show_overview(found)
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    column.addStretch(1)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    show(area, width, 900)
    assert page.width() <= area.viewport().width(), "nothing falls outside at the right"
    return page, area


@pytest.mark.parametrize(
    ("name", "width", "look", "scale"),
    [
        ("licht", 968, Theme.LIGHT, 1.0),
        ("donker", 968, Theme.DARK, 1.0),
        ("200", 1184, Theme.LIGHT, 2.0),
        ("tablet", 704, Theme.LIGHT, 1.0),
    ],
)
def test_what_comes_first_stands_apart(found: Overview, show: Show, name: str, width: int, look: Theme, scale: float):
    theme.apply(look, scale)
    page, area = a_page(found, show, width)
    assert page.table.isHidden()
    assert (page.first.model().rowCount(), page.later.model().rowCount()) == (3, 6)
    assert cut_texts(area) == []
    assert unnamed_controls(area) == []
    picture(area, f"57-veel-kansen-{name}")


def test_every_finding_is_reached_by_key(found: Overview, show: Show, qtbot: QtBot):
    page, _ = a_page(found, show, 968)
    opened: list[str] = []
    page.opened.connect(opened.append)
    page.take_focus()
    assert page.first.currentIndex().column() == AMOUNT
    qtbot.keyClick(page.first, Qt.Key.Key_Return)
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    assert page.later.hasFocus()
    page.later.setCurrentIndex(page.later.model().index(0, AMOUNT))
    qtbot.keyClick(page.later, Qt.Key.Key_Return)
    assert opened == ["zorgtoeslag", "proef_zorg"]


def test_arrows_go_from_one_table_into_the_other(found: Overview, show: Show, qtbot: QtBot):
    page, _ = a_page(found, show, 968)
    page.take_focus()
    for _ in range(3):
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Down)
    assert page.later.hasFocus()
    assert (page.later.currentIndex().row(), page.later.currentIndex().column()) == (0, AMOUNT)
    qtbot.keyClick(page.later, Qt.Key.Key_Up)
    assert page.first.hasFocus()
    assert page.first.currentIndex().row() == page.first.model().rowCount() - 1
    for _ in range(3):
        qtbot.keyClick(page.first, Qt.Key.Key_Up)
    assert page.first.hasFocus()


def test_an_offer_has_only_its_states_to_open(found: Overview, show: Show, qtbot: QtBot):
    page, _ = a_page(found, show, 968)
    opened: list[str] = []
    detailed: list[str] = []
    page.opened.connect(opened.append)
    page.detailed.connect(detailed.append)
    last = page.later.model().rowCount() - 1
    page.later.setFocus()
    page.later.setCurrentIndex(page.later.model().index(last, AMOUNT))
    qtbot.keyClick(page.later, Qt.Key.Key_Return)
    assert (opened, detailed) == ([], ["budgettraining"])
    assert page.later.model().index(last, STATE).data() == "Nog kiezen"


def test_a_column_that_comes_back_gets_rows_that_are_high_enough(found: Overview, show: Show, qtbot: QtBot):
    page, area = a_page(found, show, 704)
    assert page.first.isColumnHidden(WHO)
    low = page.first.rowHeight(0)
    area.resize(968, 900)
    qtbot.waitUntil(lambda: not page.first.isColumnHidden(WHO) and page.first.rowHeight(0) > low, timeout=2000)
    assert cut_texts(area) == []
