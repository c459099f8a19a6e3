"""The dwellings of a complex for its manager: labels as far as a ground lets them go, and numbers without anybody."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.energy.home import BAD_LABELS
from app.energy.poverty import Finding, Holds, Indicator

_NUMBERED = re.compile(r"(\D*)(\d{0,9})")
FEWEST = 5
"""A number below this is not shown, nor one that leaves fewer than this outside it."""


@dataclass(frozen=True, slots=True)
class Dwelling:
    """One dwelling of a complex. ``label`` is None when it is not known, or when no ground lets it go.

    ``may_show``: a ground names the label. ``findings`` are the indicators of the household, empty when no ground lets
    them count.
    """

    complex: str
    address: str
    label: str | None
    may_show: bool
    findings: tuple[Finding, ...] = ()

    @property
    def is_flagged(self) -> bool:
        """Whether its label is E, F or G."""
        return self.label in BAD_LABELS


@dataclass(frozen=True, slots=True)
class Count:
    """How many households an indicator holds for, of how many it was known; None where the number is not shown."""

    finding: Finding
    number: int | None
    known: int | None


@dataclass(frozen=True, slots=True)
class ComplexList:
    """One complex. ``flagged`` is how many labels are E, F or G, None when that is fewer than ``FEWEST``.

    ``dwellings`` are those that a ground lets through, by address; ``counts`` is empty when nobody lets it count.
    """

    name: str
    dwellings: tuple[Dwelling, ...]
    flagged: int | None
    counts: tuple[Count, ...]


def complex_lists(dwellings: Iterable[Dwelling]) -> tuple[ComplexList, ...]:
    """The complexes by name with what may be told of them; one of which nothing may be told is left out."""
    by_name: dict[str, list[Dwelling]] = {}
    for one in dwellings:
        by_name.setdefault(_same(one.complex), []).append(one)
    found = (_listed(own) for _, own in sorted(by_name.items()) if own[0].complex.strip())
    return tuple(one for one in found if one.dwellings or one.counts)


def _same(name: str) -> str:
    """Two ways of writing one name: capitals and spaces do not make another complex."""
    return " ".join(name.split()).casefold()


def _by_number(address: str) -> list[tuple[str, int]]:
    """How addresses stand under each other: number 2 before number 10."""
    return [(words.casefold(), int(number or 0)) for words, number in _NUMBERED.findall(address)]


def _listed(own: Sequence[Dwelling]) -> ComplexList:
    shown = tuple(sorted((one for one in own if one.may_show), key=lambda one: _by_number(one.address)))
    flagged = sum(one.is_flagged for one in shown)
    return ComplexList(" ".join(own[0].complex.split()), shown, flagged if flagged >= FEWEST else None, _counts(own))


def _counts(own: Sequence[Dwelling]) -> tuple[Count, ...]:
    """The indicators that have a sourced threshold, over the households that let them count."""
    found = [one for dwelling in own for one in dwelling.findings if one.counted]
    counts = []
    for indicator in Indicator:
        known = [one for one in found if one.indicator is indicator]
        if known:
            counts.append(_count(known))
    return tuple(counts)


def _count(known: Sequence[Finding]) -> Count:
    number = sum(one.holds is Holds.YES for one in known)
    is_shown = FEWEST <= number <= len(known) - FEWEST
    return Count(known[0], number if is_shown else None, len(known) if len(known) >= FEWEST else None)
