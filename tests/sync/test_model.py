"""Three laptops, a hub and a plain model: whatever happens in what order, they come to the same and lose nothing."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from app.domain.change import Kind
from app.domain.goal import Goal
from app.domain.ids import DossierId, RecordId, new_id
from app.domain.visit import Task
from app.errors import UserError
from app.protocol.shapes import Message
from app.sync.transport import NoAnswer, Reply, Transport
from db import arrivals, conflicts, erasure, stream_keys
from db.answers import ANSWERS, of_dossier
from db.cases import DOSSIERS
from db.journal import verify_chain
from db.plans import GOALS
from db.tasks import TASKS
from tests.hub import Database, HubProcess
from tests.sync.coaches import Laptop, a_laptop, close, meets, undo

TIMES = int(os.environ.get("KEUKENTAFEL_SOAK", "1"))
"""How many times as long as in CI; ``make soak`` sets it."""
EXAMPLES, STEPS, LEAST_STEPS = 9 * TIMES, 280, 2000 * TIMES
MOST_PHOTOS = 40
"""So few that three syncs at the end are enough, also when none was on the hub before: 20 of those a time."""
PATHS = ("woning.kale_huur", "woning.servicekosten")
WHO = st.integers(0, 2)
VALUE = st.integers(1, 5)


class Faulty:
    """A hub behind a bad line: the n-th answer is lost after the hub did its work, or every question is put twice."""

    def __init__(self, hub: Transport, lose: int = -1, *, twice: bool = False) -> None:
        self.hub, self.lose, self.twice = hub, lose, twice

    def ask(self, method: str, path: str, message: Message | None = None, token: str = "") -> Reply:
        if self.twice:
            self.hub.ask(method, path, message, token)
        return self._answered(self.hub.ask(method, path, message, token))

    def carry(self, method: str, path: str, headers: dict[str, str], chunk: bytes, token: str) -> Reply:
        if self.twice:
            self.hub.carry(method, path, headers, chunk, token)
        return self._answered(self.hub.carry(method, path, headers, chunk, token))

    def _answered(self, reply: Reply) -> Reply:
        self.lose -= 1
        if self.lose == -1:
            raise NoAnswer("sync.fout.afgebroken")
        return reply


class Counts:
    """What the whole run did, for the line that is printed."""

    steps = syncs = cuts = lost = notes = photos = conflicts = erased = left = closed = 0


class Laptops(RuleBasedStateMachine):
    """One example: three coaches with one household, and one that may be erased."""

    database: Database
    url: str
    counts: Counts
    each = 1
    """The laptops speak with the hub at one in so many of the steps that say so: at 1 they always have a network."""

    @initialize()
    def begin(self) -> None:
        self.laptops = [a_laptop(self.database, self.url) for _ in range(3)]
        first, *others = self.laptops
        self.dossier, self.doomed = first.new_dossier(), first.new_dossier("die weg mag")
        first.sync()
        for dossier in (self.dossier, self.doomed):
            first.share(dossier, *others)
        meets(*others)
        for other in others:
            other.sync()
        self.notes: dict[str, str] = {}
        self.photos: dict[str, bytes] = {}
        self.closed_to_left: set[str] = set()
        self.values: list[tuple[int, str]] = []
        self.is_erased = False
        self.left: int | None = None
        self.taken = 0

    def _has_network(self) -> bool:
        return self.taken % type(self).each == 0

    def _count(self, who: int) -> Laptop:
        type(self).counts.steps += 1
        self.taken += 1
        return self.laptops[who]

    @contextmanager
    def _writes(self, who: int) -> Iterator[Laptop]:
        """What somebody does; who was taken out and knows it cannot write any more."""
        try:
            yield self._count(who)
        except UserError as refused:
            if (who, refused.text_id) != (self.left, "services.taken_out"):
                raise
            type(self).counts.closed += 1

    @rule(who=WHO)
    def writes_a_note(self, who: int) -> None:
        with self._writes(who) as laptop:
            body = f"notitie {len(self.notes)}"
            note = laptop.note(self.dossier, body)
            if self.left is None:
                self.notes[note] = body
            elif who != self.left:
                self.notes[note] = body
                self.closed_to_left.add(note)
            type(self).counts.notes += 1

    @rule(who=WHO, value=VALUE, field=st.sampled_from(["phone", "district", "label"]))
    def edits_the_dossier(self, who: int, value: int, field: str) -> None:
        with self._writes(who) as laptop:
            laptop.change(DOSSIERS, self.dossier, **{field: f"{field} {value}"})
            self.values.append((who, f"{field} {value}"))

    @rule(who=WHO, value=VALUE, path=st.sampled_from(PATHS))
    def answers(self, who: int, value: int, path: str) -> None:
        with self._writes(who) as laptop:
            found = next((each for each in of_dossier(laptop.store, self.dossier) if each.path == path), None)
            laptop.answer(self.dossier, path, f"{value}00", found.id if found else "")
            self.values.append((who, f"{value}00"))

    @rule(who=WHO, path=st.sampled_from(PATHS))
    def takes_an_answer_back(self, who: int, path: str) -> None:
        with self._writes(who) as laptop:
            found = next((each for each in of_dossier(laptop.store, self.dossier) if each.path == path), None)
            if found is not None:
                laptop.take_away(ANSWERS, found.id)

    @rule(who=WHO, value=VALUE)
    def sets_or_changes_a_goal(self, who: int, value: int) -> None:
        with self._writes(who) as laptop:
            row = laptop.store.db.conn.execute("SELECT id FROM goal WHERE deleted_at IS NULL ORDER BY id").fetchone()
            goal = Goal(RecordId(row[0] if row else new_id()), self.dossier, f"doel {value}")
            laptop.put(GOALS, goal)

    @rule(who=WHO)
    def takes_a_goal_away(self, who: int) -> None:
        with self._writes(who) as laptop:
            row = laptop.store.db.conn.execute("SELECT id FROM goal WHERE deleted_at IS NULL ORDER BY id").fetchone()
            if row is not None:
                laptop.take_away(GOALS, row[0])

    @rule(who=WHO, value=VALUE)
    def writes_down_a_task(self, who: int, value: int) -> None:
        from datetime import date

        with self._writes(who) as laptop:
            laptop.put(TASKS, Task(RecordId(new_id()), self.dossier, f"taak {value}", date(2026, 12, value)))

    @rule(who=WHO, value=VALUE)
    def changes_a_task(self, who: int, value: int) -> None:
        with self._writes(who) as laptop:
            row = laptop.store.db.conn.execute("SELECT id FROM task WHERE deleted_at IS NULL ORDER BY id").fetchone()
            if row is not None:
                laptop.change(TASKS, row[0], what=f"taak {value} anders")

    @precondition(lambda self: len(self.photos) < MOST_PHOTOS)
    @rule(who=WHO)
    def adds_a_photo(self, who: int) -> None:
        with self._writes(who) as laptop:
            content = f"foto {self.taken}".encode() * 300
            photo = laptop.photo(self.dossier, content)
            self.photos[photo] = content
            type(self).counts.photos += 1

    @rule(who=WHO)
    def undoes(self, who: int) -> None:
        with self._writes(who) as laptop:
            undo(laptop, self.dossier)

    @rule(who=WHO)
    def syncs(self, who: int) -> None:
        laptop = self._count(who)
        if not self._has_network():
            return
        type(self).counts.conflicts += laptop.sync().conflicts
        type(self).counts.syncs += 1

    @rule(who=WHO, steps=st.integers(1, 14))
    def stops_in_the_middle(self, who: int, steps: int) -> None:
        laptop = self._count(who)
        if not self._has_network():
            return
        under_way = laptop.steps()
        for _ in range(steps):
            if under_way.next is not None:
                under_way.take(laptop.store, laptop.hub)
        type(self).counts.cuts += 1

    @rule(who=WHO, nth=st.integers(0, 5))
    def loses_an_answer(self, who: int, nth: int) -> None:
        laptop = self._count(who)
        assert isinstance(laptop.hub, Transport)
        if not self._has_network():
            return
        try:
            laptop.sync(Faulty(laptop.hub, nth))
        except NoAnswer:
            type(self).counts.lost += 1

    @rule(who=WHO)
    def asks_everything_twice(self, who: int) -> None:
        laptop = self._count(who)
        assert isinstance(laptop.hub, Transport)
        if not self._has_network():
            return
        laptop.sync(Faulty(laptop.hub, twice=True))

    @rule(who=WHO, hours=st.sampled_from([-24, -1, 1, 24]))
    def has_another_clock(self, who: int, hours: int) -> None:
        from datetime import timedelta

        self._count(who).moment += timedelta(hours=hours)

    @precondition(lambda self: not self.is_erased and self.taken % 7 == 3)
    @rule()
    def erases_the_other_household(self) -> None:
        laptop = self._count(0)
        erasure.erase(laptop.store, laptop.author(), self.doomed)
        self.is_erased = True
        type(self).counts.erased += 1

    @precondition(lambda self: not self.is_erased)
    @rule(who=WHO)
    def writes_in_the_other_household(self, who: int) -> None:
        self._count(who).note(self.doomed, "gedoemd")

    @precondition(lambda self: self.left is None and self.taken % 11 == 5)
    @rule()
    def takes_the_third_out(self) -> None:
        """What it has not sent by then stays on it and waits; what comes after stays closed to it."""
        from app.protocol.membership import Membership
        from app.sync.keys import Audience, leave

        first, second, third = self.laptops
        self._count(2).sync()
        first.sync()
        stream = f"dossier/{self.dossier}"
        staying = (first.person, second.person)
        known = stream_keys.known_accounts(first.store)
        audience = Audience((first.person_known(), known[staying[1].account]))
        going = leave(stream_keys.held_keys(first.store, stream), [third.account], audience, first.me())
        assert first.person.post("/v1/keys", going.renewal.wraps).status_code == 200
        stream_keys.keep_keys(first.store, going.renewal.held)
        assert first.person.post("/v1/members", going.membership).status_code == 200
        assert isinstance(going.membership, Membership)
        self.left = 2
        type(self).counts.left += 1

    def teardown(self) -> None:
        if not hasattr(self, "left"):
            return
        members = [each for nth, each in enumerate(self.laptops) if nth != self.left]
        for _ in range(3):
            for laptop in self.laptops:
                laptop.sync()
        self._came_to_the_same(members)
        self._lost_nothing()
        if self.left is not None:
            gone = self.laptops[self.left]
            assert not self.closed_to_left & {row[0] for row in gone.store.db.conn.execute("SELECT id FROM note")}
        for laptop in self.laptops:
            assert verify_chain(laptop.store) == ()
            if self.is_erased:
                sql = "SELECT count(*) FROM note WHERE dossier_id = ?"
                assert laptop.store.db.conn.execute(sql, (self.doomed,)).fetchone() == (0,)
                assert laptop.fields(Kind.DOSSIER, self.doomed) is None
        close(*self.laptops)

    def _came_to_the_same(self, members: list[Laptop]) -> None:
        first, *others = members
        for laptop in members:
            assert laptop.waiting() == 0
            assert arrivals.aside(laptop.store) == {}
        for other in others:
            assert everything_of(other, self.dossier) == everything_of(first, self.dossier)
        notes = dict(notes_of(first, self.dossier))
        assert {note: notes.get(note) for note in self.notes} == self.notes
        assert len(notes_of(first, self.dossier)) == len(notes)
        for laptop in members:
            assert state_of_photos(laptop) in ([], ["daar"])
            held, alive = laptop.photos(), alive_photos(laptop)
            assert {photo: held[photo] for photo in alive} == {photo: self.photos[photo] for photo in alive}

    def _lost_nothing(self) -> None:
        """Every value that somebody wrote can still be read on the laptop it was written on."""
        for who in range(3):
            written = {value for by, value in self.values if by == who}
            kept = self.laptops[who].store.db.conn.execute("SELECT coalesce(after, '') FROM journal_content").fetchall()
            text = "\n".join(row[0] for row in kept)
            assert all(value in text for value in written)
        for laptop in self.laptops:
            for met in conflicts.opened(laptop.store):
                assert met.mine is not None or met.theirs is not None


def everything_of(laptop: Laptop, dossier: DossierId) -> list[object]:
    """Every live record of a household, as it travels."""
    found: list[object] = []
    for kind in (Kind.DOSSIER, Kind.ANSWER, Kind.GOAL, Kind.NOTE, Kind.TASK, Kind.ATTACHMENT):
        column = "id" if kind is Kind.DOSSIER else "dossier_id"
        rows = laptop.store.db.conn.execute(f"SELECT id FROM {kind} WHERE {column} = ? ORDER BY id", (dossier,))
        found += [fields for (record_id,) in rows.fetchall() if (fields := laptop.fields(kind, record_id))]
    return found


def alive_photos(laptop: Laptop) -> list[str]:
    rows = laptop.store.db.conn.execute("SELECT id FROM attachment WHERE deleted_at IS NULL").fetchall()
    return [row[0] for row in rows]


def state_of_photos(laptop: Laptop) -> list[str]:
    sql = "SELECT DISTINCT blob.state FROM blob JOIN attachment ON id = attachment_id WHERE deleted_at IS NULL"
    return [row[0] for row in laptop.store.db.conn.execute(sql)]


def notes_of(laptop: Laptop, dossier: DossierId) -> list[tuple[str, str]]:
    sql = "SELECT id, body FROM note WHERE dossier_id = ? AND deleted_at IS NULL"
    return list(laptop.store.db.conn.execute(sql, (dossier,)).fetchall())


@pytest.mark.parametrize("each", [1, 12])
def test_three_laptops_come_to_the_same(
    database: Database, hub: HubProcess, say: Callable[[str], None], each: int
) -> None:
    Laptops.database, Laptops.url, Laptops.counts, Laptops.each = database, hub.url, Counts(), each
    began = time.monotonic()
    quiet = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # a failure tells its steps at once; making them fewer would take longer than CI has
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Laptops, settings=quiet)
    took, counts = time.monotonic() - began, Laptops.counts
    told = {name: value for name, value in vars(counts).items() if isinstance(value, int)}
    say(f"model of the laptops, network 1 in {each}: {told} in {took:.1f} s")
    assert counts.steps >= LEAST_STEPS
