"""Any row of pushes by two people, against a plain dictionary that says what a hub should answer."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.protocol.feed import Ask, Changes, Cursor
from app.protocol.membership import Erase, Erasure, Member, Membership
from app.protocol.operations import Operation, Reason, Result, Status
from tests.hub import Database, HubProcess, Person, fresh_id, new_person

RECORDS = 3
ACTIONS = st.one_of(
    st.tuples(st.just("push"), st.integers(0, 1), st.integers(0, RECORDS - 1), st.integers(0, 3), st.booleans()),
    st.tuples(st.just("again"), st.integers(0, 1), st.integers(0, 20)),
    st.tuples(st.just("erase"), st.integers(0, RECORDS - 1)),
    st.tuples(st.just("leave")),
    st.tuples(st.just("join"), st.booleans()),
)


@dataclass(slots=True)
class Model:
    """What a hub knows of one stream: revisions, what was accepted, what was erased, who may write."""

    ids: tuple[str, ...] = field(default_factory=lambda: tuple(fresh_id() for _ in range(RECORDS)))
    newest: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    accepted: dict[str, tuple[int, int]] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    head: int = 0
    other: str = "writes"

    def expected(self, who: int, operation: Operation) -> Result:
        if who == 1 and self.other == "gone":
            return Result(operation.op, Status.FORBIDDEN, reason=Reason.NOT_A_MEMBER)
        if operation.id in self.erased:
            return Result(operation.op, Status.INVALID, reason=Reason.ERASED)
        if who == 1 and self.other == "reads":
            return Result(operation.op, Status.FORBIDDEN, reason=Reason.READ_ONLY)
        if operation.op in self.accepted:
            return Result(operation.op, Status.DUP, *self.accepted[operation.op])
        if self.newest.get(operation.id, (0,))[0] != operation.base:
            return Result(operation.op, Status.CONFLICT, reason=Reason.BASE)
        self.head += 1
        self.accepted[operation.op] = (operation.base + 1, self.head)
        self.newest[operation.id] = (operation.base + 1, self.head, operation.op)
        return Result(operation.op, Status.OK, operation.base + 1, self.head)

    def feed(self) -> list[tuple[int, int, str]]:
        return sorted(self.newest.values(), key=lambda each: each[1])


@pytest.fixture(scope="module")
def people(database: Database, hub: HubProcess) -> tuple[Person, Person]:
    return new_person(database, hub.url), new_person(database, hub.url)


def without_server(result: Result) -> Result:
    return Result(result.op, result.status, result.rev, result.seq, result.reason)


def act(people: tuple[Person, Person], stream: str, model: Model, sent: list[list[Operation]], action: tuple) -> None:
    owner, other = people
    match action:
        case ("push", who, record, base, gone):
            content = None if gone else {"body": "x"}
            given = {"id": model.ids[record], "base": base, "gone": gone, "content": content}
            check(people, model, sent, who, people[who].operation(stream, "", **given))
        case ("again", who, place) if sent[who]:
            check(people, model, sent, who, sent[who][place % len(sent[who])])
        case ("erase", record):
            answer = owner.post("/v1/erasures", Erase((Erasure(stream, model.ids[record]),)))
            assert answer.status_code == 200
            model.erased.add(model.ids[record])
            model.newest.pop(model.ids[record], None)
        case ("leave",):
            owner.post("/v1/members", Membership(stream, leave=(other.account,)))
            model.other = "gone"
        case ("join", may_write):
            owner.post("/v1/members", Membership(stream, join=(Member(other.account, may_write=may_write),)))
            model.other = "writes" if may_write else "reads"


def check(people, model: Model, sent: list[list[Operation]], who: int, operation: Operation) -> None:
    sent[who].append(operation)
    expected = model.expected(who, operation)
    (result,) = people[who].push(operation).results
    assert without_server(result) == expected
    if expected.status is Status.CONFLICT and operation.id in model.newest:
        assert result.server is not None
        assert (result.server.rev, result.server.seq, result.server.operation.op) == model.newest[operation.id]


@settings(max_examples=25)
@given(st.lists(ACTIONS, min_size=3, max_size=25))
def test_the_hub_answers_as_a_dictionary_would(people: tuple[Person, Person], actions: list[tuple]):
    owner, other = people
    stream, model = owner.new_stream(), Model()
    owner.share(stream, other)
    sent: list[list[Operation]] = [[], []]
    for action in actions:
        act(people, stream, model, sent, action)
    answer = owner.post("/v1/changes", Ask((Cursor(stream, 0),)))
    page = Changes.parse(answer.content).streams[0]
    assert [(change.rev, change.seq, change.operation.op) for change in page.changes] == model.feed()
    assert (page.head, page.next, page.more) == (model.head, model.head, False)
