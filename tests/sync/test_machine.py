"""Laptops and a real hub: what is written on one is read on the other, once, and nothing of either is lost."""

from collections.abc import Iterator

import pytest

from app.domain.change import Kind
from app.domain.ids import new_id
from app.domain.retention import DueRecord
from app.errors import UserError
from app.sync.course import Ask, Work
from db import arrivals, conflicts, history, replica, retention
from db.answers import ANSWERS
from db.arrivals import Why
from db.cases import DOSSIERS
from db.conflicts import Clash
from db.plans import GOALS
from tests.hub import Database, HubProcess
from tests.sync.coaches import Laptop, a_laptop, close, shared, undo


@pytest.fixture
def pair(database: Database, hub: HubProcess) -> Iterator[tuple[Laptop, Laptop]]:
    made = a_laptop(database, hub.url), a_laptop(database, hub.url)
    yield made
    close(*made)


def test_a_note_on_one_is_read_on_the_other(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    dossier = one.new_dossier()
    one.note(dossier, "brief gekregen")
    first = one.sync()
    assert (first.sent, one.waiting()) == (2, 0)
    one.share(dossier, other)
    came = other.sync()
    assert (came.fetched, other.notes(), other.waiting()) == (2, ["brief gekregen"], 0)
    assert {changed.kind for changed in came.changes.records} == {Kind.DOSSIER, Kind.NOTE}
    other.note(dossier, "terug gebeld")
    other.sync()
    one.sync()
    assert one.notes() == ["brief gekregen", "terug gebeld"]
    again = one.sync()
    assert (again.sent, again.fetched) == (0, 0)


def test_what_went_here_because_its_term_was_over_does_not_come_back(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    dossier = one.new_dossier()
    note = one.note(dossier, "brief gekregen")
    one.sync()
    one.share(dossier, other)
    other.sync()
    gone = DueRecord(Kind.NOTE, note, dossier, other.moment, is_held=False)
    retention.erase_records(other.store, other.author(), [gone])
    assert (other.notes(), other.waiting()) == ([], 0)
    other.store.db.conn.execute("UPDATE hub_stream SET since = 0, in_full = 1")  # as after a hub that was restored
    other.note(dossier, "terug gebeld")
    other.sync()
    assert other.notes() == ["terug gebeld"]
    assert other.store.db.conn.execute("SELECT count(*) FROM set_aside").fetchone() == (0,)
    one.sync()
    assert one.notes() == ["brief gekregen", "terug gebeld"]


def test_every_step_is_a_question_or_at_most_fifty_records(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    dossier = one.new_dossier()
    for nth in range(130):
        one.note(dossier, f"notitie {nth}")
    one.sync()
    one.share(dossier, other)
    under_way, most = other.steps(), 0
    while under_way.next is not None:
        before = len(other.notes())
        is_work = isinstance(under_way.next, Work)
        assert is_work or isinstance(under_way.next, Ask)
        under_way.take(other.store if is_work else None, None if is_work else other.hub)
        most = max(most, len(other.notes()) - before)
    assert len(other.notes()) == 130
    assert 0 < most <= 50


def test_different_fields_of_one_record_are_both_kept_and_said(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    dossier = shared(one, other)
    one.change(DOSSIERS, dossier, phone="0612345678")
    other.change(DOSSIERS, dossier, district="Noord")
    one.sync()
    other.sync()
    one.sync()
    for laptop in pair:
        fields = laptop.fields(Kind.DOSSIER, dossier) or {}
        assert (fields["phone"], fields["district"]) == ("0612345678", "Noord")
        assert laptop.waiting() == 0
    assert [each.what for each in conflicts.opened(other.store)] == [Clash.MERGED]


def test_the_same_field_keeps_the_hubs_and_mine_beside_it(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    dossier = one.new_dossier()
    answer = one.answer(dossier, "woning.kale_huur", "620.00")
    one.sync()
    one.share(dossier, other)
    other.sync()
    one.change(ANSWERS, answer, value="640.00")
    other.change(ANSWERS, answer, value="655.00")
    one.sync()
    other.sync()
    (met,) = conflicts.opened(other.store)
    assert (met.what, met.fields, met.account) == (Clash.SAME_FIELD, ("value",), one.account)
    assert met.mine is not None
    assert met.theirs is not None
    assert (met.mine["value"], met.theirs["value"]) == ('"655.00"', '"640.00"')
    for laptop in pair:
        laptop.sync()
        assert (laptop.fields(Kind.ANSWER, answer) or {})["value"] == '"640.00"'
        assert laptop.waiting() == 0


def test_two_answers_to_one_question_become_one_on_every_laptop(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    dossier = shared(one, other)
    mine = one.answer(dossier, "woning.kale_huur", "620.00")
    theirs = other.answer(dossier, "woning.kale_huur", "655.00")
    one.sync()
    other.sync()
    one.sync()
    for laptop in pair:
        assert (laptop.fields(Kind.ANSWER, mine) or {})["value"] == '"620.00"'
        assert laptop.fields(Kind.ANSWER, theirs) is None
        assert laptop.waiting() == 0
    (met,) = conflicts.opened(other.store)
    assert met.what is Clash.SAME_PLACE
    assert (met.mine or {})["value"] == '"655.00"'


def test_what_found_its_place_taken_is_gone_everywhere_also_when_the_other_one_is_taken_away(
    pair: tuple[Laptop, Laptop],
) -> None:
    one, other = pair
    dossier = shared(one, other)
    mine = one.answer(dossier, "woning.kale_huur", "620.00")
    theirs = other.answer(dossier, "woning.kale_huur", "655.00")
    other.sync()
    one.sync()
    one.take_away(ANSWERS, mine)
    for laptop in (one, other, one):
        laptop.sync()
    for laptop in pair:
        assert (laptop.fields(Kind.ANSWER, mine), laptop.fields(Kind.ANSWER, theirs)) == (None, None)
        assert laptop.waiting() == 0
    (met,) = conflicts.opened(one.store)
    assert (met.theirs or {})["value"] == '"655.00"'


def test_a_change_without_its_key_waits_and_is_not_lost(pair: tuple[Laptop, Laptop]) -> None:
    from app.protocol.membership import Member, Membership

    one, other = pair
    dossier = one.new_dossier()
    one.note(dossier, "brief gekregen")
    one.sync()
    joining = Membership(f"dossier/{dossier}", join=(Member(other.account),))
    assert one.person.post("/v1/members", joining).status_code == 200
    other.sync()
    assert other.notes() == []
    assert arrivals.aside(other.store) == {Why.KEY: 2}
    one.share(dossier, other)
    other.sync()
    assert other.notes() == ["brief gekregen"]
    assert arrivals.aside(other.store) == {}


def test_a_laptop_that_was_cut_off_in_the_middle_goes_on_where_it_was(pair: tuple[Laptop, Laptop]) -> None:
    """Between every two steps the course is dropped, as when the lid is closed; the next one finishes the work."""
    one, other = pair
    dossier = one.new_dossier()
    for nth in range(60):
        one.note(dossier, f"notitie {nth:02}")
    for cut in range(1, 40):
        under_way = one.steps()
        for _ in range(cut):
            if under_way.next is not None:
                under_way.take(one.store, one.hub)
    one.sync()
    one.share(dossier, other)
    for cut in range(1, 30):
        under_way = other.steps()
        for _ in range(cut):
            if under_way.next is not None:
                under_way.take(other.store, other.hub)
    other.sync()
    assert other.notes() == one.notes() == [f"notitie {nth:02}" for nth in range(60)]
    assert (one.waiting(), other.waiting()) == (0, 0)
    assert replica.state(other.store).failures == 0


def test_what_a_newer_program_wrote_is_kept_whole_and_read_only(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    dossier = one.new_dossier()
    one.sync()
    one.share(dossier, other)
    stream = f"dossier/{dossier}"
    newer = {"id": new_id(), "dossier_id": dossier, "what": "doel", "later": {"a": [1, "é"]}, "reward": ""}
    unheard = {"id": new_id(), "dossier_id": dossier, "what": "iets nieuws"}
    one.person.push(
        one.person.operation(stream, "", id=newer["id"], kind="goal", schema=2, content=newer),
        one.person.operation(stream, "", id=unheard["id"], kind="unheard_of", schema=2, content=unheard),
    )
    other.sync()
    goal = str(newer["id"])
    fields = other.fields(Kind.GOAL, goal) or {}
    assert (fields["what"], fields["later"]) == ("doel", {"a": [1, "é"]})
    assert arrivals.aside(other.store) == {Why.NEWER: 1}
    with pytest.raises(UserError, match="nieuwere versie"):
        other.change(GOALS, goal, what="anders")
    again = other.sync()
    assert (again.sent, arrivals.aside(other.store)) == (0, {Why.NEWER: 1})


def test_a_member_of_one_household_cannot_write_in_another(pair: tuple[Laptop, Laptop]) -> None:
    """A record that says to be of another household than its stream is never taken for one."""
    one, other = pair
    shared, private = one.new_dossier(), other.new_dossier("alleen van mij")
    mine = other.note(private, "van mij")
    one.sync()
    other.sync()
    one.share(shared, other)
    stream = f"dossier/{shared}"
    content = {"dossier_id": private, "body": "ingesloten", "written_at": "2026-11-25T09:00:00", "author": "x"}
    one.person.push(
        one.person.operation(stream, "", id=new_id(), content={"id": new_id(), **content}),
        one.person.operation(stream, "", id=mine, content={"id": mine, **content, "dossier_id": shared}),
        one.person.operation(stream, "", id=private, kind="dossier", content=None, gone=True),
    )
    other.sync()
    assert other.notes() == ["van mij"]
    assert (other.fields(Kind.DOSSIER, private) or {})["label"] == "alleen van mij"
    assert arrivals.aside(other.store) == {Why.UNFIT: 3}


def test_undo_travels_and_stops_where_somebody_went_on(pair: tuple[Laptop, Laptop]) -> None:
    one, other = pair
    dossier = one.new_dossier()
    answer = one.answer(dossier, "woning.kale_huur", "620.00")
    one.sync()
    one.share(dossier, other)
    one.change(ANSWERS, answer, value="640.00")
    one.sync()
    other.sync()
    undo(one, dossier)
    one.sync()
    other.sync()
    for laptop in pair:
        assert (laptop.fields(Kind.ANSWER, answer) or {})["value"] == '"620.00"'
    one.change(ANSWERS, answer, value="700.00")
    one.sync()
    other.sync()
    other.change(ANSWERS, answer, value="710.00")
    other.sync()
    one.sync()
    assert history.undoable(one.store, one.author(), dossier) is None
    assert (one.fields(Kind.ANSWER, answer) or {})["value"] == '"710.00"'
