"""Short questions to the rules, so that a test is one line of household and one line of euros."""

from decimal import Decimal

from app.domain.household import Household
from app.domain.outcome import Outcome
from app.rules.evaluate import evaluate
from tests.households import Builder


def outcome(who: Builder | Household, regeling: str, year: int | None = None) -> Outcome:
    """The outcome of one regeling, with its steps."""
    return evaluate(who.complete() if isinstance(who, Builder) else who, year).of(regeling)


def per_year(who: Builder | Household, regeling: str) -> Decimal:
    """The award of the year in euros; the outcome must be exact."""
    found = outcome(who, regeling)
    assert found.per_year is not None, found.depends_on
    return Decimal(found.per_year) / 100


def months(who: Builder | Household, regeling: str) -> list[int]:
    """What is paid in each month in whole euros."""
    return [part // 100 for part in outcome(who, regeling).months]


def why(who: Builder | Household, regeling: str) -> str:
    """The last word of the text id of the reason."""
    return outcome(who, regeling).reason.text_id.rpartition(".")[2]


def euro_range(found: Outcome) -> tuple[int, int]:
    """The range in whole euros per year."""
    return found.right.low // 100, found.right.high // 100


def told(who: Builder | Household, regeling: str) -> list[str]:
    """The last words of the text ids of the warnings, but for the term that goes with every claim."""
    words = [warning.text_id.rpartition(".")[2] for warning in outcome(who, regeling).warnings]
    return [word for word in words if word != "termijn"]
