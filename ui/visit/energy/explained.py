"""The grounds of a figure as rows of an explanation."""

from collections.abc import Sequence

from app.texts import text
from ui.visit.energy.state import Ground
from ui.widgets.explanation import Explained, StepLine


def explained(grounds: Sequence[Ground]) -> tuple[Explained, ...]:
    """Each ground as a row: what it is, its amount, and where it comes from."""
    return tuple(
        Explained(one.what, "", (StepLine(text("energie_scherm.geeft"), one.amount),) if one.amount else (), one.source)
        for one in grounds
    )
