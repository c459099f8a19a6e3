"""The panel itself: the range, its bar, a line per subject, and what to look out for."""

from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.palette import space
from ui.visit.panel.state import Line, Panel
from ui.visit.state import kept_line
from ui.widgets.amounts import AmountLine, AmountRows
from ui.widgets.bars import RangeBar
from ui.widgets.hairline import Hairline
from ui.widgets.notice import IconLine, Notice
from ui.widgets.sidepanel import PanelPlace, SidePanel
from ui.widgets.text import Text

TALL = 880
"""Px at 100% type from which there is room for the toeslagen one by one."""


class ResultPanel(SidePanel):
    """What the answers so far come to. It only shows; nothing in it can be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(text("bezoek.paneel.naam"))
        self._head = Text(text("bezoek.paneel.kop"), tone="soft")
        self._amount = Text(text("bezoek.paneel.bedrag_open"), "title")
        self._bar = RangeBar()
        self._ends = QWidget()
        self._low = Text("€\u00a00", "caption", tone="soft", wraps=False)
        self._high = Text("", "caption", tone="soft", wraps=False)
        self._before = Text("", "caption", tone="soft")
        self._rows = AmountRows()
        self._details = QWidget()
        self._detail_rows = AmountRows()
        self._info = IconLine("info")
        self._risk = Notice()
        self._lapsed = Text("", "caption", tone="soft")
        self._stand_in = Text("", "caption", tone="soft")
        self._kept = IconLine("check", kind="caption")
        self.is_filled = False
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self._ends)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._low)
        row.addStretch(1)
        row.addWidget(self._high)
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, space(2), 0, space(2))
        details.addWidget(self._detail_rows)
        for widget, gap in (
            (self._head, 0),
            (self._amount, 0),
            (self._bar, space(4)),
            (self._ends, space(2)),
            (self._before, space(2)),
        ):
            self.add_main(widget, gap)
        for widget, gap in (
            (Hairline(), 0),
            (self._rows, space(2)),
            (Hairline(), space(2)),
            (self._details, 0),
            (self._risk, space(4)),
            (self._info, space(4)),
            (self._lapsed, space(3)),
            (self._stand_in, space(3)),
            (self._kept, space(4)),
        ):
            self.add_more(widget, gap)
        for label in (self._before, self._lapsed, self._stand_in):
            label.hide()

    def show_panel(self, panel: Panel) -> None:
        """Show these results."""
        self.is_filled = True
        self._head.set_words(panel.head)
        self._amount.set_words(panel.amount)
        for widget in (self._bar, self._ends):
            widget.setVisible(panel.now is not None)
        self._bar.show_range(panel.now, panel.before, panel.limit, panel.aloud)
        self._high.set_words(panel.limit_words)
        self._rows.show_lines([_amount(line) for line in panel.lines])
        self._detail_rows.show_lines([_amount(line) for line in panel.details])
        self._fit_details()
        self._say(self._before, text("bezoek.paneel.vorige") if panel.before else "")
        self._say(self._lapsed, panel.lapsed)
        self._say(self._stand_in, panel.stand_in)
        self._risk.say(text("bezoek.paneel.te_veel") if panel.risks else "", "\n".join(panel.risks))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the toeslagen one by one where there is room."""
        super().resizeEvent(event)
        self._fit_details()

    def _fit_details(self) -> None:
        has_room = self.place is PanelPlace.SIDE and self.height() / theme.scale() >= TALL
        self._details.setVisible(has_room and self._detail_rows.is_filled)

    def show_info(self, words: str) -> None:
        """Say something about the question on screen."""
        self._info.say(words)

    def amount_words(self) -> str:
        """The amount as it stands there now."""
        return self._amount.text()

    def show_kept(self, at: datetime) -> None:
        """Say when the last answer was kept."""
        self._kept.say(kept_line(at))

    def _say(self, label: Text, words: str) -> None:
        label.set_words(words)
        label.setVisible(bool(words))


def _amount(line: Line) -> AmountLine:
    return AmountLine(line.name, line.name, line.amount, "soft" if line.soft else "")
