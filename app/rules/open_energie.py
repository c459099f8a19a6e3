"""The unknowns of energy. Without prices and use, and an offer or an instalment beside them, no amount is said."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from app.domain.household import Household
from app.domain.parts import Tarief
from app.rules.energiecontract import FIXED
from app.rules.parameters import Parameters
from app.rules.slots import unbounded_slot
from app.rules.unknown import Fill, Slot

FAR = date(2199, 12, 31)


def open_energiecontract(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that comparing a contract with an offer looks at."""
    if household.energie.vergelijken is False:
        return
    yield from _needed(household, ("contract", "aanbod"))
    contract = household.energie.contract
    if contract.soort is None:
        fills = tuple(_contract(partial(_of_sort, soort)) for soort in ("variabel", FIXED))
        yield Slot("$.energie.contract.soort", fills)
    if contract.einddatum is None and contract.soort in (None, FIXED):
        fills = tuple(_contract(partial(_ending, day)) for day in (household.peildatum, FAR))
        yield Slot("$.energie.contract.einddatum", fills)


def open_energietermijn(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that the instalment looks at."""
    if household.energie.vergelijken is False:
        return
    yield from _needed(household, ("contract",))
    if household.energie.termijnbedrag is None:
        yield unbounded_slot("$.energie.termijnbedrag")


def _needed(household: Household, tariffs: tuple[str, ...]) -> Iterator[Slot]:
    energie, verbruik = household.energie, household.energie.verbruik
    if energie.vergelijken is None:
        yield unbounded_slot("$.energie.vergelijken")
    for field in ("stroom_kwh", "teruglevering_kwh", "gas_m3"):
        if getattr(verbruik, field) is None:
            yield unbounded_slot(f"$.energie.verbruik.{field}")
    for name in tariffs:
        for field in ("stroom", "gas", "vaste_leveringskosten"):
            is_used = field != "gas" or verbruik.gas_m3 != 0
            if is_used and getattr(getattr(energie, name), field) is None:
                yield unbounded_slot(f"$.energie.{name}.{field}")


def _contract(change: Callable[[Tarief], Tarief]) -> Fill:
    return lambda household: replace(
        household, energie=replace(household.energie, contract=change(household.energie.contract))
    )


def _of_sort(soort: str, contract: Tarief) -> Tarief:
    return replace(contract, soort=soort)


def _ending(day: date, contract: Tarief) -> Tarief:
    return replace(contract, einddatum=day)
