"""Referrals: the state machine is on the hub, and both sides see every step in their own stream."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.protocol import keys
from app.protocol.access import Role
from app.protocol.feed import Ask, Changes, Cursor
from app.protocol.membership import Erase, Erasure
from app.protocol.referrals import (
    NEXT,
    Referral,
    ReferralKind,
    ReferralStep,
    Side,
    State,
    Step,
    StepResult,
    Steps,
    StepsTaken,
    StepStatus,
    after,
)
from db.server import setup
from tests.hub import Database, HubProcess, Person, fresh_id, new_person

TODAY = datetime.now(UTC).date()
PATHS: dict[State, tuple[Step, ...]] = {
    State.SENT: (),
    State.RECEIVED: (Step.RECEIVE,),
    State.ACCEPTED: (Step.RECEIVE, Step.ACCEPT),
    State.STARTED: (Step.RECEIVE, Step.ACCEPT, Step.START),
    State.FINISHED: (Step.RECEIVE, Step.ACCEPT, Step.START, Step.FINISH),
    State.REFUSED: (Step.REFUSE,),
    State.WITHDRAWN: (Step.WITHDRAW,),
    State.CONSENT_WITHDRAWN: (Step.WITHDRAW_CONSENT,),
}
RECEIVERS = {Step.RECEIVE, Step.ACCEPT, Step.REFUSE, Step.START, Step.FINISH}


@pytest.fixture(scope="module")
def coach(database: Database, hub: HubProcess) -> Person:
    return new_person(database, hub.url)


@pytest.fixture(scope="module")
def partner(database: Database, hub: HubProcess) -> Person:
    return new_person(database, hub.url, Role.PARTNER, "schuldhulp")


@pytest.fixture(scope="module")
def stranger(database: Database, hub: HubProcess) -> Person:
    return new_person(database, hub.url, Role.PARTNER, "voedselbank")


def step(person: Person, referral: str, what: Step, **changed: object) -> ReferralStep:
    body = keys.seal_to(person.keys.public.box, b"waarom", b"")
    bare = ReferralStep(fresh_id(), referral, what, "018f00000000-0000", body, bytes(64))
    made = replace(bare, **changed)
    return replace(made, sig=person.keys.signature(made.signed()))


def sending(person: Person, stream: str, referral: str = "", **changed: object) -> ReferralStep:
    day = (TODAY + timedelta(days=14)).isoformat()
    given = {"stream": stream, "to": "schuldhulp", "kind": ReferralKind.REFERRAL, "answer_by": day, "urgent": True}
    return step(person, referral or fresh_id(), Step.SEND, **(given | changed))


def take(person: Person, *steps: ReferralStep) -> tuple[StepResult, ...]:
    answer = person.post("/v1/referrals", Steps(steps))
    assert answer.status_code == 200, answer.text
    return StepsTaken.parse(answer.content).results


def sent(coach: Person, partner: Person, state: State) -> str:
    """A referral in this state."""
    first = sending(coach, coach.new_stream())
    assert take(coach, first)[0].status is StepStatus.OK
    for what in PATHS[state]:
        person = partner if what in RECEIVERS else coach
        assert take(person, step(person, first.referral, what))[0].status is StepStatus.OK
    return first.referral


def seen(person: Person, stream: str, since: int = 0) -> tuple[Referral, ...]:
    answer = person.post("/v1/changes", Ask((Cursor(stream, since),), limit=1000))
    return Changes.parse(answer.content).streams[0].referrals


def test_both_sides_see_every_step(coach: Person, partner: Person, stranger: Person):
    stream = coach.new_stream()
    coach.push(coach.operation(stream, "ervoor"))
    first = sending(coach, stream)
    take(coach, first)
    (mine,) = seen(coach, stream)
    theirs = seen(partner, "inbox/schuldhulp")[-1]
    assert (mine.side, theirs.side, mine.seq) == (Side.SENDER, Side.RECEIVER, 2)
    assert theirs.steps == mine.steps
    assert theirs.steps[0].step == first
    keys.require_signature(coach.keys.public.sign, theirs.steps[0].step.sig, theirs.steps[0].step.signed())
    for what in (Step.RECEIVE, Step.ACCEPT, Step.START, Step.FINISH):
        take(partner, step(partner, first.referral, what))
        (mine,) = seen(coach, stream, mine.seq)
    assert (mine.state, mine.seq, len(mine.steps)) == (State.FINISHED, 6, 5)
    assert seen(coach, stream, mine.seq) == ()
    assert first.referral not in str(seen(stranger, "inbox/voedselbank"))


@pytest.mark.parametrize("state", list(PATHS))
def test_every_step_from_every_state(coach: Person, partner: Person, state: State):
    """What the table does not know is a conflict that shows how it is, whoever asks for it."""
    for what in set(Step) - {Step.SEND, Step.EXPIRE}:
        referral = sent(coach, partner, state)
        person, wrong = (partner, coach) if what in RECEIVERS else (coach, partner)
        assert take(wrong, step(wrong, referral, what))[0].status is StepStatus.FORBIDDEN
        (result,) = take(person, step(person, referral, what))
        expected = after(state, what)
        assert result.server is not None
        assert result.status is (StepStatus.CONFLICT if expected is None else StepStatus.OK)
        assert result.server.state is (expected or state)
        assert result.server.stop_asked == (what is Step.ASK_TO_STOP and expected is not None)
        assert result.server.side is (Side.RECEIVER if person is partner else Side.SENDER)


def test_all_states_are_tried():
    assert set(PATHS) | {State.EXPIRED} == {before for before, _ in NEXT if before} | set(NEXT.values())


def test_the_same_step_again(coach: Person, partner: Person):
    first = sending(coach, coach.new_stream())
    assert [take(coach, first)[0].status for _ in range(2)] == [StepStatus.OK, StepStatus.DUP]
    accept = step(partner, first.referral, Step.RECEIVE)
    assert [each.status for each in take(partner, accept, accept)] == [StepStatus.OK, StepStatus.DUP]
    other = step(partner, first.referral, Step.ACCEPT, op=accept.op)
    assert take(partner, other)[0].status is StepStatus.INVALID


def test_an_answer_that_did_not_come(database: Database, coach: Person, partner: Person):
    late, stream = sent(coach, partner, State.RECEIVED), coach.new_stream()
    assert take(partner, step(partner, late, Step.EXPIRE))[0].status is StepStatus.CONFLICT
    with setup.as_owner(database.admin_dsn) as owner:
        owner.execute("UPDATE referral SET answer_by = current_date - 1 WHERE referral = %s", (late,))
    assert take(partner, step(partner, late, Step.EXPIRE))[0].status is StepStatus.OK
    assert take(coach, sending(coach, stream, to="bestaat-niet"))[0].status is StepStatus.INVALID


def test_a_stranger_and_a_wrong_hand(coach: Person, partner: Person, stranger: Person):
    referral = sent(coach, partner, State.SENT)
    assert (
        take(stranger, step(stranger, referral, Step.RECEIVE))
        == (StepResult(take(stranger, step(stranger, referral, Step.RECEIVE))[0].op, StepStatus.FORBIDDEN),)
        or take(stranger, step(stranger, referral, Step.RECEIVE))[0].server is None
    )
    unsigned = replace(step(partner, referral, Step.RECEIVE), sig=bytes(64))
    assert take(partner, unsigned)[0].status is StepStatus.INVALID
    foreign = sending(stranger, coach.new_stream())
    assert take(stranger, foreign)[0].status is StepStatus.FORBIDDEN


def test_the_id_of_another_referral(coach: Person, partner: Person):
    referral = sent(coach, partner, State.SENT)
    again = sending(coach, coach.new_stream(), referral=referral)
    assert take(coach, again)[0].status is StepStatus.CONFLICT


def test_erasing_the_dossier_asks_the_receiver_to_erase(coach: Person, partner: Person):
    stream = coach.new_stream()
    first = sending(coach, stream)
    take(coach, first)
    before = seen(partner, "inbox/schuldhulp")[-1]
    assert coach.post("/v1/erasures", Erase((Erasure(stream),))).status_code == 200
    (now,) = seen(partner, "inbox/schuldhulp", before.seq)
    assert (now.referral, now.state, now.steps) == (first.referral, State.CONSENT_WITHDRAWN, ())
    assert take(partner, step(partner, first.referral, Step.RECEIVE))[0].status is StepStatus.CONFLICT
