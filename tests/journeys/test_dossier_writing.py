"""Writing in the dossier: notes and contacts, with keys; nothing that was typed is lost."""

from PySide6.QtCore import Qt

from app.domain.case import ContactWay
from app.services import contacts, drafts, notes
from app.services.notes import bsn_in
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import an_empty_dossier, choose, go_to
from tests.journeys.visits import CONTROL, RETURN, ask, look, pick, words_on
from tests.profiles import PASSPHRASE

ESCAPE, DOWN = Qt.Key.Key_Escape, Qt.Key.Key_Down


def test_a_contact_by_keyboard_at_another_moment_in_own_words(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    opened.tab_to("Contact vastleggen")
    opened.press(RETURN)
    choose(opened, screen.parts.contact.way, "aan_de_deur")
    screen.parts.contact.take_focus()
    assert opened.focus().accessibleName() == "Niemand thuis"
    opened.press(DOWN)
    opened.press(RETURN)
    opened.click("Contact vastleggen")
    choose(opened, screen.parts.contact.outcome, "anders")
    opened.press(RETURN)
    assert "Schrijf in een paar woorden wat ervan kwam." in words_on(opened.window)
    opened.type("De buurvrouw deed open")
    screen.parts.contact.time.setText("23.00")
    opened.press(RETURN)
    assert "Dit moment moet nog komen" in words_on(opened.window)
    screen.parts.contact.time.setText("9.00")
    screen.parts.contact.words.setText("De buurvrouw deed open, BSN 123456782")
    opened.press(RETURN)
    assert "Is 123456782 een burgerservicenummer?" in words_on(opened.window)
    opened.press(RETURN)
    opened.press(RETURN)
    assert [(one.way, one.outcome, one.at.hour) for one in ask(opened, contacts.listing, dossier)] == [
        (ContactWay.DOOR, "Niemand thuis, kaartje achtergelaten", 10),
        (ContactWay.DOOR, "De buurvrouw deed open, BSN •••••••••", 9),
    ]


def test_a_note_from_a_template_with_keys(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    opened.press(RETURN)
    assert opened.focus() is screen.parts.note.body
    opened.tab_to("Soort notitie")
    pick(opened, screen.parts.note.template, "bezoekverslag")
    opened.type("Rust, en weten wat er overblijft.")
    look(opened, "51-notitie-sjabloon")
    assert "In de woorden van de bewoner." in words_on(opened.window)
    opened.press(RETURN, CONTROL)
    (kept,) = ask(opened, notes.listing, dossier)
    assert kept.body.startswith("Waarvoor kwamen we:\nRust, en weten wat er overblijft.")
    assert "Wat doe ik zelf nog:" in words_on(opened.window)
    assert ask(opened, drafts.load, dossier) is None


def test_a_number_that_may_be_a_bsn_is_asked_about(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    opened.press(RETURN)
    opened.type("Klant 111222333, BSN 123456782")
    look(opened, "51-notitie-bsn")
    opened.click("In het dossier zetten")
    assert ask(opened, notes.listing, dossier) == ()
    assert opened.focus() is screen.parts.note.bsn.mask_button
    opened.press(RETURN)
    assert screen.parts.note.body.toPlainText() == "Klant •••••••••, BSN •••••••••"
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert bsn_in(screen.parts.note.body.toPlainText())
    opened.click("Nee, iets anders")
    opened.type(", ook 123456782")
    opened.click("In het dossier zetten")
    (kept,) = ask(opened, notes.listing, dossier)
    assert kept.body == "Klant 111222333, BSN 123456782, ook 123456782"


def test_a_note_is_put_right_by_a_new_one(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    ask(opened, notes.write, dossier, "De huur is 600 euro.")
    screen = go_to(opened, dossier)
    opened.click("Verbeteren: Notitie, 10.14")
    assert "Verbetering van de notitie van 23 november 2026" in words_on(opened.window)
    screen.parts.note.body.setPlainText("De huur is 650 euro.")
    opened.click("In het dossier zetten")
    old, new = sorted(ask(opened, notes.listing, dossier), key=lambda note: note.id)
    assert (new.body, new.corrects, old.body) == ("De huur is 650 euro.", old.id, "De huur is 600 euro.")
    assert "Notitie, later verbeterd" in words_on(opened.window)


def test_what_is_typed_survives_a_pause_a_walk_and_a_lock(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    opened.press(RETURN)
    opened.qtbot.keyClicks(screen.parts.note.body, "Halverwege de")
    opened.qtbot.waitUntil(lambda: "Concept op slot bewaard, 10.14 uur" in words_on(opened.window))
    assert ask(opened, drafts.load, dossier).body == "Halverwege de"
    opened.qtbot.keyClicks(screen.parts.note.body, " zin")
    opened.press(ESCAPE)
    assert "U was bezig met een notitie. Die staat er nog." in words_on(opened.window)
    assert ask(opened, drafts.load, dossier).body == "Halverwege de zin"
    opened.click("Verder met de notitie")
    opened.type(" klapt de laptop dicht")
    opened.program.lock()
    opened.settle()
    assert "Halverwege" not in words_on(opened.window)
    opened.type(PASSPHRASE)
    opened.press(RETURN)
    screen = go_to(opened, dossier)
    opened.click("Notitie schrijven")
    assert screen.parts.note.body.toPlainText() == "Halverwege de zin klapt de laptop dicht"
    opened.click("In het dossier zetten")
    assert [note.body for note in ask(opened, notes.listing, dossier)] == ["Halverwege de zin klapt de laptop dicht"]
    assert "U was bezig" not in words_on(opened.window)


def test_a_note_that_was_thrown_away_can_be_taken_back(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    opened.press(RETURN)
    opened.type("Toch maar niet")
    opened.click("Niet bewaren")
    assert ask(opened, drafts.load, dossier) is None
    assert "De notitie is niet bewaard." in words_on(opened.window)
    opened.click("Toch terughalen")
    assert screen.parts.note.body.toPlainText() == "Toch maar niet"
    opened.press(ESCAPE)
    assert ask(opened, drafts.load, dossier).body == "Toch maar niet"


def test_a_note_that_waits_is_not_lost_when_another_is_put_right(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    ask(opened, notes.write, dossier, "De huur is 600 euro.")
    ask(opened, drafts.keep, dossier, "Nog niet af")
    screen = go_to(opened, dossier)
    opened.click("Verbeteren: Notitie, 10.14")
    assert screen.parts.note.body.toPlainText() == "Nog niet af"
    assert "Zet die eerst in het dossier" in words_on(opened.window)
    opened.click("In het dossier zetten")
    assert [note.corrects for note in ask(opened, notes.listing, dossier)] == [None, None]


def test_a_note_that_is_too_long_says_so_and_stays(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    opened.press(RETURN)
    screen.parts.note.body.setPlainText("a" * (notes.LONGEST + 1))
    opened.click("In het dossier zetten")
    assert "20001 tekens" in words_on(opened.window)
    opened.press(ESCAPE)
    assert len(ask(opened, drafts.load, dossier).body) == notes.LONGEST + 1
