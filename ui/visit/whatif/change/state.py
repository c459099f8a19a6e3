"""Which changes can be tried, what each asks, and the change that follows from what was filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.household import Household, Inkomensbron, Person, Rol
from app.domain.ids import PersonId
from app.domain.money import HUNDRED, Cents, cents, euros
from app.errors import UserError
from app.reports.whatif_words import Row, headline, note_lines, same_sentence, side_rows, under, unknown_sentence
from app.rules.huurverhoging import Huursoort
from app.rules.inwoning import Inwoner
from app.texts import text
from app.whatif.changes import (
    Change,
    Lodger,
    MovesOut,
    OtherIncome,
    OtherPay,
    OtherRent,
    PartnerMovesIn,
    TurnsAdult,
)
from app.whatif.rentrise import likely_kind
from app.whatif.sidebyside import SideBySide
from app.whatif.work import month_of_hours, work_of

ADULTS = (Rol.AANVRAGER, Rol.TOESLAGPARTNER)
OTHERS = (Rol.TOESLAGPARTNER, Rol.KIND, Rol.MEDEBEWONER, Rol.ONDERHUURDER)
AMOUNTS, NUMBERS = 3, 2


class Kind(StrEnum):
    """The changes one can ask about, in the order in which they are offered."""

    UREN = "uren"
    LOON = "loon"
    INKOMEN = "inkomen"
    HUUR = "huur"
    VERHUIZEN = "verhuizen"
    WEG = "weg"
    ACHTTIEN = "achttien"
    PARTNER = "partner"
    INWONER = "inwoner"


@dataclass(frozen=True, slots=True)
class Asks:
    """What a change asks: somebody with one of these roles, amounts, numbers and a day, by the keys of their texts."""

    who: tuple[Rol, ...] = ()
    amounts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    day: str = ""


ASKS: Mapping[Kind, Asks] = {
    Kind.UREN: Asks(ADULTS, ("uurloon",), ("uren_nu", "uren_straks")),
    Kind.LOON: Asks(ADULTS, ("bruto_nu", "bruto_straks")),
    Kind.INKOMEN: Asks(ADULTS, ("netto", "jaar")),
    Kind.HUUR: Asks((), ("kale_huur",)),
    Kind.VERHUIZEN: Asks((), ("kale_huur", "servicekosten")),
    Kind.WEG: Asks(OTHERS),
    Kind.ACHTTIEN: Asks((Rol.KIND,), ("jaar_kind",)),
    Kind.PARTNER: Asks((), ("netto_partner", "jaar_partner"), (), "geboren_partner"),
    Kind.INWONER: Asks((), ("kamerhuur", "netto_inwoner", "jaar_inwoner"), (), "geboren_inwoner"),
}
UNKNOWN_SORT = "onbekend"
MAY_BE_EMPTY = frozenset({"jaar_kind", "servicekosten"})


@dataclass(frozen=True, slots=True)
class Given:
    """What was filled in, in the order in which the change asks it; None is nothing. ``sort`` is the kind of rent."""

    kind: Kind
    person_id: str = ""
    amounts: tuple[Cents | None, ...] = ()
    numbers: tuple[int | None, ...] = ()
    day: date | None = None
    sort: str = ""


@dataclass(frozen=True, slots=True)
class ResultView:
    """What a change comes to, in words."""

    headline: str
    under: str
    rows: tuple[Row, ...]
    lines: tuple[str, ...]


def kind_choices(household: Household) -> tuple[tuple[str, str], ...]:
    """The changes that this household can have."""
    return tuple((kind.value, text(f"watals_scherm.soort.{kind}")) for kind in Kind if _can_be(kind, household))


def _can_be(kind: Kind, household: Household) -> bool:
    if kind is Kind.PARTNER:
        return not household.with_role(Rol.TOESLAGPARTNER)
    roles = ASKS[kind].who
    return not roles or bool(household.with_role(*roles))


def people_for(kind: Kind, household: Household) -> tuple[tuple[str, str], ...]:
    """Who a change can be about."""
    people = household.with_role(*ASKS[kind].who) if ASKS[kind].who else ()
    return tuple((person.id, person_words(person, household)) for person in people)


def person_words(person: Person, household: Household) -> str:
    """How somebody is called on this page: the one who asked, the partner, the child with its year of birth."""
    born = person.geboortedatum
    number = household.with_role(person.rol).index(person) + 1
    name = text(f"watals_scherm.wie.{person.rol}", n=number)
    return name if born is None or person.rol in ADULTS else text("watals_scherm.wie.uit", wie=name, jaar=born.year)


def field_words(key: str) -> str:
    """The words above a field."""
    return text(f"watals_scherm.veld.{key}")


def sorts_of_rent(household: Household) -> tuple[tuple[tuple[str, str], ...], str]:
    """The kinds a rent can be of, and the one it is by what is known."""
    keys = (*Huursoort, UNKNOWN_SORT)
    return tuple((key, text(f"watals_scherm.huursoort.{key}")) for key in keys), likely_kind(household) or UNKNOWN_SORT


def filled_before(kind: Kind, household: Household, person_id: str) -> tuple[Cents | None, ...]:
    """What is known already of the amounts that a change asks."""
    if kind is Kind.LOON and person_id:
        return (cents(work_of(household, PersonId(person_id), household.peildatum.year).bruto) or None, None, None)
    if kind is Kind.VERHUIZEN:
        return (None, household.woning.servicekosten.at(household.peildatum), None)
    return (None, None, None)


def change_of(given: Given) -> Change:
    """The change that was filled in. Raises UserError that names the field that lacks."""
    amounts = _amounts(given)
    if ASKS[given.kind].who and not given.person_id:
        raise UserError("watals_scherm.fout.wie")
    who = PersonId(given.person_id)
    match given.kind:
        case Kind.UREN:
            before, after = _hours(given)
            return OtherPay(who, month_of_hours(amounts[0], after), month_of_hours(amounts[0], before))
        case Kind.LOON:
            return OtherPay(who, amounts[1], amounts[0])
        case Kind.INKOMEN:
            bron = Inkomensbron.UITKERING if amounts[0] else Inkomensbron.GEEN
            return OtherIncome(who, amounts[0], amounts[1], bron.value)
        case Kind.HUUR:
            return OtherRent(amounts[0], soort=Huursoort(given.sort) if given.sort in set(Huursoort) else None)
        case Kind.VERHUIZEN:
            return OtherRent(amounts[0], amounts[1], moves=True)
        case Kind.WEG:
            return MovesOut(who)
        case Kind.ACHTTIEN:
            return TurnsAdult(who, amounts[0])
        case Kind.PARTNER:
            bron = Inkomensbron.LOON if amounts[0] else Inkomensbron.GEEN
            return PartnerMovesIn(_day(given), amounts[1], amounts[0], bron=bron.value)
        case Kind.INWONER:
            return Lodger(Inwoner(euros(amounts[0]), _day(given), amounts[2], amounts[1]))


def _amounts(given: Given) -> tuple[Cents, ...]:
    found = []
    for key, amount in zip(ASKS[given.kind].amounts, given.amounts, strict=False):
        if amount is None and key not in MAY_BE_EMPTY:
            raise UserError("watals_scherm.fout.leeg", veld=field_words(key))
        found.append(amount or Cents(0))
    return tuple(found)


def _hours(given: Given) -> tuple[Decimal, Decimal]:
    hours = []
    for key, number in zip(ASKS[given.kind].numbers, given.numbers, strict=False):
        if number is None:
            raise UserError("watals_scherm.fout.leeg", veld=field_words(key))
        hours.append(Decimal(number) / HUNDRED)
    return hours[0], hours[1]


def _day(given: Given) -> date:
    if given.day is None:
        raise UserError("watals_scherm.fout.leeg", veld=field_words(ASKS[given.kind].day))
    return given.day


def result_view(found: SideBySide) -> ResultView:
    """The result on screen."""
    said = (*note_lines(found), same_sentence(found), unknown_sentence(found.unknown), text("watals.zo_gerekend"))
    return ResultView(headline(found), under(found), side_rows(found), tuple(line for line in said if line))
