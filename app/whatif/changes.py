"""A change of a household as a value: what somebody asks "what if" about, and the household before and after it.

A change holds all year, before and after alike, so that two calculations differ by nothing else.
"""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.household import Dwelling, Household, Inkomensbron, Person, Rol, Woningsoort
from app.domain.ids import PersonId
from app.domain.message import Message, message
from app.domain.money import Cents, euros
from app.domain.period import always
from app.errors import UserError
from app.rules.huurverhoging import Huursoort
from app.rules.inwoning import Inwoner, with_lodger
from app.rules.parameters import load
from app.whatif.work import with_rights, work_of

NEW_PARTNER = PersonId("?partner")
NOTHING = Cents(0)


@dataclass(frozen=True, slots=True)
class OtherPay:
    """Another gross wage per month in eurocents; ``now`` is the present one, None when it follows from the year."""

    person_id: PersonId
    bruto: Cents
    now: Cents | None = None


@dataclass(frozen=True, slots=True)
class OtherIncome:
    """Another income than from work: net per month and toetsingsinkomen per year in eurocents, and what it is."""

    person_id: PersonId
    netto: Cents
    toetsingsinkomen: Cents
    bron: str = Inkomensbron.UITKERING.value


@dataclass(frozen=True, slots=True)
class MovesOut:
    """Somebody leaves the home; not the applicant."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class TurnsAdult:
    """A child comes of age: income per year in eurocents from then on, and whether it studies."""

    person_id: PersonId
    toetsingsinkomen: Cents = NOTHING
    studeert: bool = True


@dataclass(frozen=True, slots=True)
class PartnerMovesIn:
    """A partner moves in: yearly and net monthly income and assets in eurocents."""

    geboortedatum: date
    toetsingsinkomen: Cents
    netto: Cents
    vermogen: Cents = NOTHING
    bron: str = Inkomensbron.LOON.value


@dataclass(frozen=True, slots=True)
class OtherRent:
    """Another rent or another rented home: bare rent and service costs per month in eurocents.

    Without ``servicekosten`` these stay as they are. ``moves``: it is another home, of one's own. ``soort`` is the kind
    of rent of a home that stays the same; None is not known.
    """

    kale_huur: Cents
    servicekosten: Cents | None = None
    moves: bool = False
    soort: Huursoort | None = None


@dataclass(frozen=True, slots=True)
class Lodger:
    """Somebody comes to live in; see ``Inwoner``."""

    inwoner: Inwoner


Change = OtherPay | OtherIncome | MovesOut | TurnsAdult | PartnerMovesIn | OtherRent | Lodger


@dataclass(frozen=True, slots=True)
class BothWays:
    """The household before and after a change, and what to know or to ask about it."""

    before: Household
    after: Household
    notes: tuple[Message, ...] = ()


def both_ways(household: Household, change: Change, year: int) -> BothWays:
    """The household without and with a change. Raises UserError when it cannot be."""
    ways = _both_ways(household, change, year)
    return replace(ways, before=with_rights(ways.before, year), after=with_rights(ways.after, year))


def _both_ways(household: Household, change: Change, year: int) -> BothWays:
    match change:
        case OtherPay():
            work = work_of(household, change.person_id, year, change.now)
            return BothWays(work.at(work.bruto), work.at(euros(change.bruto)), work.notes)
        case OtherIncome():
            work = work_of(household, change.person_id, year, NOTHING)
            return BothWays(work.as_now(), work.instead(change.netto, change.toetsingsinkomen, change.bron))
        case MovesOut():
            return BothWays(household, _without(household, change.person_id), (message("watals.vraag.verhuizing"),))
        case TurnsAdult():
            return _grown_up(household, change, year)
        case PartnerMovesIn():
            return BothWays(household, _with_partner(household, change), (message("watals.vraag.partner"),))
        case OtherRent():
            return BothWays(household, _renting(household, change))
    return BothWays(household, with_lodger(household, change.inwoner))


def _without(household: Household, person_id: PersonId) -> Household:
    gone = _person(household, person_id)
    if gone.rol is Rol.AANVRAGER:
        raise UserError("watals.fout.aanvrager")
    polissen = tuple(polis for polis in household.zorg.polissen if polis.persoon != person_id)
    return replace(
        household,
        personen=tuple(person for person in household.personen if person.id != person_id),
        zorg=replace(household.zorg, polissen=polissen),
    )


def _grown_up(household: Household, change: TurnsAdult, year: int) -> BothWays:
    """The child of age all year; before it a year younger all year where that birthday is in this year."""
    grown_up = int(load(date(year, 1, 1)).get("awir.leeftijd_meerderjarig").amount)
    child = _person(household, change.person_id)
    if child.rol is not Rol.KIND:
        raise UserError("watals.fout.geen_kind")
    born = child.geboortedatum
    before = child if born is None or year - born.year != grown_up else _born(child, year - grown_up)
    after = replace(
        _born(child, year - grown_up - 1),
        toetsingsinkomen=change.toetsingsinkomen,
        studeert=always(change.studeert),
        kinderbijslag=always(False),
        opvang=(),
    )
    notes = (message("watals.vraag.kind_18"),)
    return BothWays(household.replacing(before), household.replacing(after), notes)


def _born(person: Person, year: int) -> Person:
    """On the last day of a year, so that the age is the same on the first day of each month of another year."""
    return replace(person, geboortedatum=date(year, 12, 31))


def _with_partner(household: Household, change: PartnerMovesIn) -> Household:
    if any(person.is_present(household.peildatum) for person in household.with_role(Rol.TOESLAGPARTNER)):
        raise UserError("watals.fout.partner")
    yes, no = always(True), always(False)
    works = change.bron in (Inkomensbron.LOON, Inkomensbron.ONDERNEMING)
    partner = Person(
        id=NEW_PARTNER,
        rol=Rol.TOESLAGPARTNER,
        geboortedatum=change.geboortedatum,
        toetsingsinkomen=change.toetsingsinkomen,
        vermogen=change.vermogen,
        zorgverzekerd=yes,
        ingeschreven=yes,
        rechtmatig_verblijf=yes,
        werkt_of_studeert=yes if works else no,
        netto_inkomen=always(change.netto),
        bron=always(change.bron),
        studeert=no,
        vrijlating=Cents(0),
        eigen_pensioen=Cents(0),
        jaren_laag_inkomen=0,
        inkomenstoeslag_gehad=False,
        arbeidsinkomen=change.toetsingsinkomen if works else Cents(0),
        inhoudingsplichtigen=1,
        loonheffingskorting=1,
        gelijk_inkomen=True,
        jonggehandicapt=False,
        opvang=(),
    )
    return replace(household, personen=(*household.personen, partner))


def _renting(household: Household, change: OtherRent) -> Household:
    home = household.woning
    service = change.servicekosten
    if change.moves:
        home = Dwelling(
            soort=Woningsoort.ZELFSTANDIG,
            servicekosten=always(service or Cents(0)),
            aangepast=False,
            vorige_huur=Cents(0),
            verhoogd_om_inkomen=False,
        )
    elif service is not None:
        home = replace(home, servicekosten=always(service))
    return replace(household, woning=replace(home, kale_huur=always(change.kale_huur)))


def _person(household: Household, person_id: PersonId) -> Person:
    found = next((person for person in household.personen if person.id == person_id), None)
    if found is None:
        raise UserError("watals.fout.persoon")
    return found
