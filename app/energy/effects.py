"""What one measure does in this home: its saving in the example home, brought to the own use."""

from decimal import Decimal

from app.domain.money import ONE, ZERO
from app.energy.benchmarks import as_carrier
from app.energy.checklist import Item, Scaling
from app.energy.combine import Effect
from app.energy.figures import figure_id
from app.energy.parts import PartUse, use_of
from app.energy.situation import Situation
from app.energy.spread import UNITS, Carrier, Part, Spread, exactly
from app.energy.steps import note
from app.rules.parameters import ESTIMATES
from app.rules.trace import Trace

_EXAMPLE = {
    Part.HEATING: "voorbeeld_verwarming",
    Part.HOT_WATER: "voorbeeld_warm_water",
    Part.COOKING: "voorbeeld_koken",
    Part.POWER: "voorbeeld_stroom",
    Part.WATER: "voorbeeld_water",
}


def effects_of(item: Item, pieces: int, known: Situation, trace: Trace) -> tuple[Effect, ...]:
    """What so many pieces of a measure save on every part they touch; of a part that is not known nothing.

    A measure without a material counts whole, whatever ``pieces`` says.
    """
    factor = Decimal(pieces) / item.usual if item.material else ONE
    given = ((item.part, item.gas), (Part.POWER, item.power), (Part.WATER, item.water))
    found = []
    for part, amount in given:
        use = None if part is None or amount.is_nothing else use_of(part, known.parts)
        if use is not None:
            saved = _in_this_home(item, amount.times(factor), use, (known, trace))
            found.append(Effect(item.id, item.overlap, use.part, use.carrier, saved, _base(item, use, known, trace)))
    return tuple(found)


def _in_this_home(item: Item, example: Spread, use: PartUse, context: tuple[Situation, Trace]) -> Spread:
    known, trace = context
    law, unit = known.law, f"{UNITS[use.carrier]}/jaar"
    practice = trace.amount(law, figure_id("praktijkfactor"))
    low, typical = (_tempered(amount, practice) for amount in (example.low, example.typical))
    tempered = Spread(low, typical, example.high)
    if item.scaling is Scaling.SHARE:
        whole = trace.amount(law, figure_id(_EXAMPLE[use.part]))
        found = tempered.with_each(use.amount, lambda saved, own: _share(saved, own, whole))
        note(
            trace, "aandeel", found.typical, unit, bespaard=tempered.typical, voorbeeld=whole, eigen=use.amount.typical
        )
        return found
    if use.part is item.part and use.carrier is not Carrier.GAS:
        tempered = tempered.each(lambda amount: as_carrier(amount, use.carrier, law, Trace(silent=True)))
    note(trace, "vast", tempered.typical, unit)
    return tempered


def _share(saved: Decimal, own: Decimal, whole: Decimal) -> Decimal:
    """What is saved of the whole, of the own use instead; what costs more does not shrink with a small use."""
    return saved * own / whole if saved > ZERO else saved


def _tempered(amount: Decimal, practice: Decimal) -> Decimal:
    """What practice leaves of a promise; what costs more stays as it is."""
    return amount * practice if amount > ZERO else amount


def _base(item: Item, use: PartUse, known: Situation, trace: Trace) -> Spread:
    """The use that the group of a measure can touch: what was measured, else its share; at most the whole part."""
    if not item.overlap:
        return use.amount
    unit = f"{UNITS[use.carrier]}/jaar"
    if use.carrier is Carrier.POWER:
        kwh = sum((one.kwh for one in known.facts.group_uses if one.group == item.overlap), ZERO)
        if kwh:
            note(trace, "groep_gemeten", kwh, unit)
            return exactly(kwh).with_each(use.amount, min)
    group = known.among.group(item.overlap)
    share = group.share_of(use.part)
    if share is None:
        return use.amount
    trace.estimate = trace.estimate or group.confidence in ESTIMATES
    note(trace, "groep", use.amount.typical * share, unit, groep=group.name, deel=share)
    return use.amount.times(share)
