"""A verdict on every operation, and what follows from it for who reads."""

import gzip
from dataclasses import replace

import pytest

from app.protocol import keys
from app.protocol.access import Role
from app.protocol.encoding import canonical
from app.protocol.feed import Access, Ask, Changes, Cursor, Have, Held, Page, Standing, Stands
from app.protocol.membership import Erase, Erased, Erasure, Member, Membership, NewStream, NewWraps
from app.protocol.operations import Operation, Pushed, Reason, Result, Status
from app.protocol.problems import Code, Problem
from app.protocol.sealing import unseal
from db.server import setup, upkeep
from tests.hub import JSON, Database, HubProcess, Person, fresh_id, new_person


@pytest.fixture(scope="module")
def coach(database: Database, hub: HubProcess) -> Person:
    return new_person(database, hub.url)


@pytest.fixture(scope="module")
def other(database: Database, hub: HubProcess) -> Person:
    return new_person(database, hub.url)


@pytest.fixture
def stream(coach: Person) -> str:
    return coach.new_stream()


def one(person: Person, operation: Operation) -> Result:
    (result,) = person.push(operation).results
    return result


def verdict(result: Result) -> tuple[Status, Reason | None]:
    return result.status, result.reason


def page(person: Person, stream: str, since: int = 0, limit: int = 200) -> Page:
    answer = person.post("/v1/changes", Ask((Cursor(stream, since),), person.epoch, limit))
    assert answer.status_code == 200, answer.text
    return Changes.parse(answer.content).streams[0]


def problem(person: Person, path: str, message) -> Problem:
    answer = person.post(path, message)
    assert answer.headers["content-type"] == "application/problem+json"
    found = Problem.parse(answer.content)
    assert found.status == answer.status_code
    return found


def test_what_is_pushed_comes_back_as_it_was(coach: Person, stream: str):
    operation = replace(coach.operation(stream, "de huur"), extra='{"later":{"a":1.5}}')
    operation = operation.with_signature(coach.keys.signature(operation.signed()))
    assert one(coach, operation) == Result(operation.op, Status.OK, 1, 1)
    (change,) = page(coach, stream).changes
    assert change.operation == operation
    assert (change.rev, change.seq, change.account, change.device) == (1, 1, coach.account, coach.device)
    assert unseal(change, coach.stream_keys[stream], coach.keys.public.sign) == {"body": "de huur"}


def test_the_same_again_is_a_dup_even_after_a_newer_one(coach: Person, stream: str):
    first = coach.operation(stream, "een")
    second = coach.operation(stream, "twee", id=first.id, base=1)
    assert [verdict(each) for each in coach.push(first, second, first).results] == [
        (Status.OK, None), (Status.OK, None), (Status.DUP, None),
    ]  # fmt: skip
    assert one(coach, first) == Result(first.op, Status.DUP, 1, 1)
    assert [change.operation.op for change in page(coach, stream).changes] == [second.op]


def test_the_same_id_with_something_else_in_it(coach: Person, stream: str):
    first = coach.operation(stream, "een")
    assert one(coach, first).status is Status.OK
    assert verdict(one(coach, coach.operation(stream, "twee", op=first.op, id=first.id))) == (
        Status.INVALID, Reason.OTHER_CONTENT,
    )  # fmt: skip


def test_a_conflict_shows_what_the_hub_has(coach: Person, stream: str):
    first = coach.operation(stream, "een")
    mine = coach.operation(stream, "mijn versie", id=first.id)
    assert one(coach, first).status is Status.OK
    result = one(coach, mine)
    assert verdict(result) == (Status.CONFLICT, Reason.BASE)
    assert result.server is not None
    assert result.server.operation == first
    assert one(coach, coach.operation(stream, "op iets dat er niet is", base=3)).server is None
    assert one(coach, coach.operation(stream, "samen", id=first.id, base=1)).rev == 2


def test_one_bad_operation_blocks_no_other(coach: Person, other: Person, stream: str):
    theirs = other.new_stream()
    unsigned = coach.operation(stream, "x").with_signature(bytes(64))
    coach.stream_keys[theirs] = keys.new_stream_key()
    strange = coach.operation(theirs, "bij een ander")
    keyless = replace(coach.operation(stream, "x"), key="A" * 22)
    pushing = coach.pushing(coach.operation(stream, "een"), unsigned, strange, keyless, coach.operation(stream, "twee"))
    wrong = {**coach.operation(stream, "fout").wire(), "kind": "Fout!"}
    first, *rest = pushing.ops
    content = {**pushing.wire(), "ops": [first.wire(), wrong, *(each.wire() for each in rest)]}

    answer = Pushed.parse(coach.http.post(f"{coach.url}/v1/push", content=canonical(content), headers=JSON).content)
    assert [verdict(each) for each in answer.results] == [
        (Status.OK, None),
        (Status.INVALID, Reason.SHAPE),
        (Status.INVALID, Reason.SIGNATURE),
        (Status.FORBIDDEN, Reason.NOT_A_MEMBER),
        (Status.INVALID, Reason.KEY),
        (Status.OK, None),
    ]
    assert answer.results[1].pointer == "/ops/1/kind"
    assert page(coach, stream).head == 2


def test_reading_without_writing(coach: Person, other: Person, stream: str):
    coach.share(stream, other, may_write=False)
    assert verdict(one(other, other.operation(stream, "x"))) == (Status.FORBIDDEN, Reason.READ_ONLY)
    assert page(other, stream).status is Access.OK


def test_who_left_sees_nothing_more(coach: Person, other: Person, stream: str):
    coach.share(stream, other)
    assert one(other, other.operation(stream, "nog wel")).status is Status.OK
    assert coach.post("/v1/members", Membership(stream, leave=(other.account,))).status_code == 200
    assert verdict(one(other, other.operation(stream, "niet meer"))) == (Status.FORBIDDEN, Reason.NOT_A_MEMBER)
    assert page(other, stream) == Page(stream, Access.FORBIDDEN)
    assert stream not in other.send("GET", "/v1/keys").text


def test_pages_hold_the_newest_state_of_each_record_once(coach: Person, stream: str):
    notes = [coach.operation(stream, f"{n}") for n in range(7)]
    coach.push(*notes, coach.operation(stream, "weer", id=notes[0].id, base=1))
    seen, since = [], 0
    while True:
        found = page(coach, stream, since, 3)
        seen += [change.operation.id for change in found.changes]
        since = found.next
        if not found.more:
            break
    assert seen == [*(note.id for note in notes[1:]), notes[0].id]
    assert since == found.head == 8


def test_one_limit_over_several_streams(coach: Person, stream: str):
    second = coach.new_stream()
    coach.push(*(coach.operation(stream, f"{n}") for n in range(3)))
    coach.push(coach.operation(second, "x"))
    answer = coach.post("/v1/changes", Ask((Cursor(stream, 0), Cursor(second, 0)), coach.epoch, 3))
    first, rest = Changes.parse(answer.content).streams
    assert (len(first.changes), first.more, first.next) == (3, False, 3)
    assert (len(rest.changes), rest.more, rest.next) == (0, True, 0)


def test_a_cursor_beyond_the_head(coach: Person, stream: str):
    found = problem(coach, "/v1/changes", Ask((Cursor(stream, 5),), coach.epoch))
    assert (found.code, found.streams[0].stream, found.streams[0].head) == (Code.AHEAD, stream, 0)


def test_away_longer_than_what_was_taken_away_is_remembered(database: Database, coach: Person, stream: str):
    first, kept = coach.operation(stream, "weg"), coach.operation(stream, "blijft")
    coach.push(first, kept, coach.operation(stream, "", id=first.id, base=1, gone=True, content=None))
    coach.push(coach.operation(stream, "later"))
    with setup.as_owner(database.admin_dsn) as owner:
        owner.execute(
            "UPDATE record SET changed_at = now() - interval '200 days' WHERE stream = %s AND gone", (stream,)
        )
        assert upkeep.tidy(owner) == 1
        assert upkeep.tidy(owner) == 0
    found = problem(coach, "/v1/changes", Ask((Cursor(stream, 2),), coach.epoch))
    assert (found.code, found.status, found.streams[0].floor) == (Code.FLOOR, 410, 3)
    begun = page(coach, stream, 0, 1)
    going_on = coach.post("/v1/changes", Ask((Cursor(stream, begun.next, full=True),), coach.epoch))
    assert [change.operation.op for change in begun.changes] == [kept.op]
    assert going_on.status_code == 200
    again = one(coach, coach.operation(stream, "gewijzigd", id=first.id, base=2))
    assert (again.status, again.server) == (Status.CONFLICT, None)


def test_another_epoch_is_refused_whole(coach: Person, stream: str):
    for path, message in {
        "/v1/push": replace(coach.pushing(coach.operation(stream, "x")), epoch=fresh_id()),
        "/v1/changes": Ask((Cursor(stream, 0),), fresh_id()),
    }.items():
        found = problem(coach, path, message)
        assert (found.code, found.epoch) == (Code.EPOCH, coach.epoch)
    assert page(coach, stream).head == 0


def test_what_the_hub_lacks(coach: Person, stream: str):
    known = coach.operation(stream, "bekend")
    newer = coach.operation(stream, "nieuwer", id=known.id, base=1)
    coach.push(known, newer)
    held = (Held(known.id, known.op, 1), Held(known.id, fresh_id(), 3), Held(fresh_id(), fresh_id(), 1))
    stands = Stands.parse(coach.post("/v1/have", Have(stream, held)).content)
    assert stands.access is Access.OK
    assert [(each.status, each.rev) for each in stands.records] == [
        (Standing.KNOWN, 2), (Standing.LACKING, 2), (Standing.LACKING, 0),
    ]  # fmt: skip


def test_what_is_erased_never_comes_back(coach: Person, other: Person, stream: str):
    coach.share(stream, other)
    note, kept = coach.operation(stream, "weg ermee"), coach.operation(stream, "blijft")
    coach.push(note, kept)
    erase = Erase((Erasure(stream, note.id),))
    assert other.post("/v1/erasures", erase).status_code == 403
    for _ in range(2):
        listed = Erased.parse(coach.post("/v1/erasures", erase).content)
        assert [each.id for each in listed.erasures if each.stream == stream] == [note.id]
    assert verdict(one(other, other.operation(stream, "terug", id=note.id, base=1))) == (Status.INVALID, Reason.ERASED)
    stands = Stands.parse(other.post("/v1/have", Have(stream, (Held(note.id, note.op, 1),))).content)
    assert stands.records[0].status is Standing.ERASED
    assert [change.operation.op for change in page(other, stream).changes] == [kept.op]
    seen = Erased.parse(other.send("GET", f"/v1/erasures?since={listed.head - 1}").content)
    assert [(each.stream, each.id) for each in seen.erasures] == [(stream, note.id)]


def test_a_whole_dossier_erased(coach: Person, other: Person, stream: str):
    coach.share(stream, other)
    coach.push(coach.operation(stream, "alles"))
    assert coach.post("/v1/erasures", Erase((Erasure(stream),))).status_code == 200
    assert page(other, stream).status is Access.ERASED
    assert verdict(one(other, other.operation(stream, "nog iets"))) == (Status.INVALID, Reason.ERASED)
    assert stream not in other.send("GET", "/v1/keys").text + other.send("GET", "/v1/streams").text
    assert Stands.parse(other.post("/v1/have", Have(stream, ())).content).access is Access.ERASED
    assert coach.post("/v1/streams", NewStream(stream)).status_code == 403


def test_gzip_both_ways(coach: Person, stream: str):
    content = coach.pushing(*(coach.operation(stream, "brief " * 50) for _ in range(20))).encoded()
    sent = gzip.compress(content)
    answer = coach.http.post(f"{coach.url}/v1/push", content=sent, headers=JSON | {"content-encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert page(coach, stream).head == 20


@pytest.mark.parametrize(
    ("content", "headers", "code"),
    [
        (gzip.compress(b"{}")[:-3], {"content-encoding": "gzip"}, Code.MALFORMED),
        (b"no gzip", {"content-encoding": "gzip"}, Code.MALFORMED),
        (gzip.compress(bytes(30 * 1024 * 1024)), {"content-encoding": "gzip"}, Code.TOO_LARGE),
        (b"{}", {"content-encoding": "br"}, Code.MEDIA_TYPE),
        (b"{}", {"content-type": "text/plain"}, Code.MEDIA_TYPE),
        (bytes(25 * 1024 * 1024), {}, Code.TOO_LARGE),
        (b"{}", {}, Code.MALFORMED),
    ],
)
def test_a_body_that_cannot_be_read(coach: Person, content: bytes, headers: dict[str, str], code: Code):
    answer = coach.http.post(f"{coach.url}/v1/push", content=content, headers=JSON | headers)
    assert Problem.parse(answer.content).code is code


def test_another_laptop_than_the_one_that_logged_in(coach: Person, stream: str):
    pushing = replace(coach.pushing(coach.operation(stream, "x")), device=fresh_id())
    assert problem(coach, "/v1/push", pushing).code is Code.FORBIDDEN


def test_a_partner_makes_no_dossier(database: Database, hub: HubProcess):

    partner = new_person(database, hub.url, Role.PARTNER, "schuldhulp")
    assert problem(partner, "/v1/streams", NewStream(f"dossier/{fresh_id()}")).code is Code.FORBIDDEN


def test_a_key_for_who_is_no_member(coach: Person, other: Person, stream: str):

    wrapped = keys.wrap(coach.stream_keys[stream], stream, other.account, other.keys.public.box, coach.keys)
    assert problem(coach, "/v1/keys", NewWraps((wrapped,))).code is Code.RECIPIENT
    found = problem(other, "/v1/keys", NewWraps((wrapped,)))
    assert (found.code, found.pointer) == (Code.MALFORMED, "/wraps/0/sig")
    theirs = keys.wrap(coach.stream_keys[stream], stream, other.account, other.keys.public.box, other.keys)
    assert problem(other, "/v1/keys", NewWraps((theirs,))).code is Code.FORBIDDEN
    assert problem(other, "/v1/members", Membership(stream, join=(Member(other.account),))).code is Code.FORBIDDEN
