"""The unknowns of a rent that rose. Without the rent before it, and the day, no amount can be said."""

from collections.abc import Iterator
from datetime import date

from app.domain.household import Household, Rol, Woningsoort
from app.domain.record import changed
from app.rules.huursprong import increase_of, is_owner, is_recent, living_there, request_day
from app.rules.parameters import Parameters
from app.rules.slots import birth_slot, born, income_slot, unbounded_slot, with_field
from app.rules.unknown import Fill, Slot


def open_huurverhoging(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that a rent that rose too much looks at."""
    yield from _open_increase(household, year)
    if household.woning.verhoogd_om_inkomen is None and rose_much(household, year):
        yield _for_income(False, True)


def open_huurverlaging(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that a lower rent looks at."""
    told = household.woning.verhoogd_om_inkomen
    if told is False:
        return
    yield from _open_increase(household, year)
    if not rose_much(household, year):
        return
    if told is None:
        yield _for_income(True, False)
    if household.personen_volledig is not True:
        yield unbounded_slot("$.personen_volledig")
    for person in living_there(household, request_day(household, year)):
        yield from income_slot(household, person)
        if person.rol is Rol.KIND:
            births = (born(year, 20), born(year, 40), date(year + 1, 1, 1))
            yield from birth_slot(household, person, *births, wild=True)


def _open_increase(household: Household, year: int) -> Iterator[Slot]:
    """Whether it is rented, the rent before, the day on which it rose, and the rent from that day."""
    woning = household.woning
    if is_owner(household) or (woning.vorige_huur is not None and not woning.vorige_huur):
        return
    if woning.verhoogd_op is not None and not is_recent(household, year):
        return
    if woning.vorige_huur is None:
        yield unbounded_slot("$.woning.vorige_huur")
    if woning.verhoogd_op is None:
        yield unbounded_slot("$.woning.verhoogd_op")
    elif woning.kale_huur.at(woning.verhoogd_op) is None:
        yield unbounded_slot("$.woning.kale_huur")
    if woning.soort is None and (increase_of(household, year) is not None):
        kinds = (Woningsoort.ZELFSTANDIG, Woningsoort.KOOP)
        yield Slot("$.woning.soort", tuple(_home("soort", kind) for kind in kinds))


def rose_much(household: Household, year: int) -> bool:
    """Whether the rent rose more than it may without looking at the income."""
    found = increase_of(household, year)
    if found is None or is_owner(household) or found.is_without_limit:
        return False
    return found.is_above_percentage()


def _for_income(best: bool, worst: bool) -> Slot:
    fills = tuple(_home("verhoogd_om_inkomen", told) for told in (best, worst))
    return Slot("$.woning.verhoogd_om_inkomen", fills)


def _home(field: str, value: object) -> Fill:
    return lambda household: changed(household, woning=with_field(household.woning, field, value))
