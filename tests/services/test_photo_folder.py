"""The watched folder: new pictures are offered, none is taken, and an original goes only when it is still the same."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import EnvironmentFault, UserError
from app.services import photo_folder, settings_store
from app.services.photo_folder import MOST_OFFERED, delete_original, offer_of, offers, settle, watched
from tests.pictures import a_photo_file


@pytest.fixture
def folder(session, tmp_path) -> Path:
    place = tmp_path / "Foto's  van de telefoon"
    place.mkdir()
    settings_store.write(session, "photo_folder", str(place))
    return place


def taken(place: Path, session, hours: int = 0) -> Path:
    """The file gets the time of the test."""
    moment = (session.now() - timedelta(hours=hours)).timestamp()
    os.utime(place, (moment, moment))
    return place


def offered(session) -> list[str]:
    return [offer.path.name for offer in offers(watched(session))]


def test_without_a_folder_nothing_is_offered(session):
    assert watched(session).folder is None
    assert offered(session) == []


def test_new_pictures_are_offered_newest_first_and_stay_where_they_are(session, folder):
    taken(a_photo_file(folder, "vanmorgen.JPG"), session, 5)
    taken(a_photo_file(folder, "nu.jpeg"), session)
    taken(a_photo_file(folder, "oud.jpg"), session, 24 * 4)
    for name in (".half.jpg", "brief.pdf", "lijst.txt"):
        taken(a_photo_file(folder, name), session)
    (folder / "map.jpg").mkdir()
    assert offered(session) == ["nu.jpeg", "vanmorgen.JPG"]
    assert len(list(folder.iterdir())) == 7


def test_at_most_a_handful_is_offered(session, folder):
    for number in range(MOST_OFFERED + 3):
        taken(a_photo_file(folder, f"foto{number:02}.jpg"), session)
    assert len(offered(session)) == MOST_OFFERED


def test_what_was_dealt_with_is_not_offered_again_until_it_changes(session, folder):
    place = taken(a_photo_file(folder), session)
    settle(session, offers(watched(session))[0])
    assert offered(session) == []
    place.write_bytes(place.read_bytes() + b"x")
    taken(place, session)
    assert offered(session) == ["IMG_0001.jpg"]


def test_what_was_dealt_with_long_ago_is_forgotten(session, folder):
    offer = offer_of(taken(a_photo_file(folder), session))
    settle(session, offer)
    session.now.time += timedelta(days=7)
    settle(session, offer_of(taken(a_photo_file(folder, "later.jpg"), session)))
    assert offer.mark not in watched(session).done
    assert len(watched(session).done) == 1


def test_a_folder_that_is_gone_offers_nothing(session, folder):
    a_photo_file(folder).unlink()
    folder.rmdir()
    assert offered(session) == []


def test_an_original_is_deleted_only_while_it_is_the_same_file(session, folder):
    place = a_photo_file(folder)
    offer = offer_of(place)
    place.write_bytes(b"iets anders")
    with pytest.raises(UserError, match="intussen veranderd"):
        delete_original(offer)
    delete_original(offer_of(place))
    assert list(folder.iterdir()) == []
    with pytest.raises(UserError, match="niet meer"):
        delete_original(offer)


def test_a_folder_is_no_picture(folder):
    with pytest.raises(UserError, match="niet meer"):
        offer_of(folder)


def test_an_original_that_cannot_be_deleted_is_told():
    place = Path("/proc/self/environ")
    if not place.exists():
        pytest.skip("only Linux has a file that nobody can delete")
    offer = offer_of(place)
    if offer_of(place).mark != offer.mark:
        pytest.skip("this kernel gives the file another time at each look")
    with pytest.raises(EnvironmentFault, match="Haal de foto daar zelf weg"):
        delete_original(offer)


def test_the_folder_is_a_setting_that_keeps_its_name_as_it_is(session, folder):
    assert settings_store.read(session, photo_folder.SETTING) == str(folder)
    with pytest.raises(UserError, match="hele plaats van de map"):
        settings_store.write(session, photo_folder.SETTING, "Foto's")
    settings_store.write(session, photo_folder.SETTING, "")
    assert watched(session).folder is None
