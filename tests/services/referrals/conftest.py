"""A dossier with something in every part, and an organisation that helps with the post."""

from dataclasses import dataclass

import pytest

from app.domain.case import ContactWay
from app.domain.early_signal import DUTIES
from app.domain.finding import FindingState
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents
from app.domain.visit import VisitType, Who
from app.services import agreements, answers, findings, notes, settings_store, visits
from app.services.debts import records
from app.services.referrals import drafting, duties, register
from app.services.session import Session
from tests.builders import MONDAY, a_dossier, a_session

ORGANISATION = "Corporatie De Sleutel"
NOTE = "Zilverspar: buren zijn boos"
OTHER_NOTE = "Goudplevier: belt liever na drie uur"
AGREEMENT = "Kastanjemap kopen"
CREDITOR = "Wilgenwinkel"
ABOUT_DEBT = "Vlierbes: de bewoner schaamt zich"


@dataclass(slots=True)
class Case:
    """A session with a household and a receiver, and the notes in the dossier."""

    session: Session
    dossier: DossierId
    receiver: RecordId
    note: RecordId
    other_note: RecordId

    def draft(self, **changed: object) -> RecordId:
        """A referral to help with the post that lacks nothing but the ground."""
        referral = drafting.draft(self.session, self.dossier, "thuisadministratie")[1]
        drafting.edit(self.session, referral, name="Bewoner 14", question="Help met de post", **changed)
        return referral

    def sent(self, **changed: object) -> RecordId:
        """The same with consent, sent."""
        from app.services.referrals import sending

        referral = self.draft(**changed)
        drafting.agree(self.session, referral, how_given="mondeling")
        sending.send(self.session, referral)
        return referral


def with_duties(session: Session, dossier: DossierId) -> None:
    for duty in DUTIES:
        duties.mark(session, dossier, duty, MONDAY.date(), ContactWay.LETTER)


def full_case(session: Session) -> Case:
    settings_store.write(session, "organisation", ORGANISATION)
    settings_store.write(session, "coach_phone", "020 1234567")
    dossier = a_dossier(session)
    visit = visits.plan(session, dossier, VisitType.VOORZIENINGENWIJZER, MONDAY)[1]
    answers.give(session, dossier, "huishouden.partner", False)
    answers.give(session, dossier, "personen.p1.geboortedatum", "1985-04-12")
    answers.give(session, dossier, "personen.p1.netto_inkomen", 187654)
    findings.put(session, dossier, "zorgtoeslag", FindingState.APPLIED, planned_per_year=Cents(150000))
    agreements.put(session, visit, AGREEMENT, "", who=Who.RESIDENT, due=MONDAY.date())
    records.add(session, dossier, creditor=CREDITOR, kind="lening", principal=Cents(123_45), note=ABOUT_DEBT)
    records.add(session, dossier, creditor=f"{CREDITOR} Zuid", kind="lening", principal=None)
    note = notes.write(session, dossier, NOTE)[1]
    other = notes.write(session, dossier, OTHER_NOTE)[1]
    receiver = register.add(session, "thuisadministratie", "Vrijwilligers in de wijk", district="Oost")[1]
    return Case(session, dossier, receiver, note, other)


@pytest.fixture
def case(session: Session) -> Case:
    return full_case(session)


@pytest.fixture
def elsewhere():
    made = a_session(device="laptop-2", actor="buurtteam")
    settings_store.write(made, "organisation", "Buurtteam Oost")
    yield made
    made.store.close()
