"""Referrals as people make them: from a dossier to a sealed package, answered, and what came in taken on."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.domain.early_signal import DUTIES
from app.domain.ids import DossierId
from app.domain.referral import Channel, Part, ReferralState
from app.services import dossiers, settings_store
from app.services.referrals import drafting, inbox, package, register, sending, waiting
from app.services.session import Session
from tests.builders import a_session
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import a_full_dossier, choose, dossier_of, go_to
from tests.journeys.visits import ask, look, words_on
from tests.journeys.visits import pick as pick_from
from tests.services.referrals.conftest import full_case
from tests.ui.looking import shown
from ui.desk import Place, Spot
from ui.refer.draft.page import DraftPart
from ui.refer.screen import ReferScreen
from ui.widgets.checkrow import CheckRow


def a_district(session: Session) -> DossierId:
    """An organisation with a name, two others to refer to, and a household."""
    settings_store.write(session, "organisation", "Wijkcorporatie")
    settings_store.write(session, "coach_phone", "06 12345678")
    dossier = a_full_dossier(session)
    dossiers.edit(session, dossier, district="Noord")
    register.add(
        session,
        "thuisadministratie",
        "Thuisadministratie Noord, vrijwilligers",
        district="Noord",
        hours=("dinsdag 10.00 tot 12.00 uur",),
        answer_days=5,
    )
    register.add(session, "gemeente", "Gemeente, team vroegsignalering")
    return dossier


def refer_of(journey: Journey) -> ReferScreen:
    found = journey.program.window.present()
    assert isinstance(found, ReferScreen)
    return found


def go(journey: Journey, detail: str = "", dossier: str = "") -> ReferScreen:
    journey.program.window.go(Place(Spot.REFER, dossier_id=dossier, detail=detail))
    journey.settle()
    return refer_of(journey)


def new_draft(journey: Journey, dossier: DossierId, kind: str) -> DraftPart:
    """From the dossier, by choosing a kind of help."""
    go_to(journey, dossier)
    journey.click("Doorverwijzen")
    choose(journey, refer_of(journey).choose.kind, kind)
    journey.click("Verder")
    return refer_of(journey).draft


def pick(journey: Journey, page: DraftPart, words: str) -> None:
    """Press the row with these words."""
    row = next(each for each in page.findChildren(CheckRow) if each.text().startswith(words) and each.isVisible())
    journey.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    journey.settle()


def fill(journey: Journey, page: DraftPart) -> None:
    page.asked.name.setFocus()
    journey.type("Bewoner 14")
    journey.press(Qt.Key.Key_Tab)
    journey.type("Na 15.00 uur, liever een sms")
    journey.press(Qt.Key.Key_Tab)
    journey.type("Bewoner wil de post weer op orde. Graag samen beginnen met de map van dit jaar.")
    journey.press(Qt.Key.Key_Tab)


def test_a_referral_from_dossier_to_package(opened: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KEUKENTAFEL_VERSLAGEN", str(tmp_path / "weg"))
    dossier = ask(opened, a_district)
    go_to(opened, dossier)
    opened.click("Doorverwijzen")
    look(opened, "60-doorverwijzen-kiezen")
    opened.click("Verder")
    page = refer_of(opened).draft
    opened.click("Klaarzetten")
    assert "Naam van de bewoner" in words_on(page)
    fill(opened, page)
    look(opened, "61-doorverwijzen-gevuld")
    pick(opened, page, "De huur is")
    look(opened, "61-doorverwijzen")
    told = words_on(page.preview)
    for words in (
        "Bewoner 14",
        "Na 15.00 uur, liever een sms",
        "De huurbrief van juli zoeken",
        "Wijkcorporatie",
        "648,20",
    ):
        assert words in told
    opened.click("Klaarzetten")
    assert "Vraag eerst of de bewoner het goed vindt" in words_on(page)
    opened.click("Laten lezen aan bewoner")
    look(opened, "62-doorverwijzen-samen-lezen")
    opened.click("Klaar met lezen")
    choose(opened, page.consent.how, "mondeling")
    opened.click("Klaarzetten")
    assert "Klaargezet. Antwoord gevraagd voor zaterdag 28 november." in words_on(opened.window)
    opened.click("Pakket maken")
    look(opened, "63-verwijzing-klaar")
    (file,) = (tmp_path / "weg").glob("*.html")
    code = refer_of(opened).look.code.accessibleName().partition("Code: ")[2][:23]
    other = a_session(device="laptop-2", actor="vrijwilliger")
    package.open_file(other, file, code)
    assert inbox.listing(other)[0].about == "Bewoner 14"
    other.store.close()
    answer(opened)


def answer(opened: Journey) -> None:
    """Keep what the other side says by phone, until it is done."""
    opened.click("Zij nemen het aan")
    opened.click("Alle brieven zijn open")
    opened.click("Zij zijn begonnen")
    opened.type("2-12-2026")
    opened.click("Vastleggen")
    look(opened, "64-verwijzing-bezig")
    assert "Eerste afspraak op woensdag 2 december 2026" in words_on(opened.window)
    opened.click("Zij zijn klaar")
    opened.click("Vastleggen")
    assert "Kies eerst wat past." in words_on(opened.window)
    screen = refer_of(opened)
    screen.look.answer.choice.set_value("opgelost")
    screen.look.answer.words.setText("De map is op orde.")
    opened.click("Vastleggen")
    look(opened, "65-verwijzing-afgerond")
    assert "Het is opgelost. De map is op orde." in words_on(opened.window)
    opened.click("Naar het dossier")
    assert "Het is opgelost" in words_on(dossier_of(opened))
    look(opened, "66-dossier-doorverwezen")


def test_an_early_signal_names_what_still_lacks(opened: Journey):
    dossier = ask(opened, a_district)
    page = new_draft(opened, dossier, "gemeente")
    assert "Vul eerst de achterstand in" in words_on(page)
    page.asked.name.setFocus()
    opened.type("Bewoner 14")
    page.asked.arrears.setFocus()
    opened.type("845,10")
    opened.press(Qt.Key.Key_Tab)
    opened.type("1-9-2026")
    opened.press(Qt.Key.Key_Tab)
    assert "Er ontbreken nog 4 stappen" in words_on(page)
    for duty in DUTIES[:3]:
        page.duties.days[duty].setFocus()
        opened.type("5-10-2026")
        opened.press(Qt.Key.Key_Tab)
    look(opened, "67-vroegsignaal-ontbreekt")
    assert "Eén stap ontbreekt nog" in words_on(page)
    opened.click("Klaarzetten")
    assert "aangeboden om gegevens door te geven" in words_on(page)
    look(opened, "67-vroegsignaal-tegengehouden")
    assert not page.problem.visibleRegion().isEmpty()
    page.duties.days[DUTIES[3]].setFocus()
    opened.type("12-10-2026")
    opened.press(Qt.Key.Key_Tab)
    look(opened, "68-vroegsignaal-klaar")
    opened.click("Klaarzetten")
    sent = ask(opened, waiting.of_dossier, dossier)[0]
    assert (sent.state, sent.parts) == (ReferralState.SENT, (Part.CONTACT, Part.ARREARS))


def receive(session: Session, *, urgent: bool) -> str:
    """A referral that another organisation made."""
    other = a_session(device="laptop-2", actor="ander")
    case = full_case(other)
    content = sending.text_of(other, case.sent(urgent=urgent))
    other.store.close()
    return inbox.receive(session, content, Channel.HUB)[1]


def a_full_inbox(session: Session) -> str:
    receive(session, urgent=False)
    urgent = receive(session, urgent=True)
    dossier = a_district(session)
    made = drafting.draft(session, dossier, "thuisadministratie")[1]
    drafting.edit(session, made, name="Bewoner 14", question="Help met de post")
    sending.place(session, made, "mondeling", date(2027, 5, 23))
    drafting.draft(session, dossier, "thuisadministratie")
    return urgent


def test_what_came_in_waits_on_vandaag_and_is_taken_on(opened: Journey):
    ask(opened, a_full_inbox)
    opened.program.window.go(Place(Spot.TODAY))
    opened.settle()
    assert "Twee verwijzingen wachten op uw antwoord. Eén heeft haast." in words_on(opened.window)
    look(opened, "69-vandaag-verwijzingen")
    opened.click("Bekijken")
    screen = refer_of(opened)
    look(opened, "70-doorverwijzen-lijst")
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Return)
    assert "Haast. Ontvangen." in words_on(opened.window)
    look(opened, "71-binnengekomen")
    opened.click("Aannemen")
    opened.click("Beginnen")
    opened.click("Vastleggen")
    assert screen.look.shown.referral.state is ReferralState.STARTED
    opened.click("Terug naar de lijst")
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Return)
    opened.click("Niet aannemen")
    screen.look.answer.choice.set_value("geen_plek")
    opened.click("Vastleggen")
    assert "Er is nu geen plek." in words_on(opened.window)
    look(opened, "72-niet-aangenomen")


def test_a_package_that_came_in_is_opened_with_its_code(opened: Journey, tmp_path: Path):
    other = a_session(device="laptop-2", actor="ander")
    case = full_case(other)
    made = package.write(other, case.sent(), tmp_path)
    other.store.close()
    screen = go(opened)
    look(opened, "73-doorverwijzen-leeg")
    opened.click("Pakket openen")
    screen.package.take(made.place)
    screen.package.code.setFocus()
    opened.type("ABCDE")
    opened.click("Openen")
    assert "De code past niet op dit bestand" in words_on(opened.window)
    look(opened, "74-pakket-openen")
    screen.package.code.setText(made.code)
    opened.click("Openen")
    assert "Bewoner 14 · van Corporatie De Sleutel" in words_on(opened.window)


def test_the_register_is_filled_by_hand_and_from_a_file(opened: Journey, tmp_path: Path):
    screen = go(opened, "organisaties")
    look(opened, "75-organisaties-leeg")
    opened.click("Organisatie toevoegen")
    pick_from(opened, screen.edit.kind, "voedselbank")
    assert "Bewoners nemen altijd mee: legitimatie, bewijs van inkomen" in words_on(opened.window)
    screen.edit.name.setFocus()
    opened.type("Voedselbank in de wijk")
    screen.edit.days.setText("veel")
    opened.click("Bewaren")
    assert "vul een heel getal in" in words_on(opened.window)
    screen.edit.days.setText("4")
    screen.edit.hours.setPlainText("vrijdag 13.00 tot 15.00 uur")
    look(opened, "76-organisatie")
    opened.click("Bewaren")
    ask(opened, register.load_file, register.write_example(tmp_path))
    opened.settle()
    look(opened, "77-organisaties")
    found = [(one.name, one.answer_days) for one in ask(opened, register.listing)]
    assert found == [("Voedselbank in de wijk", 4), ("Vrijwilligers thuisadministratie in de wijk", 5)]


def test_an_answer_that_never_came_becomes_a_task(opened: Journey):
    ask(opened, a_full_inbox)
    opened.clock.pass_(days=30)
    opened.program.window.go(Place(Spot.TODAY))
    opened.settle()
    tasks = [row.text() for row in shown(opened.window, CheckRow) if isinstance(row, CheckRow)]
    assert len(tasks) == 1
    assert tasks[0].startswith("Nog geen antwoord van Thuisadministratie Noord")


@pytest.mark.parametrize(
    ("name", "scale", "theme", "size"),
    [
        ("donker", "100", "donker", (1280, 800)),
        ("200", "200", "licht", (1280, 800)),
        ("klein", "100", "licht", (1024, 700)),
        ("tablet", "100", "licht", (800, 1200)),
    ],
)
def test_every_page_in_other_looks(opened: Journey, name: str, scale: str, theme: str, size: tuple[int, int]):
    urgent = ask(opened, a_full_inbox)
    ask(opened, settings_store.write, "type_scale", scale)
    ask(opened, settings_store.write, "theme", theme)
    opened.window.resize(*size)
    draft = next(one.referral.id for one in ask(opened, waiting.outgoing) if one.referral.sent_at is None)
    for number, detail in enumerate(("", f"concept:{draft}", urgent, "organisaties")):
        go(opened, detail)
        look(opened, f"78-doorverwijzen-{number}-{name}")
