"""The energy contract of a household, and the prices that follow from it or from the year."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from app.domain.ids import DossierId, RecordId
from app.domain.message import Message, message
from app.domain.money import ZERO, Cents, rounded
from app.domain.outcome import Stap
from app.energy.figures import figure_id
from app.energy.spread import UNITS, Carrier
from app.energy.steps import note
from app.errors import UserError
from app.rules.parameters import Parameters
from app.rules.trace import Trace

Tariff = NewType("Tariff", int)
"""A price per unit in hundred-thousandths of a euro: bills print up to five decimals. 27185 is 0,27185 euro."""

_SCALE = Decimal(100_000)
_NUMBER = re.compile(r"(?P<whole>\d{1,3})(?:[.,](?P<part>\d{1,5}))?")
HIGHEST = {Carrier.GAS: 5, Carrier.POWER: 3, Carrier.HEAT: 200, Carrier.WATER: 15}
"""No price per unit is higher than this, in euros."""
_TAXED = {Carrier.GAS: "belasting_gas", Carrier.POWER: "belasting_stroom"}


class ContractKind(StrEnum):
    """How long the prices hold."""

    FIXED = "vast"
    VARIABLE = "variabel"
    DYNAMIC = "dynamisch"


@dataclass(frozen=True, slots=True)
class Contract:
    """What stands on the bill; tariffs and amounts with tax and VAT, None where it is not known.

    ``power_low`` is None with a single tariff; ``feed_in`` is what is paid for power given back beyond what falls away
    against the own use, ``feed_in_cost`` what every kWh given back costs. ``fixed_per_year`` is every fixed cost
    together (delivery and net, of gas, power and heat); ``reduction_included`` says that the vermindering
    energiebelasting is off it already. ``per_month`` is what is paid now; ``settles_on`` the first day after the
    contract year, ``ends_on`` the last day of a fixed contract.
    """

    id: RecordId
    dossier_id: DossierId
    kind: ContractKind | None = None
    gas: Tariff | None = None
    power: Tariff | None = None
    power_low: Tariff | None = None
    feed_in: Tariff | None = None
    feed_in_cost: Tariff | None = None
    heat: Tariff | None = None
    water: Tariff | None = None
    fixed_per_year: Cents | None = None
    reduction_included: bool | None = None
    per_month: Cents | None = None
    settles_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """The price of one unit of a carrier in euros; an ``estimate`` when it is not from the own contract."""

    carrier: Carrier
    euros: Decimal
    estimate: bool
    steps: tuple[Stap, ...]

    @property
    def tariff(self) -> Tariff:
        """The price as a tariff, with as many decimals as a bill prints."""
        return Tariff(int(self.euros * _SCALE))


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices of a household, and what looks wrong about its contract."""

    prices: tuple[Price, ...]
    warnings: tuple[Message, ...] = ()

    def of(self, carrier: Carrier) -> Price:
        """The price of a carrier."""
        return next(price for price in self.prices if price.carrier is carrier)


def tariff_euros(tariff: Tariff) -> Decimal:
    """A tariff as exact euros."""
    return Decimal(tariff) / _SCALE


def parse_tariff(typed: str, carrier: Carrier, field: str) -> Tariff:
    """What a person typed as euros per unit: ``0,27185`` or ``1.30``.

    Raises UserError that names ``field`` when it is no number with at most five decimals, or higher than any price
    can be (cents typed as euros).
    """
    bare = typed.replace("€", "").strip(" \u00a0\t")
    found = _NUMBER.fullmatch(bare)
    if found is None:
        raise UserError("energie.fout.tarief", veld=field)
    value = int(found["whole"]) * int(_SCALE) + int((found["part"] or "").ljust(5, "0"))
    if value > HIGHEST[carrier] * _SCALE:
        raise UserError("energie.fout.tarief_hoog", veld=field, eenheid=UNITS[carrier], hoogste=HIGHEST[carrier])
    return Tariff(value)


def prices_of(contract: Contract | None, law: Parameters, low_share: Decimal | None = None) -> Prices:
    """A price for every carrier: the own one, else the default of the year, which is an estimate.

    The price of a dynamic contract moves by the hour, so what stands on the bill is an estimate too.
    ``low_share`` is the part of the power that is counted in the low tariff; without it both tariffs weigh the same.
    Raises MissingParameter for a year without default prices.
    """
    found = tuple(_price(carrier, contract, law, low_share) for carrier in Carrier)
    return Prices(found, _warnings(contract, law))


def _price(carrier: Carrier, contract: Contract | None, law: Parameters, low_share: Decimal | None) -> Price:
    trace = Trace()
    own = _own(carrier, contract)
    if own is None:
        euros = trace.amount(law, figure_id(f"prijs_{carrier.value}"))
        return Price(carrier, euros, True, tuple(trace.steps))
    low = contract.power_low if contract is not None and carrier is Carrier.POWER else None
    trace.estimate = contract is not None and contract.kind is ContractKind.DYNAMIC
    if low is None:
        euros = note(trace, f"eigen_prijs_{carrier.value}", own, f"EUR/{UNITS[carrier]}")
        return Price(carrier, euros, trace.estimate, tuple(trace.steps))
    trace.estimate = trace.estimate or low_share is None
    share = Decimal("0.5") if low_share is None else low_share
    mixed = own * (1 - share) + tariff_euros(low) * share
    note(trace, "gemengde_prijs", mixed, "EUR/kWh", normaal=own, laag=tariff_euros(low), deel=rounded(share, 2))
    return Price(carrier, mixed, trace.estimate, tuple(trace.steps))


def _own(carrier: Carrier, contract: Contract | None) -> Decimal | None:
    if contract is None:
        return None
    tariff = {
        Carrier.GAS: contract.gas,
        Carrier.POWER: contract.power,
        Carrier.HEAT: contract.heat,
        Carrier.WATER: contract.water,
    }[carrier]
    return None if tariff is None else tariff_euros(tariff)


def _warnings(contract: Contract | None, law: Parameters) -> tuple[Message, ...]:
    """A price below the tax alone was written down without tax."""
    found = []
    for carrier, name in _TAXED.items():
        own = _own(carrier, contract)
        if own is None or not law.has(figure_id(name)):
            continue
        tax = law.get(figure_id(name)).amount
        if ZERO < own < tax:
            found.append(message(f"energie.let_op.zonder_belasting_{carrier.value}", prijs=own, belasting=tax))
    return tuple(found)
