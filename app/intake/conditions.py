"""When a question applies: named conditions over the household and the answers so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.household import Household, Person, Rol, Woningsoort
from app.domain.money import Cents, euros
from app.domain.period import age_on
from app.intake.projection import Given
from app.rules.parameters import Parameters, load


@dataclass(frozen=True, slots=True)
class Situation:
    """What a condition may look at: the household, the answers, and the person the question is about."""

    household: Household
    known: Given
    person: Person | None
    group: str

    @property
    def law(self) -> Parameters:
        """The parameters on the peildatum."""
        return load(self.household.peildatum)

    @property
    def new_year(self) -> date:
        """The first day of the year."""
        return date(self.household.peildatum.year, 1, 1)

    def limit(self, parameter: str) -> int:
        """An age from the law."""
        return int(self.law.get(parameter).amount)


def _younger_than(person: Person, age: int, day: date) -> bool:
    """Whether the person is younger than this, or might be."""
    return person.geboortedatum is None or age_on(person.geboortedatum, day) < age


def _children_younger_than(situation: Situation, age: int) -> bool:
    children = situation.household.with_role(Rol.KIND)
    return any(_younger_than(child, age, situation.new_year) for child in children)


def _has_young_children(situation: Situation) -> bool:
    return _children_younger_than(situation, situation.limit("kindgebonden_budget.leeftijd_einde"))


def _is_young_child(situation: Situation) -> bool:
    limit = situation.limit("kindgebonden_budget.leeftijd_einde")
    return situation.person is not None and _younger_than(situation.person, limit, situation.new_year)


def _has_care_children(situation: Situation) -> bool:
    return _children_younger_than(situation, situation.limit("kinderopvangtoeslag.leeftijd_einde"))


def _is_care_child(situation: Situation) -> bool:
    limit = situation.limit("kinderopvangtoeslag.leeftijd_einde")
    return situation.person is not None and _younger_than(situation.person, limit, situation.new_year)


def _uses_care(situation: Situation) -> bool:
    return _has_care_children(situation) and situation.known.is_true("huishouden.opvang")


def _child_has_care(situation: Situation) -> bool:
    if situation.person is None:
        return False
    sort = situation.known.value(f"personen.{situation.person.id}.opvang.soort")
    return isinstance(sort, str) and sort != "geen"


def _group_denied(situation: Situation) -> bool:
    return situation.known.value(f"huishouden.{situation.group}") is False


def _earns_own_income(situation: Situation) -> bool:
    person = situation.person
    if person is None or person.geboortedatum is None:
        return person is not None
    year_end = date(situation.household.peildatum.year, 12, 31)
    return age_on(person.geboortedatum, year_end) >= situation.limit("huurtoeslag.leeftijd_inkomen_kind_vragen")


def _owns_own_money(situation: Situation) -> bool:
    person = situation.person
    adult = situation.limit("awir.leeftijd_meerderjarig")
    return person is not None and (
        person.geboortedatum is None or age_on(person.geboortedatum, situation.new_year) >= adult
    )


def _rents(situation: Situation) -> bool:
    return situation.household.woning.soort is not Woningsoort.KOOP


def _service_costs_count(situation: Situation) -> bool:
    return situation.law.get("huurtoeslag.servicekosten_maximum").amount > 0


def _everybody_young(situation: Situation) -> bool:
    limit = situation.limit("huurtoeslag.leeftijd_jong")
    return all(_younger_than(p, limit, situation.new_year) for p in situation.household.personen)


def _may_pay(aanslag: Cents | None) -> bool:
    return aanslag is None or aanslag > 0


def _pays_gemeente(situation: Situation) -> bool:
    return _rents(situation) and bool(situation.household.lokale_lasten.gemeente_aanslag)


def _pays_waterschap(situation: Situation) -> bool:
    return _rents(situation) and bool(situation.household.lokale_lasten.waterschap_aanslag)


def _may_pay_local_taxes(situation: Situation) -> bool:
    lasten = situation.household.lokale_lasten
    return _rents(situation) and (_may_pay(lasten.gemeente_aanslag) or _may_pay(lasten.waterschap_aanslag))


def _car_counts(situation: Situation) -> bool:
    waarde = situation.household.bezit.auto_waarde
    free = situation.law.get("kwijtschelding.auto_vrij").amount
    return _may_pay_local_taxes(situation) and waarde is not None and euros(waarde) > free


CONDITIONS: Mapping[str, Callable[[Situation], bool]] = {
    "has_young_children": _has_young_children,
    "is_young_child": _is_young_child,
    "has_care_children": _has_care_children,
    "is_care_child": _is_care_child,
    "uses_care": _uses_care,
    "child_has_care": _child_has_care,
    "group_denied": _group_denied,
    "earns_own_income": _earns_own_income,
    "owns_own_money": _owns_own_money,
    "rents": _rents,
    "service_costs_count": _service_costs_count,
    "everybody_young": _everybody_young,
    "pays_gemeente": _pays_gemeente,
    "pays_waterschap": _pays_waterschap,
    "may_pay_local_taxes": _may_pay_local_taxes,
    "car_counts": _car_counts,
}
"""The conditions that the data of the questions may name."""
