"""Logging in, enrolling, accounts and organisations."""

import hmac
import secrets
from datetime import timedelta

from app.protocol import keys
from app.protocol.access import (
    Accounts,
    Devices,
    Done,
    Enrol,
    Enrolled,
    FetchLink,
    Login,
    NewAccount,
    NewCode,
    Organisation,
    Organisations,
    Role,
    Session,
)
from app.protocol.enrolment import digest_of
from app.protocol.names import UUID
from app.protocol.problems import Code
from app.protocol.shapes import Malformed
from app.protocol.version import Span
from app.server.answers import Answer, Context, epoch_of, said
from db.server import access
from db.server.faults import Refused
from db.server.pool import Caller, Connection

SESSION_LASTS = timedelta(minutes=30)
MOST_FAILURES, MOST_FROM_ADDRESS = 10, 100


def log_in(context: Context) -> Answer:
    """A session for a device, by password or by a token that ran out."""
    asked = context.message(Login)
    subjects = _subjects(context, asked.account + asked.device)
    credential = context.hub.pool.run(
        lambda connection: _credential(connection, subjects, asked.account, asked.device),
    )
    if credential is None or not _fits(context, asked, credential):
        context.hub.pool.run(lambda connection: _note(connection, subjects))
        raise Refused(Code.LOGIN)
    caller = Caller(asked.account, asked.device, credential.role, credential.organisation)
    return said(context.hub.pool.run(lambda connection: _session(connection, caller)))


def _fits(context: Context, asked: Login, credential: access.Credential) -> bool:
    if not hmac.compare_digest(credential.secret_digest, digest_of(asked.secret)):
        return False
    if asked.password is not None:
        return context.hub.passwords.matches(credential.password, asked.password)
    old = digest_of(asked.token or "")
    return context.hub.pool.run(lambda connection: access.may_renew(connection, asked.account, asked.device, old))


def log_out(context: Context) -> Answer:
    """End this session."""
    context.hub.pool.run(lambda connection: access.end_session(connection, context.token_digest))
    return done(context)


def enrol(context: Context) -> Answer:
    """A new device, by the ticket of a one-time code."""
    asked = context.message(Enrol)
    subjects = _subjects(context, asked.ticket)
    digest = digest_of(asked.ticket)
    context.hub.pool.run(lambda connection: _require_patience(connection, subjects))
    if context.hub.pool.run(lambda connection: access.link_of(connection, asked.account, digest)) is None:
        context.hub.pool.run(lambda connection: _note(connection, subjects))
        raise Refused(Code.LOGIN)
    password, secret = context.hub.passwords.hashed(asked.password), secrets.token_urlsafe(32)
    digests = (digest, digest_of(secret))
    outcome = context.hub.pool.run(lambda connection: access.enrol(connection, asked, digests, password))
    if outcome == "ticket":  # another laptop was quicker
        raise Refused(Code.LOGIN)
    if outcome != "ok":
        raise Refused(Code.KEYS)
    return said(context.hub.pool.run(lambda connection: _enrolled(connection, asked, secret)))


def devices(context: Context) -> Answer:
    """The devices of who asks."""
    account = context.caller.account
    found = context.hub.pool.run(lambda connection: access.devices(connection, account), context.caller)
    return said(Devices(found))


def close_device(context: Context) -> Answer:
    """Close one of one's own devices, or as an administrator any."""
    device = UUID.read(context.question.part, "/device")
    if not context.hub.pool.run(lambda connection: access.close_device(connection, device), context.caller):
        raise Refused(Code.NOT_FOUND)
    return done(context)


def accounts(context: Context) -> Answer:
    """Everybody whom who asks may know of."""
    return said(Accounts(context.hub.pool.run(access.accounts, context.caller)))


def add_account(context: Context) -> Answer:
    """Make or change an account."""
    asked = context.message(NewAccount)
    context.hub.pool.run(lambda connection: access.add_account(connection, asked), context.caller)
    return done(context)


def add_code(context: Context) -> Answer:
    """Keep the digest of a one-time code."""
    asked = context.message(NewCode)
    if asked.account != context.caller.account and context.caller.role != Role.ADMINISTRATOR:
        raise Refused(Code.FORBIDDEN)
    context.hub.pool.run(lambda connection: access.add_code(connection, asked), context.caller)
    return done(context)


def link(context: Context) -> Answer:
    """What the first laptop of an account left for who has the code."""
    asked = context.message(FetchLink)
    subjects = _subjects(context, asked.ticket)
    context.hub.pool.run(lambda connection: _require_patience(connection, subjects))
    digest = digest_of(asked.ticket)
    found = context.hub.pool.run(lambda connection: access.link_of(connection, asked.account, digest))
    if found is None:
        context.hub.pool.run(lambda connection: _note(connection, subjects))
        raise Refused(Code.LOGIN)
    return said(found)


def organisations(context: Context) -> Answer:
    """Every organisation of this hub."""
    return said(Organisations(context.hub.pool.run(access.organisations, context.caller)))


def set_organisation(context: Context) -> Answer:
    """The public keys of the own organisation, signed by who brings them."""
    asked = context.message(Organisation)
    if asked.box_key is None or asked.escrow_key is None or asked.sig is None:
        raise Malformed("/sig", "box_key, escrow_key and sig belong here")
    content = keys.organisation_signed(asked.organisation, asked.box_key, asked.escrow_key)
    context.hub.pool.run(
        lambda connection: _set_organisation(connection, context.caller, asked, content), context.caller
    )
    return done(context)


def done(context: Context) -> Answer:
    """Nothing else to say."""
    return said(Done(context.hub.pool.run(epoch_of, context.caller)))


def _set_organisation(connection: Connection, caller: Caller, asked: Organisation, content: bytes) -> None:
    account = access.account_of(connection, caller.account)
    if account is None or account.sign_key is None or asked.sig is None:
        raise Refused(Code.FORBIDDEN)
    try:
        keys.require_signature(account.sign_key, asked.sig, content)
    except keys.BadSignature as error:
        raise Malformed("/sig", "the signature of this account belongs here") from error
    access.set_organisation_keys(connection, caller, asked)


def _subjects(context: Context, who: str) -> tuple[tuple[bytes, int], ...]:
    """What failures are counted by, with how many are allowed: neither an account nor an address is kept in clear."""
    return (
        (digest_of(f"who {who}"), MOST_FAILURES),
        (digest_of(f"address {context.question.address}"), MOST_FROM_ADDRESS),
    )


def _require_patience(connection: Connection, subjects: tuple[tuple[bytes, int], ...]) -> None:
    if any(access.failures_of(connection, subject) >= most for subject, most in subjects):
        raise Refused(Code.TOO_MANY)


def _credential(
    connection: Connection, subjects: tuple[tuple[bytes, int], ...], account: str, device: str
) -> access.Credential | None:
    _require_patience(connection, subjects)
    return access.credential_of(connection, account, device)


def _note(connection: Connection, subjects: tuple[tuple[bytes, int], ...]) -> None:
    for subject, _ in subjects:
        access.note_failure(connection, subject)


def _session(connection: Connection, caller: Caller) -> Session:
    token = secrets.token_urlsafe(32)
    until = access.start_session(connection, caller.account, caller.device, digest_of(token), SESSION_LASTS)
    epoch = epoch_of(connection)
    return Session(token, until, epoch, caller.account, Role(caller.role), caller.organisation, Span())


def _enrolled(connection: Connection, asked: Enrol, secret: str) -> Enrolled:
    credential = access.credential_of(connection, asked.account, asked.device)
    if credential is None:  # closed again in the same moment
        raise Refused(Code.LOGIN)
    return Enrolled(asked.device, secret, Role(credential.role), credential.organisation, epoch_of(connection))
