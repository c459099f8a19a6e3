"""The hub sees no content, no key and no code of what laptops do: its whole database and its log are read."""

import subprocess
from dataclasses import replace
from pathlib import Path

from app.protocol import encoding
from app.protocol.access import Role
from app.protocol.operations import Client, Push, Pushed, Status
from app.sync import inbox, seal
from app.sync.transport import Transport
from db import stream_keys
from db.server.cluster import binaries
from tests.hub import PASSWORD, fresh_database, fresh_id, serving
from tests.sync.laptops import Laptop, account_on_hub
from tests.sync.people import DRAFT

PLANTED = ("kwetsbaarheid", "deurwaarder", "NL91ABNA0417164300", "Dorpsstraat 12")


def push(laptop: Laptop, stream: str, body: str) -> None:
    """One sealed note, as the outbox would send it."""
    assert laptop.access is not None
    enrolled = laptop.access.enrolled
    draft = replace(DRAFT, op=fresh_id(), id=fresh_id(), stream=stream, content={"body": body})
    operation = seal.seal(draft, laptop.held(stream), enrolled.me.keys)
    with Transport(laptop.url) as hub:
        epoch = encoding.decode(hub.ask("GET", "/v1/streams", token=laptop.access.token).content)
        assert isinstance(epoch, dict)
        message = Push(enrolled.device, Client("test", 1), str(epoch["epoch"]), (operation,))
        pushed = Pushed.parse(hub.ask("POST", "/v1/push", message, laptop.access.token).content)
    assert [result.status for result in pushed.results] == [Status.OK]


def secrets_of(laptop: Laptop) -> dict[str, bytes]:
    """Everything of a laptop that a hub may never have."""
    assert laptop.access is not None
    enrolled = laptop.access.enrolled
    found = {"sign": enrolled.me.keys.sign, "box": enrolled.me.keys.box, "secret": enrolled.secret.encode()}
    for held in stream_keys.all_held_keys(laptop.session.store).values():
        found |= {f"{held.stream} {nth}": key.secret for nth, key in enumerate(held.keys)}
    return found


def forms_of(secret: bytes) -> tuple[bytes, ...]:
    """The ways in which bytes can stand in a dump or a log."""
    return secret, secret.hex().encode(), encoding.text64(secret).encode()


def test_a_dump_of_the_hub_holds_no_word_no_key_and_no_code(tmp_path: Path):
    database, log = fresh_database(), tmp_path / "hub.log"
    with serving(database, log) as hub:
        head, coach = Laptop(hub.url), Laptop(hub.url)
        first_code = account_on_hub(database, Role.MANAGER, "org-blind")
        paper = head.enrol(*first_code).escrow
        stream = head.start()
        account, code = account_on_hub(database, Role.COACH, "org-blind")
        coach.enrol(account, code)
        coach.compare(head)
        head.let_in(stream, coach)
        coach.look()
        for word in PLANTED:
            push(head, stream, f"{word} van de bewoner")
            push(coach, stream, f"{word} nog eens")
        head.take_out(stream, coach)
        push(head, stream, " ".join(PLANTED))
        private = stream_keys.organisation_key(head.session.store, "org-blind")
        assert private is not None
        secrets = secrets_of(head) | {f"coach {name}": value for name, value in secrets_of(coach).items()}
        secrets |= {
            "escrow": private.escrow_private or b"",
            "box of org": inbox.box_private(head.session.store, "org-blind") or b"",
        }
        secrets |= {"code": code.encode(), "first code": first_code[1].encode(), "paper": paper.encode()}
        secrets |= {"password": PASSWORD.encode()} | {word: word.encode() for word in PLANTED}
        for laptop in (head, coach):
            laptop.close()
    command = [str(binaries() / "pg_dump"), "--inserts", "-d", database.admin_dsn]
    dump = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    assert dump.count(b"INSERT INTO hub.operation") == 2 * len(PLANTED) + 1
    assert dump.count(b"INSERT INTO hub.wrap") >= 6
    assert head.account.encode() in dump
    assert len(secrets) > 15
    for place, content in {"dump": dump, "log": log.read_bytes()}.items():
        for name, secret in secrets.items():
            assert len(secret) > 6, name
            assert not [form for form in forms_of(secret) if form in content], (place, name)
