"""Work that the program began by itself: how far it is, over the foot of the window, with a button that stops it."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.longwork import LongWork, Run
from ui.palette import space
from ui.widgets.underway import Underway

WIDEST = 640


class BackgroundBar(QFrame):
    """Shown while work in ``work`` lasts."""

    def __init__(self, window: QWidget, run: Run) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("kind", "notice")
        self.underway = Underway()
        self.work = LongWork(run, self.underway)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), 0, space(4), space(3))
        column.addWidget(self.underway)
        window.installEventFilter(self)
        self.underway.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the work, and keep the middle of the foot of the window."""
        if watched is self.underway and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self.underway.isHidden())
            self.raise_()
            QTimer.singleShot(0, self, self._fit)
        elif event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        width = min(theme.px(WIDEST), self._window.width() - 2 * space(7))
        self.setFixedWidth(width)
        height = self.sizeHint().height() if not self.hasHeightForWidth() else self.heightForWidth(width)
        self.setGeometry((self._window.width() - width) // 2, self._window.height() - height - space(4), width, height)
