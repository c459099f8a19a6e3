"""Consent that was withdrawn ends the sharing: who read a dossier on it is taken out, and the others get a new key.

It is withdrawn at the kitchen table, mostly without a network; whichever laptop of the dossier comes to the hub first
takes out who has to leave.
"""

from functools import partial

from app.protocol.access import Done
from app.protocol.held import HeldKeys, KnownAccount
from app.protocol.membership import Membership
from app.protocol.problems import Code
from app.sync import keys
from app.sync.course import Course, Work
from app.sync.keys import Audience, Leaving, NotCompared
from app.sync.line import HubRefused, Line, ask
from db import leaving, stream_keys
from db.store import Store

WHOLE = "dossier"
"""The part that a ground names when the whole dossier is shared with a colleague."""


def revoke(line: Line) -> Course[None]:
    """Take out everybody who has to leave."""
    due: dict[str, tuple[str, ...]] = yield Work(partial(leaving.have_to_leave, account=line.me.account, part=WHOLE))
    for stream, accounts in due.items():
        try:
            yield from _take_out(line, stream, accounts)
        except HubRefused as error:
            if error.problem.code is not Code.FORBIDDEN:
                raise  # otherwise a colleague was first, and this account does not say any more who reads it


def _take_out(line: Line, stream: str, accounts: tuple[str, ...]) -> Course[None]:
    plan: Leaving | None = yield Work(partial(_plan, line=line, stream=stream, accounts=accounts))
    if plan is not None:
        yield from ask(line, Done, "/v1/keys", plan.renewal.wraps)
        yield Work(partial(_keep, line=line, held=plan.renewal.held))
    yield from ask(line, Done, "/v1/members", Membership(stream, leave=accounts))
    yield Work(partial(_gone, stream=stream, accounts=accounts))


def _plan(store: Store, line: Line, stream: str, accounts: tuple[str, ...]) -> Leaving | None:
    """None when one of the others was not compared here: nothing can be wrapped for that one, and a new key would shut
    it out. The hub gives who left nothing any more in either case."""
    held = line.keys_of(stream)
    staying = [line.account(name) for name in leaving.members(store, stream) if name not in accounts]
    known = tuple(each for each in staying if each is not None)
    organisation = stream_keys.organisation_key(store, line.organisation)
    if not held.keys or organisation is None or len(known) != len(staying):
        return None
    audience: tuple[KnownAccount, ...] = known
    try:
        return keys.leave(held, accounts, Audience(audience, organisation.escrow), line.me)
    except NotCompared:
        return None


def _keep(store: Store, line: Line, held: HeldKeys) -> None:
    line.keys[held.stream] = stream_keys.keep_keys(store, held)


def _gone(store: Store, stream: str, accounts: tuple[str, ...]) -> None:
    with store.transaction() as db:
        leaving.took_out(db, stream, accounts)
