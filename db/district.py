"""What the district screen counts over all households in this store."""

from dataclasses import dataclass
from datetime import date

from app.domain.case import Dossier
from app.domain.district import Caseload, Traffic
from app.domain.finding import Finding
from app.domain.ids import DossierId
from db.cases import DOSSIERS
from db.findings import FINDINGS
from db.shelf import select
from db.store import Store


@dataclass(frozen=True, slots=True)
class Tasks:
    """How many tasks are open, how many of those are late, and the day of the oldest."""

    open: int
    late: int
    oldest: date | None


def households(store: Store) -> tuple[Dossier, ...]:
    """All dossiers."""
    return select(store, DOSSIERS, "TRUE ORDER BY id")


def findings(store: Store) -> dict[DossierId, list[Finding]]:
    """All findings by dossier."""
    found: dict[DossierId, list[Finding]] = {}
    for finding in select(store, FINDINGS, "TRUE ORDER BY dossier_id, id"):
        found.setdefault(finding.dossier_id, []).append(finding)
    return found


def caseload(store: Store, monday: date, next_monday: date) -> tuple[Caseload, ...]:
    """Per kind of visit: the open households that have one, and the visits of this week."""
    week = (monday.isoformat(), next_monday.isoformat())
    with store.reading() as db:
        return tuple(Caseload(kind, number, week_count) for kind, number, week_count in db.execute(_CASELOAD, week))


def traffic(store: Store, since: date, today: date) -> tuple[Traffic, ...]:
    """Per kind of help: what went out and came in since a day, and the age in days of the oldest unanswered one."""
    args = {"since": since.isoformat(), "today": today.isoformat()}
    with store.reading() as db:
        return tuple(Traffic(*row) for row in db.execute(_TRAFFIC, args))


def open_tasks(store: Store, today: date) -> Tasks:
    """The open tasks."""
    sql = "SELECT count(*), coalesce(sum(due < ?), 0), min(due) FROM task WHERE deleted_at IS NULL AND done_on IS NULL"
    with store.reading() as db:
        number, late, oldest = db.execute(sql, (today.isoformat(),)).fetchone()
    return Tasks(int(number), int(late), date.fromisoformat(oldest) if oldest else None)


_CASELOAD = """
    SELECT type, count(DISTINCT dossier_id), sum(starts_at >= ? AND starts_at < ?)
    FROM visit JOIN dossier ON dossier.id = dossier_id
    WHERE visit.deleted_at IS NULL AND dossier.deleted_at IS NULL AND dossier.closed_on IS NULL
    GROUP BY type ORDER BY 2 DESC, type
"""
_TRAFFIC = """
    SELECT organisation_kind,
           sum(direction = 'uit' AND sent_at >= :since),
           sum(direction = 'in' AND received_at >= :since),
           CAST(max(CASE WHEN state IN ('verzonden', 'ontvangen')
                         THEN julianday(:today) - julianday(date(coalesce(received_at, sent_at))) END) AS INTEGER)
    FROM referral WHERE deleted_at IS NULL AND state <> 'concept'
    GROUP BY organisation_kind
    HAVING sum(coalesce(sent_at, received_at) >= :since OR state IN ('verzonden', 'ontvangen')) > 0
    ORDER BY 2 DESC, organisation_kind
"""
