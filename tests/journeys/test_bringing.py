"""A file of households: a wrong one changes nothing and says what is wrong, a good one comes in and goes again."""

from pathlib import Path

from PySide6.QtCore import Qt

from app.services import dossiers
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import LOOKS
from tests.journeys.visits import ask, look, to_front, words_on
from tests.services.bringing.test_bringing import GOOD, MISTAKES, a_file
from ui.desk import Place, Spot
from ui.keeping.bringing.page import BringingPart
from ui.keeping.screen import Keeping, KeepingScreen
from ui.widgets.combo import Combo


def page_of(journey: Journey) -> BringingPart:
    screen = journey.program.window.present()
    assert isinstance(screen, KeepingScreen)
    found = screen.parts[Keeping.BRINGING]
    assert isinstance(found, BringingPart)
    return found


def choose(journey: Journey, monkeypatch, place: Path) -> None:
    monkeypatch.setattr("ui.keeping.bringing.page.choose_files", lambda *_: (place,))
    journey.click(page_of(journey).choose.accessibleName())


def pick_far(journey: Journey, combo: Combo, value: str) -> None:
    """Choose from a list that is longer than the screen."""
    combo.showPopup()
    combo.view().setCurrentIndex(combo.model().index(combo.findData(value), 0))
    journey.qtbot.keyClick(combo.view(), Qt.Key.Key_Return)
    to_front(journey)
    journey.settle()
    assert combo.value() == value


def test_a_file_is_looked_at_mapped_brought_in_and_taken_back(opened: Journey, tmp_path, monkeypatch):
    opened.program.window.present().frame.under.chosen.emit(Spot.KEEPING.value)
    opened.settle()
    opened.program.window.present().tabs.chosen.emit("invoer")
    opened.settle()
    look(opened, "80-binnenhalen-begin")
    wrong = a_file(tmp_path, GOOD, *(row for row, _, _ in MISTAKES[:22]))
    choose(opened, monkeypatch, wrong)
    words = words_on(opened.window)
    assert "22 plekken kloppen nog niet" in words
    assert not page_of(opened).bring.isVisibleTo(opened.window)
    look(opened, "81-binnenhalen-kolommen")
    area = opened.program.window.present().frame.zone.area
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    look(opened, "82-binnenhalen-fouten")
    assert ask(opened, dossiers.listing) == ()

    rows = [f"Huishouden {n};Havenkade {n};{600 + n},50" for n in range(1, 13)]
    choose(opened, monkeypatch, a_file(tmp_path, *rows, heads="Naam;Straat;Maandhuur", name="goed.csv"))
    pick_far(opened, page_of(opened).columns.combos["Maandhuur"], "woning.kale_huur")
    assert "12 huishoudens kunnen zo binnenkomen." in words_on(opened.window)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    look(opened, "83-binnenhalen-goed")
    opened.click("12 huishoudens binnenhalen")
    assert len(ask(opened, dossiers.listing)) == 12
    assert "12 huishoudens zijn binnen" in words_on(opened.window)
    look(opened, "84-binnenhalen-klaar")
    opened.click("Terughalen")
    assert ask(opened, dossiers.listing) == ()
    assert "Wat uit het bestand kwam, is weer weg." in words_on(opened.window)


def test_a_file_that_is_no_table_is_said_in_place(opened: Journey, tmp_path, monkeypatch):
    opened.program.window.go(Place(Spot.KEEPING, detail="invoer"))
    opened.settle()
    place = tmp_path / "boek.xlsx"
    place.write_bytes(b"PK\x03\x04\x00")
    choose(opened, monkeypatch, place)
    assert "Bewaar het rekenblad als CSV" in words_on(opened.window)
    choose(opened, monkeypatch, a_file(tmp_path, "1;2", heads="Foo;Bar"))
    assert "Kies welke kolom de naam van het dossier is" in words_on(opened.window)
    look(opened, "85-binnenhalen-geen-naam")


def test_bringing_in_fits_every_size(opened: Journey, tmp_path, monkeypatch):
    place = a_file(tmp_path, GOOD, *(row for row, _, _ in MISTAKES[:5]))
    for name, (theme, scale), size in LOOKS:
        opened.program.dress(theme, int(scale))
        opened.program.window.resize(*size)
        opened.program.window.go(Place(Spot.KEEPING, detail="invoer"))
        opened.settle()
        choose(opened, monkeypatch, place)
        look(opened, f"86-binnenhalen-{name}")
