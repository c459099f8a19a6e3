"""Of a picture only what was sealed is kept: its file, its camera and what was blacked out are in no file at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.domain.attachment import Bsn
from app.services import attachments, dossiers, drafts, photos, profile
from app.services.session import Session
from db import attachments as stored
from tests.pictures import CAMERA, PLACE, a_letter, as_file, black_over_the_number, number_on
from tests.profiles import CHEAP, PASSPHRASE

CAPTION = "Brief van de Proefkonijnbank"
TYPED = "De deurwaarder heet Verzonnenlaan"
PIECE = 16
"""Bytes in a row that no other file has by chance."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = profile.create(tmp_path / "profiel", PASSPHRASE, remember=False, cost=CHEAP)
    yield made.session
    if made.session.store.is_open:
        profile.lock(made.session)


def a_secret_letter() -> Image.Image:
    """A letter with a pattern under the place that will be black, so that its bytes are its own."""
    page = a_letter()
    left, top, right, bottom = number_on()
    for column in range(left, right):
        for row in range(top, bottom):
            page.putpixel((column, row), ((column * 7919 + row * 104729) % 256, column % 256, row % 256))
    return page


def pieces(content: bytes) -> list[bytes]:
    """Parts of what may not be found, from the whole length; parts of only one byte would be everywhere."""
    found = [content[start : start + PIECE] for start in range(0, len(content) - PIECE, 211)]
    return [piece for piece in found if len(set(piece)) > 6]


def found_in(folder: Path, forbidden: list[bytes]) -> list[str]:
    hits = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        hits += [path.name for piece in forbidden if piece in content]
    return hits


def test_nothing_of_the_original_is_in_the_profile_nor_readable_of_what_was_kept(
    session: Session, tmp_path: Path
) -> None:
    folder, original = tmp_path / "profiel", as_file(a_secret_letter())
    place = tmp_path / "IMG_4711.jpg"
    place.write_bytes(original)
    _, dossier_id = dossiers.open_new(session, "Stel")
    photo = photos.read(place)
    sealed = photos.seal(photo, black_over_the_number())
    _, added = attachments.add(session, dossier_id, sealed, caption=CAPTION, bsn=Bsn.COVERED)
    drafts.keep(session, dossier_id, TYPED)
    words = [word.encode() for word in (CAMERA, PLACE, CAPTION, TYPED, "Proefkonijnbank", "IMG_4711")]
    forbidden = [*words, *pieces(original), *pieces(photo.pixels), *pieces(sealed.content)]
    assert len(forbidden) > 500
    assert found_in(tmp_path, forbidden)  # the original itself, outside the profile: the search does find it
    assert found_in(folder, forbidden) == []
    profile.backup(session, folder)
    assert found_in(folder, forbidden) == []
    profile.lock(session)
    assert found_in(folder, forbidden) == []
    again = profile.unlock(folder, PASSPHRASE)
    kept = stored.content(again.store, added)
    assert drafts.load(again, dossier_id).body == TYPED
    profile.lock(again)
    assert kept == sealed.content
    assert place.read_bytes() == original


def test_in_the_opened_store_there_is_only_what_was_sealed(session: Session, tmp_path: Path) -> None:
    """Not even who holds the key finds the original or what lay under the black."""
    original = as_file(a_secret_letter())
    photo = photos.decode(original)
    _, dossier_id = dossiers.open_new(session, "Stel")
    sealed = photos.seal(photo, black_over_the_number())
    attachments.add(session, dossier_id, sealed, caption=CAPTION, bsn=Bsn.COVERED)
    plain = tmp_path / "open.txt"
    tables = [row["name"] for row in session.store.db.query("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    with plain.open("wb") as file:
        for table in tables:
            for row in session.store.db.execute(f"SELECT * FROM {table}"):
                file.writelines(cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)
    content = plain.read_bytes()
    assert sealed.content in content
    assert CAMERA.encode() not in content
    assert PLACE.encode() not in content
    own = set(pieces(original)) - set(pieces(sealed.content))
    assert sum(piece in content for piece in own if piece not in sealed.content) == 0
    number = Image.frombytes("RGB", (photo.width, photo.height), photo.pixels).crop(number_on())
    assert not any(piece in content for piece in pieces(number.tobytes()))


def test_a_picture_that_was_taken_away_is_destroyed_when_the_profile_opens_again(
    session: Session, tmp_path: Path
) -> None:
    _, dossier_id = dossiers.open_new(session, "Stel")
    sealed = photos.seal(photos.decode(as_file(a_letter())), black_over_the_number())
    _, added = attachments.add(session, dossier_id, sealed, caption=CAPTION, bsn=Bsn.COVERED)
    attachments.remove(session, added)
    assert stored.content(session.store, added) == sealed.content
    profile.lock(session)
    again = profile.unlock(tmp_path / "profiel", PASSPHRASE)
    assert stored.content(again.store, added) is None
    assert attachments.listing(again, dossier_id) == ()
    profile.lock(again)
