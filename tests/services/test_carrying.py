"""A carry file between two laptops: taken in twice without harm, and the hub knows it for the same later."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.change import Kind
from app.errors import UserError
from app.services.session import Session
from app.services.sync import carrying
from app.services.sync.carrying import CarriedIn
from db import conflicts, stream_keys
from db.cases import DOSSIERS
from tests.hub import Database, HubProcess, fresh_database, serving
from tests.services.test_sync import session_of
from tests.sync.coaches import Laptop, a_laptop, close


@pytest.fixture(scope="module")
def database() -> Database:
    return fresh_database()


@pytest.fixture(scope="module")
def hub(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    with serving(database, tmp_path_factory.mktemp("hub") / "hub.log") as running_hub:
        yield running_hub


@pytest.fixture
def pair(database: Database, hub: HubProcess) -> Iterator[tuple[Laptop, Laptop]]:
    made = a_laptop(database, hub.url), a_laptop(database, hub.url)
    yield made
    close(*made)


def test_a_file_is_taken_in_twice_without_harm_and_the_hub_knows_it_later(
    pair: tuple[Laptop, Laptop], tmp_path: Path
) -> None:
    one, other = pair
    mine, theirs, file = session_of(one), session_of(other), tmp_path / "mee.draag"
    dossier = one.new_dossier()
    one.sync()
    one.share(dossier, other)
    other.sync()
    one.note(dossier, "geheime brief zonder netwerk")
    one.change(DOSSIERS, dossier, phone="0612345678")
    assert carrying.carry_out(mine, file) == 2
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
    mine, theirs, file = session_of(one), session_of(other), tmp_path / "mee.draag"
    dossier = one.new_dossier()
    one.sync()
    one.change(DOSSIERS, dossier, phone="0612345678")
    carrying.carry_out(mine, file)
    assert carrying.carry_in(theirs, file)[1] == CarriedIn(0, 0, 1)
    one.share(dossier, other)
    other.sync()
    stream_keys.forget_account(other.store, one.account)
    one.note(dossier, "van wie niemand vergeleek")
    carrying.carry_out(mine, file)
    assert carrying.carry_in(theirs, file)[1].fresh == 0
    assert other.notes() == []


def test_a_damaged_file_and_an_empty_one_are_said(pair: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    one, other = pair
    mine, theirs, file = session_of(one), session_of(other), tmp_path / "mee.draag"
    with pytest.raises(UserError, match="niets om mee te nemen"):
        carrying.carry_out(mine, file)
    dossier = one.new_dossier()
    one.sync()
    one.note(dossier, "brief")
    carrying.carry_out(mine, file)
    whole = file.read_bytes()
    for content in (b"", b"geen gzip", whole[: len(whole) // 2], whole[:-9]):
        file.write_bytes(content)
        with pytest.raises(UserError, match="draagbestand"):
            carrying.carry_in(theirs, file)


def test_without_enrolment_there_is_nothing_to_carry(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="niet ingeschreven"):
        carrying.carry_out(session, tmp_path / "mee.draag")
