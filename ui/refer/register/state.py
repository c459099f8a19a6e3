"""The register in words, and an organisation as it is filled in."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.organisation import Organisation
from app.domain.referral import Channel
from app.errors import UserError
from app.services.referrals import register
from app.services.referrals.kinds import kind_of, kinds, spoken
from app.services.session import Session
from app.texts import text


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation in the list."""

    id: str
    name: str
    kind: str
    place: str
    hours: str


def read(session: Session) -> tuple[Organisation, ...]:
    """The whole register."""
    return register.listing(session)


def rows(found: Sequence[Organisation]) -> tuple[Row, ...]:
    """The list, by kind and then by name."""
    order = {kind.key: number for number, kind in enumerate(kinds())}
    every = sorted(found, key=lambda one: (order.get(one.kind, len(order)), one.name.casefold()))
    return tuple(
        Row(
            one.id,
            one.name,
            kind_of(one.kind).title,
            " · ".join(part for part in (one.district, one.phone) if part),
            ", ".join(one.hours),
        )
        for one in every
    )


def kind_choices() -> tuple[tuple[str, str], ...]:
    """The kinds to choose from."""
    return tuple((kind.key, kind.title) for kind in kinds())


def channel_choices() -> tuple[tuple[str, str], ...]:
    """How it gets referrals."""
    return tuple((channel.value, text(f"organisaties.via.{channel}")) for channel in (Channel.PACKAGE, Channel.HUB))


def bring_of_kind(kind: str) -> str:
    """What its kind already says to bring."""
    return text("organisaties.meenemen_soort", wat=spoken(kind_of(kind).bring)) if kind else ""


def lines(typed: str) -> tuple[str, ...]:
    """A line each, empty ones left out."""
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def days(typed: str) -> int | None:
    """The number of days that was typed; None when it was left empty. Raises UserError when it is no number."""
    bare = typed.strip()
    if not bare:
        return None
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 3):
        raise UserError("organisaties.geen_getal")
    return int(bare)
