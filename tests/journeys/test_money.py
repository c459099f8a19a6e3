"""One visit from a shoebox of letters to a plan: what comes and goes, who is owed, the plan, and the days with it."""

from PySide6.QtWidgets import QLineEdit

from app.domain.debt import Stage
from app.domain.money import Cents
from app.domain.visit import Step, VisitType
from app.services import dossiers, visits
from app.services.budget import account, lines
from app.services.debts import plans, records
from tests.journeys.conftest import START, Journey
from tests.journeys.test_debts import press
from tests.journeys.visits import RETURN, ask, dossier_of, look, page_of, visit_of, words_on
from ui.desk import Place, Spot
from ui.visit.budget.days.state import days_view
from ui.visit.budget.places.state import Place as BudgetPlace
from ui.visit.budget.screen import BudgetPage
from ui.visit.debts.places.state import Place as DebtsPlace
from ui.visit.debts.screen import DebtsPage
from ui.visit.report.screen import ReportPage
from ui.visit.route.state import Spot as VisitSpot

SHOEBOX = [
    ("loon", "2450", "24"),
    ("zorgtoeslag", "129", ""),
    ("huur", "625", "1"),
    ("energie", "165", "3"),
    ("zorgverzekering", "159,30", "27"),
    ("mobiel", "18", "12"),
]
LETTERS = [
    ("Corporatie", "huur", "625", Stage.REMINDED),
    ("Zorgverzekeraar", "zorgpremie", "319", Stage.FINAL_NOTICE),
    ("Webwinkel", "achteraf_betalen", "140", Stage.COLLECTION),
]


def test_from_the_shoebox_to_the_plan_and_the_days_with_it(opened: Journey):
    visit = ask(opened, _begun)
    opened.program.window.go(Place(Spot.VISIT, visit_id=visit))
    opened.settle()
    _lines(opened)
    _balance(opened, "400")
    before = ask(opened, account.days, dossier_of(opened), START.date()).account
    _debts(opened)
    visit_of(opened).show_spot(VisitSpot(Step.SCHULDEN, DebtsPlace.PLAN.value))
    opened.settle()
    plan_page = page_of(opened, DebtsPage)
    assert "per maand" in plan_page.title.text()
    press(opened, "Spreek dit plan af")
    plan = ask(opened, plans.present, dossier_of(opened))
    rows = ask(opened, plans.schedule, plan.id)
    assert sum(row.amount for row in rows) == 1_084_00
    assert plan.per_month <= plan.could_pay
    look(opened, "84-geld-plan")

    visit_of(opened).show_spot(VisitSpot(Step.BUDGET, BudgetPlace.DAYS.value))
    opened.settle()
    after = ask(opened, account.days, dossier_of(opened), START.date()).account
    last = after.days[-1]
    assert before.on(last.day).balance - last.balance == sum(row.amount for row in rows if row.due <= last.day)
    page_of(opened, BudgetPage).days.all.click()
    opened.settle()
    shown = days_view(visit_of(opened).loaded.room.budget).all_rows
    assert any("etaalplan" in row.what for row in shown)
    look(opened, "85-geld-dagen-met-plan")

    visit_of(opened).show_spot(VisitSpot(Step.VERSLAG))
    opened.settle()
    told = words_on(page_of(opened, ReportPage))
    assert "Uw budget" in told
    assert "Uw plan om te betalen" in told


def _begun(session) -> str:
    _, dossier = dossiers.open_new(session, "Alleenstaande", "Dorpsstraat 12", "Noord", "")
    return visits.plan(session, dossier, VisitType.BUDGET, START)[1]


def _keys(journey: Journey, field: QLineEdit, typed: str) -> None:
    field.setFocus()
    field.selectAll()
    journey.qtbot.keyClicks(field, typed)


def _lines(journey: Journey) -> None:
    visit_of(journey).show_spot(VisitSpot(Step.BUDGET, BudgetPlace.LINES.value))
    journey.settle()
    form = page_of(journey, BudgetPage).lines.form
    for category, amount, day in SHOEBOX:
        form.category.set_value(category)
        form.category.chosen.emit(category)
        _keys(journey, form.amount, amount)
        _keys(journey, form.day, day)
        journey.qtbot.keyClick(form.day, RETURN)
        journey.settle()
    kept = ask(journey, lines.listing, dossier_of(journey))
    assert {line.category: line.amount for line in kept}["huur"] == Cents(625_00)
    assert len(kept) == len(SHOEBOX)


def _balance(journey: Journey, amount: str) -> None:
    visit_of(journey).show_spot(VisitSpot(Step.BUDGET, BudgetPlace.DAYS.value))
    journey.settle()
    page = page_of(journey, BudgetPage)
    _keys(journey, page.days.balance, amount)
    journey.qtbot.keyClick(page.days.balance, RETURN)
    journey.settle()


def _debts(journey: Journey) -> None:
    visit_of(journey).show_spot(VisitSpot(Step.SCHULDEN, DebtsPlace.LIST.value))
    journey.settle()
    form = page_of(journey, DebtsPage).list.form
    for creditor, kind, amount, stage in LETTERS:
        press(journey, "Schuld erbij")
        _keys(journey, form.creditor, creditor)
        form.kind.set_value(kind)
        form.kind.chosen.emit(kind)
        _keys(journey, form.principal, amount)
        form.stage.set_value(stage.value)
        press(journey, "Bewaar deze schuld")
    found = ask(journey, records.all_creditors, dossier_of(journey))
    assert [debt.kind for debt in found.debts] == ["huur", "zorgpremie", "achteraf_betalen"]
