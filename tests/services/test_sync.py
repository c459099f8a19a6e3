"""Sharing as a person meets it: how it stands, a choice between two versions, and a hub that is not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.change import Kind
from app.errors import EnvironmentFault, UserError
from app.services.session import Session
from app.services.sync import choices, running, standing
from app.services.sync.running import Turn, pause
from db import replica, stream_keys
from db.answers import ANSWERS
from db.conflicts import Clash
from db.server.cluster import free_port
from tests.hub import Database, HubProcess
from tests.profiles import an_open_store
from tests.sync.coaches import Laptop, a_laptop, close


@pytest.fixture
def pair(database: Database, hub: HubProcess) -> Iterator[tuple[Laptop, Laptop]]:
    made = a_laptop(database, hub.url), a_laptop(database, hub.url)
    yield made
    close(*made)


def session_of(laptop: Laptop) -> Session:
    return Session(laptop.store, laptop.account, laptop.person.device, lambda: laptop.author().at)


def test_a_laptop_that_is_enrolled_nowhere_shares_with_nobody(session: Session) -> None:
    assert not standing.state(session).is_enrolled
    assert not running.is_due(session)
    with pytest.raises(UserError, match="niet ingeschreven"):
        running.begin(session)


def test_sharing_tells_what_changed_and_how_it_stands(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    mine, theirs = session_of(one), session_of(other)
    dossier = one.new_dossier()
    one.note(dossier, "brief gekregen")
    assert standing.state(mine).waiting == 2
    assert running.is_due(mine)
    running.sync_once(mine)
    state = standing.state(mine)
    assert (state.waiting, state.is_done, state.fault) == (0, True, "")
    one.share(dossier, other)
    changes, run = running.sync_once(theirs)
    assert changes.touches(Kind.NOTE)
    assert run.outcome is not None
    assert run.outcome.fetched == 2
    names = {line.name for line in standing.state(theirs).streams}
    assert "Lindestraat 4" in names


def met(pair: tuple[Laptop, Laptop]) -> str:
    one, other = pair
    dossier = one.new_dossier()
    answer = one.answer(dossier, "woning.kale_huur", 62000)
    one.sync()
    one.share(dossier, other)
    other.sync()
    one.change(ANSWERS, answer, value=64000)
    other.change(ANSWERS, answer, value=65500)
    one.sync()
    other.sync()
    return answer


@pytest.mark.parametrize(("mine", "holds"), [(True, "65500"), (False, "64000")])
def test_a_person_picks_and_both_laptops_follow(pair: tuple[Laptop, Laptop], mine: bool, holds: str) -> None:
    one, other = pair
    answer = met(pair)
    session = session_of(other)
    assert standing.state(session).to_look == 1
    (choice,) = choices.open_choices(session)
    assert (choice.what, choice.dossier, choice.must_pick) == (Clash.SAME_FIELD, "Lindestraat 4", True)
    assert choice.theirs.account == one.account
    assert choice.theirs.is_used
    assert not choice.mine.is_used
    assert [(each.field, each.mine, each.theirs) for each in choice.differences] == [
        ("Antwoord", "€ 655,00", "€ 640,00")
    ]
    choices.pick(session, choice.id, mine)
    assert choices.open_choices(session) == ()
    with pytest.raises(UserError, match="al een keuze"):
        choices.pick(session, choice.id, mine)
    other.sync()
    one.sync()
    for laptop in pair:
        assert (laptop.fields(Kind.ANSWER, answer) or {})["value"] == holds
        history = laptop.store.db.conn.execute("SELECT coalesce(after, '') FROM journal_content").fetchall()
        assert "64000" in str(history)
    assert "65500" in str(other.store.db.conn.execute("SELECT after FROM journal_content").fetchall())


def test_a_hub_that_is_not_there_is_said_calmly_and_tried_again_later(pair: tuple[Laptop, Laptop]) -> None:
    one, _ = pair
    session = session_of(one)
    enrolled = stream_keys.enrolment_of(one.store)
    assert enrolled is not None
    from dataclasses import replace

    stream_keys.keep_enrolment(one.store, replace(enrolled, url=f"http://127.0.0.1:{free_port()}"))
    one.new_dossier()
    for failures in (1, 2):
        _, run = running.sync_once(session)
        assert run.fault is not None
        assert run.turn is Turn.OVER
        assert replica.state(one.store).failures == failures
    state = standing.state(session)
    assert "niet te bereiken" in state.fault
    assert (state.waiting, state.is_done) == (1, False)
    assert not running.is_due(session)
    stream_keys.keep_enrolment(one.store, enrolled)
    running.sync_once(session)
    assert standing.state(session).is_done


def test_waiting_grows_and_ends_at_a_quarter_of_an_hour() -> None:
    seconds = [pause(failures).total_seconds() for failures in range(14)]
    assert 5 <= seconds[0] <= 6
    assert all(each <= 15 * 60 * 1.2 for each in seconds)
    assert pause(50).total_seconds() >= 15 * 60
    assert pause(0, 600).total_seconds() >= 600


def test_a_clock_that_was_put_back_does_not_keep_a_laptop_waiting(pair: tuple[Laptop, Laptop]) -> None:
    from datetime import timedelta

    one, _ = pair
    session = session_of(one)
    replica.went_wrong(one.store, "sync.fout.onbereikbaar", one.moment, one.moment + timedelta(minutes=5))
    assert not running.is_due(session)
    one.moment -= timedelta(days=1)
    assert running.is_due(session)


def test_one_sync_at_a_time(tmp_path: Path, database: Database, hub: HubProcess) -> None:
    laptop = a_laptop(database, hub.url, store=an_open_store(tmp_path / "a.db"))
    session = session_of(laptop)
    first = running.begin(session)
    with pytest.raises(EnvironmentFault, match="al gedeeld"):
        running.begin(session)
    running.stop(first)
    running.stop(running.begin(session))
    close(laptop)


def test_every_kind_has_words() -> None:
    assert all(choices.names().values())


def test_what_a_colleague_erased_is_gone_here_and_from_the_backups(
    tmp_path: Path, database: Database, hub: HubProcess
) -> None:
    from db import backup, erasure

    one = a_laptop(database, hub.url)
    other = a_laptop(database, hub.url, store=an_open_store(tmp_path / "a.db"))
    dossier = one.new_dossier()
    one.note(dossier, "gaat weg")
    one.sync()
    one.share(dossier, other)
    other.sync()
    before = backup.make(other.store, other.moment)
    erasure.erase(one.store, one.author(), dossier)
    one.sync()
    other.note(dossier, "nog niet verstuurd")
    _, run = running.sync_once(session_of(other))
    assert run.outcome is not None
    assert run.outcome.erased == (dossier,)
    assert other.notes() == []
    assert (other.waiting(), other.fields(Kind.DOSSIER, dossier)) == (0, None)
    assert not before.exists()
    assert len(backup.listing(other.store.path)) == 1
    assert stream_keys.held_keys(other.store, f"dossier/{dossier}").keys == ()
    close(one, other)
