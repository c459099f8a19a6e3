"""What is kept too long is looked at and erased, backups are made and put back, and the log tells who opened what."""

from datetime import timedelta

from PySide6.QtCore import Qt

from app.domain.case import ContactWay
from app.services import contacts, dossiers, notes, profile, tasks
from app.services.session import Session
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import LOOKS, a_full_dossier, an_empty_dossier, go_to
from tests.journeys.visits import ask, look, words_on
from tests.profiles import PASSPHRASE
from ui.desk import Place, Spot
from ui.keeping.backups.page import BackupsPart
from ui.keeping.retention.page import RetentionPart
from ui.keeping.screen import Keeping, KeepingScreen
from ui.unlock.gate import Gate
from ui.unlock.pages import RestorePage


def go(journey: Journey, page: Keeping):
    journey.program.window.go(Place(Spot.KEEPING, detail=page.value))
    journey.settle()
    screen = journey.program.window.present()
    assert isinstance(screen, KeepingScreen)
    return screen.parts[page]


def years_of_work(session) -> None:
    start = session.now.time
    stays = dossiers.open_new(session, "Alleenstaande, bijstand", "Havenkwartier 27")[1]
    notes.write(session, stays, "Een oude notitie")
    for label in ("Stel, twee kinderen", "Gezin met vier kinderen"):
        closed = dossiers.open_new(session, label, "Kade 3")[1]
        dossiers.close(session, closed, session.now().date())
    held = dossiers.open_new(session, "Zaak loopt nog")[1]
    dossiers.close(session, held, session.now().date())
    dossiers.hold(session, held, True)
    dossiers.open_new(session, "Nooit meer iets gehoord")
    session.now.time = start + timedelta(days=1200)
    contacts.log(session, stays, ContactWay.PHONE, "Gebeld")


def test_what_is_kept_too_long_is_looked_at_and_then_erased(opened: Journey):
    page = go(opened, Keeping.RETENTION)
    assert isinstance(page, RetentionPart)
    assert "Er is niets dat te lang is bewaard." in words_on(opened.window)
    look(opened, "87-bewaren-leeg")
    ask(opened, years_of_work)
    page = go(opened, Keeping.RETENTION)
    assert "1 dossier is over de termijn en blijft staan" in words_on(opened.window)
    assert not page.erase.isEnabled()
    look(opened, "88-bewaren")
    opened.click(page.seen.accessibleName())
    opened.click("Nu wissen")
    assert "Gewist: 3 dossiers, 1 notitie." in words_on(opened.window)
    assert {one.label for one in ask(opened, dossiers.listing)} == {"Alleenstaande, bijstand", "Zaak loopt nog"}
    look(opened, "89-bewaren-gewist")
    opened.click("Termijnen aanpassen")


def test_a_backup_is_made_and_put_back_with_the_passphrase(opened: Journey):
    go(opened, Keeping.BACKUPS)
    look(opened, "90-kopie-leeg")
    ask(opened, an_empty_dossier)
    opened.click("Nu een kopie maken")
    assert "De kopie is gemaakt" in words_on(opened.window)
    look(opened, "91-kopie")
    ask(opened, dossiers.open_new, "Later gekomen")
    page = go(opened, Keeping.BACKUPS)
    assert isinstance(page, BackupsPart)
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(0, 2))
    opened.press(Qt.Key.Key_Return)
    gate = opened.program.window.stack.currentWidget()
    assert isinstance(gate, Gate)
    restore = gate.page()
    assert isinstance(restore, RestorePage)
    session: Session | None = opened.program.session
    assert session is None, "the store is closed before anything is put back"
    look(opened, "92-kopie-terug")
    restore.passphrase.line.setFocus()
    opened.type(PASSPHRASE)
    opened.press(Qt.Key.Key_Return)
    assert [one.label for one in ask(opened, dossiers.listing)] == ["Alleenstaande, bijstand"]
    assert len(profile.backups(opened.program.folder)) == 2, "what stood there stays as a backup"


def test_a_backup_is_made_on_each_day_of_work(opened: Journey):
    program = opened.program
    for _ in range(2):
        program._keep_a_backup()
        opened.settle()
    assert len(profile.backups(program.folder)) == 1
    opened.clock.pass_(days=1)
    program._keep_a_backup()
    opened.settle()
    assert len(profile.backups(program.folder)) == 2


def test_the_log_tells_who_opened_what_and_leads_there(opened: Journey):
    page = go(opened, Keeping.ACCESS)
    assert "Er is nog geen dossier geopend." in words_on(opened.window)
    look(opened, "93-logboek-leeg")
    dossier = ask(opened, an_empty_dossier)
    go_to(opened, dossier)
    page = go(opened, Keeping.ACCESS)
    assert page.table.model().rowCount() == 1
    look(opened, "94-logboek")
    page.table.opened.emit("0", 1)
    opened.settle()
    assert opened.program.window.present().reading.dossier_id == dossier


def test_a_dossier_is_closed_held_and_taken_along(opened: Journey, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.dossier.kept.report_folder", lambda: tmp_path / "mee")
    dossier = ask(opened, a_full_dossier)
    screen = go_to(opened, dossier)
    opened.click("Gegevens wijzigen")
    kept = screen.parts.details.kept
    opened.click(kept.closed.accessibleName())
    opened.click(kept.held.accessibleName())
    found = ask(opened, dossiers.of, dossier)
    assert (found.closed_on, found.legal_hold) == (opened.clock.time.date(), True)
    opened.click("Meenemen als bestand")
    opened.click("Alles wat is bewaard (inzage)")
    assert {place.suffix for place in (tmp_path / "mee").iterdir()} == {".json", ".pdf", ".jpg"}
    area = screen.frame.zone.area
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    look(opened, "95-dossier-bewaren")
    opened.click(kept.closed.accessibleName())
    assert ask(opened, dossiers.of, dossier).closed_on is None


def test_keeping_fits_every_size(opened: Journey):
    ask(opened, years_of_work)
    for one in ask(opened, dossiers.listing):
        ask(opened, dossiers.load, one.id)
    ask(opened, profile.backup, opened.program.folder)
    for name, (theme, scale), size in LOOKS:
        opened.program.dress(theme, int(scale))
        opened.program.window.resize(*size)
        for page in (Keeping.RETENTION, Keeping.BACKUPS, Keeping.ACCESS):
            go(opened, page)
            look(opened, f"96-{page.value}-{name}")


def busy_weeks(session) -> None:
    dossier = a_full_dossier(session)
    tasks.put(session, "De gemeente bellen over bijzondere bijstand", session.now().date() - timedelta(days=1), dossier)
    tasks.put(session, "Radiatorfolie halen", session.now().date())


def test_what_is_coming_is_a_list_and_a_calendar(opened: Journey, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.keeping.agenda.page.report_folder", lambda: tmp_path / "mee")
    go(opened, Keeping.AGENDA)
    assert "Er staat niets op de agenda." in words_on(opened.window)
    look(opened, "97-agenda-leeg")
    ask(opened, busy_weeks)
    go(opened, Keeping.AGENDA)
    assert "Had al gemoeten" in words_on(opened.window)
    opened.click("Meenemen als agenda (.ics)")
    assert [place.suffix for place in (tmp_path / "mee").iterdir()] == [".ics"]
    look(opened, "98-agenda")
    for name, (theme, scale), size in LOOKS:
        opened.program.dress(theme, int(scale))
        opened.program.window.resize(*size)
        opened.settle()
        look(opened, f"99-agenda-{name}")


def test_a_dossier_is_erased_at_the_wish_of_the_resident(opened: Journey, tmp_path, monkeypatch):
    monkeypatch.setenv("KEUKENTAFEL_VERSLAGEN", str(tmp_path / "mee"))
    dossier = ask(opened, a_full_dossier)
    screen = go_to(opened, dossier)
    opened.click("Gegevens wijzigen")
    forget = screen.parts.details.kept.forget
    assert not forget.erase.isEnabled()
    opened.click(forget.sure.accessibleName())
    opened.click("Dossier wissen")
    assert "Vul" in forget.labelled._below.text() or "leeg" in forget.labelled._below.text()
    area = screen.frame.zone.area
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    look(opened, "95-dossier-wissen")
    forget.reason.setFocus()
    opened.type("De bewoner vroeg erom")
    opened.click("Dossier wissen")
    assert opened.program.window.spot() is Spot.KEEPING
    assert "een gewist dossier" in {str(cell) for cell in table_words(opened)}
    assert ask(opened, dossiers.listing) == ()
    assert [place.name for place in (tmp_path / "mee").iterdir()] == [f"wisbewijs-{dossier}.json"]
    look(opened, "95-dossier-gewist")


def table_words(journey: Journey) -> list[object]:
    model = go(journey, Keeping.ACCESS).table.model()
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]
