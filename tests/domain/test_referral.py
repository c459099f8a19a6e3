"""The state machine of a referral: nothing but the steps of the table, each by its own party, and an end is an end."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case import ContactWay
from app.domain.early_signal import DUTIES, CollectionDuty, Duty, readiness
from app.domain.ids import DossierId, RecordId, new_id
from app.domain.referral import (
    BY_PARTY,
    CLOSED,
    NEXT,
    TAKEN_ON,
    UNANSWERED,
    Channel,
    Direction,
    IllegalStep,
    Part,
    Party,
    Referral,
    ReferralKind,
    ReferralState,
    Step,
    after,
    steps_of,
    urgent_first,
)
from app.domain.snapshot import Envelope, Line, Section, Snapshot

MOMENT = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - referrals are kept in local time
STATES, STEPS, PARTIES = st.sampled_from(ReferralState), st.sampled_from(Step), st.sampled_from(Party)


def a_referral(**changed: object) -> Referral:
    made = Referral(
        RecordId(new_id()),
        Direction.OUT,
        ReferralKind.REFERRAL,
        ReferralState.SENT,
        "buurtteam",
        "Buurtteam",
        Channel.PACKAGE,
        MOMENT,
    )
    return replace(made, **changed)


@given(STATES, STEPS, PARTIES)
def test_a_step_is_taken_exactly_when_the_table_has_it_and_it_is_yours(state, step, party):
    if (state, step) in NEXT and BY_PARTY[step] is party:
        assert after(state, step, party) is NEXT[state, step]
    else:
        with pytest.raises(IllegalStep):
            after(state, step, party)


@given(st.lists(st.tuples(STEPS, PARTIES), max_size=12))
def test_whatever_people_try_the_past_cannot_be_skipped(tries):
    """Run any tries from a draft: what was started was accepted, what was accepted was received and sent."""
    state, seen = ReferralState.DRAFT, [ReferralState.DRAFT]
    for step, party in tries:
        try:
            state = after(state, step, party)
        except IllegalStep:
            continue
        seen.append(state)
    needed = {
        ReferralState.FINISHED: ReferralState.STARTED,
        ReferralState.STARTED: ReferralState.ACCEPTED,
        ReferralState.ACCEPTED: ReferralState.RECEIVED,
        ReferralState.RECEIVED: ReferralState.SENT,
        ReferralState.REFUSED: ReferralState.SENT,
        ReferralState.WITHDRAWN: ReferralState.SENT,
        ReferralState.EXPIRED: ReferralState.SENT,
        ReferralState.CONSENT_WITHDRAWN: ReferralState.SENT,
    }
    for found, before in needed.items():
        if found in seen:
            assert before in seen[: seen.index(found)]
    ends = [place for place, one in enumerate(seen) if one in CLOSED]
    assert ends in ([], [len(seen) - 1])


@pytest.mark.parametrize("state", sorted(CLOSED))
@pytest.mark.parametrize("party", Party)
def test_an_end_is_an_end(state, party):
    assert steps_of(state, party) == ()


def test_every_state_can_be_reached_and_every_other_one_can_be_left():
    reached, todo = {ReferralState.DRAFT}, [ReferralState.DRAFT]
    while todo:
        state = todo.pop()
        new = {to for (at, _), to in NEXT.items() if at is state} - reached
        reached |= new
        todo += new
    assert reached == set(ReferralState)
    assert {at for at, _ in NEXT} == set(ReferralState) - CLOSED


def test_who_may_do_what():
    assert steps_of(ReferralState.RECEIVED, Party.RECEIVER) == (Step.ACCEPT, Step.REFUSE)
    assert steps_of(ReferralState.SENT, Party.SENDER) == (Step.WITHDRAW, Step.WITHDRAW_CONSENT)
    assert steps_of(ReferralState.ACCEPTED, Party.SENDER) == (Step.ASK_TO_STOP, Step.WITHDRAW_CONSENT)
    assert steps_of(ReferralState.ACCEPTED, Party.CLOCK) == ()
    assert {step for state in UNANSWERED for step in steps_of(state, Party.CLOCK)} == {Step.EXPIRE}
    assert all(after(state, Step.ASK_TO_STOP, Party.SENDER) is state for state in TAKEN_ON)


def test_an_inbox_shows_what_is_urgent_first_then_the_oldest_and_closed_ones_last():
    old = a_referral(received_at=MOMENT)
    new = a_referral(received_at=MOMENT.replace(day=25))
    urgent = a_referral(received_at=None, sent_at=MOMENT.replace(day=26), urgent=True)
    done = a_referral(state=ReferralState.FINISHED, urgent=True)
    assert sorted((done, new, old, urgent), key=urgent_first) == [urgent, old, new, done]


def test_what_a_referral_says_of_itself():
    sent = a_referral(sent_at=MOMENT.replace(day=20))
    came = a_referral(direction=Direction.IN, received_at=MOMENT.replace(day=21))
    assert (sent.age_from(date(2026, 11, 25)), came.age_from(date(2026, 11, 25))) == (5, 4)
    assert a_referral().age_from(date(2026, 11, 25)) == 2
    assert (sent.is_open, a_referral(state=ReferralState.EXPIRED).is_open) == (True, False)
    assert {kind for kind in ReferralKind if a_referral(kind=kind).changes_owner} == {
        ReferralKind.HAND_OVER,
        ReferralKind.WARM_HAND_OVER,
    }
    assert sent.has(Part.CONTACT)
    assert not sent.has(Part.DEBTS)


def duty(kind: Duty, day: int) -> CollectionDuty:
    return CollectionDuty(RecordId(new_id()), DossierId(new_id()), kind, date(2026, 10, day), ContactWay.LETTER)


@given(st.sets(st.sampled_from(DUTIES)))
def test_only_all_four_duties_make_an_early_signal_possible(done):
    found = readiness([duty(one, 12) for one in done], date(2026, 10, 1))
    assert set(found.missing) == set(DUTIES) - done
    assert found.is_ready == (len(done) == 4)


def test_a_duty_of_before_these_arrears_does_not_count():
    done = [duty(one, 12) for one in DUTIES]
    found = readiness([*done[1:], duty(Duty.REMINDER, 2)], date(2026, 10, 5))
    assert (found.is_ready, found.missing, found.outdated) == (False, (), (Duty.REMINDER,))


@pytest.mark.parametrize(("day", "objected"), [(12, True), (2, False)])
def test_an_objection_stops_it_when_it_is_about_these_arrears(day, objected):
    done = [duty(one, 10) for one in DUTIES]
    found = readiness([*done, duty(Duty.OBJECTION, day)], date(2026, 10, 5))
    assert (found.objected_on is not None) == objected
    assert found.is_ready == (not objected)


def test_lines_of_a_part_that_did_not_go_along_are_none():
    envelope = Envelope("x", ReferralKind.REFERRAL, False, "a", "", "b", "buurtteam", date(2026, 11, 23), "omdat")
    told = Snapshot(envelope, (Section(Part.CONTACT, "Naam", (Line("Naam", "Bewoner 1"),)),))
    assert told.lines_of(Part.CONTACT) == (Line("Naam", "Bewoner 1"),)
    assert told.lines_of(Part.NOTES) == ()
