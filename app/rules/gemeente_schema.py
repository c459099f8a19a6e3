"""The JSON Schema of a municipal pack, for an editor that helps whoever writes one."""

from app.domain.huishouden.kinds import Schema
from app.domain.huishouden.schema import DIALECT
from app.rules.gemeente_fields import PACK
from app.rules.gemeente_pack import FORMAT
from app.rules.gemeente_shapes import definitions


def pack_schema() -> Schema:
    """The schema of ``keukentafel-gemeentepakket/1``. Every pack that is read without fault satisfies it; a figure
    without a source, ages the wrong way round and ids that stand there twice are refused by the reader only.
    """
    return {
        "$schema": DIALECT,
        "$id": "urn:keukentafel:gemeentepakket:1",
        "title": FORMAT,
        **PACK.schema,
        "$defs": definitions(),
    }
