"""The visits of the day as rows: the time, who and what, and one button."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.texts import text
from ui import theme
from ui.filling import empty
from ui.palette import space
from ui.today.state import Act, VisitRow
from ui.widgets import widths
from ui.widgets.buttons import PlainButton, PrimaryButton, TextButton
from ui.widgets.hairline import Hairline
from ui.widgets.lines import Run
from ui.widgets.text import Text

TIME, BUTTON = 88, 136


class VisitList(QWidget):
    """Shows visits; ``opened`` carries the id of the visit whose button was pressed, ``dossier_asked`` that of a
    household."""

    opened = Signal(str)
    dossier_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[PlainButton | PrimaryButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[VisitRow]) -> None:
        """Show these visits."""
        empty(self._column)
        self.buttons.clear()
        for row in rows:
            self._column.addWidget(Hairline())
            self._column.addWidget(self._row(row))
        self._column.addWidget(Hairline())

    def _row(self, row: VisitRow) -> QWidget:
        widget = QWidget()
        columns = QHBoxLayout(widget)
        columns.setContentsMargins(0, space(4), 0, space(4))
        columns.setSpacing(0)
        when = QVBoxLayout()
        when.setSpacing(0)
        when.addWidget(Text(row.starts, "section", wraps=False))
        when.addWidget(Text(row.until, "caption", tone="soft", wraps=False))
        when.addStretch(1)
        holder = QWidget()
        holder.setLayout(when)
        when.setContentsMargins(0, 0, 0, 0)
        widths.fix(holder, TIME)
        columns.addWidget(holder)
        columns.addLayout(_words(row), 1)
        columns.addSpacing(space(4))
        columns.addLayout(self._acts(row))
        return widget

    def _acts(self, row: VisitRow) -> QVBoxLayout:
        acts = QVBoxLayout()
        acts.setSpacing(0)
        acts.addWidget(self._button(row))
        if row.act is not Act.LOOK:
            dossier = TextButton(text("vandaag.doe.dossier"), name=_name(text("vandaag.doe.dossier"), row))
            dossier.clicked.connect(partial(self.dossier_asked.emit, row.visit.dossier_id))
            acts.addWidget(dossier, 0, Qt.AlignmentFlag.AlignHCenter)
        acts.addStretch(1)
        return acts

    def _button(self, row: VisitRow) -> PlainButton | PrimaryButton:
        name = _name(row.act_words, row)
        button = PrimaryButton(row.act_words, name=name) if row.is_next else PlainButton(row.act_words, name=name)
        button.setMinimumWidth(theme.px(BUTTON))
        if row.act is Act.LOOK:
            button.clicked.connect(partial(self.dossier_asked.emit, row.visit.dossier_id))
        else:
            button.clicked.connect(partial(self.opened.emit, row.visit.id))
        self.buttons.append(button)
        return button


def _name(act: str, row: VisitRow) -> str:
    return text("vandaag.doe_van", wat=act, naam=row.name)


def _words(row: VisitRow) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(space(1))
    words.addWidget(Text(row.name, "lead", weight=600))
    about = Text("")
    place = (Run(f" · {row.place}", tone="soft"),) if row.place else ()
    about.set_runs((Run(row.kind), *place))
    words.addWidget(about)
    if row.preparation:
        words.addWidget(Text(row.preparation, tone="soft"))
    words.addStretch(1)
    return words
