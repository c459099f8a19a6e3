"""A choice of a few: segments in one frame, or options as rows under each other; both read as radio buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.palette import tokens
from ui.widgets.lines import Run, lay, look

Choice = tuple[str, str]
"""A value and its words."""


class _Part(QRadioButton):
    """One radio button that paints itself."""

    def __init__(self, value: str, words: str) -> None:
        super().__init__(words)
        self.value = value
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hitButton(self, place: QPoint) -> bool:
        """The whole part can be pressed."""
        return self.rect().contains(place)


class _Segment(_Part):
    def __init__(self, value: str, words: str, *, marked: bool, first: bool, last: bool) -> None:
        super().__init__(value, words)
        self._marked = marked
        self._first = first
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for the words at 600, with the mark when there is one."""
        words = QFontMetrics(theme.font("body", 600)).horizontalAdvance(self.text())
        mark = theme.px(icons.SIZE + 8) if self._marked else 0
        return QSize(words + mark + 2 * theme.px(16), theme.px(42))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, the hairline at the left, mark and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.fillPath(self._ground(), theme.colour("accent.soft" if self.isChecked() else "surface.raise"))
        if not self._first:
            painter.fillRect(QRect(0, 0, 1, self.height()), theme.colour("line"))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        font = theme.font("body", 600 if self.isChecked() else 400)
        width = QFontMetrics(font).horizontalAdvance(self.text())
        marked = self._marked and self.isChecked()
        size = theme.px(icons.SIZE)
        left = (self.width() - width - (size + theme.px(8) if marked else 0)) // 2
        if marked:
            icons.paint(painter, QRect(left, (self.height() - size) // 2, size, size), "check", "accent")
            left += size + theme.px(8)
        painter.setFont(font)
        painter.setPen(theme.colour(("accent" if self.isChecked() else "ink") if self.isEnabled() else "ink.soft"))
        painter.drawText(QRect(left, 0, width + 4, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())

    def _ground(self) -> QPainterPath:
        radius = tokens().radius["normal"] - 1
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(self.rect(), radius, radius)
        if not self._first:
            path.addRect(QRect(0, 0, radius, self.height()))
        if not self._last:
            path.addRect(QRect(self.width() - radius, 0, radius, self.height()))
        return path


class _Option(_Part):
    def __init__(self, value: str, words: str) -> None:
        super().__init__(value, words)
        self._detail = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, words: str, detail: str) -> None:
        """Say it in other words."""
        self.setText(words)
        self.setAccessibleName(words)
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.updateGeometry()

    def _runs(self) -> list[Run]:
        return [Run(self.text(), weight=600 if self.isChecked() else 400)]

    def _blocks(self, width: int) -> int:
        inner = width - theme.px(12 + 20 + 12 + 12)
        height = lay([Run(self.text(), weight=600)], look(), inner).height
        if self._detail:
            height += lay([Run(self._detail)], look("caption"), inner).height
        return height

    def sizeHint(self) -> QSize:
        """The words on one line."""
        widest = max(
            QFontMetrics(theme.font("body", 600)).horizontalAdvance(self.text()),
            QFontMetrics(theme.font("caption")).horizontalAdvance(self._detail),
        )
        width = widest + theme.px(60)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine, the words wrap."""
        return QSize(theme.px(160), self.heightForWidth(max(self.width(), theme.px(160))))

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """44 px, or more when the words need more lines."""
        return max(theme.px(44), self._blocks(width) + theme.px(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the new width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, ring and words; no frame around rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            path = QPainterPath()
            path.addRoundedRect(self.rect(), tokens().radius["normal"], tokens().radius["normal"])
            painter.fillPath(path, theme.colour("accent.soft" if self.isChecked() else "surface.raise"))
        size = theme.px(icons.SIZE)
        top = (self.height() - self._blocks(self.width())) // 2
        ring = QRect(theme.px(12), top, size, size)
        icons.paint(
            painter, ring, "ring-dot" if self.isChecked() else "ring", "accent" if self.isChecked() else "control"
        )
        left, inner = theme.px(44), self.width() - theme.px(56)
        block = lay(self._runs(), look(), inner)
        painter.setPen(theme.colour("accent" if self.isChecked() else "ink"))
        block.layout.draw(painter, QPoint(left, top))
        if self._detail:
            second = lay([Run(self._detail)], look("caption"), inner)
            painter.setPen(theme.colour("ink.soft"))
            second.layout.draw(painter, QPoint(left, top + block.height))


class _Radio(QFrame):
    """The group: one value or none, arrow keys move the choice, Tab lands on the chosen part."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.parts: list[_Part] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda part: self.chosen.emit(part.value))

    def _add(self, part: _Part) -> None:
        self.parts.append(part)
        self._group.addButton(part)
        part.toggled.connect(self._keep_one_tab_stop)
        self._keep_one_tab_stop()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(part)

    def value(self) -> str:
        """The value chosen, empty when none is."""
        part = self._group.checkedButton()
        return part.value if isinstance(part, _Part) else ""

    def set_value(self, value: str) -> None:
        """Show a choice, or none for an empty value, without telling it."""
        self._group.setExclusive(False)
        for part in self.parts:
            part.setChecked(part.value == value)
        self._group.setExclusive(True)
        self._keep_one_tab_stop()

    def _keep_one_tab_stop(self) -> None:
        stop = self._group.checkedButton() or self.parts[0]
        for part in self.parts:
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if part is stop else Qt.FocusPolicy.ClickFocus)

    def focus_choice(self) -> None:
        """Put the focus on the chosen part, or on the first."""
        part = self._group.checkedButton() or self.parts[0]
        part.setFocus(Qt.FocusReason.OtherFocusReason)


class Segments(_Radio):
    """Two to four short choices beside each other. ``marked`` puts a check before the chosen one."""

    def __init__(self, name: str, choices: Sequence[Choice], *, marked: bool = False) -> None:
        super().__init__(name)
        self.setProperty("kind", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (value, words) in enumerate(choices):
            last = number == len(choices) - 1
            self._add(_Segment(value, words, marked=marked, first=number == 0, last=last))


class Options(_Radio):
    """Choices as rows of 44 px under each other; ``details`` gives a second line by value."""

    def __init__(self, name: str, choices: Sequence[Choice], details: Sequence[Choice] = ()) -> None:
        super().__init__(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._options = {value: _Option(value, words) for value, words in choices}
        for option in self._options.values():
            self._add(option)
        self.set_words(choices, details)

    def set_words(self, choices: Sequence[Choice], details: Sequence[Choice] = ()) -> None:
        """Say the same choices in other words."""
        second = dict(details)
        for value, words in choices:
            self._options[value].set_words(words, second.get(value, ""))


def fits(choices: Sequence[Choice], width: int) -> bool:
    """Whether these choices fit beside each other in ``width`` px; else Options is the better part."""
    metrics = QFontMetrics(theme.font("body", 600))
    return sum(metrics.horizontalAdvance(words) + 2 * theme.px(16) for _, words in choices) <= width


def choice_of(name: str, choices: Sequence[Choice], width: int) -> QWidget:
    """Segments when the choices fit in ``width`` px, Options when they do not."""
    return Segments(name, choices) if fits(choices, width) else Options(name, choices)
