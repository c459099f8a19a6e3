"""The bill: what is paid, the prices, the use of a year, and whether the monthly amount fits."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answer import AnswerValue
from app.energy.contract import ContractKind
from app.errors import UserError
from app.intake.energy import ENDS_ON, KIND, REDUCTION_INCLUDED, SETTLES_ON
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.palette import space
from ui.visit.energy.bill.state import (
    FIELDS,
    BillField,
    Section,
    Shape,
    bill_fields,
    contract_kinds,
    contract_words,
    gives_back,
)
from ui.visit.energy.explained import explained
from ui.visit.energy.measure.state import instalment_words
from ui.visit.energy.state import YES, grounds_of, said_truth, yes_no
from ui.widgets.checkrow import CheckRow
from ui.widgets.datefield import DateField
from ui.widgets.disclosure import Disclosure
from ui.widgets.field import Field, MoneyField
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.notice import IconLine
from ui.widgets.segments import Segments
from ui.widgets.showing import show_when
from ui.widgets.text import Text

_WIDTH = 200


class BillPart(QWidget):
    """``told`` carries the path of an answer and its value, None when it was taken back."""

    told = Signal(str, object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.fields: dict[str, Labelled] = {}
        self.kind = Segments(text("energie_scherm.rekening.soort"), contract_kinds())
        self.reduction = Segments(text("energie_scherm.rekening.eraf"), yes_no())
        self.solar = CheckRow(text("energie_scherm.rekening.zonnepanelen"))
        self.settles = Labelled(*_day("afrekening", today))
        self.ends = Labelled(*_day("eindigt", today))
        self._sections = {section: Flow(level=True) for section in Section}
        self._words = Text("", "lead")
        self._why = Disclosure(text("energie_scherm.hoe"), name=text("energie_scherm.rekening.hoe"))
        self._about = IconLine("info")
        self._asked: frozenset[str] = frozenset()
        for field in FIELDS:
            self._add(field)
        self._build()

    def _add(self, field: BillField) -> None:
        made = MoneyField(field.name, width=_WIDTH) if field.shape is Shape.EUROS else Field(field.name, width=_WIDTH)
        made.committed.connect(partial(self._on_typed, field))
        self.fields[field.path] = Labelled(field.name, made)
        self._sections[field.section].add(self.fields[field.path])

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        self._sections[Section.PAID].add(self.settles)
        for part in (self._words, self._why, self._sections[Section.PAID], _choice(self.kind), self.ends, self._about):
            column.addWidget(part)
        column.addWidget(Text(text("energie_scherm.rekening.prijzen"), "section"))
        for part in (self._sections[Section.PRICES], _choice(self.reduction), self.solar):
            column.addWidget(part)
        column.addWidget(Text(text("energie_scherm.rekening.gebruik"), "section"))
        column.addWidget(Text(text("energie_scherm.rekening.gebruik_uitleg"), tone="soft"))
        column.addWidget(self._sections[Section.USES])
        self.kind.chosen.connect(partial(self.told.emit, KIND))
        self.reduction.chosen.connect(lambda value: self.told.emit(REDUCTION_INCLUDED, value == YES))
        self.solar.clicked.connect(lambda _: self._show_asked())
        for labelled, path in ((self.settles, SETTLES_ON), (self.ends, ENDS_ON)):
            if isinstance(labelled.field, DateField):
                labelled.field.committed.connect(partial(self._on_day, labelled, path))

    def show_energy(self, found: EnergyAssessment) -> None:
        """Show what was told, what is taken where nothing was, and whether it fits."""
        contract = found.known.facts.contract
        views = bill_fields(found)
        for path, view in views.items():
            field = self.fields[path].field
            if isinstance(field, Field):
                field.set_words(view.words)
            self.fields[path].set_help(view.below)
        self.kind.set_value(contract.kind or "" if contract else "")
        self.reduction.set_value(said_truth(contract.reduction_included if contract else None))
        for labelled, day in (
            (self.settles, contract.settles_on if contract else None),
            (self.ends, contract.ends_on if contract else None),
        ):
            if isinstance(labelled.field, DateField):
                labelled.field.set_day(day)
        show_when(contract is not None and contract.kind is ContractKind.FIXED, self.ends)
        self.solar.setChecked(self.solar.isChecked() or gives_back(found))
        self._asked = frozenset(path for path, view in views.items() if view.is_asked)
        self._show_asked()
        self._about.say(contract_words(found))
        self._words.set_words(instalment_words(found))
        self._why.show_steps(explained(grounds_of(found.cost.steps if found.cost else ())))

    def _show_asked(self) -> None:
        for field in FIELDS:
            show_when(
                field.path in self._asked and (self.solar.isChecked() or not field.solar), self.fields[field.path]
            )

    def _on_typed(self, field: BillField) -> None:
        around = self.fields[field.path]
        if isinstance(around.field, Field):
            self._keep(around, field.path, partial(field.read, around.field.text()))

    def _on_day(self, around: Labelled, path: str) -> None:
        if isinstance(around.field, DateField):
            self._keep(around, path, partial(_iso, around.field))

    def _keep(self, around: Labelled, path: str, read: Callable[[], AnswerValue]) -> None:
        try:
            value = read()
        except UserError as problem:
            around.set_problem(str(problem))
            return
        around.set_problem("")
        self.told.emit(path, value)


def _choice(made: Segments) -> QWidget:
    around = Flow()
    around.add(made)
    return Labelled(made.accessibleName(), around)


def _day(key: str, today: Callable[[], date]) -> tuple[str, DateField]:
    name = text(f"energie_scherm.rekening.{key}")
    return name, DateField(name, today, width=_WIDTH)


def _iso(field: DateField) -> AnswerValue:
    day = field.day()
    return day.isoformat() if day else None
