"""Vandaag: an empty day, a new visit, planning one, tasks, search by keyboard, settings that hold at once, locking."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt

from app.domain.visit import VisitState, VisitType
from app.services import dossiers, notes, settings_store, tasks, visits
from app.services.session import Session
from tests.journeys.conftest import Journey
from tests.journeys.visits import CONTROL, RETURN, ask, look, words_on
from ui import theme
from ui.desk import Place, Spot
from ui.dossier.screen import DossierScreen
from ui.palette import Theme
from ui.settings.screen import SettingsScreen
from ui.today.screen import TodayScreen
from ui.visit.screen import VisitScreen


def a_full_day(session: Session) -> None:
    """Three visits, a task for today, one for this week, a note, and a visit tomorrow."""
    monday = session.now().replace(hour=10, minute=0)
    _, first = dossiers.open_new(session, "Alleenstaande ouder, twee kinderen", "Complex Noord 14")
    visits.plan(session, first, VisitType.VOORZIENINGENWIJZER, monday, preparation="Huurbrief en polis.")
    _, second = dossiers.open_new(session, "Echtpaar met AOW", "Complex Zuid 3")
    _, open_one = visits.plan(session, second, VisitType.FOLLOW_UP, monday + timedelta(hours=3), minutes=60)
    visits.begin(session, open_one)
    visits.plan(session, second, VisitType.FOLLOW_UP, monday + timedelta(days=1))
    tasks.put(session, "Gemeente bellen over bijzondere bijstand", date(2026, 11, 23), first)
    tasks.put(session, "Vragen of de zorgtoeslag binnen is", date(2026, 11, 25), second)
    notes.write(session, second, "De huur gaat in juli omhoog.")


def fill_day(journey: Journey) -> TodayScreen:
    ask(journey, a_full_day)
    journey.program.window.go(Place(Spot.TODAY))
    journey.settle()
    found = journey.program.window.present()
    assert isinstance(found, TodayScreen)
    return found


def test_an_empty_day_offers_a_new_visit_and_a_sample(opened: Journey):
    look(opened, "11-vandaag-leeg")
    assert "Maandag 23 november" in words_on(opened.window)
    assert opened.focus().accessibleName() == "Nieuw bezoek"
    opened.click("Voorbeeldhuishouden openen")
    assert isinstance(opened.program.window.present(), VisitScreen)
    opened.click("Vandaag")
    assert "Voorbeeldhuishouden openen" not in [b.accessibleName() for b in opened.buttons()]


def test_a_full_day(opened: Journey):
    fill_day(opened)
    look(opened, "11-vandaag")
    words = words_on(opened.window)
    assert "Twee bezoeken. Eén taak is voor vandaag." in words
    assert "Morgen, dinsdag 24 november: één bezoek om 10.00 uur" in words
    assert opened.focus().accessibleName() == "Begin bezoek: Alleenstaande ouder, twee kinderen"
    opened.click("Gemeente bellen over bijzondere bijstand")
    assert "Twee bezoeken.\n" in words_on(opened.window)
    left = [line.task.what for line in ask(opened, tasks.listing, date(2026, 12, 1))]
    assert left == ["Vragen of de zorgtoeslag binnen is"]


def test_a_full_day_in_letters_of_twice_the_size(opened: Journey):
    fill_day(opened)
    for percent in ("200", "150", "100", "200"):
        ask(opened, settings_store.write, "type_scale", percent)
    look(opened, "11-vandaag-200")


def test_search_by_keyboard(opened: Journey):
    screen = fill_day(opened)
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("echtpaar")
    look(opened, "11-zoeken")
    opened.press(Qt.Key.Key_Down)
    opened.press(RETURN)
    found = opened.program.window.present()
    assert isinstance(found, DossierScreen)
    assert found.reading.loaded is not None
    assert found.reading.loaded.dossier.label == "Echtpaar met AOW"
    opened.click("Vandaag")
    opened.press(Qt.Key.Key_K, CONTROL)
    opened.type("niemand zo")
    assert "Niets gevonden voor niemand zo." in words_on(opened.window)
    opened.press(Qt.Key.Key_Escape)
    assert screen.day.isVisible()


def test_a_visit_is_planned_for_another_day(opened: Journey):
    opened.press(RETURN)
    screen = opened.program.window.present()
    assert isinstance(screen, TodayScreen)
    look(opened, "11-nieuw-bezoek")
    opened.press(RETURN)
    assert "Geef het huishouden een korte omschrijving." in words_on(opened.window)
    opened.type("Alleenstaande, bijstand")
    opened.tab_to("Dag")
    screen.form.day.clear()
    opened.type("24-11-2026")
    opened.press(Qt.Key.Key_Tab)
    screen.form.time.clear()
    opened.type("9.30")
    opened.press(RETURN)
    assert "Morgen, dinsdag 24 november: één bezoek om 9.30 uur" in words_on(opened.window)
    line = ask(opened, visits.today, date(2026, 11, 24)).visits[0]
    assert line.visit.state is VisitState.PLANNED
    assert line.visit.starts_at == datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001 - visits are kept in local time


def test_settings_hold_at_once(opened: Journey):
    opened.program.window.go(Place(Spot.SETTINGS))
    opened.settle()
    screen = opened.program.window.present()
    assert isinstance(screen, SettingsScreen)
    look(opened, "11-instellingen")
    screen.rows["theme"].made.emit("theme", "donker")
    opened.settle()
    assert theme.present() is Theme.DARK
    screen.rows["type_scale"].made.emit("type_scale", "150")
    opened.settle()
    assert theme.scale() == 1.5
    look(opened, "11-instellingen-donker-150")
    screen.rows["coach_phone"].take_focus()
    opened.type("geen nummer")
    screen.rows["organisation"].take_focus()
    opened.settle()
    assert "telefoon" in words_on(opened.window).lower()
    assert ask(opened, settings_store.value_of, "coach_phone") == ""
    opened.type("Complex Noord")
    screen.rows["coach_phone"].take_focus()
    opened.settle()
    assert ask(opened, settings_store.value_of, "organisation") == "Complex Noord"


def test_locking_from_the_left_column(opened: Journey):
    screen = fill_day(opened)
    under = screen.frame.under
    place = under.visualRect(under.model().index(under.model().rowCount() - 1, 0)).center()
    opened.qtbot.mouseClick(under.viewport(), Qt.MouseButton.LeftButton, pos=place)
    opened.settle()
    assert opened.program.session is None
