"""Our savings beside what programmes in the field reported for homes like these."""

from decimal import Decimal

from app.domain.money import euros
from app.energy.figures import figure_id, figures_on
from app.energy.savings import savings
from tests.energy.builders import SEVEN, TODAY, known, placed

LAW = figures_on(TODAY)


def field(name: str) -> Decimal:
    return LAW.get(figure_id(f"veld_{name}")).amount


def test_seven_small_measures_stay_within_what_programmes_reported(capsys):
    saved = savings([placed(name) for name in SEVEN], known()).placed
    gas, power, worth = saved.amounts.gas, saved.amounts.power, euros(saved.euros.typical)
    with capsys.disabled():
        print(
            f"\nseven small measures, typical social-rent home (850 m3, 2,000 kWh): "
            f"{gas.typical:.0f} m3 ({gas.low:.0f}-{gas.high:.0f}; Goirle {field('goirle_gas')}), "
            f"{power.typical:.0f} kWh ({power.low:.0f}-{power.high:.0f}; Goirle {field('goirle_stroom')}, "
            f"Eindhoven {field('eindhoven_stroom')}), {worth:.0f} euro (Eindhoven {field('eindhoven_euro')}, "
            f"ECN {field('ecn_euro')})"
        )
    assert gas.low <= field("goirle_gas") <= gas.high
    assert field("goirle_gas") / 2 <= gas.typical <= field("goirle_gas")
    assert power.low <= field("goirle_stroom") <= power.high
    assert field("goirle_stroom") / 2 <= power.typical <= field("goirle_stroom")
    assert power.low <= field("eindhoven_stroom") <= power.high


def test_the_euros_lie_where_independent_programmes_found_them():
    saved = savings([placed(name) for name in SEVEN], known()).placed
    worth = euros(saved.euros.typical)
    assert field("laag_euro") <= worth <= field("hoog_euro")
    assert abs(worth - field("ecn_euro")) <= field("ecn_euro") / 4
    assert abs(worth - field("eindhoven_euro")) <= field("eindhoven_euro") / 4


def test_even_everything_a_coach_can_do_stays_far_below_what_insulation_would_do():
    """All measures of the visit together are held at a quarter of the gas and three tenths of the power."""
    everything = savings([placed(item.id) for item in known().among.items if not item.is_for_the_corporation], known())
    assert everything.placed.capped
    assert everything.placed.amounts.gas.high <= Decimal(850) / 4
    assert everything.placed.amounts.power.high <= 600
