"""What the program knows of one regeling: its rule over a household, what it asks, and how it is applied for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.domein import Domein
from app.domain.household import Household
from app.rules.awir import Right
from app.rules.parameters import Parameters, laws
from app.rules.unknown import Rule, Slot, paths_of

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
    SETTLES = "verrekenen"
    """As open, but it can turn out the other way too: then it must be paid."""
    ADVANCE = "voorschot"
    """The same money as of another regeling, only sooner: it counts in no total."""


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
    outcome the rule counts with; it asks ``toekenning_of`` for them. ``waits_for`` are the last parts of paths that
    must be answered before anything of it counts: what hangs on everything says nothing at first. A ``banded`` one has
    limits that differ even when everything is known.
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
    waits_for: frozenset[str] = frozenset()
    banded: bool = False

    def has_figures(self, law: Parameters) -> bool:
        """Whether the figures of this year are all there."""
        return self.law in laws(law.year)

    def limits_over(self, slots: Sequence[Slot]) -> tuple[Rule, Rule]:
        """The rules that bound the outcome while these slots are open."""
        if self.limits and (self.banded or any(slot.ranks for slot in slots)):
            return self.limits
        return self.rule, self.rule

    def waits(self, slots: Sequence[Slot], high: Right, is_exact: bool) -> bool:
        """Whether the first answers lack: there may be a right, or somebody to ask, and nothing of it counts yet."""
        if is_exact and high.is_sure:
            return False
        return bool(self.first_paths(slots))

    def first_paths(self, slots: Sequence[Slot]) -> frozenset[str]:
        """The open paths that must be answered before anything of it counts."""
        return frozenset(path for path in paths_of(slots) if path.rpartition(".")[2] in self.waits_for)
