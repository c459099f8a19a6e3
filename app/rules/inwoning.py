"""What a lodger would change for a household: the rent that comes in, and every regeling before and after.

A comparison and no right. What the landlord, the municipality and the tax office make of it is theirs to say: those are
questions, never amounts. Without rent it is somebody who moves in; with rent and a contract an onderhuurder, who counts
for no toeslag.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Inkomensbron, Person, Rol
from app.domain.ids import PersonId
from app.domain.message import Message, message
from app.domain.money import Cents
from app.domain.outcome import Range
from app.domain.period import always, months_later
from app.rules.awir import TWELVE
from app.rules.evaluate import evaluate

LONGEST = 12
"""Months that a lodging is agreed for at most."""
_YES = always(True)


@dataclass(frozen=True, slots=True)
class Inwoner:
    """Who would come to live there: rent in euros per month, yearly and net monthly income in eurocents.

    ``has_contract``: pays a rent that is usual, by a contract, and is no family.
    """

    huur: Decimal
    geboortedatum: date
    toetsingsinkomen: Cents
    netto_inkomen: Cents
    has_contract: bool = True


@dataclass(frozen=True, slots=True)
class Verandering:
    """One regeling that changes: its right per year before and after, in eurocents."""

    regeling: str
    before: Range
    after: Range


@dataclass(frozen=True, slots=True)
class Inwoning:
    """What changes in a calendar year, all year long: rent in euros per year, regelingen, and what to ask whom."""

    huur_per_jaar: Decimal
    changes: tuple[Verandering, ...]
    to_ask: tuple[Message, ...]


def with_lodger(household: Household, inwoner: Inwoner) -> Household:
    """The household with somebody more in the home."""
    person = Person(
        id=PersonId("?inwoner"),
        rol=Rol.ONDERHUURDER if inwoner.has_contract else Rol.MEDEBEWONER,
        geboortedatum=inwoner.geboortedatum,
        toetsingsinkomen=inwoner.toetsingsinkomen,
        vermogen=Cents(0),
        zorgverzekerd=_YES,
        ingeschreven=_YES,
        rechtmatig_verblijf=_YES,
        netto_inkomen=always(inwoner.netto_inkomen),
        bron=always(Inkomensbron.LOON.value),
        studeert=always(False),
        opvang=(),
    )
    return replace(household, personen=(*household.personen, person))


def compare(household: Household, inwoner: Inwoner, year: int) -> Inwoning:
    """What the lodger changes; regelingen of which nothing changes are left out."""
    before = evaluate(household, year, with_steps=False).outcomes
    after = evaluate(with_lodger(household, inwoner), year, with_steps=False).outcomes
    changes = tuple(
        Verandering(one.regeling, one.right, other.right)
        for one, other in zip(before, after, strict=True)
        if one.right != other.right
    )
    return Inwoning(inwoner.huur * TWELVE, changes, _questions(household, inwoner))


def is_within_a_year(begin: date, end: date) -> bool:
    """Whether a lodging is agreed for a year at most."""
    return begin <= end < months_later(begin, LONGEST)


def _questions(household: Household, inwoner: Inwoner) -> tuple[Message, ...]:
    asked = [message("inwoning.vraag.verhuurder")]
    lives_on = {person.bron.at(household.peildatum) for person in household.personen}
    if Inkomensbron.BIJSTAND.value in lives_on:
        asked.append(message("inwoning.vraag.gemeente"))
    if inwoner.huur:
        asked.append(message("inwoning.vraag.belasting"))
    return tuple(asked)
