"""Enrolling this laptop with the hub of a team: one verb per function, those that ask the hub apart from the store.

The order for a screen: ``begin``, ``send``, ``keep``; then, as often as wanted, ``look``, ``learn``, ``make``,
``keep_made``; in between ``compare`` (or ``differ`` and ``withdraw``), and ``note_escrow``. Everything that may not be
lost is in the store before it is sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from app.domain.ids import new_id
from app.errors import UserError
from app.protocol.access import Login
from app.protocol.held import Trust
from app.protocol.keys import AccountKeys
from app.services.enrol_state import Access, EnrolState, Looked, state_of
from app.services.session import Session
from app.sync import enrolment, learning
from app.sync.enrolment import Asked, Joined
from app.sync.learning import Making
from app.sync.transport import Transport
from db import replica, stream_keys
from db.stream_keys import Enrolment, Stage


@dataclass(frozen=True, slots=True)
class Form:
    """The first step as a person typed it; ``label`` tells one's own laptops apart."""

    address: str
    account: str
    code: str = field(repr=False)
    password: str = field(repr=False)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """What is about to be sent in the first step."""

    asked: Asked
    device: str
    own: AccountKeys = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """The hub took this laptop; nothing of it is in the store yet."""

    begun: Begun
    joined: Joined


@dataclass(frozen=True, slots=True)
class Learned:
    """How far the enrolment is after a look, and what is to be made before the next one."""

    state: EnrolState
    access: Access
    making: Making


def present(session: Session) -> tuple[EnrolState, Access | None]:
    """How far this laptop is, without asking the hub."""
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is None:
        return EnrolState(), None
    return state_of(session, enrolled, ()), Access(enrolled)


def begin(session: Session, form: Form) -> Begun:
    """Check what was typed and make the keys of the account. Raises UserError that names the field."""
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is not None:
        raise UserError("inschrijven.fout.al_ingeschreven", url=enrolled.url)
    asked = enrolment.read_asked(form.address, form.account, form.code, form.password, form.label)
    return Begun(asked, new_id(), stream_keys.account_keys(session.store, asked.url, asked.account))


def send(begun: Begun) -> Sent:
    """Show the hub the code. Raises UserError or EnvironmentFault; then nothing changed here."""
    with Transport(begun.asked.url) as hub:
        return Sent(begun, enrolment.join(hub, begun.asked, begun.device, begun.own, datetime.now(UTC)))


def keep(session: Session, sent: Sent) -> Access:
    """This laptop is enrolled."""
    begun, joined = sent.begun, sent.joined
    enrolled = Enrolment(
        begun.asked.url, joined.me, joined.device, joined.secret, joined.role.value, joined.organisation
    )
    stream_keys.keep_enrolment(session.store, enrolled)
    return Access(enrolled)


def look(access: Access, password: str = "") -> Looked:
    """Ask the hub who is there and which keys came; log in first where needed.

    Raises UserError when the password is wrong, or when the hub shows others other keys than ours.
    """
    enrolled = access.enrolled
    with Transport(enrolled.url) as hub:
        token = access.token or _logged_in(hub, enrolled, password)
        told = enrolment.look_around(hub, token)
    enrolment.require_own_keys(told, enrolled.me)
    return Looked(Access(enrolled, token), told)


def learn(session: Session, looked: Looked) -> Learned:
    """Keep what can be believed of what the hub told, and say what is to be made.

    Raises UserError when the keys of the organisation are not what they should be: somebody may be in between.
    """
    found = learning.learn(session.store, looked.access.enrolled, looked.told)
    here, state = found.here, state_of(session, found.enrolled, found.near)
    state = replace(state, ready=len(here.ready), waiting=len(here.waiting) + len(here.empty), changed=found.changed)
    replica.keep_token(session.store, looked.access.token)
    return Learned(state, Access(found.enrolled, looked.access.token), found.making)


def make(learned: Learned) -> Learned:
    """Bring the hub what this laptop made. Raises EnvironmentFault when another laptop was first; then look again."""
    access = learned.access
    with Transport(access.enrolled.url) as hub:
        learning.make(hub, access.enrolled, learned.making, access.token)
    return learned


def keep_made(session: Session, made: Learned) -> None:
    """The hub has what was made: keep it too."""
    learning.keep_made(session.store, made.making)


def compare(session: Session, account: str) -> None:
    """Two persons read the digits to each other and they were the same. Raises UserError for an unknown account."""
    found = stream_keys.known_accounts(session.store).get(account)
    enrolled = stream_keys.enrolment_of(session.store)
    if found is None or enrolled is None:
        raise UserError("inschrijven.fout.onbekend_account", account=account)
    with session.store.transaction():
        stream_keys.keep_account(session.store, replace(found, trust=Trust.COMPARED))
        stream_keys.forget_codes(session.store, account)
        if enrolled.stage is Stage.ENROLLED:
            stream_keys.keep_enrolment(session.store, replace(enrolled, stage=Stage.COMPARED))


def differ(access: Access, password: str = "") -> None:
    """The digits differ: close this laptop at the hub, so that nothing more comes to it."""
    with Transport(access.enrolled.url) as hub:
        token = access.token or _logged_in(hub, access.enrolled, password)
        enrolment.send(hub, f"/v1/devices/{access.enrolled.device}", None, token, "DELETE")


def withdraw(session: Session, account: str = "") -> None:
    """This laptop is enrolled nowhere any more; ``account`` is somebody whose digits were wrong, to be forgotten.

    The own keys stay, so that another code leads to the same account, and what came stays readable.
    """
    with session.store.transaction():
        if account:
            stream_keys.forget_account(session.store, account)
        stream_keys.withdraw(session.store)
        replica.forget_hub(session.store)


def forget(session: Session, accounts: Sequence[str]) -> None:
    """Forget the public keys of people who have other ones now; compare the digits anew before sharing with them."""
    with session.store.transaction():
        for account in accounts:
            stream_keys.forget_account(session.store, account)


def note_escrow(session: Session) -> None:
    """The organisation's code is on paper: take it off this laptop."""
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is not None:
        stream_keys.escrow_is_noted(session.store, enrolled.organisation)


def _logged_in(hub: Transport, enrolled: Enrolment, password: str) -> str:
    if not password:
        raise UserError("inschrijven.fout.opnieuw_inloggen")
    return enrolment.log_in(hub, Login(enrolled.me.account, enrolled.device, enrolled.secret, password=password))
