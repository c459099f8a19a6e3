"""What of a household is shared, in words: a line per referral and per signal."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.referral import Direction, Referral, ReferralState
from app.domain.signal import TeamSignal
from app.domain.wording import day_and_month
from app.reports.amounts import capital
from app.services.referrals.kinds import kind_of
from app.texts import text

NEW, DRAFT = "nieuw", "concept:"
"""Words in the detail of a place: a new referral, and what stands before the id of a draft."""


@dataclass(frozen=True, slots=True)
class Referred:
    """One referral; ``detail`` leads to it."""

    detail: str
    what: str
    state: str


@dataclass(frozen=True, slots=True)
class Signalled:
    """One signal nobody dealt with yet."""

    id: str
    what: str
    about: str


@dataclass(frozen=True, slots=True)
class Shared:
    """All that is shared of a household."""

    referrals: tuple[Referred, ...] = ()
    signals: tuple[Signalled, ...] = ()


def shared(referrals: Sequence[Referral], signals: Sequence[TeamSignal]) -> Shared:
    """What is shared, the newest first; a signal that was dealt with is left out."""
    return Shared(
        tuple(_referred(one) for one in referrals),
        tuple(_signalled(one) for one in signals if one.handled_on is None),
    )


def _referred(one: Referral) -> Referred:
    is_out = one.direction is Direction.OUT
    kind = kind_of(one.organisation_kind)
    parts = [one.counterpart and text(f"verwijs.{'naar' if is_out else 'van'}", wie=one.counterpart)]
    parts.append(text(f"verwijzing.uitkomst.{one.outcome}") if one.outcome else text(f"verwijzing.stand.{one.state}"))
    if one.first_on and one.is_open:
        parts.append(text("verwijs.eerste_afspraak_op", dag=day_and_month(one.first_on)).lower())
    detail = f"{DRAFT}{one.id}" if one.state is ReferralState.DRAFT else one.id
    return Referred(detail, capital(kind.help) if is_out else kind.asked, " · ".join(part for part in parts if part))


def _signalled(one: TeamSignal) -> Signalled:
    parts = (text(f"wijk.rol.{one.for_role}"), day_and_month(one.seen_at.date()))
    return Signalled(one.id, one.what, " · ".join((text("wijk.haast"), *parts) if one.urgent else parts))
