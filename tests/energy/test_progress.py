"""A following visit shows what changed, and says nothing when the margins are wider than the difference."""

from datetime import date

import pytest

from app.energy.figures import figures_on
from app.energy.meters import Register
from app.energy.progress import Direction, progress
from app.energy.spread import Carrier
from app.reports.plain_dutch import remarks_on, sentences_of
from tests.energy.builders import TODAY, reading

LAW = figures_on(TODAY)
FIRST, VISIT = date(2024, 11, 23), date(2025, 11, 23)


def change(first: str, middle: str, last: str, carrier: Carrier = Carrier.GAS, visit: date = VISIT):
    register = {Carrier.GAS: Register.GAS, Carrier.HEAT: Register.HEAT}[carrier]
    readings = [reading(register, day, units) for day, units in ((FIRST, first), (VISIT, middle), (TODAY, last))]
    return progress(readings, carrier, visit, LAW, TODAY)


@pytest.mark.parametrize(
    ("middle", "last", "direction", "said"),
    [
        ("1000", "1900", Direction.LESS, "100 m3 gas per jaar minder"),
        ("1000", "2200", Direction.MORE, "200 m3 gas per jaar meer"),
        ("1000", "2000.5", Direction.UNCLEAR, "te klein"),
    ],
)
def test_the_year_before_and_after_a_visit(middle, last, direction, said):
    found = change("0", middle, last)
    assert found.direction is direction
    assert said in found.said.spoken()
    assert found.less.low <= found.less.typical <= found.less.high
    for sentence in sentences_of(found.said.spoken()):
        assert remarks_on(sentence) == ()


def test_heat_changes_in_tenths():
    assert "2,5 GJ" in change("0", "30", "57.5", Carrier.HEAT).said.spoken()


def test_without_a_reading_on_either_side_or_near_the_visit_there_is_no_change():
    readings = [reading(Register.GAS, VISIT, "0"), reading(Register.GAS, TODAY, "900")]
    assert progress(readings, Carrier.GAS, VISIT, LAW, TODAY) is None
    assert progress(readings, Carrier.GAS, TODAY, LAW, TODAY) is None
    assert progress([], Carrier.GAS, VISIT, LAW, TODAY) is None
    assert change("0", "1000", "1900", visit=date(2025, 6, 1)) is None
    assert change("0", "1000", "1900", visit=date(2025, 12, 10)) is not None
