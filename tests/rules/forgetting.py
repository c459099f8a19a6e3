"""Everything that may be forgotten of a household, one thing at a time, and told again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.household import Household, Person, Rol
from app.domain.money import Cents
from app.domain.period import Varying, age_on
from app.rules.bijstand_situatie import SUPPORT
from app.rules.heffingskortingen_huishouden import ADVANCE
from tests.rules.parts import filled_parts, forgettable_parts

Forget = Callable[[Household], Household]

TRUTHS = ("zorgverzekerd", "ingeschreven", "rechtmatig_verblijf", "werkt_of_studeert", "kinderbijslag")
COUPLE = (Rol.AANVRAGER, Rol.TOESLAGPARTNER)
TAX_FIELDS = (
    "arbeidsinkomen",
    "inhoudingsplichtigen",
    "loonheffingskorting",
    "gelijk_inkomen",
    "ingehouden_loonheffing",
    "jonggehandicapt",
)
ADULT = ("vrijlating", "eigen_pensioen")
LONG_LOW = ("jaren_laag_inkomen", "inkomenstoeslag_gehad")
OVER_TIME = ("netto_inkomen", "studeert")


def is_minor(person: Person, year: int) -> bool:
    return person.rol is Rol.KIND and age_on(person.geboortedatum or date(1900, 1, 1), date(year, 1, 1)) < 18


def owns_as_minor(person: Person, year: int) -> bool:
    """Whether the assets of this person are part of what the parents say they own."""
    return is_minor(person, year) and bool(person.vermogen)


def _field(name: str, field: str, value: Any) -> Forget:
    changes: dict[str, Any] = {field: value}

    def fill(household: Household) -> Household:
        person = next(p for p in household.personen if p.id == name)
        return household.replacing(replace(person, **changes))

    return fill


def _care_field(name: str, index: int, field: str, value: Any) -> Forget:
    changes: dict[str, Any] = {field: value}

    def fill(household: Household) -> Household:
        person = next(p for p in household.personen if p.id == name)
        care = person.opvang
        if care is None:
            return household
        care = (*care[:index], replace(care[index], **changes), *care[index + 1 :])
        return household.replacing(replace(person, opvang=care))

    return fill


def _home(field: str, value: Any) -> Forget:
    return _part("woning", field, value)


def _part(part: str, field: str, value: Any) -> Forget:
    changes: dict[str, Any] = {field: value}
    return lambda household: replace(household, **{part: replace(getattr(household, part), **changes)})


def _place(gemeente: str | None) -> Forget:
    return lambda household: replace(household, gemeente=gemeente)


PARTS = {"lokale_lasten": ("gemeente_aanslag", "waterschap_aanslag"), "bezit": ("auto_waarde", "auto_onmisbaar")}


RENT = ("vorige_huur", "verhoogd_op", "verhoogd_om_inkomen")
HOME = ("soort", "aangepast", *RENT)


def _gaps(value: Varying[Any]) -> list[Varying[Any]]:
    """The ways to forget a value: all of it, or one of its parts."""
    parts = [Varying(tuple(s for s in value.spans if s is not lost)) for lost in value.spans]
    return [Varying(), *parts] if len(value.spans) > 1 else [Varying()]


def forgettable(household: Household, year: int) -> list[Forget]:
    """Everything that may be forgotten of a household, one thing at a time."""
    found: list[Forget] = []
    for person in household.personen:
        found += [_field(person.id, field, None) for field in _forgettable_of(person, year)]
        found += [_field(person.id, "bron", Varying())]
        for varying in (*TRUTHS, *OVER_TIME):
            found += [_field(person.id, varying, gap) for gap in _gaps(getattr(person, varying))]
        for index, care in enumerate(person.opvang or ()):
            for field in ("uren", "tarief", "geregistreerd"):
                found += [_care_field(person.id, index, field, gap) for gap in _gaps(getattr(care, field))]
    found += [_home(field, None) for field in HOME]
    for field in ("kale_huur", "servicekosten"):
        found += [_home(field, gap) for gap in _gaps(getattr(household.woning, field))]
    found += [_part(part, field, None) for part, fields in PARTS.items() for field in fields]
    found += [_receiving(name, None) for name in (*SUPPORT, ADVANCE)]
    return [*found, _place(None), lambda home: replace(home, ontvangt=None), *forgettable_parts(household)]


def _forgettable_of(person: Person, year: int) -> list[str]:
    if person.rol is not Rol.KIND:
        more = LONG_LOW if person.rol is Rol.AANVRAGER else ()
        tax = TAX_FIELDS if person.rol in COUPLE else ()
        return ["geboortedatum", "vermogen", "toetsingsinkomen", *ADULT, *more, *tax]
    fields = ["opvang", "geboortedatum"]
    if not is_minor(person, year):
        fields.append("vermogen")
    if age_on(person.geboortedatum or date.min, date(year, 12, 31)) >= 16:
        fields.append("toetsingsinkomen")
    return fields


def _receiving(regeling: str, amount: Cents | None) -> Forget:
    """Not known, or told again, how much is received; what is not in the list stays out of it."""

    def fill(household: Household) -> Household:
        if household.ontvangt is None:
            return household
        changed = (replace(item, bedrag=amount) if item.regeling == regeling else item for item in household.ontvangt)
        return replace(household, ontvangt=tuple(changed))

    return fill


RESTORED = (
    *("geboortedatum", "toetsingsinkomen", "vermogen", "opvang", "bron"),
    *TRUTHS,
    *OVER_TIME,
    *ADULT,
    *LONG_LOW,
    *TAX_FIELDS,
)
"""The fields of a person that are filled in again, one at a time."""


def filled_from(whole: Household, partly: Household) -> list[tuple[str, Household]]:
    """The forgotten household with one forgotten field filled in again as it was, for each of them, by JSON path."""
    found: list[tuple[str, Household]] = []
    known = {person.id: person for person in whole.personen}
    for index, person in enumerate(partly.personen):
        true = known[person.id]
        for name in RESTORED:
            if getattr(person, name) != getattr(true, name) and (name != "opvang" or person.opvang is None):
                fill = _field(person.id, name, getattr(true, name))
                found.append((f"$.personen[{index}].{name}", fill(partly)))
        for place, care in enumerate(person.opvang or ()):
            for name in ("uren", "tarief", "geregistreerd"):
                value = getattr((true.opvang or ())[place], name)
                if getattr(care, name) != value:
                    fill = _care_field(person.id, place, name, value)
                    found.append((f"$.personen[{index}].opvang[{place}].{name}", fill(partly)))
    for name in (*HOME, "kale_huur", "servicekosten"):
        value = getattr(whole.woning, name)
        if getattr(partly.woning, name) != value:
            found.append((f"$.woning.{name}", _home(name, value)(partly)))
    for part, names in PARTS.items():
        for name in names:
            value = getattr(getattr(whole, part), name)
            if getattr(getattr(partly, part), name) != value:
                found.append((f"$.{part}.{name}", _part(part, name, value)(partly)))
    if partly.gemeente != whole.gemeente:
        found.append(("$.gemeente", _place(whole.gemeente)(partly)))
    for item in whole.ontvangt or ():
        told = _receiving(item.regeling, item.bedrag)(partly)
        if told != partly:
            found.append((f"$.ontvangt.{item.regeling}.per_maand", told))
    return [*found, *filled_parts(whole, partly)]
