"""Counts for the team over a real hub: shown by an act only, once per household, and gone when taken back."""

import subprocess
from collections.abc import Iterator

import pytest

from app.domain.change import Kind
from app.domain.finding import FindingState
from app.domain.ids import DossierId, RecordId
from app.domain.money import Cents
from app.domain.team_counts import PublishedArea, TeamCounts, Totals, counts_id, totals
from app.errors import UserError
from app.protocol.access import Role
from app.protocol.membership import Membership
from app.services import district, dossiers, findings, team_counts
from app.services.district import Span
from app.services.session import Session
from app.services.team_counts import Proposal, Shown
from db import arrivals, outbox, replica
from db import team_counts as stored
from db.arrivals import Why
from db.pen import writing
from db.server.cluster import binaries
from db.store import Store
from tests.hub import Database, HubProcess, fresh_id, new_person
from tests.sync.coaches import Laptop, close, meets, of_person

NAME = "Kwartelbuurt"
Team = tuple[Laptop, Laptop, Laptop]


def session_of(laptop: Laptop) -> Session:
    return Session(laptop.store, laptop.account, laptop.person.device, lambda: laptop.author().at)


def households(laptop: Laptop, count: int, name: str = NAME) -> list[DossierId]:
    """Households with something granted, on this laptop only."""
    made = []
    for number in range(count):
        session = session_of(laptop)
        dossier = dossiers.open_new(session, f"Huishouden {number}", district=name)[1]
        amounts = {"planned_per_year": Cents(1_200_00), "realised": Cents(1_000_00)}
        findings.put(session, dossier, "huurtoeslag", FindingState.GRANTED, **amounts)
        made.append(dossier)
    return made


def propose(laptop: Laptop) -> Proposal:
    return team_counts.propose(session_of(laptop))


def publish(laptop: Laptop) -> None:
    team_counts.publish(session_of(laptop), propose(laptop).areas)
    laptop.sync()


def shown(laptop: Laptop) -> Shown:
    laptop.sync()
    return team_counts.shown(session_of(laptop))


def colleagues(laptop: Laptop) -> list[str]:
    return [one.account for one in shown(laptop).colleagues]


@pytest.fixture
def team(database: Database, hub: HubProcess) -> Iterator[Team]:
    """A manager who made the team, and two coaches in it, in the order of their names."""
    organisation = f"wijk-{fresh_id()[:8]}"
    people = [new_person(database, hub.url, role, organisation) for role in (Role.MANAGER, Role.COACH, Role.COACH)]
    manager, *coaches = [of_person(person, Store.in_memory()) for person in people]
    one, other = sorted(coaches, key=lambda laptop: laptop.account)
    stream = manager.person.new_stream(f"team/{organisation}")
    for here, there in ((manager, one), (manager, other), (one, other)):
        meets(here, there)
    for coach in (one, other):
        manager.person.share(stream, coach.person, may_share=False)
    for laptop in (manager, one, other):
        laptop.sync()
    yield manager, one, other
    close(manager, one, other)


def test_nothing_goes_before_somebody_shows_it_and_it_goes_again_when_taken_back(team: Team) -> None:
    manager, one, _ = team
    households(one, 7)
    found = propose(one)
    assert found.readers[0] == (manager.account, True)
    assert (found.counted, found.households) == (7, 7)
    assert found.areas == (PublishedArea(NAME, 5, 5, 10_000, 5, 10_000, 5, 5_000),)
    one.sync()
    assert colleagues(manager) == []
    publish(one)
    (came,) = shown(manager).colleagues
    assert (came.account, came.areas) == (one.account, found.areas)
    assert came.published_at.date() == one.moment.date()
    assert shown(manager).is_head
    assert not shown(one).is_head
    team_counts.take_back(session_of(one))
    one.sync()
    assert colleagues(manager) == []
    with pytest.raises(UserError, match="niets terug"):
        team_counts.take_back(session_of(one))


def test_a_new_publication_takes_the_place_of_the_one_before(team: Team) -> None:
    manager, one, _ = team
    households(one, 5)
    publish(one)
    households(one, 5)
    assert shown(manager).colleagues[0].areas[0].households == 5
    publish(one)
    (came,) = shown(manager).colleagues
    assert came.areas[0].households == 10
    assert one.waiting() == 0


def test_what_was_looked_at_goes_and_nothing_else(team: Team) -> None:
    _, one, _ = team
    households(one, 5)
    seen = propose(one).areas
    households(one, 5)
    with pytest.raises(UserError, match="intussen veranderd"):
        team_counts.publish(session_of(one), seen)
    assert shown(one).own is None


def test_of_four_nothing_is_shown(team: Team) -> None:
    _, one, _ = team
    households(one, 4)
    assert propose(one).areas == ()
    with pytest.raises(UserError, match="vijf"):
        team_counts.publish(session_of(one), ())


def test_what_the_manager_reads_is_left_out_and_what_two_coaches_read_counts_once(team: Team) -> None:
    manager, one, other = team
    mine, theirs = households(one, 13), households(other, 6)
    for laptop in (one, other):
        laptop.sync()
    for dossier in mine[:3]:
        one.share(dossier, manager, may_share=True)
    one.share(mine[3], other)
    other.share(theirs[0], one)
    for laptop in (manager, one, other, one):
        laptop.sync()
    assert (propose(one).counted, propose(one).households) == (11, 14)
    assert (propose(other).counted, propose(other).households) == (5, 7)
    publish(one)
    publish(other)
    manager.sync()
    look = district.look(session_of(manager), Span.YEAR)
    assert look.own == Totals(3, 3_600, 3_600, 3_000)
    assert [(each.account, totals(each.areas).households) for each in look.team.colleagues] == [
        (one.account, 10),
        (other.account, 5),
    ]
    assert look.whole_team.households == 18  # nineteen there are, and none is counted twice


def test_a_dossier_one_was_taken_out_of_does_not_count(team: Team) -> None:
    _, one, other = team
    (dossier, *_) = households(one, 6)
    one.sync()
    one.share(dossier, other)
    other.sync()
    assert propose(other).households == 1
    one.person.send("POST", "/v1/members", Membership(f"dossier/{dossier}", leave=(other.account,)))
    other.sync()
    assert (propose(other).counted, propose(one).counted) == (0, 6)


def test_who_leaves_the_team_shows_nothing_any_more_and_sees_nothing(team: Team) -> None:
    manager, one, other = team
    households(one, 5)
    publish(one)
    assert colleagues(other) == [one.account]
    stream = team_counts.team_of(manager.person.organisation)
    manager.person.post("/v1/members", Membership(stream, leave=(one.account,)))
    assert colleagues(manager) == []
    assert not shown(one).is_member
    with pytest.raises(UserError, match="niet in een team"):
        team_counts.publish(session_of(one), propose(one).areas)


def forge(laptop: Laptop, record_id: RecordId, account: str) -> None:
    """Counts in a place that is not this laptop's own."""
    stream = team_counts.team_of(laptop.person.organisation)
    made = TeamCounts(record_id, account, laptop.moment, (PublishedArea(NAME, 5, None, None, None, None, None, None),))
    with writing(laptop.store, laptop.author(), stream=stream) as pen:
        pen.put(stored.TEAM_COUNTS, made)
    laptop.sync()


def test_nobody_writes_the_counts_of_somebody_else(team: Team) -> None:
    manager, one, other = team
    stream = team_counts.team_of(manager.person.organisation)
    forge(other, counts_id(stream, one.account), one.account)
    forge(other, counts_id(stream, other.account), one.account)
    manager.sync()
    assert arrivals.aside(manager.store)[Why.UNFIT] == 2
    households(one, 5)
    one.sync()
    team_counts.publish(session_of(one), propose(one).areas)
    one.sync()
    assert colleagues(manager) == [one.account]


def test_a_household_has_no_place_in_the_stream_of_a_team(team: Team) -> None:
    manager, one, _ = team
    dossier = one.new_dossier()
    stream = team_counts.team_of(one.person.organisation)
    one.store.db.conn.execute("UPDATE outbox SET stream = ? WHERE record_id = ?", (stream, dossier))
    one.sync()
    manager.sync()
    assert arrivals.aside(manager.store) == {Why.UNFIT: 1}


def test_another_hub_gets_nothing_of_it_by_itself(team: Team) -> None:
    _, one, _ = team
    households(one, 5)
    publish(one)
    replica.forget_hub(one.store)
    assert not team_counts.shown(session_of(one)).is_member
    kinds = {row[0] for row in one.store.db.conn.execute("SELECT kind FROM outbox")}
    assert Kind.TEAM_COUNTS not in kinds
    assert outbox.waiting(one.store) == 10


def test_the_hub_sees_no_part_of_town_and_no_number(team: Team, database: Database) -> None:
    manager, one, _ = team
    households(one, 5)
    publish(one)
    assert colleagues(manager) == [one.account]
    command = [str(binaries() / "pg_dump"), "--inserts", "-d", database.admin_dsn]
    dump = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    assert b"team_counts" in dump  # the kind of a record is in clear; so it was there to look at
    for word in (NAME.encode(), b"households", b"granted_euros", NAME.encode().hex().encode()):
        assert word not in dump
