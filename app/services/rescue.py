"""The code on paper, when somebody lost the laptop: open the dossiers with it and give them new keys at once.

Opening trusts the hub's word for who signed the old keys, since who signed may have lost theirs. So whatever was opened
gets a new key in the same act: then it does not matter any more. The one who lost the laptop is taken out; the account
that goes on with the dossiers is let in.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import UserError
from app.protocol.held import HeldKeys
from app.protocol.membership import Escrow, EscrowStream, EscrowUse, Member, Membership
from app.protocol.shapes import Message
from app.services import enrol, enrol_share
from app.services.enrol_share import Sending
from app.services.enrol_state import Access, Looked
from app.services.session import Session
from app.sync import keys
from app.sync.keys import Audience
from db import stream_keys


@dataclass(frozen=True, slots=True)
class Offer:
    """What the code can open: by account how many dossiers and other streams that account reads; and every use of it
    so far, for all to see."""

    by_account: tuple[tuple[str, int], ...]
    uses: tuple[EscrowUse, ...]
    escrow: Escrow


@dataclass(frozen=True, slots=True)
class Opened:
    """The administrator was let in, and the hub told what there is to open."""

    looked: Looked
    escrow: Escrow
    streams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rescue:
    """What to send for all streams, in order. ``without``: members who were not compared and get no new key."""

    sending: Sending
    streams: int
    without: tuple[str, ...]


def offer(access: Access) -> Offer:
    """Ask the hub what the code can open. Raises UserError or EnvironmentFault."""
    escrow = enrol_share.open_escrow(access, "", ())
    counts: dict[str, int] = {}
    for stream in filter(_is_shared, escrow.streams):
        for account in stream.members:
            counts[account] = counts.get(account, 0) + 1
    own = access.enrolled.me.account
    return Offer(tuple(sorted((name, n) for name, n in counts.items() if name != own)), escrow.uses, escrow)


def heirs(session: Session) -> tuple[str, ...]:
    """The accounts that could go on with what is opened: those whose digits were compared here, by name."""
    known = stream_keys.known_accounts(session.store).values()
    return tuple(sorted(each.account for each in known if each.may_hold_keys))


def open_up(access: Access, offered: Offer, lost: str) -> Opened:
    """Let the own account into what ``lost`` reads, for everybody to see.

    Raises UserError when this account is no administrator, or when there is nothing to open.
    """
    streams = tuple(each.stream for each in filter(_is_shared, offered.escrow.streams) if lost in each.members)
    if not streams:
        raise UserError("delen.noodcode.niets", account=lost)
    escrow = enrol_share.open_escrow(access, access.enrolled.me.account, streams)
    return Opened(enrol.look(access), escrow, streams)


def plan(session: Session, opened: Opened, code: str, lost: str, successor: str = "") -> Rescue:
    """Open the keys with the code, make new ones, take ``lost`` out and let ``successor`` in.

    Raises UserError for a slip of the pen, the code of another organisation, or a successor who was not compared.
    """
    enrol.learn(session, opened.looked)
    access = opened.looked.access
    recovered = enrol_share.recover(session, access, opened.escrow, code)
    known = stream_keys.known_accounts(session.store)
    if successor and (successor not in known or not known[successor].may_hold_keys):
        raise UserError("inschrijven.fout.niet_vergeleken", account=successor)
    found = tuple(held for held in recovered.held if held.stream in opened.streams)
    renewing = _Renewing(session, opened.looked, lost, successor)
    messages = [message for held in found for message in renewing.of(held)]
    fresh = tuple(renewing.made[held.stream] for held in found)
    return Rescue(Sending((*recovered.messages, *messages), fresh), len(found), tuple(sorted(renewing.without)))


def _is_shared(stream: EscrowStream) -> bool:
    """Somebody's own settings stay with the account that was lost: they would change those of who goes on."""
    return not stream.stream.startswith("me/")


class _Renewing:
    """Makes the messages of each stream, and remembers the new keys and who gets none."""

    def __init__(self, session: Session, looked: Looked, lost: str, successor: str) -> None:
        self.me, self.lost, self.successor = looked.access.enrolled.me, lost, successor
        self.known = stream_keys.known_accounts(session.store)
        self.members = {each.stream: each.members for each in looked.told.streams}
        organisation = stream_keys.organisation_key(session.store, looked.access.enrolled.organisation)
        self.escrow = organisation.escrow if organisation else None
        self.made: dict[str, HeldKeys] = {}
        self.without: set[str] = set()

    def of(self, held: HeldKeys) -> Iterator[Message]:
        """First the new key, then who leaves and who comes, then every key for who comes."""
        staying = [each.account for each in self.members.get(held.stream, ()) if each.account != self.lost]
        audience = [self.me.known]
        for name in staying:
            if name in self.known and self.known[name].may_hold_keys:
                audience.append(self.known[name])
            elif name != self.me.account:
                self.without.add(name)
        renewal = keys.renew(held, Audience(tuple(audience), self.escrow), self.me)
        self.made[held.stream] = renewal.held
        yield renewal.wraps
        joining = (Member(self.successor, may_share=True),) if self.successor else ()
        yield Membership(held.stream, joining, (self.lost,))
        if self.successor:
            yield from keys.wraps_for(renewal.held, self.successor, self.known[self.successor].public.box, self.me)
