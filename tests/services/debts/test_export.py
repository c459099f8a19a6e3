"""A visit with debts goes out in a file and comes back the same."""

from datetime import date

from app.domain.debt import Strategy
from app.services import visits
from app.services.debts import instalments, plans
from app.services.visit_export import debts_of, exported
from app.services.visit_file import read_visit, visit_text


def test_debts_plans_and_instalments_travel_with_a_visit(session, dossier, home, visit):
    plan = plans.agree(session, dossier, strategy=Strategy.EVENLY)[1]
    instalments.miss(session, plans.schedule(session, plan)[0].id)
    plans.pause(session, plan, date(2027, 2, 1), date(2027, 3, 1), "de huur wordt betaald")
    visits.close(session, visit)
    sent = exported(session, visit)
    assert sent.debts == debts_of(session, dossier)
    assert len(sent.debts.debts) == 4
    found = read_visit(visit_text(sent)).debts
    assert found.plans == sent.debts.plans
    assert found.instalments == sent.debts.instalments
    assert found.debts == sent.debts.debts
