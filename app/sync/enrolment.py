"""Enrolling a laptop, in three steps: address and code, digits to compare aloud, keys received.

Each network step is one function that asks a hub and returns what it said; what of that is believed and kept is decided
by pure functions beside it. Every fault is a sentence for the person, with what to do next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Protocol, TypeVar
from urllib.parse import SplitResult, urlsplit

from app.errors import EnvironmentFault, UserError
from app.protocol import access, enrolment, keys
from app.protocol.access import (
    SHORTEST_PASSWORD,
    Account,
    Accounts,
    Enrol,
    FetchLink,
    Link,
    Login,
    Organisation,
    Organisations,
    Role,
)
from app.protocol.held import HeldKeys, KnownAccount, Me, Trust
from app.protocol.keys import AccountKeys, BadSignature, CannotOpen, PublicKeys
from app.protocol.membership import Stream, Streams, Wrap, Wraps
from app.protocol.names import ACCOUNT
from app.protocol.problems import Code
from app.protocol.shapes import Malformed, Message
from app.sync.keys import Received, received
from app.sync.transport import Reply
from app.texts import text

M = TypeVar("M", bound=Message)
MOST_CLOCK = 300
"""Seconds that the clock of this laptop may differ from that of the hub."""
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Hub(Protocol):
    """Asks a hub. Raises EnvironmentFault when there is no answer (no network, a certificate that is not trusted)."""

    def ask(self, method: str, path: str, message: Message | None = None, token: str = "") -> Reply:
        """The answer, whatever its status. ``token`` is that of a session, empty before there is one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person typed in the first step, checked as far as that can be done here."""

    url: str
    account: str
    code: str = field(repr=False)
    password: str = field(repr=False)
    label: str


@dataclass(frozen=True, slots=True)
class Joined:
    """The hub took this laptop. ``is_linked``: the keys came from the first laptop of this account."""

    me: Me
    device: str
    secret: str = field(repr=False)
    role: Role
    organisation: str
    is_linked: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a hub tells who is logged in; nothing of it is believed yet."""

    accounts: tuple[Account, ...]
    organisations: tuple[Organisation, ...]
    streams: tuple[Stream, ...]
    wraps: tuple[Wrap, ...]

    def public_of(self, account: str) -> PublicKeys | None:
        """The public keys that the hub tells of an account, None when it tells none."""
        found = next((each for each in self.accounts if each.account == account), None)
        if found is None or found.sign_key is None or found.box_key is None:
            return None
        return PublicKeys(found.sign_key, found.box_key)

    def organisation(self, name: str) -> Organisation | None:
        """One organisation."""
        return next((each for each in self.organisations if each.organisation == name), None)


@dataclass(frozen=True, slots=True)
class KeysHere:
    """Which streams this laptop can read now: ``ready``; ``waiting`` has keys that nobody wrapped for it yet, or that
    came from an account that was not compared; ``empty`` has no key at all."""

    received: Received
    ready: tuple[str, ...]
    waiting: tuple[str, ...]
    empty: tuple[str, ...]


def read_asked(address: str, account: str, code: str, password: str, label: str) -> Asked:
    """The first step as it was typed. Raises UserError that names the field."""
    url = read_address(address)
    try:
        name = ACCOUNT.read(account.strip().lower(), "")
    except Malformed:
        raise UserError("inschrijven.fout.account") from None
    try:
        written = enrolment.read_code(code)
    except enrolment.BadCode:
        raise UserError("inschrijven.fout.code_typfout") from None
    if len(password) < SHORTEST_PASSWORD or len(password) > access.LONGEST_PASSWORD:
        raise UserError("inschrijven.fout.wachtwoord", minstens=SHORTEST_PASSWORD, hoogstens=access.LONGEST_PASSWORD)
    return Asked(url, name, written, password, label.strip()[:60] or "laptop")


def read_address(typed: str) -> str:
    """The address of a hub as ``https://name[:port]``. Raises UserError.

    Without encryption only for a hub on this very computer, to try things out.
    """
    bare = typed.strip().rstrip("/")
    try:
        parts = urlsplit(bare if "://" in bare else f"https://{bare}")
        host, port = parts.hostname, parts.port
    except ValueError:
        raise UserError("inschrijven.fout.adres") from None
    if not host or " " in bare or parts.scheme not in ("https", "http") or _says_more(parts):
        raise UserError("inschrijven.fout.adres")
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise UserError("inschrijven.fout.adres_zonder_slot")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port else "")


def _says_more(parts: SplitResult) -> bool:
    return bool(parts.path or parts.query or parts.fragment or parts.username or parts.password)


def join(hub: Hub, asked: Asked, device: str, own: AccountKeys, now: datetime) -> Joined:
    """Step one: show the code, bring the public keys. ``own`` are kept already; ``now`` is aware.

    Raises UserError or EnvironmentFault. The clock is looked at before the code is used up.
    """
    link = _read(Link, _content(hub.ask("POST", "/v1/link", _fetching(asked)), asked, now)).link
    private = own if link is None else _linked(asked, link)
    public = private.public
    bound = enrolment.bound(asked.code, public.sign, public.box)
    ticket = enrolment.ticket(asked.code)
    message = Enrol(asked.account, ticket, device, asked.label, asked.password, public.sign, public.box, bound)
    answer = _read(access.Enrolled, _content(hub.ask("POST", "/v1/devices", message), asked, now))
    me = Me(asked.account, private)
    return Joined(me, device, answer.secret, answer.role, answer.organisation, link is not None)


def log_in(hub: Hub, login: Login) -> str:
    """The token of a session. Raises UserError when the password is wrong."""
    reply = hub.ask("POST", "/v1/session", login)
    if reply.status == 401:
        raise UserError("inschrijven.fout.inloggen")
    return _read(access.Session, content_of(reply)).token


def look_around(hub: Hub, token: str) -> Told:
    """What a hub tells of accounts, organisations, streams and keys."""

    return Told(
        fetch(hub, Accounts, "/v1/accounts", token).accounts,
        fetch(hub, Organisations, "/v1/organisations", token).organisations,
        fetch(hub, Streams, "/v1/streams", token).streams,
        fetch(hub, Wraps, "/v1/keys", token).wraps,
    )


def fetch(hub: Hub, kind: type[M], path: str, token: str) -> M:
    """One message that a hub keeps. Raises EnvironmentFault or UserError."""
    return _read(kind, content_of(hub.ask("GET", path, token=token)))


def send(hub: Hub, path: str, message: Message | None, token: str, method: str = "POST") -> None:
    """Bring one message. Raises EnvironmentFault or UserError."""
    content_of(hub.ask(method, path, message, token))


def require_own_keys(told: Told, me: Me) -> None:
    """Raises UserError when the hub shows others other keys for this account than it has."""
    if told.public_of(me.account) != me.keys.public:
        raise UserError("inschrijven.fout.eigen_cijfers")


def to_compare(told: Told, me: Me, organisation: str) -> tuple[str, ...]:
    """Step two: the accounts with whom to compare digits, none when this is the first laptop of the organisation.

    The administrators of the own organisation (for an administrator, or when there is none: every colleague), who
    signed its keys, and who wrapped keys for this account.
    """
    is_head = any(each.account == me.account and each.role is Role.ADMINISTRATOR for each in told.accounts)
    active = [each for each in told.accounts if each.active and each.sign_key and each.account != me.account]
    near = [each for each in active if each.organisation == organisation]
    heads = [each for each in near if each.role is Role.ADMINISTRATOR]
    wanted = {each.account for each in (near if is_head else heads or near)}
    own = told.organisation(organisation)
    signers = {wrap.by for wrap in told.wraps} | ({own.by} if own else set())
    return tuple(each.account for each in active if each.account in wanted | signers)


def proven(told: Told, codes: Mapping[str, tuple[str, ...]]) -> tuple[KnownAccount, ...]:
    """Accounts that proved to have the code made here for them; ``codes`` by account.

    Who proves nothing is left out, and has to be compared by phone: an account keeps the proof of its first code, so a
    code for a later laptop proves nothing by itself; and a hub that swaps keys cannot prove anything either.
    """
    found = []
    for each in told.accounts:
        public, proof = told.public_of(each.account), each.bound
        if public is None or proof is None:
            continue
        if any(enrolment.is_bound(code, public.sign, public.box, proof) for code in codes.get(each.account, ())):
            found.append(KnownAccount(each.account, public, Trust.BOUND))
    return tuple(found)


def signed_organisation(told: Told, name: str, known: Mapping[str, KnownAccount]) -> Organisation | None:
    """The public keys of an organisation, when an account signed them whose keys were compared; else None.

    ``known`` includes oneself. Raises UserError when the signature is wrong: then the hub made them up.
    """
    found = told.organisation(name)
    if found is None or found.box_key is None or found.escrow_key is None or found.sig is None:
        return None
    by = known.get(found.by or "")
    if by is None or not by.may_hold_keys:
        return None
    try:
        signed = keys.organisation_signed(name, found.box_key, found.escrow_key)
        keys.require_signature(by.public.sign, found.sig, signed)
    except BadSignature:
        raise UserError("inschrijven.fout.organisatie_handtekening") from None
    return found


def keys_here(told: Told, me: Me, known: Mapping[str, KnownAccount], held: Mapping[str, HeldKeys]) -> KeysHere:
    """Step three: which keys came, and of which streams they lack. ``held`` is what this laptop has already."""
    got = received(told.wraps, me, known)
    ready, waiting, empty = [], [], []
    for stream in told.streams:
        mine = held.get(stream.stream, HeldKeys(stream.stream)).joined_with(
            got.held.get(stream.stream, HeldKeys(stream.stream))
        )
        if stream.key is None:
            empty.append(stream.stream)
        elif mine.called(stream.key) is None:
            waiting.append(stream.stream)
        else:
            ready.append(stream.stream)
    return KeysHere(got, tuple(ready), tuple(waiting), tuple(empty))


def content_of(reply: Reply) -> bytes:
    """What a good answer holds. Raises EnvironmentFault or UserError for any other one."""
    if reply.is_fine:
        return reply.content
    problem = reply.code()
    if problem is Code.TOO_MANY:
        raise EnvironmentFault("inschrijven.fout.te_vaak")
    if problem is Code.LOGIN:
        raise UserError("inschrijven.fout.opnieuw_inloggen")
    if problem is Code.FORBIDDEN:
        raise UserError("inschrijven.fout.mag_niet")
    if problem is None:
        raise EnvironmentFault("inschrijven.fout.geen_hub")
    raise EnvironmentFault("inschrijven.fout.hub", code=problem.value)


def require_clock(date: str, now: datetime) -> None:
    """Raises EnvironmentFault when this laptop's clock differs more than ``MOST_CLOCK`` from the ``Date`` of a hub."""
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return  # no date, or none that can be read: then nothing can be said of the clock
    if theirs.tzinfo is None:
        theirs = theirs.replace(tzinfo=UTC)
    seconds = (now - theirs).total_seconds()
    if abs(seconds) > MOST_CLOCK:
        way = "voor" if seconds > 0 else "achter"
        raise EnvironmentFault(f"inschrijven.fout.klok_{way}", hoeveel=_span_words(abs(seconds)))


def _span_words(seconds: float) -> str:
    """A span of time in the largest unit that there are two of at least."""
    for unit, size in (("dagen", 86_400), ("uren", 3_600)):
        if seconds >= 2 * size:
            return text(f"inschrijven.{unit}", n=round(seconds / size))
    return text("inschrijven.minuten", n=round(seconds / 60))


def _content(reply: Reply, asked: Asked, now: datetime) -> bytes:
    require_clock(reply.date, now)
    if not reply.is_fine:
        problem = reply.code()
        if problem is Code.LOGIN:
            raise UserError("inschrijven.fout.code_onbekend", account=asked.account)
        if problem is Code.KEYS:
            raise UserError("inschrijven.fout.andere_sleutels", account=asked.account)
    return content_of(reply)


def _read(kind: type[M], content: bytes) -> M:
    """A message; what answers with something else is no hub (a login page of a public network, say)."""
    try:
        return kind.parse(content)
    except Malformed:
        raise EnvironmentFault("inschrijven.fout.geen_hub") from None


def _fetching(asked: Asked) -> FetchLink:
    return FetchLink(asked.account, enrolment.ticket(asked.code))


def _linked(asked: Asked, link: bytes) -> AccountKeys:
    try:
        return enrolment.open_link(asked.code, asked.account, link)
    except CannotOpen:
        raise UserError("inschrijven.fout.koppeling") from None
