"""What a visit saves: what was placed, what the resident will do, and what is still possible, each apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, localcontext

from app.domain.money import CONTEXT, HUNDRED, ONE, ZERO, Cents
from app.domain.outcome import Stap
from app.energy.answers import CheckAnswer, Choice, per_item, still_to_place
from app.energy.checklist import Item
from app.energy.combine import CarrierTotal, Effect, totals
from app.energy.effects import effects_of
from app.energy.figures import figure_id
from app.energy.safety import Warned, comfort_comes_first, reason_not_to, stopped_by, warnings
from app.energy.saved import Bucket, MeasureSaving, NotAdvised, Savings, Total
from app.energy.situation import Situation
from app.energy.spread import NOTHING, UNITS, Amounts, Carrier, Euros, Part, Spread, amounts_of, in_cents
from app.energy.steps import note
from app.rules.trace import Trace

_PLACED = (Bucket.PLACED,)
_WITH_ADVICE = (*_PLACED, Bucket.WILL_DO)
_WITH_POSSIBLE = (*_WITH_ADVICE, Bucket.POSSIBLE)


@dataclass(frozen=True, slots=True)
class _Measure:
    """A measure on its way to a saving."""

    item: Item
    bucket: Bucket
    pieces: int
    effects: tuple[Effect, ...]
    steps: tuple[Stap, ...]
    comfort: bool
    stopped: Warned | None


def savings(answers: Iterable[CheckAnswer], known: Situation) -> Savings:
    """The savings of a visit from its answers. Every item counts once; its last answer holds."""
    given = tuple(answers)
    with localcontext(CONTEXT):
        warned = warnings(given, known)
        found = [one for item, answer in per_item(given, known.among) for one in _measures(item, answer, known, warned)]
        advised = [one for one in found if one.bucket is Bucket.PLACED or one.stopped is None]
        placed = _total(advised, _PLACED, known)
        together = _total(advised, _WITH_ADVICE, known)
        everything = _total(advised, _WITH_POSSIBLE, known)
        advice, possible = _on_top(together, placed), _on_top(everything, together)
        measures = (
            *_lines(advised, Bucket.PLACED, placed, known),
            *_lines(advised, Bucket.WILL_DO, advice, known),
            *_lines(advised, Bucket.POSSIBLE, possible, known),
            *_lines(advised, Bucket.CORPORATION, None, known),
        )
    refused = tuple(
        NotAdvised(one.item.id, one.stopped, reason_not_to(one.item, one.stopped))
        for one in found
        if one.stopped is not None and one.bucket is not Bucket.PLACED
    )
    own = all(not known.prices.of(part.carrier).estimate for part in known.parts if part.carrier is not Carrier.WATER)
    return Savings(placed, advice, possible, together, everything, measures, refused, warned, own)


def _measures(item: Item, answer: CheckAnswer, known: Situation, warned: Sequence[Warned]) -> list[_Measure]:
    found = []
    for bucket, pieces in _buckets(item, answer):
        trace = Trace()
        effects = effects_of(item, pieces, known, trace)
        warms = any(effect.part is Part.HEATING for effect in effects)
        comfort = warms and comfort_comes_first(warned)
        if comfort:
            effects = tuple(effect for effect in effects if effect.part is not Part.HEATING)
        steps = tuple(trace.steps)
        found.append(_Measure(item, bucket, pieces, effects, steps, comfort, stopped_by(item, warned)))
    return found


def _buckets(item: Item, answer: CheckAnswer) -> list[tuple[Bucket, int]]:
    """Where an item belongs, with the number of pieces; what is placed in part belongs in two places."""
    found = []
    if answer.placed:
        found.append((Bucket.PLACED, answer.pieces))
    left = still_to_place(item, answer)
    if not left or (answer.placed and not item.material):
        return found
    if item.is_for_the_corporation:
        bucket = Bucket.CORPORATION
    else:
        bucket = Bucket.WILL_DO if answer.choice is Choice.WILL_DO else Bucket.POSSIBLE
    return [*found, (bucket, left)]


def _total(measures: Iterable[_Measure], buckets: Sequence[Bucket], known: Situation) -> Total:
    """Measures together: overlap multiplied, each carrier capped, and the whole in euros."""
    effects = [effect for one in measures if one.bucket in buckets for effect in one.effects]
    caps = {carrier: known.law.get(figure_id(f"grens_{carrier.value}")).amount for carrier in Carrier}
    found = totals(effects, known.parts, caps)
    trace = Trace()
    trace.estimate = True
    for one in found:
        _note_total(one, effects, known, trace)
    amounts = amounts_of((one.carrier, one.saved) for one in found)
    euros = in_cents(_worth(amounts, known, trace))
    return Total(amounts, euros, any(one.capped for one in found), tuple(trace.steps))


def _note_total(one: CarrierTotal, effects: Sequence[Effect], known: Situation, trace: Trace) -> None:
    each = sum((effect.alone.typical for effect in effects if effect.carrier is one.carrier), ZERO)
    if one.capped:
        trace.use(known.law.get(figure_id(f"grens_{one.carrier.value}")))
    name = "samen_begrensd" if one.capped else "samen"
    note(trace, name, one.saved.typical, f"{UNITS[one.carrier]}/jaar", losse_som=each, drager=one.carrier.value)


def _worth(amounts: Amounts, known: Situation, trace: Trace) -> Spread:
    """What the amounts are worth in euros; the price of each carrier that is there is a step."""
    worth = NOTHING
    for carrier in Carrier:
        amount = amounts.of(carrier)
        if not amount.is_nothing:
            price = known.prices.of(carrier)
            trace.add(*price.steps)
            worth = worth.plus(amount.times(price.euros))
    note(trace, "in_euros", worth.typical, "EUR/jaar")
    return worth


def _on_top(larger: Total, smaller: Total) -> Total:
    """What the larger total adds to a part of it."""
    ends = (
        Cents(larger.euros.low - smaller.euros.low),
        Cents(larger.euros.typical - smaller.euros.typical),
        Cents(larger.euros.high - smaller.euros.high),
    )
    euros = Euros(min(ends), ends[1], max(ends))
    return Total(larger.amounts.above(smaller.amounts), euros, larger.capped, larger.steps)


def _lines(
    measures: Iterable[_Measure], bucket: Bucket, total: Total | None, known: Situation
) -> tuple[MeasureSaving, ...]:
    """The measures of a bucket, each with its part of the total."""
    own = [one for one in measures if one.bucket is bucket]
    amounts = [amounts_of((effect.carrier, effect.alone) for effect in one.effects) for one in own]
    worths = [_worth(amount, known, Trace(silent=True)) for amount in amounts]
    counted = [None] * len(own) if total is None else divided(total.euros.typical, [one.typical for one in worths])
    return tuple(
        MeasureSaving(
            one.item.id,
            bucket,
            one.pieces,
            amount,
            in_cents(worth),
            part,
            one.comfort,
            None if one.stopped is None else reason_not_to(one.item, one.stopped),
            one.steps,
        )
        for one, amount, worth, part in zip(own, amounts, worths, counted, strict=True)
    )


def divided(total: Cents, worths: Sequence[Decimal]) -> list[Cents]:
    """A total in eurocents over lines by what each is worth alone, in euros; the lines add up to it to the cent.

    What costs money keeps its own amount; the rest shares what is left.
    """
    costs = [min(ZERO, worth) * HUNDRED for worth in worths]
    gains = sum((max(ZERO, worth) for worth in worths), ZERO)
    if not gains:
        return _whole(total, costs)
    left = total - sum(costs, ZERO)
    return _whole(total, [cost + left * max(ZERO, worth) / gains for cost, worth in zip(costs, worths, strict=True)])


def _whole(total: Cents, exact: Sequence[Decimal]) -> list[Cents]:
    """Whole cents that add up to the total: rounded down, and what is then short goes to the largest remainders."""
    down = [int(amount.quantize(ONE, rounding=ROUND_FLOOR)) for amount in exact]
    by_rest = sorted(range(len(exact)), key=lambda place: exact[place] - down[place], reverse=True)
    for place in by_rest[: max(0, total - sum(down))]:
        down[place] += 1
    return [Cents(amount) for amount in down]
