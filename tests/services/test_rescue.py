"""A laptop is lost: the code on paper opens its dossiers on that of the administrator, with new keys at once."""

from collections.abc import Iterator

import pytest

from app.errors import UserError
from app.protocol.access import Role
from app.services import enrol, rescue
from app.sync import keys
from app.sync.seal import Opened, Wait, Waits
from db import stream_keys
from tests.hub import Database, HubProcess, fresh_id
from tests.sync.laptops import Laptop, account_on_hub
from tests.sync.people import DRAFT
from tests.sync.test_laptops import opened, sealed


@pytest.fixture
def team(database: Database, hub: HubProcess) -> Iterator[tuple[Laptop, Laptop, Laptop, str]]:
    """An administrator with the code on paper, a coach who loses the laptop, and the one who goes on."""
    head, lost, heir = (Laptop(hub.url) for _ in range(3))
    paper = head.enrol(*account_on_hub(database, Role.ADMINISTRATOR, f"org-{fresh_id()[:8]}")).escrow
    enrol.note_escrow(head.session)
    for laptop in (lost, heir):
        laptop.enrol(*head.invite())
        laptop.compare(head)
    yield head, lost, heir, paper
    for laptop in (head, lost, heir):
        laptop.close()


def rescued(head: Laptop, lost: str, code: str, successor: str = "") -> rescue.Rescue:
    offered = rescue.offer(head.access)
    found = rescue.plan(head.session, rescue.open_up(head.access, offered, lost), code, lost, successor)
    head.send(found.sending)
    return found


def test_the_code_opens_the_dossiers_renews_their_keys_and_somebody_goes_on(team: tuple[Laptop, Laptop, Laptop, str]):
    head, lost, heir, paper = team
    stream, second = lost.start(), lost.start()
    before = sealed(lost, stream)
    assert head.held(stream).keys == ()
    assert (lost.account, 2) in rescue.offer(head.access).by_account, "two dossiers, and not the own settings"
    found = rescued(head, lost.account, paper.lower().replace("-", " "), heir.account)
    assert found.without == ()
    heir.look()
    for each in (stream, second):
        assert len(heir.held(each).keys) == 2
        assert heir.held(each) == head.held(each)
        assert heir.held(each).newest != lost.held(each).newest, "renewed at once"
    assert opened(heir, before) == Opened(DRAFT.content)
    after = sealed(heir, stream)
    lost.look()
    assert opened(lost, after) == Waits(Wait.KEY, after.operation.key), "who has the lost laptop reads nothing new"
    uses = rescue.offer(lost.access).uses
    assert {use.by for use in uses if use.stream == stream} == {head.account}, "everybody sees that it was used"


def test_a_wrong_code_opens_nothing_and_a_slip_of_the_pen_is_told_apart(team: tuple[Laptop, Laptop, Laptop, str]):
    head, lost, _heir, paper = team
    stream = lost.start()
    slip = paper[:-1] + ("A" if paper[-1] != "A" else "B")
    other = keys.escrow_code(bytes(range(32)))
    for code, text_id in ((slip, "inschrijven.fout.noodcode"), (other, "inschrijven.fout.noodcode_opent_niets")):
        with pytest.raises(UserError) as caught:
            rescued(head, lost.account, code)
        assert caught.value.text_id == text_id
    assert head.held(stream).keys == ()


def test_only_an_administrator_and_only_for_what_there_is(team: tuple[Laptop, Laptop, Laptop, str]):
    head, lost, heir, paper = team
    stream = lost.start()
    assert rescue.offer(heir.access).by_account == ()
    with pytest.raises(UserError) as caught:
        rescue.open_up(heir.access, rescue.offer(head.access), lost.account)
    assert caught.value.text_id == "inschrijven.fout.mag_niet"
    with pytest.raises(UserError) as caught:
        rescued(head, "niemand", paper)
    assert caught.value.text_id == "delen.noodcode.niets"
    with pytest.raises(UserError) as caught:
        rescued(head, lost.account, paper, "niemand")
    assert caught.value.text_id == "inschrijven.fout.niet_vergeleken"
    assert head.held(stream).keys == ()


def test_who_was_not_compared_gets_no_new_key_and_is_named(team: tuple[Laptop, Laptop, Laptop, str], hub: HubProcess):
    head, lost, heir, paper = team
    stream = lost.start()
    lost.look()
    lost.compare(heir)
    lost.let_in(stream, heir)
    heir.look()
    stream_keys.forget_account(head.session.store, heir.account)
    found = rescued(head, lost.account, paper)
    assert found.without == (heir.account,)
    assert heir.look().waiting == 1
