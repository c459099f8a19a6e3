"""A household at a glance, in words: who lives there, what is known, what was agreed, what it yields, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.debts.overview import Overview
from app.domain.answer import Answer, Status
from app.domain.case import Dossier
from app.domain.debt import PaymentPlan
from app.domain.finding import Finding
from app.domain.household import Household, Person, Rol
from app.domain.money import NO_BREAK
from app.domain.period import age_on
from app.domain.visit import Agreement, Step, Visit, VisitState
from app.domain.wording import clock, day_and_month
from app.intake.scripts import steps_of
from app.reports.amounts import WORTH_NAMING, capital
from app.services.assessment import Assessment
from app.services.emergencies import PREFIX, emergencies
from app.services.timeline import Yield, yields
from app.texts import text
from ui.visit.panel.state import said, said_range, whole


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known: what it is about, and what it is."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement that is still open."""

    id: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything at a glance."""

    place: str
    people: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    urgent: tuple[str, ...]
    agreed: tuple[Agreed, ...]
    yields: tuple[Fact, ...]
    missed: str
    next_visit: str
    debts: tuple[Fact, ...] = ()
    debts_visit: str = ""


def place_line(dossier: Dossier) -> str:
    """Where it is and how to call; a number is not broken over lines."""
    phone = dossier.phone.replace(" ", NO_BREAK)
    return " · ".join(part for part in (dossier.address, dossier.district, phone) if part)


def summary(
    dossier: Dossier,
    found: Assessment,
    agreements: Sequence[Agreement],
    findings: Sequence[Finding],
    coming: Visit | None,
) -> Summary:
    """The household at a glance on the day of its assessment."""
    today = found.household.peildatum
    return Summary(
        place=place_line(dossier),
        people=_people(found, today),
        facts=_facts(found.household, today),
        urgent=_urgent(found.answers),
        agreed=tuple(_agreed(one) for one in agreements if one.done_on is None),
        yields=tuple(_yield(one) for one in yields(findings)),
        missed=_missed(found),
        next_visit=_coming(coming),
    )


def debts_of(overview: Overview, plan: PaymentPlan | None) -> tuple[Fact, ...]:
    """What is owed in all and what is paid by a plan; empty when nothing is owed."""
    if not overview.debts:
        return ()
    owed = text("dossier.overzicht.schulden_samen", n=overview.creditors, bedrag=whole(overview.sum.amount))
    facts = [Fact(owed, "")]
    if plan is not None:
        facts.append(Fact(text("dossier.overzicht.schulden_plan", bedrag=whole(plan.per_month)), ""))
    return tuple(facts)


def visit_about_debts(visits: Sequence[Visit]) -> str:
    """The newest visit in which debts can be looked at and changed; empty when there is none that is open."""
    kept = [visit for visit in visits if visit.state is not VisitState.CLOSED and Step.SCHULDEN in steps_of(visit.type)]
    return kept[-1].id if kept else ""


def _missed(found: Assessment) -> str:
    """What is missed a year; empty as long as too much is open to say it."""
    missed = said_range(found) if found.is_complete else None
    if missed is None:
        return ""
    if missed.high < WORTH_NAMING:
        return text("bezoek.paneel.bedrag_niets")
    return text("dossier.feit.per_jaar", bedrag=said(missed))


def next_visit(visits: Sequence[Visit], now: datetime) -> Visit | None:
    """The first planned visit that is still to come."""
    return next((visit for visit in visits if visit.state is VisitState.PLANNED and visit.starts_at > now), None)


def _people(found: Assessment, today: date) -> tuple[Fact, ...]:
    if not found.answers:
        return ()
    return tuple(_person(person, today) for person in found.household.personen if person.is_present(today))


def _person(person: Person, today: date) -> Fact:
    number = person.id[1:] if person.rol not in (Rol.AANVRAGER, Rol.TOESLAGPARTNER) else ""
    who = capital(text(f"dossier.wie.{person.rol}", nummer=number).strip())
    if person.geboortedatum is None:
        return Fact(who, text("dossier.wie.leeftijd_open"))
    return Fact(who, text("dossier.wie.jaar", n=age_on(person.geboortedatum, today)))


def _facts(household: Household, today: date) -> tuple[Fact, ...]:
    found = []
    if household.woning.soort is not None:
        found.append(Fact(text("dossier.feit.woning"), text(f"vraag.woning.keuze.{household.woning.soort}")))
    rent = household.woning.kale_huur.at(today)
    if rent is not None:
        found.append(Fact(text("dossier.feit.huur"), text("dossier.feit.per_maand", bedrag=whole(rent))))
    for person in household.with_role(Rol.AANVRAGER, Rol.TOESLAGPARTNER):
        if person.toetsingsinkomen is not None:
            label = text(f"dossier.feit.inkomen_{person.rol}")
            found.append(Fact(label, text("dossier.feit.per_jaar", bedrag=whole(person.toetsingsinkomen))))
    if household.gemeente:
        found.append(Fact(text("dossier.feit.gemeente"), household.gemeente))
    return tuple(found)


def _urgent(answers: Sequence[Answer]) -> tuple[str, ...]:
    said = {answer.path for answer in answers if answer.status is Status.ANSWERED and answer.value is True}
    return tuple(text(f"dossier.nood.{one.path.removeprefix(PREFIX)}") for one in emergencies() if one.path in said)


def _agreed(agreed: Agreement) -> Agreed:
    who = text(f"kansen.wie.{agreed.who}")
    return Agreed(agreed.id, agreed.what, text("dossier.afspraak.voor", wie=who, dag=day_and_month(agreed.due)))


def _yield(found: Yield) -> Fact:
    amount = text("dossier.feit.per_jaar", bedrag=whole(found.per_year))
    if found.open_ones == found.count:
        amount = text("dossier.opbrengst.open")
    elif found.open_ones:
        amount = text("dossier.opbrengst.deels", bedrag=amount, n=found.open_ones)
    return Fact(text(f"kansen.staat.{found.state}"), amount)


def _coming(visit: Visit | None) -> str:
    if visit is None:
        return text("dossier.volgend.geen")
    kind = text(f"vandaag.soort.{visit.type}")
    day = day_and_month(visit.starts_at.date())
    return text("dossier.volgend.staat", soort=kind, dag=day, tijd=clock(visit.starts_at))
