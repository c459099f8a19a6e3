"""The fixed table of conflicts: what becomes of a record that was changed on this laptop and on the hub.

Pure functions over the fields of three versions: the last one both sides agreed on, mine, and theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.change import Kind
from db.conflicts import Clash, Fields


class Rule(StrEnum):
    """How two versions of one kind of record meet."""

    APPEND = "append"
    """It is only added to: there is nothing to choose."""
    FIELDS = "fields"
    """What belongs together is taken from who changed it; what both changed stays the hub's, mine is a proposal."""
    WHOLE = "whole"
    """Never merged: the hub's is in use, mine is a proposal."""
    QUIET = "quiet"
    """A choice of one person for the own laptops: the hub's is in use and nobody is asked."""
    OWNER = "owner"
    """Only one account writes it: what it wrote last is in use, and what it took back stays away."""


RULES: Mapping[Kind, Rule] = {
    **dict.fromkeys(Kind, Rule.FIELDS),
    Kind.NOTE: Rule.APPEND,
    Kind.CONTACT_ATTEMPT: Rule.APPEND,
    Kind.DISCLOSURE_GROUND: Rule.APPEND,
    Kind.REFERRAL: Rule.WHOLE,
    Kind.SETTING: Rule.QUIET,
    Kind.TEAM_COUNTS: Rule.OWNER,
}

_UNITS: Mapping[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.ANSWER: (("value", "status", "evidence", "valid_from"),),
    Kind.VISIT: (("starts_at", "minutes"),),
    Kind.FINDING: (("state", "who", "due", "reason"), ("realised", "realised_since")),
    Kind.METER_READING: (("register", "day", "value", "meter"),),
    Kind.APPLIANCE: (
        ("way", "typical", "tenths_w", "wh", "minutes", "minutes_a_day", "days_a_year", "tenths_turns_a_week"),
    ),
    Kind.BUDGET_LINE: (("amount", "per", "evidence", "known_on"), ("payment", "day", "movable"), ("starts", "ends")),
    Kind.BUDGET_POT: (("balance", "counted_on"),),
    Kind.COLLECTION_MOVE: (("from_day", "to_day", "since", "agreed_on", "task_id"),),
    Kind.REMINDER: (("days_before", "agreed_on", "how_given", "link"),),
    Kind.DEBT: (("principal", "costs", "interest"), ("stage", "collector"), ("notice", "notice_on")),
    Kind.PAYMENT_PLAN: (
        ("strategy", "per_month", "could_pay", "floor", "started_on"),
        ("state", "pause_from", "pause_until", "pause_condition", "ended_on"),
    ),
    Kind.INSTALMENT: (("pay_day", "due", "amount", "replaces"), ("state", "paid_on")),
    Kind.TALK_OUTCOME: (("result", "said", "until"),),
    Kind.WITHHOLDING: (("per_month", "begins_on", "ends_on"), ("agreed_on", "agreed_with", "ground_id")),
    Kind.COLLECTION_DUTY: (("day", "way"),),
}
"""Fields that say one thing together: half of one version and half of another would say something nobody said."""

COMPANY: Mapping[Kind, tuple[str, ...]] = {
    Kind.ANSWER: ("answered_at", "visit_id"),
    Kind.FINDING: ("visit_id",),
    Kind.VISIT: ("step", "resume_at"),
    Kind.ATTACHMENT: ("blob", "blob_key"),
}
"""Fields that tell when and where: they come along with what they are about, and are no reason to ask anybody."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a record becomes: ``fields`` (None: taken away), whether the hub still has to get it, and what to tell.

    ``clash`` is None when there is nothing to tell; ``about`` names the fields.
    """

    fields: Fields | None
    is_unsent: bool
    clash: Clash | None = None
    about: tuple[str, ...] = field(default=())


def meet(kind: Kind, base: Fields | None, mine: Fields | None, theirs: Fields | None) -> Meeting:
    """My unsent version of a record meets the one of the hub; ``base`` is None when they never agreed on one."""
    if mine == theirs:
        return Meeting(theirs, is_unsent=False)
    if RULES[kind] is Rule.OWNER:
        return _owned(mine, theirs)
    if mine is None or theirs is None:
        return _gone(base, mine, theirs)
    if RULES[kind] is Rule.APPEND:
        return _appended(mine, theirs)
    if RULES[kind] is Rule.QUIET:
        return Meeting(theirs, is_unsent=False)
    if RULES[kind] is Rule.WHOLE:
        return _whole(base, mine, theirs)
    return _by_unit(kind, base or {}, mine, theirs)


def differing(kind: Kind, one: Fields, other: Fields) -> tuple[str, ...]:
    """The fields in which two versions differ for a person, in order of their names."""
    company = COMPANY.get(kind, ())
    names = sorted(one.keys() | other.keys())
    return tuple(name for name in names if name not in company and one.get(name) != other.get(name))


def _gone(base: Fields | None, mine: Fields | None, theirs: Fields | None) -> Meeting:
    """An edit wins from taking away, and asks; who did not really change anything has no edit."""
    if mine is None:
        if theirs == base:
            return Meeting(None, is_unsent=True)
        return Meeting(theirs, is_unsent=False, clash=Clash.GONE_AND_EDITED)
    if mine == base:
        return Meeting(None, is_unsent=False)
    return Meeting(mine, is_unsent=True, clash=Clash.GONE_AND_EDITED)


def _owned(mine: Fields | None, theirs: Fields | None) -> Meeting:
    if mine is None or theirs is None:
        return Meeting(None, is_unsent=theirs is not None)
    is_mine = str(mine.get("published_at")) > str(theirs.get("published_at"))
    return Meeting(mine if is_mine else theirs, is_unsent=is_mine)


def _appended(mine: Fields, theirs: Fields) -> Meeting:
    """Of a ground the earlier withdrawal counts; everything else never changes."""
    moments = [each for each in (mine.get("withdrawn_at"), theirs.get("withdrawn_at")) if isinstance(each, str)]
    if not moments or theirs.get("withdrawn_at") == min(moments):
        return Meeting(theirs, is_unsent=False)
    return Meeting({**theirs, "withdrawn_at": min(moments)}, is_unsent=True)


def _whole(base: Fields | None, mine: Fields, theirs: Fields) -> Meeting:
    if mine == base:
        return Meeting(theirs, is_unsent=False)
    if theirs == base:
        return Meeting(mine, is_unsent=True)
    about = tuple(name for name in sorted(mine.keys() | theirs.keys()) if mine.get(name) != theirs.get(name))
    return Meeting(theirs, is_unsent=False, clash=Clash.SAME_FIELD, about=about)


def _by_unit(kind: Kind, base: Fields, mine: Fields, theirs: Fields) -> Meeting:
    merged = dict(theirs)
    kept: list[str] = []
    clashing: list[str] = []
    company = COMPANY.get(kind, ())
    for unit in _units(kind, mine, theirs):
        if _same(unit, mine, theirs) or _same(unit, mine, base):
            continue
        if _same(unit, theirs, base):
            merged |= {name: mine[name] for name in unit if name in mine}
            kept.extend(unit)
        else:
            clashing.extend(name for name in unit if mine.get(name) != theirs.get(name))
    for name in company:
        if name in mine and ((kept and not clashing) or theirs.get(name) == base.get(name)):
            merged[name] = mine[name]
    is_unsent = merged != theirs
    if clashing:
        return Meeting(merged, is_unsent, Clash.SAME_FIELD, tuple(clashing))
    both = bool(kept) and bool(differing(kind, theirs, base))
    return Meeting(merged, is_unsent, Clash.MERGED if both and base else None, tuple(kept))


def _units(kind: Kind, mine: Fields, theirs: Fields) -> list[tuple[str, ...]]:
    named = _UNITS.get(kind, ())
    grouped = {name for unit in named for name in unit} | set(COMPANY.get(kind, ()))
    return [*named, *((name,) for name in sorted(mine.keys() | theirs.keys()) if name not in grouped)]


def _same(unit: tuple[str, ...], one: Fields, other: Fields) -> bool:
    return all(one.get(name) == other.get(name) for name in unit)
