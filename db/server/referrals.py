"""Referrals: the state machine, with both streams numbered in the same transaction as the step."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from app.protocol.encoding import canonical, decode
from app.protocol.referrals import (
    BY,
    Referral,
    ReferralKind,
    ReferralStep,
    Side,
    State,
    Step,
    StepResult,
    StepStatus,
    after,
)
from app.protocol.referrals import Taken as TakenStep
from db.server.pool import Connection

_COLUMNS = """
    referral::text, state, kind, sender, receiver, answer_by::text, urgent, stop_asked, stream, inbox, stream_seq,
    inbox_seq
"""
_SINCE = f"""
    SELECT {_COLUMNS}, place FROM unnest(%s::text[], %s::bigint[]) AS reach (place, since)
    CROSS JOIN LATERAL (
        SELECT * FROM referral WHERE stream = place AND stream_seq > since OR inbox = place AND inbox_seq > since
        ORDER BY CASE WHEN inbox = place THEN inbox_seq ELSE stream_seq END LIMIT %s
    ) AS referral
    ORDER BY place, CASE WHEN inbox = place THEN inbox_seq ELSE stream_seq END
"""
_ONE = f"SELECT {_COLUMNS} FROM referral WHERE referral = %s"
_STEPS = "SELECT referral::text, step, account FROM referral_step WHERE referral = ANY(%s) ORDER BY referral, nth"
_KNOWN = "SELECT sig FROM referral_step WHERE referral = %s AND op = %s"
_SIDES = "SELECT is_sender, is_receiver FROM may_write_referral(%s)"

_Row = tuple[Any, ...]


def since(connection: Connection, reach: Mapping[str, int], most: int) -> list[tuple[str, Referral]]:
    """The referrals in or out of each stream that moved after its cursor, at most ``most``, in the order of moving."""
    rows = connection.execute(_SINCE, (list(reach), list(reach.values()), most)).fetchall()
    places = [row[-1] for row in rows]
    sided = [(Side.RECEIVER if row[9] == row[-1] else Side.SENDER, row[:-1]) for row in rows]
    return list(zip(places, _complete(connection, sided), strict=True))


def take(connection: Connection, step: ReferralStep) -> StepResult:
    """The verdict on one step; an accepted one is written in this transaction. Its signature was checked."""
    known = connection.execute(_KNOWN, (step.referral, step.op)).fetchone()
    if known is not None:
        status = StepStatus.DUP if known[0] == step.sig else StepStatus.INVALID
        return StepResult(step.op, status, _seen(connection, step))
    if step.step is Step.SEND:
        return _sent(connection, step)
    row = connection.execute(_ONE, (step.referral,)).fetchone()
    sides = connection.execute(_SIDES, (step.referral,)).fetchone()
    if row is None or sides is None or not _is_on(BY[step.step], sides):
        return StepResult(step.op, StepStatus.FORBIDDEN)
    state = after(State(row[1]), step.step)
    too_early = step.step is Step.EXPIRE and row[5] >= datetime.now(UTC).date().isoformat()
    if state is None or too_early or not _moved(connection, step, row[1], state):
        return StepResult(step.op, StepStatus.CONFLICT, _seen(connection, step))
    return StepResult(step.op, StepStatus.OK, _seen(connection, step))


def _is_on(side: Side, sides: _Row) -> bool:
    is_sender, is_receiver = sides
    return bool({Side.SENDER: is_sender, Side.RECEIVER: is_receiver}.get(side, is_sender or is_receiver))


def _sent(connection: Connection, step: ReferralStep) -> StepResult:
    asked = {
        "referral": step.referral,
        "stream": step.stream,
        "to": step.to,
        "state": State.SENT,
        "kind": step.kind,
        "answer_by": step.answer_by,
        "urgent": step.urgent,
        "op": step.op,
    }
    given = (json.dumps(asked), _written(step), step.sig)
    inbox = connection.execute("SELECT has_inbox(%s)", (step.to,)).fetchone()
    if inbox is None or not inbox[0]:
        return StepResult(step.op, StepStatus.INVALID)
    row = connection.execute("SELECT send_referral(%s, %s, %s)", given).fetchone()
    if row is not None and row[0]:
        return StepResult(step.op, StepStatus.OK, _seen(connection, step))
    seen = _seen(connection, step)
    return StepResult(step.op, StepStatus.FORBIDDEN if seen is None else StepStatus.CONFLICT, seen)


def _moved(connection: Connection, step: ReferralStep, seen: str, state: State) -> bool:
    following = {"state": state, "stop_asked": step.step is Step.ASK_TO_STOP, "step": _written(step)}
    given = (step.referral, seen, step.op, json.dumps(following), step.sig)
    row = connection.execute("SELECT move_referral(%s, %s, %s, %s, %s)", given).fetchone()
    return row is not None and bool(row[0])


def _seen(connection: Connection, step: ReferralStep) -> Referral | None:
    """The referral as it is now, from the side of who takes this step."""
    row = connection.execute(_ONE, (step.referral,)).fetchone()
    sides = connection.execute(_SIDES, (step.referral,)).fetchone()
    if row is None or sides is None:
        return None
    is_receiver = sides[1] and (BY[step.step] is Side.RECEIVER or not sides[0])
    return _complete(connection, [(Side.RECEIVER if is_receiver else Side.SENDER, row)])[0]


def _complete(connection: Connection, rows: Sequence[tuple[Side, _Row]]) -> list[Referral]:
    steps: dict[str, list[TakenStep]] = {row[0]: [] for _, row in rows}
    if rows:
        for referral, step, account in connection.execute(_STEPS, (list(steps),)):
            steps[referral].append(TakenStep(_read(step), account))
    return list(_referrals(rows, steps))


def _referrals(rows: Sequence[tuple[Side, _Row]], steps: dict[str, list[TakenStep]]) -> Iterator[Referral]:
    for side, row in rows:
        referral, state, kind, sender, receiver, answer_by, urgent, stop_asked, _, _, out_seq, in_seq = row
        yield Referral(
            referral,
            State(state),
            ReferralKind(kind),
            side,
            in_seq if side is Side.RECEIVER else out_seq,
            sender,
            receiver,
            answer_by,
            urgent,
            stop_asked,
            tuple(steps[referral]),
        )


def _written(step: ReferralStep) -> str:
    return canonical(step.wire()).decode()


def _read(written: str) -> ReferralStep:
    return ReferralStep.read(decode(written.encode()))
