"""Who may read a dossier, or the referrals that come in: the members of its stream as a screen shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.case import DisclosureGround, Ground
from app.domain.change import Changes
from app.domain.ids import DossierId
from app.errors import UserError
from app.protocol.access import Account, Role
from app.protocol.held import KnownAccount
from app.services import enrol, enrol_share, grounds, team_counts
from app.services.enrol_share import Sending
from app.services.enrol_state import Access, Looked
from app.services.session import Session
from app.sync import inbox
from app.sync.revoking import WHOLE
from app.texts import text
from db import leaving, notes, replica, stream_keys

_MAKE_TEAMS = (Role.MANAGER, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Sharer:
    """A colleague of the own organisation. ``digits`` are empty for oneself; ``role`` is the hub's word for it."""

    account: str
    role: str
    digits: str
    is_compared: bool
    may_share: bool = False
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who reads a stream and who could. ``is_there``: the hub has it and this laptop its key; ``may_share``: this
    account says who reads it; ``may_make``: it is a team that is not there yet, and this account may make it;
    ``is_told``: the hub told just now."""

    stream: str
    members: tuple[Sharer, ...]
    others: tuple[Sharer, ...]
    is_there: bool
    may_share: bool
    may_make: bool = False
    is_told: bool = True
    has_to_leave: tuple[str, ...] = ()
    """Who still reads it though the consent was withdrawn."""


def stream_of(dossier_id: DossierId) -> str:
    """What the hub calls a dossier."""
    return f"dossier/{dossier_id}"


def team_of(access: Access) -> str:
    """What the hub calls the team of the own organisation."""
    return team_counts.team_of(access.enrolled.organisation)


def inbox_of(access: Access) -> str:
    """What the hub calls the inbox of the own organisation."""
    return inbox.stream_of(access.enrolled.organisation)


def present(session: Session) -> Access | None:
    """The enrolment of this laptop, with the session that the last sharing left; None when it is enrolled nowhere."""
    enrolled = stream_keys.enrolment_of(session.store)
    return None if enrolled is None else Access(enrolled, replica.state(session.store).token)


def learned(session: Session, looked: Looked, stream: str) -> Sharing:
    """Keep what can be believed of what the hub told, and say who reads a stream. Raises UserError as ``learn``."""
    enrol.learn(session, looked)
    team_counts.learn_members(session, looked)
    return look(session, looked, stream)


def look(session: Session, looked: Looked, stream: str) -> Sharing:
    """Who reads a stream and who could, as the hub told just now and as the digits were compared here."""
    told = next((each for each in looked.told.streams if each.stream == stream), None)
    known = stream_keys.known_accounts(session.store)
    me = looked.access.enrolled.me.account
    accounts = {each.account: each for each in looked.told.accounts}
    rights = {each.account: each.may_share for each in told.members} if told else {}
    members = tuple(_sharer(name, accounts.get(name), known, me, shares) for name, shares in sorted(rights.items()))
    own = looked.access.enrolled.organisation
    others = tuple(
        _sharer(each.account, each, known, me, False)
        for each in sorted(looked.told.accounts, key=lambda one: one.account)
        if each.organisation == own and each.active and each.sign_key and _may_join(each, stream, rights)
    )
    has_key = bool(stream_keys.held_keys(session.store, stream).keys)
    may_make = told is None and stream.startswith("team/") and looked.access.enrolled.role in _MAKE_TEAMS
    is_there, may_share = told is not None and has_key, rights.get(me, False)
    return Sharing(stream, members, others, is_there, may_share, may_make, has_to_leave=_due(session, stream, me))


def ground_for(session: Session, dossier_id: DossierId, account: str) -> DisclosureGround | None:
    """The ground on which a colleague may read a dossier today; None when there is none (any more)."""
    today = session.now().date()
    for ground in reversed(notes.grounds(session.store, dossier_id)):
        is_valid = ground.withdrawn_at is None and (ground.until is None or ground.until >= today)
        if is_valid and ground.receiver == account and WHOLE in ground.parts:
            return ground
    return None


def agree(session: Session, dossier_id: DossierId, account: str, how_given: str, until: date | None = None) -> Changes:
    """Keep that the resident agrees that this colleague reads the dossier. Raises UserError that says what lacks."""
    if not how_given:
        raise UserError("delen.zonder_grond", account=account)
    purpose = text("delen.doel")
    changes, _ = grounds.give(
        session,
        dossier_id,
        Ground.CONSENT,
        purpose,
        receiver=account,
        parts=(WHOLE,),
        how_given=how_given,
        until=until,
    )
    return changes


def let_in(session: Session, looked: Looked, stream: str, account: str) -> Sending:
    """Let a colleague read a stream, what is in it included; send and keep it with ``enrol_share``.

    Who comes into a team says who else is in it when he or she is a manager. Raises UserError when the digits were not
    compared, or a dossier would be shared without a ground.
    """
    room, _, dossier = stream.partition("/")
    if room == "dossier" and ground_for(session, DossierId(dossier), account) is None:
        raise UserError("delen.zonder_grond", account=account)
    found = look(session, looked, stream)
    roles = {each.account: each.role for each in (*found.members, *found.others)}
    if account not in roles:
        raise UserError("inschrijven.fout.onbekend_account", account=account)
    may_share = room != "team" or roles[account] in _MAKE_TEAMS
    return enrol_share.let_in(session, looked.access, stream, account, may_share=may_share)


def make_team(session: Session, looked: Looked, stream: str) -> Sending:
    """Make the team; send and keep it with ``enrol_share``. Raises UserError while the organisation has no keys."""
    return enrol_share.start(session, looked.access, stream)


def take_out(session: Session, looked: Looked, stream: str, account: str) -> Sending:
    """Take a colleague out of a stream: the others get a new key. Raises UserError; nobody takes out oneself."""
    if account == looked.access.enrolled.me.account:
        raise UserError("delen.niet_uzelf")
    return enrol_share.take_out(session, looked, stream, account)


def withdraw(session: Session, dossier_id: DossierId, account: str) -> Changes:
    """The resident does not want any more that this colleague reads the dossier. It holds at once; the hub hears of it
    now or at the next sharing, and the colleague is taken out then."""
    changes = Changes()
    for ground in notes.grounds(session.store, dossier_id):
        if ground.withdrawn_at is not None or ground.receiver != account or WHOLE not in ground.parts:
            continue
        more = grounds.withdraw(session, ground.id)
        changes = Changes(changes.records + more.records, changes.journal_ids + more.journal_ids)
    return changes


def as_known(session: Session, stream: str) -> Sharing:
    """Who reads a stream as this laptop knows it without asking the hub."""
    enrolled = stream_keys.enrolment_of(session.store)
    me = enrolled.me.account if enrolled else ""
    known = stream_keys.known_accounts(session.store)
    rights = dict(team_counts.members_of(session, stream))
    members = tuple(_sharer(name, None, known, me, shares) for name, shares in rights.items())
    due = _due(session, stream, me)
    return Sharing(stream, members, (), bool(members), rights.get(me, False), is_told=False, has_to_leave=due)


def _due(session: Session, stream: str, me: str) -> tuple[str, ...]:
    return leaving.have_to_leave(session.store, me, WHOLE).get(stream, ())


def _may_join(account: Account, stream: str, members: Mapping[str, bool]) -> bool:
    """A coach opens no referrals; a dossier is not for who only receives them, or who keeps the hub."""
    if account.account in members:
        return False
    is_inbox = stream.startswith("inbox/")
    return account.role in ((Role.MANAGER, Role.PARTNER) if is_inbox else (Role.COACH, Role.MANAGER))


def _sharer(name: str, account: Account | None, known: Mapping[str, KnownAccount], me: str, shares: bool) -> Sharer:
    kept = known.get(name)
    digits, compared = (kept.fingerprint, kept.may_hold_keys) if kept else ("", False)
    role = account.role.value if account else ""
    return Sharer(name, role, "" if name == me else digits, compared or name == me, shares, name == me)
