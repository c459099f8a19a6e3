"""Referrals between two organisations over a real hub: sent, answered, stopped, expired; what the hub may not do."""

import base64
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.referral import Channel, Direction, Outcome, ReferralKind, ReferralState, Refusal
from app.errors import UserError
from app.protocol.access import Role
from app.services import enrol, enrol_share, fields, grounds, sharing
from app.services.referrals import from_hub, hub_register, inbox, register, replies, sending
from app.sync.course import drive
from app.sync.machine import sync
from app.sync.transport import Transport
from db import cases, hub_referrals, replica, stream_keys
from db import referrals as stored
from db.server.cluster import binaries
from tests.builders import a_session
from tests.hub import Database, HubProcess, fresh_id
from tests.services.referrals.conftest import Case, full_case
from tests.sync.laptops import Laptop, account_on_hub

NOW = datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the hub has the clock of this machine


def travel(*laptops: Laptop) -> None:
    """Each in turn does what the program does when it shares."""
    for laptop in laptops:
        from_hub.ready(laptop.session)
        replica.keep_token(laptop.session.store, laptop.access.token)
        with Transport(laptop.url) as line:
            drive(sync(fields.author(laptop.session)), laptop.session.store, line)
        from_hub.settle(laptop.session)


@pytest.fixture
def making(hub: HubProcess) -> Iterator[Callable[..., Laptop]]:
    made: list[Laptop] = []

    def make(role: Role, organisation: str, database: Database) -> Laptop:
        laptop = Laptop(hub.url, a_session(device=fresh_id()))
        laptop.session.now = lambda: NOW
        laptop.enrol(*account_on_hub(database, role, organisation))
        enrol.note_escrow(laptop.session)
        made.append(laptop)
        return laptop

    yield make
    for each in made:
        each.close()


@pytest.fixture
def coach(making: Callable[..., Laptop], database: Database) -> Laptop:
    return making(Role.COACH, f"corporatie-{fresh_id()[:6]}", database)


@pytest.fixture
def partner(making: Callable[..., Laptop], database: Database) -> Laptop:
    return making(Role.PARTNER, f"schuldhulp-{fresh_id()[:6]}", database)


@pytest.fixture
def case(coach: Laptop, partner: Laptop) -> Case:
    """A household of the coach, and the partner as its receiver, compared."""
    found = full_case(coach.session)
    coach.look()
    name = partner.state.organisation
    (organisation,) = [one for one in hub_register.known(coach.session, coach.looked) if one.name == name]
    assert not organisation.is_compared
    assert organisation.digits == hub_register.own_digits(partner.session)
    hub_register.compare(coach.session, coach.looked, name)
    one = register.of(coach.session, found.receiver)
    register.edit(coach.session, one.id, one.kind, one.name, channel=Channel.HUB, hub_name=name)
    return found


def here(laptop: Laptop, referral: str):
    return stored.referral(laptop.session.store, referral)


def states(coach: Laptop, partner: Laptop, referral: str) -> tuple[ReferralState, ReferralState]:
    return here(coach, referral).state, here(partner, referral).state


def tasks_of(laptop: Laptop) -> list[str]:
    rows = laptop.session.store.db.conn.execute("SELECT what FROM task WHERE deleted_at IS NULL").fetchall()
    return [row[0] for row in rows]


def dump(database: Database) -> str:
    """Everything in the database of the hub."""
    command = [str(binaries() / "pg_dump"), "--inserts", database.admin_dsn]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def test_a_referral_is_sent_accepted_begun_and_finished_over_the_hub(case: Case, coach: Laptop, partner: Laptop):
    referral = case.sent(urgent=True)
    assert here(coach, referral).channel is Channel.HUB
    travel(coach, partner)
    arrived = here(partner, referral)
    assert (arrived.direction, arrived.state, arrived.urgent) == (Direction.IN, ReferralState.RECEIVED, True)
    assert inbox.told_in(partner.session, referral) == sending.preview(coach.session, referral)
    travel(partner, coach)
    assert states(coach, partner, referral) == (ReferralState.RECEIVED, ReferralState.RECEIVED)

    inbox.accept(partner.session, referral)
    inbox.start(partner.session, referral, NOW.date() + timedelta(days=3))
    travel(partner, coach)
    assert here(coach, referral).state is ReferralState.STARTED
    assert here(coach, referral).first_on == NOW.date() + timedelta(days=3)
    inbox.finish(partner.session, referral, Outcome.SOLVED, "De post ligt op orde")
    travel(partner, coach)
    done = here(coach, referral)
    assert (done.state, done.outcome) == (ReferralState.FINISHED, Outcome.SOLVED)
    assert done.outcome_note == "De post ligt op orde"
    travel(coach, partner, coach)
    assert here(coach, referral) == done, "hearing it again changes nothing"


def test_a_refusal_travels_back_with_its_reason_and_what_came_is_thrown_away(
    case: Case, coach: Laptop, partner: Laptop
):
    referral = case.sent()
    travel(coach, partner)
    inbox.refuse(partner.session, referral, Refusal.OTHER, "Wij verhuizen deze maand")
    travel(partner, coach, coach)
    back = here(coach, referral)
    assert (back.state, back.refusal, back.reason) == (
        ReferralState.REFUSED,
        Refusal.OTHER,
        "Wij verhuizen deze maand",
    )
    assert stored.content_of(partner.session.store, referral) is None
    assert sum("neemt de verwijzing niet aan" in what for what in tasks_of(coach)) == 1


def test_a_withdrawn_ground_stops_it_on_both_sides(case: Case, coach: Laptop, partner: Laptop):
    referral = case.sent()
    travel(coach, partner)
    inbox.accept(partner.session, referral)
    travel(partner, coach)
    grounds.withdraw(coach.session, here(coach, referral).ground_id)
    travel(coach, partner)
    assert states(coach, partner, referral) == (ReferralState.CONSENT_WITHDRAWN, ReferralState.CONSENT_WITHDRAWN)
    assert stored.content_of(partner.session.store, referral) is None
    assert any("wis wat u ervan bewaarde" in what for what in tasks_of(partner))


def test_a_ground_withdrawn_before_it_left_keeps_it_here(case: Case, coach: Laptop, partner: Laptop):
    referral = case.sent()
    grounds.withdraw(coach.session, here(coach, referral).ground_id)
    travel(coach, partner)
    assert here(partner, referral) is None
    told = coach.session.store.db.conn.execute("SELECT count(*) FROM referral_step").fetchone()[0]
    assert told == 0


def test_withdrawing_too_late_is_told_and_what_the_hub_says_holds(case: Case, coach: Laptop, partner: Laptop):
    referral = case.sent()
    travel(coach, partner)
    inbox.accept(partner.session, referral)
    travel(partner)
    sending.withdraw(coach.session, referral, "Toch niet nodig")
    assert here(coach, referral).state is ReferralState.WITHDRAWN
    travel(coach)
    now = here(coach, referral)
    assert (now.state, now.closed_at, now.reason) == (ReferralState.ACCEPTED, None, "")
    assert any("kwam te laat" in what for what in tasks_of(coach))
    sending.withdraw(coach.session, referral, "Toch niet nodig")
    travel(coach, partner)
    asked = here(partner, referral)
    assert asked.stop_asked_at is not None
    assert asked.reason == "Toch niet nodig"
    assert asked.state is ReferralState.ACCEPTED


def test_nobody_answers_in_time(case: Case, coach: Laptop, partner: Laptop):
    referral = case.sent()
    travel(coach, partner, coach)
    late = NOW + timedelta(days=40)
    coach.session.now = partner.session.now = lambda: late
    from_hub.ready(partner.session)
    assert here(partner, referral).state is ReferralState.EXPIRED
    assert stored.content_of(partner.session.store, referral) is None
    travel(partner, coach)
    assert here(coach, referral).state is ReferralState.EXPIRED
    step = coach.session.store.db.conn.execute("SELECT epoch FROM referral_step WHERE step = 'verlopen'").fetchone()
    assert step == (None,), "the hub does not take our clock's word for it: it is told again on the day itself"


def test_the_answers_of_a_receiver_on_the_hub_are_not_kept_by_hand(case: Case, coach: Laptop):
    with pytest.raises(UserError) as caught:
        replies.heard_accepted(coach.session, case.sent())
    assert caught.value.text_id == "verwijzing.antwoord_via_hub"


def test_without_compared_digits_or_without_a_hub_it_is_a_package(case: Case, coach: Laptop):
    stream_keys.drop_organisation_key(coach.session.store, register.of(coach.session, case.receiver).hub_name)
    assert here(coach, case.sent()).channel is Channel.PACKAGE


def test_a_household_that_is_handed_over_goes_when_the_receiver_proves_to_have_read_it(
    case: Case, coach: Laptop, partner: Laptop
):
    referral = case.sent(kind=ReferralKind.HAND_OVER)
    travel(coach, partner)
    assert cases.dossier(coach.session.store, case.dossier).closed_on is None
    inbox.accept(partner.session, referral)
    travel(partner, coach)
    assert cases.dossier(coach.session.store, case.dossier).closed_on == NOW.date()


def test_another_account_of_the_receiver_opens_it_once_it_is_let_into_the_inbox(
    case: Case, coach: Laptop, partner: Laptop, making: Callable[..., Laptop], database: Database
):
    referral = case.sent()
    second = making(Role.PARTNER, partner.state.organisation, database)
    travel(coach, second)
    assert here(second, referral) is None, "a member of the inbox by the hub's word alone opens nothing"
    second.compare(partner)
    partner.look()
    sent = enrol_share.send(
        partner.access,
        sharing.let_in(partner.session, partner.looked, sharing.inbox_of(partner.access), second.account),
    )
    enrol_share.keep(partner.session, sent)
    second.look()
    travel(second)
    assert here(second, referral).state is ReferralState.RECEIVED
    inbox.accept(second.session, referral)
    travel(second, partner)
    assert here(partner, referral).state is ReferralState.ACCEPTED


def test_the_hub_sees_no_word_of_it(case: Case, coach: Laptop, partner: Laptop, database: Database):
    referral = case.sent()
    travel(coach, partner)
    inbox.refuse(partner.session, referral, Refusal.OTHER, "Zonnewende")
    travel(partner, coach)
    assert here(coach, referral).reason == "Zonnewende"
    whole = dump(database)
    assert referral in whole, "the dump holds the referral itself"
    for word in ("Zonnewende", "Bewoner 14", "Help met de post", "Alleenstaande ouder"):
        for written in (word, base64.b64encode(word.encode()).decode().rstrip("="), word.encode().hex()):
            assert written not in whole, word


def test_a_referral_under_another_sender_is_not_believed(case: Case, coach: Laptop, partner: Laptop):
    referral = case.sent()
    travel(coach)
    replica.keep_token(partner.session.store, partner.access.token)
    with Transport(partner.url) as line:
        drive(sync(fields.author(partner.session)), partner.session.store, line)
    (told,) = [one for one in hub_referrals.to_take_in(partner.session.store) if one.referral.referral == referral]
    first = told.referral.steps[0]
    forged = replace(first, step=replace(first.step, answer_by="2030-01-01"))
    with partner.session.store.transaction() as db:
        hub_referrals.hear(db, replace(told.referral, steps=(forged,), answer_by="2030-01-01"))
    from_hub.settle(partner.session)
    assert here(partner, referral) is None
    assert any("niet te openen" in what for what in tasks_of(partner))
