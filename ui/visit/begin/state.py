"""Begin: what cannot wait, what the resident wants, and on what ground something is kept, one after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answer import Answer, Status
from app.domain.case import DisclosureGround, Ground
from app.domain.visit import VisitType
from app.domain.wording import day_and_month, short_date
from app.intake.scripts import script_of
from app.services.emergencies import Contact, emergencies
from app.services.pillars import is_about_health
from app.texts import text


class Part(StrEnum):
    """The parts of Begin, in the order in which they are put."""

    EMERGENCIES = "nood"
    PURPOSE = "doel"
    CONSENT = "bewaren"


@dataclass(frozen=True, slots=True)
class CallRow:
    """Someone to call: who, what for, the number, and when it was looked up."""

    name: str
    what: str
    number: str
    source: str


@dataclass(frozen=True, slots=True)
class EmergencyRow:
    """One question about what cannot wait. ``chosen`` is ja, nee or empty; ``calls`` are there after a yes."""

    path: str
    question: str
    chosen: str
    first: str
    calls: tuple[CallRow, ...]


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether something may be kept: the ground in force, or that it was refused, or nothing yet."""

    chosen: str
    line: str
    ground: DisclosureGround | None = None


def part_of(resume_at: str) -> Part:
    """The part a visit was left at."""
    return next((part for part in Part if resume_at == resume_key(part)), Part.EMERGENCIES)


def resume_key(part: Part) -> str:
    """What a visit keeps to resume here."""
    return f"begin.{part}"


def emergency_rows(answers: Sequence[Answer]) -> tuple[EmergencyRow, ...]:
    """The questions with what was answered; after a yes with whom to call."""
    given = {answer.path: answer.value for answer in answers if answer.status is Status.ANSWERED}
    rows = []
    for emergency in emergencies():
        value = given.get(emergency.path)
        is_yes = value is True
        rows.append(
            EmergencyRow(
                path=emergency.path,
                question=text(f"bezoek.nood.{emergency.key}.vraag"),
                chosen="ja" if is_yes else "nee" if value is False else "",
                first=text(f"bezoek.nood.{emergency.key}.eerst") if is_yes else "",
                calls=tuple(call_row(contact) for contact in emergency.contacts) if is_yes else (),
            )
        )
    return tuple(rows)


def call_row(contact: Contact) -> CallRow:
    """Someone to call, in words."""
    sure = text(f"bezoek.begin.zekerheid.{contact.confidence}")
    return CallRow(
        name=text(f"bezoek.contact.{contact.key}.naam"),
        what=text(f"bezoek.contact.{contact.key}.wat"),
        number=text("bezoek.begin.bel", nummer=contact.phone) if contact.phone else text("bezoek.begin.zoek_nummer"),
        source=text("bezoek.begin.bron", dag=short_date(contact.checked_on), zekerheid=sure),
    )


REFUSED = "bezoek.bewaren_geweigerd"
"""The path under which is kept that consent was asked and refused."""


def consent_of(grounds: Sequence[DisclosureGround], answers: Sequence[Answer]) -> Consent:
    """What holds now for keeping what the resident tells."""
    given = (g for g in grounds if g.ground is Ground.CONSENT and not is_about_health(g))
    now = next((g for g in given if g.withdrawn_at is None), None)
    if now is not None:
        return Consent("ja", text("bezoek.begin.bewaren_staat", dag=day_and_month(now.given_at.date())), now)
    refused = any(answer.path == REFUSED and answer.value is True for answer in answers)
    return Consent("nee" if refused else "", text("bezoek.begin.bewaren_zonder") if refused else "")


def proposed_purposes(kind: VisitType) -> tuple[str, ...]:
    """What residents often want from a visit of this type, to begin with."""
    return tuple(text(f"bezoek.begin.doelen.{key}") for key in script_of(kind).purposes)
