"""A one-time code made on this laptop: for a new colleague (by an administrator), or for one's own second laptop."""

from dataclasses import dataclass, field

from app.errors import UserError
from app.protocol import enrolment as codes
from app.protocol.access import NewAccount, NewCode, Role
from app.protocol.names import ACCOUNT
from app.protocol.shapes import Malformed
from app.services.enrol_state import Access
from app.services.session import Session
from app.sync import enrolment
from app.sync.transport import Transport
from db import stream_keys


@dataclass(frozen=True, slots=True)
class Invitation:
    """An account and its code, to be told outside the hub. ``role`` is empty for the own account, which exists."""

    account: str
    code: str = field(repr=False)
    role: str = ""
    link: bytes | None = field(default=None, repr=False)


def write(session: Session, access: Access, account: str, role: str) -> Invitation:
    """Make a code for somebody else's account; remembered here, so that its keys can be checked without a phone call.

    ``role`` is one of those of the hub. Raises UserError that names the field.
    """
    try:
        name = ACCOUNT.read(account.strip().lower(), "")
    except Malformed:
        raise UserError("inschrijven.fout.account") from None
    if role not in list(Role):
        raise UserError("inschrijven.fout.rol")
    if name == access.enrolled.me.account:
        raise UserError("inschrijven.fout.account")
    code = codes.new_code()
    stream_keys.keep_code(session.store, name, code)
    return Invitation(name, code, role)


def link(access: Access) -> Invitation:
    """Make a code for one's own second laptop, with the private keys sealed in it."""
    me, code = access.enrolled.me, codes.new_code()
    return Invitation(me.account, code, link=codes.seal_link(code, me.account, me.keys))


def invite(access: Access, invitation: Invitation) -> Invitation:
    """Tell the hub of the account and of the digest of its code; the hub never gets the code itself.

    Raises UserError when this account may not do that, or EnvironmentFault.
    """
    with Transport(access.enrolled.url) as hub:
        if invitation.role:
            made = NewAccount(invitation.account, Role(invitation.role), access.enrolled.organisation)
            enrolment.send(hub, "/v1/accounts", made, access.token)
        digest = codes.ticket_digest(invitation.code)
        enrolment.send(hub, "/v1/codes", NewCode(invitation.account, digest, link=invitation.link), access.token)
    return invitation
