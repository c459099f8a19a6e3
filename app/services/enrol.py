"""Enrolling this laptop with the hub of a team: one verb per function, those that ask the hub apart from the store.

The order for a screen: ``begin``, ``send``, ``keep``; then, as often as wanted, ``look``, ``learn``, ``make``,
``keep_made``; in between ``compare`` (or ``differ`` and ``withdraw``), and ``note_escrow``. Everything that may not be
lost is in the store before it is sent.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from app.domain.ids import new_id
from app.errors import UserError
from app.protocol import keys as protocol
from app.protocol.access import Login, Organisation, Role
from app.protocol.held import Trust
from app.protocol.keys import AccountKeys
from app.services.enrol_learning import Access, Looked, Making, making_of, organisation_of, people_of, stage_of
from app.services.enrol_state import EnrolState, state_of
from app.services.session import Session
from app.sync import enrolment
from app.sync.enrolment import Asked, Joined
from app.sync.transport import Transport
from db import stream_keys
from db.stream_keys import Enrolment, OrganisationKey, Stage


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


def learn(session: Session, looked: Looked) -> tuple[EnrolState, Making, Access]:
    """Keep what can be believed of what the hub told, and say what is to be made.

    Raises UserError when the keys of the organisation, or those of who had a code made here, are not what they should
    be: somebody may be in between.
    """
    told = looked.told
    with session.store.transaction():
        enrolled = _still_enrolled(session, looked.access)
        people, changed = people_of(session, looked)
        near = enrolment.to_compare(told, enrolled.me, enrolled.organisation)
        organisation = organisation_of(
            session, looked, people, may_make=not near or enrolled.role == Role.ADMINISTRATOR
        )
        held = stream_keys.all_held_keys(session.store)
        here = enrolment.keys_here(told, enrolled.me, people, held)
        for fresh in here.received.held.values():
            stream_keys.keep_keys(session.store, fresh)
        making = making_of(looked, here, organisation)
        enrolled = replace(enrolled, stage=stage_of(enrolled, here, is_alone=not near, is_making=bool(making)))
        stream_keys.keep_enrolment(session.store, enrolled)
        state = state_of(session, enrolled, tuple(people[name] for name in near if name in people))
    state = replace(state, changed=changed, ready=len(here.ready), waiting=len(here.waiting) + len(here.empty))
    return state, making, Access(enrolled, looked.access.token)


def make(access: Access, making: Making) -> Making:
    """Bring the hub what this laptop made. Raises EnvironmentFault when another laptop was first; then look again."""
    with Transport(access.enrolled.url) as hub:
        organisation = making.organisation
        if organisation is not None:
            signed = _signed(access.enrolled, organisation)
            enrolment.send(hub, "/v1/organisations", signed, access.token, "PUT")
        for renewal in making.renewals:
            enrolment.send(hub, "/v1/keys", renewal.wraps, access.token)
    return making


def keep_made(session: Session, made: Making) -> None:
    """The hub has what was made: keep it too."""
    for renewal in made.renewals:
        stream_keys.keep_keys(session.store, renewal.held)


def compare(session: Session, account: str) -> None:
    """Two persons read the digits to each other and they were the same. Raises UserError for an unknown account."""
    found = stream_keys.known_accounts(session.store).get(account)
    enrolled = stream_keys.enrolment_of(session.store)
    if found is None or enrolled is None:
        raise UserError("inschrijven.fout.onbekend_account", account=account)
    with session.store.transaction():
        stream_keys.keep_account(session.store, replace(found, trust=Trust.COMPARED))
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


def forget(session: Session, account: str) -> None:
    """Forget the public keys of somebody, who has other ones now; compare the digits anew."""
    stream_keys.forget_account(session.store, account)


def note_escrow(session: Session) -> None:
    """The organisation's code is on paper: take it off this laptop."""
    enrolled = stream_keys.enrolment_of(session.store)
    if enrolled is not None:
        stream_keys.escrow_is_noted(session.store, enrolled.organisation)


def _still_enrolled(session: Session, access: Access) -> Enrolment:
    """The enrolment as it is now: it may have gone on, or was withdrawn, while the hub was asked."""
    found = stream_keys.enrolment_of(session.store)
    if found is None or found.device != access.enrolled.device:
        raise UserError("inschrijven.fout.niet_ingeschreven")
    return found


def _logged_in(hub: Transport, enrolled: Enrolment, password: str) -> str:
    if not password:
        raise UserError("inschrijven.fout.opnieuw_inloggen")
    return enrolment.log_in(hub, Login(enrolled.me.account, enrolled.device, enrolled.secret, password=password))


def _signed(enrolled: Enrolment, key: OrganisationKey) -> Organisation:
    signature = enrolled.me.keys.signature(protocol.organisation_signed(key.organisation, key.box, key.escrow))
    return Organisation(key.organisation, key.box, key.escrow, sig=signature)
