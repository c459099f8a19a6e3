"""Backup and restore: a new epoch, erasures that stay erased, and a database in which nothing can be read."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import UserError
from app.protocol.feed import Access, Ask, Changes, Cursor, Have, Held, Standing, Stands
from app.protocol.membership import Erase, Erasure
from app.protocol.operations import Status
from app.protocol.problems import Code, Problem
from app.protocol.sealing import BlobPlace, seal_blob
from db.server import backup
from db.server.cluster import binaries
from tests.hub import ROOT, Database, HubProcess, Person, fresh_database, new_client, new_person, serving
from tests.server.test_blobs import blob_name, put

PLANTED = ("kwetsbaarheid", "deurwaarder", "NL91ABNA0417164300", "wachtzin")


def keukentafel(database: Database, *argv: str) -> str:
    dsn = {"KEUKENTAFEL_HUB_DSN": database.service_dsn, "KEUKENTAFEL_HUB_ADMIN_DSN": database.admin_dsn}
    command = [sys.executable, "-m", "app", "hub", *argv]
    ran = subprocess.run(
        command, cwd=ROOT, env=os.environ | dsn, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def first_page(person: Person, stream: str):
    return Changes.parse(person.post("/v1/changes", Ask((Cursor(stream, 0),))).content).streams[0]


def test_a_restore_begins_a_new_epoch_and_erases_again(tmp_path: Path):
    database = fresh_database()
    file, listed = tmp_path / "hub.dump", tmp_path / "gewist.json"
    with serving(database, tmp_path / "hub.log") as hub:
        person = new_person(database, hub.url)
        kept, wiped, whole = person.new_stream(), person.new_stream(), person.new_stream()
        note, gone = person.operation(kept, "blijft"), person.operation(wiped, "gaat weg")
        person.push(note, gone, person.operation(whole, "alles weg"))
        assert "reservekopie staat in" in keukentafel(database, "backup", str(file))
        later = person.operation(kept, "na de reservekopie")
        assert person.push(later).results[0].status is Status.OK
        person.post("/v1/erasures", Erase((Erasure(wiped, gone.id), Erasure(whole))))
        assert "Regels: 2" in keukentafel(database, "backup", "--gewist", str(listed))
    fresh = fresh_database()
    assert "Opnieuw gewist: 2" in keukentafel(fresh, "restore", str(file), "--gewist", str(listed))
    with serving(fresh, tmp_path / "hub2.log") as hub:
        _after_the_restore(person, hub, (kept, wiped, whole), (note, gone, later))
    assert [path.suffix for path in tmp_path.iterdir() if path.suffix in (".sql", ".deel")] == []


def _after_the_restore(person: Person, hub: HubProcess, streams, operations) -> None:
    (kept, wiped, whole), (note, gone, later) = streams, operations
    old, person.url, person.http = person.epoch, hub.url, new_client()
    person.login()
    assert person.epoch != old
    refused = person.post("/v1/push", replace(person.pushing(later), epoch=old))
    assert Problem.parse(refused.content).code is Code.EPOCH
    ahead = person.post("/v1/changes", Ask((Cursor(kept, 2),), person.epoch))
    assert Problem.parse(ahead.content).code is Code.AHEAD
    held = (Held(note.id, note.op, 1), Held(later.id, later.op, 1))
    stands = Stands.parse(person.post("/v1/have", Have(kept, held)).content).records
    assert [each.status for each in stands] == [Standing.KNOWN, Standing.LACKING]
    assert person.push(later).results[0].status is Status.OK
    assert [each.operation.op for each in first_page(person, kept).changes] == [note.op, later.op]
    assert first_page(person, wiped).changes == ()
    assert person.push(gone).results[0].reason == "erased"
    assert first_page(person, whole).status is Access.ERASED


def test_restoring_over_what_is_there_keeps_its_erasures(tmp_path: Path):
    database = fresh_database()
    file = tmp_path / "hub.dump"
    with serving(database, tmp_path / "hub.log") as hub:
        person = new_person(database, hub.url)
        stream = person.new_stream()
        person.push(person.operation(stream, "x"))
        backup.dump(database.admin_dsn, file)
        person.post("/v1/erasures", Erase((Erasure(stream),)))
    assert backup.restore(database.admin_dsn, database.service_dsn, file, ()) == 1
    with serving(database, tmp_path / "hub2.log") as hub:
        person.url, person.http = hub.url, new_client()
        person.login()
        assert first_page(person, stream).status is Access.ERASED


def test_a_list_that_is_none(tmp_path: Path):
    for number, content in enumerate(["{", "[1]", '[{"stream":"x"}]', "5"]):
        place = tmp_path / f"{number}.json"
        place.write_text(content)
        with pytest.raises(UserError):
            backup.read_erasures(place)


def test_nothing_of_the_content_is_in_the_database_or_the_log(tmp_path: Path):
    """Every byte of a dump in clear, the blobs in it, and the logs of hub and PostgreSQL."""
    database = fresh_database()
    log = tmp_path / "hub.log"
    with serving(database, log) as hub:
        person = new_person(database, hub.url)
        stream = person.new_stream()
        person.push(*(person.operation(stream, f"{word} {n}") for n in range(20) for word in PLANTED))
        photo = " ".join(PLANTED).encode() * 50
        sealed = seal_blob(photo, BlobPlace(stream, "letter"), person.stream_keys[stream])
        assert put(person, stream, blob_name(sealed), (0, sealed), len(sealed)).status_code == 200
        person.http.post(f"{hub.url}/v1/push", content=json.dumps({"kwetsbaarheid": PLANTED}))
        person.http.get(f"{hub.url}/v1/nergens/deurwaarder?naam=kwetsbaarheid")
        counts = person.http.get(f"{hub.url}/metrics").text
    command = [str(binaries() / "pg_dump"), "--inserts", "-d", database.admin_dsn]
    dump = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    assert len(dump) > 50_000
    assert person.account.encode() in dump
    places = {"dump": dump, "log": log.read_bytes(), "counts": counts.encode()}
    places["postgresql"] = (database.cluster.folder / "postgresql.log").read_bytes()
    for name, content in places.items():
        for word in PLANTED:
            for form in (word.encode(), word.encode().hex().encode(), word.encode("utf-16-le")):
                assert form not in content, (name, word)
    assert stream.encode() not in places["log"]
    assert person.account.encode() not in places["log"]
    assert person.keys.sign.hex().encode() not in dump
    assert b"POST /v1/push" in places["log"]
    assert 'verdict="ok"} 80' in counts
