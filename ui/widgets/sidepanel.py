"""The quiet panel at the right, which becomes a band under the middle when there is little room."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.palette import space
from ui.widgets.rangesummary import RangeSummary


class PanelPlace(StrEnum):
    """Where the panel stands: at the side, as a band, or as a slim band with only the main figure."""

    SIDE = "side"
    BAND = "band"
    SLIM = "slim"


class SidePanel(QFrame):
    """Two groups under each other (at the side) or beside each other (as a band); the first is the main figure.

    ``add_main`` and ``add_more`` add from the top down. In a slim band only the main group is shown.
    """

    scrolls_along = False
    """Whether it stands under the page itself, not under the middle, where there is no room beside it."""

    def __init__(self, width: int = 312) -> None:
        super().__init__()
        self._width = width
        self.place = PanelPlace.SIDE
        self._main, self.main = _group()
        self._more, self.more = _group()
        inner = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        self._box.addWidget(self._main)
        self._box.addWidget(self._more)
        self._box.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = inner
        self._scroll.setWidget(inner)
        self._scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        inner.installEventFilter(self)
        self.stand(PanelPlace.SIDE)

    def add_main(self, widget: QWidget, gap: int = 0) -> None:
        """Add to the main group, ``gap`` px under what is there."""
        self.main.addSpacing(gap)
        self.main.addWidget(widget)

    def add_more(self, widget: QWidget, gap: int = 0) -> None:
        """Add to the second group."""
        self.more.addSpacing(gap)
        self.more.addWidget(widget)

    def stand(self, place: PanelPlace, narrow: bool = False) -> None:
        """Take another place; the contents stay the same widgets."""
        self.place = place
        side = place is PanelPlace.SIDE
        self.setProperty("kind", "panel" if side else "band")
        self.style().unpolish(self)
        self.style().polish(self)
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if side else QBoxLayout.Direction.LeftToRight)
        edge = space(8) if narrow else space(7)
        top = {PanelPlace.SIDE: space(4), PanelPlace.BAND: space(5), PanelPlace.SLIM: space(3)}[place]
        self._box.setContentsMargins(space(6) - 1 if side else edge, top, space(7) if side else edge, top)
        self._box.setSpacing(space(5) if side else space(8))
        self._box.setStretch(0, 0 if side else 3)
        self._box.setStretch(1, 0 if side else 2)
        self._box.setStretch(2, 1 if side else 0)
        self._more.setVisible(place is not PanelPlace.SLIM)
        for summary in self.findChildren(RangeSummary):
            summary.set_slim(place is PanelPlace.SLIM)
        self.fit()

    def fit(self) -> None:
        """Take the width or the height that the place asks."""
        if self.place is PanelPlace.SIDE:
            self.setFixedWidth(theme.px(self._width))
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            needed = self._box.heightForWidth(self.width()) if self._box.hasHeightForWidth() else -1
            self.setFixedHeight(max(needed, self._inner.minimumSizeHint().height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the contents of a band when they become higher or lower."""
        if event.type() == QEvent.Type.LayoutRequest and self.place is not PanelPlace.SIDE:
            self.fit()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_scroll"):
            self.fit()


def _group() -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return widget, column
