"""A goal in small steps and marks, one question at a time, with keys, with the pointer, and turned to the resident."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain.visit import Step, Who
from app.services import goals, grounds, pillars, settings_store, visits
from tests.journeys.conftest import Journey
from tests.journeys.test_visit_pointer import press_first
from tests.journeys.visits import ALT, CONTROL, RETURN, ask, choose, dossier_of, look, page_of, visit_of, words_on
from tests.profiles import PASSPHRASE, Made
from tests.ui.looking import cut_texts
from ui.visit.agreements.screen import AgreementsPage
from ui.visit.goals.asks import mark_place, new_goal
from ui.visit.goals.screen import AskPage
from ui.visit.route.state import Spot
from ui.widgets.checkrow import CheckRow


def at_agreements(journey: Journey) -> None:
    """The sample household, at Afspraken."""
    journey.click("Voorbeeldhuishouden openen")
    ask(journey, visits.set_purpose, visit_of(journey).visit_id, "Elke maand iets overhouden")
    visit_of(journey).show_spot(Spot(Step.AFSPRAKEN))
    journey.settle()


def plan_of(journey: Journey):
    return ask(journey, goals.plan, dossier_of(journey))


def test_a_goal_with_its_first_step_with_keys_only(opened: Journey):
    at_agreements(opened)
    opened.tab_to("Een doel kiezen")
    opened.press(RETURN)
    assert "Wat wilt u bereiken?" in words_on(opened.window)
    assert "U zei bij het begin: Elke maand iets overhouden" in words_on(opened.window)
    opened.press(RETURN)
    assert "Schrijf op wat de bewoner wil bereiken" in words_on(opened.window)
    look(opened, "50-doel-leeg")
    opened.tab_to("Dit als doel nemen")
    opened.press(RETURN)
    look(opened, "50-doel-vraag")
    opened.press(Qt.Key.Key_Right, ALT)
    assert "Wanneer wilt u dat bereikt hebben?" in words_on(opened.window)
    opened.type("1-1-2026")
    opened.press(RETURN)
    assert "Deze dag is al voorbij" in words_on(opened.window)
    look(opened, "50-doel-dag-voorbij")
    page_of(opened, AskPage).editor.day.clear()
    opened.type("1-6-2027")
    opened.press(RETURN)
    opened.type("Een dag naar zee")
    opened.press(RETURN)
    opened.type("Een potje op de plank zetten")
    opened.press(RETURN)
    assert "Wie doet dit, en wanneer?" in words_on(opened.window)
    opened.press(Qt.Key.Key_Right)
    opened.press(Qt.Key.Key_Left)
    opened.press(Qt.Key.Key_Tab)
    opened.type("30-11-2026")
    look(opened, "51-stap-wie-wanneer")
    opened.press(RETURN)
    (plan,) = plan_of(opened).goals
    assert (plan.goal.what, plan.goal.reward, plan.goal.due) == (
        "Elke maand iets overhouden",
        "Een dag naar zee",
        date(2027, 6, 1),
    )
    (step,) = plan.steps
    assert (step.what, step.who, step.due) == ("Een potje op de plank zetten", Who.RESIDENT, date(2026, 11, 30))
    assert visit_of(opened).spot == Spot(Step.AFSPRAKEN)
    look(opened, "52-afspraken-met-doel")
    _tick_and_undo(opened)


def _tick_and_undo(journey: Journey) -> None:
    name = "Stap gedaan: Een potje op de plank zetten"
    journey.tab_to(name)
    journey.press(Qt.Key.Key_Space)
    assert plan_of(journey).goals[0].done_steps == 1
    assert "Alle stappen zijn gezet." in words_on(journey.window)
    journey.press(Qt.Key.Key_Z, CONTROL)
    assert plan_of(journey).goals[0].done_steps == 0
    journey.tab_to("Doel gehaald: Elke maand iets overhouden")
    journey.press(Qt.Key.Key_Space)
    assert plan_of(journey).goals[0].is_done
    assert "Tijd voor de beloning: Een dag naar zee." in words_on(journey.window)
    look(journey, "53-doel-gehaald")


def test_marks_one_at_a_time_with_figures_and_health_only_after_a_yes(opened: Journey):
    at_agreements(opened)
    opened.tab_to("Cijfers geven")
    opened.press(RETURN)
    assert "Hoe gaat het met uw geld?" in words_on(opened.window)
    opened.type("4")
    look(opened, "54-cijfer-geld")
    opened.press(Qt.Key.Key_F8)
    look(opened, "54-cijfer-samen-kijken")
    assert "Hoe gaat het met uw geld?" in words_on(opened.window)
    opened.press(Qt.Key.Key_F8)
    opened.press(RETURN)
    opened.type("7")
    opened.press(RETURN)
    assert "Mogen wij een cijfer over uw gezondheid bewaren?" in words_on(opened.window)
    look(opened, "55-cijfer-toestemming")
    opened.type("j")
    assert "Hoe gaat het met uw gezondheid?" in words_on(opened.window)
    opened.type("6")
    opened.press(RETURN)
    assert "Hoe gaat het met uw dagen?" in words_on(opened.window)
    for _ in range(3):
        opened.press(RETURN)
    assert visit_of(opened).spot == Spot(Step.AFSPRAKEN)
    scores = {score.pillar: score.score for score in ask(opened, pillars.listing, dossier_of(opened))}
    assert scores == {"geld": 4, "wonen": 7, "gezondheid": 6}
    look(opened, "56-cijfers-een-dag")
    _come_back_later(opened)


def _come_back_later(journey: Journey) -> None:
    """Three months on: other marks, drawn over time, and no more marks about health."""
    journey.clock.time += timedelta(days=91)
    visit_of(journey).show_spot(Spot(Step.AFSPRAKEN, mark_place("geld")))
    journey.settle()
    assert "Op maandag 23 november 2026 was het een 4." in words_on(journey.window)
    choose(journey, page_of(journey, AskPage).editor.choice, "6")
    visit_of(journey).show_spot(Spot(Step.AFSPRAKEN))
    journey.settle()
    chart = page_of(journey, AgreementsPage).plan.marks.chart
    assert "Geld: 4 op maandag 23 november 2026, 6 op maandag 22 februari 2027" in chart.accessibleDescription()
    journey.tab_to("Cijfers geven")
    look(journey, "57-cijfers-in-de-tijd")
    press_first(journey, "Toon als tabel")
    assert page_of(journey, AgreementsPage).plan.marks.table.model().index(0, 1).data() == "4"
    look(journey, "58-cijfers-als-tabel")
    visit_of(journey).show_spot(Spot(Step.VERSLAG))
    journey.settle()
    area = visit_of(journey).frame.zone.area.verticalScrollBar()
    area.setValue(area.maximum())
    look(journey, "58-verslag-met-cijfers")
    visit_of(journey).show_spot(Spot(Step.AFSPRAKEN, mark_place("gezondheid")))
    journey.settle()
    press_first(journey, "Dit cijfer liever niet meer bewaren")
    assert "Mogen wij een cijfer over uw gezondheid bewaren?" in words_on(journey.window)
    assert {score.pillar for score in ask(journey, pillars.listing, dossier_of(journey))} == {"geld", "wonen"}
    assert pillars.health_ground(ask(journey, grounds.listing, dossier_of(journey))) is None


def test_a_goal_that_is_left_half_way_is_kept(opened: Journey):
    at_agreements(opened)
    press_first(opened, "Een doel kiezen")
    opened.type("Rust in de post")
    press_first(opened, "Terug naar Afspraken")
    assert [plan.goal.what for plan in plan_of(opened).goals] == ["Rust in de post"]
    assert "Wat is de eerste kleine stap?" in words_on(opened.window)
    opened.click("Wijzig het doel: Rust in de post")
    assert page_of(opened, AskPage).editor.field.text() == "Rust in de post"
    opened.press(Qt.Key.Key_Left, ALT)
    opened.click("Haal het doel weg: Rust in de post")
    assert plan_of(opened).goals == ()


def test_a_question_of_a_goal_that_was_undone_is_left(opened: Journey):
    at_agreements(opened)
    press_first(opened, "Een doel kiezen")
    opened.type("Rust in de post")
    opened.press(RETURN)
    assert "Wanneer" in words_on(opened.window)
    opened.press(Qt.Key.Key_Z, CONTROL)
    assert plan_of(opened).goals == ()
    assert visit_of(opened).spot == Spot(Step.AFSPRAKEN)


@pytest.mark.parametrize(
    ("name", "chosen", "size"),
    [
        ("donker", ("donker", "100"), (1280, 800)),
        ("200", ("licht", "200"), (1280, 800)),
        ("tablet", ("licht", "100"), (800, 1200)),
        ("klein", ("licht", "100"), (1024, 700)),
    ],
)
def test_the_plan_in_other_looks(
    start: Callable[..., Journey], made: Made, name: str, chosen: tuple[str, str], size: tuple[int, int]
):
    journey = start(made.folder)
    journey.window.setMinimumSize(600, 600)
    journey.window.resize(*size)
    journey.type(PASSPHRASE)
    journey.press(RETURN)
    journey.click("Voorbeeldhuishouden openen")
    ask(journey, settings_store.write, "theme", chosen[0])
    ask(journey, settings_store.write, "type_scale", chosen[1])
    journey.settle()
    screen = visit_of(journey)
    _fill(journey)
    screen.show_spot(Spot(Step.AFSPRAKEN, new_goal()))
    look(journey, f"59-doel-vraag-{name}")
    screen.show_spot(Spot(Step.AFSPRAKEN, mark_place("mensen")))
    look(journey, f"59-cijfer-{name}")
    screen.show_spot(Spot(Step.AFSPRAKEN))
    journey.settle()
    page = page_of(journey, AgreementsPage)
    assert cut_texts(journey.window) == []
    screen.frame.zone.area.ensureWidgetVisible(page.plan.marks.turn)
    look(journey, f"59-plan-{name}")
    assert page.plan.findChildren(CheckRow)


def _fill(journey: Journey) -> None:
    """A goal with steps and marks of two days."""
    dossier, visit = dossier_of(journey), visit_of(journey).visit_id
    _, goal = ask(journey, goals.put, dossier, "Elke maand iets overhouden")

    def more(session):
        goals.put(session, dossier, "Elke maand iets overhouden", goal_id=goal, reward="Een dag naar zee")
        for what in ("Een potje op de plank zetten", "Samen de abonnementen bekijken"):
            goals.put_step(session, goal, what, who=Who.TOGETHER, due=date(2026, 12, 1))
        for days, scores in ((0, (4, 7, 5, 6, 8)), (91, (6, 7, 6, 4, 9))):
            journey.clock.time += timedelta(days=days)
            for pillar, score in zip(("geld", "wonen", "dagritme", "mensen", "meedoen"), scores, strict=True):
                changes = pillars.mark(session, visit, pillar, score)
        return changes

    ask(journey, more)
