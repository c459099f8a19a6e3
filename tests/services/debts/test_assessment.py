"""All that the pages about debts show, read in one go."""

from app.domain.debt import Strategy, TalkResult, TalkTopic
from app.domain.visit import VisitType
from app.reports.document import words_of
from app.services import visit_papers, visits
from app.services.debts import plans, records, talks
from app.services.debts.assessment import assess
from tests.builders import MONDAY
from tests.pictures import add_picture


def test_an_empty_household_has_an_empty_assessment(session, dossier, visit):
    found = assess(session, visit)
    assert found.overview.debts == ()
    assert (found.options, found.plan, found.rows, found.look_back) == (None, None, (), None)


def test_everything_is_read_together(session, dossier, home, visit):
    picture = add_picture(session, dossier, "Brief")
    records.attach(session, home["huur"], picture)
    records.settle(session, home["zorgpremie"], MONDAY.date())
    plan = plans.agree(session, dossier, strategy=Strategy.EVENLY)[1]
    talks.keep(session, visit, TalkTopic.ARRANGEMENT, TalkResult.AGREED)
    found = assess(session, visit)
    assert found.plan == plans.load(session, plan)
    assert [debt.kind for debt in found.in_plan] == ["huur", "achteraf_betalen"]
    assert found.debt(home["zorgpremie"]).settled_on == MONDAY.date()
    assert found.debt("weg") is None
    assert [one.caption for one in found.letters[home["huur"]]] == ["Brief"]
    assert found.talk[TalkTopic.ARRANGEMENT].result is TalkResult.AGREED
    assert found.checks[home["achteraf_betalen"]].too_much == 25_00


def test_the_resident_reads_the_plan_in_the_report_of_a_visit_about_money(session, dossier, home):
    visit = visits.plan(session, dossier, VisitType.BUDGET, MONDAY)[1]
    assert "Uw plan om te betalen" not in words_of(visit_papers.pages_for_resident(session, visit))
    plans.agree(session, dossier, strategy=Strategy.EVENLY)
    assert "Uw plan om te betalen" in words_of(visit_papers.pages_for_resident(session, visit))
