"""A hub that does not take a referral: it stands at Doorverwijzen and at Delen met uw team, with what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.referral import Channel
from app.protocol import keys
from app.protocol.access import Role
from app.services.referrals import drafting, register, sending
from app.services.session import Session
from db import stream_keys
from db.stream_keys import OrganisationKey
from tests.hub import Database, HubProcess, fresh_database, fresh_id, serving
from tests.journeys.conftest import Journey
from tests.journeys.test_refer import go
from tests.journeys.test_share import a_household, joined, share
from tests.journeys.visits import ask, look, words_on
from tests.sync.laptops import account_on_hub


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[tuple[Database, HubProcess]]:
    database = fresh_database()
    with serving(database, tmp_path / "hub.log") as running:
        yield database, running


def a_referral_to_nobody(session: Session) -> str:
    """The receiver was on the hub when the digits were compared, and has no inbox there."""
    dossier = a_household(session)
    (one,) = [each for each in register.listing(session) if each.name == "Thuisadministratie Noord"]
    name, box = f"weg-{fresh_id()[:6]}", keys.new_account_keys().public.box
    stream_keys.keep_organisation_key(session.store, OrganisationKey(name, box, box))
    register.edit(session, one.id, one.kind, one.name, channel=Channel.HUB, hub_name=name)
    referral = drafting.draft(session, dossier, "thuisadministratie")[1]
    drafting.edit(session, referral, name="Bewoner 14", question="Help met de post")
    drafting.address(session, referral, one.id)
    drafting.agree(session, referral, how_given="mondeling")
    sending.send(session, referral)
    return referral


def test_what_the_hub_does_not_take_is_told_with_what_to_do(opened: Journey, hub: tuple[Database, HubProcess]) -> None:
    database, running = hub
    joined(opened, running.url, account_on_hub(database, Role.COACH, f"wijkteam-{fresh_id()[:4]}"))
    opened.program.sharing.timer.stop()
    referral = ask(opened, a_referral_to_nobody)
    share(opened)
    assert "Eén verwijzing is door de hub niet aangenomen" in words_on(opened.window)
    look(opened, "43-delen-stap-geweigerd")
    go(opened)
    look(opened, "43-lijst-niet-aangenomen")
    go(opened, referral)
    told = words_on(opened.window)
    assert "De hub nam dit niet aan: versturen" in told
    assert "Kijk bij Organisaties" in told
    look(opened, "43-verwijzing-niet-aangenomen")
