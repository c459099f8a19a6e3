"""Blobs in chunks: go on after a cut, twice without harm, and only whole bytes under their own name."""

import hashlib
import os

import httpx
import pytest

from app.protocol.blobs import MOST_CHUNK, blob_name
from app.protocol.problems import Code, Problem
from app.protocol.sealing import BlobPlace, seal_blob, unseal_blob
from tests.hub import Database, HubProcess, Person, new_person

SIZE = MOST_CHUNK * 2 + 777


@pytest.fixture(scope="module")
def coach(database: Database, hub: HubProcess) -> Person:
    return new_person(database, hub.url)


@pytest.fixture(scope="module")
def stream(coach: Person) -> str:
    return coach.new_stream()


def put(person: Person, stream: str, name: str, part: tuple[int, bytes], size: int) -> httpx.Response:
    start, chunk = part
    headers = {"keukentafel-stream": stream, "upload-offset": str(start), "upload-length": str(size)}
    return person.http.put(f"{person.url}/v1/blobs/{name}", content=chunk, headers=headers)


def look(person: Person, stream: str, name: str) -> httpx.Response:
    return person.http.head(f"{person.url}/v1/blobs/{name}", headers={"keukentafel-stream": stream})


def get(person: Person, stream: str, name: str, **headers: str) -> httpx.Response:
    return person.http.get(f"{person.url}/v1/blobs/{name}", headers={"keukentafel-stream": stream, **headers})


def code_of(answer: httpx.Response) -> Code:
    return Problem.parse(answer.content).code


def test_a_photo_in_chunks_with_a_cut_in_between(coach: Person, stream: str):
    photo = os.urandom(SIZE - 28)
    place = BlobPlace(stream, "letter")
    sealed = seal_blob(photo, place, coach.stream_keys[stream])
    name = blob_name(sealed)
    assert look(coach, stream, name).status_code == 404
    assert put(coach, stream, name, (0, sealed[:MOST_CHUNK]), SIZE).headers["upload-offset"] == str(MOST_CHUNK)
    assert get(coach, stream, name).status_code == 404
    assert put(coach, stream, name, (0, sealed[:MOST_CHUNK]), SIZE).headers["upload-offset"] == str(MOST_CHUNK)
    seen = look(coach, stream, name)
    assert (seen.headers["upload-offset"], seen.headers["upload-length"]) == (str(MOST_CHUNK), str(SIZE))
    start = int(seen.headers["upload-offset"]) - 100  # overlapping bytes count once
    put(coach, stream, name, (start, sealed[start : start + MOST_CHUNK]), SIZE)
    start += MOST_CHUNK
    assert put(coach, stream, name, (start, sealed[start:]), SIZE).headers["upload-offset"] == str(SIZE)
    answer = get(coach, stream, name)
    assert unseal_blob(answer.content, place, coach.stream_keys[stream]) == photo
    assert get(coach, stream, name, range=f"bytes={SIZE - 5}-").content == sealed[-5:]
    for first, last in (
        (0, 0),
        (MOST_CHUNK - 9, MOST_CHUNK + 9),
        (MOST_CHUNK, SIZE - 1),
        (SIZE - 3, SIZE + 90),
        (5, 3),
    ):
        part = get(coach, stream, name, range=f"bytes={first}-{last}")
        assert (part.status_code, part.content) == (200, sealed[first : last + 1])


def test_a_chunk_that_begins_further_on(coach: Person, stream: str):
    name = hashlib.sha256(b"a").hexdigest()
    answer = put(coach, stream, name, (5, b"x"), 10)
    assert (answer.status_code, code_of(answer)) == (409, Code.OFFSET)
    assert put(coach, stream, name, (0, b"0123"), 10).status_code == 200
    assert code_of(put(coach, stream, name, (0, b"0123"), 11)) is Code.OFFSET
    assert code_of(put(coach, stream, name, (4, b"0123456789"), 10)) is Code.OFFSET


def test_bytes_under_another_name_are_dropped(coach: Person, stream: str):
    name = blob_name(b"goed")
    answer = put(coach, stream, name, (0, b"fout"), 4)
    assert (answer.status_code, code_of(answer)) == (422, Code.HASH)
    assert look(coach, stream, name).status_code == 404
    assert put(coach, stream, name, (0, b"goed"), 4).status_code == 200


def test_a_blob_is_of_one_stream(database: Database, hub: HubProcess, coach: Person, stream: str):
    other = new_person(database, hub.url)
    name = blob_name(b"van de een")
    put(coach, stream, name, (0, b"van de een"), 10)
    assert (get(other, stream, name).status_code, look(other, stream, name).status_code) == (404, 404)
    assert code_of(put(other, stream, name, (0, b"van de een"), 10)) is Code.FORBIDDEN
    theirs = other.new_stream()
    assert get(other, theirs, name).status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 400),
        ({"keukentafel-stream": "dossier"}, 400),
        ({"keukentafel-stream": "dossier/a", "upload-offset": "-1", "upload-length": "1"}, 400),
        ({"keukentafel-stream": "dossier/a", "upload-offset": "0"}, 400),
        ({"keukentafel-stream": "dossier/a", "upload-offset": "0", "upload-length": "0"}, 413),
        ({"keukentafel-stream": "dossier/a", "upload-offset": "0", "upload-length": "999999999"}, 413),
    ],
)
def test_headers_that_are_wrong(coach: Person, headers: dict[str, str], status: int):
    answer = coach.http.put(f"{coach.url}/v1/blobs/{'0' * 64}", content=b"x", headers=headers)
    assert answer.status_code == status


def test_too_large_a_chunk_or_a_wrong_name(coach: Person, stream: str):
    assert put(coach, stream, "0" * 64, (0, bytes(MOST_CHUNK + 1)), SIZE).status_code == 413
    assert put(coach, stream, "X" * 64, (0, b"x"), 1).status_code == 400
