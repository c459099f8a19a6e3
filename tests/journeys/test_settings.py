"""Instellingen: every setting can be seen and made, holds at once, and says what is wrong in its own place."""

import pytest
from PySide6.QtCore import Qt

from app.services import note_templates, settings_store
from app.settings import SETTINGS
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import LOOKS, an_empty_dossier, go_to
from tests.journeys.visits import ask, look, words_on
from ui.desk import Place, Spot
from ui.dossier.note.state import choices as note_choices
from ui.settings.row import FieldRow
from ui.settings.screen import SettingsScreen
from ui.settings.state import SECTIONS

TYPED = {
    "municipality": ("Utrecht", "Utrecht"),
    "organisation": ("Woonstichting", "Woonstichting"),
    "coach_phone": ("06 12345678", "06 12345678"),
    "collection_days": ("10,1", "1, 10"),
    "sms_gateway": ("https://sms.example/", "https://sms.example/"),
    "idle_lock_minutes": ("15", "15"),
    "backups_kept": ("9", "9"),
    "retention_days": ("365", "365"),
    "retention_silent_days": ("400", "400"),
    "retention_note_days": ("500", "500"),
    "retention_contact_days": ("300", "300"),
    "retention_photo_days": ("100", "100"),
    "retention_backup_days": ("60", "60"),
}
WRONG = {
    "coach_phone": "geen",
    "collection_days": "31",
    "sms_gateway": "http://sms.example/",
    "photo_folder": "foto's",
    "idle_lock_minutes": "nul",
    "backups_kept": "0",
    "retention_days": "3",
}


@pytest.fixture(autouse=True)
def own_templates(tmp_path, monkeypatch):
    monkeypatch.setenv("KEUKENTAFEL_SJABLONEN", str(tmp_path / "sjablonen"))
    note_templates.shelf.cache_clear()
    yield
    note_templates.shelf.cache_clear()


def settings_of(journey: Journey, section: str = "") -> SettingsScreen:
    journey.program.window.go(Place(Spot.SETTINGS, detail=section))
    journey.settle()
    found = journey.program.window.present()
    assert isinstance(found, SettingsScreen)
    return found


def field_row(screen: SettingsScreen, name: str) -> FieldRow:
    row = screen.rows[name]
    assert isinstance(row, FieldRow)
    return row


def type_in(journey: Journey, screen: SettingsScreen, name: str, words: str) -> None:
    row = field_row(screen, name)
    row.take_focus()
    row.field.selectAll()
    journey.type(words)
    journey.press(Qt.Key.Key_Return)


def test_every_setting_is_on_the_screen(opened: Journey):
    screen = settings_of(opened)
    assert set(screen.rows) == {declared.name for declared in SETTINGS}
    look(opened, "112-instellingen")


@pytest.mark.parametrize("section", [name for name, _ in SECTIONS] + ["sjablonen"])
def test_a_section_is_begun_at(opened: Journey, section: str):
    screen = settings_of(opened, section)
    area = screen.frame.zone.area
    head = screen.heads[section]
    assert head.visibleRegion().isEmpty() is False
    assert area.isAncestorOf(head)
    look(opened, f"113-instellingen-{section}")


def test_what_is_typed_is_kept_and_holds_at_once(opened: Journey):
    screen = settings_of(opened)
    for name, (typed, kept) in TYPED.items():
        type_in(opened, screen, name, typed)
        assert ask(opened, settings_store.value_of, name) == kept, name
    assert opened.program.idle.interval() == 15 * 60_000
    again = settings_of(opened)
    for name, (_, kept) in TYPED.items():
        assert field_row(again, name).field.text() == kept, name


def test_what_cannot_be_is_said_in_its_own_place_and_changes_nothing(opened: Journey):
    screen = settings_of(opened)
    for name, typed in WRONG.items():
        before = ask(opened, settings_store.value_of, name)
        type_in(opened, screen, name, typed)
        row = field_row(screen, name)
        assert row.labelled._below.text().startswith(row.row.label), name
        assert ask(opened, settings_store.value_of, name) == before, name
    screen.frame.zone.area.ensureWidgetVisible(screen.rows["sms_gateway"])
    look(opened, "114-instellingen-fout")


def test_a_template_of_the_organisation_is_there_for_the_next_note(opened: Journey, tmp_path):
    screen = settings_of(opened, "sjablonen")
    opened.click("Eigen sjabloon beginnen")
    assert "eigen-verslag.yaml staat in" in words_on(opened.window)
    (tmp_path / "sjablonen" / "stuk.yaml").write_text("id: x\nname: X\nheadings: []\n", encoding="utf-8")
    opened.click("Map opnieuw lezen")
    words = words_on(opened.window)
    assert "Verslag van onze organisatie · van uw organisatie" in words
    assert "stuk.yaml: Het veld headings" in words
    screen.frame.zone.area.verticalScrollBar().setValue(100_000)
    look(opened, "115-instellingen-sjabloon")
    go_to(opened, ask(opened, an_empty_dossier))
    opened.click("Notitie schrijven")
    assert "Verslag van onze organisatie" in {words for _, words in note_choices()}


@pytest.mark.parametrize("look_", LOOKS, ids=[one[0] for one in LOOKS])
def test_the_settings_fit_every_size(opened: Journey, look_):
    name, (theme, scale), size = look_
    opened.program.dress(theme, int(scale))
    opened.program.window.resize(*size)
    settings_of(opened)
    look(opened, f"116-instellingen-{name}")
