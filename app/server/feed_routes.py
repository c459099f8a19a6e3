"""Push, changes, have, and steps with referrals."""

from app.protocol import keys
from app.protocol.feed import Ask, Changes, Have, Stands
from app.protocol.operations import Operation, Push, Pushed, Result
from app.protocol.problems import Code
from app.protocol.referrals import ReferralStep, StepResult, Steps, StepsTaken, StepStatus
from app.server.answers import Answer, Context, epoch_of, said
from db.server import feed
from db.server import push as pushing
from db.server import referrals as referring
from db.server.faults import Refused
from db.server.pool import Connection


def push(context: Context) -> Answer:
    """A verdict on each operation, and what is accepted written before the answer leaves."""
    asked, caller = context.message(Push), context.caller
    if asked.device != caller.device:
        raise Refused(Code.FORBIDDEN)
    sign_key = context.hub.pool.run(lambda connection: pushing.sign_key_of(connection, caller.account), caller)
    signed = {op.op for op in asked.ops if isinstance(op, Operation) and _is_signed(sign_key, op)}

    def work(connection: Connection) -> Pushed:
        epoch = feed.require_epoch(connection, asked.epoch)
        return Pushed(epoch, pushing.push(connection, caller, asked.ops, lambda op: op.op in signed))

    answer = context.hub.pool.run(work, caller)
    return Answer(answer.encoded(), verdicts=tuple(_verdict(result) for result in answer.results))


def changes(context: Context) -> Answer:
    """What came after each cursor."""
    asked = context.message(Ask)

    def work(connection: Connection) -> Changes:
        epoch = feed.require_epoch(connection, asked.epoch)
        return Changes(epoch, feed.changes(connection, asked))

    return said(context.hub.pool.run(work, context.caller, reading=True))


def have(context: Context) -> Answer:
    """How the hub stands to what a laptop has of a stream."""
    asked = context.message(Have)

    def work(connection: Connection) -> Stands:
        access, records = feed.have(connection, asked)
        return Stands(epoch_of(connection), access, records)

    return said(context.hub.pool.run(work, context.caller, reading=True))


def take_steps(context: Context) -> Answer:
    """A verdict on each step; each in a transaction of its own, since one may lock two streams."""
    asked, caller = context.message(Steps), context.caller
    sign_key = context.hub.pool.run(lambda connection: pushing.sign_key_of(connection, caller.account), caller)
    results = tuple(_taken(context, step, sign_key) for step in asked.steps)
    return said(StepsTaken(context.hub.pool.run(epoch_of, caller), results))


def _taken(context: Context, step: ReferralStep, sign_key: bytes | None) -> StepResult:
    if not _is_signed(sign_key, step):
        return StepResult(step.op, StepStatus.INVALID)
    return context.hub.pool.run(lambda connection: referring.take(connection, step), context.caller)


def _is_signed(sign_key: bytes | None, signed: Operation | ReferralStep) -> bool:
    if sign_key is None:
        return False
    try:
        keys.require_signature(sign_key, signed.sig, signed.signed())
    except keys.BadSignature:
        return False
    return True


def _verdict(result: Result) -> str:
    return result.status.value
