"""Organisations that help households: the kinds there are, and the register that an organisation keeps itself."""

from dataclasses import dataclass

from app.domain.ids import RecordId
from app.domain.referral import Channel, Part


@dataclass(frozen=True, slots=True)
class Check:
    """One point of a checklist that belongs to a kind of help: its key and its words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class OrganisationKind:
    """A kind of help. ``help`` is what it is called in a sentence ("hulp bij thuisadministratie").

    ``asked`` heads what the receiver sees; ``parts`` are useful for this help, all others are "niet nodig". ``bring``
    is what the resident takes along, ``answer_days`` after how many days an answer should be there,
    ``urgent_days`` the same when it is urgent.
    """

    key: str
    title: str
    help: str
    asked: str
    does: str
    bring: tuple[str, ...]
    parts: tuple[Part, ...]
    answer_days: int
    urgent_days: int
    checklist: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation in the register. ``hours`` are lines such as "maandag 9.00 tot 12.00 uur".

    ``bring`` is what this one wants to see beside what its kind says; ``channel`` is how it gets referrals, and
    ``hub_name`` what it is called on the hub, empty when it is not there.
    """

    id: RecordId
    kind: str
    name: str
    channel: Channel = Channel.PACKAGE
    district: str = ""
    phone: str = ""
    mail: str = ""
    address: str = ""
    hours: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    answer_days: int | None = None
    hub_name: str = ""
