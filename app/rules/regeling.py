"""What the program knows of one regeling: its rule over a household, what it asks, and how it is applied for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.domein import Domein
from app.domain.household import Household
from app.rules.parameters import Parameters
from app.rules.unknown import Rule, Slot

OpenAnswers = Callable[[Household, Parameters, int], Iterator[Slot]]
"""Everything unknown that a regeling looks at, in a calendar year."""


class Term(StrEnum):
    """How long something can still be applied for."""

    CLOSING = "sluitdatum"
    """The whole year, until a closing date (Awir article 15)."""
    LOOKS_BACK = "terugkijken"
    """From a number of months before the month of application; none is from the month itself."""
    OPEN = "open"
    """Without a term of its own: what there is a right to can be got, until the day that the rule names if any."""


@dataclass(frozen=True, slots=True)
class Use:
    """Another regeling, and whether more of it raises the outcome that builds on it or lowers it."""

    regeling: "Regeling"
    raises: bool = False


@dataclass(frozen=True, slots=True)
class Regeling:
    """One regeling. ``law`` names the folder of parameters that must be complete for the year.

    ``limits`` are what it never exceeds and never falls below while it is open how children rank;
    ``months_back`` is the parameter that says how far an application looks back. ``builds_on`` are the regelingen whose
    outcome the rule counts with; it asks ``toekenning_of`` for them.
    """

    name: str
    domein: Domein
    law: str
    rule: Rule
    open_answers: OpenAnswers
    term: Term = Term.CLOSING
    months_back: str = ""
    limits: tuple[Rule, Rule] | None = None
    builds_on: tuple["Use", ...] = ()

    def limits_over(self, slots: Sequence[Slot]) -> tuple[Rule, Rule]:
        """The rules that bound the outcome while these slots are open."""
        return self.limits if self.limits and any(slot.ranks for slot in slots) else (self.rule, self.rule)
