"""Steps of referrals to the hub, and what the hub tells of them; what is said in them is for the services to read."""

from collections.abc import Sequence
from functools import partial

from app.domain.referral import Step
from app.protocol import referrals as wire
from app.protocol.feed import Page
from app.protocol.referrals import MOST_STEPS, UNANSWERED, ReferralStep, StepResult, Steps, StepsTaken, StepStatus
from app.sync.course import Course, Work, parts
from app.sync.line import Line, ask
from db import hub_referrals
from db.hub_referrals import Refused
from db.store import Store


def tell(line: Line) -> Course[int]:
    """Tell the hub every step that it does not have, in the order in which they were taken; one portion of them.

    Returns how many the hub took.
    """
    steps: tuple[ReferralStep, ...] = yield Work(partial(_waiting, line=line))
    if not steps:
        return 0
    taken = yield from ask(line, StepsTaken, "/v1/referrals", Steps(steps))
    accepted = 0
    for some in parts(list(zip(steps, taken.results, strict=False))):
        accepted += yield Work(partial(_judged, verdicts=some, epoch=taken.epoch))
    return accepted


def heard(page: Page) -> Course[None]:
    """Keep what a page tells of referrals, before its cursor moves."""
    for some in parts(page.referrals):
        yield Work(partial(_kept, referrals=some))


def _waiting(store: Store, line: Line) -> tuple[ReferralStep, ...]:
    with store.transaction() as db:
        return hub_referrals.steps_to_tell(db, line.epoch or "", MOST_STEPS)


def _judged(store: Store, verdicts: Sequence[tuple[ReferralStep, StepResult]], epoch: str) -> int:
    """Each step gets its verdict; together or not at all."""
    accepted = 0
    with store.transaction() as db:
        for step, result in verdicts:
            if result.op != step.op:
                continue  # the hub lost its place; it is told again and answered again
            now, clash = result.server, None
            if result.status in (StepStatus.OK, StepStatus.DUP):
                hub_referrals.step_told(db, step, epoch)
                accepted += 1
            elif result.status is StepStatus.CONFLICT and not _is_early(step, result):
                hub_referrals.drop_step(db, step)
                clash = None if step.step is wire.Step.RECEIVE else Step(step.step)
            elif result.status is not StepStatus.CONFLICT:
                hub_referrals.step_refused(db, step, Refused(result.status))
            if now is not None and not _is_early(step, result):
                hub_referrals.hear(db, now, clash)
    return accepted


def _is_early(step: ReferralStep, result: StepResult) -> bool:
    """Whether the day for an answer has passed here and not yet for the hub: then it is told again later."""
    is_waiting = result.server is not None and result.server.state in UNANSWERED
    return step.step is wire.Step.EXPIRE and result.status is StepStatus.CONFLICT and is_waiting


def _kept(store: Store, referrals: Sequence[wire.Referral]) -> None:
    with store.transaction() as db:
        for referral in referrals:
            hub_referrals.hear(db, referral)
