"""Dossiers as a coach has them after some weeks, for the journeys through them."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.attachment import Bsn
from app.domain.case import ContactWay
from app.domain.finding import FindingState
from app.domain.ids import DossierId
from app.domain.money import Cents
from app.domain.visit import VisitType, Who
from app.services import agreements, answers, attachments, contacts, dossiers, findings, notes, photos, samples, visits
from app.services.note_templates import templates
from app.services.session import Session
from tests.journeys.conftest import Journey, SteadyClock
from tests.pictures import a_letter, as_file, black_over_the_number
from ui.desk import Place, Spot
from ui.dossier.screen import DossierScreen
from ui.widgets.segments import _Part

LOOKS = [
    ("donker", ("donker", "100"), (1280, 800)),
    ("200", ("licht", "200"), (1280, 800)),
    ("klein", ("licht", "100"), (1024, 700)),
    ("tablet", ("licht", "100"), (800, 1200)),
]
"""Name, theme and size of type, and size of the window of the looks that every page is checked in."""


def an_empty_dossier(session: Session) -> DossierId:
    """Somebody nobody has spoken yet."""
    return dossiers.open_new(session, "Alleenstaande, bijstand", "Havenkwartier 27", "Oost", "06 12345678")[1]


def a_full_dossier(session: Session) -> DossierId:
    """Two visits, notes of which one was put right, contacts, agreements, opportunities in every state, a photo."""
    clock = session.now
    assert isinstance(clock, SteadyClock)
    now, clock.time = clock.time, datetime(2026, 10, 5, 9, 30)  # noqa: DTZ001 - the program works with local time
    _, dossier, visit = samples.open_sample(session, 1)
    dossiers.edit(session, dossier, address="Complex Noord 14", phone="06 12345678")
    contacts.log(session, dossier, ContactWay.PHONE, "Niet opgenomen", clock.time - timedelta(days=2))
    contacts.log(session, dossier, ContactWay.DOOR, "Niemand thuis, kaartje achtergelaten", clock.time)
    visits.begin(session, visit)
    visits.set_purpose(session, visit, "elke maand iets overhouden")
    findings.put(session, dossier, "zorgtoeslag", FindingState.PLANNED, visit_id=visit, planned_per_year=Cents(148_200))
    findings.put(session, dossier, "huurtoeslag", FindingState.PLANNED, visit_id=visit, planned_per_year=Cents(60_000))
    agreed = agreements.put(
        session, visit, "Zorgtoeslag aanvragen", "Samen inloggen", who=Who.TOGETHER, due=date(2026, 10, 5)
    )[1]
    agreements.put(session, visit, "De huurbrief van juli zoeken", "", who=Who.RESIDENT, due=date(2026, 11, 30))
    agreements.mark_done(session, agreed, date(2026, 10, 5))
    clock.pass_(hours=2)
    _, old = notes.write(session, dossier, _report(), visit)
    visits.close(session, visit)
    findings.put(session, dossier, "zorgtoeslag", FindingState.APPLIED)
    clock.pass_(days=1)
    notes.write(session, dossier, "De huur is € 684,20, niet € 648,20. Gezien op de huurbrief.", corrects=old)
    a_photo(session, dossier, "Huurbrief juli")
    clock.pass_(days=20)
    findings.put(session, dossier, "zorgtoeslag", FindingState.GRANTED, realised=Cents(148_200))
    answers.give(session, dossier, "nood.eten", True)
    clock.time = now
    visits.plan(session, dossier, VisitType.FOLLOW_UP, now + timedelta(days=7), minutes=60)
    return dossier


def _report() -> str:
    """A long note, with the headings of a visit."""
    words = (
        "Rust in het hoofd, en weten wat er elke maand overblijft.",
        "De huur is altijd op tijd betaald. Er is een map met alle brieven, op volgorde.",
        "De zorgtoeslag is nooit aangevraagd. De huur is € 648,20. De energie gaat omhoog per januari.",
        "Zorgtoeslag samen aangevraagd. De bewoner zoekt de huurbrief van juli.",
        "Bellen met de gemeente over bijzondere bijstand, voor maandag 12 oktober.",
    )
    heads = templates()[0].headings
    return "\n\n".join(f"{heading.head}:\n{line}" for heading, line in zip(heads, words, strict=True))


def a_photo(session: Session, dossier: DossierId, caption: str) -> None:
    """A letter with its number blacked out."""
    sealed = photos.seal(photos.decode(as_file(a_letter())), black_over_the_number())
    attachments.add(session, dossier, sealed, caption=caption, bsn=Bsn.COVERED)


def dossier_of(journey: Journey) -> DossierScreen:
    """The dossier that is shown."""
    found = journey.program.window.present()
    assert isinstance(found, DossierScreen)
    return found


def go_to(journey: Journey, dossier: DossierId) -> DossierScreen:
    """Straight to a dossier."""
    journey.program.window.go(Place(Spot.DOSSIER, dossier_id=dossier))
    journey.settle()
    return dossier_of(journey)


def choose(journey: Journey, group: QWidget, value: str) -> None:
    """Press one part of a choice."""
    part = next(each for each in group.findChildren(_Part) if each.value == value)
    journey.qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    journey.settle()
