"""A carry file between two laptops: taken in twice without harm, and the hub knows it for the same later."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.change import Kind
from app.domain.referral import Channel
from app.errors import EnvironmentFault, UserError
from app.protocol import keys
from app.services.referrals import register
from app.services.session import Session
from app.services.sync import carrying
from app.services.sync.carrying import CarriedIn
from db import conflicts, leaving, stream_keys
from db.cases import DOSSIERS
from db.stream_keys import OrganisationKey
from tests.hub import Database, HubProcess
from tests.services.referrals.conftest import full_case
from tests.services.test_sync import session_of
from tests.sync.coaches import Laptop, a_laptop, close, shared
from ui.sync.standing.state import taken_along, taken_in


@pytest.fixture
def pair(database: Database, hub: HubProcess) -> Iterator[tuple[Laptop, Laptop]]:
    made = a_laptop(database, hub.url), a_laptop(database, hub.url)
    yield made
    close(*made)


def test_a_file_is_taken_in_twice_without_harm_and_the_hub_knows_it_later(
    pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    one, other = pair
    mine, theirs = session_of(one), session_of(other)
    dossier = shared(one, other)
    one.note(dossier, "geheime brief zonder netwerk")
    one.change(DOSSIERS, dossier, phone="0612345678")
    made = carrying.carry_out(mine, tmp_path / "verslagen")
    assert made.count == 2
    file = made.place
    assert b"geheime" not in file.read_bytes()
    changes, found = carrying.carry_in(theirs, file)
    assert found == CarriedIn(2, 0, 0)
    assert changes.touches(Kind.NOTE)
    assert other.notes() == ["geheime brief zonder netwerk"]
    before = other.store.db.conn.execute("SELECT count(*) FROM journal").fetchone()
    assert carrying.carry_in(theirs, file)[1] == CarriedIn(0, 2, 0)
    assert other.store.db.conn.execute("SELECT count(*) FROM journal").fetchone() == before
    other.change(DOSSIERS, dossier, district="Noord")
    for laptop in (one, other, one, other):
        laptop.sync()
    for laptop in pair:
        record = laptop.fields(Kind.DOSSIER, dossier) or {}
        assert (record["phone"], record["district"]) == ("0612345678", "Noord")
        assert laptop.notes() == ["geheime brief zonder netwerk"]
        assert (laptop.waiting(), conflicts.opened(laptop.store)) == (0, ())


def test_what_builds_on_something_else_or_cannot_be_trusted_waits_for_the_hub(
    pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    one, other = pair
    mine, theirs = session_of(one), session_of(other)
    dossier = one.new_dossier()
    one.sync()
    one.change(DOSSIERS, dossier, phone="0612345678")
    file = carrying.carry_out(mine, tmp_path).place
    assert carrying.carry_in(theirs, file)[1] == CarriedIn(0, 0, 1)
    one.share(dossier, other)
    other.sync()
    stream_keys.forget_account(other.store, one.account)
    one.note(dossier, "van wie niemand vergeleek")
    file = carrying.carry_out(mine, tmp_path).place
    assert carrying.carry_in(theirs, file)[1].fresh == 0
    assert other.notes() == []


def test_a_damaged_file_and_an_empty_one_are_said(pair: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    one, other = pair
    mine, theirs = session_of(one), session_of(other)
    with pytest.raises(UserError, match="niets om mee te nemen"):
        file = carrying.carry_out(mine, tmp_path).place
    dossier = one.new_dossier()
    one.sync()
    one.note(dossier, "brief")
    file = carrying.carry_out(mine, tmp_path).place
    whole = file.read_bytes()
    with pytest.raises(UserError, match="niet te lezen"):
        carrying.carry_in(theirs, tmp_path / "weg.draag")
    with pytest.raises(EnvironmentFault, match="kan niet worden geschreven"):
        carrying.carry_out(mine, file)
    for content in (b"", b"geen gzip", whole[: len(whole) // 2], whole[:-9]):
        file.write_bytes(content)
        with pytest.raises(UserError, match="draagbestand"):
            carrying.carry_in(theirs, file)


def test_without_enrolment_there_is_nothing_to_carry(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="niet ingeschreven"):
        carrying.carry_out(session, tmp_path)


def test_a_picture_does_not_go_along_and_that_is_said_on_both_sides(
    pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    one, other = pair
    dossier = shared(one, other)
    photo = one.photo(dossier, b"beeld" * 300)
    made = carrying.carry_out(session_of(one), tmp_path)
    assert (made.count, made.photos, made.steps) == (1, 1, 0)
    assert "de foto zelf volgt via de hub" in taken_along(made)
    assert b"beeld" not in gzip.decompress(made.place.read_bytes())
    found = carrying.carry_in(session_of(other), made.place)[1]
    assert found == CarriedIn(1, 0, 0, photos=1)
    assert "Eén foto zelf volgt via de hub" in taken_in(found)
    assert other.photos() == {}
    for laptop in (one, other):
        laptop.sync()
    assert other.photos() == {photo: b"beeld" * 300}
    assert (one.waiting(), other.waiting(), conflicts.opened(other.store)) == (0, 0, ())


def test_a_step_of_a_referral_stays_and_that_is_said(pair: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    """The other organisation gets it from this laptop, by the hub."""
    one, other = pair
    session = session_of(one)
    case = full_case(session)
    one.sync()
    one.share(case.dossier, other)
    other.sync()
    name, box = "schuldhulp", keys.new_account_keys().public.box
    stream_keys.keep_organisation_key(one.store, OrganisationKey(name, box, box))
    receiver = register.of(session, case.receiver)
    register.edit(session, receiver.id, receiver.kind, receiver.name, channel=Channel.HUB, hub_name=name)
    referral = case.sent()
    made = carrying.carry_out(session, tmp_path)
    assert (made.photos, made.steps) == (0, 1)
    assert "Eén stap van een verwijzing gaat niet mee" in taken_along(made)
    carrying.carry_in(session_of(other), made.place)
    assert (other.fields(Kind.REFERRAL, referral) or {})["state"] == "verzonden", "the colleague reads that it was sent"
    steps = [laptop.store.db.conn.execute("SELECT count(*) FROM referral_step").fetchone() for laptop in pair]
    assert steps == [(1,), (0,)]


def test_a_dossier_that_is_closed_to_this_account_takes_nothing_in(pair: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    one, other = pair
    dossier = shared(one, other)
    one.note(dossier, "voor het intrekken")
    file = carrying.carry_out(session_of(one), tmp_path).place
    with other.store.transaction() as db:
        leaving.leave(db, (f"dossier/{dossier}",))
    assert carrying.carry_in(session_of(other), file)[1] == CarriedIn(0, 0, 1)
    assert other.notes() == []
