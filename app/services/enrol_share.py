"""Who may read a stream: let somebody in, take somebody out, renew its key, open it with the organisation's code.

Each is planned with the store (``let_in``, ``take_out``, ``renew``, ``start``, ``recover``), then sent, then kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.errors import EnvironmentFault, UserError
from app.protocol.enrolment import BadCode
from app.protocol.held import HeldKeys, KnownAccount, NoKey
from app.protocol.membership import Escrow, Membership, NewStream, NewWraps, Stream, Streams, UseEscrow
from app.protocol.shapes import Message
from app.services.enrol_state import Access, Looked
from app.services.session import Session
from app.sync import enrolment, keys
from app.sync.keys import Audience, NotCompared, Renewal
from app.sync.transport import Transport
from db import stream_keys

_PATHS: dict[type[Message], str] = {
    NewStream: "/v1/streams",
    Membership: "/v1/members",
    NewWraps: "/v1/keys",
}


@dataclass(frozen=True, slots=True)
class Sending:
    """Messages in the order they have to go, and the keys to keep once the hub took them."""

    messages: tuple[Message, ...]
    held: tuple[HeldKeys, ...] = ()
    must_be_newest: bool = False


def start(session: Session, access: Access, stream: str) -> Sending:
    """A new stream with a key of its own. Raises UserError while the keys of the organisation are not known."""
    me = access.enrolled.me
    made = keys.first_key(stream, me, _escrow(session, access))
    return Sending((NewStream(stream), made.wraps), (made.held,))


def let_in(session: Session, access: Access, stream: str, account: str, *, may_share: bool = False) -> Sending:
    """Let an account read and write a stream, what is in it already included.

    Raises UserError when the digits were not compared with that account, or this laptop has no key itself.
    """
    newcomer = stream_keys.known_accounts(session.store).get(account)
    if newcomer is None:
        raise UserError("inschrijven.fout.onbekend_account", account=account)
    with _spoken():
        held = stream_keys.held_keys(session.store, stream)
        joining = keys.join(held, newcomer, access.enrolled.me, may_share=may_share)
    return Sending((joining.membership, *joining.wraps))


def take_out(session: Session, looked: Looked, stream: str, *accounts: str) -> Sending:
    """Take accounts out of a stream: the others get a new key, so that what comes after stays closed to who left.

    Raises UserError when one of those who stay was not compared.
    """
    found = _stream(looked, stream)
    with _spoken():
        leaving = keys.leave(
            stream_keys.held_keys(session.store, stream),
            accounts,
            _audience(session, looked, found, accounts),
            looked.access.enrolled.me,
        )
    return _renewed(leaving.renewal, leaving.membership)


def renew(session: Session, looked: Looked, stream: str) -> Sending:
    """A new key for everybody in a stream. Raises UserError when one of them was not compared."""
    found = _stream(looked, stream)
    with _spoken():
        audience = _audience(session, looked, found, ())
        held = stream_keys.held_keys(session.store, stream)
        return _renewed(keys.renew(held, audience, looked.access.enrolled.me))


def send(access: Access, sending: Sending) -> Sending:
    """Bring the hub the messages, in order. Raises UserError or EnvironmentFault; doing it again is harmless."""
    with Transport(access.enrolled.url) as hub:
        for message in sending.messages:
            enrolment.send(hub, _PATHS[type(message)], message, access.token)
        if sending.must_be_newest:
            told = enrolment.fetch(hub, Streams, "/v1/streams", access.token).streams
            newest = {each.stream: each.key for each in told}
            if any(newest.get(held.stream, held.newest.id) != held.newest.id for held in sending.held):
                raise EnvironmentFault("inschrijven.fout.intussen")
    return sending


def keep(session: Session, sent: Sending) -> None:
    """The hub has the keys: keep them too."""
    for held in sent.held:
        stream_keys.keep_keys(session.store, held)


def open_escrow(access: Access, account: str, streams: tuple[str, ...]) -> Escrow:
    """As an administrator: let an account into streams whose members lost their keys, for everybody to see.

    Without streams only look what is wrapped for the escrow and who used it.
    """
    with Transport(access.enrolled.url) as hub:
        if streams:
            enrolment.send(hub, "/v1/escrow", UseEscrow(account, streams), access.token)
        return enrolment.fetch(hub, Escrow, "/v1/escrow", access.token)


def recover(session: Session, access: Access, escrow: Escrow, code: str) -> Sending:
    """Open the stream keys with the code that the organisation has on paper, and wrap them for the own account.

    Raises UserError for a slip of the pen, or a code that is not this organisation's.
    """
    try:
        private = keys.read_escrow_code(code)
    except BadCode:
        raise UserError("inschrijven.fout.noodcode") from None
    me = access.enrolled.me
    known = {**stream_keys.known_accounts(session.store), me.account: me.known}
    found = keys.recovered(escrow.wraps, private, known).held
    if not found:
        raise UserError("inschrijven.fout.noodcode_opent_niets")
    wraps = [each for held in found.values() for each in keys.wraps_for(held, me.account, me.keys.public.box, me)]
    return Sending(tuple(wraps), tuple(found.values()))


def _renewed(renewal: Renewal, *then: Message) -> Sending:
    return Sending((renewal.wraps, *then), (renewal.held,), must_be_newest=True)


def _stream(looked: Looked, name: str) -> Stream:
    found = next((each for each in looked.told.streams if each.stream == name), None)
    if found is None:
        raise UserError("inschrijven.fout.geen_lid")
    return found


def _audience(session: Session, looked: Looked, stream: Stream, leaving: tuple[str, ...]) -> Audience:
    """The members who stay, as this laptop knows them, and the escrow."""
    me, known = looked.access.enrolled.me, stream_keys.known_accounts(session.store)
    members: list[KnownAccount] = []
    for member in stream.members:
        if member.account in leaving:
            continue
        found = me.known if member.account == me.account else known.get(member.account)
        if found is None:
            raise NotCompared(member.account)
        members.append(found)
    return Audience(tuple(members), _escrow(session, looked.access))


def _escrow(session: Session, access: Access) -> bytes:
    found = stream_keys.organisation_key(session.store, access.enrolled.organisation)
    if found is None:
        raise UserError("inschrijven.fout.geen_sleutel")
    return found.escrow


@contextmanager
def _spoken() -> Iterator[None]:
    try:
        yield
    except NotCompared as error:
        raise UserError("inschrijven.fout.niet_vergeleken", account=error.account) from error
    except NoKey as error:
        raise UserError("inschrijven.fout.geen_sleutel") from error
