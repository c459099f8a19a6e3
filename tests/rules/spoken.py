"""A rule by name as the tests ask it: its results, whether it is an estimate, and its steps as a person reads them."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.outcome import Stap
from app.rules import regel
from app.rules.trace import Trace


@dataclass(frozen=True)
class Answer:
    """What a rule gave: results, mark, and steps."""

    results: regel.Result
    estimate: bool
    steps: tuple[Stap, ...]

    def __getitem__(self, name: str) -> Decimal:
        value = self.results[name]
        assert isinstance(value, Decimal)
        return value

    @property
    def recht(self) -> str:
        """Whether there is a right: ja, nee or onbekend."""
        return str(self.results["recht"])

    @property
    def own_steps(self) -> list[tuple[str, str]]:
        """Name and article of each calculation, without the parameters it read."""
        return [(step.naam, step.bron.artikel) for step in self.steps if "." not in step.naam]

    @property
    def sentences(self) -> list[str]:
        """Every calculation as a sentence, with plain spaces."""
        return [step.explanation.spoken().replace("\u00a0", " ") for step in self.steps if "." not in step.naam]


def ask(name: str, day: str, /, **inputs: object) -> Answer:
    """Run a rule by name on a day; an amount is given as text, so that it is exact."""
    trace = Trace()
    results = regel.run(
        name, {key: _exact(value) for key, value in inputs.items()}, None, date.fromisoformat(day), trace
    )
    return Answer(results, trace.estimate, tuple(trace.steps))


def _exact(value: object) -> object:
    return Decimal(value) if isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value) else value
