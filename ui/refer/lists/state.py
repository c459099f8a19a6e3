"""What came in and what went out, a row each: who, what, how far, how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.referral import UNANSWERED, Direction, Referral, ReferralState
from app.reports.amounts import capital
from app.services.referrals import inbox, over_hub, sending, waiting
from app.services.referrals.inbox import InboxLine
from app.services.referrals.kinds import kind_of
from app.services.referrals.waiting import Going, Waiting
from app.services.session import Session
from app.texts import text
from ui.today.state import opening_word


@dataclass(frozen=True, slots=True)
class Lists:
    """Both lists as they are read."""

    came_in: tuple[InboxLine, ...]
    going: tuple[Going, ...]
    today: date
    in_trouble: frozenset[str] = frozenset()
    """Those of which the hub did not take a step."""


@dataclass(frozen=True, slots=True)
class Row:
    """One referral in a list."""

    id: str
    what: str
    who: str
    state: str
    since: str
    is_urgent: bool
    is_draft: bool = False
    is_in_trouble: bool = False


def read(session: Session) -> Lists:
    """Both lists; what nobody answered in time is closed first."""
    sending.expire(session)
    in_trouble = over_hub.in_trouble(session)
    return Lists(inbox.listing(session), waiting.outgoing(session), session.now().date(), in_trouble)


def came_in(lists: Lists) -> tuple[Row, ...]:
    """What came in, urgent first."""
    return tuple(_row(line.referral, line.about, lists) for line in lists.came_in)


def going(lists: Lists) -> tuple[Row, ...]:
    """What went out, and what is being made."""
    return tuple(_row(one.referral, one.dossier.label if one.dossier else "", lists) for one in lists.going)


def summary(lists: Lists) -> str:
    """How many wait for an answer of ours, in a sentence."""
    found = [line.referral for line in lists.came_in if line.referral.state in UNANSWERED]
    urgent = sum(one.urgent for one in found)
    return waiting_words(Waiting(len(found), urgent)) or text("verwijs.niets_wacht")


def waiting_words(found: Waiting) -> str:
    """The same for Vandaag; empty when nothing waits."""
    if not found.unanswered:
        return ""
    words = text("verwijs.wachten", n=found.unanswered, getal=opening_word(found.unanswered))
    return (
        f"{words} {text('verwijs.met_haast', n=found.urgent, getal=opening_word(found.urgent))}"
        if found.urgent
        else words
    )


def _row(referral: Referral, about: str, lists: Lists) -> Row:
    is_out = referral.direction is Direction.OUT
    other = text(f"verwijs.{'naar' if is_out else 'van'}", wie=referral.counterpart) if referral.counterpart else ""
    kind = kind_of(referral.organisation_kind)
    return Row(
        id=referral.id,
        what=capital(kind.help) if is_out else kind.asked,
        who=" · ".join(part for part in (about, other) if part),
        state=capital(text(f"verwijzing.stand.{referral.state}")),
        since=_since(referral, lists.today),
        is_urgent=referral.urgent and referral.is_open,
        is_draft=referral.state is ReferralState.DRAFT,
        is_in_trouble=referral.id in lists.in_trouble,
    )


def _since(referral: Referral, today: date) -> str:
    days = referral.age_from(today)
    return text("verwijs.vandaag") if days == 0 else text("verwijs.dagen", n=days)


def state_second(row: Row) -> str:
    """The second line under the state."""
    if row.is_in_trouble:
        return text("verwijs.niet_aangenomen")
    return text("verwijs.haast_kort") if row.is_urgent else ""


def drafts(rows: Sequence[Row]) -> tuple[str, ...]:
    """The ids of what is not sent yet."""
    return tuple(row.id for row in rows if row.is_draft)
