"""Rent that the municipality holds back from a benefit: when that is a way, agree on it with consent, end it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from app.budget.views import runs_on
from app.budget.withheld import RENT, benefit_of
from app.debts.overview import kind_of
from app.domain.case import Ground
from app.domain.change import Changes
from app.domain.debt import Debt, Stage, Withholding
from app.domain.debt_kinds import Threat
from app.domain.household import Inkomensbron, Rol
from app.domain.ids import DossierId, RecordId, new_id
from app.domain.money import MAXIMUM, Cents
from app.domain.visit import Task
from app.errors import UserError
from app.intake.projection import household_from
from app.services import answers, dossiers, fields, grounds
from app.services.budget import lines as budget_lines
from app.services.session import Session
from app.texts import text
from db import debts as stored
from db import tasks
from db.pen import writing


class Terms(TypedDict, total=False):
    """The last day (None: until it is ended), the consent, and when and with whom the municipality agreed."""

    ends_on: date | None
    ground_id: RecordId | None
    agreed_on: date | None
    agreed_with: str


class Consent(TypedDict, total=False):
    """What was agreed at the table: how the resident said yes, and the rest as in ``Terms``."""

    how_given: str
    ends_on: date | None
    agreed_on: date | None
    agreed_with: str


@dataclass(frozen=True, slots=True)
class Fit:
    """Why holding rent back is a way here; ``rent`` is the rent per month in eurocents, None while it is not known."""

    rent: Cents | None


def fit(session: Session, dossier_id: DossierId, debts: Iterable[Debt]) -> Fit | None:
    """Whether somebody on bijstand (AIO, another benefit per month) has rent open; None when it is no way."""
    has_arrears = any(
        kind_of(debt).threat is Threat.HOME and debt.settled_on is None and debt.stage is not Stage.ON_TIME
        for debt in debts
    )
    if not has_arrears:
        return None
    today = session.now().date()
    own = [line for line in budget_lines.listing(session, dossier_id) if runs_on(line, today)]
    if benefit_of(own) is None and not _lives_on_bijstand(session, dossier_id):
        return None
    return Fit(next((line.amount for line in own if line.category == RENT), None))


def _lives_on_bijstand(session: Session, dossier_id: DossierId) -> bool:
    household = household_from(answers.of_dossier(session, dossier_id), session.now().date())
    adults = household.with_role(Rol.AANVRAGER, Rol.TOESLAGPARTNER)
    return any(person.bron.at(household.peildatum) == Inkomensbron.BIJSTAND for person in adults)


def agree(
    session: Session, dossier_id: DossierId, per_month: Cents, begins_on: date, **about: Unpack[Consent]
) -> tuple[Changes, RecordId]:
    """Keep the consent of the resident and, with it, that rent is held back. Raises UserError as ``withhold``."""
    how = fields.paragraph(about.get("how_given", ""), "how_given", 500, needed=True)
    terms = Terms(
        agreed_on=about.get("agreed_on"), ends_on=about.get("ends_on"), agreed_with=about.get("agreed_with", "")
    )
    _checked(dossier_id, per_month, begins_on, terms)  # nothing is kept of a consent to what cannot be
    _, ground_id = grounds.give(
        session,
        dossier_id,
        Ground.CONSENT,
        text("schulden.inhouden.doel"),
        receiver=text("schulden.inhouden.aan"),
        parts=(text("schulden.inhouden.deel"),),
        how_given=how,
    )
    terms["ground_id"] = ground_id
    return withhold(session, dossier_id, per_month, begins_on, **terms)


def withhold(
    session: Session, dossier_id: DossierId, per_month: Cents, begins_on: date, **terms: Unpack[Terms]
) -> tuple[Changes, RecordId]:
    """Keep that rent is held back from a benefit.

    Raises UserError without consent that is given and not withdrawn, or without the day the municipality agreed.
    """
    dossiers.of(session, dossier_id)
    found = _checked(dossier_id, per_month, begins_on, terms)
    held = [ground for ground in grounds.listing(session, dossier_id) if ground.id == found.ground_id]
    if not held or held[0].ground is not Ground.CONSENT or held[0].withdrawn_at is not None:
        raise UserError("services.withholding_consent")
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.WITHHOLDINGS, found)
        if found.ends_on is not None:
            what = text("schulden.taak.inhouden_eindigt")
            pen.put(tasks.TASKS, Task(RecordId(new_id()), dossier_id, what, found.ends_on))
    return pen.changes(), found.id


def _checked(dossier_id: DossierId, per_month: Cents, begins_on: date, terms: Terms) -> Withholding:
    """What would be kept, every field checked."""
    agreed_on = fields.day(terms.get("agreed_on"), "agreed_on")
    if agreed_on is None:
        raise UserError("services.withholding_agreement")
    begin = fields.needed_day(begins_on, "begins_on")
    return Withholding(
        RecordId(new_id()),
        dossier_id,
        Cents(fields.whole(per_month, "per_month", 1, MAXIMUM)),
        begin,
        fields.day(terms.get("ends_on"), "ends_on", begin),
        terms.get("ground_id"),
        agreed_on,
        fields.line(terms.get("agreed_with", ""), "agreed_with", 120),
    )


def end(session: Session, withholding_id: RecordId, last: date) -> Changes:
    """Let rent no longer be held back after a day."""
    found = stored.withholding(session.store, withholding_id)
    if found is None:
        raise UserError("services.no_withholding")
    with writing(session.store, fields.author(session)) as pen:
        ended = replace(found, ends_on=fields.needed_day(last, "ends_on", found.begins_on))
        pen.put(stored.WITHHOLDINGS, ended)
    return pen.changes()


def listing(session: Session, dossier_id: DossierId) -> tuple[Withholding, ...]:
    """All agreements to hold rent back, by their first day."""
    return stored.withholdings(session.store, dossier_id)
