"""Promise against result, three and twelve months on, and the visits that are planned for it."""

from datetime import date, datetime, timedelta

import pytest

from app.domain.finding import FindingState
from app.domain.money import Cents
from app.domain.visit import Visit, VisitType, Who
from app.domain.yields import Yield
from app.errors import UserError
from app.services import agreements, findings, followup, visits
from tests.builders import MONDAY, a_dossier

FIRST = VisitType.VOORZIENINGENWIJZER


def a_visit(session, dossier, at: datetime, kind: VisitType = VisitType.FOLLOW_UP):
    return visits.plan(session, dossier, kind, at)[1]


def at(session, moment: datetime) -> datetime:
    session.now.time = moment
    return moment


def test_a_year_with_two_visits_back(session, dossier):
    first = a_visit(session, dossier, MONDAY, FIRST)
    findings.choose(session, first, "zorgtoeslag", FindingState.PLANNED, Cents(88300))
    findings.choose(session, first, "kindgebonden_budget", FindingState.PLANNED, Cents(65900))
    findings.choose(session, first, "huurtoeslag", FindingState.NOT_WANTED, Cents(10000))
    _, agreed = agreements.put(session, first, "Zorgtoeslag aanvragen", "", who=Who.TOGETHER, due=MONDAY.date())
    agreements.put(session, first, "Jaaropgave zoeken", "", who=Who.RESIDENT, due=MONDAY.date())
    assert followup.look_back(session, first) is None

    second = a_visit(session, dossier, at(session, MONDAY + timedelta(days=91)))
    findings.choose(session, second, "zorgtoeslag", FindingState.GRANTED)
    findings.put(session, dossier, "zorgtoeslag", FindingState.GRANTED, realised=Cents(87600))
    findings.choose(session, second, "kindgebonden_budget", FindingState.APPLIED)
    agreements.mark_done(session, agreed, MONDAY.date())
    told = followup.look_back(session, second)
    assert told.start.id == first
    assert [(one.day, one.months) for one in told.standings] == [
        (date(2026, 11, 23), 0),
        (date(2027, 2, 22), 3),
    ]
    promised = Yield(Cents(154200))
    assert [one.yields for one in told.standings] == [
        promised,
        Yield(Cents(154200), Cents(154200), Cents(87600)),
    ]
    assert [found.regeling for found in told.findings] == ["zorgtoeslag", "kindgebonden_budget", "huurtoeslag"]
    assert (len(told.agreements), told.kept) == (2, 1)

    third = a_visit(session, dossier, at(session, MONDAY + timedelta(days=365)))
    findings.put(session, dossier, "kindgebonden_budget", FindingState.REFUSED, reason="Te veel inkomen")
    told = followup.look_back(session, third)
    assert [one.months for one in told.standings] == [0, 3, 12]
    assert told.standings[1].yields == Yield(Cents(154200), Cents(154200), Cents(87600))
    assert told.now.yields == followup.yields(session, dossier) == Yield(Cents(154200), Cents(154200), Cents(87600))


def test_the_promise_is_made_once(session, dossier):
    visit = a_visit(session, dossier, MONDAY, FIRST)
    findings.choose(session, visit, "zorgtoeslag", FindingState.PLANNED, Cents(88300))
    findings.choose(session, visit, "zorgtoeslag", FindingState.GRANTED, Cents(0))
    findings.choose(session, visit, "zorgtoeslag", FindingState.GRANTED)
    (kept,) = findings.listing(session, dossier)
    assert (kept.planned_per_year, kept.visit_id) == (88300, visit)
    findings.choose(session, visit, "zorgtoeslag", FindingState.TO_CHOOSE)
    findings.choose(session, visit, "zorgtoeslag", FindingState.PLANNED, Cents(70000))
    assert findings.listing(session, dossier)[0].planned_per_year == 70000


def test_an_amount_that_is_not_known_yet_is_counted_apart(session, dossier):
    visit = a_visit(session, dossier, MONDAY, FIRST)
    findings.choose(session, visit, "zorgtoeslag", FindingState.GRANTED, Cents(88300))
    assert followup.yields(session, dossier) == Yield(Cents(88300), Cents(88300), Cents(0), unknown=1)


def test_an_offer_is_told_but_is_no_amount(session, dossier):
    first = a_visit(session, dossier, MONDAY, VisitType.SERVICE_TALK)
    findings.choose(session, first, "budgettraining", FindingState.GRANTED)
    told = followup.look_back(session, a_visit(session, dossier, at(session, MONDAY + timedelta(days=91))))
    assert [found.regeling for found in told.findings] == ["budgettraining"]
    assert [one.yields for one in told.standings] == [Yield(), Yield()]
    assert followup.yields(session, dossier) == Yield()


def test_a_follow_up_without_a_visit_before_it_looks_back_on_nothing(session, dossier):
    only = a_visit(session, dossier, MONDAY)
    assert followup.look_back(session, only) is None
    later = a_visit(session, dossier, MONDAY + timedelta(days=30))
    assert followup.look_back(session, later).start.id == only


def test_the_visits_to_look_back_are_planned_with_one_act(session, dossier):
    first = a_visit(session, dossier, MONDAY, FIRST)
    assert [(one.months, one.day, one.planned) for one in followup.moments(session, first)] == [
        (3, date(2027, 2, 23), None),
        (12, date(2027, 11, 23), None),
    ]
    _, planned = followup.plan(session, first, 3)
    visit: Visit = visits.load(session, planned)
    assert (visit.type, visit.starts_at, visit.minutes) == (
        VisitType.FOLLOW_UP,
        datetime.fromisoformat("2027-02-23T10:00"),
        60,
    )
    assert "brieven" in visit.preparation
    assert followup.moments(session, first)[0].planned == visit
    with pytest.raises(UserError, match="al een vervolgbezoek gepland"):
        followup.plan(session, first, 3)
    at(session, datetime.fromisoformat("2027-02-23T10:00"))
    assert [(one.months, one.day) for one in followup.moments(session, planned)] == [(12, date(2027, 11, 23))]
    with pytest.raises(UserError, match="al voorbij"):
        followup.plan(session, planned, 3)
    followup.plan(session, planned, 12)
    at(session, datetime.fromisoformat("2028-01-01T10:00"))
    assert followup.moments(session, first) == ()


def test_another_household_counts_for_nothing(session, dossier):
    elsewhere = a_dossier(session)
    a_visit(session, elsewhere, MONDAY, FIRST)
    assert followup.look_back(session, a_visit(session, dossier, MONDAY + timedelta(days=91))) is None
