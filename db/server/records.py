"""A row of a record as the change that goes over the wire."""

from typing import Any

from app.protocol.operations import Change, Operation

CHANGE_COLUMNS = """
    record.op::text, record.stream, record.id, record.base, record.hlc, record.record_schema, record.kind, record.gone,
    record.body, record.key, record.sig, record.extra, record.rev, record.seq, record.account, record.device::text
"""


def change_of(row: tuple[Any, ...]) -> Change:
    """The change in a row of ``CHANGE_COLUMNS``."""
    op, stream, record_id, base, hlc, schema, kind, gone, body, key, sig, extra, *place = row
    operation = Operation(op, stream, record_id, base, hlc, schema, kind, gone, body, key, sig, extra=extra)
    rev, seq, account, device = place
    return Change(operation, rev, seq, account, device)
