"""The dossier: from Vandaag and from a visit and back, notes, contacts, agreements; nothing typed is lost."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from app.domain.case import ContactWay
from app.domain.visit import VisitState
from app.services import agreements, contacts, dossiers, notes, settings_store, tasks, visits
from tests.journeys.conftest import Journey
from tests.journeys.dossiers import LOOKS, a_full_dossier, an_empty_dossier, choose, dossier_of, go_to
from tests.journeys.test_today import fill_day
from tests.journeys.visits import CONTROL, RETURN, ask, look, visit_of, words_on
from tests.profiles import PASSPHRASE, Made
from tests.ui.looking import cut_texts
from ui.desk import Place, Spot
from ui.dossier.overview import OverviewPart
from ui.dossier.timeline.state import Group
from ui.today.screen import TodayScreen

ESCAPE, DOWN = Qt.Key.Key_Escape, Qt.Key.Key_Down


def narrow(journey: Journey, group: Group) -> None:
    """Press a row in the left column."""
    steps = dossier_of(journey).frame.steps
    row = list(Group).index(group)
    place = steps.visualRect(steps.model().index(row, 0)).center()
    journey.qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=place)
    journey.settle()


def test_from_vandaag_to_the_dossier_and_back(opened: Journey):
    fill_day(opened)
    opened.click("Dossier: Alleenstaande ouder, twee kinderen")
    screen = dossier_of(opened)
    assert screen.reading.loaded.dossier.label == "Alleenstaande ouder, twee kinderen"
    assert opened.window.windowTitle() == "Keukentafel"
    assert opened.focus().accessibleName() == "Begin bezoek"
    opened.press(ESCAPE)
    assert isinstance(opened.program.window.present(), TodayScreen)
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("huur")
    opened.press(DOWN)
    opened.press(RETURN)
    assert dossier_of(opened).reading.loaded.dossier.label == "Echtpaar met AOW"
    assert opened.focus().accessibleName().startswith("Verbeteren: Notitie")
    assert opened.window.windowTitle() == "Keukentafel"
    opened.click("Vandaag")
    assert isinstance(opened.program.window.present(), TodayScreen)


def test_a_visit_that_is_closed_leads_to_its_dossier(opened: Journey):
    fill_day(opened)
    (open_one,) = [
        line.visit
        for line in ask(opened, visits.today, opened.clock.time.date()).visits
        if line.visit.state is VisitState.OPEN
    ]
    ask(opened, visits.close, open_one.id)
    opened.click("Dossier: Echtpaar met AOW")
    assert dossier_of(opened).reading.dossier_id == open_one.dossier_id


def test_nothing_of_the_household_before_is_shown(opened: Journey):
    first, second = ask(opened, a_full_dossier), ask(opened, an_empty_dossier)
    go_to(opened, first)
    for dossier in (second, first, second):
        opened.program.window.go(Place(Spot.DOSSIER, dossier_id=dossier))
    assert "Zorgtoeslag" not in words_on(opened.window)
    opened.settle()
    words = words_on(opened.window)
    assert "Alleenstaande, bijstand" in words
    assert "Zorgtoeslag" not in words
    assert "Kind 1" not in words


def test_opening_a_dossier_is_logged_each_time(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    count = "SELECT count(*) FROM access_log WHERE dossier_id = ? AND what = 'geopend'"
    for times in (1, 2):
        go_to(opened, dossier)
        assert ask(opened, lambda s: s.store.db.execute(count, (dossier,)).fetchone()) == (times,)


def test_an_empty_dossier_says_what_to_do_and_a_contact_takes_two_presses(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    go_to(opened, dossier)
    look(opened, "50-dossier-leeg")
    assert opened.focus().accessibleName() == "Notitie schrijven"
    opened.click("Contact vastleggen")
    look(opened, "52-contact")
    opened.click("Vastleggen")
    (kept,) = ask(opened, contacts.listing, dossier)
    assert (kept.way, kept.outcome) == (ContactWay.PHONE, "Niet opgenomen")
    assert "Vandaag, maandag 23 november" in words_on(opened.window)
    assert isinstance(dossier_of(opened).parts.present, OverviewPart)


def test_a_full_dossier(opened: Journey):
    dossier = ask(opened, a_full_dossier)
    screen = go_to(opened, dossier)
    look(opened, "50-dossier")
    words = words_on(opened.window)
    for part in (
        "Maandag 26 oktober",
        "Zorgtoeslag: toegekend",
        "Foto: Huurbrief juli",
        "Verbetering van de notitie van 5 oktober 2026",
        "Notitie, later verbeterd",
        "Aan de deur",
        "Kan niet wachten",
        "Kind 1  12 jaar",
        "Toegekend  € 1.482 per jaar",
    ):
        assert part in words, part
    opened.click("Lees verder")
    assert "maandag 12 oktober" in words_on(opened.window)
    opened.click("Minder laten zien")
    for group, seen, hidden in (
        (Group.CONTACTS, "kaartje achtergelaten", "Foto: Huurbrief"),
        (Group.AGREEMENTS, "Afspraak gedaan", "Aan de deur"),
        (Group.OPPORTUNITIES, "Huurtoeslag: gepland", "Afspraak gedaan"),
        (Group.PHOTOS, "Foto: Huurbrief juli", "Zorgtoeslag: toegekend"),
    ):
        narrow(opened, group)
        words = words_on(screen.parts.overview.timeline)
        assert seen in words
        assert hidden not in words
    look(opened, "50-dossier-fotos")


def test_an_agreement_is_ticked_off_and_that_can_be_undone(opened: Journey):
    dossier = ask(opened, a_full_dossier)
    go_to(opened, dossier)
    opened.click("Gedaan: De huurbrief van juli zoeken")
    assert "Er staan geen afspraken open." in words_on(opened.window)
    assert all(one.done_on for one in ask(opened, agreements.of_dossier, dossier))
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert "Er staan geen afspraken open." not in words_on(opened.window)
    opened.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert "Er staan geen afspraken open." in words_on(opened.window)


def test_a_long_history_is_read_in_parts(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    for number in range(70):
        ask(opened, notes.write, dossier, f"Notitie nummer {number}")
    screen = go_to(opened, dossier)
    assert len(screen.parts.overview.timeline.rows) == 30
    opened.click("Nog 40 eerdere laten zien")
    opened.click("Nog 10 eerdere laten zien")
    assert len(screen.parts.overview.timeline.rows) == 70
    assert "Notitie nummer 0" in words_on(opened.window)
    assert not screen.parts.overview.timeline.more_button.isVisible()


def test_the_next_visit_is_planned_from_the_dossier(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    opened.click("Bezoek plannen")
    look(opened, "53-plannen")
    screen.parts.plan.day.setText("1-1-2026")
    opened.press(RETURN)
    assert "die nog komt" in words_on(opened.window)
    screen.parts.plan.day.setText("7-12-2026")
    opened.press(RETURN)
    assert "Vervolgbezoek, maandag 7 december om 10.00 uur" in words_on(opened.window)
    (planned,) = ask(opened, visits.of_dossier, dossier)
    assert planned.starts_at == datetime(2026, 12, 7, 10, 0)  # noqa: DTZ001 - visits are kept in local time


def test_the_details_of_a_household_are_kept_as_they_are_typed(opened: Journey):
    dossier = ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    opened.click("Gegevens wijzigen")
    look(opened, "53-gegevens")
    screen.parts.details.fields["label"].clear()
    opened.press(Qt.Key.Key_Tab)
    assert "Naam van het dossier: dit is nog leeg" in words_on(opened.window)
    screen.parts.details.fields["label"].setText("Alleenstaande, AOW")
    screen.parts.details.fields["phone"].setFocus()
    opened.settle()
    screen.parts.details.fields["phone"].setText("030 1234567")
    opened.click("Klaar")
    kept = ask(opened, dossiers.of, dossier)
    assert (kept.label, kept.phone) == ("Alleenstaande, AOW", "030 1234567")
    assert "Alleenstaande, AOW" in words_on(opened.window)


def test_a_visit_leads_to_its_dossier_and_back(opened: Journey):
    opened.click("Voorbeeldhuishouden openen")
    visit = visit_of(opened).visit_id
    opened.click("Dossier")
    screen = dossier_of(opened)
    assert (screen.visit_id, opened.focus().accessibleName()) == (visit, "Verdergaan")
    opened.click("Notitie schrijven")
    opened.type("Tijdens het bezoek")
    opened.press(RETURN, CONTROL)
    (kept,) = ask(opened, notes.listing, screen.reading.dossier_id)
    assert kept.visit_id == visit
    opened.click("Terug naar het bezoek")
    assert visit_of(opened).visit_id == visit
    opened.click("Dossier")
    opened.click(f"Verdergaan: {words_of_visit()}, 10.00")
    assert visit_of(opened).visit_id == visit


def words_of_visit() -> str:
    return "VoorzieningenWijzer"


def test_what_changes_elsewhere_is_followed_and_another_household_is_not(opened: Journey):
    dossier, other = ask(opened, an_empty_dossier), ask(opened, an_empty_dossier)
    screen = go_to(opened, dossier)
    before = screen.reading.loaded
    ask(opened, notes.write, other, "Elders")
    ask(opened, tasks.put, "Bellen", opened.clock.time.date(), other)
    assert screen.reading.loaded is before
    ask(opened, notes.write, dossier, "Hier")
    assert "Hier" in words_on(opened.window)


@pytest.mark.parametrize(("name", "chosen", "size"), LOOKS, ids=[each[0] for each in LOOKS])
def test_the_pages_in_other_sizes_and_colours(
    start: Callable[..., Journey], made: Made, name: str, chosen: tuple[str, str], size: tuple[int, int]
):
    journey = start(made.folder)
    journey.window.setMinimumSize(600, 600)
    journey.window.resize(*size)
    journey.type(PASSPHRASE)
    journey.press(RETURN)
    dossier = ask(journey, a_full_dossier)
    ask(journey, settings_store.write, "theme", chosen[0])
    ask(journey, settings_store.write, "type_scale", chosen[1])
    screen = go_to(journey, dossier)
    look(journey, f"54-dossier-{name}")
    journey.click("Notitie schrijven")
    screen.parts.note.template.set_value("bezoekverslag")
    screen.parts.note.template.chosen.emit("bezoekverslag")
    journey.type("Nummer 123456782")
    look(journey, f"54-notitie-{name}")
    journey.press(ESCAPE)
    journey.click("Contact vastleggen")
    look(journey, f"54-contact-{name}")
    journey.press(ESCAPE)
    journey.click("Foto toevoegen")
    look(journey, f"54-foto-{name}")
    journey.press(ESCAPE)


def test_letters_grow_while_a_page_is_shown(opened: Journey):
    screen = go_to(opened, ask(opened, a_full_dossier))
    pages = ("Notitie schrijven", "Contact vastleggen", "Foto toevoegen", "Bezoek plannen", "Gegevens wijzigen")
    for page in ("", *pages):
        if page:
            opened.click(page)
        for percent in ("200", "150", "100"):
            ask(opened, settings_store.write, "type_scale", percent)
            opened.settle()
            assert cut_texts(opened.window) == [], (page, percent)
        if page:
            opened.press(ESCAPE)
    assert screen.parts.present is screen.parts.overview


def test_tab_goes_as_the_page_is_read(opened: Journey):
    screen = go_to(opened, ask(opened, an_empty_dossier))
    opened.click("Notitie schrijven")
    opened.tab_to("In het dossier zetten", most=4)
    opened.press(ESCAPE)
    opened.click("Contact vastleggen")
    choose(opened, screen.parts.contact.way, "brief")
    opened.press(Qt.Key.Key_Tab)
    seen = [opened.focus().accessibleName()]
    for _ in range(5):
        opened.qtbot.keyClick(opened.focus(), Qt.Key.Key_Tab)
        seen.append(opened.focus().accessibleName())
    assert seen == ["Brief verstuurd", "In uw eigen woorden", "Dag", "Tijd", "Terug naar het dossier", "Vastleggen"]


def test_every_button_has_a_name_of_its_own(opened: Journey):
    go_to(opened, ask(opened, a_full_dossier))
    names = [button.accessibleName() for button in opened.buttons()]
    assert len(names) == len(set(names))
    assert all(names)
