"""Pay from work: what another gross wage makes of the income of one person, on the account and for the tax office.

Pay is reckoned without a pension premium and without holiday pay on the account, with it for the income of the year.
What somebody takes home now is known better than any table tells, so a wage is scaled to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from app.domain.household import Household, Inkomensbron, Person, Received
from app.domain.ids import PersonId
from app.domain.message import Message, message
from app.domain.money import ONE, ZERO, Cents, cents, euros, half_up_cent
from app.domain.period import Varying, age_on, always
from app.rules.awir import TWELVE
from app.rules.bijstand_situatie import SUPPORT, supported_by
from app.rules.bijstandsnorm import has_aow_age
from app.rules.inkomen import Betaling, Bruto, Inkomenssoort, net_month
from app.rules.parameters import Parameters, load
from app.rules.toekenning import bounds_of
from app.rules.trace import Trace
from app.rules.vangnet import AIO, BIJSTAND

WEEKS = Decimal(52)
ON_SUPPORT = frozenset({Inkomensbron.BIJSTAND.value})
WITH_CREDIT = frozenset({Inkomensbron.LOON.value, Inkomensbron.GEEN.value, Inkomensbron.STUDIEFINANCIERING.value})
"""What leaves the loonheffingskorting for the pay from work; somebody else pays already where there is a benefit."""
LIKELY = (Decimal("0.6"), Decimal("1.15"))
"""What is taken home lies between these parts of the calculated net pay; outside it the pay is another than told."""


@dataclass(frozen=True, slots=True)
class Work:
    """What one person earns from work now, and what stands beside it.

    ``bruto`` is the gross pay of a month in euros. ``beside`` is what else comes in net per month, None when nobody
    said what comes in; ``factor`` makes of calculated net pay what is taken home. ``rest`` is the toetsingsinkomen
    apart from work in euros per year, None when it is not known; ``support`` the bijstand or AIO that stands behind it
    in euros per month.
    """

    household: Household
    person_id: PersonId
    year: int
    bruto: Decimal
    beside: Decimal | None
    factor: Decimal
    rest: Decimal | None
    support: Decimal
    notes: tuple[Message, ...]

    @property
    def person(self) -> Person:
        """Who it is about."""
        return next(person for person in self.household.personen if person.id == self.person_id)

    @property
    def bron(self) -> str | None:
        """What the person mainly lives on; None is not known."""
        return self.person.bron.at(self.household.peildatum)

    def net(self, bruto: Decimal) -> Decimal:
        """What is taken home of a gross month, in euros."""
        return half_up_cent(net_of(self.household, self.person, bruto, self.year) * self.factor)

    def at(self, bruto: Decimal) -> Household:
        """The household when this person earns so much gross per month, all year, withheld by one employer."""
        total = None if self.beside is None else max(ZERO, self.beside + self.net(bruto))
        told = self.person
        pay = cents(year_of_pay(bruto, self.year))
        bron = Inkomensbron.LOON.value if bruto and told.bron.at(self.household.peildatum) == "geen" else None
        changed = replace(
            told,
            netto_inkomen=Varying() if total is None else always(cents(total)),
            toetsingsinkomen=None if self.rest is None else Cents(cents(self.rest) + pay),
            arbeidsinkomen=pay if self._all_work(bruto) else None,
            bron=told.bron if bron is None else always(bron),
            ingehouden_loonheffing=None,
        )
        household = _without_free_pay(self.household.replacing(changed))
        if self.bron in WITH_CREDIT | ON_SUPPORT:
            household = _one_payer(household, self.person_id)
        return _settled(household, self.year, self._behind)

    def _all_work(self, bruto: Decimal) -> bool:
        """Whether it is known how much of the income is pay for work."""
        return bool(bruto) or self.person.arbeidsinkomen is not None or self.bron in WITH_CREDIT | ON_SUPPORT

    def instead(self, netto: Cents, toetsingsinkomen: Cents, bron: str) -> Household:
        """The household when this person has another income in the place of all but bijstand or AIO.

        ``netto`` is in eurocents per month, ``toetsingsinkomen`` per year.
        """
        behind = cents(self.rest or ZERO) if self.support else Cents(0)
        is_open = bool(self.support) and self.rest is None
        changed = replace(
            self.person,
            netto_inkomen=always(Cents(netto + self._own_support())),
            toetsingsinkomen=None if is_open else Cents(toetsingsinkomen + behind),
            bron=self.person.bron if self.support else always(bron),
            arbeidsinkomen=toetsingsinkomen if bron == Inkomensbron.LOON else Cents(0),
        )
        return _settled(_one_payer(self.household.replacing(changed), self.person_id), self.year, self._behind)

    def _own_support(self) -> Cents:
        """The part of the bijstand or AIO that is in what comes in for this person, in eurocents per month."""
        others = [one for one in self.household.personen if one.id != self.person_id]
        day = self.household.peildatum
        paid = sum(one.netto_per_maand.at(day) or 0 for one in others if one.bron.at(day) in ON_SUPPORT)
        return Cents(max(0, cents(self.support) - paid))

    def as_now(self) -> Household:
        """The household as it is, with its tax withheld the same as after a change."""
        return _settled(_one_payer(self.household, self.person_id), self.year, self._behind)

    @property
    def _behind(self) -> tuple[PersonId, Decimal] | None:
        return None if self.rest is None else (self.person_id, self.rest)


def with_rights(household: Household, year: int, behind: tuple[PersonId, Decimal] | None = None) -> Household:
    """With the bijstand or AIO there is a right to in the place of what is received, and as much income of the year.

    ``behind`` is how much of the income of one person is bijstand before tax, in euros per year; of others who live on
    it that is all. A household without bijstand stays as it is, and so does one of which the right is not sure.
    """
    support = euros(supported_by(household, household.peildatum))
    rights = _sure_rights(household, year) if support else None
    if rights is None:
        return household
    left = euros(Cents(sum(right.bedrag or 0 for right in rights)))
    gone = ONE - min(ONE, left / support)
    people = tuple(_less_taxed(household, gone, behind, before_tax(support, year)))
    others = tuple(one for one in household.ontvangt or () if one.regeling not in SUPPORT)
    return _less_paid(replace(household, personen=people, ontvangt=(*others, *rights)), support - left)


def _sure_rights(household: Household, year: int) -> tuple[Received, ...] | None:
    """What there is a right to of bijstand and AIO, per month; None while that is not sure."""
    law = load(date(year, 1, 1))
    found = [(regeling.name, bounds_of(regeling, household, law, year)) for regeling in (BIJSTAND, AIO)]
    if not all(one.is_exact for _, one in found):
        return None
    return tuple(Received(name, cents(one.high.award / TWELVE)) for name, one in found)


def _settled(household: Household, year: int, behind: tuple[PersonId, Decimal] | None) -> Household:
    """The same after somebody's income changed; while the right is not sure nothing is known of what comes in."""
    is_supported = bool(supported_by(household, household.peildatum))
    if is_supported and _sure_rights(household, year) is None:
        return _open_support(household)
    return with_rights(household, year, behind)


@lru_cache(maxsize=64)
def before_tax(support: Decimal, year: int) -> Decimal:
    """What net bijstand per month is before tax in a year with its holiday pay, in euros, to about ten euros."""
    law = load(date(year, 1, 1))
    wanted = support / (ONE - law.get("participatiewet.vakantietoeslag").amount)
    low, high = ZERO, wanted * 2
    while high - low > ONE:
        middle = (low + high) / 2
        paid = net_month(Trace(silent=True), law, Bruto(middle, Betaling.MAAND, True, Inkomenssoort.UITKERING)).netto
        low, high = (middle, high) if paid < wanted else (low, middle)
    return half_up_cent(high * TWELVE)


def _less_taxed(
    household: Household, part: Decimal, behind: tuple[PersonId, Decimal] | None, most: Decimal
) -> Iterator[Person]:
    """Everybody who lives on it, with this part gone of the income behind it, which is ``most`` at the most."""
    for person in household.personen:
        income = person.toetsingsinkomen
        if income is None or person.bron.at(household.peildatum) not in ON_SUPPORT:
            yield person
            continue
        mine = behind[1] if behind is not None and behind[0] == person.id else euros(income)
        yield replace(person, toetsingsinkomen=Cents(income - cents(min(mine, most) * part)))


def _one_payer(household: Household, person_id: PersonId) -> Household:
    """One payer that withholds the same every month, with the credit, so that a return has nothing to set right."""
    person = next(one for one in household.personen if one.id == person_id)
    return household.replacing(
        replace(person, ingehouden_loonheffing=None, inhoudingsplichtigen=1, loonheffingskorting=1, gelijk_inkomen=True)
    )


def _open_support(household: Household) -> Household:
    """While the right is not sure, it is not known what comes in nor what the income of the year is."""
    people = [
        replace(person, netto_inkomen=Varying(), inkomsten=(), toetsingsinkomen=None)
        if person.bron.at(household.peildatum) in ON_SUPPORT
        else person
        for person in household.personen
    ]
    others = [one for one in household.ontvangt or () if one.regeling not in SUPPORT]
    return replace(household, personen=tuple(people), ontvangt=(*others, *(Received(name, None) for name in SUPPORT)))


def _less_paid(household: Household, less: Decimal) -> Household:
    """With so much less bijstand in what comes in, in euros per month; below zero is more."""
    left = cents(less)
    people: list[Person] = []
    for person in household.personen:
        net = person.netto_per_maand.at(household.peildatum)
        if net is None or not left or person.bron.at(household.peildatum) not in ON_SUPPORT:
            people.append(person)
            continue
        taken = min(net, left)
        left = Cents(left - taken)
        people.append(replace(person, netto_inkomen=always(Cents(net - taken))))
    return replace(household, personen=tuple(people))


def _without_free_pay(household: Household) -> Household:
    """While nobody said what the municipality leaves of a wage it leaves nothing: it decides on that itself."""
    applicant = household.aanvrager
    if applicant.vrijlating is not None:
        return household
    return household.replacing(replace(applicant, vrijlating=Cents(0)))


def work_of(household: Household, person_id: PersonId, year: int, bruto: Cents | None = None) -> Work:
    """The work of one person; ``bruto`` is the gross pay of a month when it was told, in eurocents.

    Otherwise it follows from the pay of the year, or from the income of the year of who lives on wages.
    """
    person = next(one for one in household.personen if one.id == person_id)
    bron = person.bron.at(household.peildatum)
    gross = euros(bruto) if bruto is not None else _gross_of(person, bron, year)
    net = net_of(household, person, gross, year)
    told = person.netto_per_maand.at(household.peildatum)
    beside, factor, notes = _beside(bron, told, net)
    income = person.toetsingsinkomen
    support = euros(supported_by(household, household.peildatum)) if bron in ON_SUPPORT else ZERO
    known = bron not in ON_SUPPORT or all(household.receives(name) is not None for name in SUPPORT[:1])
    return Work(
        household=household,
        person_id=person_id,
        year=year,
        bruto=gross,
        beside=beside,
        factor=factor,
        rest=None if income is None or not known else max(ZERO, euros(income) - year_of_pay(gross, year)),
        support=support,
        notes=(*notes, *_questions(bron)),
    )


def year_of_pay(bruto: Decimal, year: int) -> Decimal:
    """The taxed pay of a year with its holiday pay, of so much gross per month; euros."""
    return half_up_cent(bruto * TWELVE * (ONE + _holiday(year)))


def month_of_hours(uurloon: Cents, hours: Decimal) -> Cents:
    """The gross pay of a month in eurocents for so many hours a week."""
    return cents(euros(uurloon) * hours * WEEKS / TWELVE)


def net_of(household: Household, person: Person, bruto: Decimal, year: int) -> Decimal:
    """The calculated net pay of a month, in euros, by the white month table."""
    law = load(date(year, 1, 1))
    bron = person.bron.at(household.peildatum)
    pay = Bruto(bruto, Betaling.MAAND, bron is None or bron in WITH_CREDIT | ON_SUPPORT, aow=_is_old(person, law, year))
    return net_month(Trace(silent=True), law, pay).netto


def _is_old(person: Person, law: Parameters, year: int) -> bool:
    born = person.geboortedatum
    return born is not None and has_aow_age(law, age_on(born, date(year, 1, 1)))


def _gross_of(person: Person, bron: str | None, year: int) -> Decimal:
    """The gross month behind the pay, or the income, of a year."""
    pay = person.arbeidsinkomen
    if not pay:
        pay = person.toetsingsinkomen if bron == Inkomensbron.LOON else None
    return half_up_cent(euros(pay or Cents(0)) / TWELVE / (ONE + _holiday(year)))


def _holiday(year: int) -> Decimal:
    return load(date(year, 1, 1)).get("loonheffing.vakantiebijslag").amount


def _beside(bron: str | None, told: Cents | None, net: Decimal) -> tuple[Decimal | None, Decimal, tuple[Message, ...]]:
    """What comes in beside work, what part of calculated pay is taken home, and what is odd about it."""
    if bron == Inkomensbron.LOON:
        if not told or not net:
            return ZERO, ONE, ()
        factor = euros(told) / net
        lowest, highest = LIKELY
        is_likely = lowest <= factor <= highest
        return ZERO, factor, () if is_likely else (message("watals.let_op.loon_past_niet"),)
    return (None if told is None else max(ZERO, euros(told) - net)), ONE, ()


def _questions(bron: str | None) -> tuple[Message, ...]:
    if bron in ON_SUPPORT:
        return (message("watals.vraag.bijstand_werk"),)
    if bron == Inkomensbron.UITKERING:
        return (message("watals.vraag.uitkering_werk"),)
    return ()
