"""Photos into the dossier: chosen, dropped or offered; cut out, blacked out, and nothing else kept."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.domain.attachment import Box, Bsn
from app.domain.ids import DossierId
from app.services import attachments, drafts, profile, settings_store
from db import attachments as stored
from tests.journeys.conftest import START, Journey
from tests.journeys.dossiers import LOOKS, a_full_dossier, an_empty_dossier, choose, dossier_of, go_to
from tests.journeys.visits import CONTROL, RETURN, ask, look, words_on
from tests.pictures import CAMERA, PLACE, a_photo_file
from tests.profiles import PASSPHRASE, Made
from ui.dossier.overview import OverviewPart
from ui.dossier.photo.edit import PhotoEditPart
from ui.dossier.photo.source import PhotoSourcePart


def taken_today(folder: Path, name: str = "IMG_0001.jpg", **about) -> Path:
    """A photo of the clock of the journey."""
    place = a_photo_file(folder, name, **about)
    os.utime(place, (START.timestamp(), START.timestamp()))
    return place


def choosing(journey: Journey, *paths: Path) -> None:
    """The next file dialog answers with these."""
    dossier_of(journey).flow.choose_files = lambda: paths


def drag_over(journey: Journey, start: tuple[int, int], stop: tuple[int, int]) -> None:
    """A drag over the photo, in its own pixels."""
    canvas = dossier_of(journey).parts.edit.canvas

    def on(x: int, y: int) -> QPoint:
        return canvas.on_screen(Box(x, y, x, y)).topLeft()

    middle = ((start[0] + stop[0]) // 2, (start[1] + stop[1]) // 2)
    journey.qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=on(*start))
    for step in (middle, stop):
        journey.qtbot.mouseMove(canvas, on(*step))
    journey.qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=on(*stop))
    journey.settle()


def open_photo(journey: Journey, *paths: Path) -> DossierId:
    """A dossier with these photos on the table."""
    dossier = ask(journey, an_empty_dossier)
    go_to(journey, dossier)
    choosing(journey, *paths)
    journey.click("Foto toevoegen")
    journey.click("Kies een foto …")
    assert isinstance(dossier_of(journey).parts.present, PhotoEditPart)
    return dossier


def seal(journey: Journey, caption: str, answer: str = "geen") -> None:
    """Answer the questions and put the photo in the dossier."""
    choose(journey, dossier_of(journey).parts.edit.bsn, answer)
    journey.type(caption)
    journey.press(RETURN)


def test_a_letter_is_cut_out_and_its_number_blacked_out(opened: Journey, tmp_path: Path):
    dossier = open_photo(opened, a_photo_file(tmp_path))
    screen = dossier_of(opened)
    drag_over(opened, (60, 100), (1140, 1500))
    choose(opened, screen.parts.edit.tool, "zwart")
    drag_over(opened, (290, 390), (610, 500))
    look(opened, "55-foto-snijden")
    opened.click("In het dossier zetten")
    assert "Staat er een BSN op? Kies eerst een antwoord." in words_on(opened.window)
    assert ask(opened, attachments.listing, dossier) == ()
    choose(opened, screen.parts.edit.bsn, "afgedekt")
    opened.press(RETURN)
    assert "Schrijf in een paar woorden wat erop staat." in words_on(opened.window)
    opened.type("Huurbrief juli")
    opened.press(RETURN)
    (kept,) = ask(opened, attachments.listing, dossier)
    assert (kept.caption, kept.bsn) == ("Huurbrief juli", Bsn.COVERED)
    assert abs(kept.width - 1080) < 12
    assert "Foto: Huurbrief juli" in words_on(opened.window)
    assert "Het origineel staat nog leesbaar in" in words_on(opened.window)
    look(opened, "55-foto-origineel")
    content = ask(opened, lambda s: stored.content(s.store, kept.id))
    assert content is not None
    assert CAMERA.encode() not in content
    assert PLACE.encode() not in content


def test_a_bsn_that_was_not_covered_is_not_taken_for_covered(opened: Journey, tmp_path: Path):
    dossier = open_photo(opened, a_photo_file(tmp_path))
    seal(opened, "Brief", "afgedekt")
    assert "er is nog niets zwart gemaakt of weggesneden" in words_on(opened.window)
    dossier_of(opened).parts.edit.take_focus()
    opened.click("Zwart vlak erbij")
    assert "er is nog niets" not in words_on(opened.window)
    opened.press(RETURN)
    assert [one.bsn for one in ask(opened, attachments.listing, dossier)] == [Bsn.COVERED]


def test_steps_on_a_photo_are_undone_on_the_photo(opened: Journey, tmp_path: Path):
    open_photo(opened, a_photo_file(tmp_path))
    canvas = dossier_of(opened).parts.edit.canvas
    undo = dossier_of(opened).frame.top.undo_button
    assert not undo.isEnabled()
    opened.click("Zwart vlak erbij")
    opened.press(Qt.Key.Key_Down)
    assert undo.isEnabled()
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.click("Ongedaan maken")
    assert canvas.editing.now.black == ()
    opened.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(canvas.editing.now.black) == 1
    opened.click("Weghalen")
    assert canvas.editing.now.black == ()


def test_the_original_goes_only_when_that_is_wanted(opened: Journey, tmp_path: Path):
    first, second = a_photo_file(tmp_path, "een.jpg"), a_photo_file(tmp_path, "twee.png", kind="PNG")
    dossier = open_photo(opened, first, second)
    assert "Hierna komt nog één foto." in words_on(opened.window)
    seal(opened, "Eerste brief")
    assert isinstance(dossier_of(opened).parts.present, PhotoEditPart)
    seal(opened, "Tweede brief")
    assert [one.caption for one in ask(opened, attachments.listing, dossier)] == ["Tweede brief", "Eerste brief"]
    assert "De 2 originelen staan nog leesbaar" in words_on(opened.window)
    opened.click("Laten staan")
    assert first.exists()
    assert second.exists()
    choosing(opened, first)
    opened.click("Foto toevoegen")
    opened.click("Kies een foto …")
    seal(opened, "Nog eens")
    opened.click("Origineel verwijderen")
    assert not first.exists()
    assert second.exists()
    assert "origineel" not in words_on(opened.window)


def test_an_original_that_changed_meanwhile_stays(opened: Journey, tmp_path: Path):
    place = a_photo_file(tmp_path)
    open_photo(opened, place)
    seal(opened, "Brief")
    place.write_bytes(b"een ander bestand")
    opened.click("Origineel verwijderen")
    assert place.read_bytes() == b"een ander bestand"
    assert "intussen veranderd" in words_on(opened.window)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("brief.pdf", b"%PDF-1.7", "schermafdruk"),
        ("leeg.jpg", b"", "leeg"),
        ("half.jpg", b"\xff\xd8\xff\xe0 en verder niets", "beschadigd"),
        ("foto.heic", b"\x00\x00\x00\x18ftypheic", "HEIC"),
    ],
)
def test_a_file_that_cannot_be_is_told_and_another_can_be_chosen(
    opened: Journey, tmp_path: Path, name: str, content: bytes, said: str
):
    wrong = tmp_path / name
    wrong.write_bytes(content)
    go_to(opened, ask(opened, an_empty_dossier))
    choosing(opened, wrong)
    opened.click("Foto toevoegen")
    opened.click("Kies een foto …")
    assert said in words_on(opened.window)
    assert isinstance(dossier_of(opened).parts.present, PhotoSourcePart)
    choosing(opened, a_photo_file(tmp_path, "goed.jpg"))
    opened.click("Kies een foto …")
    assert isinstance(dossier_of(opened).parts.present, PhotoEditPart)


def test_photos_are_dropped_on_the_dossier_and_a_wrong_one_is_skipped(opened: Journey, tmp_path: Path):
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    opened.press(RETURN)
    opened.type("Een notitie in de maak")
    files = [tmp_path / "weg.jpg", a_photo_file(tmp_path)]
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    enter = QDragEnterEvent(
        QPoint(400, 400), Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    screen.dragEnterEvent(enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(400, 400), Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    screen.dropEvent(drop)
    opened.settle()
    assert isinstance(screen.parts.present, PhotoEditPart)
    assert "Dit bestand is er niet meer." in words_on(opened.window)
    opened.click("Sluiten")
    assert ask(opened, drafts.load, dossier).body == "Een notitie in de maak"
    opened.click("Zwart vlak erbij")
    held.setUrls([QUrl.fromLocalFile(str(files[1]))])
    screen.dropEvent(drop)
    opened.settle()
    assert len(screen.parts.edit.canvas.editing.now.black) == 1
    assert "Hierna komt nog één foto." in words_on(opened.window)
    seal(opened, "Gesleept")
    seal(opened, "Nog eens")
    assert [one.caption for one in ask(opened, attachments.listing, dossier)] == ["Nog eens", "Gesleept"]
    assert "U was bezig met een notitie" in words_on(opened.window)


def test_what_is_no_file_is_not_taken(opened: Journey):
    screen = go_to(opened, ask(opened, an_empty_dossier))
    held = QMimeData()
    held.setText("zomaar tekst")
    enter = QDragEnterEvent(
        QPoint(400, 400), Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    screen.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_new_photos_in_the_folder_of_the_phone_are_offered_and_never_taken(opened: Journey, tmp_path: Path):
    folder = tmp_path / "telefoon"
    folder.mkdir()
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    screen.flow.choose_folder = lambda: folder
    opened.click("Foto toevoegen")
    opened.click("Map van uw telefoon kiezen …")
    assert ask(opened, settings_store.value_of, "photo_folder") == str(folder)
    assert "staat niets nieuws" in words_on(opened.window)
    taken_today(folder)
    wanted = "Gebruik de foto van maandag 23 november 2026, 10.14 uur"
    opened.qtbot.waitUntil(lambda: wanted in [button.accessibleName() for button in opened.buttons()])
    opened.settle()
    look(opened, "55-foto-map")
    assert ask(opened, attachments.listing, dossier) == ()
    opened.press(Qt.Key.Key_Escape)
    assert "Er staat een nieuwe foto in de map van uw telefoon." in words_on(opened.window)
    look(opened, "55-foto-aangeboden")
    opened.click("Bekijken")
    opened.click(wanted)
    seal(opened, "Van de telefoon")
    assert [one.caption for one in ask(opened, attachments.listing, dossier)] == ["Van de telefoon"]
    assert "nieuwe foto in de map" not in words_on(opened.window)
    opened.click("Laten staan")
    assert [path.name for path in folder.iterdir()] == ["IMG_0001.jpg"]
    go_to(opened, ask(opened, an_empty_dossier))
    assert "nieuwe foto in de map" not in words_on(opened.window)


def test_a_photo_that_is_not_needed_is_not_offered_again(opened: Journey, tmp_path: Path):
    taken_today(tmp_path)
    taken_today(tmp_path, "kapot.jpg").write_bytes(b"kapot")
    os.utime(tmp_path / "kapot.jpg", (START.timestamp(), START.timestamp()))
    ask(opened, settings_store.write, "photo_folder", str(tmp_path))
    screen = go_to(opened, ask(opened, an_empty_dossier))
    assert "Er staan 2 nieuwe foto’s" in words_on(opened.window)
    opened.click("Niet nu")
    assert "nieuwe foto" not in words_on(opened.window)
    opened.click("Foto toevoegen")
    for _ in range(2):
        opened.click("Foto van maandag 23 november 2026, 10.14 uur niet nodig")
    assert screen.flow.offers == ()
    assert "staat niets nieuws" in words_on(opened.window)
    assert len(list(tmp_path.glob("*.jpg"))) == 2
    opened.click("Deze map niet meer volgen")
    assert ask(opened, settings_store.value_of, "photo_folder") == ""
    assert "Map van uw telefoon kiezen …" in [button.accessibleName() for button in opened.buttons()]


def test_a_photo_is_looked_at_renamed_taken_away_and_brought_back(opened: Journey):
    dossier = ask(opened, a_full_dossier)
    screen = go_to(opened, dossier)
    opened.click("Bekijken: Foto: Huurbrief juli, 11.30")
    look(opened, "55-foto-bekijken")
    assert "Toegevoegd op dinsdag 6 oktober 2026. BSN afgedekt." in words_on(opened.window)
    screen.parts.look.caption.setText("Huurbrief 123456782")
    opened.press(Qt.Key.Key_Tab)
    assert "Is 123456782 een burgerservicenummer?" in words_on(opened.window)
    assert [one.caption for one in ask(opened, attachments.listing, dossier)] == ["Huurbrief juli"]
    opened.click("Maak onleesbaar")
    assert [one.caption for one in ask(opened, attachments.listing, dossier)] == ["Huurbrief •••••••••"]
    screen.parts.look.caption.setFocus()
    screen.parts.look.caption.setText("Huurbrief van juli")
    opened.press(Qt.Key.Key_Tab)
    assert [one.caption for one in ask(opened, attachments.listing, dossier)] == ["Huurbrief van juli"]
    opened.click("Foto weghalen")
    assert ask(opened, attachments.listing, dossier) == ()
    assert isinstance(screen.parts.present, OverviewPart)
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert "Foto: Huurbrief van juli" in words_on(opened.window)
    opened.click("Bekijken: Foto: Huurbrief van juli, 11.30")
    opened.click("Terug naar het dossier")


def test_a_photo_that_was_not_sealed_is_nowhere(opened: Journey, tmp_path: Path):
    dossier = open_photo(opened, a_photo_file(tmp_path))
    opened.click("Zwart vlak erbij")
    opened.program.lock()
    opened.settle()
    session = profile.unlock(opened.program.folder, PASSPHRASE)
    assert attachments.listing(session, dossier) == ()
    assert session.store.db.execute("SELECT count(*) FROM attachment_content").fetchone() == (0,)
    profile.lock(session)


@pytest.mark.parametrize(("name", "chosen", "size"), LOOKS, ids=[each[0] for each in LOOKS])
def test_the_table_for_a_photo_in_other_sizes_and_colours(
    start: Callable[..., Journey],
    made: Made,
    tmp_path: Path,
    name: str,
    chosen: tuple[str, str],
    size: tuple[int, int],
):
    journey = start(made.folder)
    journey.window.setMinimumSize(600, 600)
    journey.window.resize(*size)
    journey.type(PASSPHRASE)
    journey.press(RETURN)
    for setting, value in zip(("theme", "type_scale"), chosen, strict=True):
        ask(journey, settings_store.write, setting, value)
    open_photo(journey, a_photo_file(tmp_path))
    drag_over(journey, (60, 100), (1140, 1500))
    journey.click("Zwart vlak erbij")
    look(journey, f"56-foto-snijden-{name}")
