"""What leaves: unsent edits are one, what was sent does not change any more, and what came makes nothing to send."""

import json

import pytest

from app.domain.case import Dossier, Note
from app.domain.change import Kind
from app.domain.ids import DossierId, RecordId, new_id
from app.errors import UserError
from app.protocol import encoding
from app.protocol.operations import Operation
from db import erasure, outbox
from db.cases import DOSSIERS
from db.journal import Author
from db.notes import NOTES
from db.outbox import InFlight, Unsent
from db.pen import Pen, writing
from db.store import Store
from tests.profiles import MOMENT

AUTHOR = Author("wij", new_id(), MOMENT)
ACCOUNT = "coach-1"


@pytest.fixture
def store():
    opened = Store.in_memory()
    yield opened
    opened.close()


def a_dossier(label: str = "Lindestraat 4") -> Dossier:
    return Dossier(DossierId(new_id()), label, "", "", "", MOMENT)


def put(store: Store, dossier: Dossier, sends: bool = True) -> None:
    with store.transaction() as db:
        Pen(db, AUTHOR, sends=sends).put(DOSSIERS, dossier)


def known(store: Store, *streams: str) -> None:
    with store.transaction() as db:
        db.conn.executemany("INSERT OR IGNORE INTO hub_stream (stream) VALUES (?)", [(each,) for each in streams])


def unsent(store: Store, limit: int = 50) -> tuple[Unsent, ...]:
    with store.transaction() as db:
        return outbox.next_unsent(db, ACCOUNT, limit)[0]


def operation(one: Unsent) -> Operation:
    sealed = None if one.body is None else b"x" * 40
    base = (new_id(), one.stream, one.record_id, one.base, one.hlc, one.schema, str(one.kind), one.body is None)
    return Operation(*base, sealed, "k" * 22, b"s" * 64)


def frozen(store: Store, one: Unsent) -> InFlight:
    with store.transaction() as db:
        outbox.freeze(db, one, operation(one))
        return outbox.in_flight(db, 500, 10_000_000)[-1]


def accepted(store: Store, sent: InFlight, rev: int) -> None:
    with store.transaction() as db:
        outbox.accept(db, sent, outbox.Place(rev, rev))


def column(store: Store, name: str, dossier: Dossier) -> object:
    return store.db.conn.execute(f"SELECT {name} FROM dossier WHERE id = ?", (dossier.id,)).fetchone()[0]


def changed(dossier: Dossier, label: str) -> Dossier:
    from dataclasses import replace

    return replace(dossier, label=label)


def test_edits_that_were_not_sent_are_one(store: Store) -> None:
    dossier = a_dossier()
    for label in ("een", "twee", "drie"):
        put(store, changed(dossier, label))
    known(store, f"dossier/{dossier.id}")
    (one,) = unsent(store)
    assert (one.kind, one.base, one.stream) == (Kind.DOSSIER, 0, f"dossier/{dossier.id}")
    assert json.loads(one.body or "")["label"] == "drie"
    assert outbox.waiting(store) == 1


def test_nothing_leaves_for_a_stream_that_the_hub_does_not_have(store: Store) -> None:
    put(store, a_dossier())
    assert unsent(store) == ()
    assert outbox.waiting(store) == 1


def test_what_was_sent_stays_as_it_is_and_a_later_edit_waits_behind_it(store: Store) -> None:
    dossier = a_dossier()
    put(store, dossier)
    known(store, f"dossier/{dossier.id}")
    sent = frozen(store, unsent(store)[0])
    put(store, changed(dossier, "Lindestraat 6"))
    assert unsent(store) == ()
    assert outbox.waiting(store) == 1
    with store.reading() as db:
        assert outbox.in_flight(db, 500, 10_000_000) == (sent,)
    accepted(store, sent, 1)
    (later,) = unsent(store)
    assert (later.base, json.loads(later.body or "")["label"]) == (1, "Lindestraat 6")
    assert json.loads(str(column(store, "base", dossier)))["label"] == "Lindestraat 4"


def test_an_edit_that_was_undone_before_it_was_sent_makes_no_operation(store: Store) -> None:
    dossier = a_dossier()
    put(store, dossier)
    known(store, f"dossier/{dossier.id}")
    accepted(store, frozen(store, unsent(store)[0]), 1)
    put(store, changed(dossier, "anders"))
    put(store, dossier)
    assert unsent(store) == ()
    assert outbox.waiting(store) == 0


def test_a_record_that_came_and_went_unseen_is_never_sent(store: Store) -> None:
    dossier = a_dossier()
    known(store, f"dossier/{dossier.id}")
    put(store, dossier)
    with writing(store, AUTHOR) as pen:
        pen.take_away(DOSSIERS, dossier.id)
    assert unsent(store) == ()
    assert outbox.waiting(store) == 0


def test_taking_away_what_the_hub_has_is_sent_without_a_body(store: Store) -> None:
    dossier = a_dossier()
    known(store, f"dossier/{dossier.id}")
    put(store, dossier)
    accepted(store, frozen(store, unsent(store)[0]), 3)
    with writing(store, AUTHOR) as pen:
        pen.take_away(DOSSIERS, dossier.id)
    (one,) = unsent(store)
    assert (one.body, one.base) == (None, 3)
    accepted(store, frozen(store, one), 4)
    assert unsent(store) == ()


def test_what_came_from_a_hub_makes_no_operation(store: Store) -> None:
    dossier = a_dossier()
    put(store, dossier, sends=False)
    known(store, f"dossier/{dossier.id}")
    assert unsent(store) == ()
    assert outbox.waiting(store) == 0


def test_fields_of_a_newer_program_go_back_byte_for_byte(store: Store) -> None:
    dossier = a_dossier()
    put(store, dossier)
    extra = '{"huisdier":{"naam":"Bello","é":[1,2.5,null,true]},"zz":"\\u0001"}'
    store.db.conn.execute("UPDATE dossier SET extra = ?", (extra,))
    known(store, f"dossier/{dossier.id}")
    body = unsent(store)[0].body or ""
    sent = encoding.decode(body.encode())
    assert isinstance(sent, dict)
    assert encoding.canonical({name: sent[name] for name in ("huisdier", "zz")}).decode() == extra
    assert encoding.canonical(sent).decode() == body


def test_a_record_of_a_newer_program_can_be_read_and_not_changed(store: Store) -> None:
    dossier = a_dossier()
    put(store, dossier)
    store.db.conn.execute("UPDATE dossier SET record_schema = ?", (outbox.RECORD_SCHEMA + 1,))
    with pytest.raises(UserError, match="nieuwere versie"):
        put(store, changed(dossier, "anders"))
    put(store, changed(dossier, "van de hub"), sends=False)
    assert column(store, "label", dossier) == "van de hub"


def test_what_the_hub_refused_waits_for_an_edit_or_a_person(store: Store) -> None:
    dossier = a_dossier()
    put(store, dossier)
    known(store, f"dossier/{dossier.id}")
    sent = frozen(store, unsent(store)[0])
    with store.transaction() as db:
        outbox.give_back(db, sent, "geen_lid")
    assert unsent(store) == ()
    assert outbox.standing(store) == outbox.Standing(waiting=0, refused=1)
    put(store, changed(dossier, "anders"))
    assert len(unsent(store)) == 1
    with store.transaction() as db:
        outbox.refuse(db, unsent(store)[0], "te_groot")
        assert outbox.retry(db, ("geen_lid",)) == 0
        assert outbox.retry(db) == 1
    assert len(unsent(store)) == 1


def test_an_operation_that_is_given_back_does_not_push_aside_a_later_edit(store: Store) -> None:
    dossier = a_dossier()
    put(store, dossier)
    known(store, f"dossier/{dossier.id}")
    sent = frozen(store, unsent(store)[0])
    put(store, changed(dossier, "later"))
    with store.transaction() as db:
        outbox.give_back(db, sent, "geen_lid")
    assert json.loads(unsent(store)[0].body or "")["label"] == "later"


def test_what_others_point_at_goes_first_also_when_it_was_edited_last(store: Store) -> None:
    dossier = a_dossier()
    put(store, dossier)
    with writing(store, AUTHOR) as pen:
        for text in ("een", "twee"):
            pen.put(NOTES, Note(RecordId(new_id()), dossier.id, text, MOMENT, "wij", None, None))
    put(store, changed(dossier, "later"))
    known(store, f"dossier/{dossier.id}")
    assert [one.kind for one in unsent(store)] == [Kind.DOSSIER, Kind.NOTE, Kind.NOTE]
    assert [one.kind for one in unsent(store, 2)] == [Kind.DOSSIER, Kind.NOTE]


def test_ones_own_stream_is_called_after_the_account(store: Store) -> None:
    from db.preferences import PREFERENCES, Preference

    with writing(store, AUTHOR) as pen:
        pen.put(PREFERENCES, Preference("taal", "nl"))
    known(store, f"me/{ACCOUNT}")
    assert [one.stream for one in unsent(store)] == [f"me/{ACCOUNT}"]
    with store.reading() as db:
        assert outbox.streams(db, ACCOUNT) == (f"me/{ACCOUNT}",)


def test_a_folder_of_this_laptop_stays_here(store: Store) -> None:
    from db.preferences import PREFERENCES, Preference

    with writing(store, AUTHOR) as pen:
        pen.put(PREFERENCES, Preference("photo_folder", "/fotos"))
        pen.put(PREFERENCES, Preference("theme", "donker"))
    known(store, f"me/{ACCOUNT}")
    assert [one.record_id for one in unsent(store)] == ["theme"]


def test_an_erased_dossier_is_forgotten_and_told_when_the_hub_knew_it(store: Store) -> None:
    told, untold = a_dossier(), a_dossier()
    for dossier in (told, untold):
        put(store, dossier)
    known(store, f"dossier/{told.id}")
    frozen(store, unsent(store)[0])
    for dossier in (told, untold):
        erasure.erase(store, AUTHOR, dossier.id)
    assert outbox.waiting(store) == 0
    rows = store.db.conn.execute("SELECT dossier_id, told FROM hub_erasure").fetchall()
    assert rows == [(told.id, 0)]


def test_a_push_holds_as_many_bytes_as_fit(store: Store) -> None:
    dossiers = [a_dossier(str(nth)) for nth in range(5)]
    for dossier in dossiers:
        put(store, dossier)
        known(store, f"dossier/{dossier.id}")
    for one in unsent(store):
        frozen(store, one)
    with store.reading() as db:
        assert outbox.count_in_flight(db) == 5
        assert len(outbox.in_flight(db, 500, 1)) == 1
        assert len(outbox.in_flight(db, 3, 10_000_000)) == 3
