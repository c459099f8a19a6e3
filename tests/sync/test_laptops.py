"""Laptops of one organisation against a real hub: first, second, colleague, who leaves, and the code on paper."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from app.errors import EnvironmentFault, SpokenError, UserError
from app.protocol import enrolment as codes
from app.protocol import keys as protocol
from app.protocol.access import Devices, Role
from app.protocol.held import HeldKeys, Trust
from app.protocol.membership import ESCROW
from app.services import enrol, enrol_code, enrol_share
from app.services.enrol import Form
from app.services.enrol_state import EnrolState
from app.sync import enrolment, inbox, seal
from app.sync.seal import Opened, Wait, Waits
from app.sync.transport import Transport
from db import stream_keys
from db.server.cluster import free_port
from tests.builders import a_session
from tests.hub import PASSWORD, Database, HubProcess, fresh_id
from tests.sync.laptops import Laptop, account_on_hub
from tests.sync.people import DRAFT, change_of

Making = Callable[[], Laptop]


@pytest.fixture
def fresh(hub: HubProcess) -> Iterator[Making]:
    """Laptops that are enrolled nowhere."""
    made: list[Laptop] = []

    def making() -> Laptop:
        made.append(Laptop(hub.url))
        return made[-1]

    yield making
    for each in made:
        each.close()


@pytest.fixture
def head(database: Database, fresh: Making) -> Laptop:
    """The first laptop of an organisation of its own, that of its administrator, all done."""
    made = fresh()
    made.enrol(*account_on_hub(database, Role.ADMINISTRATOR, f"org-{fresh_id()[:8]}"))
    enrol.note_escrow(made.session)
    return made


@pytest.fixture
def coach(head: Laptop, fresh: Making) -> Laptop:
    """A colleague with whom the administrator compared the digits, all done."""
    made = fresh()
    made.enrol(*head.invite())
    made.compare(head)
    assert made.state.is_ready
    return made


def fault_of(act: Callable[[], object]) -> SpokenError:
    with pytest.raises((UserError, EnvironmentFault)) as caught:
        act()
    assert "{" not in str(caught.value)
    return caught.value


def sealed(by: Laptop, stream: str):
    """A change as another laptop would get it."""
    assert by.access is not None
    operation = seal.seal(replace(DRAFT, stream=stream), by.held(stream), by.access.enrolled.me.keys)
    return change_of(operation, by.account)


def opened(on: Laptop, change):
    assert on.access is not None
    known = {**stream_keys.known_accounts(on.session.store), on.account: on.access.enrolled.me.known}
    return seal.open_change(change, on.held(change.operation.stream), known.get(change.account))


def test_the_first_laptop_makes_the_keys_of_the_organisation_and_shows_the_code_once(database: Database, fresh: Making):
    laptop = fresh()
    account, code = account_on_hub(database, Role.ADMINISTRATOR, f"org-{fresh_id()[:8]}")
    state = laptop.enrol(account, code)
    assert state.is_ready
    assert state.colleagues == ()
    assert len(state.escrow.split("-")) == 14
    assert len(laptop.held(f"me/{account}").keys) == 1
    assert enrol.present(laptop.session)[0].escrow == state.escrow, "a laptop that stopped here shows it again"
    enrol.note_escrow(laptop.session)
    assert enrol.present(laptop.session)[0].escrow == ""
    assert laptop.look().escrow == ""
    assert laptop.held(f"me/{account}").keys == laptop.held(f"me/{account}").keys[:1]


def test_a_colleague_joins_compares_and_reads_what_was_there(head: Laptop, fresh: Making):
    stream = head.start()
    before = sealed(head, stream)
    account, code = head.invite()
    colleague = fresh()
    state = colleague.enrol(account, code)
    assert not state.is_compared
    assert [each.account for each in state.colleagues] == [head.account]
    assert state.escrow == "", "the code of the organisation is for its first laptop only"
    assert state.waiting == 1, "the own key waits until the keys of the organisation can be believed"

    head.look()
    assert stream_keys.known_accounts(head.session.store)[account].trust is Trust.BOUND, "the code proved it"
    head.let_in(stream, colleague)
    assert colleague.look().waiting == 2
    assert colleague.held(stream).keys == (), "a key of somebody who was not compared is not taken"

    enrol.compare(colleague.session, head.account)
    state = colleague.look()
    assert state.is_ready
    assert (state.ready, state.waiting) == (2, 0)
    assert opened(colleague, before) == Opened(DRAFT.content)
    assert opened(head, sealed(colleague, stream)) == Opened(DRAFT.content)


def test_who_left_reads_what_was_and_not_what_comes(head: Laptop, coach: Laptop):
    stream = head.start()
    head.let_in(stream, coach)
    coach.look()
    before = sealed(head, stream)
    head.take_out(stream, coach)
    after = sealed(head, stream)
    assert len(head.held(stream).keys) == 2
    coach.look()
    assert opened(coach, before) == Opened(DRAFT.content)
    assert opened(coach, after) == Waits(Wait.KEY, head.held(stream).newest.id)
    assert opened(head, after) == Opened(DRAFT.content)
    assert [each.stream for each in coach.looked.told.streams] == [f"me/{coach.account}"]


def test_who_stays_gets_the_new_key(head: Laptop, coach: Laptop, fresh: Making):
    other = fresh()
    other.enrol(*head.invite())
    other.compare(head)
    stream = head.start()
    for each in (coach, other):
        head.let_in(stream, each)
    head.take_out(stream, coach)
    after = sealed(head, stream)
    assert opened(other, after) == Waits(Wait.KEY, head.held(stream).newest.id)
    other.look()
    assert opened(other, after) == Opened(DRAFT.content)


def test_a_key_is_renewed_for_everybody(head: Laptop, coach: Laptop):
    stream = head.start()
    head.let_in(stream, coach)
    head.look()
    head.send(enrol_share.renew(head.session, head.looked, stream))
    coach.look()
    assert coach.held(stream) == head.held(stream)
    assert len(coach.held(stream).keys) == 2


def test_a_key_that_somebody_else_made_in_between_is_told(head: Laptop, coach: Laptop):
    stream = head.start()
    head.let_in(stream, coach, may_share=True)
    head.look()
    coach.look()
    slow = enrol_share.take_out(head.session, head.looked, stream, coach.account)
    hasty = enrol_share.renew(coach.session, coach.looked, stream)
    enrol_share.send(head.access, replace(slow, messages=slow.messages[:1], must_be_newest=False))
    enrol_share.send(coach.access, hasty)
    assert fault_of(lambda: enrol_share.send(head.access, slow)).text_id == "inschrijven.fout.intussen"
    head.take_out(stream, coach)
    assert opened(coach, sealed(head, stream)) == Waits(Wait.KEY, head.held(stream).newest.id)


def test_a_second_laptop_of_the_same_person(head: Laptop, coach: Laptop, fresh: Making):
    stream = head.start()
    head.let_in(stream, coach)
    made = enrol_code.link(coach.access)
    enrol_code.invite(coach.access, made)
    second = fresh()
    second.enrol(coach.account, made.code)
    assert second.state.digits == coach.state.digits
    enrol.compare(second.session, head.account)
    assert second.look().is_ready
    assert opened(second, sealed(head, stream)) == Opened(DRAFT.content)
    assert second.held(f"me/{coach.account}") == coach.held(f"me/{coach.account}")


def test_everybody_lost_the_keys_and_the_code_on_paper_opens_them(database: Database, fresh: Making):
    lost = fresh()
    organisation = f"org-{fresh_id()[:8]}"
    paper = lost.enrol(*account_on_hub(database, Role.ADMINISTRATOR, organisation)).escrow
    stream = lost.start()
    change = sealed(lost, stream)
    rescuer = fresh()
    rescuer.enrol(*account_on_hub(database, Role.ADMINISTRATOR, organisation))
    found = enrol_share.open_escrow(rescuer.access, rescuer.account, (stream,))
    assert [(use.stream, use.account, use.by) for use in found.uses if use.stream == stream] == [
        (stream, rescuer.account, rescuer.account)
    ]
    recover = enrol_share.recover
    slip = paper[:-1] + ("A" if paper[-1] != "A" else "B")
    assert (
        fault_of(lambda: recover(rescuer.session, rescuer.access, found, slip)).text_id == "inschrijven.fout.noodcode"
    )
    other = fresh().enrol(*account_on_hub(database, Role.ADMINISTRATOR, f"org-{fresh_id()[:8]}")).escrow
    assert fault_of(lambda: recover(rescuer.session, rescuer.access, found, other)).text_id == (
        "inschrijven.fout.noodcode_opent_niets"
    )
    rescuer.send(recover(rescuer.session, rescuer.access, found, paper.lower().replace("-", " ")))
    assert opened(rescuer, change) == Opened(DRAFT.content)
    lost.look()
    seen = enrol_share.open_escrow(lost.access, lost.account, ())
    assert rescuer.account in {use.by for use in seen.uses}, "everybody sees it"
    assert {wrap.recipient for wrap in seen.wraps} == {ESCROW}


def test_nobody_is_let_in_before_the_digits_were_compared(
    head: Laptop, coach: Laptop, database: Database, fresh: Making
):
    stranger = fresh()
    stranger.enrol(*account_on_hub(database, Role.COACH, head.state.organisation))
    stream = head.start()
    head.look()
    fault = fault_of(lambda: head.let_in(stream, stranger))
    assert fault.text_id == "inschrijven.fout.niet_vergeleken"
    assert stranger.account in str(fault)
    assert fault_of(lambda: coach.let_in(stream, head)).text_id == "inschrijven.fout.geen_sleutel"
    unknown = replace(stranger.state, account="niemand")
    stranger.state = unknown
    assert fault_of(lambda: head.let_in(stream, stranger)).text_id == "inschrijven.fout.onbekend_account"
    assert fault_of(lambda: coach.take_out(stream, head)).text_id == "inschrijven.fout.geen_lid"


def test_digits_that_differ_close_the_laptop_and_a_new_code_leads_to_the_same_account(head: Laptop, fresh: Making):
    colleague = fresh()
    account, code = head.invite()
    digits = colleague.enrol(account, code).digits
    before = colleague.access.enrolled.device
    enrol.differ(colleague.access)
    enrol.withdraw(colleague.session, head.account)
    assert enrol.present(colleague.session) == (EnrolState(), None)
    assert head.account not in stream_keys.known_accounts(colleague.session.store)
    assert fault_of(lambda: enrol.look(colleague.access)).text_id == "inschrijven.fout.opnieuw_inloggen"

    made = replace(enrol_code.write(head.session, head.access, account, Role.COACH))
    enrol_code.invite(head.access, made)
    assert colleague.enrol(account, made.code).digits == digits
    with Transport(head.url) as way:
        listed = enrolment.fetch(way, Devices, "/v1/devices", colleague.access.token).devices
    head.look()
    assert stream_keys.known_accounts(head.session.store)[account].trust is Trust.BOUND, "known by its first code"
    assert {each.device: each.active for each in listed} == {before: False, colleague.access.enrolled.device: True}


def test_a_code_for_a_later_laptop_proves_nothing_and_is_in_nobodys_way(
    head: Laptop, database: Database, fresh: Making
):
    """The account was enrolled by a code of somebody else: the digits have to be compared by phone."""
    account, code = account_on_hub(database, Role.COACH, head.state.organisation)
    colleague = fresh()
    colleague.enrol(account, code)
    made = enrol_code.write(head.session, head.access, account, Role.COACH)
    enrol_code.invite(head.access, made)
    head.look()
    assert stream_keys.known_accounts(head.session.store)[account].trust is Trust.SEEN
    assert [each.account for each in head.state.colleagues if not each.is_compared] == [account]
    enrol.compare(head.session, account)
    assert stream_keys.made_codes(head.session.store) == {}
    assert stream_keys.known_accounts(head.session.store)[account].trust is Trust.COMPARED


def test_keys_that_the_hub_changes_are_told_and_never_taken(head: Laptop, coach: Laptop):
    stream = head.start()
    head.let_in(stream, coach)
    head.look()
    coach.look()
    assert coach.looked is not None
    before = stream_keys.known_accounts(coach.session.store)[head.account]
    swapped = tuple(
        replace(each, sign_key=b"\x01" * 32, box_key=b"\x02" * 32) if each.account == head.account else each
        for each in coach.looked.told.accounts
    )
    lying = replace(coach.looked, told=replace(coach.looked.told, accounts=swapped))
    state = enrol.learn(coach.session, lying).state
    assert state.changed == (head.account,)
    assert stream_keys.known_accounts(coach.session.store)[head.account] == before
    enrol.forget(coach.session, state.changed)
    state = enrol.learn(coach.session, lying).state
    assert state.changed == ()
    assert stream_keys.known_accounts(coach.session.store)[head.account].trust is Trust.SEEN


def test_two_administrators_at_once_and_the_hub_takes_the_keys_of_one(database: Database, fresh: Making):
    organisation = f"org-{fresh_id()[:8]}"
    one, two = fresh(), fresh()
    accounts = [account_on_hub(database, Role.ADMINISTRATOR, organisation) for _ in range(2)]
    for laptop, given in zip((one, two), accounts, strict=True):
        begun = enrol.begin(laptop.session, Form(laptop.url, *given, PASSWORD))
        laptop.access = enrol.keep(laptop.session, enrol.send(begun))
        laptop.looked = enrol.look(laptop.access, PASSWORD)
        learned = enrol.learn(laptop.session, laptop.looked)
        laptop.state, laptop.access = learned.state, learned.access
        assert learned.making.organisation is not None
    one.look()
    slow = enrol.learn(two.session, two.looked)
    assert fault_of(lambda: enrol.make(slow)).text_id == "inschrijven.fout.hub"
    state = two.look()
    assert state.escrow == "", "a code that opens nothing is not left on the screen"
    enrol.compare(two.session, one.account)
    assert two.look().is_ready
    kept = [stream_keys.organisation_key(each.session.store, organisation) for each in (one, two)]
    assert kept[0].escrow == kept[1].escrow


def test_it_is_enrolled_at_one_place(head: Laptop):
    fault = fault_of(lambda: enrol.begin(head.session, Form(head.url, "coach-1", "KT-", PASSWORD)))
    assert fault.text_id == "inschrijven.fout.al_ingeschreven"
    assert head.url in str(fault)


def test_offline_and_a_hub_that_is_not_there():
    session = a_session()
    url = f"http://127.0.0.1:{free_port()}"
    begun = enrol.begin(session, Form(url, "coach-1", codes.new_code(), PASSWORD))
    assert isinstance(fault_of(lambda: enrol.send(begun)), EnvironmentFault)
    assert enrol.present(session) == (EnrolState(), None)
    session.store.close()


@pytest.mark.parametrize(("account", "role", "text_id"), [("een twee", "coach", "account"), ("een", "baas", "rol")])
def test_an_invitation_is_checked_before_it_is_made(head: Laptop, account: str, role: str, text_id: str):
    fault = fault_of(lambda: enrol_code.write(head.session, head.access, account, role))
    assert fault.text_id == f"inschrijven.fout.{text_id}"
    assert account not in stream_keys.made_codes(head.session.store)
    own = fault_of(lambda: enrol_code.write(head.session, head.access, head.account, "coach"))
    assert own.text_id == "inschrijven.fout.account"


def test_a_coach_cannot_invite(coach: Laptop):
    made = enrol_code.write(coach.session, coach.access, f"nieuw-{fresh_id()[:8]}", "coach")
    assert fault_of(lambda: enrol_code.invite(coach.access, made)).text_id == "inschrijven.fout.mag_niet"


def test_who_is_let_into_the_inbox_can_open_what_is_sealed_to_the_organisation(
    head: Laptop, coach: Laptop, fresh: Making
):
    room = inbox.stream_of(head.state.organisation)
    public = stream_keys.organisation_key(head.session.store, head.state.organisation).box
    private = inbox.box_private(head.session.store, head.state.organisation)
    assert protocol.box_public(private) == public
    assert stream_keys.organisation_key(head.session.store, head.state.organisation).box_private is None
    assert head.held(room).newest.secret != private, "the box key never seals a record"

    manager = fresh()
    manager.enrol(*head.invite(Role.MANAGER))
    manager.compare(head)
    assert inbox.box_private(manager.session.store, manager.state.organisation) is None
    head.let_in(room, manager)
    manager.look()
    assert inbox.box_private(manager.session.store, manager.state.organisation) == private
    sealed_to = protocol.seal_to(public, b"een verwijzing", b"waarover")
    assert protocol.open_sealed_to(private, sealed_to, b"waarover") == b"een verwijzing"
    coach.look()
    assert inbox.box_private(coach.session.store, coach.state.organisation) is None, "a coach was not let in"


def test_another_key_in_the_inbox_is_not_taken_for_the_one_of_the_organisation(head: Laptop, fresh: Making):
    store, organisation = head.session.store, head.state.organisation
    room = inbox.stream_of(organisation)
    with store.transaction() as db:
        stream_keys.destroy_keys(db, room)
    stream_keys.keep_keys(store, HeldKeys(room, (protocol.new_stream_key(),)))
    assert inbox.box_private(store, organisation) is None
