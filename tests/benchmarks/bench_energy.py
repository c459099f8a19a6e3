"""What seven small measures save by our arithmetic, beside what programmes in the field reported; and its speed."""

from decimal import Decimal

from app.domain.money import euros
from app.energy.checklist_reading import checklist
from app.energy.figures import figure_id, figures_on
from app.energy.saved import Total
from app.energy.savings import savings
from tests.benchmarks.result import Result
from tests.benchmarks.timing import median_of_both
from tests.energy.builders import SEVEN, TODAY, known, placed, seen

ROUNDS = 30
AIM_MS = 50.0
WHERE = {
    "goirle_gas": "Goirle, 670 homes, 7.3 measures each",
    "goirle_stroom": "Goirle, 670 homes, 7.3 measures each",
    "eindhoven_stroom": "Eindhoven, 3,800 homes",
    "eindhoven_euro": "Eindhoven, 3,800 homes, prices of 2021",
    "ecn_euro": "ECN, five projects, prices of 2017",
}


def _field(name: str) -> Decimal:
    return figures_on(TODAY).get(figure_id(f"veld_{name}")).amount


def _beside(ours: Decimal, unit: str, name: str, most: Decimal) -> Result:
    """Ours beside one published result; the aim is not to promise more than ``most``."""
    theirs = _field(name)
    return Result(
        name=f"seven small measures, {unit} a year",
        ours=f"{ours:.0f} {unit}",
        reference=f"{theirs:.0f} {unit} ({WHERE[name]})",
        ratio=float(ours / theirs),
        aim=f"at most {most:.0f} {unit}",
        met=ours <= most,
    )


def _against_the_field(total: Total) -> list[Result]:
    worth, worth_limit = euros(total.euros.typical), _field("hoog_euro")
    return [
        _beside(total.amounts.gas.typical, "m3", "goirle_gas", _field("goirle_gas")),
        _beside(total.amounts.power.typical, "kWh", "goirle_stroom", _field("goirle_stroom")),
        _beside(total.amounts.power.typical, "kWh", "eindhoven_stroom", _field("eindhoven_stroom")),
        _beside(worth, "euro", "eindhoven_euro", worth_limit),
        _beside(worth, "euro", "ecn_euro", worth_limit),
    ]


def run() -> list[Result]:
    """The comparison, and how long a whole checklist takes beside a plain sum of its typical savings."""
    situation = known()
    every = [seen(item.id) for item in checklist().items]
    items = list(checklist().items)
    ours, reference = median_of_both(
        lambda: savings(every, situation),
        lambda: sum((item.gas.typical + item.power.typical + item.water.typical for item in items), Decimal(0)),
        ROUNDS,
    )
    speed = Result(
        name=f"savings of all {len(items)} items with ranges, overlap and steps",
        ours=f"{ours:.1f} ms",
        reference=f"{reference:.2f} ms (a plain sum of the same figures)",
        ratio=ours / reference,
        aim=f"at most {AIM_MS:.0f} ms",
        met=ours <= AIM_MS,
    )
    return [*_against_the_field(savings([placed(name) for name in SEVEN], situation).placed), speed]
