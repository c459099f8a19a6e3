"""Referrals out and in, what was sent with them, the duties before an early signal, and signals in the team."""

from datetime import date

from app.domain.change import Kind
from app.domain.early_signal import CollectionDuty, Duty
from app.domain.ids import DossierId, RecordId
from app.domain.referral import CLOSED, UNANSWERED, Channel, Direction, Referral, ReferralState, Step
from app.domain.signal import TeamSignal
from db.driver import Database
from db.shelf import Shelf, find, select
from db.store import Store

REFERRALS = Shelf(Kind.REFERRAL, Referral)
DUTIES = Shelf(Kind.COLLECTION_DUTY, CollectionDuty)
SIGNALS = Shelf(Kind.TEAM_SIGNAL, TeamSignal)

_OPEN = f"state NOT IN ({', '.join(repr(str(state)) for state in sorted(CLOSED))})"
_WAITING = f"state IN ({', '.join(repr(str(state)) for state in sorted(UNANSWERED))})"
_ORDER = "ORDER BY urgent DESC, coalesce(received_at, sent_at, created_at), id"


def referral(store: Store, referral_id: RecordId) -> Referral | None:
    """One referral."""
    return find(store, REFERRALS, referral_id)


def is_known(store: Store, referral_id: RecordId) -> bool:
    """Whether there is or was a referral with this id, taken away or not."""
    with store.reading() as db:
        return db.conn.execute("SELECT 1 FROM referral WHERE id = ?", (referral_id,)).fetchone() is not None


def of_dossier(store: Store, dossier_id: DossierId) -> tuple[Referral, ...]:
    """All referrals of a household, the newest first."""
    return select(store, REFERRALS, "dossier_id = ? ORDER BY created_at DESC, id DESC", dossier_id)


def going(store: Store, direction: Direction) -> tuple[Referral, ...]:
    """The referrals in one direction that are not closed: urgent ones first, then the oldest."""
    return select(store, REFERRALS, f"direction = ? AND {_OPEN} {_ORDER}", direction)


def closed_since(store: Store, direction: Direction, day: date) -> tuple[Referral, ...]:
    """The referrals in one direction that ended on this day or later, the newest first."""
    tail = f"direction = ? AND NOT {_OPEN} AND closed_at >= ? ORDER BY closed_at DESC, id"
    return select(store, REFERRALS, tail, direction, day.isoformat())


def to_send(store: Store) -> tuple[Referral, ...]:
    """What was sent here and still has to leave this device, in the order in which it was sent."""
    tail = "direction = ? AND state = ? ORDER BY sent_at, id"
    return select(store, REFERRALS, tail, Direction.OUT, ReferralState.SENT)


def overdue(store: Store, today: date) -> tuple[Referral, ...]:
    """What came in, or was sent from this laptop, and was not answered on the last day for it; nothing of a dossier
    that is closed to this account."""
    tail = f"""
        {_WAITING} AND answer_by < ? AND (direction = ? OR id IN (SELECT referral_id FROM referral_content))
        AND coalesce('dossier/' || dossier_id, '') NOT IN (SELECT stream FROM hub_left) ORDER BY answer_by, id
    """
    return select(store, REFERRALS, tail, today.isoformat(), Direction.IN)


def stopped_elsewhere(store: Store) -> tuple[Referral, ...]:
    """What was sent from this laptop over the hub and was stopped by a colleague in the dossier because the resident
    withdrew the consent; the hub does not know it yet."""
    tail = """
        direction = ? AND channel = ? AND state = ? AND id IN (SELECT referral_id FROM referral_content)
        AND id IN (SELECT referral_id FROM referral_step WHERE step = ?)
        AND id NOT IN (SELECT referral_id FROM referral_step WHERE step = ?)
        AND id NOT IN (SELECT referral_id FROM hub_referral WHERE hub_referral.state = referral.state) ORDER BY id
    """
    stopped = (Direction.OUT, Channel.HUB, ReferralState.CONSENT_WITHDRAWN)
    return select(store, REFERRALS, tail, *stopped, Step.SEND, Step.WITHDRAW_CONSENT)


def keep_content(db: Database, referral_id: RecordId, payload: str) -> None:
    """Keep what is sent or came in, inside the open transaction; it never changes after that."""
    db.execute("INSERT INTO referral_content VALUES (?, ?)", (referral_id, payload))


def drop_content(db: Database, referral_id: RecordId) -> None:
    """Throw what came in away, inside the open transaction."""
    db.execute("DELETE FROM referral_content WHERE referral_id = ?", (referral_id,))


def content_of(store: Store, referral_id: RecordId) -> str | None:
    """What was sent or came in, as its text (JSON); None when there is nothing, or not any more."""
    with store.reading() as db:
        row = db.conn.execute("SELECT payload FROM referral_content WHERE referral_id = ?", (referral_id,)).fetchone()
    return None if row is None else str(row[0])


def duties(store: Store, dossier_id: DossierId) -> tuple[CollectionDuty, ...]:
    """The duties that were done for a household, by day."""
    return select(store, DUTIES, "dossier_id = ? ORDER BY day, id", dossier_id)


def duty_of(store: Store, dossier_id: DossierId, duty: Duty) -> CollectionDuty | None:
    """One duty of a household; None when it was not done."""
    found = select(store, DUTIES, "dossier_id = ? AND duty = ?", dossier_id, duty)
    return found[0] if found else None


def signal(store: Store, signal_id: RecordId) -> TeamSignal | None:
    """One signal."""
    return find(store, SIGNALS, signal_id)


def open_signals(store: Store) -> tuple[TeamSignal, ...]:
    """The signals nobody handled yet: urgent ones first, then the oldest."""
    return select(store, SIGNALS, "handled_on IS NULL ORDER BY urgent DESC, seen_at, id")


def signals_of(store: Store, dossier_id: DossierId) -> tuple[TeamSignal, ...]:
    """All signals about a household, the newest first."""
    return select(store, SIGNALS, "dossier_id = ? ORDER BY seen_at DESC, id DESC", dossier_id)
