"""A hub that does not take a step, that was put back from an older backup, or that this laptop leaves."""

from pathlib import Path

from app.domain.referral import Channel, Outcome, ReferralState, Step
from app.protocol import keys
from app.protocol.access import Role
from app.services import enrol, fields
from app.services.referrals import from_hub, hub_register, inbox, over_hub, package, register
from app.services.referrals.over_hub import Trouble
from app.services.sync import standing
from app.sync.course import drive
from app.sync.machine import sync
from app.sync.transport import Transport
from db import hub_referrals, replica, stream_keys
from db import referrals as stored
from db.server import backup, setup
from db.stream_keys import OrganisationKey
from tests.builders import a_session
from tests.hub import PASSWORD, Database, fresh_database, fresh_id, serving
from tests.services.referrals.conftest import Case, full_case
from tests.services.referrals.test_over_hub import (
    NOW,
    case,
    coach,
    here,
    making,
    partner,
    states,
    travel,
)
from tests.sync.laptops import Laptop, account_on_hub
from ui.refer.look.state import Act, acts, hint, read, trouble_words

__all__ = ["case", "coach", "making", "partner"]


def may_write(database: Database, laptop: Laptop, case: Case, *, allowed: bool) -> None:
    """Somebody else says on the hub whether this account may write in the dossier."""
    with setup.as_owner(database.admin_dsn) as owner:
        sql = "UPDATE member SET may_write = %s WHERE stream = %s AND account = %s"
        owner.execute(sql, (allowed, f"dossier/{case.dossier}", laptop.account))


def test_a_sending_that_the_hub_does_not_take_is_told_with_what_to_do_and_goes_when_it_may(
    case: Case, coach: Laptop, partner: Laptop, database: Database
):
    travel(coach)
    may_write(database, coach, case, allowed=False)
    referral = case.sent()
    assert standing.state(coach.session).steps_waiting == 1
    travel(coach, partner)
    assert here(partner, referral) is None
    state = standing.state(coach.session)
    assert (state.steps_refused, state.steps_waiting, state.is_done) == (1, 0, False)
    assert over_hub.trouble_of(coach.session, here(coach, referral)) == Trouble(Step.SEND, is_forbidden=True)
    shown = read(coach.session, referral)
    heading, words = trouble_words(shown)
    assert heading == "De hub nam dit niet aan: versturen"
    assert "mag niet schrijven in dit dossier" in words
    assert "bij elk delen opnieuw" in words
    assert acts(shown)[0] is Act.PACKAGE
    assert "Maak het pakket" in hint(shown)
    may_write(database, coach, case, allowed=True)
    travel(coach, partner)
    assert here(partner, referral).state is ReferralState.RECEIVED
    assert trouble_words(read(coach.session, referral)) == ("", "")
    assert standing.state(coach.session).steps_refused == 0


def test_what_the_hub_did_not_take_can_be_handed_over_and_is_not_offered_again(
    case: Case, coach: Laptop, partner: Laptop, database: Database, tmp_path: Path
):
    travel(coach)
    may_write(database, coach, case, allowed=False)
    referral = case.sent()
    travel(coach)
    package.write(coach.session, referral, tmp_path)
    may_write(database, coach, case, allowed=True)
    travel(coach, partner)
    assert here(partner, referral) is None
    shown = read(coach.session, referral)
    assert not shown.is_on_hub
    assert Act.ACCEPT in acts(shown), "what they answer is kept as they told it"


def test_a_receiver_that_has_no_inbox(coach: Laptop):
    case = full_case(coach.session)
    name, box = f"weg-{fresh_id()[:6]}", keys.new_account_keys().public.box
    stream_keys.keep_organisation_key(coach.session.store, OrganisationKey(name, box, box))
    one = register.of(coach.session, case.receiver)
    register.edit(coach.session, one.id, one.kind, one.name, channel=Channel.HUB, hub_name=name)
    referral = case.sent()
    travel(coach)
    assert over_hub.trouble_of(coach.session, here(coach, referral)) == Trouble(Step.SEND, is_forbidden=False)
    assert "op de hub niet meer bekend" in trouble_words(read(coach.session, referral))[1]


def test_an_answer_that_the_hub_does_not_take(case: Case, coach: Laptop, partner: Laptop, database: Database):
    referral = case.sent()
    travel(coach, partner, partner)
    room = f"inbox/{partner.state.organisation}"
    with setup.as_owner(database.admin_dsn) as owner:
        owner.execute("UPDATE member SET may_write = false WHERE stream = %s", (room,))
    inbox.accept(partner.session, referral)
    travel(partner)
    shown = read(partner.session, referral)
    assert shown.trouble == Trouble(Step.ACCEPT, is_forbidden=True)
    assert "Wie opent verwijzingen" in trouble_words(shown)[1]
    assert over_hub.in_trouble(partner.session) == {referral}


def moved(laptop: Laptop, url: str) -> None:
    """The hub is put back on another machine; the address stays in real life, here it changes."""
    laptop.url = url
    with Transport(url) as line:
        drive(sync(fields.author(laptop.session), PASSWORD), laptop.session.store, line)
    from_hub.settle(laptop.session)


def shared(*laptops: Laptop) -> None:
    for laptop in laptops:
        from_hub.ready(laptop.session)
        with Transport(laptop.url) as line:
            drive(sync(fields.author(laptop.session)), laptop.session.store, line)
        from_hub.settle(laptop.session)


def enrolled(url: str, role: Role, database: Database) -> Laptop:
    laptop = Laptop(url, a_session(device=fresh_id()))
    laptop.session.now = lambda: NOW
    laptop.enrol(*account_on_hub(database, role, f"{role}-{fresh_id()[:6]}"))
    enrol.note_escrow(laptop.session)
    replica.keep_token(laptop.session.store, laptop.access.token)
    return laptop


def steps_on(database: Database, referral: str) -> list[str]:
    with setup.as_owner(database.admin_dsn) as owner:
        rows = owner.execute(
            "SELECT step::jsonb ->> 'step' FROM referral_step WHERE referral = %s ORDER BY nth", (referral,)
        )
        return [str(row[0]) for row in rows]


def test_a_hub_put_back_from_an_older_backup_gets_every_step_again(tmp_path: Path):
    database, copy = fresh_database(), tmp_path / "hub.dump"
    with serving(database, tmp_path / "hub.log") as hub:
        coach, partner = enrolled(hub.url, Role.COACH, database), enrolled(hub.url, Role.PARTNER, database)
        case = full_case(coach.session)
        coach.look()
        hub_register.compare(coach.session, coach.looked, partner.state.organisation)
        one = register.of(coach.session, case.receiver)
        name = partner.state.organisation
        register.edit(coach.session, one.id, one.kind, one.name, channel=Channel.HUB, hub_name=name)
        early = case.sent()
        shared(coach, partner, partner)
        backup.dump(database.admin_dsn, copy)
        late = case.sent()
        inbox.accept(partner.session, early)
        shared(partner, coach, partner)
        inbox.start(partner.session, early)
        inbox.accept(partner.session, late)
        shared(partner, coach)
        before = {each: steps_on(database, each) for each in (early, late)}
        assert states(coach, partner, early) == (ReferralState.STARTED, ReferralState.STARTED)
        assert states(coach, partner, late) == (ReferralState.ACCEPTED, ReferralState.ACCEPTED)
        inbox.finish(partner.session, early, Outcome.SOLVED, "")  # not told yet
    restored = fresh_database()
    backup.restore(restored.admin_dsn, restored.service_dsn, copy, ())
    with serving(restored, tmp_path / "hub2.log") as hub:
        assert len(steps_on(restored, early)) == 2
        assert steps_on(restored, late) == []
        for laptop in (partner, coach):  # the answers come before the referral that the hub lost
            moved(laptop, hub.url)
        assert standing.state(partner.session).steps_refused == 0, "what it took before is told again, and no trouble"
        shared(partner, coach, partner, coach)
        assert steps_on(restored, early) == [*before[early], "afronden"]
        assert steps_on(restored, late) == before[late]
        assert states(coach, partner, early) == (ReferralState.FINISHED, ReferralState.FINISHED)
        assert states(coach, partner, late) == (ReferralState.ACCEPTED, ReferralState.ACCEPTED)
        for laptop in (coach, partner):
            assert standing.state(laptop.session).steps_waiting == 0
            laptop.close()


def test_a_laptop_that_leaves_the_hub_takes_no_steps_of_it_to_the_next(case: Case, coach: Laptop, partner: Laptop):
    travel(coach)
    told, waits = case.sent(), case.sent()
    with coach.session.store.transaction() as db:
        db.conn.execute("DELETE FROM referral_step WHERE referral_id = ?", (waits,))
    travel(coach, partner, partner, coach)
    gone = case.sent()
    travel(coach)
    stored_rows = coach.session.store.db.conn
    assert stored_rows.execute("SELECT count(*) FROM hub_referral").fetchone()[0] >= 1
    inbox_gone = partner.session.store.db.conn
    enrol.withdraw(coach.session)
    assert stored_rows.execute("SELECT count(*) FROM referral_step").fetchone() == (0,)
    assert stored_rows.execute("SELECT count(*) FROM hub_referral").fetchone() == (0,)
    for referral in (told, gone):
        assert here(coach, referral) is not None
        assert not read(coach.session, referral).is_on_hub
    assert Act.PACKAGE in acts(read(coach.session, gone)), "it can be handed over"
    with partner.session.store.transaction() as db:
        db.conn.execute("UPDATE hub_referral SET erased = 1, told = NULL WHERE referral_id = ?", (told,))
    replica.forget_hub(partner.session.store)
    rows = inbox_gone.execute("SELECT referral_id, told FROM hub_referral").fetchall()
    assert rows == [(told, None)], "what was erased here does not come in again"
    assert hub_referrals.to_take_in(partner.session.store) == ()
    assert stored.referral(partner.session.store, told) is not None
