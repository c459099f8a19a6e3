"""Lines that a budget can begin with, from what was told already: nothing is asked twice."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from app.budget.categories import categories, of_regeling
from app.budget.lines import Frequency, Group, Payer
from app.domain.household import Household, Inkomst, Person, Rol, Uitgave
from app.domain.money import Cents

_OF_SORT = {
    "loon": "loon",
    "uitkering": "uitkering",
    "pensioen": "pensioen",
    "aow": "aow",
    "alimentatie": "alimentatie_in",
    "onderneming": "onderneming",
    "anders": "overig_in",
}
_OF_SOURCE = {
    "loon": "loon",
    "uitkering": "uitkering",
    "bijstand": "bijstand",
    "aow": "aow",
    "pensioen": "pensioen",
    "studiefinanciering": "studiefinanciering",
    "onderneming": "onderneming",
}
_RECEIVED_PER = {"maand": Frequency.MONTH, "kwartaal": Frequency.QUARTER, "jaar": Frequency.YEAR}


@dataclass(frozen=True, slots=True)
class Known:
    """A line as far as it is known: eurocents per ``per``, and the day of the month where that was told."""

    category: str
    amount: Cents
    per: Frequency
    payer: Payer = Payer.RESIDENT
    day: int | None = None


def known_lines(household: Household, day: date, present: Collection[str] = ()) -> tuple[Known, ...]:
    """What the household told that belongs in a budget, without the categories that are there already.

    An expense that was named as such goes before what is known of it elsewhere.
    """
    named = [_expense(one) for one in household.uitgaven]
    told = {known.category for known in named}
    costs = [known for known in _costs(household, day) if known.category not in told]
    found = [*_incomes(household, day), *_received(household), *costs, *named]
    return tuple([known for known in found if known.category not in present and known.amount])


def _expense(told: Uitgave) -> Known:
    return Known(told.soort, told.bedrag or Cents(0), Frequency(told.per), day=told.dag)


def _incomes(household: Household, day: date) -> Iterator[Known]:
    roles = {Rol.AANVRAGER: Payer.RESIDENT, Rol.TOESLAGPARTNER: Payer.PARTNER}
    for person in household.personen:
        if person.rol in roles and person.is_present(day):
            yield from _income_of(person, roles[person.rol], day)


def _income_of(person: Person, payer: Payer, day: date) -> Iterator[Known]:
    """The incomes one by one when each is known and net, otherwise the sum as it was told."""
    told = [_income(one, payer) for one in person.inkomsten]
    if told and None not in told:
        yield from [one for one in told if one is not None]
        return
    month = person.netto_per_maand.at(day)
    if month is not None:
        source = person.bron.at(day) or ""
        yield Known(_OF_SOURCE.get(source, "overig_in"), month, Frequency.MONTH, payer)


def _income(income: Inkomst, payer: Payer) -> Known | None:
    if income.bedrag is None or not income.netto:
        return None
    return Known(_OF_SORT[income.soort], income.bedrag, Frequency(income.per), payer, income.dag)


def _received(household: Household) -> Iterator[Known]:
    """Toeslagen that are received; bijstand and AIO are in the income of a person already."""
    for item in household.ontvangt or ():
        category = of_regeling(item.regeling)
        is_income = category is not None and category.group is Group.INCOME
        if category is not None and is_income and category.id not in ("bijstand", "aio") and item.bedrag:
            yield Known(category.id, item.bedrag, _RECEIVED_PER[item.per.value])


def _costs(household: Household, day: date) -> Iterator[Known]:
    month, year = Frequency.MONTH, Frequency.YEAR
    home, taxes, polissen = household.woning, household.lokale_lasten, household.zorg.polissen
    told = (
        ("huur", home.kale_huur.at(day), month),
        ("servicekosten", home.servicekosten.at(day), month),
        ("energie", household.energie.termijnbedrag, month),
        ("zorgverzekering", Cents(sum(polis.premie or 0 for polis in polissen)), month),
        ("zorg_aanvullend", Cents(sum(polis.aanvullend or 0 for polis in polissen)), month),
        ("gemeente_belasting", taxes.gemeente_aanslag, year),
        ("waterschap", taxes.waterschap_aanslag, year),
    )
    for name, amount, per in told:
        if amount:
            assert name in categories()
            yield Known(name, amount, per)
