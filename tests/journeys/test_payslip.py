"""Nobody knows the income of the year, but there is a payslip on the table."""

from PySide6.QtWidgets import QAbstractButton

from app.domain.answer import Evidence
from app.domain.visit import Step
from app.services import answers
from app.services.samples import open_sample
from tests.journeys.conftest import Journey
from tests.journeys.visits import ask, look, page_of, visit_of, words_on
from tests.ui.looking import shown
from ui.desk import Place, Spot
from ui.visit.question.screen import QuestionPage
from ui.visit.route.state import Spot as VisitSpot

INCOME = "personen.p1.toetsingsinkomen"


def test_the_income_of_the_year_from_a_payslip(opened: Journey):
    _, dossier, visit = ask(opened, open_sample, 1)
    opened.program.window.go(Place(Spot.VISIT, visit_id=visit))
    opened.settle()
    visit_of(opened).show_spot(VisitSpot(Step.INKOMEN, INCOME))
    opened.settle()
    page = page_of(opened, QuestionPage)
    assert page.payslip is not None
    opened.click("Schat het met een loonstrook")
    opened.click("Schat het inkomen")
    assert "staat onderaan de strook" in words_on(page)
    page.payslip.total.setFocus()
    opened.type("18000")
    page.payslip.last.set_value("9")
    opened.click("Schat het inkomen")
    assert "Het hele jaar wordt het ongeveer € " in words_on(page)
    assert "Dit is een schatting" in words_on(page)
    look(opened, "89-loonstrook")
    (take,) = [b for b in shown(page, QAbstractButton) if b.accessibleName().startswith("Neem")]
    opened.click(take.accessibleName())
    (kept,) = [one for one in ask(opened, answers.of_dossier, dossier) if one.path == INCOME]
    assert kept.evidence is Evidence.ESTIMATED
    assert isinstance(kept.value, int)
    assert 22_000_00 <= kept.value <= 26_500_00
    assert page.editor is not None
    assert page.editor.value() == kept.value


def test_other_questions_have_no_payslip(opened: Journey):
    _, _, visit = ask(opened, open_sample, 1)
    opened.program.window.go(Place(Spot.VISIT, visit_id=visit))
    opened.settle()
    visit_of(opened).show_spot(VisitSpot(Step.INKOMEN, "personen.p1.netto_inkomen"))
    opened.settle()
    assert page_of(opened, QuestionPage).payslip is None
