"""Enrolling against a real hub: three steps, and for every fault a sentence and nothing lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from app.errors import EnvironmentFault, SpokenError, UserError
from app.protocol import enrolment as codes
from app.protocol import keys as protocol
from app.protocol.access import Login, NewAccount, NewCode, Organisation, Role
from app.protocol.held import HeldKeys, KnownAccount, Me, Trust
from app.protocol.membership import Member, Membership
from app.protocol.shapes import Message
from app.sync import enrolment, keys
from app.sync.enrolment import Asked, Joined
from app.sync.transport import Reply, Transport
from db.server import setup
from tests.hub import PASSWORD, Database, HubProcess, Person, fresh_id


class Watched(Transport):
    """The real way to a hub; ``asked`` lists what went over it."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.asked: list[str] = []

    def ask(self, method: str, path: str, message: Message | None = None, token: str = "") -> Reply:
        self.asked.append(f"{method} {path}")
        return super().ask(method, path, message, token)


@pytest.fixture
def wire(hub: HubProcess):
    with Watched(hub.url) as made:
        yield made


def now() -> datetime:
    return datetime.now(UTC)


def invited(head: Person, role: Role = Role.COACH) -> tuple[str, str]:
    """An account made by an administrator, with its code."""
    name, code = f"nieuw-{fresh_id()[:8]}", codes.new_code()
    assert head.post("/v1/accounts", NewAccount(name, role, head.organisation)).status_code == 200
    assert head.post("/v1/codes", NewCode(name, codes.ticket_digest(code))).status_code == 200
    return name, code


def asked(head: Person, account: str, code: str) -> Asked:
    return enrolment.read_asked(head.url, account, code, PASSWORD, "laptop van de wijk")


def newcomer(wire: Watched, head: Person) -> tuple[Joined, str]:
    """A laptop that went through the first step, and its session."""
    joined = enrolment.join(wire, asked(head, *invited(head)), fresh_id(), protocol.new_account_keys(), now())
    return joined, session_of(wire, joined)


def session_of(wire: Watched, joined: Joined) -> str:
    return enrolment.log_in(wire, Login(joined.me.account, joined.device, joined.secret, password=PASSWORD))


def fault_of(act: Callable[[], object]) -> SpokenError:
    with pytest.raises((UserError, EnvironmentFault)) as caught:
        act()
    assert "{" not in str(caught.value)
    return caught.value


def test_a_laptop_goes_through_the_three_steps(wire: Watched, head: Person):
    account, code = invited(head)
    own = protocol.new_account_keys()
    joined = enrolment.join(wire, asked(head, f" {account.upper()} ", code.lower()), fresh_id(), own, now())
    assert (joined.me, joined.role, joined.organisation) == (Me(account, own), Role.COACH, head.organisation)
    assert not joined.is_linked
    told = enrolment.look_around(wire, session_of(wire, joined))
    enrolment.require_own_keys(told, joined.me)

    assert enrolment.to_compare(told, joined.me, joined.organisation) == (head.account,)
    proof = enrolment.proven(enrolment.look_around(wire, token_of(head)), {account: (code,)})
    assert proof == (KnownAccount(account, own.public, Trust.BOUND),)

    stream = head.new_stream()
    assert head.post("/v1/members", Membership(stream, join=(Member(account),))).status_code == 200
    joining = keys.join(HeldKeys(stream, (head.stream_keys[stream],)), proof[0], Me(head.account, head.keys))
    for message in joining.wraps:
        enrolment.send(wire, "/v1/keys", message, token_of(head))
    told = enrolment.look_around(wire, session_of(wire, joined))
    unknown = enrolment.keys_here(told, joined.me, {}, {})
    assert (unknown.ready, unknown.waiting, unknown.empty) == ((), (stream,), (f"me/{account}",))
    public = told.public_of(head.account)
    assert public == head.keys.public
    compared = KnownAccount(head.account, public, Trust.COMPARED)
    found = enrolment.keys_here(told, joined.me, {head.account: compared}, {})
    assert (found.ready, found.waiting, found.empty) == ((stream,), (), (f"me/{account}",))
    assert found.received.held[stream].newest == head.stream_keys[stream]


def token_of(person: Person) -> str:
    return person.http.headers["authorization"].removeprefix("Bearer ")


def test_a_second_laptop_gets_the_keys_of_the_first(wire: Watched, head: Person):
    first, token = newcomer(wire, head)
    code = codes.new_code()
    link = codes.seal_link(code, first.me.account, first.me.keys)
    enrolment.send(wire, "/v1/codes", NewCode(first.me.account, codes.ticket_digest(code), link=link), token)
    fresh = protocol.new_account_keys()
    second = enrolment.join(wire, asked(head, first.me.account, code), fresh_id(), fresh, now())
    assert second.is_linked
    assert second.me == first.me
    assert second.device != first.device


def test_a_lost_answer_costs_a_new_code_and_never_the_account(wire: Watched, head: Person):
    """The hub enrolled the laptop, and the laptop never heard: the same keys come with the next code."""
    account, code = invited(head)
    own = protocol.new_account_keys()
    enrolment.join(wire, asked(head, account, code), fresh_id(), own, now())
    assert fault_of(lambda: enrolment.join(wire, asked(head, account, code), fresh_id(), own, now())).text_id == (
        "inschrijven.fout.code_onbekend"
    )
    newer = codes.new_code()
    assert head.post("/v1/codes", NewCode(account, codes.ticket_digest(newer))).status_code == 200
    again = enrolment.join(wire, asked(head, account, newer), fresh_id(), own, now())
    assert again.me.keys == own
    assert session_of(wire, again)


@pytest.mark.parametrize(
    ("field", "typed", "text_id"),
    [
        ("address", "", "adres"),
        ("address", "hub wijk.nl", "adres"),
        ("address", "https://hub.nl/pad", "adres"),
        ("address", "https://een:twee@hub.nl", "adres"),
        ("address", "https://hub.nl:poort", "adres"),
        ("address", "ftp://hub.nl", "adres"),
        ("address", "http://hub.nl", "adres_zonder_slot"),
        ("account", "", "account"),
        ("account", "jan de vries", "account"),
        ("code", "KT-12345", "code_typfout"),
        ("password", "kort", "wachtwoord"),
        ("password", "x" * 201, "wachtwoord"),
    ],
)
def test_what_was_typed_is_checked_before_anything_is_sent(field: str, typed: str, text_id: str):
    good = {"address": "hub.nl", "account": "coach-1", "code": codes.new_code(), "password": PASSWORD, "label": ""}
    fault = fault_of(lambda: enrolment.read_asked(**(good | {field: typed})))
    assert fault.text_id == f"inschrijven.fout.{text_id}"


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("hub.wijk.nl", "https://hub.wijk.nl"),
        (" https://HUB.wijk.nl:8470/ ", "https://hub.wijk.nl:8470"),
        ("http://127.0.0.1:8470", "http://127.0.0.1:8470"),
        ("http://[::1]:8470", "http://[::1]:8470"),
        ("localhost:8470", "https://localhost:8470"),
    ],
)
def test_an_address_may_be_typed_in_more_ways(typed: str, url: str):
    assert enrolment.read_address(typed) == url


def test_every_wrong_letter_of_a_code_is_found_here(head: Person):
    code = codes.new_code()
    for place, sign in enumerate(code):
        if sign == "-" or place < 3:
            continue
        wrong = code[:place] + ("A" if sign != "A" else "B") + code[place + 1 :]
        assert fault_of(partial(asked, head, "coach-1", wrong)).text_id == "inschrijven.fout.code_typfout"


def test_a_code_that_is_unknown_used_or_too_old(wire: Watched, database: Database, head: Person):
    account, code = invited(head)
    other = codes.new_code()

    def trying(with_code: str) -> str:
        own = protocol.new_account_keys()
        return fault_of(lambda: enrolment.join(wire, asked(head, account, with_code), fresh_id(), own, now())).text_id

    assert trying(other) == "inschrijven.fout.code_onbekend"
    with setup.as_owner(database.admin_dsn) as owner:
        owner.execute("UPDATE code SET expires_at = now() - interval '1 second' WHERE account = %s", (account,))
    assert trying(code) == "inschrijven.fout.code_onbekend"


def test_an_account_that_has_other_keys_already(wire: Watched, head: Person):
    joined, _ = newcomer(wire, head)
    code = codes.new_code()
    assert head.post("/v1/codes", NewCode(joined.me.account, codes.ticket_digest(code))).status_code == 200
    fresh = protocol.new_account_keys()
    fault = fault_of(lambda: enrolment.join(wire, asked(head, joined.me.account, code), fresh_id(), fresh, now()))
    assert fault.text_id == "inschrijven.fout.andere_sleutels"


@pytest.mark.parametrize(("hours", "text_id"), [(2, "klok_voor"), (-26, "klok_achter")])
def test_a_wrong_clock_is_told_before_the_code_is_used(wire: Watched, head: Person, hours: int, text_id: str):
    account, code = invited(head)
    own, at = protocol.new_account_keys(), now() + timedelta(hours=hours)
    fault = fault_of(lambda: enrolment.join(wire, asked(head, account, code), fresh_id(), own, at))
    assert fault.text_id == f"inschrijven.fout.{text_id}"
    assert {2: "2 uur", -26: "26 uur"}[hours] in str(fault)
    assert wire.asked == ["POST /v1/link"]
    assert enrolment.join(wire, asked(head, account, code), fresh_id(), own, now()).me.keys == own


@pytest.mark.parametrize(
    ("seconds", "words"), [(301, "5 minuten voor"), (7_140, "119 minuten voor"), (3_600 * 24 * 400, "400 dagen voor")]
)
def test_how_far_the_clock_is_off_is_said_in_words(seconds: int, words: str):
    at = datetime(2026, 11, 25, 10, 0, 0, tzinfo=UTC)
    date = "Wed, 25 Nov 2026 10:00:00 GMT"
    enrolment.require_clock(date, at + timedelta(seconds=300))
    assert words in str(fault_of(lambda: enrolment.require_clock(date, at + timedelta(seconds=seconds))))


@pytest.mark.parametrize("date", ["", "gisteren", "Wed, 25 Nov 2026"])
def test_a_hub_that_tells_no_time_is_not_in_the_way(date: str):
    enrolment.require_clock(date, now())


def test_a_wrong_password_and_too_many_of_them(wire: Watched, head: Person):
    joined, _ = newcomer(wire, head)
    login = Login(joined.me.account, joined.device, joined.secret, password="een heel andere zin")
    faults = [fault_of(lambda: enrolment.log_in(wire, login)).text_id for _ in range(11)]
    assert set(faults[:10]) == {"inschrijven.fout.inloggen"}
    assert faults[10] == "inschrijven.fout.te_vaak"


class Answers:
    """A hub that says what a test wants it to say."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)

    def ask(self, method: str, path: str, message: object = None, token: str = "") -> Reply:
        return self.replies.pop(0)


@pytest.mark.parametrize(
    ("reply", "text_id"),
    [
        (Reply(200, b"<html>Welkom op dit netwerk</html>"), "geen_hub"),
        (Reply(404, b"Not found"), "geen_hub"),
        (Reply(302, b""), "geen_hub"),
        (Reply(401, b'{"title":"x","status":401,"code":"login"}'), "opnieuw_inloggen"),
        (Reply(403, b'{"title":"x","status":403,"code":"forbidden"}'), "mag_niet"),
        (Reply(429, b'{"title":"x","status":429,"code":"too_many"}'), "te_vaak"),
        (Reply(503, b'{"title":"x","status":503,"code":"unavailable"}'), "hub"),
    ],
)
def test_every_answer_that_is_not_good_is_a_sentence(reply: Reply, text_id: str):
    fault = fault_of(lambda: enrolment.look_around(Answers(reply), "t"))
    assert fault.text_id == f"inschrijven.fout.{text_id}"


def test_a_hub_that_shows_other_keys_for_this_account_is_found_out(wire: Watched, head: Person):
    joined, token = newcomer(wire, head)
    told = enrolment.look_around(wire, token)
    other = protocol.new_account_keys().public
    lying = replace(
        told,
        accounts=tuple(
            replace(each, sign_key=other.sign, box_key=other.box) if each.account == joined.me.account else each
            for each in told.accounts
        ),
    )
    assert fault_of(lambda: enrolment.require_own_keys(lying, joined.me)).text_id == "inschrijven.fout.eigen_cijfers"


def test_keys_that_did_not_come_from_who_had_the_code_prove_nothing(wire: Watched, head: Person):
    account, code = invited(head)
    enrolment.join(wire, asked(head, account, code), fresh_id(), protocol.new_account_keys(), now())
    told = enrolment.look_around(wire, token_of(head))
    other = codes.new_code()
    assert enrolment.proven(told, {account: (other,)}) == ()
    assert [each.account for each in enrolment.proven(told, {account: (other, code)})] == [account]
    assert enrolment.proven(told, {"iemand-anders": (code,)}) == ()


def test_the_keys_of_an_organisation_count_when_somebody_compared_signed_them(wire: Watched, head: Person):
    made = keys.new_organisation_keys()
    box, escrow = protocol.box_public(made.box), protocol.box_public(made.escrow)
    sig = head.keys.signature(protocol.organisation_signed(head.organisation, box, escrow))
    enrolment.send(
        wire,
        "/v1/organisations",
        Organisation(head.organisation, box, escrow, sig=sig),
        token_of(head),
        "PUT",
    )
    _, token = newcomer(wire, head)
    told = enrolment.look_around(wire, token)
    by = KnownAccount(head.account, head.keys.public, Trust.COMPARED)
    found = enrolment.signed_organisation(told, head.organisation, {head.account: by})
    assert found is not None
    assert found.escrow_key == escrow
    seen = replace(by, trust=Trust.SEEN)
    assert enrolment.signed_organisation(told, head.organisation, {head.account: seen}) is None
    assert enrolment.signed_organisation(told, head.organisation, {}) is None
    other = replace(by, public=protocol.new_account_keys().public)
    fault = fault_of(lambda: enrolment.signed_organisation(told, head.organisation, {head.account: other}))
    assert fault.text_id == "inschrijven.fout.organisatie_handtekening"


def test_no_secret_of_the_first_step_is_in_a_text(wire: Watched, head: Person):
    form = asked(head, "coach-1", codes.new_code())
    joined, _ = newcomer(wire, head)
    told = f"{form} {joined}"
    for secret in (form.code, form.password, joined.secret, joined.me.keys.sign.hex(), repr(joined.me.keys.box)[2:-1]):
        assert secret not in told
