"""Do no harm: what must be right in a home before anyone is advised to save."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.message import Message, message
from app.energy.answers import CheckAnswer, Seen, per_item
from app.energy.benchmarks import low_line
from app.energy.checklist import Hazard, Item
from app.energy.figures import figure_id
from app.energy.home import LIVING_ROOM, Circumstances, Climate, room_name
from app.energy.situation import Situation
from app.energy.spread import Carrier
from app.rules.parameters import Parameters, Value

URGENT = frozenset({Hazard.CO_COMPLAINTS, Hazard.OPEN_APPLIANCE})
"""What is dealt with today, whatever else there is to talk about."""
STOPS_ALL = frozenset({Hazard.CO_COMPLAINTS})
"""While this holds nothing is advised at all."""
COMFORT_FIRST = frozenset({Hazard.UNDERHEATED, Hazard.COLD})
"""While one of these holds, warmth that is kept in makes the home warmer; it is not counted as a saving."""

_TENTHS = Decimal(10)


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning: ``ground`` says what it rests on; ``certain`` is false when it only may be so.

    ``limit`` is the figure that was passed, None when it was seen or told.
    """

    hazard: Hazard
    ground: Message
    certain: bool = True
    limit: Value | None = None

    @property
    def is_urgent(self) -> bool:
        """Whether it is dealt with today."""
        return self.hazard in URGENT

    @property
    def title(self) -> Message:
        """What a resident reads first."""
        return message(f"energie.gevaar.{self.hazard.value}.titel")

    @property
    def what_to_do(self) -> Message:
        """What to do about it."""
        return message(f"energie.gevaar.{self.hazard.value}.doen")


def warnings(answers: Iterable[CheckAnswer], known: Situation) -> tuple[Warned, ...]:
    """Every warning that holds, the most urgent first and each once, with the surest of its grounds."""
    facts = known.facts
    found = [
        *_seen(answers, known),
        *_asked(facts.circumstances, known.law),
        *_measured(facts.climates, known.law),
        *_heats_too_little(known),
    ]
    if any(one.hazard is Hazard.HEATER for one in found) and not _is_warm(facts.climates, known.law):
        found.append(_warned(Hazard.UNDERHEATED, "kachel", certain=False))
    surest: dict[Hazard, Warned] = {}
    for one in found:
        if one.hazard not in surest or (one.certain and not surest[one.hazard].certain):
            surest[one.hazard] = one
    return tuple(surest[hazard] for hazard in Hazard if hazard in surest)


def _warned(hazard: Hazard, ground: str, certain: bool = True, **args: Decimal | str) -> Warned:
    return Warned(hazard, message(f"energie.grond.{ground}", **args), certain)


def _seen(answers: Iterable[CheckAnswer], known: Situation) -> Iterator[Warned]:
    """What the coach saw: an item that can be better raises its warning, until it is put right in this visit.

    What must be minded because it is here at all stays a warning, whatever was done.
    """
    for item, answer in per_item(answers, known.among):
        if item.raises is not None and answer.seen is Seen.CAN_BE_BETTER and not answer.placed:
            yield _warned(item.raises, "gezien", wat=item.title)
        if item.present is not None and answer.seen in (Seen.GOOD, Seen.CAN_BE_BETTER):
            yield _warned(item.present, "gezien", wat=item.title)


def _asked(asked: Circumstances, law: Parameters) -> Iterator[Warned]:
    if asked.co_complaints:
        yield _warned(Hazard.CO_COMPLAINTS, "klachten")
    if asked.medical_device:
        yield _warned(Hazard.MEDICAL, "medisch")
    if asked.vulnerable:
        yield _warned(Hazard.VULNERABLE, "kwetsbaar")
    if asked.barely_heats:
        yield _warned(Hazard.UNDERHEATED, "stookt_niet")
    limit = law.get(figure_id("warm_water_minimum"))
    if asked.hot_water_c is not None and asked.hot_water_c < limit.amount:
        found = _warned(Hazard.HOT_WATER, "warm_water", graden=Decimal(asked.hot_water_c), minstens=limit.amount)
        yield replace(found, limit=limit)


def _measured(climates: Sequence[Climate], law: Parameters) -> Iterator[Warned]:
    """Cold and damp air, in the newest measurement of each room."""
    damp = law.get(figure_id("vocht_hoog"))
    for climate in newest_per_room(climates):
        coldest = coldest_good(climate.room, law)
        room = room_name(climate.room)
        if climate.tenths_c is not None and climate.tenths_c / _TENTHS < coldest.amount:
            degrees = climate.tenths_c / _TENTHS
            found = _warned(Hazard.COLD, "koud", kamer=room, graden=degrees, minstens=coldest.amount)
            yield replace(found, limit=coldest)
        if climate.humidity is not None and climate.humidity > damp.amount:
            yield replace(_warned(Hazard.DAMP, "vocht", kamer=room, vocht=Decimal(climate.humidity)), limit=damp)


def coldest_good(room: str, law: Parameters) -> Value:
    """The temperature a room should not be below, in degrees."""
    return law.get(figure_id("koud_woonkamer" if room == LIVING_ROOM else "koud_overal"))


def newest_per_room(climates: Sequence[Climate]) -> tuple[Climate, ...]:
    """The newest measurement of each room."""
    newest: dict[str, Climate] = {}
    for climate in sorted(climates, key=lambda one: one.day):
        newest[climate.room] = climate
    return tuple(newest.values())


def _is_warm(climates: Sequence[Climate], law: Parameters) -> bool:
    """Whether the living room was measured and is warm enough."""
    living = [one for one in newest_per_room(climates) if one.room == LIVING_ROOM and one.tenths_c is not None]
    return bool(living) and all((one.tenths_c or 0) / _TENTHS >= coldest_good(one.room, law).amount for one in living)


def _heats_too_little(known: Situation) -> Iterator[Warned]:
    """Less gas than a home with this label hardly can do with: a cold home, or nobody was there."""
    line, use = low_line(known.home, known.law), known.use(Carrier.GAS)
    if line is None or use is None or not use.is_measured or use.amount.typical >= line.amount:
        return
    certain = known.home.label is not None and use.amount.high < line.amount
    text_id = "weinig_gas" if known.home.label else "weinig_gas_zonder_label"
    gas = use.amount.typical.quantize(Decimal(1))
    found = _warned(Hazard.UNDERHEATED, text_id, certain, gas=gas, lijn=line.amount, label=known.home.label or "")
    yield replace(found, limit=line)


def stopped_by(item: Item, warned: Sequence[Warned]) -> Warned | None:
    """The most urgent warning under which this item is not advised, None when it may be.

    What belongs to health, safety or measuring is never stopped.
    """
    if not item.saves:
        return None
    return next((one for one in warned if one.hazard in STOPS_ALL or one.hazard in item.stops), None)


def reason_not_to(item: Item, warned: Warned) -> Message:
    """Why an item is not advised now."""
    return message(f"energie.gevaar.{warned.hazard.value}.niet_nu", wat=item.title)


def comfort_comes_first(warned: Iterable[Warned]) -> bool:
    """Whether warmth that is kept in is not counted as a saving."""
    return any(one.hazard in COMFORT_FIRST for one in warned)
