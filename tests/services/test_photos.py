"""A picture is read without trust and sealed without a trace: no black pixel, no word of the camera can come back."""

import io
import random
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from app.domain.attachment import Box, Redaction
from app.errors import UserError
from app.services import photos
from app.services.photos import LARGEST_SEALED, LONGEST_SIDE, Photo
from tests.pictures import (
    CAMERA,
    PLACE,
    SIDEWAYS,
    a_letter,
    a_photo_file,
    as_file,
    black_over_the_number,
    number_on,
)

UNREADABLE = Path("/proc/self/mem")


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def a_photo(width: int = 240, height: int = 320) -> Photo:
    return photos.decode(as_file(a_letter(width, height)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_of_each_kind_is_read(kind):
    photo = photos.decode(as_file(a_letter(240, 320), kind))
    assert (photo.width, photo.height, len(photo.pixels)) == (240, 320, 240 * 320 * 3)
    assert photo.frame == Box(0, 0, 240, 320)
    assert str(photo.pixels[:3]) not in repr(photo)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_any_kind_of_colour_becomes_plain_colour(mode):
    target = io.BytesIO()
    a_letter(240, 320).convert(mode).save(target, "PNG")
    photo = photos.decode(target.getvalue())
    assert min(Image.frombytes("RGB", (photo.width, photo.height), photo.pixels).getpixel((10, 10))) > 200


def test_what_is_see_through_becomes_paper():
    target = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(target, "PNG")
    assert set(photos.decode(target.getvalue()).pixels) == {255}


def test_sixteen_bits_of_grey_keep_their_lightness():
    target = io.BytesIO()
    Image.new("I;16", (40, 40), 128 * 256).save(target, "PNG")
    assert set(photos.decode(target.getvalue()).pixels) == {128}


def test_a_picture_taken_sideways_is_turned_upright():
    photo = photos.decode(as_file(a_letter(240, 320), orientation=SIDEWAYS))
    assert (photo.width, photo.height) == (320, 240)


def test_a_large_picture_is_made_smaller():
    photo = photos.decode(as_file(a_letter(5000, 2500)))
    assert (photo.width, photo.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_a_sealed_picture_tells_nothing_of_the_camera():
    content = as_file(a_letter())
    assert CAMERA.encode() in content
    assert PLACE.encode() in content
    sealed = photos.seal(photos.decode(content), black_over_the_number())
    assert CAMERA.encode() not in sealed.content
    assert PLACE.encode() not in sealed.content
    again = opened(sealed.content)
    assert again.format == "JPEG"
    assert len(again.getexif()) == 0
    assert set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not set(sealed.content[2:200].split(b"\xff")) & {b"\xe1", b"\xe2", b"\xfe"}


def test_blacked_pixels_are_black_in_the_bytes_that_are_kept():
    redaction = black_over_the_number()
    sealed = photos.seal(photos.decode(as_file(a_letter())), redaction)
    (box,) = redaction.black
    covered = opened(sealed.content).convert("RGB").crop((box.left, box.top, box.right, box.bottom))
    assert set(covered.tobytes()) == {0}
    red, green, _ = opened(sealed.content).convert("RGB").split()
    assert max(ImageChops.subtract(red, green).tobytes()) < 60  # the number was red, and nothing else is


def test_what_lay_under_the_black_has_no_say_in_the_bytes():
    """Two letters that differ only under the black give the same picture, to the last byte."""
    number = number_on()
    other = a_letter()
    other.paste((12, 200, 90), number)
    redaction = black_over_the_number()
    kept = [photos.seal(photos.decode(as_file(page, "PNG")), redaction).content for page in (a_letter(), other)]
    assert as_file(a_letter(), "PNG") != as_file(other, "PNG")
    assert kept[0] == kept[1]


def test_only_what_was_cut_out_stays():
    photo = a_photo()
    sealed = photos.seal(photo, Redaction(Box(24, 16, 124, 96), (Box(0, 0, 40, 40), Box(200, 200, 240, 240))))
    picture = opened(sealed.content).convert("RGB")
    assert (sealed.width, sealed.height, picture.size) == (100, 80, (100, 80))
    assert set(picture.crop((0, 0, 16, 24)).tobytes()) == {0}
    assert min(picture.getpixel((60, 60))) > 0
    assert sealed.hides


def test_a_picture_without_cut_or_black_says_so():
    photo = a_photo()
    assert not photos.seal(photo, Redaction(photo.frame)).hides
    assert len(photos.seal(photo, Redaction(photo.frame)).digest) == 64


def test_a_cut_that_leaves_nothing_is_refused():
    with pytest.raises(UserError, match="te weinig"):
        photos.seal(a_photo(), Redaction(Box(10, 10, 20, 300)))


def test_a_picture_that_does_not_compress_is_made_smaller_until_it_fits():
    dice = random.Random(23)
    side = LONGEST_SIDE
    photo = Photo(side, side, dice.randbytes(side * side * 3))
    sealed = photos.seal(photo, Redaction(photo.frame, (Box(1001, 1001, 1399, 1399),)))
    assert len(sealed.content) <= LARGEST_SEALED
    assert sealed.width < side
    by = side // sealed.width
    inner = opened(sealed.content).convert("RGB").crop(tuple(edge // by + 1 for edge in (1001, 1001, 1399, 1399)))
    assert set(inner.tobytes()) == {0}


def test_a_small_picture_for_a_list():
    sealed = photos.seal(a_photo(), Redaction(a_photo().frame))
    small = photos.smaller(sealed.content, 64)
    assert (small.width, small.height) == (48, 64)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "leeg"),
        (b"%PDF-1.7 en zo verder", "geen foto"),
        (b"\x00\x00\x00\x18ftypheic en zo verder", "HEIC"),
        (as_file(a_letter(240, 320))[:2000], "beschadigd"),
        (as_file(a_letter(240, 320).resize((300, 10)), "PNG"), "te klein"),
    ],
)
def test_a_file_that_is_no_good_picture_is_refused_with_what_to_do(content, said, tmp_path):
    place = tmp_path / "foto.jpg"
    place.write_bytes(content)
    with pytest.raises(UserError, match=said):
        photos.read(place)


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path, monkeypatch):
    with pytest.raises(UserError, match="niet meer"):
        photos.read(tmp_path / "weg.jpg")
    with pytest.raises(UserError, match="niet meer"):
        photos.read(tmp_path)
    monkeypatch.setattr(photos, "LARGEST_FILE", 1000)
    with pytest.raises(UserError, match="te groot"):
        photos.read(a_photo_file(tmp_path))


@pytest.mark.skipif(not UNREADABLE.exists(), reason="only Linux has a file that refuses to be read by anybody")
def test_a_file_that_may_not_be_read_is_told():
    with pytest.raises(UserError, match="mag niet gelezen"):
        photos.read(UNREADABLE)


def test_a_picture_with_more_pixels_than_fit_in_memory_is_refused_before_it_is_unpacked():
    """Small as a file, 10,000 by 10,000 pixels unpacked; and one that goes far beyond."""
    for side in (10_000, 20_000):
        target = io.BytesIO()
        Image.new("1", (side, side)).save(target, "PNG")
        assert len(target.getvalue()) < 100_000
        with pytest.raises(UserError, match="te veel beeldpunten"):
            photos.decode(target.getvalue())


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_no_damage_gets_further_than_a_clear_refusal():
    """Ten thousand damaged files: each is a picture still, or refused in words."""
    dice = random.Random(4)
    page = a_letter(60, 80)
    files = [as_file(page, kind, orientation=SIDEWAYS) for kind in ("JPEG", "PNG", "WEBP")]
    read = refused = 0
    for _ in range(10_000):
        content = bytearray(dice.choice(files))
        if dice.random() < 0.3:
            del content[dice.randrange(len(content)) :]
        for _ in range(dice.randrange(1, 8)):
            if content:
                content[dice.randrange(len(content))] = dice.randrange(256)
        try:
            photo = photos.decode(bytes(content))
        except UserError:
            refused += 1
        else:
            read += 1
            assert len(photo.pixels) == photo.width * photo.height * 3
    assert min(read, refused) > 500
