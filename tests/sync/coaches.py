"""Laptops for tests of the sync: a real store, enrolled with a real hub, and what a person does on one."""

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from app.domain.answer import Answer, Status
from app.domain.attachment import Attachment, Bsn
from app.domain.case import Dossier, Note
from app.domain.change import Kind
from app.domain.ids import DossierId, RecordId, new_id
from app.protocol import keys
from app.protocol.held import KnownAccount, Me, Trust
from app.sync.course import Drive, Hub, drive
from app.sync.line import Busy
from app.sync.machine import Outcome, sync
from app.sync.transport import Transport
from db import arrivals, attachments, history, outbox, replica, stream_keys
from db.answers import ANSWERS
from db.cases import DOSSIERS
from db.journal import Author
from db.notes import NOTES
from db.pen import writing
from db.store import Store
from db.stream_keys import Enrolment, OrganisationKey
from tests.hub import Database, Person, new_person

PATIENCE = 20
BEGIN = datetime.fromisoformat("2026-11-25T09:00:00")
ESCROW = keys.new_account_keys()
"""Of every organisation in these tests."""


@dataclass(slots=True)
class Laptop:
    """One laptop of one person; ``moment`` is what its clock says, a second later at each look."""

    person: Person
    store: Store
    hub: Hub
    moment: datetime = BEGIN
    made: list[str] = field(default_factory=list)

    @property
    def account(self) -> str:
        return self.person.account

    def me(self) -> Me:
        """The account with its private keys."""
        return Me(self.account, self.person.keys)

    def person_known(self) -> KnownAccount:
        """As others would keep it."""
        return self.me().known

    def author(self) -> Author:
        self.moment += timedelta(seconds=1)
        return Author(self.account, self.person.device, self.moment)

    def sync(self, hub: Hub | None = None) -> Outcome:
        """A whole sync; a hub that asks for patience gets a little."""
        for _ in range(PATIENCE):
            try:
                return drive(sync(self.author()), self.store, hub or self.hub)
            except Busy:
                time.sleep(0.5)
        raise AssertionError("the hub stays busy")

    def steps(self) -> Drive:
        """A sync that a test takes step by step."""
        under_way = Drive(sync(self.author()))
        under_way.begin()
        return under_way

    def new_dossier(self, label: str = "Lindestraat 4") -> DossierId:
        dossier = Dossier(DossierId(new_id()), label, "", "", "", self.moment)
        self.put(DOSSIERS, dossier, undoable=False)
        return dossier.id

    def note(self, dossier: DossierId, body: str) -> RecordId:
        note = Note(RecordId(new_id()), dossier, body, self.moment, self.account, None, None)
        self.put(NOTES, note, undoable=False)
        return note.id

    def answer(self, dossier: DossierId, path: str, value: Any, record_id: str = "") -> RecordId:
        made = RecordId(record_id or new_id())
        self.put(ANSWERS, Answer(made, dossier, path, value, Status.ANSWERED, None, None, None, self.moment))
        return made

    def photo(self, dossier: DossierId, content: bytes, caption: str = "Huurbrief") -> RecordId:
        """A picture; sharing does not look at what its bytes show."""
        digest = hashlib.sha256(content).hexdigest()
        about = (caption, self.moment, self.account, 30, 40, len(content), digest, Bsn.NONE)
        made = Attachment(RecordId(new_id()), dossier, *about)
        with writing(self.store, self.author()) as pen:
            pen.put(attachments.ATTACHMENTS, made)
            attachments.keep_content(pen.db, made.id, content)
        return made.id

    def photos(self) -> dict[str, bytes]:
        """The bytes of every picture that is here, by id."""
        return dict(self.store.db.conn.execute("SELECT attachment_id, bytes FROM attachment_content").fetchall())

    def put(self, shelf: Any, record: Any, *, undoable: bool = True) -> None:
        with writing(self.store, self.author()) as pen:
            pen.put(shelf, record, undoable)

    def change(self, shelf: Any, record_id: str, **changed: Any) -> None:
        from db.shelf import find

        found = find(self.store, shelf, record_id)
        assert found is not None
        self.put(shelf, replace(found, **changed))

    def take_away(self, shelf: Any, record_id: str) -> None:
        with writing(self.store, self.author()) as pen:
            pen.take_away(shelf, record_id)

    def fields(self, kind: Kind, record_id: str) -> Mapping[str, object] | None:
        return arrivals.local(self.store.db, kind, record_id).fields

    def notes(self) -> list[str]:
        return sorted(row[0] for row in self.store.db.conn.execute("SELECT body FROM note WHERE deleted_at IS NULL"))

    def waiting(self) -> int:
        return outbox.waiting(self.store)

    def share(self, dossier: DossierId, *others: "Laptop", **rights: bool) -> None:
        """Let others into a dossier, with all its keys."""
        stream = f"dossier/{dossier}"
        held = stream_keys.held_keys(self.store, stream)
        self.person.stream_keys[stream] = held.newest
        for other in others:
            meets(self, other)
            self.person.share(stream, other.person, **rights)


def a_laptop(database: Database, url: str, organisation: str = "wijk", store: Store | None = None) -> Laptop:
    """A coach with a fresh account and laptop, enrolled."""
    return of_person(new_person(database, url, organisation=organisation), store or Store.in_memory())


def of_person(person: Person, store: Store) -> Laptop:
    """The laptop of somebody who is enrolled."""
    token = str(person.http.headers["authorization"]).removeprefix("Bearer ")
    me = Me(person.account, person.keys)
    stream_keys.keep_enrolment(
        store, Enrolment(person.url, me, person.device, person.secret, person.role.value, person.organisation)
    )
    public = ESCROW.public.box
    stream_keys.keep_organisation_key(store, OrganisationKey(person.organisation, public, public))
    replica.keep_token(store, token)
    return Laptop(person, store, Transport(person.url))


def meets(one: Laptop, other: Laptop) -> None:
    """The two compared their digits."""
    for here, there in ((one, other), (other, one)):
        known = KnownAccount(there.account, there.person.keys.public, Trust.COMPARED)
        stream_keys.keep_account(here.store, known)


def shared(one: Laptop, other: Laptop) -> DossierId:
    """A dossier of the first that both are in."""
    dossier = one.new_dossier()
    one.sync()
    one.share(dossier, other)
    other.sync()
    return dossier


def undo(laptop: Laptop, dossier: DossierId) -> None:
    """Undo the last thing that was done there in a dossier; nothing when there is none."""
    author = laptop.author()
    with writing(laptop.store, author) as pen:
        step = history.undoable(laptop.store, author, dossier)
        if step is not None:
            history.reverse(pen, step)


def close(*laptops: Laptop) -> None:
    for laptop in laptops:
        laptop.store.close()
        if isinstance(laptop.hub, Transport):
            laptop.hub.close()
