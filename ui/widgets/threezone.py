"""The layout of a working screen: left column, middle, right panel; stacked when there is little room."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.palette import space
from ui.widgets.buttons import TextButton
from ui.widgets.focusring import FocusRing
from ui.widgets.sidepanel import PanelPlace, SidePanel
from ui.widgets.steps import StepList, StepStrip, ground
from ui.widgets.topstrip import StepFooter, TopStrip, edge

WIDE, NARROW = 1100, 900
"""Below WIDE the panel goes under the middle; below NARROW the steps become one line. Px at 100% type."""
LOW = 820
"""Below this height a band is slim, so that the question stays in sight."""
TINY = 480
"""Below this height a band scrolls along under the middle, as a panel with much to press always does."""
LEFT = 232


class ThreeZone(QWidget):
    """Puts its parts in place and moves them when the window or the type changes size.

    Fill ``body`` (the middle, scrolls), ``head`` (above the steps, in the left column or in the narrow header) and
    ``foot`` (under the steps). ``footer`` may be left out; ``use_panel`` gives it a panel. ``rearranged`` says that
    the parts took other places.
    """

    rearranged = Signal()

    def __init__(
        self,
        steps: StepList,
        strip: StepStrip,
        top: TopStrip,
        footer: StepFooter | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.steps, self.strip, self.top, self.footer = steps, strip, top, footer
        self.panel: SidePanel | None = None
        self.zones = 0
        self._arrangement: tuple[int, PanelPlace, bool] | None = None
        ground(self, "surface")
        self.head = QVBoxLayout()
        self.foot = QVBoxLayout()
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self._left = self._make_left()
        self._header = self._make_header()
        self.area, self._content = self._make_scroll()
        self._middle = QVBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.area, 1)
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
        self.ring = FocusRing(self)
        self._choose()

    @property
    def has_side_panel(self) -> bool:
        """Whether the panel stands beside the middle, not under it."""
        return self.panel is not None and self.panel.place is PanelPlace.SIDE

    def use_panel(self, panel: SidePanel) -> None:
        """Put another panel in the place of the one that is there."""
        if panel is self.panel:
            return
        if self.panel is not None:
            for layout in (self._sides, self._middle, self._column):
                layout.removeWidget(self.panel)
            self.panel.hide()
        self.panel = panel
        self._arrangement = None
        self._choose()

    def show_panel(self, wanted: bool) -> None:
        """Whether this step has a panel at all."""
        if self.panel is not None:
            self.panel.setVisible(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose again by the room there is."""
        super().resizeEvent(event)
        self._choose()

    def showEvent(self, event: QShowEvent) -> None:
        """What was put in the strip by now decides whether it is there."""
        super().showEvent(event)
        self._fit_edges()

    def changeEvent(self, event: QEvent) -> None:
        """Choose again when the type grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "ring"):
            self._arrangement = None
            self._choose()

    def _make_left(self) -> QWidget:
        left = QWidget(self)
        ground(left, "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(space(3), space(4), space(3), space(4))
        column.setSpacing(space(2))
        column.addLayout(self.head)
        column.addWidget(self.steps, 1)
        column.addLayout(self.foot)
        return left

    def _make_header(self) -> QWidget:
        header = QWidget(self)
        ground(header, "side")
        self._header_column = QVBoxLayout(header)
        self._header_column.setContentsMargins(0, 0, 0, 0)
        self._header_column.setSpacing(0)
        self._strip_row = QHBoxLayout()
        self._strip_row.setContentsMargins(space(7), 0, space(7), 0)
        self._earlier, self._later = (
            TextButton("", icon, name=text(f"ui.step.{name}"))
            for icon, name in (("chevron-left", "earlier"), ("chevron-right", "later"))
        )
        self._earlier.clicked.connect(lambda: self._turn(-1))
        self._later.clicked.connect(lambda: self._turn(1))
        self._strip_row.addWidget(self._earlier)
        self._strip_row.addWidget(self.strip, 1)
        self._strip_row.addWidget(self._later)
        bar = self.strip.horizontalScrollBar()
        bar.rangeChanged.connect(self._show_turns)
        bar.valueChanged.connect(self._show_turns)
        self._show_turns()
        self._header_column.addLayout(self._strip_row)
        return header

    def _turn(self, way: int) -> None:
        bar = self.strip.horizontalScrollBar()
        bar.setValue(bar.value() + way * self.strip.width() // 2)

    def _show_turns(self) -> None:
        bar = self.strip.horizontalScrollBar()
        self._earlier.setVisible(bar.value() > 0)
        self._later.setVisible(bar.value() < bar.maximum())

    def _make_scroll(self) -> tuple[QScrollArea, QWidget]:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._frame = QVBoxLayout()
        self._frame.addLayout(self.body)
        self._column.addLayout(self._frame)
        self._column.addStretch(1)
        scroll.setWidget(content)
        scroll.verticalScrollBar().rangeChanged.connect(self._fit_edges)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return scroll, content

    def _choose(self) -> None:
        width, height = self.width() / theme.scale(), self.height() / theme.scale()
        zones = 3 if width >= WIDE else 2 if width >= NARROW else 1
        within = height < TINY or (self.panel is not None and self.panel.scrolls_along)
        is_slim = TINY <= height < LOW and not within
        place = PanelPlace.SIDE if zones == 3 else PanelPlace.SLIM if is_slim else PanelPlace.BAND
        arrangement = (zones, place, within)
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self.zones = zones
            self._left.setFixedWidth(theme.px(LEFT))
            self._place_panel(place, within=within)
            self._place_steps(zones == 1)
            self._fit_edges()
            self.rearranged.emit()
        if self.panel is not None and zones < 3:
            self.panel.fit()

    def _place_panel(self, place: PanelPlace, *, within: bool) -> None:
        if self.panel is None:
            return
        for layout in (self._sides, self._middle, self._column):
            layout.removeWidget(self.panel)
        if place is PanelPlace.SIDE:
            self._sides.addWidget(self.panel)
        elif within:
            self._column.addWidget(self.panel)
        else:
            self._middle.insertWidget(1, self.panel)
        self.panel.stand(place, self.zones == 1)

    def _place_steps(self, narrow: bool) -> None:
        self._left.setVisible(not narrow)
        self._header.setVisible(narrow)
        self._right.removeWidget(self.top)
        self._header_column.removeWidget(self.top)
        if narrow:
            self._header_column.insertWidget(0, self.top)
        else:
            self._right.insertWidget(1, self.top)
        self.top.set_narrow(narrow)
        if self.footer is not None:
            self.footer.set_narrow(narrow)

    def _fit_edges(self) -> None:
        narrow = self.zones == 1
        bar = self.area.verticalScrollBar()
        used = bar.sizeHint().width() if bar.maximum() > 0 else 0
        if self.isVisible():
            self.top.setVisible(not self.top.is_empty)
        is_first = self.top.is_empty and not narrow
        top = space(7) if narrow and self.height() / theme.scale() >= LOW else space(5) if is_first else space(4)
        self._frame.setContentsMargins(edge(narrow), top, edge(narrow) - used, space(5))
        self._strip_row.setContentsMargins(edge(narrow), 0, edge(narrow), 0)
