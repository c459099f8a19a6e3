"""What this laptop believes of what a hub told, and what it has to make itself because nobody has it yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.errors import UserError
from app.protocol import keys as protocol
from app.protocol.held import KnownAccount, Trust
from app.services.session import Session
from app.sync import enrolment, keys
from app.sync.enrolment import KeysHere, Told
from app.sync.keys import Renewal
from db import stream_keys
from db.stream_keys import Enrolment, OrganisationKey, OtherKeys, Stage


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
class Making:
    """What this laptop has to make because nobody has it yet: first keys of streams, the keys of the organisation."""

    renewals: tuple[Renewal, ...] = ()
    organisation: OrganisationKey | None = None

    def __bool__(self) -> bool:
        return bool(self.renewals or self.organisation)


def people_of(session: Session, looked: Looked) -> tuple[Mapping[str, KnownAccount], tuple[str, ...]]:
    """The accounts this laptop knows, oneself included, and those that the hub tells other keys of than before."""
    me, told, changed = looked.access.enrolled.me, looked.told, []
    proofs = {each.account: each for each in enrolment.proven(told, stream_keys.made_codes(session.store))}
    known = stream_keys.known_accounts(session.store)
    for each in told.accounts:
        public = told.public_of(each.account)
        if public is None or each.account == me.account:
            continue
        before = known.get(each.account)
        if before is not None and before.public != public:
            changed.append(each.account)
        elif before is None or each.account in proofs:
            fresh = proofs.get(each.account, KnownAccount(each.account, public, Trust.SEEN))
            stream_keys.keep_account(session.store, fresh)
    for account in proofs:
        stream_keys.code_is_used(session.store, account)
    people = {**stream_keys.known_accounts(session.store), me.account: me.known}
    return people, tuple(changed)


def organisation_of(
    session: Session, looked: Looked, people: Mapping[str, KnownAccount], *, may_make: bool
) -> OrganisationKey | None:
    """The keys of the own organisation; made and kept here when it has none. None when they cannot be believed yet.

    ``may_make``: this is the first laptop, or that of an administrator; a coach has no business with the escrow.
    """
    name = looked.access.enrolled.organisation
    told, kept = looked.told.organisation(name), stream_keys.organisation_key(session.store, name)
    if told is None or told.box_key is None or told.escrow_key is None:
        if kept is None and may_make:
            made = keys.new_organisation_keys()
            box, escrow = protocol.box_public(made.box), protocol.box_public(made.escrow)
            kept = OrganisationKey(name, box, escrow, made.box, made.escrow)
            stream_keys.keep_organisation_key(session.store, kept)
        return kept
    if kept is not None and kept.box_private is not None and kept.escrow != told.escrow_key:
        stream_keys.drop_organisation_key(session.store, name)  # another laptop was quicker: the hub never took ours
    signed = enrolment.signed_organisation(looked.told, name, people)
    if signed is None or signed.box_key is None or signed.escrow_key is None:
        return None
    try:
        stream_keys.keep_organisation_key(session.store, OrganisationKey(name, signed.box_key, signed.escrow_key))
    except OtherKeys as error:
        raise UserError("inschrijven.fout.andere_cijfers", naam=error.name) from error
    return stream_keys.organisation_key(session.store, name)


def making_of(looked: Looked, here: KeysHere, organisation: OrganisationKey | None) -> Making:
    """First keys for one's own streams once the keys of the organisation are known, for the escrow has to have them."""
    if organisation is None:
        return Making()
    me = looked.access.enrolled.me
    alone = [
        stream.stream for stream in looked.told.streams if [each.account for each in stream.members] == [me.account]
    ]
    empty = [stream for stream in here.empty if stream in alone]
    told = looked.told.organisation(organisation.organisation)
    is_new = told is None or told.box_key is None
    renewals = tuple(keys.first_key(stream, me, organisation.escrow) for stream in empty)
    return Making(renewals, organisation if is_new else None)


def stage_of(enrolled: Enrolment, here: KeysHere, *, is_alone: bool, is_making: bool) -> Stage:
    """How far the enrolment is now."""
    if enrolled.stage is Stage.ENROLLED and not is_alone:
        return Stage.ENROLLED
    return Stage.COMPARED if here.waiting or here.empty or is_making else Stage.READY
