"""The layout of a working screen: warm left column, white middle, quiet right panel; stacked when there is little room."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.palette import space
from ui.widgets.focusring import FocusRing
from ui.widgets.sidepanel import PanelPlace, SidePanel
from ui.widgets.steps import StepList, StepStrip, ground
from ui.widgets.topstrip import StepFooter, TopStrip

WIDE, NARROW = 1100, 900
"""Below WIDE the panel goes under the middle; below NARROW the steps become one line. Px at 100% type."""
LOW = 820
"""Below this height a band is slim, so that the question stays in sight."""
LEFT = 232


class ThreeZone(QWidget):
    """Puts its parts in place and moves them when the window or the type changes size.

    Fill ``body`` (the middle, scrolls), ``head`` (above the steps, in the left column or in the narrow header) and
    ``foot`` (under the steps). ``footer`` and ``panel`` may be left out.
    """

    def __init__(
        self,
        steps: StepList,
        strip: StepStrip,
        top: TopStrip,
        panel: SidePanel | None = None,
        footer: StepFooter | None = None,
    ) -> None:
        super().__init__()
        self.steps, self.strip, self.top, self.panel, self.footer = steps, strip, top, panel, footer
        ground(self, "surface")
        self.head = QVBoxLayout()
        self.foot = QVBoxLayout()
        self.body = QVBoxLayout()
        self._left = self._make_left()
        self._header = self._make_header()
        self.scroll, self._content = self._make_scroll()
        self._middle = QVBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.scroll, 1)
        if footer is not None:
            self._middle.addWidget(footer)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(0)
        self._sides.addLayout(self._middle, 1)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._header)
        self._right.addWidget(top)
        self._right.addLayout(self._sides, 1)
        root = QHBoxLayout(self)
        root.setContentsMargins(0, 0, 0, 0)
        root.setSpacing(0)
        root.addWidget(self._left)
        root.addLayout(self._right, 1)
        self.zones = 0
        self.ring = FocusRing(self)
        self._choose()

    def show_panel(self, wanted: bool) -> None:
        """Whether this step has a panel at all."""
        if self.panel is not None:
            self.panel.setVisible(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose again by the room there is."""
        super().resizeEvent(event)
        self._choose()

    def changeEvent(self, event: QEvent) -> None:
        """Choose again when the type grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "zones"):
            self.zones = 0
            self._choose()

    def _make_left(self) -> QWidget:
        left = QWidget()
        ground(left, "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(space(3), space(4), space(3), space(4))
        column.setSpacing(space(2))
        column.addLayout(self.head)
        column.addWidget(self.steps, 1)
        column.addLayout(self.foot)
        return left

    def _make_header(self) -> QWidget:
        header = QWidget()
        ground(header, "side")
        self._header_column = QVBoxLayout(header)
        self._header_column.setContentsMargins(0, 0, 0, 0)
        self._header_column.setSpacing(0)
        self._strip_row = QHBoxLayout()
        self._strip_row.setContentsMargins(space(7), 0, space(7), 0)
        self._strip_row.addWidget(self.strip)
        self._header_column.addLayout(self._strip_row)
        return header

    def _make_scroll(self) -> tuple[QScrollArea, QWidget]:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(space(7), space(4), space(7), space(5))
        column.setSpacing(0)
        column.addLayout(self.body)
        column.addStretch(1)
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return scroll, content

    def _choose(self) -> None:
        width, height = self.width() / theme.scale(), self.height() / theme.scale()
        zones = 3 if width >= WIDE else 2 if width >= NARROW else 1
        place = PanelPlace.SIDE if zones == 3 else PanelPlace.BAND if height >= LOW else PanelPlace.SLIM
        self._left.setFixedWidth(theme.px(LEFT))
        if (self.panel is not None and self.panel.place is not place) or self.zones == 0:
            self._place_panel(place)
        if zones != self.zones:
            self._place_steps(zones)
            self.zones = zones
        if self.panel is not None and zones < 3:
            self.panel.fit()

    def _place_panel(self, place: PanelPlace) -> None:
        if self.panel is None:
            return
        self._sides.removeWidget(self.panel)
        self._middle.removeWidget(self.panel)
        if place is PanelPlace.SIDE:
            self._sides.addWidget(self.panel)
        else:
            self._middle.insertWidget(1, self.panel)
        self.panel.stand(place)

    def _place_steps(self, zones: int) -> None:
        narrow = zones == 1
        self._left.setVisible(not narrow)
        self._header.setVisible(narrow)
        left_column = self._left.layout()
        self._right.removeWidget(self.top)
        self._header_column.removeWidget(self.top)
        if narrow:
            self._header_column.insertWidget(0, self.top)
        else:
            self._right.insertWidget(1, self.top)
        assert isinstance(left_column, QVBoxLayout)
        self.top.set_narrow(narrow)
