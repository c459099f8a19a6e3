"""Consent that is withdrawn ends the sharing: nothing more comes, a new key, and the copy is closed and thrown away."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.ids import DossierId, RecordId, new_id
from app.domain.referral import Channel, Direction, Referral, ReferralKind, ReferralState
from app.domain.visit import VisitType
from app.errors import UserError
from app.protocol.membership import Member, Membership
from app.services import dossiers, grounds, search, sharing, visits
from app.services.sync import leaving, running, standing
from db import stream_keys
from db.journal import verify_chain
from db.referrals import REFERRALS, keep_content, overdue
from tests.hub import Database, HubProcess
from tests.sync.coaches import Laptop, a_laptop, close, meets
from tests.sync.test_team_counts import session_of

Three = tuple[Laptop, Laptop, Laptop, DossierId]


@pytest.fixture
def three(database: Database, hub: HubProcess) -> Iterator[Three]:
    """Three coaches; two read a dossier of the first with the consent of the resident, and wrote in it."""
    one, other, third = (a_laptop(database, hub.url) for _ in range(3))
    meets(other, third)
    dossier = one.new_dossier("Kwartellaan 12")
    one.note(dossier, "van een")
    for colleague in (other, third):
        sharing.agree(session_of(one), dossier, colleague.account, "gezegd aan tafel")
    one.sync()
    one.share(dossier, other, third, may_share=True)
    for laptop in (other, third, one):
        laptop.sync()
    yield one, other, third, dossier
    close(one, other, third)


def keys_of(laptop: Laptop, dossier: DossierId) -> list[str]:
    return [key.id for key in stream_keys.held_keys(laptop.store, f"dossier/{dossier}").keys]


def is_open(laptop: Laptop, dossier: DossierId) -> bool:
    if dossier not in {line.dossier_id for line in leaving.listing(session_of(laptop))}:
        return dossiers.load(session_of(laptop), dossier).id == dossier
    with pytest.raises(UserError, match="uit dit dossier gehaald"):
        dossiers.load(session_of(laptop), dossier)
    return False


def test_withdrawn_without_a_network_the_next_sync_takes_the_colleague_out(three: Three) -> None:
    one, other, third, dossier = three
    sharing.withdraw(session_of(one), dossier, other.account)
    known = sharing.as_known(session_of(one), f"dossier/{dossier}")
    assert known.has_to_leave == (other.account,)
    before = keys_of(one, dossier)
    one.note(dossier, "na het intrekken")
    one.sync()
    assert keys_of(one, dossier)[:-1] == before
    for laptop in (other, third):
        laptop.sync()
    assert third.notes() == ["na het intrekken", "van een"]
    assert keys_of(third, dossier) == keys_of(one, dossier)
    assert other.notes() == ["van een"]
    assert keys_of(other, dossier) == before
    assert sharing.as_known(session_of(one), f"dossier/{dossier}").has_to_leave == ()


def test_whoever_comes_to_the_hub_first_takes_out_who_has_to_leave(three: Three) -> None:
    one, other, third, dossier = three
    grounds.withdraw(session_of(one), sharing.ground_for(session_of(one), dossier, other.account).id)
    one.store.db.conn.execute("UPDATE hub_member SET may_share = 0 WHERE account = ?", (one.account,))
    one.sync()  # does not know that it may; the withdrawal travels
    one.store.db.conn.execute("UPDATE hub_member SET may_share = 0 WHERE account = ?", (one.account,))
    third.sync()
    third.sync()
    other.sync()
    assert not is_open(other, dossier)
    assert is_open(third, dossier)


def test_what_is_left_is_closed_and_can_be_thrown_away(three: Three, tmp_path: Path) -> None:
    one, other, _, dossier = three
    session = session_of(other)
    _, visit = visits.plan(session, dossier, VisitType.ENERGY, other.moment)
    other.sync()
    other.note(dossier, "nog niet gedeeld")
    sharing.withdraw(session_of(one), dossier, other.account)
    one.sync()
    other.sync()
    assert not is_open(other, dossier)
    with pytest.raises(UserError, match="uit dit dossier gehaald"):
        other.note(dossier, "erna")
    with pytest.raises(UserError, match="uit dit dossier gehaald"):
        visits.load(session, visit)
    assert search.search(session, "Kwartellaan") == ()
    state = standing.state(session)
    assert [(line.dossier_id, line.label, line.unsent) for line in state.left] == [(dossier, "Kwartellaan 12", 1)]
    assert not state.is_done
    leaving.drop(session, dossier, tmp_path)
    assert (other.notes(), other.waiting(), keys_of(other, dossier)) == ([], 0, [])
    content = other.store.db.conn.execute(
        "SELECT count(*) FROM journal JOIN journal_content ON journal_id = id WHERE dossier_id = ?", (dossier,)
    )
    assert content.fetchone() == (0,)
    assert verify_chain(other.store) == ()
    assert standing.state(session).left == ()
    other.sync()
    assert other.notes() == []
    one.sync()
    assert one.notes() == ["van een"], "with who stays nothing went"


def test_who_is_let_in_again_reads_all_of_it_again(three: Three, tmp_path: Path) -> None:
    one, other, _, dossier = three
    sharing.withdraw(session_of(one), dossier, other.account)
    one.sync()
    other.sync()
    leaving.drop(session_of(other), dossier, tmp_path)
    one.note(dossier, "erna")
    one.sync()
    sharing.agree(session_of(one), dossier, other.account, "toch weer goed")
    one.sync()
    stream = f"dossier/{dossier}"
    one.person.post("/v1/members", Membership(stream, join=(Member(other.account),)))
    for key in stream_keys.held_keys(one.store, stream).keys:
        one.person.give_key(stream, key, [other.person])
    other.sync()
    one.sync()
    assert is_open(other, dossier)
    assert other.notes() == ["erna", "van een"]
    other.note(dossier, "weer samen")
    other.sync()
    one.sync()
    assert "weer samen" in one.notes()
    assert verify_chain(other.store) == ()


def test_let_in_again_before_it_was_thrown_away_it_is_simply_open(three: Three) -> None:
    one, other, _, dossier = three
    sharing.withdraw(session_of(one), dossier, other.account)
    one.sync()
    other.sync()
    assert not is_open(other, dossier)
    sharing.agree(session_of(one), dossier, other.account, "toch weer goed")
    one.sync()
    one.share(dossier, other)
    other.sync()
    assert is_open(other, dossier)
    assert standing.state(session_of(other)).left == ()


def test_what_one_reads_is_not_thrown_away(three: Three, tmp_path: Path) -> None:
    _, other, _, dossier = three
    with pytest.raises(UserError, match="leest u nog"):
        leaving.drop(session_of(other), dossier, tmp_path)


def test_a_member_whom_nobody_here_compared_is_not_shut_out(three: Three) -> None:
    one, other, third, dossier = three
    one.store.db.conn.execute("DELETE FROM known_account WHERE account = ?", (third.account,))
    before = keys_of(one, dossier)
    sharing.withdraw(session_of(one), dossier, other.account)
    one.sync()
    for laptop in (other, third):
        laptop.sync()
    assert keys_of(one, dossier) == before
    assert not is_open(other, dossier)
    assert is_open(third, dossier)


def test_sharing_goes_on_though_a_referral_of_a_closed_dossier_is_too_late(three: Three) -> None:
    one, other, _, dossier = three
    session = session_of(other)
    other.store.db.conn.execute("UPDATE dossier SET district = 'Noord' WHERE id = ?", (dossier,))
    referral = RecordId(new_id())
    late = Referral(
        referral,
        Direction.OUT,
        ReferralKind.REFERRAL,
        ReferralState.SENT,
        "thuisadministratie",
        "Noord",
        Channel.PACKAGE,
        other.moment,
        dossier,
        sent_at=other.moment,
        answer_by=date(2026, 11, 1),
    )
    other.put(REFERRALS, late, undoable=False)
    with other.store.transaction() as db:
        keep_content(db, referral, "{}")
    sharing.withdraw(session_of(one), dossier, other.account)
    one.sync()
    other.sync()
    assert overdue(other.store, date(2026, 11, 25)) == ()
    running.sync_once(session)
    assert not is_open(other, dossier)
    assert standing.state(session).fault == ""
