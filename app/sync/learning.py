"""What this laptop believes of what a hub told, and what it has to make itself because nobody has it yet.

After enrolling and whenever a key lacks: ``enrolment.look_around`` (the hub), ``learn`` (the store), and when there is
something to make ``make`` (the hub) and ``keep_made`` (the store), then again from the start.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.errors import UserError
from app.protocol import keys as protocol
from app.protocol.access import Organisation, Role
from app.protocol.held import KnownAccount, Me, Trust
from app.protocol.membership import Member, Membership, NewStream
from app.sync import enrolment, inbox, keys
from app.sync.enrolment import Hub, KeysHere, Told
from app.sync.keys import Renewal
from db import stream_keys
from db.store import Store
from db.stream_keys import Enrolment, OrganisationKey, OtherKeys, Stage


@dataclass(frozen=True, slots=True)
class Making:
    """What this laptop has to make because nobody has it yet: first keys of streams, the keys of the organisation, and
    its inbox with the key that opens referrals."""

    renewals: tuple[Renewal, ...] = ()
    organisation: OrganisationKey | None = None
    inbox: Renewal | None = None
    is_outside: bool = False
    """Whether this account is no member of the inbox yet."""

    def __bool__(self) -> bool:
        return bool(self.renewals or self.organisation or self.inbox)


@dataclass(frozen=True, slots=True)
class Learned:
    """What was kept: the enrolment as it is now, with whom to compare digits, and which keys came.

    ``changed``: accounts of which the hub tells other keys than were kept here; those are not believed.
    """

    enrolled: Enrolment
    near: tuple[KnownAccount, ...]
    here: KeysHere
    making: Making
    changed: tuple[str, ...]


def learn(store: Store, enrolled: Enrolment, told: Told) -> Learned:
    """Keep what can be believed of what the hub told, in one transaction, and say what is to be made.

    Raises UserError when this laptop was taken off the hub meanwhile, or when the keys of the organisation are not
    what they should be: then somebody may be in between, and nothing is kept.
    """
    with store.transaction():
        enrolled = _still_enrolled(store, enrolled)
        people, changed = people_of(store, enrolled.me, told)
        near = enrolment.to_compare(told, enrolled.me, enrolled.organisation)
        may_make = not near or enrolled.role == Role.ADMINISTRATOR
        organisation = organisation_of(store, enrolled.organisation, told, people, may_make=may_make)
        here = enrolment.keys_here(told, enrolled.me, people, stream_keys.all_held_keys(store))
        for fresh in here.received.held.values():
            stream_keys.keep_keys(store, fresh)
        making = making_of(told, enrolled, here, organisation)
        enrolled = replace(enrolled, stage=stage_of(enrolled, here, is_alone=not near, is_making=bool(making)))
        stream_keys.keep_enrolment(store, enrolled)
    return Learned(enrolled, tuple(people[name] for name in near if name in people), here, making, changed)


def make(hub: Hub, enrolled: Enrolment, making: Making, token: str) -> None:
    """Bring the hub what this laptop made. Raises EnvironmentFault when another laptop was first; then look again."""
    if making.organisation is not None:
        enrolment.send(hub, "/v1/organisations", _signed(enrolled, making.organisation), token, "PUT")
    for renewal in making.renewals:
        enrolment.send(hub, "/v1/keys", renewal.wraps, token)
    if making.inbox is not None:
        if making.is_outside:
            _enter(hub, enrolled, making.inbox.held.stream, token)
        enrolment.send(hub, "/v1/keys", making.inbox.wraps, token)


def keep_made(store: Store, made: Making) -> None:
    """The hub has what was made: keep it too."""
    for renewal in made.renewals:
        stream_keys.keep_keys(store, renewal.held)
    if made.inbox is not None:
        with store.transaction():
            stream_keys.keep_keys(store, made.inbox.held)
            stream_keys.box_is_in_inbox(store, made.inbox.held.stream.partition("/")[2])


def people_of(store: Store, me: Me, told: Told) -> tuple[Mapping[str, KnownAccount], tuple[str, ...]]:
    """The accounts this laptop knows, oneself included, and those that the hub tells other keys of than before."""
    changed: list[str] = []
    proofs = {each.account: each for each in enrolment.proven(told, stream_keys.made_codes(store))}
    known = stream_keys.known_accounts(store)
    for each in told.accounts:
        public = told.public_of(each.account)
        if public is None or each.account == me.account:
            continue
        before = known.get(each.account)
        if before is not None and before.public != public:
            changed.append(each.account)
        elif before is None or each.account in proofs:
            fresh = proofs.get(each.account, KnownAccount(each.account, public, Trust.SEEN))
            stream_keys.keep_account(store, fresh)
    for account in proofs:
        stream_keys.forget_codes(store, account)
    people = {**stream_keys.known_accounts(store), me.account: me.known}
    return people, tuple(changed)


def organisation_of(
    store: Store, name: str, told: Told, people: Mapping[str, KnownAccount], *, may_make: bool
) -> OrganisationKey | None:
    """The keys of the own organisation; made and kept here when it has none. None when they cannot be believed yet.

    ``may_make``: this is the first laptop, or that of an administrator; a coach has no business with the escrow.
    """
    said, kept = told.organisation(name), stream_keys.organisation_key(store, name)
    if said is None or said.box_key is None or said.escrow_key is None:
        if kept is None and may_make:
            made = keys.new_organisation_keys()
            box, escrow = protocol.box_public(made.box), protocol.box_public(made.escrow)
            kept = OrganisationKey(name, box, escrow, made.box, made.escrow)
            stream_keys.keep_organisation_key(store, kept)
        return kept
    if kept is not None and (kept.box, kept.escrow) == (said.box_key, said.escrow_key):
        return kept  # checked before; who signed it may have left since
    if kept is not None and kept.box_private is not None and kept.escrow != said.escrow_key:
        stream_keys.drop_organisation_key(store, name)  # another laptop was quicker: the hub never took ours
    signed = enrolment.signed_organisation(told, name, people)
    if signed is None or signed.box_key is None or signed.escrow_key is None:
        return None
    try:
        stream_keys.keep_organisation_key(store, OrganisationKey(name, signed.box_key, signed.escrow_key))
    except OtherKeys as error:
        raise UserError("inschrijven.fout.andere_cijfers", naam=error.name) from error
    return stream_keys.organisation_key(store, name)


def making_of(told: Told, enrolled: Enrolment, here: KeysHere, organisation: OrganisationKey | None) -> Making:
    """First keys for one's own streams once the keys of the organisation are known, for the escrow has to have them."""
    if organisation is None:
        return Making()
    me, room = enrolled.me, inbox.stream_of(organisation.organisation)
    alone = [stream.stream for stream in told.streams if [each.account for each in stream.members] == [me.account]]
    empty = [stream for stream in here.empty if stream in alone and stream != room]
    said = told.organisation(organisation.organisation)
    is_new = said is None or said.box_key is None
    renewals = tuple(keys.first_key(stream, me, organisation.escrow) for stream in empty)
    is_outside = all(stream.stream != room for stream in told.streams)
    made = _inbox_of(enrolled, organisation) if is_outside or room in here.empty else None
    return Making(renewals, organisation if is_new else None, made, is_outside)


def _inbox_of(enrolled: Enrolment, key: OrganisationKey) -> Renewal | None:
    """The first keys of the inbox, on the laptop that made the keys of the organisation; a coach may have none."""
    if key.box_private is None or enrolled.role == Role.COACH:
        return None
    return inbox.first_keys(key.organisation, key.box_private, enrolled.me, key.escrow)


def _enter(hub: Hub, enrolled: Enrolment, room: str, token: str) -> None:
    """An administrator goes into the inbox that the hub made with the organisation; somebody else makes it."""
    if enrolled.role == Role.ADMINISTRATOR:
        joining = Membership(room, join=(Member(enrolled.me.account, may_share=True),))
        enrolment.send(hub, "/v1/members", joining, token)
    else:
        enrolment.send(hub, "/v1/streams", NewStream(room), token)


def stage_of(enrolled: Enrolment, here: KeysHere, *, is_alone: bool, is_making: bool) -> Stage:
    """How far the enrolment is now."""
    if enrolled.stage is Stage.ENROLLED and not is_alone:
        return Stage.ENROLLED
    return Stage.COMPARED if here.waiting or here.empty or is_making else Stage.READY


def _still_enrolled(store: Store, asked: Enrolment) -> Enrolment:
    """The enrolment as it is now: it may have gone on, or was withdrawn, while the hub was asked."""
    found = stream_keys.enrolment_of(store)
    if found is None or found.device != asked.device:
        raise UserError("inschrijven.fout.niet_ingeschreven")
    return found


def _signed(enrolled: Enrolment, key: OrganisationKey) -> Organisation:
    signature = enrolled.me.keys.signature(protocol.organisation_signed(key.organisation, key.box, key.escrow))
    return Organisation(key.organisation, key.box, key.escrow, sig=signature)
