"""The language of the screen that asks for the passphrase."""

import pytest

from app.services.first_language import NAME, remember, remembered


def test_a_new_profile_begins_in_dutch(tmp_path):
    assert remembered(tmp_path / "nowhere") == "nl"


def test_what_was_chosen_is_there_at_the_next_start(tmp_path):
    remember(tmp_path, "en")
    assert remembered(tmp_path) == "en"
    assert [place.name for place in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize("content", [b"", b"klingon", b"\xff\xfe", b"en\nnl"])
def test_anything_else_is_dutch(tmp_path, content: bytes):
    (tmp_path / NAME).write_bytes(content)
    assert remembered(tmp_path) == "nl"


def test_a_place_that_cannot_be_written_loses_nothing(tmp_path):
    remember(tmp_path / "nowhere", "en")
    assert remembered(tmp_path / "nowhere") == "nl"
