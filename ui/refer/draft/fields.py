"""What is asked for whom: the name, when to be reached, the question, and the arrears where they go along."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.referral import Part as Piece
from app.errors import UserError
from app.texts import text
from ui import theme
from ui.desk import Desk
from ui.dossier.bsn import BsnNotice
from ui.palette import space
from ui.refer.draft.state import Draft
from ui.widgets.datefield import DateField
from ui.widgets.field import Field, MoneyField
from ui.widgets.labelled import Labelled

LINES = 96


class AskedFields(QWidget):
    """``changed`` carries what was filled in (an ``Edit``), each time a field is left."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.name = Field(text("verwijs.naam"))
        self.reachable = Field(text("verwijs.bereikbaar"), hint=text("verwijs.bereikbaar_hint"))
        self.question = QuestionField()
        self.arrears = MoneyField(text("verwijs.achterstand"))
        self.since = DateField(text("verwijs.achterstand_sinds"), desk.today, past=True, width=160)
        self._question = Labelled(text("verwijs.vraag"), self.question)
        self._arrears = Labelled(text("verwijs.achterstand"), self.arrears)
        self._since = Labelled(text("verwijs.achterstand_sinds"), self.since)
        self.bsn = BsnNotice(self.question.toPlainText, self.question.replace_all)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        who = QHBoxLayout()
        who.setSpacing(space(4))
        who.addWidget(Labelled(text("verwijs.naam"), self.name), 1)
        who.addWidget(Labelled(text("verwijs.bereikbaar"), self.reachable), 1)
        column.addLayout(who)
        column.addWidget(self._question)
        column.addWidget(self.bsn)
        self._money = QWidget()
        money = QHBoxLayout(self._money)
        money.setContentsMargins(0, 0, 0, 0)
        money.setSpacing(space(4))
        money.addWidget(self._arrears)
        money.addWidget(self._since)
        money.addStretch(1)
        column.addWidget(self._money)

    def _connect(self) -> None:
        self.name.committed.connect(lambda: self.changed.emit({"name": self.name.text()}))
        self.reachable.committed.connect(lambda: self.changed.emit({"reachable": self.reachable.text()}))
        self.question.committed.connect(self._on_question)
        self.question.textChanged.connect(self.bsn.look)
        self.arrears.committed.connect(self._on_arrears)
        self.since.committed.connect(self._on_since)
        self.bsn.answered.connect(self._on_question)

    def show_draft(self, draft: Draft) -> None:
        """Show what was filled in; a field in focus is left alone."""
        referral = draft.referral
        self.name.set_words(referral.name)
        self.reachable.set_words(referral.reachable)
        self.question.set_words(referral.question)
        self.arrears.set_cents(referral.arrears)
        self.since.set_day(referral.arrears_since)
        self._question.setVisible(not draft.is_signal)
        self._money.setVisible(referral.has(Piece.ARREARS))

    def take_focus(self) -> None:
        """In the name."""
        self.name.setFocus()

    def commit(self) -> None:
        """A field that is being typed in tells what it holds."""
        for field in (self.name, self.reachable, self.question, self.arrears, self.since):
            if field.hasFocus():
                field.clearFocus()

    def put_away(self) -> None:
        """Forget what was typed."""
        for field in (self.name, self.reachable, self.arrears, self.since):
            field.setText("")
        self.question.set_words("")
        self.bsn.forget()

    def _on_question(self) -> None:
        self.changed.emit({"question": self.question.toPlainText()})

    def _on_arrears(self) -> None:
        try:
            amount = self.arrears.cents()
        except UserError as problem:
            self._arrears.set_problem(str(problem))
            return
        self._arrears.set_problem("")
        self.changed.emit({"arrears": amount})

    def _on_since(self) -> None:
        try:
            day = self.since.day()
        except UserError as problem:
            self._since.set_problem(str(problem))
            return
        self._since.set_problem("")
        self.changed.emit({"arrears_since": day})


class QuestionField(QPlainTextEdit):
    """The question of the resident in a few lines; Tab leaves it, and then ``committed`` comes when it changed."""

    committed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._last = ""
        self.setProperty("kind", "field")
        self.setAccessibleName(text("verwijs.vraag"))
        self.setPlaceholderText(text("verwijs.vraag_hint"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme.px(LINES))

    def set_words(self, words: str) -> None:
        """Show words from the store; one that is being typed in is left alone."""
        if not self.hasFocus() and words != self.toPlainText():
            self.setPlainText(words)
        self._last = words

    def replace_all(self, words: str) -> None:
        """Other words."""
        self.setPlainText(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell what was typed."""
        super().focusOutEvent(event)
        if self.toPlainText() != self._last:
            self._last = self.toPlainText()
            self.committed.emit()
