"""What happened when: every kind of moment, newest first, with what was undone left out and redone back in."""

from datetime import timedelta

import pytest

from app.domain.case import ContactWay
from app.domain.change import Kind
from app.domain.finding import Finding, FindingState
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents
from app.domain.timeline import Event
from app.domain.visit import Agreement, VisitType, Who
from app.services import agreements, attachments, contacts, findings, notes, timeline, undo, visits
from app.services.timeline import Yield, yields
from tests.builders import MONDAY, a_dossier
from tests.pictures import add_picture

NEXT_DAY = MONDAY + timedelta(days=1)


@pytest.fixture
def visit(session, dossier):
    made = visits.plan(session, dossier, VisitType.VOORZIENINGENWIJZER, MONDAY, minutes=60)[1]
    visits.begin(session, made)
    return made


def told(session, dossier) -> list[tuple[str, str]]:
    return [(str(mark.kind), str(mark.event)) for mark in timeline.marks(session, dossier)]


def test_an_empty_dossier_has_no_moments(session, dossier):
    assert timeline.marks(session, dossier) == ()
    assert timeline.entries(session, ()) == ()


def test_every_kind_of_moment_newest_first(session, dossier, visit):
    agreed = agreements.put(session, visit, "Bellen", "", who=Who.COACH, due=NEXT_DAY.date())[1]
    contacts.log(session, dossier, ContactWay.PHONE, "Niet opgenomen", MONDAY - timedelta(days=2))
    session.now.time = NEXT_DAY
    notes.write(session, dossier, "Gesproken")
    add_picture(session, dossier)
    findings.put(session, dossier, "zorgtoeslag", FindingState.PLANNED, planned_per_year=Cents(120000))
    agreements.mark_done(session, agreed, NEXT_DAY.date())
    assert told(session, dossier) == [
        ("agreement", "gedaan"),
        ("finding", "gebeurd"),
        ("attachment", "gebeurd"),
        ("note", "gebeurd"),
        ("agreement", "afgesproken"),
        ("visit", "gebeurd"),
        ("contact_attempt", "gebeurd"),
    ]
    marks = timeline.marks(session, dossier)
    assert marks[4].at == MONDAY + timedelta(minutes=60)
    records = [entry.record for entry in timeline.entries(session, marks)]
    assert len(records) == len(marks)
    assert isinstance(records[0], Agreement)
    assert records[1] == findings.listing(session, dossier)[0]
    assert records[2] == attachments.listing(session, dossier)[0]
    assert [entry.mark for entry in timeline.entries(session, marks[2:4])] == list(marks[2:4])


def test_another_household_is_no_part_of_it(session, dossier, visit):
    other = a_dossier(session, "Buren")
    notes.write(session, other, "Hier niet")
    findings.put(session, other, "zorgtoeslag", FindingState.PLANNED)
    assert told(session, dossier) == [("visit", "gebeurd")]


def test_a_visit_that_is_still_to_come_is_no_moment_and_a_missed_one_is(session, dossier):
    visits.plan(session, dossier, VisitType.FOLLOW_UP, MONDAY + timedelta(hours=3))
    assert told(session, dossier) == []
    session.now.time = NEXT_DAY
    assert told(session, dossier) == [("visit", "gebeurd")]


def test_each_state_of_an_opportunity_is_a_moment_of_its_own(session, dossier):
    put = findings.put
    put(session, dossier, "zorgtoeslag", FindingState.PLANNED, planned_per_year=Cents(120000))
    put(session, dossier, "zorgtoeslag", FindingState.PLANNED, reason="zelf gedaan")
    session.now.time = NEXT_DAY
    put(session, dossier, "zorgtoeslag", FindingState.APPLIED)
    put(session, dossier, "zorgtoeslag", FindingState.GRANTED, realised=Cents(100000))
    put(session, dossier, "zorgtoeslag", FindingState.GRANTED, realised=Cents(110000))
    entries = timeline.entries(session, timeline.marks(session, dossier))
    assert [(e.record.state, e.record.realised) for e in entries if isinstance(e.record, Finding)] == [
        (FindingState.GRANTED, 110000),
        (FindingState.GRANTED, 100000),
        (FindingState.APPLIED, None),
        (FindingState.PLANNED, None),
    ]
    assert [entry.mark.at.date() for entry in entries] == [NEXT_DAY.date()] * 3 + [MONDAY.date()]


def test_a_state_that_was_undone_is_no_moment_and_redone_it_is_one_again(session, dossier):
    findings.put(session, dossier, "zorgtoeslag", FindingState.PLANNED)
    findings.put(session, dossier, "zorgtoeslag", FindingState.APPLIED)
    marks = [timeline.marks(session, dossier)]
    undo.undo(session, dossier)
    marks.append(timeline.marks(session, dossier))
    undo.redo(session, dossier)
    marks.append(timeline.marks(session, dossier))
    undo.undo(session, dossier)
    undo.undo(session, dossier)
    marks.append(timeline.marks(session, dossier))
    assert [len(found) for found in marks] == [2, 1, 2, 0]
    assert marks[2] == marks[0]


def test_what_was_taken_away_is_no_moment_and_is_left_out_when_it_goes_meanwhile(session, dossier, visit):
    agreed = agreements.put(session, visit, "Bellen", "", who=Who.COACH, due=NEXT_DAY.date())[1]
    agreements.mark_done(session, agreed, MONDAY.date())
    picture = add_picture(session, dossier)
    before = timeline.marks(session, dossier)
    attachments.remove(session, picture)
    agreements.remove(session, agreed)
    assert told(session, dossier) == [("visit", "gebeurd")]
    assert [entry.mark.kind for entry in timeline.entries(session, before)] == [Kind.VISIT]


def test_what_is_done_stands_above_everything_else_of_its_day(session, dossier, visit):
    agreed = agreements.put(session, visit, "Bellen", "", who=Who.COACH, due=NEXT_DAY.date())[1]
    agreements.mark_done(session, agreed, MONDAY.date())
    session.now.time = MONDAY.replace(hour=22)
    notes.write(session, dossier, "Laat op de avond")
    assert timeline.marks(session, dossier)[0].event is Event.DONE


def test_a_long_history_is_read_in_parts(session, dossier):
    for number in range(120):
        notes.write(session, dossier, f"Notitie {number}")
    marks = timeline.marks(session, dossier)
    assert len(marks) == 120
    assert [entry.record.body for entry in timeline.entries(session, marks[30:33])] == [
        "Notitie 89",
        "Notitie 88",
        "Notitie 87",
    ]


def a_finding(regeling: str, state: FindingState, planned: int | None, realised: int | None = None) -> Finding:
    amounts = [None if amount is None else Cents(amount) for amount in (planned, realised)]
    return Finding(
        RecordId(regeling),
        DossierId("d"),
        regeling,
        state,
        planned_per_year=amounts[0],
        realised=amounts[1],
    )


def test_what_it_comes_to_per_state():
    held = [
        a_finding("zorgtoeslag", FindingState.GRANTED, 120000, 110000),
        a_finding("huurtoeslag", FindingState.APPLIED, 240000),
        a_finding("kinderbijslag", FindingState.APPLIED, None),
        a_finding("kwijtschelding", FindingState.NOT_WANTED, 5000),
        a_finding("studietoeslag", FindingState.TO_CHOOSE, 5000),
    ]
    assert yields(held) == (
        Yield(FindingState.GRANTED, 1, Cents(110000), 0),
        Yield(FindingState.APPLIED, 2, Cents(240000), 1),
    )
    assert yields([]) == ()
