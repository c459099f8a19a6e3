"""When a question applies: named conditions over the household and the answers so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.household import Household, Person, Rol, Woningsoort
from app.domain.money import Cents, euros
from app.domain.period import age_on
from app.intake.projection import Given
from app.rules.bijstand_situatie import (
    TOLD_ROUGHLY,
    age_of,
    couple_on,
    income_on,
    is_known,
    may_have_support,
    may_lack,
    supported_by,
)
from app.rules.bijstand_toeslagen import is_of_age
from app.rules.energiecontract import FIXED
from app.rules.energiekosten import LAW as ENERGY
from app.rules.heffingskortingen import LAW as TAX
from app.rules.heffingskortingen_huishouden import has_aow, reaches_aow, settle, withholding_of
from app.rules.minimaregelingen import is_near_norm, scheme_of
from app.rules.open_belasting import open_heffingskortingen
from app.rules.open_huur import rose_much
from app.rules.parameters import Parameters, laws, load
from app.rules.trace import Trace
from app.rules.zorgverzekering import LAW as INSURANCE
from app.rules.zorgverzekering import insured


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

    @property
    def year_end(self) -> date:
        """The last day of the year."""
        return date(self.household.peildatum.year, 12, 31)

    @property
    def adults(self) -> tuple[Person, ...]:
        """The applicant and the partner."""
        return couple_on(self.household, self.household.peildatum)

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
    asked_from = situation.limit("huurtoeslag.leeftijd_inkomen_kind_vragen")
    return age_on(person.geboortedatum, situation.year_end) >= asked_from


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


def _may_receive_bijstand(situation: Situation) -> bool:
    return _may_receive(situation, "bijstand")


def _may_receive_aio(situation: Situation) -> bool:
    return _may_receive(situation, "aio") and _has_aow_age(situation)


def _may_receive(situation: Situation, regeling: str) -> bool:
    """Whether neither what the adults live on nor a good income tells that nothing is received."""
    unknown = replace(situation.household, ontvangt=None).receives(regeling) is None
    return unknown and may_have_support(situation.household, situation.household.peildatum)


def _has_aow_age(situation: Situation) -> bool:
    limit = situation.limit("aow.leeftijd")
    return any(not _younger_than(person, limit, situation.year_end) for person in situation.adults)


def _study_counts(situation: Situation) -> bool:
    """Of a young adult because of studiefinanciering, of others because who studies does not share the costs."""
    person = situation.person
    if person is None:
        return False
    if person in situation.adults:
        return _younger_than(person, situation.limit("participatiewet.studietoeslag_leeftijd_tot"), situation.new_year)
    shares = situation.limit("participatiewet.leeftijd_kostendeler")
    matters = _may_lack_income(situation) or _pays_gemeente(situation) or _pays_waterschap(situation)
    return matters and not _younger_than(person, shares, situation.year_end)


def _may_lack_income(situation: Situation) -> bool:
    return may_lack(situation.household, situation.household.peildatum)


def _earns_beside_bijstand(situation: Situation) -> bool:
    day = situation.household.peildatum
    support = supported_by(situation.household, day)
    return bool(support) and income_on(situation.household, day) - support >= TOLD_ROUGHLY


def _pension_counts(situation: Situation) -> bool:
    return _has_aow_age(situation) and _may_lack_income(situation)


def _has_low_income(situation: Situation) -> bool:
    """Whether somebody of the age for it may have the inkomenstoeslag."""
    household, day = situation.household, situation.household.peildatum
    if not is_known(household, day) or not is_near_norm(household, day):
        return False
    return any(is_of_age(situation.law, age_of(person, day)) for person in situation.adults)


def _municipality_has_supplement(situation: Situation) -> bool:
    return scheme_of(situation.household) is not None


def _has_taxed_income(situation: Situation) -> bool:
    person = situation.person
    return person is not None and bool(person.toetsingsinkomen) and _has_tax_figures(situation)


def _files_tax_return(situation: Situation) -> bool:
    """Whether somebody has an income of which the tax of the year can be said."""
    person = situation.person
    if person is None or person.geboortedatum is None or not _has_taxed_income(situation):
        return False
    return not reaches_aow(person, situation.law, situation.new_year.year)


def _is_paid(situation: Situation) -> bool:
    """Whether somebody has a payer, or may have one though that is not known."""
    person = situation.person
    if person is None:
        return False
    refused = f"personen.{person.id}.inhoudingsplichtigen" in situation.known.refused
    return refused or bool(person.inhoudingsplichtigen)


def _is_paid_once_with_credit(situation: Situation) -> bool:
    person = situation.person
    return person is not None and (person.inhoudingsplichtigen, person.loonheffingskorting) == (1, 1)


def _withheld_is_open(situation: Situation) -> bool:
    """Whether what was withheld does not follow from who pays, after that was asked."""
    person = situation.person
    if person is None or withholding_of(person).follows:
        return False
    asked = ["inhoudingsplichtigen", "loonheffingskorting"]
    if _is_paid_once_with_credit(situation):
        asked.append("gelijk_inkomen")
    return all(
        getattr(person, field) is not None or f"personen.{person.id}.{field}" in situation.known.refused
        for field in asked
    )


def _may_have_wajong(situation: Situation) -> bool:
    return situation.person is not None and not has_aow(situation.person, situation.law, situation.new_year.year)


def _tax_may_come_back(situation: Situation) -> bool:
    household, law, year = situation.household, situation.law, situation.new_year.year
    if TAX not in laws(law.year) or any(slot.unbounded for slot in open_heffingskortingen(household, law, year)):
        return False
    return settle(household, law, Trace(silent=True), year, most=True).terug > 0


def _payers_of_premium(situation: Situation) -> tuple[Person, ...]:
    year = situation.new_year.year
    return insured(situation.household, situation.law, year) if INSURANCE in laws(situation.law.year) else ()


def _pays_premium(situation: Situation) -> bool:
    return situation.person in _payers_of_premium(situation)


def _somebody_pays_premium(situation: Situation) -> bool:
    return bool(_payers_of_premium(situation))


def _has_additional(situation: Situation) -> bool:
    return situation.person is not None and bool(situation.household.zorg.of(situation.person.id).aanvullend)


def _rent_may_have_risen(situation: Situation) -> bool:
    """Whether it is not told that the rent never rose."""
    return situation.household.woning.vorige_huur != 0


def _rent_rose_much(situation: Situation) -> bool:
    """Whether it rose more than it may for any income; while the day is not known as if it was today."""
    household = situation.household
    if household.woning.verhoogd_op is None:
        household = replace(household, woning=replace(household.woning, verhoogd_op=household.peildatum))
    return rose_much(household, situation.new_year.year)


def _has_energy_figures(situation: Situation) -> bool:
    return ENERGY in laws(situation.law.year)


def _looks_at_energy(situation: Situation) -> bool:
    return _has_energy_figures(situation) and situation.household.energie.vergelijken is True


def _uses_gas(situation: Situation) -> bool:
    return situation.household.energie.verbruik.gas_m3 != 0


def _has_fixed_contract(situation: Situation) -> bool:
    return situation.household.energie.contract.soort == FIXED


def _has_tax_figures(situation: Situation) -> bool:
    return TAX in laws(situation.law.year)


def _talks_of_care_costs(situation: Situation) -> bool:
    return situation.household.zorgkosten.bespreken is True


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
    "may_receive_bijstand": _may_receive_bijstand,
    "may_receive_aio": _may_receive_aio,
    "study_counts": _study_counts,
    "earns_beside_bijstand": _earns_beside_bijstand,
    "pension_counts": _pension_counts,
    "has_low_income": _has_low_income,
    "municipality_has_supplement": _municipality_has_supplement,
    "has_taxed_income": _has_taxed_income,
    "files_tax_return": _files_tax_return,
    "is_paid": _is_paid,
    "is_paid_once_with_credit": _is_paid_once_with_credit,
    "withheld_is_open": _withheld_is_open,
    "may_have_wajong": _may_have_wajong,
    "tax_may_come_back": _tax_may_come_back,
    "pays_premium": _pays_premium,
    "somebody_pays_premium": _somebody_pays_premium,
    "has_additional": _has_additional,
    "rent_may_have_risen": _rent_may_have_risen,
    "rent_rose_much": _rent_rose_much,
    "has_tax_figures": _has_tax_figures,
    "talks_of_care_costs": _talks_of_care_costs,
    "has_energy_figures": _has_energy_figures,
    "looks_at_energy": _looks_at_energy,
    "uses_gas": _uses_gas,
    "has_fixed_contract": _has_fixed_contract,
}
"""The conditions that the data of the questions may name."""
