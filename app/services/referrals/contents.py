"""The snapshot of a referral: the chosen parts of the dossier in words, gathered part by part and nothing beside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.case import DisclosureGround, Dossier
from app.domain.debt import Debt
from app.domain.finding import FindingState
from app.domain.household import Household, Person, Rol
from app.domain.money import format_cents
from app.domain.organisation import Organisation, OrganisationKind
from app.domain.period import age_on
from app.domain.referral import Part, Referral
from app.domain.snapshot import Envelope, Line, Section, Snapshot
from app.domain.wording import day_and_month, full_date
from app.errors import UserError
from app.intake.projection import household_from
from app.reports.amounts import capital
from app.reports.naming import regeling_name
from app.services import agreements, answers, dossiers, findings, settings_store
from app.services.debts import records
from app.services.notes import mask_bsn
from app.services.referrals.drafting import dossier_of
from app.services.referrals.kinds import bring_for, days_for, kind_of, spoken
from app.services.session import Session
from app.texts import text
from db import notes as kept_notes
from db import organisations

_TOLD = frozenset({FindingState.PLANNED, FindingState.APPLIED, FindingState.GRANTED})


@dataclass(frozen=True, slots=True)
class _Source:
    """What the parts are gathered from."""

    session: Session
    referral: Referral
    dossier: Dossier
    kind: OrganisationKind
    organisation: Organisation | None
    today: date


def snapshot(session: Session, referral: Referral, ground: str, until: date | None) -> Snapshot:
    """What the receiver would see now. ``ground`` says why it may go.

    Raises UserError when the own organisation has no name yet. Numbers that look like a BSN become dots.
    """
    source = _source(session, referral)
    sections = tuple(
        Section(part, part_name(part), lines)
        for part in Part
        if referral.has(part) and (lines := tuple(map(_masked, _GATHER[part](source))))
    )
    return Snapshot(_envelope(source, ground, until), sections, left_out(referral))


def lines_of(session: Session, referral: Referral, part: Part) -> tuple[Line, ...]:
    """What there is to tell in one part, chosen or not."""
    return tuple(map(_masked, _GATHER[part](_source(session, referral))))


def left_out(referral: Referral) -> tuple[str, ...]:
    """The names of what does not go along; health never does."""
    return (*(part_name(part) for part in Part if not referral.has(part)), text("verwijzing.deel.gezondheid"))


def part_name(part: Part) -> str:
    """What a part is called."""
    return text(f"verwijzing.deel.{part}")


def ground_words(ground: DisclosureGround) -> str:
    """Why something may go, in one sentence for the receiver."""
    return text(f"verwijzing.grond.{ground.ground}", dag=full_date(ground.given_at.date()), hoe=ground.how_given)


def _source(session: Session, referral: Referral) -> _Source:
    organisation = (
        organisations.organisation(session.store, referral.organisation_id) if referral.organisation_id else None
    )
    return _Source(
        session,
        referral,
        dossiers.of(session, dossier_of(referral)),
        kind_of(referral.organisation_kind),
        organisation,
        session.now().date(),
    )


def _envelope(source: _Source, ground: str, until: date | None) -> Envelope:
    sender = settings_store.value_of(source.session, "organisation")
    if not sender:
        raise UserError("verwijzing.zonder_afzender")
    referral = source.referral
    days = days_for(source.kind, source.organisation, referral.urgent)
    return Envelope(
        id=referral.id,
        kind=referral.kind,
        urgent=referral.urgent,
        sender=sender,
        sender_phone=settings_store.value_of(source.session, "coach_phone"),
        receiver=referral.counterpart,
        receiver_kind=referral.organisation_kind,
        made_on=source.today,
        ground=ground,
        until=until,
        answer_by=date.fromordinal(source.today.toordinal() + days),
    )


def _line(word: str, said: str) -> tuple[Line, ...]:
    return (Line(text(f"verwijzing.regel.{word}"), said),) if said else ()


def _masked(line: Line) -> Line:
    return Line(mask_bsn(line.label), mask_bsn(line.words))


def _contact(source: _Source) -> tuple[Line, ...]:
    return (
        *_line("naam", source.referral.name),
        *_line("telefoon", source.dossier.phone),
        *_line("adres", source.dossier.address),
        *_line("bereikbaar", source.referral.reachable),
    )


def _question(source: _Source) -> tuple[Line, ...]:
    bring = capital(spoken(bring_for(source.kind, source.organisation)))
    return *_line("vraag", source.referral.question), *_line("meenemen", bring)


def _household(source: _Source) -> tuple[Line, ...]:
    household = _known(source)
    return tuple(
        Line(text(f"verwijzing.rol.{person.rol}"), _age(person, source.today))
        for person in household.personen
        if person.is_present(source.today) and (person.rol is not Rol.AANVRAGER or person.geboortedatum)
    )


def _known(source: _Source) -> Household:
    return household_from(answers.of_dossier(source.session, source.dossier.id), source.today)


def _age(person: Person, today: date) -> str:
    born = person.geboortedatum
    if born is None:
        return text("verwijzing.leeftijd_onbekend")
    return text("verwijzing.leeftijd", n=age_on(born, today))


def _agreements(source: _Source) -> tuple[Line, ...]:
    found = [one for one in agreements.of_dossier(source.session, source.dossier.id) if one.done_on is None]
    return tuple(
        Line(
            text("verwijzing.regel.afspraak", nummer=number),
            text("verwijzing.afspraak", wat=one.what, dag=day_and_month(one.due)),
        )
        for number, one in enumerate(found, 1)
    )


def _findings(source: _Source) -> tuple[Line, ...]:
    found = [one for one in findings.listing(source.session, source.dossier.id) if one.state in _TOLD]
    return tuple(Line(regeling_name(one.regeling).capitalize(), text(f"verwijzing.kans.{one.state}")) for one in found)


def _income(source: _Source) -> tuple[Line, ...]:
    household = _known(source)
    lines = [
        Line(
            text("verwijzing.regel.inkomen", wie=text(f"verwijzing.rol.{person.rol}").lower()),
            text("verwijzing.per_maand", bedrag=format_cents(amount)),
        )
        for person in household.personen
        if (amount := person.netto_per_maand.at(source.today)) is not None
    ]
    lines += [
        Line(
            regeling_name(one.regeling).capitalize(),
            text(f"verwijzing.ontvangt.{one.per}", bedrag=format_cents(one.bedrag)),
        )
        for one in household.ontvangt or ()
        if one.bedrag is not None
    ]
    return tuple(lines)


def _arrears(source: _Source) -> tuple[Line, ...]:
    amount, since = source.referral.arrears, source.referral.arrears_since
    return (
        *_line("achterstand", format_cents(amount) if amount is not None else ""),
        *_line("sinds", full_date(since) if since else ""),
    )


def _debts(source: _Source) -> tuple[Line, ...]:
    """The open debts, the most pressing first: to whom, how much and how far it is, without notes or numbers."""
    return tuple(
        Line(debt.creditor, _owed(debt)) for debt in records.all_creditors(source.session, source.dossier.id).debts
    )


def _owed(debt: Debt) -> str:
    amount = text("verwijzing.schuld_onbekend") if debt.total is None else format_cents(debt.total)
    return text("verwijzing.schuld", bedrag=amount, stand=text(f"schulden.stand.{debt.stage}").lower())


def _notes(source: _Source) -> tuple[Line, ...]:
    chosen = source.referral.notes
    found = [one for one in kept_notes.of_dossier(source.session.store, source.dossier.id) if one.id in chosen]
    return tuple(Line(full_date(one.written_at.date()), one.body) for one in found)


_GATHER: Mapping[Part, Callable[[_Source], tuple[Line, ...]]] = {
    Part.CONTACT: _contact,
    Part.QUESTION: _question,
    Part.HOUSEHOLD: _household,
    Part.AGREEMENTS: _agreements,
    Part.FINDINGS: _findings,
    Part.INCOME: _income,
    Part.ARREARS: _arrears,
    Part.DEBTS: _debts,
    Part.NOTES: _notes,
}
