"""A real hub for tests: a temporary PostgreSQL cluster per run, a hub as a process, and people with laptops."""

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import httpx

from app.errors import EnvironmentFault
from app.protocol import enrolment, keys, sealing
from app.protocol.access import Enrol, Login, NewAccount, NewCode, Role
from app.protocol.keys import AccountKeys, StreamKey
from app.protocol.membership import Membership, NewStream, NewWraps
from app.protocol.operations import Client, Operation, Push, Pushed
from app.protocol.sealing import Draft
from app.protocol.shapes import Message
from db.server import setup, upkeep
from db.server.cluster import CALM, Cluster, free_port, make_cluster

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "een lange wachtzin voor de hub"
SERVICE_PASSWORD = "service"
STARTED = 20.0


JSON = {"content-type": "application/json"}
_clients: list[httpx.Client] = []


def new_client() -> httpx.Client:
    """A client that is closed when the hub of its test stops."""
    _clients.append(httpx.Client(timeout=30))
    return _clients[-1]


def close_clients() -> None:
    """Close every client that a test had."""
    while _clients:
        _clients.pop().close()


@cache
def cluster() -> Cluster:
    """The cluster of this run; without waiting for the disk, stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="kt-pg-"))
    made = make_cluster(folder, CALM | {"fsync": "off"})
    atexit.register(remove_cluster, made)
    return made


def remove_cluster(made: Cluster) -> None:
    """Stop a cluster, unless it was stopped, and remove it."""
    try:
        made.stop("immediate")
    except EnvironmentFault:
        pass
    finally:
        shutil.rmtree(made.folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Database:
    """One fresh database of the hub in a cluster."""

    cluster: Cluster
    name: str

    @property
    def admin_dsn(self) -> str:
        return self.cluster.admin_dsn.rpartition("/")[0] + f"/{self.name}"

    @property
    def service_dsn(self) -> str:
        return self.cluster.service_dsn(SERVICE_PASSWORD).rpartition("/")[0] + f"/{self.name}"


def fresh_database(within: Cluster | None = None) -> Database:
    """A new database with the schema of today."""
    database = Database(within or cluster(), f"hub_{uuid.uuid4().hex[:12]}")
    database.cluster.psql(f"CREATE DATABASE {database.name}")
    setup.bring_up_to_date(database.admin_dsn, database.service_dsn)
    return database


@dataclass(slots=True)
class HubProcess:
    """A hub as a process of its own on a port of loopback."""

    dsn: str
    port: int
    log: Path
    process: subprocess.Popen[bytes] = field(init=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        cheap = {"KEUKENTAFEL_HUB_PASSWORD_KIB": "64", "KEUKENTAFEL_HUB_DSN": self.dsn}
        command = [sys.executable, "-m", "app", "hub", "serve", "--poort", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=os.environ | cheap, stdout=log, stderr=log)
        until = time.monotonic() + STARTED
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise AssertionError(self.log.read_text()[-2000:])
            try:
                httpx.get(f"{self.url}/health", timeout=2)
                return
            except httpx.TransportError:
                time.sleep(0.05)
        raise AssertionError("the hub did not start: " + self.log.read_text()[-2000:])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()


@contextmanager
def serving(database: Database, log: Path, dsn: str = "") -> Iterator[HubProcess]:
    """A running hub on this database; ``dsn`` when it is to reach it in another way."""
    hub = HubProcess(dsn or database.service_dsn, free_port(), log)
    hub.start()
    try:
        yield hub
    finally:
        hub.stop()
        close_clients()


def fresh_id() -> str:
    return str(uuid.uuid4())


@dataclass(slots=True)
class Person:
    """Somebody with a laptop: keys of the account, the device, its secret, and a session."""

    url: str
    account: str
    role: Role
    organisation: str
    keys: AccountKeys
    device: str
    secret: str = ""
    epoch: str = ""
    http: httpx.Client = field(default_factory=new_client)
    stream_keys: dict[str, StreamKey] = field(default_factory=dict)

    def login(self) -> None:
        asked = Login(self.account, self.device, self.secret, password=PASSWORD)
        answer = self.http.post(f"{self.url}/v1/session", content=asked.encoded(), headers=JSON)
        assert answer.status_code == 200, answer.text
        self.epoch = answer.json()["epoch"]
        self.http.headers["authorization"] = f"Bearer {answer.json()['token']}"

    def send(self, method: str, path: str, message: Message | None = None, **headers: str) -> httpx.Response:
        content = message.encoded() if message else None
        given = JSON | headers if message else headers
        return self.http.request(method, self.url + path, content=content, headers=given)

    def post(self, path: str, message: Message) -> httpx.Response:
        return self.send("POST", path, message)

    def new_stream(self, stream: str = "") -> str:
        """A stream of this person with a key of its own."""
        name = stream or f"dossier/{fresh_id()}"
        assert self.post("/v1/streams", NewStream(name)).status_code == 200
        self.give_key(name, keys.new_stream_key(), [self])
        return name

    def give_key(self, stream: str, key: StreamKey, people: "list[Person]") -> None:
        wraps = tuple(keys.wrap(key, stream, each.account, each.keys.public.box, self.keys) for each in people)
        answer = self.post("/v1/keys", NewWraps(wraps))
        assert answer.status_code == 200, answer.text
        for each in people:
            each.stream_keys[stream] = key

    def share(self, stream: str, other: "Person", **rights: bool) -> None:
        from app.protocol.membership import Member

        answer = self.post("/v1/members", Membership(stream, join=(Member(other.account, **rights),)))
        assert answer.status_code == 200, answer.text
        self.give_key(stream, self.stream_keys[stream], [other])

    def operation(self, stream: str, body: str, **changed: object) -> Operation:
        """A sealed note, new unless ``id`` and ``base`` say otherwise."""
        given: dict[str, object] = {"op": fresh_id(), "id": fresh_id(), "base": 0, "hlc": "018f00000000-0000"}
        given |= {"schema": 1, "kind": "note", "content": {"body": body}, "gone": False} | changed
        return sealing.seal(Draft(stream=stream, **given), self.stream_keys[stream], self.keys)

    def push(self, *ops: Operation) -> Pushed:
        answer = self.post("/v1/push", self.pushing(*ops))
        assert answer.status_code == 200, answer.text
        return Pushed.parse(answer.content)

    def pushing(self, *ops: Operation) -> Push:
        return Push(self.device, Client("test", 1), self.epoch, ops)


def new_person(database: Database, url: str, role: Role = Role.COACH, organisation: str = "wijk") -> Person:
    """An account made on the hub's machine, and a laptop enrolled with its code over the wire."""
    account, code = f"{role}-{uuid.uuid4().hex[:8]}", enrolment.new_code()
    with setup.as_owner(database.admin_dsn) as owner:
        asked = NewAccount(account, role, organisation)
        upkeep.add_account(owner, asked, NewCode(account, enrolment.ticket_digest(code)))
    person = Person(url, account, role, organisation, keys.new_account_keys(), fresh_id())
    enrol_laptop(person, code)
    person.login()
    return person


def enrol_laptop(person: Person, code: str) -> None:
    public = person.keys.public
    bound = enrolment.bound(code, public.sign, public.box)
    asked = Enrol(
        person.account, enrolment.ticket(code), person.device, "laptop", PASSWORD, public.sign, public.box, bound
    )
    answer = httpx.post(f"{person.url}/v1/devices", content=asked.encoded(), headers=JSON)
    assert answer.status_code == 200, answer.text
    person.secret = json.loads(answer.content)["secret"]
