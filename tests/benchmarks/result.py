"""One line of the benchmark table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured: ours, the reference beside it, ours divided by the reference, and what we aim for.

    ``ours`` and ``reference`` say the figure with its unit; ``met`` is None when there is no aim to meet.
    """

    name: str
    ours: str
    reference: str
    ratio: float
    aim: str
    met: bool | None
