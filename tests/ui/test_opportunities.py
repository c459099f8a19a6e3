"""The table of Kansen with the longest words it can hold, in every room a window may leave it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.domain.finding import FindingState
from app.domain.money import Cents
from app.domain.outcome import Range
from tests.ui.looking import cut_texts, picture
from tests.ui.painted import painted_words
from ui import theme
from ui.palette import Theme
from ui.visit.opportunities.approach import Sort
from ui.visit.opportunities.screen import OpportunitiesPage
from ui.visit.opportunities.state import Certainty, Opportunity, Overview, Share

Show = Callable[..., QWidget]
SIZE = Range(Cents(10_300_00), Cents(12_400_00))
LONGEST = Opportunity(
    regeling="kinderopvangtoeslag",
    sort=Sort.RISK,
    name="Kinderopvangtoeslag doorgeven",
    why="Nog nodig: het soort opvang en wat u nu krijgt",
    month="±\u00a0€\u00a0858 – 1.033",
    year="±\u00a0€\u00a010.300 – 12.400",
    certainty=Certainty.UNKNOWN,
    who="Samen doorgeven, op Mijn toeslagen",
    when="vóór woensdag 30 september 2027",
    state=FindingState.APPLIED,
    size=SIZE,
)
SHORT = Opportunity(
    regeling="zorgtoeslag",
    sort=Sort.CLAIM,
    name="Zorgtoeslag",
    why="Was nog niet aangevraagd",
    month="€\u00a073",
    year="€\u00a0883",
    certainty=Certainty.SURE,
    who="Samen",
    when="",
    state=FindingState.NOT_WANTED,
    size=SIZE,
)
FOUND = Overview(
    head="U kunt per jaar ongeveer",
    amount="€\u00a012.400",
    tail="krijgen",
    shares=(Share("te_kiezen", "Te kiezen", "€\u00a012.400", 12_400_00),),
    count="Twee kansen",
    rows=(LONGEST, SHORT),
    good="",
    lapsed="",
)


@pytest.mark.parametrize(
    ("width", "scale"),
    [(968, 1.0), (712, 1.0), (704, 1.0), (1184, 1.5), (1184, 2.0), (928, 2.0)],
    ids=["desk", "small window", "tablet upright", "at 150%", "at 200%", "small window at 200%"],
)
def test_every_word_stands_in_the_table(show: Show, width: int, scale: float):
    theme.apply(Theme.LIGHT, scale)
    page, area, content = OpportunitiesPage(), QScrollArea(), QWidget()
    page.show_overview(FOUND)
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    column.addStretch(1)
    area.setWidget(content)
    area.setWidgetResizable(True)
    show(area, width, 800)
    assert cut_texts(area) == []
    painted = [found.words.strip() for found in painted_words(page.table.viewport())]
    assert any("Kinderopvangtoeslag" in words for words in painted), "the name stands on one line"
    assert "Niet gewenst" in painted
    shown = [index for index in range(6) if not page.table.isColumnHidden(index)]
    assert (2 in shown, 5 in shown) == (True, True), "the amount and the state are always there"
    picture(area, f"kansen-lang-{width}-{scale:.0%}")
