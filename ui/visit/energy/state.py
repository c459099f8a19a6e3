"""The places of the walk through a home, how far each is, and how an amount and its source are said on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.money import euros, format_decimal, format_whole
from app.domain.outcome import Stap
from app.domain.visit import Step
from app.energy.checklist import Item
from app.energy.checklist_reading import checklist
from app.energy.figures import sources
from app.energy.spread import Euros
from app.intake.questions import Question
from app.intake.scripts import WALKED
from app.reports.steps import step_value
from app.rules.parameters import Source, Value
from app.services.energy.assessment import EnergyAssessment
from app.texts import has_text, text

HOUSE = "huis"
YES, NO = "ja", "nee"


class Measuring(StrEnum):
    """The places of Meten."""

    METERS = "meters"
    APPLIANCES = "apparaten"
    AIR = "lucht"
    BILL = "rekening"


class Act(StrEnum):
    """What can be kept about an item of the walk."""

    SEEN = "seen"
    CHOICE = "choice"
    PIECES = "pieces"
    NEEDED = "needed"
    EXPLAINED = "explained"
    REPORTED = "reported"
    AGAIN = "again"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class PlaceTab:
    """A place within a step: its key, its words, and whether something was noted there."""

    key: str
    words: str
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """One line of why a figure is what it is: what, how much, and who says so."""

    what: str
    amount: str
    source: str


def places_of(step: Step) -> tuple[str, ...]:
    """The places within a step of the walk, in the order of walking by; none for another step."""
    if step is Step.RONDGANG:
        return (HOUSE, *(room.id for room in checklist().rooms))
    if step is Step.METEN:
        return tuple(place.value for place in Measuring)
    return ("",) if step in WALKED else ()


def place_in(step: Step, at: str) -> str:
    """The place asked for when the step has it, else its first."""
    places = places_of(step)
    return at if at in places else places[0]


def room_tabs(found: EnergyAssessment) -> tuple[PlaceTab, ...]:
    """The rooms, each with whether something was noted there."""
    noted = {answer.item for answer in found.checks}
    rooms = [PlaceTab(room.id, room.title, any(one.id in noted for one in room.items)) for room in checklist().rooms]
    is_known = found.known.facts.home.label is not None or found.known.facts.home.dwelling is not None
    return (PlaceTab(HOUSE, text("energie_scherm.huis.tab"), is_known), *rooms)


def measure_tabs(found: EnergyAssessment) -> tuple[PlaceTab, ...]:
    """The places of Meten, each with whether something was measured there."""
    done = {
        Measuring.METERS: bool(found.readings),
        Measuring.APPLIANCES: bool(found.appliances),
        Measuring.AIR: bool(found.climates),
        Measuring.BILL: found.known.facts.contract is not None,
    }
    return tuple(PlaceTab(one.value, text(f"energie_scherm.meten.{one}"), done[one]) for one in Measuring)


def share_done(step: Step, found: EnergyAssessment) -> tuple[int, int]:
    """How many places of a step were seen, of how many; Besparen counts as one, seen once something was chosen."""
    if step is Step.BESPAREN:
        return int(any(answer.choice or answer.placed for answer in found.checks)), 1
    tabs = room_tabs(found) if step is Step.RONDGANG else measure_tabs(found)
    return sum(tab.is_done for tab in tabs), len(tabs)


def reason_of(question: Question) -> str:
    """Why a question is put in a visit about energy; its help where nothing else was written."""
    key = f"energie_scherm.reden.{question.id}"
    return text(key) if has_text(key) else question.help


def yes_no() -> tuple[tuple[str, str], ...]:
    """The two answers of a question that has no others, each with its words."""
    return tuple((one, text(f"energie_scherm.{one}")) for one in (YES, NO))


def said_truth(answer: bool | None) -> str:
    """Which of the two was told; empty for neither."""
    return "" if answer is None else YES if answer else NO


def about(amount: Euros) -> str:
    """``ongeveer € 84``: the typical amount, which is always an estimate."""
    return text("energie_scherm.ongeveer", bedrag=format_whole(euros(amount.typical)))


def between(amount: Euros) -> str:
    """``€ 50 tot € 120 per jaar, geschat``."""
    low, high = (format_whole(euros(end)) for end in (amount.low, amount.high))
    return text("energie_scherm.tussen", laag=low, hoog=high)


def grounds_of(steps: Sequence[Stap]) -> tuple[Ground, ...]:
    """The steps of a figure, each with its amount, its source and whether it is an estimate."""
    return tuple(Ground(step.explanation.spoken(), step_value(step), _says(step)) for step in steps)


def ground_of(figure: Value) -> Ground:
    """A figure that something is held against: what it is, how much, and who says so."""
    amount = f"{format_decimal(figure.amount)} {figure.unit}".removesuffix("/jaar")
    return Ground(figure.description, amount, says(figure.source))


def says(source: Source) -> str:
    """Who says so, and how sure that is."""
    return f"{source.law}, {source.article}. {text(f'energie_scherm.zekerheid.{source.confidence}')}"


def sources_of(item: Item) -> tuple[Ground, ...]:
    """Where the saving or the rule of an item comes from, and how sure that is."""
    sure = text(f"energie_scherm.zekerheid.{item.confidence}")
    found = (sources()[name] for name in item.sources)
    return tuple(Ground(text("energie_scherm.bron"), "", f"{one.law}, {one.article}. {sure}") for one in found)


def _says(step: Stap) -> str:
    who = f"{step.bron.wet}, {step.bron.artikel}"
    return f"{who}. {text('energie_scherm.schatting')}" if step.schatting else who
