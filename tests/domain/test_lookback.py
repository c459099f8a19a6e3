"""Looking back: on which visit, what is worth telling, what it came to, and when to come again."""

from datetime import date, datetime

import pytest

from app.domain.finding import Finding, FindingState
from app.domain.ids import DossierId, RecordId, VisitId
from app.domain.lookback import (
    LookBack,
    follow_up_day,
    looked_back_on,
    standing_of,
    visits_between,
    worth_telling,
)
from app.domain.money import Cents
from app.domain.visit import Agreement, Visit, VisitState, VisitType, Who
from app.domain.yields import Yield, looks_monthly, to_do_of, waiting_of, yield_of

DOSSIER = DossierId("d1")
START = date(2026, 11, 23)


def a_visit(name: str, day: str, kind: VisitType = VisitType.FOLLOW_UP) -> Visit:
    return Visit(VisitId(name), DOSSIER, kind, VisitState.CLOSED, datetime.fromisoformat(f"{day}T10:00"))


def a_finding(regeling: str, state: FindingState, planned: int | None = None, realised: int | None = None) -> Finding:
    cents = [None if euros is None else Cents(euros * 100) for euros in (planned, realised)]
    return Finding(RecordId(regeling), DOSSIER, regeling, state, planned_per_year=cents[0], realised=cents[1])


FIRST = a_visit("v1", "2026-11-23", VisitType.VOORZIENINGENWIJZER)
THREE, TWELVE = a_visit("v2", "2027-02-22"), a_visit("v3", "2027-11-23")
EVERY = (TWELVE, FIRST, THREE)


def test_a_follow_up_looks_back_on_the_last_visit_that_was_none():
    assert looked_back_on(EVERY, TWELVE) == looked_back_on(EVERY, THREE) == FIRST
    assert looked_back_on(EVERY, FIRST) is None
    assert looked_back_on((THREE, TWELVE), TWELVE) == THREE
    assert visits_between(EVERY, FIRST, TWELVE) == (FIRST, THREE)
    assert visits_between(EVERY, THREE, TWELVE) == (THREE,)


def test_every_state_counts_where_it_belongs():
    found = (
        a_finding("a", FindingState.TO_CHOOSE, 1000),
        a_finding("b", FindingState.PLANNED, 100),
        a_finding("c", FindingState.APPLIED, 200),
        a_finding("d", FindingState.GRANTED, 300, 290),
        a_finding("e", FindingState.GRANTED, 50),
        a_finding("f", FindingState.REFUSED, 400, 400),
        a_finding("g", FindingState.NOT_WANTED, 5000),
        a_finding("h", FindingState.PLANNED),
    )
    assert yield_of(found) == Yield(Cents(1050_00), Cents(950_00), Cents(290_00), unknown=1)
    assert (to_do_of(found), waiting_of(found)) == (100_00, 200_00)
    assert [finding.regeling for finding in worth_telling(found)] == ["g", "f", "d", "c", "b", "e", "h"]


def test_nothing_chosen_is_no_yield():
    assert not yield_of((a_finding("a", FindingState.TO_CHOOSE, 1000),))
    assert yield_of((a_finding("a", FindingState.GRANTED),))


@pytest.mark.parametrize(
    ("planned", "realised", "state", "expected"),
    [
        (883, 73, FindingState.GRANTED, True),
        (883, 876, FindingState.GRANTED, False),
        (883, 0, FindingState.GRANTED, False),
        (883, None, FindingState.GRANTED, False),
        (None, 73, FindingState.GRANTED, False),
        (883, 73, FindingState.APPLIED, False),
    ],
)
def test_an_amount_far_below_the_promise_may_be_per_month(planned, realised, state, expected):
    assert looks_monthly(a_finding("a", state, planned, realised)) is expected


def test_a_standing_counts_months_from_the_start():
    now = standing_of((a_finding("a", FindingState.PLANNED, 10),), START, date(2027, 2, 22))
    assert (now.months, now.yields.planned) == (3, 10_00)
    agreed = [
        Agreement(RecordId(f"a{n}"), FIRST.id, DOSSIER, n, "x", "", Who.COACH, START, START if n == 1 else None)
        for n in (1, 2)
    ]
    told = LookBack(FIRST, (standing_of((), START, START), now), tuple(agreed))
    assert (told.start_day, told.now, told.kept) == (START, now, 1)


def test_the_day_to_come_again_is_a_working_day():
    assert follow_up_day(START, 3) == date(2027, 2, 23)
    assert follow_up_day(date(2026, 11, 30), 3) == date(2027, 3, 1)  # 28 February is a Sunday
