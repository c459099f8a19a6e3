"""Streams, members, wrapped keys, erasures."""

from app.protocol import keys
from app.protocol.membership import Erase, Erased, Membership, NewStream, NewWraps, Streams, UseEscrow, Wraps
from app.protocol.shapes import Malformed
from app.server.account_routes import done
from app.server.answers import Answer, Context, epoch_of, said
from db.server import membership
from db.server.pool import Connection
from db.server.push import sign_key_of


def streams(context: Context) -> Answer:
    """The streams of who asks."""

    def work(connection: Connection) -> Streams:
        return Streams(epoch_of(connection), membership.streams(connection))

    return said(context.hub.pool.run(work, context.caller, reading=True))


def make_stream(context: Context) -> Answer:
    """A new stream, with who makes it as its first member."""
    asked = context.message(NewStream)
    context.hub.pool.run(lambda connection: membership.make_stream(connection, asked.stream), context.caller)
    return done(context)


def change_members(context: Context) -> Answer:
    """Who joins and who leaves."""
    asked = context.message(Membership)
    context.hub.pool.run(lambda connection: membership.change_members(connection, asked), context.caller)
    return done(context)


def wraps(context: Context) -> Answer:
    """The keys that are wrapped for who asks."""
    account = context.caller.account
    found = context.hub.pool.run(
        lambda connection: membership.wraps_of(connection, account), context.caller, reading=True
    )
    return said(Wraps(found))


def add_wraps(context: Context) -> Answer:
    """Keep wrapped keys."""
    asked, caller = context.message(NewWraps), context.caller

    def work(connection: Connection) -> None:
        sign_key = sign_key_of(connection, caller.account)
        for place, wrapped in enumerate(asked.wraps):
            try:
                keys.require_signature(sign_key or b"", wrapped.sig, keys.wrap_signed(wrapped))
            except keys.BadSignature as error:
                raise Malformed(f"/wraps/{place}/sig", "the signature of this account belongs here") from error
        membership.add_wraps(connection, caller, asked.wraps)

    context.hub.pool.run(work, caller)
    return done(context)


def escrow(context: Context) -> Answer:
    """The keys that are wrapped for the escrow in the streams of who asks, and each use of it."""
    return said(context.hub.pool.run(membership.escrow, context.caller, reading=True))


def use_escrow(context: Context) -> Answer:
    """Let an account into streams whose members lost their keys."""
    asked = context.message(UseEscrow)
    context.hub.pool.run(lambda connection: membership.use_escrow(connection, asked), context.caller)
    return done(context)


def erasures(context: Context) -> Answer:
    """What was erased after a number."""
    since = context.whole(context.question.since, "/since")
    return said(context.hub.pool.run(lambda connection: _erased(connection, since), context.caller, reading=True))


def erase(context: Context) -> Answer:
    """Erase for good; the answer is the list from the start."""
    asked = context.message(Erase)
    context.hub.pool.run(lambda connection: membership.erase(connection, asked), context.caller)
    return said(context.hub.pool.run(lambda connection: _erased(connection, 0), context.caller, reading=True))


def _erased(connection: Connection, since: int) -> Erased:
    found, more = membership.erasures(connection, since)
    head = found[-1].nth if found else since
    return Erased(epoch_of(connection), head, more, found)
