"""How far the hub says that a referral is, as a record: which moments, which words, which state."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from app.domain.referral import Outcome, Referral, ReferralState, Refusal
from app.protocol.clock import moment_of
from app.protocol.keys import CannotOpen
from app.protocol.referrals import Referral as OnHub
from app.protocol.referrals import Step
from app.sync import referral_words
from app.sync.referral_words import About

W = TypeVar("W", bound=StrEnum)
Words = Mapping[Step, Mapping[str, str]]
"""By step, what was said with it by somebody who knows the token of the referral."""

_REASONS = (Step.REFUSE, Step.WITHDRAW, Step.ASK_TO_STOP)
_ENDS = (Step.FINISH, Step.REFUSE, Step.WITHDRAW, Step.EXPIRE, Step.WITHDRAW_CONSENT)
_LONGEST = 1000


def words_in(told: OnHub, private: bytes, token: str) -> Words:
    """What the other side said in each step, as far as it is sealed to the holder of ``private`` (32 bytes)."""
    found: dict[Step, Mapping[str, str]] = {}
    for taken in told.steps:
        step = taken.step
        if step.step is Step.SEND or step.body is None:
            continue
        with suppress(CannotOpen):
            words = referral_words.open_words(step.body, About.of(told, step.step), private)
            if words.get("token") == token:
                found[step.step] = words
    return found


def brought_up(referral: Referral, told: OnHub, words: Words) -> Referral:
    """The referral as the hub has it. What this side said or noted itself stays, unless it did not count there."""
    at = {taken.step.step: _local(taken.step.hlc) for taken in told.steps}

    def when(mine: datetime | None, *steps: Step) -> datetime | None:
        theirs = next((at[step] for step in steps if step in at), None)
        return None if theirs is None else mine or theirs

    refused, finished = words.get(Step.REFUSE, {}), words.get(Step.FINISH, {})
    is_refused, is_finished = Step.REFUSE in at, Step.FINISH in at
    return replace(
        referral,
        state=ReferralState(told.state),
        received_at=when(referral.received_at, Step.RECEIVE),
        answered_at=when(referral.answered_at, Step.ACCEPT, Step.REFUSE),
        started_at=when(referral.started_at, Step.START),
        closed_at=when(referral.closed_at, *_ENDS),
        stop_asked_at=when(referral.stop_asked_at, Step.ASK_TO_STOP, Step.WITHDRAW_CONSENT),
        first_on=referral.first_on or _day(words.get(Step.START, {}).get("first_on", "")),
        refusal=(referral.refusal or _one_of(Refusal, refused.get("refusal"))) if is_refused else None,
        reason=_reason(referral, at.keys(), words),
        outcome=(referral.outcome or _one_of(Outcome, finished.get("outcome"))) if is_finished else None,
        outcome_note=(referral.outcome_note or _said(finished.get("note"))) if is_finished else "",
    )


def _reason(referral: Referral, taken: Collection[Step], words: Words) -> str:
    steps = [step for step in _REASONS if step in taken]
    if not steps:
        return ""
    theirs = next((words[step]["reason"] for step in steps if words.get(step, {}).get("reason")), "")
    return referral.reason or _said(theirs)


def _local(stamp: str) -> datetime:
    """The moment of a stamp as the wall of this laptop shows it, to the second."""
    return moment_of(stamp).astimezone().replace(tzinfo=None, microsecond=0)


def _one_of(kind: type[W], word: str | None) -> W | None:
    """A word of ours; ``anders`` for one that only a newer program knows, None when nothing was said."""
    if not word:
        return None
    return kind(word) if word in list(kind) else kind("anders")


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word) if word else None
    except ValueError:
        return None


def _said(words: str | None) -> str:
    """What was said, without signs that cannot be seen and not longer than a record holds."""
    return "".join(sign for sign in words or "" if sign.isprintable() or sign == "\n").strip()[:_LONGEST]
