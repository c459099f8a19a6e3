"""Messages are read strictly, say where they are wrong, and pass on what they do not know."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol import encoding, referrals, version
from app.protocol.access import Login, NewAccount
from app.protocol.encoding import BadEncoding
from app.protocol.feed import Ask
from app.protocol.membership import Erase
from app.protocol.operations import BadOperation, Operation, Push
from app.protocol.problems import Problem
from app.protocol.referrals import NEXT, Referral, ReferralStep, State, Step
from app.protocol.shapes import MOST_EXTRA, Malformed, Message
from app.protocol.version import Reading, Span
from tests.protocol.sealed import OPERATION
from tests.protocol.test_sealing import VALUES

DEVICE = "018f0000-0000-7000-8000-0000000000dd"
KNOWN = json.loads(OPERATION)


def refusal(kind: type[Message], value: object) -> Malformed:
    with pytest.raises(Malformed) as found:
        kind.parse(json.dumps(value).encode())
    return found.value


@pytest.mark.parametrize("name", sorted(KNOWN))
@pytest.mark.parametrize("wrong", [None, 3.5, -1, "", "x\0y", [], {}, True, "é" * 500_000, 2**70])
def test_a_wrong_field_is_named(name: str, wrong: object):
    if (name, wrong) == ("del", True):
        return
    assert refusal(Operation, {**KNOWN, name: wrong}).pointer == f"/{name}"


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_missing_field_is_named(name: str):
    fault = refusal(Operation, {key: value for key, value in KNOWN.items() if key != name})
    assert (fault.pointer, fault.reason) == (f"/{name}", "this is missing")


@given(st.dictionaries(st.text().filter(lambda name: name not in KNOWN), VALUES, max_size=4))
def test_unknown_fields_come_through_byte_for_byte(unknown: dict[str, object]):
    sent = encoding.canonical({**KNOWN, **unknown})
    assert Operation.parse(sent).encoded() == sent
    assert (
        Operation.parse(sent)
        .signed()
        .endswith(encoding.canonical({name: value for name, value in {**KNOWN, **unknown}.items() if name != "sig"}))
    )


def test_too_many_unknown_bytes_are_refused():
    assert refusal(Operation, {**KNOWN, "later": "x" * MOST_EXTRA}).pointer == ""


def test_one_wrong_operation_leaves_the_others():
    wrong = {**KNOWN, "hlc": "gisteren"}
    head: dict[str, object] = {"device": DEVICE, "client": {"app": "1.0", "schema": 1}, "epoch": DEVICE}
    value = {**head, "ops": [wrong, KNOWN]}
    push = Push.parse(json.dumps(value).encode())
    assert push.ops == (
        BadOperation(KNOWN["op"], "/ops/0/hlc", "text of 17 to 17 characters belongs here"),
        Operation.read(KNOWN),
    )
    value = {**head, "ops": [{**KNOWN, "op": "een"}]}
    assert refusal(Push, value).pointer == "/ops/0/op"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff", b'{"a":1,"a":1}', b"[NaN]", b"[Infinity]", b"[1e999]", b'["\\ud800"]', b'{"\\ud800":1}',
        b"[" * 100 + b"]" * 100, b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_json_of_ours_is_refused(content: bytes):
    with pytest.raises(BadEncoding):
        encoding.decode(content)
    with pytest.raises(Malformed):
        Ask.parse(content)


@given(VALUES)
def test_canonical_is_one_text_for_one_value(value: object):
    content = encoding.canonical(value)
    assert encoding.canonical(encoding.decode(content)) == content


def test_the_known_canonical_form():
    value = {"b": [1, 2.5, None, True], "a": "é\n\u0001/"}
    assert encoding.canonical(value) == '{"a":"é\\n\\u0001/","b":[1,2.5,null,true]}'.encode()


@pytest.mark.parametrize("value", [float("nan"), "\ud800", {1, 2}, b"x"])
def test_what_cannot_be_written_is_refused(value: object):
    with pytest.raises(BadEncoding):
        encoding.canonical(value)


@given(st.binary(max_size=80))
def test_bytes_have_one_text(content: bytes):
    assert encoding.bytes64(encoding.text64(content)) == content


@pytest.mark.parametrize("text", ["A", "AB", "A=", "AA==", "A+", "A/", "AA ", "é"])
def test_a_second_text_for_the_same_bytes_is_refused(text: str):
    with pytest.raises(BadEncoding):
        encoding.bytes64(text)


@pytest.mark.parametrize(
    ("kind", "value", "pointer"),
    [
        (Ask, [], ""),
        (Ask, {"cursors": [{"stream": "elders/a", "since": 0}]}, "/cursors/0/stream"),
        (Ask, {"cursors": [], "limit": 0}, "/limit"),
        (Ask, {"cursors": [{"stream": "me/ab", "since": 0}, {"stream": "me/ab", "since": 5}]}, "/cursors"),
        (Login, {"account": "a1", "device": DEVICE, "secret": "x" * 43}, "/password"),
        (NewAccount, {"account": "escrow", "role": "coach", "organisation": "wijk"}, "/account"),
        (NewAccount, {"account": "a1", "role": "baas", "organisation": "wijk"}, "/role"),
        (Erase, {"erasures": [{"stream": "team/a"}]}, "/erasures/0/stream"),
        (Span, {"oldest": 2, "newest": 1}, "/newest"),
        (Problem, {"title": "x", "status": 400, "code": 4}, "/code"),
    ],
)
def test_fields_that_do_not_fit(kind: type[Message], value: object, pointer: str):
    assert refusal(kind, value).pointer == pointer


STEP = {
    "op": DEVICE, "referral": DEVICE, "step": "versturen", "hlc": "018f00000000-0000", "body": "A" * 80,
    "sig": "A" * 86, "stream": "dossier/a", "to": "schuldhulp", "kind": "verwijzing", "answer_by": "2026-12-01",
}  # fmt: skip


@pytest.mark.parametrize("name", ["body", "stream", "to", "kind", "answer_by"])
def test_sending_a_referral_needs_all_of_it(name: str):
    assert refusal(ReferralStep, {**STEP, name: None}).pointer == f"/{name}"
    later = {"step": "ontvangen", name: None}
    assert ReferralStep.parse(json.dumps({**STEP, **later}).encode()).step is Step.RECEIVE


@pytest.mark.parametrize("day", ["2026-02-30", "20260201", "2026-1-1", 20260201, "gisteren--"])
def test_a_day_is_a_day(day: object):
    assert refusal(ReferralStep, {**STEP, "answer_by": day}).pointer == "/answer_by"


def test_every_state_is_reached_and_the_ends_are_ends():
    reached = {None, *NEXT.values()}
    assert reached == {None, *State}
    ends = set(State) - {before for before, _ in NEXT}
    assert ends == {State.FINISHED, State.REFUSED, State.WITHDRAWN, State.EXPIRED, State.CONSENT_WITHDRAWN}
    assert all(referrals.after(end, step) is None for end in ends for step in Step)
    assert set(referrals.BY) == set(Step)
    assert referrals.after(State.RECEIVED, Step.ACCEPT) is State.ACCEPTED
    assert Referral.schema()["type"] == "object"


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [((1, 1), (1, 1), 1), ((1, 3), (2, 5), 3), ((1, 1), (2, 2), None), ((4, 4), (1, 3), None)],
)
def test_the_newest_version_that_both_speak(ours, theirs, both):
    assert version.agreed(Span(*ours), Span(*theirs)) == both
    assert version.agreed(Span(*theirs), Span(*ours)) == both


def test_a_newer_record_is_read_only():
    assert [version.reading(schema, 2) for schema in (1, 2, 3)] == [Reading.OPEN, Reading.OPEN, Reading.READ_ONLY]
