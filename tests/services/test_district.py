"""The district at a glance, over the households in this store."""

from datetime import date, timedelta

import pytest

from app.domain.finding import FindingState
from app.domain.money import Cents
from app.domain.signal import Role
from app.services import district, findings, settings_store, signals, tasks
from app.services.district import Span
from app.services.referrals import inbox, replies, sending
from tests.builders import MONDAY, a_session
from tests.services.referrals.conftest import full_case


def test_an_empty_district(session):
    found = district.look(session, Span.YEAR)
    assert (found.households, found.areas, found.traffic, found.caseload, found.waiting) == (0, (), (), (), ())
    assert (found.out, found.came_in, found.tasks.open, found.tasks.oldest) == (0, 0, 0, None)


def test_what_stands_on_the_screen(session):
    elsewhere = a_session(device="laptop-2", actor="ander")
    there = full_case(elsewhere)
    case = full_case(session)
    session.now.time = MONDAY + timedelta(days=2)
    accepted = case.sent()
    replies.heard_accepted(session, accepted)
    case.sent()
    inbox.receive(session, sending.text_of(elsewhere, there.sent(urgent=True)))
    tasks.put(session, "Bellen", MONDAY.date() + timedelta(days=1), case.dossier)
    signals.give(session, case.dossier, "Post puilt uit", Role.SOCIAL)
    findings.put(session, case.dossier, "huurtoeslag", FindingState.GRANTED, realised=Cents(120000))
    session.now.time = MONDAY + timedelta(days=8)  # the first of December: the month is new, the quarter is not
    found = district.look(session, Span.QUARTER)
    assert (found.households, found.new, found.closed) == (1, 1, 0)
    assert (found.out, found.came_in, found.long_waiting, len(found.waiting)) == (2, 1, 1, 1)
    assert [(one.kind, one.out, one.came_in, one.oldest) for one in found.traffic] == [("thuisadministratie", 2, 1, 6)]
    assert (found.reached.yields.granted, found.reached.yields.applied) == (120000, 150000)
    assert [(area.name, area.is_told) for area in found.areas] == [("", False)]
    assert [(one.kind, one.households, one.this_week) for one in found.caseload] == [("voorzieningenwijzer", 1, 0)]
    assert (found.tasks.open, found.tasks.late, found.tasks.oldest) == (1, 1, date(2026, 11, 24))
    assert [line.signal.what for line in found.signals] == ["Post puilt uit"]
    december = district.look(session, Span.MONTH)
    assert (december.out, december.came_in, december.traffic[0].oldest) == (0, 0, 6)
    elsewhere.store.close()


@pytest.mark.parametrize(
    ("day", "span", "first"),
    [
        (date(2026, 11, 23), Span.MONTH, date(2026, 11, 1)),
        (date(2026, 11, 23), Span.QUARTER, date(2026, 10, 1)),
        (date(2026, 3, 31), Span.QUARTER, date(2026, 1, 1)),
        (date(2026, 11, 23), Span.YEAR, date(2026, 1, 1)),
    ],
)
def test_since_when(day, span, first):
    assert district.first_day(day, span) == first


def test_the_role_says_what_comes_first(session):
    assert not district.is_first_screen(session)
    settings_store.write(session, "role", "sociaal_beheer")
    assert district.is_first_screen(session)
