"""Writing down the steps of a calculation, so that every amount can explain itself."""

from decimal import Decimal

from app.domain.message import Message
from app.domain.money import rounded
from app.domain.outcome import Bron, Stap
from app.rules.parameters import Value
from app.rules.trace import Trace

METHOD = Bron("Keukentafel", "rekenwijze energie")
"""Our own arithmetic; what goes into it has a source of its own."""
DECIMALS, SHARE_DECIMALS = 2, 4
"""How exact a step is written; the calculation goes on with every digit."""


def note(trace: Trace, name: str, value: Decimal, unit: str, **inputs: Decimal | int | str) -> Decimal:
    """Add a step with the text ``energie.stap.<name>`` to the trace, and give the value back."""
    if not trace.silent:
        given = tuple(inputs.items())
        said = Message(f"energie.stap.{name}", given)
        trace.add(Stap(name, _shown(value, unit), METHOD, said, given, unit, trace.estimate))
    return value


def from_table(trace: Trace, name: str, value: Decimal, unit: str, like: Value) -> Decimal:
    """Add a step for what follows from many cells of one table, with the source of ``like``, one of its cells."""
    source = like.source
    trace.estimate = trace.estimate or source.is_estimate
    if not trace.silent:
        bron = Bron(source.law, source.article, source.url)
        said = Message(f"energie.stap.{name}")
        trace.add(Stap(name, _shown(value, unit), bron, said, (), unit, source.is_estimate))
    return value


def _shown(value: Decimal, unit: str) -> Decimal:
    if unit.startswith("EUR"):
        return value
    return rounded(value, SHARE_DECIMALS if unit == "deel" else DECIMALS)
