"""The unknowns that can change what a tax return gives back."""

from collections.abc import Iterator

from app.domain.household import Household, Person, Rol
from app.rules.heffingskortingen_huishouden import (
    ADVANCE,
    advance_received,
    facts_of,
    has_aow,
    reaches_aow,
    withholding_of,
    young_child,
)
from app.rules.inhouding import is_told
from app.rules.parameters import Parameters
from app.rules.slots import couple_of, has_gap, is_there, person_path, spanned_slot, unbounded_slot
from app.rules.unknown import Slot
from app.rules.zorgkostenaftrek import costs_of, effects

ADVANCE_PATH = f"$.ontvangt.{ADVANCE}.per_maand"
"""What is received in advance on the tax return."""


def open_heffingskortingen(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that the return looks at.

    Without an age, an income or who pays it nothing is said: nearly everybody has one payer and one credit, and a range
    over all that might be otherwise would only hide what is known.
    """
    couple = couple_of(household, year)
    files = [person for person in couple if person.toetsingsinkomen and not reaches_aow(person, law, year)]
    needed = tuple(open_people(household, couple)) or tuple(
        slot for person in files for slot in _open_payers(household, person)
    )
    if needed:
        yield from needed
        return
    for person in couple:
        if person in files:
            yield from _open_person(household, person, law, year)
        elif person.toetsingsinkomen and person.arbeidsinkomen is None and files:  # it decides who earns least
            yield spanned_slot(person_path(household, person, "arbeidsinkomen"))
    child = young_child(household, law, year)
    if child.possibly and not child.surely:
        yield from _open_children(household, year)
    if advance_received(household, year) is None and any(person.toetsingsinkomen for person in couple):
        yield spanned_slot(ADVANCE_PATH)


def open_people(household: Household, couple: tuple[Person, ...]) -> Iterator[Slot]:
    """Who lives there, and of each of the couple the birth date and the income."""
    if household.personen_volledig is not True:
        yield unbounded_slot("$.personen_volledig")
    for person in couple:
        for field in ("geboortedatum", "toetsingsinkomen"):
            if getattr(person, field) is None:
                yield unbounded_slot(person_path(household, person, field))


def _open_payers(household: Household, person: Person) -> Iterator[Slot]:
    """How somebody is paid, as far as it must be known; what was withheld tells it too."""
    if person.ingehouden_loonheffing is not None or withholding_of(person).follows:
        return
    fields = ["inhoudingsplichtigen", "loonheffingskorting"]
    if (person.inhoudingsplichtigen, person.loonheffingskorting) == (1, 1):
        fields.append("gelijk_inkomen")
    for field in fields:
        if getattr(person, field) is None:
            yield unbounded_slot(person_path(household, person, field))


def _open_person(household: Household, person: Person, law: Parameters, year: int) -> Iterator[Slot]:
    fields = ["arbeidsinkomen", *_open_withholding(person, is_told(facts_of(household, person, law, year)))]
    if not has_aow(person, law, year):
        fields.append("jonggehandicapt")
    for field in fields:
        if getattr(person, field) is None:
            yield spanned_slot(person_path(household, person, field))


def _open_withholding(person: Person, told: bool) -> tuple[str, ...]:
    """What may still tell how wage tax was withheld; nothing when the amount is known, or follows from the rest.

    As long as the credits are not ``told``, how was withheld says something of them too.
    """
    if person.inhoudingsplichtigen == 0 or (told and (withholding_of(person).follows or person.ingehouden_loonheffing)):
        return ()
    return ("inhoudingsplichtigen", "loonheffingskorting", "gelijk_inkomen", "ingehouden_loonheffing")


def _open_children(household: Household, year: int) -> Iterator[Slot]:
    for child in household.with_role(Rol.KIND):
        if is_there(child, year):
            if child.geboortedatum is None:
                yield spanned_slot(person_path(household, child, "geboortedatum"))
            if has_gap(child.ingeschreven, child, year):
                yield spanned_slot(person_path(household, child, "ingeschreven"))


def open_zorgkostenaftrek(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Everything unknown that the deduction of costs of care looks at; who does not talk of it is asked nothing."""
    uitgaven = household.zorgkosten
    fields = [field for field in ("verhoogbaar", "overig") if getattr(uitgaven, field) is None]
    if uitgaven.bespreken is False:
        return
    if uitgaven.bespreken is None:
        fields.insert(0, "bespreken")
    for field in fields:
        yield unbounded_slot(f"$.zorgkosten.{field}")
    if fields or not costs_of(uitgaven):
        return
    couple = couple_of(household, year)
    needed = tuple(open_people(household, couple)) or tuple(_open_credits(household, couple, law, year))
    yield from needed or _open_toeslagen(household, law, year)


def _open_credits(household: Household, couple: tuple[Person, ...], law: Parameters, year: int) -> Iterator[Slot]:
    """What decides the credits of the couple: without it no tax can be said."""
    if all(is_told(facts_of(household, person, law, year)) for person in couple):
        return
    for person in couple:
        if person.toetsingsinkomen and person.arbeidsinkomen is None:
            yield unbounded_slot(person_path(household, person, "arbeidsinkomen"))
        if person.jonggehandicapt is None and not has_aow(person, law, year):
            yield unbounded_slot(person_path(household, person, "jonggehandicapt"))
    for slot in _open_children(household, year):
        yield unbounded_slot(slot.path)


def _open_toeslagen(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """What still decides a toeslag with or without the deduction."""
    found = effects(household, law, year)
    paths = (path for effect in found for side in (effect.zonder, effect.met) for path in side.depends_on)
    yield from map(spanned_slot, dict.fromkeys(paths))


def open_voorlopige_aanslag(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """As for the return, but for what is received in advance already: that is set against it."""
    return (slot for slot in open_heffingskortingen(household, law, year) if slot.path != ADVANCE_PATH)


def open_aangifte_oude_jaren(household: Household, law: Parameters, year: int) -> Iterator[Slot]:
    """Whether a return was filed for each of the earlier years."""
    if household.belasting.aangifte_gedaan is None:
        yield unbounded_slot("$.belasting.aangifte_gedaan")
