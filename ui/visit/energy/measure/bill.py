"""The bill: what is paid every month and what stands on it, with whether that fits."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answer import AnswerValue
from app.energy.contract import parse_tariff, tariff_euros
from app.energy.spread import Carrier
from app.errors import UserError
from app.intake.energy import CONTRACT, FIXED, PER_MONTH, SETTLES_ON, YEAR_USE
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.palette import space
from ui.visit.energy.explained import explained
from ui.visit.energy.measure.state import instalment_words
from ui.visit.energy.state import grounds_of
from ui.visit.energy.typed import WholeField
from ui.widgets.datefield import DateField
from ui.widgets.disclosure import Disclosure
from ui.widgets.field import Field, MoneyField
from ui.widgets.flow import Flow
from ui.widgets.labelled import Labelled
from ui.widgets.text import Text

_MOST_USE = 100_000
_HINTS = {Carrier.GAS: "1,29", Carrier.POWER: "0,27185", Carrier.HEAT: "35,50"}
_PRICES = {Carrier.GAS: "gas", Carrier.POWER: "stroom", Carrier.HEAT: "warmte"}


class BillPart(QWidget):
    """``told`` carries the path of an answer and its value, None when it was taken back."""

    told = Signal(str, object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.per_month = MoneyField(text("energie_scherm.rekening.per_maand"))
        self.fixed = MoneyField(text("energie_scherm.rekening.vaste_kosten"))
        self.prices = {
            carrier: Field(text(f"energie_scherm.rekening.prijs_{carrier}"), width=160, hint=_HINTS[carrier])
            for carrier in _PRICES
        }
        self.uses = {
            carrier: WholeField(text(f"energie_scherm.rekening.jaar_{carrier}"), _MOST_USE, width=160)
            for carrier in _PRICES
        }
        self.settles = DateField(text("energie_scherm.rekening.afrekening"), today, width=160)
        self._labelled: dict[QWidget, Labelled] = {}
        self._words = Text("", "lead")
        self._why = Disclosure(text("energie_scherm.hoe"), name=text("energie_scherm.rekening.hoe"))
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        flow = Flow()
        for field in (self.per_month, self.fixed, self.settles, *self.prices.values(), *self.uses.values()):
            self._labelled[field] = Labelled(field.accessibleName(), field)
            flow.add(self._labelled[field])
        column.addWidget(flow)
        column.addSpacing(space(2))
        column.addWidget(self._words)
        column.addWidget(self._why)
        self.per_month.committed.connect(self._on_month)
        self.fixed.committed.connect(self._on_fixed)
        self.settles.committed.connect(self._on_settles)
        for carrier, price in self.prices.items():
            price.committed.connect(partial(self._on_price, carrier))
        for carrier, use in self.uses.items():
            use.committed.connect(partial(self._on_use, carrier))

    def show_energy(self, found: EnergyAssessment) -> None:
        """Show what was told, and whether it fits."""
        contract = found.known.facts.contract
        self.per_month.set_cents(contract.per_month if contract else None)
        self.fixed.set_cents(contract.fixed_per_year if contract else None)
        billed = {use.carrier: int(use.amount.typical) for use in found.billed}
        for carrier, use in self.uses.items():
            use.show_number(billed.get(carrier))
        self.settles.set_day(contract.settles_on if contract else None)
        tariffs = {
            Carrier.GAS: contract.gas if contract else None,
            Carrier.POWER: contract.power if contract else None,
            Carrier.HEAT: contract.heat if contract else None,
        }
        for carrier, field in self.prices.items():
            tariff = tariffs[carrier]
            field.set_words("" if tariff is None else f"{tariff_euros(tariff):f}".replace(".", ","))
        self._words.set_words(instalment_words(found))
        self._why.show_steps(explained(grounds_of(found.instalment.steps if found.instalment else ())))

    def _on_month(self) -> None:
        self._keep(self.per_month, PER_MONTH, self.per_month.cents)

    def _on_fixed(self) -> None:
        self._keep(self.fixed, FIXED, self.fixed.cents)

    def _on_settles(self) -> None:
        self._keep(self.settles, SETTLES_ON, partial(_day, self.settles))

    def _on_price(self, carrier: Carrier) -> None:
        field = self.prices[carrier]
        typed, name = field.text().strip(), field.accessibleName()
        self._keep(field, f"{CONTRACT}.{_PRICES[carrier]}", partial(_tariff, typed, carrier, name))

    def _on_use(self, carrier: Carrier) -> None:
        self._keep(self.uses[carrier], f"{YEAR_USE}.{carrier}", self.uses[carrier].number)

    def _keep(self, field: QWidget, path: str, read: Callable[[], AnswerValue]) -> None:
        try:
            value = read()
        except UserError as problem:
            self._labelled[field].set_problem(str(problem))
            return
        self._labelled[field].set_problem("")
        self.told.emit(path, value)


def _tariff(typed: str, carrier: Carrier, name: str) -> AnswerValue:
    return parse_tariff(typed, carrier, name) if typed else None


def _day(field: DateField) -> AnswerValue:
    day = field.day()
    return day.isoformat() if day else None
