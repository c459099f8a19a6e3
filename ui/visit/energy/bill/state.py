"""The fields of the bill: what stands in each, what is taken where nothing stands, and which a home does not need."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answer import AnswerValue
from app.domain.money import Cents, format_cents, format_rate, parse_euros
from app.domain.wording import short_date
from app.energy.bill import usual_fixed
from app.energy.contract import Contract, ContractKind, Tariff, parse_tariff
from app.energy.home import Cooking
from app.energy.meters import FEED_IN
from app.energy.spread import Carrier
from app.energy.use import YearUse
from app.intake.energy import FEED_IN_USE, FIXED, PER_MONTH, TARIFFS, YEAR_USE
from app.services.energy.assessment import EnergyAssessment
from app.texts import text
from ui.visit.energy.numbers.state import read_number, said

MOST_USE = 100_000


class Shape(StrEnum):
    """How a field is read."""

    EUROS = "euro"
    TARIFF = "tarief"
    WHOLE = "heel"


class Section(StrEnum):
    """The parts of the page."""

    PAID = "betalen"
    PRICES = "prijzen"
    USES = "gebruik"


@dataclass(frozen=True, slots=True)
class BillField:
    """One field: the path of its answer, the key of its name, where it stands and how it is read."""

    path: str
    key: str
    section: Section
    shape: Shape
    carrier: Carrier
    solar: bool = False

    @property
    def name(self) -> str:
        """Its label."""
        return text(f"energie_scherm.rekening.{self.key}")

    def read(self, typed: str) -> AnswerValue:
        """What was typed in its smallest unit, None for nothing. Raises UserError that names the field."""
        bare = typed.strip()
        if not bare:
            return None
        if self.shape is Shape.TARIFF:
            return parse_tariff(bare, self.carrier, self.name)
        return parse_euros(bare, self.name) if self.shape is Shape.EUROS else read_number(bare, self.name, MOST_USE, 0)


@dataclass(frozen=True, slots=True)
class FieldView:
    """What stands in a field, what is said below it, and whether this home needs it."""

    words: str
    below: str
    is_asked: bool


def _tariff(name: str, key: str, carrier: Carrier, *, solar: bool = False) -> BillField:
    return BillField(TARIFFS[name], key, Section.PRICES, Shape.TARIFF, carrier, solar)


FIELDS = (
    BillField(PER_MONTH, "per_maand", Section.PAID, Shape.EUROS, Carrier.POWER),
    _tariff("gas", "prijs_gas", Carrier.GAS),
    _tariff("power", "prijs_stroom", Carrier.POWER),
    _tariff("power_low", "prijs_laag", Carrier.POWER),
    _tariff("heat", "prijs_warmte", Carrier.HEAT),
    _tariff("water", "prijs_water", Carrier.WATER),
    _tariff("feed_in", "prijs_terug", Carrier.POWER, solar=True),
    _tariff("feed_in_cost", "kosten_terug", Carrier.POWER, solar=True),
    BillField(FIXED, "vaste_kosten", Section.PRICES, Shape.EUROS, Carrier.POWER),
    BillField(YEAR_USE[Carrier.GAS], "jaar_gas", Section.USES, Shape.WHOLE, Carrier.GAS),
    BillField(YEAR_USE[Carrier.POWER], "jaar_stroom", Section.USES, Shape.WHOLE, Carrier.POWER),
    BillField(YEAR_USE[Carrier.HEAT], "jaar_warmte", Section.USES, Shape.WHOLE, Carrier.HEAT),
    BillField(YEAR_USE[Carrier.WATER], "jaar_water", Section.USES, Shape.WHOLE, Carrier.WATER),
    BillField(FEED_IN_USE, "jaar_terug", Section.USES, Shape.WHOLE, Carrier.POWER, solar=True),
)
_OF: dict[str, Callable[[Contract], Tariff | Cents | None]] = {
    PER_MONTH: lambda one: one.per_month,
    FIXED: lambda one: one.fixed_per_year,
    TARIFFS["gas"]: lambda one: one.gas,
    TARIFFS["power"]: lambda one: one.power,
    TARIFFS["power_low"]: lambda one: one.power_low,
    TARIFFS["feed_in"]: lambda one: one.feed_in,
    TARIFFS["feed_in_cost"]: lambda one: one.feed_in_cost,
    TARIFFS["heat"]: lambda one: one.heat,
    TARIFFS["water"]: lambda one: one.water,
}


def bill_fields(found: EnergyAssessment) -> dict[str, FieldView]:
    """Every field by its path. Heat is only asked where there may be heat, gas where there may be gas."""
    return {field.path: _view(field, found) for field in FIELDS}


def gives_back(found: EnergyAssessment) -> bool:
    """Whether this home is known to give power back."""
    contract = found.known.facts.contract
    told = contract is not None and (contract.feed_in is not None or contract.feed_in_cost is not None)
    return told or bool(_billed_back(found)) or any(one.register in FEED_IN for one in found.readings)


def contract_words(found: EnergyAssessment) -> str:
    """What looks wrong or unsure about the contract."""
    contract = found.known.facts.contract
    words = [one.spoken() for one in found.known.prices.warnings]
    if contract is not None and contract.kind is not None and contract.kind is not ContractKind.FIXED:
        words.append(text(f"energie_scherm.rekening.bij_{contract.kind}"))
    if contract is not None and contract.ends_on is not None and contract.ends_on < found.today:
        words.append(text("energie_scherm.rekening.afgelopen", dag=short_date(contract.ends_on)))
    return " ".join(words)


def _view(field: BillField, found: EnergyAssessment) -> FieldView:
    words = _words(field, found)
    return FieldView(words, "" if words else _below(field, found), bool(words) or _has(field, found))


def _words(field: BillField, found: EnergyAssessment) -> str:
    if field.path == FEED_IN_USE:
        return _billed_back(found)
    if field.shape is Shape.WHOLE:
        billed = _billed(field.carrier, found)
        return said(int(billed.amount.typical), 0) if billed else ""
    contract = found.known.facts.contract
    value = _OF[field.path](contract) if contract else None
    if value is None:
        return ""
    if field.shape is Shape.TARIFF:
        return format_rate(value)
    return format_cents(Cents(value), always_cents=False).replace("€\u00a0", "")


def _billed(carrier: Carrier, found: EnergyAssessment) -> YearUse | None:
    return next((use for use in found.billed if use.carrier is carrier), None)


def _billed_back(found: EnergyAssessment) -> str:
    billed = _billed(Carrier.POWER, found)
    return said(int(billed.feed_in), 0) if billed and billed.feed_in else ""


def _has(field: BillField, found: EnergyAssessment) -> bool:
    """Whether the home may have what this field is about; what was not told may be there."""
    home = found.known.home
    kinds = (home.heating, home.hot_water)
    if field.carrier is Carrier.HEAT:
        return Carrier.HEAT in kinds
    if field.carrier is Carrier.GAS:
        return None in kinds or Carrier.GAS in kinds or home.cooking in (None, Cooking.GAS)
    return True


def _below(field: BillField, found: EnergyAssessment) -> str:
    """What is taken while nothing stands there, with how sure that is."""
    if field.path == FIXED:
        usual = usual_fixed(found.known)
        return "" if usual is None else _usual(format_cents(usual, always_cents=False))
    if field.path in (TARIFFS["feed_in"], TARIFFS["feed_in_cost"]):
        return text("energie_scherm.rekening.telt_niet")
    if field.shape is not Shape.TARIFF or field.path == TARIFFS["power_low"]:
        return ""
    price = found.known.prices.of(field.carrier)
    return _usual(f"€\u00a0{format_rate(price.tariff)}") if price.estimate else ""


def _usual(amount: str) -> str:
    return text("energie_scherm.rekening.gewoon", bedrag=amount)


def contract_kinds() -> tuple[tuple[str, str], ...]:
    """The kinds of contract, with words."""
    return tuple((one.value, text(f"energie_scherm.rekening.soort_{one}")) for one in ContractKind)
