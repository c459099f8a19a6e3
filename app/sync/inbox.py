"""The inbox of an organisation: the stream that referrals to it come into, and the key that opens them.

The private half of the organisation's box key travels as the first key of that stream. So it is wrapped, signed and
recovered as every other key: who is let into the inbox can open referrals, and the code on paper brings it back. It
never seals a record itself: a second key, made at the same moment, is the one to seal with.
"""

from app.protocol import keys as protocol
from app.protocol.held import HeldKeys, Me
from app.protocol.keys import StreamKey
from app.protocol.membership import ESCROW, NewWraps
from app.sync import keys
from app.sync.keys import Audience, Renewal
from db import stream_keys
from db.store import Store


def stream_of(organisation: str) -> str:
    """What the hub calls the inbox of an organisation."""
    return f"inbox/{organisation}"


def first_keys(organisation: str, box_private: bytes, me: Me, escrow: bytes) -> Renewal:
    """The keys of a new inbox: the organisation's box key (32 bytes), and after it the one to seal with.

    Both are in one message, so that there is never an inbox whose newest key is the box key.
    """
    held = HeldKeys(stream_of(organisation), (StreamKey(box_private),))
    recipients = ((me.account, me.keys.public.box), (ESCROW, escrow))
    box = tuple(protocol.wrap(held.newest, held.stream, name, public, me.keys) for name, public in recipients)
    fresh = keys.renew(held, Audience((me.known,), escrow), me)
    return Renewal(fresh.held, NewWraps((*box, *fresh.wraps.wraps)))


def box_private(store: Store, organisation: str) -> bytes | None:
    """The private half of the organisation's box key (32 bytes), None when this laptop may not open referrals to it.

    It is the first laptop's own, or came with the keys of the inbox; only one that fits the public key counts.
    """
    known = stream_keys.organisation_key(store, organisation)
    if known is None:
        return None
    if known.box_private is not None:
        return known.box_private
    held = stream_keys.held_keys(store, stream_of(organisation))
    return next((key.secret for key in held.keys if protocol.box_public(key.secret) == known.box), None)
