"""Huurtoeslag of a household: who counts, whose income and assets, and the rent of each month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Person, Rol, Woningsoort
from app.domain.message import Message, message
from app.domain.money import ZERO, Cents, euros
from app.domain.period import age_on
from app.rules.awir import (
    Right,
    assets_of,
    award,
    has_partner_all_year,
    income_of,
    minors_of,
    partner_on,
    without_residue,
    year_of,
)
from app.rules.huurtoeslag import Huur, is_above_limit, limit_of, month_amount
from app.rules.parameters import Parameters
from app.rules.trace import Trace, artikel

_NONE = Cents(0)
RENTED = frozenset((Woningsoort.ZELFSTANDIG, Woningsoort.AANGEWEZEN))


@dataclass(frozen=True, slots=True)
class Bewoners:
    """Who counts for huurtoeslag on a day: the couple, the children and the medebewoners, without onderhuurders."""

    aanvrager: Person
    partner: Person | None
    kinderen: tuple[Person, ...]
    medebewoners: tuple[Person, ...]

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All who count, the applicant first."""
        partner = (self.partner,) if self.partner else ()
        return (self.aanvrager, *partner, *self.kinderen, *self.medebewoners)


def bewoners_on(household: Household, day: date) -> Bewoners:
    """Who counts on a day (Awir article 2, Wht articles 2 and 9).

    A child that is registered elsewhere, or not born yet, does not live here.
    """
    present = [person for person in household.personen if person.is_present(day)]
    return Bewoners(
        household.aanvrager,
        partner_on(household, day),
        tuple(p for p in present if p.rol is Rol.KIND and p.ingeschreven.at(day) and _is_born(p, day)),
        tuple(p for p in present if p.rol is Rol.MEDEBEWONER),
    )


@artikel("Algemene wet inkomensafhankelijke regelingen", "7, tweede en zesde lid")
def rekeninkomen(trace: Trace, *, inkomens: Decimal, vrijgesteld: Decimal) -> Decimal:
    """The income that counts for the rent: of all who live there, less what is exempt of young children; per year."""
    return inkomens - vrijgesteld


def huurtoeslag(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """The huurtoeslag of a household of which everything is known, in one calendar year."""
    months_of = year_of(household, year, lambda first: _situation(household, law, year, first))
    months = months_of.amounts(trace, lambda renting: _of_situation(trace, law, renting))
    exact = without_residue(sum(months, ZERO))
    granted = award(trace, law, exact) if exact else ZERO
    return Right(
        months=tuple(months) if granted else (ZERO,) * 12,
        exact=exact,
        award=granted,
        reason=message(f"reden.huurtoeslag.{months_of.reason(granted, 'nee_inkomen')}"),
        warnings=_warnings(household, law, year),
        estimate=trace.estimate,
    )


def _situation(household: Household, law: Parameters, year: int, first: date) -> tuple[Huur, Decimal] | str:
    """The renting of a month and what of the income is exempt in it, or why there is no right."""
    bewoners = bewoners_on(household, first)
    huur, exempt = _renting(household, law, year, first, bewoners)
    refusal = _refusal(household, law, year, first, bewoners)
    if not refusal and is_above_limit(law, huur):
        refusal = "nee_huur_te_hoog"
    return refusal or (huur, exempt)


def _of_situation(trace: Trace, law: Parameters, renting: tuple[Huur, Decimal]) -> Decimal:
    huur, exempt = renting
    rekeninkomen(trace, inkomens=huur.inkomen + exempt, vrijgesteld=exempt)
    return month_amount(trace, law, huur)


def _refusal(household: Household, law: Parameters, year: int, first: date, bewoners: Bewoners) -> str:
    """Why there is no right in this month, or an empty text."""
    if household.woning.soort not in RENTED:
        return "nee_koop" if household.woning.soort is Woningsoort.KOOP else "nee_onzelfstandig"
    if not _is_old_enough(law, first, bewoners):
        return "nee_leeftijd"
    adults = [p for p in bewoners.everybody if p.rol is not Rol.KIND]
    if not all(person.ingeschreven.at(first) for person in adults):
        return "nee_ingeschreven"
    if not all(person.rechtmatig_verblijf.at(first) for person in adults):
        return "nee_verblijf"
    return "nee_vermogen" if _has_too_much(household, law, year, bewoners) else ""


def _is_old_enough(law: Parameters, first: date, bewoners: Bewoners) -> bool:
    """18 or older; a minor with a child of his own has the right too (Wht article 2)."""
    born = bewoners.aanvrager.geboortedatum
    adult = law.get("awir.leeftijd_meerderjarig").amount
    return bool(bewoners.kinderen) or (born is not None and age_on(born, first) >= adult)


def _is_born(child: Person, day: date) -> bool:
    return child.geboortedatum is None or child.geboortedatum <= day


def _has_too_much(household: Household, law: Parameters, year: int, bewoners: Bewoners) -> bool:
    """Whether somebody has more assets than the limit on 1 January; the couple together when a couple all year."""
    minors = minors_of(household, year, law)
    own = assets_of(bewoners.aanvrager, *minors)
    single = law.get("awir.vermogensgrens_huurtoeslag_zonder_partner").amount
    if bewoners.partner is not None and has_partner_all_year(household, year):
        joint = law.get("awir.vermogensgrens_huurtoeslag_met_partner").amount
        couple = own + assets_of(bewoners.partner) > joint
    else:
        couple = own > single or assets_of(bewoners.partner) > single
    others = [p for p in (*bewoners.kinderen, *bewoners.medebewoners) if p not in minors]
    limit = law.get("awir.vermogensgrens_huurtoeslag_medebewoner").amount
    return couple or any(assets_of(person) > limit for person in others)


def _renting(household: Household, law: Parameters, year: int, first: date, bewoners: Bewoners) -> tuple[Huur, Decimal]:
    """The renting of a month, and what of the children's income is exempt in it."""
    woning = household.woning
    exempt = _exempt(law, year, bewoners.kinderen)
    huur = Huur(
        inkomen=income_of(*bewoners.everybody) - exempt,
        personen=len(bewoners.everybody),
        kale_huur=euros(woning.kale_huur.at(first) or _NONE),
        servicekosten=euros(woning.servicekosten.at(first) or _NONE),
        jong=_is_young_home(household, law, first, bewoners),
    )
    return huur, exempt


def _exempt(law: Parameters, year: int, kinderen: Sequence[Person]) -> Decimal:
    """What is left out of the income of children who were not yet 23 at the start of the year (Awir 7 lid 6)."""
    limit = law.get("awir.vrijstelling_inkomen_kind_leeftijd").amount
    exemption = law.get("awir.vrijstelling_inkomen_kind").amount
    new_year = date(year, 1, 1)
    return sum(
        (
            min(exemption, income_of(child))
            for child in kinderen
            if child.geboortedatum is not None and age_on(child.geboortedatum, new_year) < limit
        ),
        ZERO,
    )


def _is_young_home(household: Household, law: Parameters, first: date, bewoners: Bewoners) -> bool:
    """Whether everybody is young, without a child and without an adapted home (Wht article 13)."""
    if bewoners.kinderen or household.woning.aangepast:
        return False
    limit = law.get("huurtoeslag.leeftijd_jong").amount
    return all(p.geboortedatum is not None and age_on(p.geboortedatum, first) < limit for p in bewoners.everybody)


def rent_limit_on(household: Household, law: Parameters, first: date) -> Decimal:
    """The highest rent that counts for this household in the month of this first day, in euros per month."""
    return limit_of(law, _is_young_home(household, law, first, bewoners_on(household, first)))


def _warnings(household: Household, law: Parameters, year: int) -> tuple[Message, ...]:
    found: list[Message] = []
    new_year = date(year, 1, 1)
    if any(p.rol is Rol.KIND and p.ingeschreven.at(new_year) is False for p in household.personen):
        found.append(message("let_op.kind_niet_ingeschreven"))
    per_post = law.get("huurtoeslag.servicekosten_maximum_per_post").amount
    service = household.woning.servicekosten.at(household.peildatum)
    if per_post and service is not None and euros(service) > per_post:
        found.append(message("let_op.servicekosten_per_post", grens=per_post))
    if household.with_role(Rol.ONDERHUURDER):
        found.append(message("let_op.onderhuurder"))
    return tuple(found)
