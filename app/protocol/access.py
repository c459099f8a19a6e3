"""Who may speak with a hub: organisations, accounts, devices, sessions. What is told here the hub reads in clear."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.protocol.membership import ESCROW
from app.protocol.names import ACCOUNT, EPOCH, MOMENT, ORGANISATION, PUBLIC_KEY, SIGNATURE, TOKEN, UUID
from app.protocol.shapes import Bytes, Choice, Flag, Malformed, Many, Maybe, Message, Nested, Text, Whole, on_wire
from app.protocol.version import Span

MOST_ACCOUNTS = 5000
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
_PASSWORD = Text(LONGEST_PASSWORD, SHORTEST_PASSWORD)


class Role(StrEnum):
    """What an account may do on a hub; the table of endpoints and roles is ``app/server/rights.py``."""

    COACH = "coach"
    MANAGER = "manager"
    PARTNER = "partner"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Login(Message):
    """``POST /v1/session``: log in with the password, or with a ``token`` that ran out less than twelve hours ago.

    ``secret`` is the one this device got when it was enrolled. Answered with 401 ``login`` when anything is wrong,
    without saying what, and with 429 and ``Retry-After`` after too many failures.
    """

    account: str = field(metadata=on_wire(ACCOUNT))
    device: str = field(metadata=on_wire(UUID))
    secret: str = field(metadata=on_wire(TOKEN))
    password: str | None = field(default=None, metadata=on_wire(Maybe(Text(LONGEST_PASSWORD))))
    token: str | None = field(default=None, metadata=on_wire(Maybe(TOKEN)))

    def require_sense(self, at: str) -> None:
        """One of both, not both."""
        if (self.password is None) == (self.token is None):
            raise Malformed(f"{at}/password", "either a password or a token belongs here")


@dataclass(frozen=True, slots=True)
class Session(Message):
    """Logged in: send ``Authorization: Bearer <token>`` until ``expires_at`` (UTC)."""

    token: str = field(metadata=on_wire(TOKEN))
    expires_at: str = field(metadata=on_wire(MOMENT))
    epoch: str = field(metadata=on_wire(EPOCH))
    account: str = field(metadata=on_wire(ACCOUNT))
    role: Role = field(metadata=on_wire(Choice(Role)))
    organisation: str = field(metadata=on_wire(ORGANISATION))
    protocol: Span = field(metadata=on_wire(Nested(Span)))


@dataclass(frozen=True, slots=True)
class Enrol(Message):
    """``POST /v1/devices``: a new device, with the one-time code of its account (``enrolment``).

    ``ticket`` is ``enrolment.ticket(code)``. ``sign_key`` and ``box_key`` are the public keys of the account; the first
    device of an account sets them, a later one must bring the same (409 ``keys`` otherwise: link it from the first, or
    by escrow). ``bound`` is ``enrolment.bound(code, sign_key, box_key)``. ``password`` is the new one of this account.
    ``label`` says which laptop it is, for the list of devices.
    """

    account: str = field(metadata=on_wire(ACCOUNT))
    ticket: str = field(metadata=on_wire(TOKEN))
    device: str = field(metadata=on_wire(UUID))
    label: str = field(metadata=on_wire(Text(60)))
    password: str = field(metadata=on_wire(_PASSWORD))
    sign_key: bytes = field(metadata=on_wire(PUBLIC_KEY))
    box_key: bytes = field(metadata=on_wire(PUBLIC_KEY))
    bound: bytes = field(metadata=on_wire(Bytes(32, 32)))


@dataclass(frozen=True, slots=True)
class Enrolled(Message):
    """The device exists; keep ``secret`` in the encrypted store, the hub does not have it."""

    device: str = field(metadata=on_wire(UUID))
    secret: str = field(metadata=on_wire(TOKEN))
    role: Role = field(metadata=on_wire(Choice(Role)))
    organisation: str = field(metadata=on_wire(ORGANISATION))
    epoch: str = field(metadata=on_wire(EPOCH))


@dataclass(frozen=True, slots=True)
class Device(Message):
    """A device of this account."""

    device: str = field(metadata=on_wire(UUID))
    label: str = field(metadata=on_wire(Text(60)))
    enrolled_at: str = field(metadata=on_wire(MOMENT))
    seen_at: str | None = field(metadata=on_wire(Maybe(MOMENT)))
    active: bool = field(metadata=on_wire(Flag()))


@dataclass(frozen=True, slots=True)
class Devices(Message):
    """The answer to ``GET /v1/devices``. ``DELETE /v1/devices/{device}`` closes one and its sessions."""

    devices: tuple[Device, ...] = field(metadata=on_wire(Many(Nested(Device), 1000)))


@dataclass(frozen=True, slots=True)
class Account(Message):
    """Somebody who may speak with this hub. The keys are null until a first device is enrolled.

    ``bound`` proves, to whoever made the enrolment code, that the keys came from the one who had the code.
    """

    account: str = field(metadata=on_wire(ACCOUNT))
    role: Role = field(metadata=on_wire(Choice(Role)))
    organisation: str = field(metadata=on_wire(ORGANISATION))
    active: bool = field(metadata=on_wire(Flag()))
    sign_key: bytes | None = field(metadata=on_wire(Maybe(PUBLIC_KEY)))
    box_key: bytes | None = field(metadata=on_wire(Maybe(PUBLIC_KEY)))
    bound: bytes | None = field(metadata=on_wire(Maybe(Bytes(32, 32))))


@dataclass(frozen=True, slots=True)
class Accounts(Message):
    """The answer to ``GET /v1/accounts``."""

    accounts: tuple[Account, ...] = field(metadata=on_wire(Many(Nested(Account), MOST_ACCOUNTS)))


@dataclass(frozen=True, slots=True)
class NewAccount(Message):
    """``POST /v1/accounts``: make an account, or change its role or whether it is active."""

    account: str = field(metadata=on_wire(ACCOUNT))
    role: Role = field(metadata=on_wire(Choice(Role)))
    organisation: str = field(metadata=on_wire(ORGANISATION))
    active: bool = field(default=True, metadata=on_wire(Flag()))

    def require_sense(self, at: str) -> None:
        """The word for the escrow key is no account."""
        if self.account == ESCROW:
            raise Malformed(f"{at}/account", "this word has a meaning of its own")


@dataclass(frozen=True, slots=True)
class NewCode(Message):
    """``POST /v1/codes``: a one-time code, made on the laptop that sends this: by an administrator for any account, by
    anybody for the own one, to link a second laptop.

    Only ``ticket_digest`` (``enrolment.ticket_digest(code)``) is sent, so the hub cannot use the code itself. ``link``
    is ``enrolment.seal_link(...)``, which only who has the account's private keys can make.
    """

    account: str = field(metadata=on_wire(ACCOUNT))
    ticket_digest: bytes = field(metadata=on_wire(Bytes(32, 32)))
    hours: int = field(default=72, metadata=on_wire(Whole(24 * 14, 1)))
    link: bytes | None = field(default=None, metadata=on_wire(Maybe(Bytes(200, 60))))


@dataclass(frozen=True, slots=True)
class FetchLink(Message):
    """``POST /v1/link``: the second laptop asks, before it enrols, for the private keys that the first one sealed."""

    account: str = field(metadata=on_wire(ACCOUNT))
    ticket: str = field(metadata=on_wire(TOKEN))


@dataclass(frozen=True, slots=True)
class Link(Message):
    """``enrolment.open_link`` opens it; null when the code was made by an administrator, for a first laptop."""

    link: bytes | None = field(metadata=on_wire(Maybe(Bytes(200, 60))))


@dataclass(frozen=True, slots=True)
class Organisation(Message):
    """An organisation: ``box_key`` is what referrals to it are sealed to, ``escrow_key`` what its keys are wrapped for.

    Both are public keys made by the first enrolled laptop of the organisation and signed by that account: ``sig`` is
    over ``keys.organisation_signed(...)``. Null until then.
    """

    organisation: str = field(metadata=on_wire(ORGANISATION))
    box_key: bytes | None = field(default=None, metadata=on_wire(Maybe(PUBLIC_KEY)))
    escrow_key: bytes | None = field(default=None, metadata=on_wire(Maybe(PUBLIC_KEY)))
    by: str | None = field(default=None, metadata=on_wire(Maybe(ACCOUNT)))
    sig: bytes | None = field(default=None, metadata=on_wire(Maybe(SIGNATURE)))


@dataclass(frozen=True, slots=True)
class Organisations(Message):
    """The answer to ``GET /v1/organisations``.

    ``PUT /v1/organisations`` with one ``Organisation`` sets its keys once; 409 ``keys`` when it has other ones.
    """

    organisations: tuple[Organisation, ...] = field(metadata=on_wire(Many(Nested(Organisation), 1000)))


@dataclass(frozen=True, slots=True)
class Done(Message):
    """The answer where there is nothing else to say."""

    epoch: str = field(metadata=on_wire(EPOCH))
