"""Complexen in words: each complex with its dwellings, and the numbers that may be told."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.energy.complexes import FEWEST, ComplexList, Count, Dwelling
from app.reports.energy_complexes import count_words, flagged_words, source_of
from app.texts import text


@dataclass(frozen=True, slots=True)
class Line:
    """Words at the left, and what stands at the right of them."""

    words: str
    told: str
    weight: int = 0


@dataclass(frozen=True, slots=True)
class CountLine:
    """One signal with its number, what it means, and who set its threshold."""

    line: Line
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class ComplexView:
    """One complex."""

    name: str
    flagged: str
    dwellings: tuple[Line, ...]
    counts: tuple[CountLine, ...]


def complex_views(lists: Sequence[ComplexList]) -> tuple[ComplexView, ...]:
    """The complexes in their order."""
    return tuple(_view(one) for one in lists)


def intro() -> str:
    """What stands in the list and what does not."""
    return text("report.complex.uitleg", minst=FEWEST)


def _view(one: ComplexList) -> ComplexView:
    lines = tuple(Line(d.address, _label(d), 600 if d.is_flagged else 0) for d in one.dwellings)
    return ComplexView(one.name, flagged_words(one) if lines else "", lines, tuple(map(_count, one.counts)))


def _label(dwelling: Dwelling) -> str:
    label = dwelling.label or text("report.complex.onbekend")
    return text("complexen.aandacht", label=label) if dwelling.is_flagged else label


def _count(count: Count) -> CountLine:
    number, known = count_words(count)
    told = number if count.number is None else text("complexen.aantal", aantal=number, van=known)
    finding = count.finding
    return CountLine(Line(finding.name.spoken(), told), finding.definition.spoken(), source_of(count))
