"""How far the enrolment of this laptop is, as a screen shows it."""

from dataclasses import dataclass, field

from app.protocol.access import Role
from app.protocol.held import KnownAccount
from app.services.session import Session
from app.sync import keys
from app.sync.enrolment import Told
from db import stream_keys
from db.stream_keys import Enrolment, Stage


@dataclass(frozen=True, slots=True)
class Access:
    """An enrolled laptop and its session with the hub; ``token`` is empty when somebody has to log in first."""

    enrolled: Enrolment
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the hub told, with the session it was told in."""

    access: Access
    told: Told


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to compare digits with. ``digits`` are thirty in six groups."""

    account: str
    digits: str
    is_compared: bool


@dataclass(frozen=True, slots=True)
class EnrolState:
    """How far the enrolment of this laptop is, for a screen; empty texts when it is enrolled nowhere.

    ``digits`` are those of the own account. ``colleagues``: with whom to compare. ``changed``: accounts that the hub
    tells other keys of than were kept here; nothing of them is believed. ``escrow`` is the organisation's code to write
    down, empty once it is on paper. ``ready`` and ``waiting`` count streams, as the hub last told.
    """

    url: str = ""
    account: str = ""
    organisation: str = ""
    digits: str = ""
    stage: Stage | None = None
    colleagues: tuple[Colleague, ...] = ()
    changed: tuple[str, ...] = ()
    escrow: str = field(default="", repr=False)
    ready: int = 0
    waiting: int = 0
    is_head: bool = False
    """Whether this account is an administrator of the hub, who invites others."""

    @property
    def is_enrolled(self) -> bool:
        """Whether the first step is done."""
        return self.stage is not None

    @property
    def is_compared(self) -> bool:
        """Whether the second step is done, or there was nobody to compare with."""
        return self.stage in (Stage.COMPARED, Stage.READY)

    @property
    def is_ready(self) -> bool:
        """Whether every key came."""
        return self.stage is Stage.READY


def state_of(session: Session, enrolled: Enrolment, people: tuple[KnownAccount, ...]) -> EnrolState:
    """What is here of an enrolment; ``people`` are those to compare with."""
    organisation = stream_keys.organisation_key(session.store, enrolled.organisation)
    private = organisation.escrow_private if organisation else None
    return EnrolState(
        enrolled.url,
        enrolled.me.account,
        enrolled.organisation,
        enrolled.me.known.fingerprint,
        enrolled.stage,
        tuple(Colleague(each.account, each.fingerprint, each.may_hold_keys) for each in people),
        escrow=keys.escrow_code(private) if private else "",
        is_head=enrolled.role == Role.ADMINISTRATOR,
    )
