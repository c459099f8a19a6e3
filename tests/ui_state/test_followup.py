"""Looking back on screen: promise against result, what is still to do, and when to come again."""

from dataclasses import replace
from datetime import date, timedelta

from app.domain.finding import FindingState
from app.domain.lookback import LookBack
from app.domain.plan import NO_PLAN
from app.domain.visit import Step, VisitState
from app.services.followup import Moment
from tests.reports.plans import EVERY_STATE, a_finding, a_look_back, a_plan, reached
from tests.ui_state.households import a_room, a_visit, assessed, single_parent
from ui.visit.followup.state import back_view, heads
from ui.visit.report.state import moment_rows
from ui.visit.route.state import LOOK_BACK, Spot, backward, forward, into
from ui.visit.together.state import of_look_back, statement_at

EURO = "€\u00a0"


def test_the_head_says_how_long_ago_and_how_much_came_in():
    view = back_view(a_look_back(EVERY_STATE), NO_PLAN)
    assert view.head == "3 maanden na het bezoek van maandag 23 november 2026"
    assert (view.amount, view.tail) == (f"{EURO}876", f"per jaar toegekend, van {EURO}6.590 die wij verwachtten")
    assert view.open_line.startswith("Van 1 regeling is het bedrag nog niet bekend.")
    assert [(share.part, share.amount) for share in view.shares] == [
        ("toegekend", f"{EURO}876"),
        ("wacht", f"{EURO}659"),
        ("nog_doen", f"{EURO}1.200"),
    ]


def test_every_row_says_what_is_still_to_do():
    told = a_look_back(EVERY_STATE)
    rows = {row.regeling: row for row in back_view(told, NO_PLAN).rows}
    assert {name: row.to_do for name, row in rows.items()} == {
        "zorgtoeslag": "Niets, dit is klaar",
        "huurtoeslag": "Bedrag invullen",
        "kindgebonden_budget": "Wachten op de brief",
        "kinderopvangtoeslag": "Aanvragen",
        "kinderbijslag": "Samen de brief lezen",
        "bijstand": "Niets, de bewoner kiest",
    }
    done = rows["zorgtoeslag"]
    assert (done.planned, done.applied, done.granted) == (f"{EURO}883", f"{EURO}883", f"{EURO}876")
    assert done.since == "vanaf maandag 23 november 2026"
    assert (rows["bijstand"].planned, rows["kinderopvangtoeslag"].applied, rows["huurtoeslag"].granted) == ("", "", "")
    assert len(heads()) == 5


def test_an_offer_says_how_far_it_is_and_has_no_amount_to_fill_in():
    training = a_finding("budgettraining", FindingState.GRANTED)
    (row,) = back_view(a_look_back((training,)), NO_PLAN).rows
    assert (row.name, row.granted, row.to_do) == ("Budgettraining", "", "Afgerond")


def test_an_act_that_is_open_says_by_when():
    planned = replace(a_finding("zorgtoeslag", FindingState.PLANNED, 883), due=date(2026, 12, 7), reason="Eerst DigiD")
    (row,) = back_view(a_look_back((planned,)), NO_PLAN).rows
    assert (row.since, row.why) == ("vóór maandag 7 december", "Eerst DigiD")


def test_each_visit_stands_beside_the_other():
    assert back_view(a_look_back(EVERY_STATE), NO_PLAN).moments == (
        ("Maandag 23 november 2026", f"{EURO}11.590", f"{EURO}0", f"{EURO}0"),
        ("Nu, 3 maanden later", f"{EURO}6.590", f"{EURO}5.390", f"{EURO}876"),
    )


def test_agreements_are_counted_and_told_without_blame():
    view = back_view(a_look_back((), kept=1), NO_PLAN)
    assert view.promised == "1 van de 3 is gelukt."
    assert [row.is_done for row in view.promises] == [True, False, False]
    assert view.promises[0].detail == "gedaan op maandag 23 november, dat doen we samen"
    assert view.promises[1].detail == "vóór woensdag 2 december, dat doet u"
    assert back_view(a_look_back((), kept=0), NO_PLAN).promised == "Nog niets gelukt. Vraag wat in de weg stond."
    assert back_view(a_look_back((), made=0), NO_PLAN).promised == ""


def test_goals_and_marks_of_then():
    view = back_view(a_look_back(()), a_plan(1))
    assert view.goals[0] == "Elke maand 20 euro sparen: 1 van de 3 stappen gedaan"
    assert view.goals[1].startswith("Cijfers op maandag 23 november 2026: geld 4, wonen 6")
    assert len(back_view(a_look_back(()), a_plan(2)).goals) == 1
    assert back_view(a_look_back(()), a_plan(0, 1, 0)).goals == ("Elke maand 20 euro sparen: nog geen stappen",)
    assert back_view(a_look_back(()), reached()).goals == ("Elke maand 20 euro sparen: gehaald op maandag 22 februari",)


def test_nothing_chosen_then_and_a_visit_of_a_week_ago():
    told = a_look_back(())
    soon = replace(told, standings=(replace(told.standings[0]),))
    view = back_view(soon, NO_PLAN)
    assert view.head == "Kort na het bezoek van maandag 23 november 2026"
    assert (view.rows, view.moments, view.tail) == ((), (), "per jaar toegekend")


def a_follow_up(told: LookBack | None):
    return replace(a_room(single_parent()), look_back=told)


def test_looking_back_comes_after_what_cannot_wait_and_is_resumed():
    room = a_follow_up(a_look_back(()))
    assert forward(Spot(Step.BEGIN, "begin.nood"), room) == Spot(Step.BEGIN, LOOK_BACK)
    assert forward(Spot(Step.BEGIN, LOOK_BACK), room) == Spot(Step.BEGIN, "begin.doel")
    assert backward(Spot(Step.BEGIN, "begin.doel"), room) == Spot(Step.BEGIN, LOOK_BACK)
    assert into(Step.BEGIN, room, LOOK_BACK) == Spot(Step.BEGIN, LOOK_BACK)
    without = a_follow_up(None)
    assert forward(Spot(Step.BEGIN, "begin.nood"), without) == Spot(Step.BEGIN, "begin.doel")
    assert into(Step.BEGIN, without, LOOK_BACK) == Spot(Step.BEGIN, "begin.nood")


def test_the_resident_sees_what_came_in_per_month_first():
    said = of_look_back(a_look_back(EVERY_STATE))
    assert (said.before, said.big, said.after) == (
        "U kreeg er elke maand ongeveer",
        "73 euro",
        "bij. Dat is 876 euro per jaar.",
    )
    assert said.lines[0] == "Van de 3 afspraken lukte er 1. Dat is knap."
    nothing = of_look_back(a_look_back((), kept=0))
    assert (nothing.big, nothing.lines) == ("", ("Wij kijken samen verder.",))


def test_the_resident_sees_the_page_that_is_open():
    outcomes = assessed(single_parent()).outcomes
    room = a_follow_up(a_look_back(EVERY_STATE))
    assert statement_at(Spot(Step.BEGIN, LOOK_BACK), room, outcomes).big == "73 euro"
    assert statement_at(Spot(Step.KANSEN, "staat/zorgtoeslag"), room, outcomes).subject == "Zorgtoeslag"
    assert statement_at(Spot(Step.BEGIN, "staat/oude_regeling"), room, outcomes).subject == "Alles bij elkaar"
    asking = statement_at(Spot(Step.AFSPRAKEN, "cijfers/geld"), room, outcomes)
    assert (asking.before, asking.big) == ("Hoe gaat het met uw geld?", "")


def test_the_moments_to_come_again():
    planned = replace(a_visit(state=VisitState.PLANNED), starts_at=a_visit().starts_at + timedelta(days=92))
    rows = moment_rows((Moment(3, date(2027, 2, 23), planned), Moment(12, date(2027, 11, 23), None)))
    assert [(row.act, row.day, row.is_planned) for row in rows] == [
        ("Na 3 maanden: gepland", "dinsdag 23 februari om 10.00 uur", True),
        ("Plan na 12 maanden", "dinsdag 23 november 2027 om 10.00 uur", False),
    ]
