"""What kwijtschelding asks of a household, and between which values each unknown can lie."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.domain.household import Household, Opvang, Opvangsoort, Person, Received, Rol, Woningsoort
from app.domain.money import Cents, cents
from app.domain.period import always
from app.domain.record import changed
from app.rules.bijstand_situatie import SUPPORT
from app.rules.gemeente_keuzes import GENEROUS, STRICT, choices_of
from app.rules.heffingen import Heffer
from app.rules.kwijtschelding import LAW, Huishouden
from app.rules.kwijtschelding_huishouden import request_day
from app.rules.parameters import Parameters, load
from app.rules.slots import (
    HUGE,
    NOTHING,
    a_person,
    adding,
    amount_of,
    birth_slot,
    born,
    fill_care,
    fill_person,
    fill_truth,
    filled,
    may_have_care,
    person_path,
    with_field,
)
from app.rules.unknown import Fill, PersonFill, Slot

VERY_OLD, GROWN, YOUNG = 95, 40, 10
"""Ages on 1 January: who may keep most, who shares the costs of a home, and a child with day care."""
MANY = 12
"""So many others may share the costs while it is not known who lives there."""
ALL_HOURS = 744_00
MOST_CARE = Opvang(Opvangsoort.DAGOPVANG, always(ALL_HOURS), always(HUGE), always(True))


def open_gemeente(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """The unknowns of kwijtschelding by the gemeente."""
    return _open(Heffer.GEMEENTE, household, year)


def open_waterschap(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """The unknowns of kwijtschelding by the waterschap; a higher tax of the gemeente leaves less that can be paid."""
    return _open(Heffer.WATERSCHAP, household, year)


def _open(heffer: Heffer, household: Household, year: int) -> Iterator[Slot]:
    lasten = household.lokale_lasten
    own = lasten.gemeente_aanslag if heffer is Heffer.GEMEENTE else lasten.waterschap_aanslag
    if own == NOTHING or household.woning.soort is Woningsoort.KOOP:
        return
    day = request_day(household, year)
    yield from _taxes(heffer, household, load(day))
    yield from _choices(household)
    yield from _living(household, load(day), day, _care_may_count(heffer, household, load(day)))
    yield from _money(household, load(day), day)


def _taxes(heffer: Heffer, household: Household, law: Parameters) -> Iterator[Slot]:
    for one in (Heffer.GEMEENTE,) if heffer is Heffer.GEMEENTE else (Heffer.WATERSCHAP, Heffer.GEMEENTE):
        field = f"{one}_aanslag"
        if getattr(household.lokale_lasten, field) is None:
            ends = (cents(amount_of(law, f"{LAW}.hoogste_aanslag_{one}")), NOTHING)
            yield Slot(f"$.lokale_lasten.{field}", tuple(_in_part("lokale_lasten", field, end) for end in ends))


def _choices(household: Household) -> Iterator[Slot]:
    if household.gemeente is None:
        yield Slot("$.gemeente", tuple(_living_in(name) for name in (GENEROUS, STRICT)))


def _living_in(gemeente: str) -> Fill:
    return lambda household: changed(household, gemeente=gemeente)


def _care_may_count(heffer: Heffer, household: Household, law: Parameters) -> bool:
    return household.gemeente is None or choices_of(heffer, household, law, Huishouden.ALLEENSTAAND).kinderopvang


def _living(household: Household, law: Parameters, day: date, care: bool) -> Iterator[Slot]:
    """Who lives there and where. An older applicant needs more to live on, an older child or other shares the costs."""
    yield from _others(household, law, day, care)
    for person in household.personen:
        if person.is_present(day) and person.rol is not Rol.ONDERHUURDER:
            couple = person.rol in (Rol.AANVRAGER, Rol.TOESLAGPARTNER)
            yield from birth_slot(
                household, person, born(day.year, VERY_OLD if couple else YOUNG), born(day.year, GROWN)
            )
            if not couple and person.studeert.at(day) is None:
                fills = tuple(fill_truth(person.id, "studeert", yes) for yes in (True, False))
                yield Slot(person_path(household, person, "studeert"), fills)
            if care and person.rol is Rol.KIND and may_have_care(person, law, day.year):
                yield from _care(household, person, day)
    if household.woning.soort is None:
        kinds = (Woningsoort.ZELFSTANDIG, Woningsoort.KOOP)
        yield Slot("$.woning.soort", tuple(_in_part("woning", "soort", kind) for kind in kinds))
    if household.woning.kale_huur.at(day) is None:
        yield Slot("$.woning.kale_huur", tuple(_rent(rent) for rent in (HUGE, NOTHING)))


def _money(household: Household, law: Parameters, day: date) -> Iterator[Slot]:
    """What the couple earns and owns, and the premiums it pays."""
    for person in household.with_role(Rol.AANVRAGER, Rol.TOESLAGPARTNER):
        if not person.is_present(day):
            continue
        if person.netto_per_maand.at(day) is None:
            path = person_path(household, person, "netto_inkomen")
            yield Slot(path, tuple(_fill_gaps(person, "netto_inkomen", end) for end in (NOTHING, HUGE)))
        if person.zorgverzekerd.at(day) is None:
            path = person_path(household, person, "zorgverzekerd")
            yield Slot(path, tuple(fill_truth(person.id, "zorgverzekerd", yes) for yes in (True, False)))
        if person.vermogen is None:
            path = person_path(household, person, "vermogen")
            yield Slot(path, tuple(fill_person(person.id, "vermogen", end) for end in (NOTHING, HUGE)))
    for name in SUPPORT:
        if household.receives(name) is None:
            yield Slot(f"$.ontvangt.{name}.per_maand", tuple(_receiving(name, end) for end in (HUGE, NOTHING)))
    yield from _car(household, law)


def _receiving(name: str, amount: Cents) -> Fill:
    def fill(household: Household) -> Household:
        others = (item for item in household.ontvangt or () if item.regeling != name)
        return replace(household, ontvangt=(*others, Received(name, amount)))

    return fill


def _car(household: Household, law: Parameters) -> Iterator[Slot]:
    auto = household.bezit.auto_waarde
    if auto is None:
        yield Slot("$.bezit.auto_waarde", tuple(_in_part("bezit", "auto_waarde", end) for end in (NOTHING, HUGE)))
    counts = auto is None or auto > cents(amount_of(law, f"{LAW}.auto_vrij"))
    if counts and household.bezit.auto_onmisbaar is None:
        yield Slot("$.bezit.auto_onmisbaar", tuple(_in_part("bezit", "auto_onmisbaar", yes) for yes in (True, False)))


def _others(household: Household, law: Parameters, day: date, care: bool) -> Iterator[Slot]:
    """Who may still turn out to live there: a child, a partner who is old and poor, or rich, many who share costs."""
    if household.personen_volledig is True:
        return
    child = replace(a_person(household, Rol.KIND, 1, born(day.year, YOUNG)), opvang=(MOST_CARE,) if care else ())
    found: list[tuple[Person, ...]] = [(), (child,)]
    if household.with_role(Rol.TOESLAGPARTNER):
        found.append(tuple(a_person(household, Rol.MEDEBEWONER, n, born(day.year, GROWN)) for n in range(1, MANY + 1)))
    else:
        old, rich = (a_person(household, Rol.TOESLAGPARTNER, 1, born(day.year, age)) for age in (VERY_OLD, GROWN))
        found += [(old, child), (replace(rich, netto_inkomen=always(HUGE)),)]
    yield Slot("$.personen_volledig", tuple(adding(*persons) for persons in found), wild=True)


def _care(household: Household, child: Person, day: date) -> Iterator[Slot]:
    if child.opvang is None:
        none: tuple[Opvang, ...] = ()
        fills = (fill_person(child.id, "opvang", (MOST_CARE,)), fill_person(child.id, "opvang", none))
        yield Slot(person_path(household, child, "opvang"), fills)
    for index, opvang in enumerate(child.opvang or ()):
        path = person_path(household, child, f"opvang[{index}]")
        if opvang.uren.at(day) is None:
            yield Slot(f"{path}.uren", tuple(fill_care(child.id, index, "uren", end) for end in (ALL_HOURS, 0)))
        if opvang.tarief.at(day) is None:
            yield Slot(f"{path}.tarief", tuple(fill_care(child.id, index, "tarief", end) for end in (HUGE, NOTHING)))


def _fill_gaps(person: Person, field: str, value: Cents) -> Fill:
    return PersonFill(person.id, field, lambda known: filled(known, value))


def _in_part(part: str, field: str, value: object) -> Fill:
    def fill(household: Household) -> Household:
        return changed(household, **{part: with_field(getattr(household, part), field, value)})

    return fill


def _rent(value: Cents) -> Fill:
    def fill(household: Household) -> Household:
        rent = filled(household.woning.kale_huur, value)
        return changed(household, woning=changed(household.woning, kale_huur=rent))

    return fill
