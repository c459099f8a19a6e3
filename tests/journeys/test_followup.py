"""A finding in detail, the visit to look back planned with one press, and promise against result three months on."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.change import Changes
from app.domain.finding import FindingState
from app.domain.ids import VisitId
from app.domain.money import Cents
from app.domain.visit import Step, VisitState, VisitType, Who
from app.paths import REPORTS
from app.services import agreements, findings, goals, pillars, settings_store, visits
from app.services.session import Session
from tests.journeys.conftest import Journey
from tests.journeys.test_visit_pointer import cell_at, press_cell, press_first, press_step
from tests.journeys.visits import ALT, CONTROL, RETURN, ask, choose, dossier_of, look, page_of, pick, visit_of, words_on
from tests.profiles import PASSPHRASE, Made
from ui.desk import Place
from ui.desk import Spot as PlaceSpot
from ui.visit.finding.screen import FindingPage
from ui.visit.followup.screen import TO_DO, FollowUpPage
from ui.visit.opportunities.screen import STATE
from ui.visit.report.screen import ReportPage
from ui.visit.route.state import LOOK_BACK, Spot, detail_of
from ui.widgets.field import Field
from ui.widgets.text import Text


@pytest.fixture(autouse=True)
def reports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Reports of a test do not land in the home of who runs it."""
    monkeypatch.setenv(REPORTS, str(tmp_path / "verslagen"))


def finding_of(journey: Journey, regeling: str = "zorgtoeslag"):
    return next(one for one in ask(journey, findings.listing, dossier_of(journey)) if one.regeling == regeling)


def put_in(journey: Journey, field: Field, words: str) -> None:
    """Type in a field instead of what is there, and leave it."""
    field.setFocus()
    field.selectAll()
    journey.type(words)
    journey.press(Qt.Key.Key_Tab)


def at_detail(journey: Journey) -> FindingPage:
    """The detail of the first finding of the sample household."""
    journey.click("Voorbeeldhuishouden openen")
    press_step(journey, Step.KANSEN)
    press_cell(journey, 0, STATE)
    return page_of(journey, FindingPage)


def test_who_and_by_when_and_a_day_that_cannot_be_read(opened: Journey):
    page = at_detail(opened)
    assert "Te verwachten: € 883 per jaar." in words_on(opened.window)
    choose(opened, page.states, "gepland")
    put_in(opened, page.due, "volgende week")
    assert "Vóór welke dag: volgende week is geen datum." in words_on(opened.window)
    below = next(label for label in page.findChildren(Text) if "is geen datum" in label.text())
    assert below.mapTo(page, QPoint()).y() >= page.due.mapTo(page, QPoint(0, page.due.height())).y()
    look(opened, "60-kans-datum-fout")
    put_in(opened, page.due, "7-12-2026")
    pick(opened, page.who, Who.CORPORATION)
    kept = finding_of(opened)
    assert (kept.state, kept.due, kept.planned_per_year) == (FindingState.PLANNED, date(2026, 12, 7), 88300)
    assert kept.who is Who.CORPORATION
    press_first(opened, "Terug naar Kansen")
    assert "€ 883 verwacht" in words_on(opened.window)
    look(opened, "60-kansen-tot-nu-toe")


def test_an_offer_has_states_of_its_own(opened: Journey):
    opened.click("Voorbeeldhuishouden openen")
    _, talk = ask(opened, visits.plan, dossier_of(opened), VisitType.SERVICE_TALK, opened.clock.time)
    opened.program.window.go(Place(PlaceSpot.VISIT, talk))
    opened.settle()
    press_step(opened, Step.KANSEN)
    training = -2
    press_cell(opened, training, STATE)
    page = page_of(opened, FindingPage)
    assert [part.text() for part in page.states.parts][:4] == ["Nog kiezen", "Aangemeld", "Doet mee", "Afgerond"]
    choose(opened, page.states, "aangevraagd")
    put_in(opened, page.due, "7-12-2026")
    look(opened, "60-aanbod")
    choose(opened, page.states, "toegekend")
    look(opened, "60-aanbod-klaar")
    choose(opened, page.states, "aangevraagd")
    press_first(opened, "Terug naar Kansen")
    assert cell_at(opened, training, STATE).data() == "Doet mee"
    kept = finding_of(opened, "budgettraining")
    assert (kept.state, kept.due, kept.planned_per_year) == (FindingState.APPLIED, date(2026, 12, 7), None)
    press_cell(opened, 0, STATE)
    assert [part.text() for part in page.states.parts][2] == "Aangevraagd"


def test_an_amount_that_was_granted_and_what_cannot_be(opened: Journey):
    page = at_detail(opened)
    choose(opened, page.states, "gepland")
    choose(opened, page.states, "toegekend")
    put_in(opened, page.amount, "veel")
    assert "Schrijf het bijvoorbeeld als 72,50" in words_on(opened.window)
    put_in(opened, page.amount, "-5")
    assert "Een bedrag onder nul kan hier niet" in words_on(opened.window)
    put_in(opened, page.amount, "73")
    put_in(opened, page.since, "1-12-1999")
    assert "Is het misschien een bedrag per maand?" in words_on(opened.window)
    assert "Vanaf wanneer u het krijgt: deze datum ligt te ver weg." in words_on(opened.window)
    look(opened, "61-kans-toegekend-fout")
    put_in(opened, page.since, "1-12-2026")
    put_in(opened, page.amount, "876")
    look(opened, "62-kans-toegekend")
    kept = finding_of(opened)
    assert (kept.realised, kept.realised_since, kept.planned_per_year) == (87600, date(2026, 12, 1), 88300)
    page.amount.setFocus()
    opened.press(RETURN)
    assert opened.focus() is page.since
    opened.press(RETURN)
    assert visit_of(opened).spot == Spot(Step.KANSEN)


def test_what_is_not_wanted_has_its_reason_and_is_undone_like_all_else(opened: Journey):
    page = at_detail(opened)
    choose(opened, page.states, "niet_gewenst")
    page.reason.setFocus()
    opened.type("Liever geen brieven")
    press_first(opened, "Klaar")
    kept = finding_of(opened)
    assert (kept.state, kept.reason) == (FindingState.NOT_WANTED, "Liever geen brieven")
    assert visit_of(opened).spot == Spot(Step.KANSEN)
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert finding_of(opened).reason == ""


def test_the_visits_to_look_back_are_planned_with_one_press_each(opened: Journey):
    opened.click("Voorbeeldhuishouden openen")
    screen = visit_of(opened)
    press_step(opened, Step.VERSLAG)
    press_first(opened, "Maak de pdf")
    press_first(opened, "Bezoek afsluiten")
    assert "Dit bezoek is afgesloten." in words_on(opened.window)
    press_first(opened, "Plan na 3 maanden")
    assert "Na 3 maanden: gepland dinsdag 23 februari om 10.00 uur" in words_on(opened.window)
    look(opened, "63-later-terugkijken")
    press_first(opened, "Plan na 12 maanden")
    assert page_of(opened, ReportPage)
    planned = [one for one in ask(opened, visits.of_dossier, dossier_of(opened)) if one.id != screen.visit_id]
    assert [(one.type, one.state, one.starts_at) for one in planned] == [
        (VisitType.FOLLOW_UP, VisitState.PLANNED, datetime.fromisoformat("2027-02-23T10:00")),
        (VisitType.FOLLOW_UP, VisitState.PLANNED, datetime.fromisoformat("2027-11-23T10:00")),
    ]


def a_year_of_visits(session: Session, first: VisitId, clock) -> tuple[Changes, VisitId]:
    """A visit with promises, agreements, a goal and marks; three months later some of it came in; a visit then."""
    dossier = visits.load(session, first).dossier_id
    for regeling, state, cents in (
        ("zorgtoeslag", FindingState.PLANNED, 88300),
        ("kindgebonden_budget", FindingState.PLANNED, 65900),
        ("huurtoeslag", FindingState.PLANNED, 24000),
    ):
        findings.choose(session, first, regeling, state, Cents(cents))
    today = session.now().date()
    for what, who in (("Zorgtoeslag aanvragen", Who.TOGETHER), ("De jaaropgave zoeken", Who.RESIDENT)):
        agreements.put(session, first, what, "Samen kijken", who=who, due=today)
    _, goal = goals.put(session, dossier, "Elke maand iets overhouden", reward="Een dag naar zee", visit_id=first)
    _, step = goals.put_step(session, goal, "Een potje op de plank zetten", who=Who.RESIDENT, due=today)
    goals.put_step(session, goal, "Samen de abonnementen bekijken", who=Who.TOGETHER)
    for pillar, score in (("geld", 4), ("wonen", 7), ("mensen", 6)):
        pillars.mark(session, first, pillar, score)
    visits.close(session, first)
    clock.time += timedelta(days=92)
    findings.choose(session, first, "zorgtoeslag", FindingState.GRANTED)
    since = date(2026, 12, 1)
    findings.put(session, dossier, "zorgtoeslag", FindingState.GRANTED, realised=Cents(87600), realised_since=since)
    findings.choose(session, first, "kindgebonden_budget", FindingState.APPLIED)
    goals.mark_step(session, step, since)
    return visits.plan(session, dossier, VisitType.FOLLOW_UP, session.now(), minutes=60)


def into_follow_up(journey: Journey) -> None:
    """From the sample household to the follow-up visit three months on."""
    journey.click("Voorbeeldhuishouden openen")
    _, second = ask(journey, a_year_of_visits, visit_of(journey).visit_id, journey.clock)
    journey.program.window.go(Place(PlaceSpot.VISIT, second))
    journey.settle()


def test_a_follow_up_shows_promise_against_result(opened: Journey):
    into_follow_up(opened)
    assert visit_of(opened).spot == Spot(Step.BEGIN, "begin.nood")
    opened.press(Qt.Key.Key_Right, ALT)
    assert visit_of(opened).spot == Spot(Step.BEGIN, LOOK_BACK)
    words = words_on(opened.window)
    assert "3 maanden na het bezoek van maandag 23 november 2026" in words
    assert "€ 876" in words
    assert "per jaar toegekend, van € 1.782 die wij verwachtten" in words
    look(opened, "64-terugkijken")
    opened.press(Qt.Key.Key_F8)
    look(opened, "65-terugkijken-samen")
    assert "U kreeg er elke maand ongeveer" in words_on(opened.window)
    opened.press(Qt.Key.Key_F8)
    page = page_of(opened, FollowUpPage)
    assert [page.moments.model().index(row, 0).data() for row in range(2)] == [
        "Maandag 23 november 2026",
        "Nu, 3 maanden later",
    ]
    _fill_in_what_came(opened)
    _keep_an_agreement(opened)
    _on_paper(opened)


def _fill_in_what_came(journey: Journey) -> None:
    """Open a row with the keyboard, grant it with an amount, and come back to the page that looks back."""
    page = page_of(journey, FollowUpPage)
    assert journey.focus() is page.table
    journey.press(Qt.Key.Key_Down)
    journey.press(RETURN)
    assert visit_of(journey).spot == detail_of(Step.BEGIN, "kindgebonden_budget")
    assert "Verwacht toen het werd gekozen: € 659 per jaar." in words_on(journey.window)
    journey.press(Qt.Key.Key_Down)
    journey.press(Qt.Key.Key_Tab)
    assert journey.focus().accessibleName() == "Toegekend bedrag per jaar"
    journey.type("640")
    journey.press(RETURN)
    journey.type("1-1-2027")
    journey.press(RETURN)
    assert visit_of(journey).spot == Spot(Step.BEGIN, LOOK_BACK)
    assert "€ 1.516" in words_on(journey.window)
    assert page.table.model().index(1, TO_DO).data() == "Niets, dit is klaar"


def _keep_an_agreement(journey: Journey) -> None:
    page = page_of(journey, FollowUpPage)
    first = next(iter(page.checks.values()))
    journey.tab_to(first.accessibleName())
    journey.press(Qt.Key.Key_Space)
    assert "1 van de 2 is gelukt." in words_on(journey.window)
    assert journey.focus() is first
    look(journey, "66-terugkijken-onder")


def _on_paper(journey: Journey) -> None:
    visit_of(journey).show_spot(Spot(Step.VERSLAG))
    journey.settle()
    journey.press(RETURN)
    made = visit_of(journey).pages.made
    assert made is not None
    words = words_on(journey.window)
    assert "U kreeg er ongeveer 126 euro per maand bij." in words
    assert "Van de 2 afspraken lukte er 1." in words
    area = visit_of(journey).frame.zone.area.verticalScrollBar()
    area.setValue(area.maximum() // 2)
    look(journey, "67-verslag-vervolg")
    (Path("build") / "verslag-vervolg.pdf").write_bytes((Path(made.folder) / made.name).read_bytes())


def test_a_follow_up_without_a_visit_before_it_has_no_page_that_looks_back(opened: Journey):
    opened.click("Voorbeeldhuishouden openen")
    opened.press(Qt.Key.Key_Right, ALT)
    assert visit_of(opened).spot == Spot(Step.BEGIN, "begin.doel")


@pytest.mark.parametrize(
    ("name", "chosen", "size"),
    [
        ("donker", ("donker", "100"), (1280, 800)),
        ("200", ("licht", "200"), (1280, 800)),
        ("tablet", ("licht", "100"), (800, 1200)),
        ("klein", ("licht", "100"), (1024, 700)),
    ],
)
def test_looking_back_in_other_looks(
    start: Callable[..., Journey], made: Made, name: str, chosen: tuple[str, str], size: tuple[int, int]
):
    journey = start(made.folder)
    journey.window.setMinimumSize(600, 600)
    journey.window.resize(*size)
    journey.type(PASSPHRASE)
    journey.press(RETURN)
    into_follow_up(journey)
    ask(journey, settings_store.write, "theme", chosen[0])
    ask(journey, settings_store.write, "type_scale", chosen[1])
    journey.settle()
    screen = visit_of(journey)
    screen.show_spot(Spot(Step.BEGIN, LOOK_BACK))
    look(journey, f"68-terugkijken-{name}")
    area = screen.frame.zone.area.verticalScrollBar()
    area.setValue(area.maximum())
    look(journey, f"68-terugkijken-onder-{name}")
    screen.show_spot(detail_of(Step.BEGIN, "zorgtoeslag"))
    look(journey, f"69-kans-{name}")
