"""No part opens a window of its own while it is being made."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.unlock.pages import ChoosePage, CodePage, EnterPage, RecoveryPage, RestorePage, TroublePage
from ui.unlock.state import Act, FaultPage
from ui.widgets.amounts import AmountLine, AmountRows
from ui.widgets.bars import Part, ProgressLine, StackedBar
from ui.widgets.explanation import Explained, ExplanationRows, StepLine
from ui.widgets.field import AnswerField, SearchBox
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine, Notice
from ui.widgets.rangesummary import RangeSummary
from ui.widgets.showing import show_when
from ui.widgets.sidepanel import SidePanel
from ui.widgets.steps import StepList, StepStrip
from ui.widgets.table import Cell, Column, FindingsTable, TableRow
from ui.widgets.text import Text
from ui.widgets.threezone import ThreeZone
from ui.widgets.topstrip import StepFooter, TopStrip


def explanation() -> QWidget:
    rows = ExplanationRows()
    step = Explained("Uw inkomen", "Van dit jaar", (StepLine("Toetsingsinkomen", "€ 34.600"),), "Awir, artikel 8")
    rows.show_steps([step, step], step)
    rows.show_steps([step], step)
    return rows


def table() -> QWidget:
    made = FindingsTable("Kansen", [Column("Kans"), Column("per jaar", 80, right=True)])
    made.show_rows(
        [TableRow("z", (Cell("Zorgtoeslag", "Nog niet aangevraagd", weight=600), Cell("€ 883", opens=True)))]
    )
    return made


def amounts() -> QWidget:
    rows = AmountRows()
    rows.show_lines([AmountLine("z", "Zorgtoeslag", "€ 883", opens=True, mark="accent")])
    rows.show_lines([AmountLine("z", "Zorgtoeslag", "€ 883")])
    return rows


def strip() -> QWidget:
    made = TopStrip()
    made.add_undo()
    made.show_undo("a", "b")
    made.add_together()
    made.set_narrow(True)
    return made


def summary() -> QWidget:
    made = RangeSummary()
    made.say("U laat liggen", "€ 900", "Dunne balk")
    return made


def stacked() -> QWidget:
    made = StackedBar("Alles")
    made.show_parts([Part("Zorg", "€ 1", 1, "accent")])
    return made


def labelled() -> QWidget:
    made = Labelled("Huur", AnswerField("Huur"), help_line="De kale huur")
    made.set_problem("Dit is geen bedrag.")
    return made


MAKERS: list[Callable[[], QWidget]] = [
    explanation,
    table,
    amounts,
    strip,
    summary,
    stacked,
    labelled,
    lambda: ThreeZone(StepList(), StepStrip(), TopStrip(), StepFooter("Terug", "Verder")),
    SidePanel,
    ProgressLine,
    lambda: Notice("Let op", "Woorden"),
    lambda: IconLine("info", "Woorden"),
    lambda: StepFooter("Terug", "Verder", hint="Kies"),
    lambda: SearchBox("Zoeken"),
    lambda: ChoosePage("renew"),
    lambda: CodePage("ABCDE-FGHJK-MNPQR-STUVW-XYZAB-CDEFG"),
    EnterPage,
    RecoveryPage,
    lambda: RestorePage([("a", "gisteren")]),
    lambda: TroublePage(FaultPage("Fout", "Wat", "Doe dit", (Act.AGAIN, Act.QUIT))),
]


@pytest.mark.parametrize("make", MAKERS)
def test_making_a_part_opens_no_window(qapp: QApplication, make: Callable[[], QWidget]):
    before = {id(widget) for widget in qapp.topLevelWidgets() if widget.isVisible()}
    made = make()
    opened = [widget for widget in qapp.topLevelWidgets() if widget.isVisible() and id(widget) not in before]
    assert opened == []
    made.deleteLater()


def test_a_part_that_was_hidden_before_it_had_a_parent_comes_along(show: Callable[..., QWidget]):
    shy, hidden = Text("Woorden"), Text("Verborgen")
    show_when(False, shy, hidden)
    show_when(True, shy)
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(shy)
    column.addWidget(hidden)
    show(page)
    assert (shy.isVisible(), hidden.isVisible()) == (True, False)
    show_when(True, hidden)
    assert hidden.isVisible()
