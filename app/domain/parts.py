"""The parts of a household beside its persons and home: health insurance, energy, costs of care, tax returns."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NewType

from app.domain.ids import PersonId
from app.domain.money import Cents
from app.domain.record import HashedOnce

Rate = NewType("Rate", int)
"""A price per kWh or cubic metre in hundred-thousandths of a euro."""


@dataclass(frozen=True, slots=True)
class Polis:
    """The health insurance of one person: premiums in eurocents per month, voluntary excess in eurocents per year.

    ``premie`` is that of the basisverzekering alone; ``gebruikt_aanvullend``: the additional insurance is of use.
    """

    persoon: PersonId
    premie: Cents | None = None
    aanvullend: Cents | None = None
    vrijwillig_eigen_risico: Cents | None = None
    gebruikt_aanvullend: bool | None = None


@dataclass(frozen=True, slots=True)
class Zorg(HashedOnce):
    """Health insurance: a polis per adult of which something is known, arrears in months of premium.

    ``kan_eigen_risico_betalen``: could pay the compulsory and the highest voluntary excess together.
    """

    polissen: tuple[Polis, ...] = ()
    achterstand_maanden: int | None = None
    kan_eigen_risico_betalen: bool | None = None

    def of(self, person_id: str) -> Polis:
        """The polis of a person; one of which nothing is known when it is not in the list."""
        found = next((polis for polis in self.polissen if polis.persoon == person_id), None)
        return found or Polis(PersonId(person_id))

    def having(self, polis: Polis) -> "Zorg":
        """The same with this polis in the place of what was known of that person."""
        others = tuple(other for other in self.polissen if other.persoon != polis.persoon)
        return replace(self, polissen=(*others, polis))


@dataclass(frozen=True, slots=True)
class Tarief:
    """An energy contract or an offer: supply prices with VAT and without energy tax, fixed eurocents per month.

    ``soort`` is vast, variabel or dynamisch; ``einddatum`` the last day of a fixed contract.
    """

    soort: str | None = None
    stroom: Rate | None = None
    gas: Rate | None = None
    vaste_leveringskosten: Cents | None = None
    einddatum: date | None = None


@dataclass(frozen=True, slots=True)
class Verbruik:
    """What is used in a year: kWh from the grid, kWh given back, cubic metres of gas."""

    stroom_kwh: int | None = None
    teruglevering_kwh: int | None = None
    gas_m3: int | None = None


@dataclass(frozen=True, slots=True)
class Energie(HashedOnce):
    """Energy: the contract, an offer beside it, the use, and the instalment in eurocents per month.

    ``vergelijken`` False: the resident does not want to look at it.
    """

    vergelijken: bool | None = None
    contract: Tarief = Tarief()
    aanbod: Tarief = Tarief()
    verbruik: Verbruik = Verbruik()
    termijnbedrag: Cents | None = None


@dataclass(frozen=True, slots=True)
class Zorguitgaven(HashedOnce):
    """Costs of care of the couple in a year that were not reimbursed, in eurocents: those with uplift and the others.

    ``bespreken`` False: the resident does not want to talk about it.
    """

    bespreken: bool | None = None
    verhoogbaar: Cents | None = None
    overig: Cents | None = None


@dataclass(frozen=True, slots=True)
class Belasting(HashedOnce):
    """Tax returns of earlier years: whether one was filed for each of them."""

    aangifte_gedaan: bool | None = None


NO_ZORG, NO_ENERGIE, NO_ZORGUITGAVEN, NO_BELASTING = Zorg(), Energie(), Zorguitgaven(), Belasting()
"""Parts of which nothing is known."""
