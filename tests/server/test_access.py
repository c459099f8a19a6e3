"""Enrolling, logging in and out, and what a wrong guess leads to."""

import httpx
import pytest

from app.protocol import enrolment, keys
from app.protocol.access import (
    Accounts,
    Devices,
    Enrol,
    FetchLink,
    Link,
    Login,
    NewAccount,
    NewCode,
    Organisation,
    Organisations,
    Role,
    Session,
)
from app.protocol.membership import ESCROW, Escrow, EscrowStream, NewWraps, Streams, UseEscrow
from app.protocol.problems import Code, Problem
from app.server.passwords import Passwords
from app.server.throttle import Throttle
from db.server import setup
from tests.hub import JSON, PASSWORD, Database, HubProcess, Person, enrol_laptop, fresh_id, new_person


@pytest.fixture(scope="module")
def head(database: Database, hub: HubProcess) -> Person:
    return new_person(database, hub.url, Role.ADMINISTRATOR)


@pytest.fixture
def coach(database: Database, hub: HubProcess) -> Person:
    return new_person(database, hub.url)


def code_of(answer: httpx.Response) -> Code:
    return Problem.parse(answer.content).code


def attempt(person: Person, **changed: str | None) -> httpx.Response:
    given = {"account": person.account, "device": person.device, "secret": person.secret, "password": PASSWORD}
    return httpx.post(f"{person.url}/v1/session", content=Login(**(given | changed)).encoded(), headers=JSON)


def newcomer(hub: HubProcess, head: Person, role: Role = Role.COACH) -> tuple[Person, str]:
    """An account made over the wire, with a code that the hub never saw."""
    name, code = f"nieuw-{fresh_id()[:8]}", enrolment.new_code()
    assert head.post("/v1/accounts", NewAccount(name, role, "wijk")).status_code == 200
    assert head.post("/v1/codes", NewCode(name, enrolment.ticket_digest(code))).status_code == 200
    return Person(hub.url, name, role, "wijk", keys.new_account_keys(), fresh_id()), code


def test_a_laptop_enrolled_with_a_code_made_by_an_administrator(hub: HubProcess, head: Person):
    person, code = newcomer(hub, head)
    enrol_laptop(person, code)
    person.login()
    found = Accounts.parse(head.send("GET", "/v1/accounts").content).accounts
    account = next(each for each in found if each.account == person.account)
    assert account.sign_key == person.keys.public.sign
    assert account.bound is not None
    assert enrolment.is_bound(code, person.keys.public.sign, person.keys.public.box, account.bound)
    assert [each.stream for each in _streams(person)] == [f"me/{person.account}"]


def _streams(person: Person):
    return Streams.parse(person.send("GET", "/v1/streams").content).streams


def enrolling(person: Person, code: str, public: keys.PublicKeys | None = None) -> httpx.Response:
    mine = public or person.keys.public
    bound = enrolment.bound(code, mine.sign, mine.box)
    ticket = enrolment.ticket(code)
    asked = Enrol(person.account, ticket, person.device, "laptop", PASSWORD, mine.sign, mine.box, bound)
    return httpx.post(f"{person.url}/v1/devices", content=asked.encoded(), headers=JSON)


def test_a_code_works_once(hub: HubProcess, head: Person):
    person, code = newcomer(hub, head)
    assert enrolling(person, code).status_code == 200
    person.device = fresh_id()
    assert code_of(enrolling(person, code)) is Code.LOGIN


def test_a_code_is_for_one_account_and_the_last_one_counts(hub: HubProcess, head: Person, coach: Person):
    person, code = newcomer(hub, head)
    newer = enrolment.new_code()
    head.post("/v1/codes", NewCode(person.account, enrolment.ticket_digest(newer)))
    assert code_of(enrolling(person, code)) is Code.LOGIN
    coach.device = fresh_id()
    assert code_of(enrolling(coach, newer)) is Code.LOGIN
    assert enrolling(person, newer).status_code == 200


def test_a_code_that_is_too_old(database: Database, hub: HubProcess, head: Person):
    person, code = newcomer(hub, head)
    with setup.as_owner(database.admin_dsn) as owner:
        owner.execute("UPDATE code SET expires_at = now() - interval '1 second' WHERE account = %s", (person.account,))
    assert code_of(enrolling(person, code)) is Code.LOGIN


def test_a_second_laptop_brings_the_same_keys(hub: HubProcess, head: Person, coach: Person):
    code = enrolment.new_code()
    head.post("/v1/codes", NewCode(coach.account, enrolment.ticket_digest(code)))
    first, coach.device = coach.device, fresh_id()
    assert code_of(enrolling(coach, code, keys.new_account_keys().public)) is Code.KEYS
    assert enrolling(coach, code).status_code == 200
    listed = Devices.parse(coach.send("GET", "/v1/devices").content).devices
    assert {each.device for each in listed} == {first, coach.device}


def test_a_second_laptop_is_linked_from_the_first(coach: Person):
    code = enrolment.new_code()
    link = enrolment.seal_link(code, coach.account, coach.keys)
    made = NewCode(coach.account, enrolment.ticket_digest(code), link=link)
    assert coach.post("/v1/codes", made).status_code == 200
    fetch = FetchLink(coach.account, enrolment.ticket(code))
    answer = httpx.post(f"{coach.url}/v1/link", content=fetch.encoded(), headers=JSON)
    found = Link.parse(answer.content).link
    assert found is not None
    second = Person(coach.url, coach.account, coach.role, coach.organisation, keys.new_account_keys(), fresh_id())
    second.keys = enrolment.open_link(code, coach.account, found)
    assert second.keys == coach.keys
    enrol_laptop(second, code)
    second.login()
    again = httpx.post(f"{coach.url}/v1/link", content=fetch.encoded(), headers=JSON)
    assert (again.status_code, code_of(again)) == (401, Code.LOGIN)
    with pytest.raises(keys.CannotOpen):
        enrolment.open_link(code, "een-ander", found)
    with pytest.raises(keys.CannotOpen):
        enrolment.open_link(enrolment.new_code(), coach.account, found)


def test_nobody_makes_a_code_for_another(coach: Person, head: Person):
    assert coach.post("/v1/codes", NewCode(head.account, bytes(32))).status_code == 403


def test_the_escrow_lets_in_who_lost_the_keys_for_all_to_see(database: Database, hub: HubProcess):
    """Somebody whose laptops are gone gets a new account; the key of the escrow comes from where it is kept offline."""
    name = f"org-{fresh_id()[:6]}"
    lost, new = (new_person(database, hub.url, Role.COACH, name) for _ in range(2))
    head, stranger = new_person(database, hub.url, Role.ADMINISTRATOR, name), new_person(database, hub.url)
    elsewhere = new_person(database, hub.url, Role.ADMINISTRATOR, f"{name}-2")
    offline = keys.new_account_keys()
    stream, bare = lost.new_stream(), lost.new_stream()
    for_escrow = keys.wrap(lost.stream_keys[stream], stream, ESCROW, offline.public.box, lost.keys)
    assert lost.post("/v1/keys", NewWraps((for_escrow,))).status_code == 200
    asked = UseEscrow(new.account, (stream,))
    assert Escrow.parse(head.send("GET", "/v1/escrow").content).streams == (EscrowStream(stream, (lost.account,)),)
    for nobody in (elsewhere, lost, stranger):
        assert Escrow.parse(nobody.send("GET", "/v1/escrow").content).streams == ()
    assert elsewhere.post("/v1/escrow", asked).status_code == 403
    assert lost.post("/v1/escrow", asked).status_code == 403
    assert head.post("/v1/escrow", UseEscrow(new.account, (stream, bare))).status_code == 403
    assert head.post("/v1/escrow", UseEscrow(stranger.account, (stream,))).status_code == 403
    assert head.post("/v1/escrow", asked).status_code == 200
    (wrapped,) = Escrow.parse(new.send("GET", "/v1/escrow").content).wraps
    key = keys.unwrap(wrapped, offline.box, lost.keys.public.sign)
    assert key == lost.stream_keys[stream]
    new.give_key(stream, key, [new])
    assert new.push(new.operation(stream, "weer verder")).results[0].status == "ok"
    seen = Escrow.parse(stranger.send("GET", "/v1/escrow").content)
    assert seen.wraps == ()
    assert [(use.account, use.by) for use in seen.uses if use.stream == stream] == [(new.account, head.account)]


@pytest.mark.parametrize(
    "changed",
    [{"password": "een verkeerde wachtzin"}, {"secret": "x" * 43}, {"device": fresh_id()}, {"account": "niemand"}],
)
def test_a_wrong_login_does_not_say_what_is_wrong(coach: Person, changed: dict[str, str]):
    answer = attempt(coach, **changed)
    assert (answer.status_code, code_of(answer)) == (401, Code.LOGIN)
    assert answer.content == attempt(coach, password="ook verkeerd").content


def test_after_too_many_failures_the_right_password_waits_too(coach: Person, database: Database):
    for _ in range(10):
        assert attempt(coach, password="geraden wachtzin").status_code == 401
    answer = attempt(coach)
    assert (answer.status_code, code_of(answer), answer.headers["retry-after"]) == (429, Code.TOO_MANY, "300")
    with setup.as_owner(database.admin_dsn) as owner:
        owner.execute("UPDATE attempt SET slot = slot - 2")
    assert attempt(coach).status_code == 200


def test_a_session_that_ran_out_is_renewed_by_its_own_laptop(coach: Person, database: Database):
    old = Session.parse(attempt(coach).content)
    with setup.as_owner(database.admin_dsn) as owner:
        owner.execute("UPDATE session SET expires_at = now() - interval '1 hour' WHERE account = %s", (coach.account,))
    assert coach.send("GET", "/v1/streams").status_code == 401
    renewed = attempt(coach, password=None, token=old.token)
    assert renewed.status_code == 200
    assert attempt(coach, password=None, token=old.token, secret="x" * 43).status_code == 401
    with setup.as_owner(database.admin_dsn) as owner:
        owner.execute(
            "UPDATE session SET expires_at = now() - interval '13 hours' WHERE account = %s", (coach.account,)
        )
    assert attempt(coach, password=None, token=old.token).status_code == 401


def test_a_closed_laptop_is_out_at_once(coach: Person, head: Person):
    assert head.send("DELETE", f"/v1/devices/{coach.device}").status_code == 200
    assert coach.send("GET", "/v1/streams").status_code == 401
    assert attempt(coach).status_code == 401


def test_nobody_closes_the_laptop_of_another(coach: Person, head: Person):
    assert coach.send("DELETE", f"/v1/devices/{head.device}").status_code == 404
    assert head.send("GET", "/v1/streams").status_code == 200


def test_an_account_that_is_not_active_any_more(coach: Person, head: Person):
    assert head.post("/v1/accounts", NewAccount(coach.account, Role.COACH, "wijk", active=False)).status_code == 200
    assert coach.send("GET", "/v1/streams").status_code == 401
    assert attempt(coach).status_code == 401


def test_a_partner_knows_the_own_organisation_only(database: Database, hub: HubProcess, coach: Person):
    partner = new_person(database, hub.url, Role.PARTNER, f"partner-{fresh_id()[:6]}")
    found = Accounts.parse(partner.send("GET", "/v1/accounts").content).accounts
    assert [each.account for each in found] == [partner.account]


def test_the_keys_of_an_organisation_are_set_once(database: Database, hub: HubProcess):
    name = f"org-{fresh_id()[:6]}"
    person = new_person(database, hub.url, Role.PARTNER, name)
    box, escrow = keys.new_account_keys().public.box, keys.new_account_keys().public.box
    sig = person.keys.signature(keys.organisation_signed(name, box, escrow))
    asked = Organisation(name, box, escrow, sig=sig)
    unsigned = person.send("PUT", "/v1/organisations", Organisation(name, box, escrow, sig=bytes(64)))
    assert (unsigned.status_code, code_of(unsigned)) == (400, Code.MALFORMED)
    assert [person.send("PUT", "/v1/organisations", asked).status_code for _ in range(2)] == [200, 200]
    resigned = person.keys.signature(keys.organisation_signed(name, escrow, box))
    other = person.send("PUT", "/v1/organisations", Organisation(name, escrow, box, sig=resigned))
    assert (other.status_code, code_of(other)) == (409, Code.KEYS)
    stranger = new_person(database, hub.url, Role.COACH)
    assert stranger.send("PUT", "/v1/organisations", asked).status_code == 400
    listed = Organisations.parse(stranger.send("GET", "/v1/organisations").content).organisations
    found = next(each for each in listed if each.organisation == name)
    assert (found.box_key, found.escrow_key, found.by, found.sig) == (box, escrow, person.account, sig)


def test_a_code_for_who_does_not_exist(head: Person):
    assert head.post("/v1/codes", NewCode("bestaat-niet", bytes(32))).status_code == 404


def test_passwords_are_argon2id():
    passwords = Passwords(memory_kib=64, rounds=1)
    kept = passwords.hashed(PASSWORD)
    assert kept.startswith("$argon2id$")
    assert passwords.matches(kept, PASSWORD)
    assert not passwords.matches(kept, PASSWORD + " ")


def test_a_laptop_that_asks_too_much_has_to_wait():
    throttle = Throttle(per_second=0.001, burst=3)
    assert [throttle.admits("a") for _ in range(5)] == [True, True, True, False, False]
    assert throttle.admits("b")
    quick = Throttle(per_second=1e9, burst=1)
    assert all(quick.admits("a") for _ in range(5))
