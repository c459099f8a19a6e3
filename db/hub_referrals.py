"""Referrals that travel over the hub: the steps to tell it, and what it told."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.referral import Step
from app.protocol.referrals import Referral, ReferralStep, Side
from db.driver import Database
from db.store import Store


class Refused(StrEnum):
    """Why the hub did not take a step; it is offered again at each sync."""

    INVALID = "invalid"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Told:
    """A referral as the hub told it last, and the step of ours that came too late, if any."""

    referral: Referral
    clash: Step | None = None


def add_step(db: Database, step: ReferralStep) -> None:
    """Within an open transaction: this step has to be told to the hub, as it is."""
    row = (step.referral, step.step.value, step.encoded())
    db.conn.execute("INSERT INTO referral_step (referral_id, step, message) VALUES (?, ?, ?)", row)


def steps_to_tell(db: Database, epoch: str, limit: int) -> tuple[ReferralStep, ...]:
    """Within an open transaction: the steps that this life of the hub does not have, oldest first; they count as sent
    from now on."""
    sql = "SELECT nth, message FROM referral_step WHERE epoch IS NOT ? ORDER BY nth LIMIT ?"
    rows = db.conn.execute(sql, (epoch, limit)).fetchall()
    db.conn.executemany("UPDATE referral_step SET was_sent = 1 WHERE nth = ?", [(nth,) for nth, _ in rows])
    return tuple(ReferralStep.parse(message) for _, message in rows)


def step_told(db: Database, step: ReferralStep, epoch: str) -> None:
    """The hub has this step, in this life of it."""
    sql = "UPDATE referral_step SET epoch = ?, refused = NULL WHERE referral_id = ? AND message = ?"
    db.conn.execute(sql, (epoch, step.referral, step.encoded()))


def step_refused(db: Database, step: ReferralStep, why: Refused) -> None:
    """The hub did not take this step, and may take it later."""
    sql = "UPDATE referral_step SET refused = ? WHERE referral_id = ? AND message = ?"
    db.conn.execute(sql, (why, step.referral, step.encoded()))


def drop_step(db: Database, step: ReferralStep) -> None:
    """Something else came first: this step never was."""
    db.conn.execute("DELETE FROM referral_step WHERE referral_id = ? AND message = ?", (step.referral, step.encoded()))


def take_back(db: Database, referral_id: str) -> bool:
    """Within an open transaction: forget the steps of a referral that never left; False when it may have left."""
    left = "SELECT 1 FROM referral_step WHERE referral_id = ? AND was_sent"
    if db.conn.execute(left, (referral_id,)).fetchone() is not None:
        return False
    db.conn.execute("DELETE FROM referral_step WHERE referral_id = ?", (referral_id,))
    return True


def travels(db: Database, referral_id: str) -> bool:
    """Whether a referral goes, went or came over the hub."""
    sql = "SELECT 1 FROM referral_step WHERE referral_id = ? UNION ALL SELECT 1 FROM hub_referral WHERE referral_id = ?"
    return db.conn.execute(sql, (referral_id, referral_id)).fetchone() is not None


def receiver_of(db: Database, referral_id: str) -> str | None:
    """To which organisation of the hub a referral was sent from here; None when it was not sent from this laptop."""
    sql = "SELECT message FROM referral_step WHERE referral_id = ? AND step = ? ORDER BY nth LIMIT 1"
    row = db.conn.execute(sql, (referral_id, Step.SEND)).fetchone()
    return None if row is None else ReferralStep.parse(row[0]).to


def waits(store: Store, referral_id: str) -> Refused | bool:
    """Whether a step of a referral still has to be told to the hub, and if the hub refused it why."""
    sql = "SELECT refused FROM referral_step WHERE referral_id = ? AND epoch IS NULL ORDER BY nth LIMIT 1"
    with store.reading() as db:
        row = db.conn.execute(sql, (referral_id,)).fetchone()
    return row is not None and (Refused(row[0]) if row[0] else True)


def trouble(store: Store, referral_id: str) -> tuple[Step, Refused] | None:
    """The first step of a referral that the hub did not take, and why; what an earlier life of it took is told again
    and no trouble."""
    sql = f"SELECT step, refused FROM referral_step WHERE referral_id = ? AND {_REFUSED} ORDER BY nth LIMIT 1"
    with store.reading() as db:
        row = db.conn.execute(sql, (referral_id,)).fetchone()
    return None if row is None else (Step(row[0]), Refused(row[1]))


def in_trouble(store: Store) -> frozenset[str]:
    """The referrals of which the hub did not take a step."""
    with store.reading() as db:
        return frozenset(
            str(row[0]) for row in db.conn.execute(f"SELECT referral_id FROM referral_step WHERE {_REFUSED}")
        )


def waiting(store: Store) -> int:
    """How many steps wait for the hub; not those that wait for the day on which an answer is late."""
    sql = "SELECT count(*) FROM referral_step WHERE epoch IS NULL AND refused IS NULL AND step <> ?"
    with store.reading() as db:
        return int(db.conn.execute(sql, (Step.EXPIRE,)).fetchone()[0])


def give_up_sending(db: Database, referral_id: str) -> None:
    """Within an open transaction: the hub did not take the sending, so nothing of it is there: tell it no more."""
    sql = f"SELECT 1 FROM referral_step WHERE referral_id = ? AND step = ? AND {_REFUSED}"
    if db.conn.execute(sql, (referral_id, Step.SEND)).fetchone() is not None:
        db.conn.execute("DELETE FROM referral_step WHERE referral_id = ?", (referral_id,))


def forget_hub(db: Database) -> None:
    """Within an open transaction: this laptop leaves the hub. Only the ids of what was erased here stay."""
    db.conn.execute("DELETE FROM referral_step")
    db.conn.execute("DELETE FROM hub_referral WHERE NOT erased")


def hear(db: Database, referral: Referral, clash: Step | None = None) -> None:
    """Within an open transaction: keep what the hub told, to be taken in; what was erased here is not heard."""
    row = (referral.referral, referral.side.value, referral.encoded(), referral.state.value, clash)
    db.conn.execute(_HEAR, row)


def to_take_in(store: Store) -> tuple[Told, ...]:
    """What was heard and not taken in yet, those that come first by their id."""
    sql = "SELECT told, clash FROM hub_referral WHERE NOT taken_in ORDER BY referral_id"
    with store.reading() as db:
        rows = db.conn.execute(sql).fetchall()
    return tuple(Told(Referral.parse(told), Step(clash) if clash else None) for told, clash in rows)


def told_of(db: Database, referral_id: str) -> Referral | None:
    """A referral as the hub told it last; None when it never did, or when it was erased here."""
    row = db.conn.execute("SELECT told FROM hub_referral WHERE referral_id = ?", (referral_id,)).fetchone()
    return None if row is None or row[0] is None else Referral.parse(row[0])


def taken_in(db: Database, referral_id: str) -> None:
    """Within an open transaction: what was heard of a referral is in its record now."""
    db.conn.execute("UPDATE hub_referral SET taken_in = 1, clash = NULL WHERE referral_id = ?", (referral_id,))


def is_sender(referral: Referral) -> bool:
    """Whether it went out from here."""
    return referral.side is Side.SENDER


_REFUSED = "refused IS NOT NULL AND epoch IS NULL"
_HEAR = """
    INSERT INTO hub_referral (referral_id, side, told, state, clash) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (referral_id) DO UPDATE SET told = excluded.told, state = excluded.state, taken_in = 0,
        clash = coalesce(excluded.clash, clash)
    WHERE NOT erased
"""
