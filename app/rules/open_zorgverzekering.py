"""The unknowns of health insurance. Without a premium no saving can be said."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from app.domain.household import Household
from app.domain.parts import Zorg
from app.rules.parameters import Parameters
from app.rules.slots import birth_slot, born, couple_of, truth_slot, unbounded_slot
from app.rules.unknown import Fill, Slot
from app.rules.zorgverzekering import insured

POLIS_FIELDS = ("premie", "aanvullend", "vrijwillig_eigen_risico")


def open_zorgverzekering(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that health insurance looks at."""
    if household.personen_volledig is not True:
        yield unbounded_slot("$.personen_volledig")
    for person in couple_of(household, year):
        yield from birth_slot(household, person, born(year, 40), born(year, 10))
        if person.zorgverzekerd.at(household.peildatum) is None:
            yield from truth_slot(household, person, "zorgverzekerd", year)
    for person in insured(household, law, year):
        polis = household.zorg.of(person.id)
        for field in POLIS_FIELDS:
            if getattr(polis, field) is None:
                yield unbounded_slot(f"$.zorg.polissen.{person.id}.{field}")
        if polis.aanvullend and polis.gebruikt_aanvullend is None:
            path = f"$.zorg.polissen.{person.id}.gebruikt_aanvullend"
            yield Slot(path, (_used(person.id, False), _used(person.id, True)))
    if household.zorg.achterstand_maanden is None:
        fills = tuple(_with(partial(_arrears, months)) for months in (0, 1))
        yield Slot("$.zorg.achterstand_maanden", fills, precondition=True)
    if household.zorg.kan_eigen_risico_betalen is None:
        fills = tuple(_with(partial(_bears, can)) for can in (True, False))
        yield Slot("$.zorg.kan_eigen_risico_betalen", fills)


def _with(zorg: Callable[[Zorg], Zorg]) -> Fill:
    return lambda household: replace(household, zorg=zorg(household.zorg))


def _arrears(months: int, zorg: Zorg) -> Zorg:
    return replace(zorg, achterstand_maanden=months)


def _bears(can: bool, zorg: Zorg) -> Zorg:
    return replace(zorg, kan_eigen_risico_betalen=can)


def _used(person_id: str, is_used: bool) -> Fill:
    def fill(household: Household) -> Household:
        polis = replace(household.zorg.of(person_id), gebruikt_aanvullend=is_used)
        return replace(household, zorg=household.zorg.having(polis))

    return fill
