"""One-line fields: plain words, amounts of money (normal and large) and search. They never change what is typed."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from app.domain.money import Cents, format_cents, parse_euros
from app.errors import UserError
from ui import icons, theme
from ui.widgets.keycap import KeyCap


class Field(QLineEdit):
    """A field of 44 px. ``name`` is read aloud; ``committed`` comes at Enter or when the field is left, if changed."""

    committed = Signal()
    _kind = "field"

    def __init__(self, name: str, *, hint: str = "", width: int = 0) -> None:
        super().__init__()
        self._width = width
        self._last = ""
        self.setProperty("kind", self._kind)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        )
        self.editingFinished.connect(self._commit)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Shift+Z to the screen while there is no typing of our own to undo or redo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_width"):
            self._fit()

    def _fit(self) -> None:
        if self._width:
            self.setFixedWidth(theme.px(self._width))

    def set_words(self, words: str) -> None:
        """Show words that come from the store; nothing is committed by it. A field being typed in is left alone.

        Words that stand there already stay selected, so that typing replaces them, unless there is typing to forget.
        """
        if self.hasFocus() and self.isModified():
            self._last = words  # what is being typed differs from the store, and is committed when the field is left
            return
        if self.text() != words or self.isUndoAvailable() or self.isRedoAvailable():
            self.setText(words)
        self._last = self.text()

    def set_problem(self, found: bool) -> None:
        """Show with the border that the notice below is about this field."""
        if bool(self.property("problem")) != found:
            self.setProperty("problem", "1" if found else "")
            self.style().unpolish(self)
            self.style().polish(self)

    def _commit(self) -> None:
        if self.text() != self._last:
            self._last = self.text()
            self.setModified(False)
            self.committed.emit()


class MoneyField(Field):
    """An amount in euros, with the sign inside the field; ``72,50`` and ``72.50`` are both read."""

    _sign_kind = "body"
    _sign_left = 12

    def __init__(self, name: str, *, hint: str = "", width: int = 160) -> None:
        super().__init__(name, hint=hint, width=width)
        self.setProperty("sign", "1" if self._kind == "answer" else "small")

    def cents(self) -> Cents | None:
        """The amount typed, None for an empty field. Raises UserError that names the field when it is no amount."""
        typed = self.text().strip()
        return parse_euros(typed, self.accessibleName()) if typed else None

    def set_cents(self, amount: Cents | None) -> None:
        """Show an amount from the store, as ``1.234,50``; whole euros without decimals."""
        self.set_words("" if amount is None else bare(amount))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Only when the field is left, a good amount is written the Dutch way."""
        super().focusOutEvent(event)
        try:
            amount = self.cents()
        except UserError:
            return
        if amount is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setText(bare(amount))
            self._last = self.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the euro sign in front."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(theme.font(self._sign_kind, 400))
        painter.setPen(theme.colour("ink.soft"))
        area = QRect(theme.px(self._sign_left), 0, theme.px(30), self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "€")


class AnswerField(MoneyField):
    """The one large field of a question: 64 px high, 240 px wide. ``euro=False`` is for other answers than money."""

    _kind = "answer"
    _sign_kind = "title"
    _sign_left = 17

    def __init__(self, name: str, *, hint: str = "", width: int = 240, euro: bool = True) -> None:
        super().__init__(name, hint=hint, width=width)
        self._euro = euro
        if not euro:
            self.setProperty("sign", "")

    def cents(self) -> Cents | None:
        """The amount typed; only for a field of euros."""
        return super().cents() if self._euro else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, with the sign only where it is about euros."""
        if self._euro:
            super().paintEvent(event)
        else:
            Field.paintEvent(self, event)


class SearchBox(Field):
    """The one search box, with its icon and the keys that lead to it."""

    _kind = "search"

    def __init__(self, name: str, *, hint: str = "", key: str = "Ctrl K") -> None:
        super().__init__(name, hint=hint)
        self._cap = KeyCap(key)
        self._cap.setParent(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, the icon at the left and the cap at the right."""
        super().paintEvent(event)
        size = theme.px(icons.SIZE)
        icons.paint(QPainter(self), QRect(theme.px(12), (self.height() - size) // 2, size, size), "search", "ink.soft")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cap at the right edge."""
        super().resizeEvent(event)
        cap = self._cap.sizeHint()
        self._cap.setGeometry(
            self.width() - cap.width() - 12, (self.height() - cap.height()) // 2, cap.width(), cap.height()
        )


def bare(amount: Cents) -> str:
    """An amount as it stands in a field: no sign, decimals only when there are cents."""
    return format_cents(amount, always_cents=False).replace("€\u00a0", "")
