"""Kwijtschelding of a household: its request to gemeente and waterschap, on the toeslagen it has a right to.

Choices of this program, where the articles leave them open or ask what a visit cannot know: the situation is that of
the peildatum and holds for twelve months; the savings of 1 January stand for the balance on the day of the request;
what the household can pay goes to the gemeente first, and only the rest to the waterschap.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.household import Household, Opvang, Rol, Woningsoort
from app.domain.message import Message, message
from app.domain.money import HUNDRED, ONE, ZERO, Cents, euros, floor_cent
from app.rules.awir import TWELVE, Right
from app.rules.gemeente_keuzes import Keuzes, choices_of
from app.rules.heffingen import Heffer
from app.rules.kwijtschelding import (
    LAW,
    WET,
    Bezit,
    Uitgaven,
    Uitkomst,
    Verzoek,
    extra_money,
    kinderopvang_na_toeslag,
    kosten_van_kinderen,
    remission,
    vrije_vaste_lasten,
    woonlasten_boven_norm,
    zorgpremie_boven_norm,
)
from app.rules.kwijtschelding_gezin import Gezin, cost_of_living, gezin_on
from app.rules.maximaal_budget import MAXIMAAL_BUDGET
from app.rules.parameters import Parameters, load
from app.rules.regeling import Regeling
from app.rules.slots import may_have_care
from app.rules.toekenning import toekenning_of
from app.rules.toeslagen import HUURTOESLAG, KINDEROPVANGTOESLAG, KINDGEBONDEN_BUDGET, ZORGTOESLAG
from app.rules.trace import Trace, artikel

NONE = Cents(0)


@artikel(WET, "14", "EUR/maand")
def inkomen_met_vakantiegeld(trace: Trace, *, inkomen: Decimal, deel: Decimal) -> Decimal:
    """The income of a month with the holiday pay that belongs to it, taken to be the part it is in bijstand; euros.

    Down to the cent, so that bijstand itself comes out at the norm.
    """
    return floor_cent(inkomen / (ONE - deel))


@dataclass(frozen=True, slots=True)
class Request:
    """All that one request looks at: ``law`` holds on the day of it, ``year_law`` and ``year`` are of the toeslagen."""

    heffer: Heffer
    household: Household
    day: date
    law: Parameters
    year: int
    year_law: Parameters
    gezin: Gezin
    keuzes: Keuzes

    def per_month(self, regeling: Regeling) -> Decimal:
        """What a regeling gives on average in a month once it is applied for, in euros."""
        return toekenning_of(regeling, self.household, self.year_law, self.year) / TWELVE


def request_day(household: Household, year: int) -> date:
    """The day of the request: the peildatum, or the day of the year that is nearest to it."""
    return max(date(year, 1, 1), min(date(year, 12, 31), household.peildatum))


def kwijtschelding_gemeente(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """What of the yearly taxes of the gemeente may be remitted, of a household of which everything is known."""
    return _right(_request(Heffer.GEMEENTE, household, law, year), trace)


def kwijtschelding_waterschap(household: Household, law: Parameters, trace: Trace, year: int) -> Right:
    """What of the yearly taxes of the waterschap may be remitted, after the gemeente took what could be paid."""
    return _right(_request(Heffer.WATERSCHAP, household, law, year), trace)


def _request(heffer: Heffer, household: Household, law: Parameters, year: int) -> Request:
    day = request_day(household, year)
    figures = load(day)
    gezin = gezin_on(household, figures, day)
    keuzes = choices_of(heffer, household, figures, gezin.huishouden)
    return Request(heffer, household, day, figures, year, law, gezin, keuzes)


def _right(request: Request, trace: Trace) -> Right:
    if request.household.woning.soort is Woningsoort.KOOP:
        return _not_for_owners(request)
    aanslag, andere = taxes(request)
    if not aanslag:
        return _nothing(request, "nee_aanslag")
    norm, procent = cost_of_living(trace, request.law, request.gezin, request.keuzes)
    uitgaven = _costs(request, trace)
    inkomens = [_income(request, trace, person_nr) for person_nr in range(len(request.gezin.couple))]
    verzoek = Verzoek(
        aanslag=aanslag,
        norm=norm,
        norm_percentage=procent,
        inkomen=inkomens[0],
        inkomen_partner=sum(inkomens[1:], ZERO),
        uitgaven=uitgaven,
        bezit=_possessions(request, trace),
        andere_aanslag=andere,
    )
    found = remission(trace, request.law, verzoek)
    return _found(request, verzoek, found)


def taxes(request: Request) -> tuple[Decimal, Decimal]:
    """The tax that is asked to be remitted and the one that goes first, both as far as they count; euros a year."""
    lasten = request.household.lokale_lasten
    gemeente = _counted(request.law, Heffer.GEMEENTE, lasten.gemeente_aanslag)
    if request.heffer is Heffer.GEMEENTE:
        return gemeente, ZERO
    return _counted(request.law, Heffer.WATERSCHAP, lasten.waterschap_aanslag), gemeente


def _counted(law: Parameters, heffer: Heffer, aanslag: Cents | None) -> Decimal:
    return min(euros(aanslag or NONE), law.get(f"{LAW}.hoogste_aanslag_{heffer}").amount)


def _not_for_owners(request: Request) -> Right:
    """With an owned home the value over the mortgage counts, and other costs; a visit does not ask for them."""
    asked = (message(f"gemeente.vraag_koopwoning.{request.heffer}"),)
    reason = message(f"reden.kwijtschelding_{request.heffer}.vraag_koop")
    return Right((ZERO,), ZERO, ZERO, reason, estimate=True, in_cents=True, to_ask=asked, is_sure=False)


def _nothing(request: Request, why: str) -> Right:
    reason = message(f"reden.kwijtschelding_{request.heffer}.{why}")
    return Right((ZERO,), ZERO, ZERO, reason, estimate=True, in_cents=True)


def _income(request: Request, trace: Trace, place: int) -> Decimal:
    """The net income of one of the couple, euros per month with holiday pay."""
    netto = euros(request.gezin.couple[place].netto_per_maand.at(request.day) or NONE)
    deel = trace.amount(request.law, "participatiewet.vakantietoeslag")
    return inkomen_met_vakantiegeld(trace, inkomen=netto, deel=deel) if netto else ZERO


def _costs(request: Request, trace: Trace) -> Uitgaven:
    """What lowers the income, on the toeslagen that there is a right to; euros per month."""
    return Uitgaven(
        woonlasten=_rent(request, trace, request.per_month(HUURTOESLAG)),
        zorgpremie=_premium(request, trace, request.per_month(ZORGTOESLAG)),
        kinderen=_children(request, trace),
        kinderopvang=_day_care(request, trace),
    )


def _rent(request: Request, trace: Trace, huurtoeslag: Decimal) -> Decimal:
    return woonlasten_boven_norm(
        trace,
        huur=euros(request.household.woning.kale_huur.at(request.day) or NONE),
        huurtoeslag=huurtoeslag,
        hoogste=trace.amount(request.law, "huurtoeslag.rekenhuur_maximum"),
        norm=trace.amount(request.law, f"{LAW}.woonlasten_norm"),
    )


def _premium(request: Request, trace: Trace, zorgtoeslag: Decimal) -> Decimal:
    insured = sum(bool(person.zorgverzekerd.at(request.day)) for person in request.gezin.couple)
    if not insured:
        return ZERO
    who = "samen" if len(request.gezin.couple) > 1 else "alleen"
    return zorgpremie_boven_norm(
        trace,
        premie=trace.amount(request.law, f"{LAW}.premie_gemiddeld") * insured,
        zorgtoeslag=zorgtoeslag,
        norm=trace.amount(request.law, f"{LAW}.premie_norm_{who}"),
    )


def _children(request: Request, trace: Trace) -> Decimal:
    highest = request.per_month(MAXIMAAL_BUDGET) * TWELVE
    budget = request.per_month(KINDGEBONDEN_BUDGET) * TWELVE
    return kosten_van_kinderen(trace, hoogste=highest, budget=budget) if highest > budget else ZERO


def _day_care(request: Request, trace: Trace) -> Decimal:
    kosten = day_care_costs(request.household, request.law, request.day)
    if not (request.keuzes.kinderopvang and kosten):
        return ZERO
    return kinderopvang_na_toeslag(trace, kosten=kosten, toeslag=request.per_month(KINDEROPVANGTOESLAG))


def day_care_costs(household: Household, law: Parameters, day: date) -> Decimal:
    """What all day care costs on a day, in euros per month; what is not known counts for nothing.

    Hours and price count as far as they count for kinderopvangtoeslag: what is dearer is a choice of the parents.
    """
    return sum(
        (
            _price(opvang, law, day) * _hours(opvang, law, day)
            for child in household.with_role(Rol.KIND)
            if child.is_present(day) and may_have_care(child, law, day.year)
            for opvang in child.opvang or ()
        ),
        ZERO,
    )


def _price(opvang: Opvang, law: Parameters, day: date) -> Decimal:
    highest = law.get(f"kinderopvangtoeslag.maximum_uurprijs_{opvang.soort}").amount
    return min(highest, euros(opvang.tarief.at(day) or NONE))


def _hours(opvang: Opvang, law: Parameters, day: date) -> Decimal:
    return min(law.get("kinderopvangtoeslag.maximum_uren").amount, (opvang.uren.at(day) or 0) / HUNDRED)


def _possessions(request: Request, trace: Trace) -> Bezit:
    geld = sum((euros(person.vermogen or NONE) for person in request.gezin.couple), ZERO)
    bezit = request.household.bezit
    return Bezit(
        auto=euros(bezit.auto_waarde or NONE),
        auto_onmisbaar=bool(bezit.auto_onmisbaar),
        liquide_middelen=geld,
        vaste_lasten=_fixed_costs(request, trace) if geld else ZERO,
        verhoging=_extra(request, trace) if geld else ZERO,
    )


def _fixed_costs(request: Request, trace: Trace) -> Decimal:
    """A month of rent and premium without the toeslagen, and of the highest kindgebonden budget."""
    return vrije_vaste_lasten(
        trace,
        woonlasten=_rent(request, trace, ZERO),
        zorgpremie=_premium(request, trace, ZERO),
        kindgebonden_budget=request.per_month(MAXIMAAL_BUDGET),
    )


def _extra(request: Request, trace: Trace) -> Decimal:
    gezin = request.gezin
    most = extra_money(trace, request.law, gezin.huishouden, 0)
    old = extra_money(trace, request.law, gezin.huishouden, gezin.very_old) - most
    chosen = request.keuzes.spaargeld
    return old + (most if chosen is None else min(most, chosen))


def _found(request: Request, verzoek: Verzoek, found: Uitkomst) -> Right:
    kwijt = found.kwijtschelding
    return Right(
        months=(kwijt,),
        exact=kwijt,
        award=kwijt,
        reason=message(f"reden.kwijtschelding_{request.heffer}.{_why(verzoek, found)}"),
        warnings=tuple(_warnings(request, verzoek, found)),
        estimate=True,
        in_cents=True,
        to_ask=tuple(_to_ask(request, verzoek, found)),
    )


def _why(verzoek: Verzoek, found: Uitkomst) -> str:
    if found.kwijtschelding:
        return "ja" if found.kwijtschelding == verzoek.aanslag else "ja_deels"
    return "nee_vermogen" if found.vermogen >= verzoek.aanslag + verzoek.andere_aanslag else "nee_inkomen"


def _warnings(request: Request, verzoek: Verzoek, found: Uitkomst) -> Iterator[Message]:
    lasten = request.household.lokale_lasten
    told = lasten.gemeente_aanslag if request.heffer is Heffer.GEMEENTE else lasten.waterschap_aanslag
    if euros(told or NONE) > verzoek.aanslag:
        yield message("let_op.kwijtschelding_hoge_aanslag", bedrag=verzoek.aanslag)
    if verzoek.bezit.liquide_middelen:
        yield message("let_op.kwijtschelding_spaargeld")
    if found.kwijtschelding:
        yield message("let_op.kwijtschelding_weigering")


def _to_ask(request: Request, verzoek: Verzoek, found: Uitkomst) -> Iterator[Message]:
    """The choices of the authority that were not found and can still change the amount."""
    keuzes, heffer = request.keuzes, request.heffer
    if keuzes.outdated is not None:
        yield message("gemeente.vraag.verlopen", dag=keuzes.outdated)
    if found.kwijtschelding and verzoek.inkomen + verzoek.inkomen_partner:
        yield from keuzes.to_ask(heffer, "norm_percentage")
    if found.betalingscapaciteit and request.gezin.has_aow:
        yield from keuzes.to_ask(heffer, "netto_aow")
    if found.betalingscapaciteit and day_care_costs(request.household, request.law, request.day):
        yield from keuzes.to_ask(heffer, "kinderopvang_telt_mee")
    if verzoek.bezit.liquide_middelen:
        yield from keuzes.to_ask(heffer, "extra_vermogen")
