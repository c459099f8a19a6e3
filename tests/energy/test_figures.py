"""The figures: each with a source, marked when it is an estimate, and adding up where the source does."""

import re
from datetime import date

import pytest

from app.energy import figures
from app.energy.checklist_reading import checklist
from app.energy.figures import PREFIX, benchmarks, figure_id, figures_on, sources
from app.energy.season import month_shares
from app.resources import folder
from app.rules.parameters import ESTIMATES, Confidence, MissingParameter
from tests.energy.builders import TODAY


def amount(*parts: str | int):
    return benchmarks()[figure_id(*parts)].amount


@pytest.mark.parametrize("name", sorted(sources()))
def test_every_source_says_who_where_and_when(name: str):
    found = sources()[name]
    assert found.law
    assert found.article
    assert re.fullmatch(r"https://\S+", found.url)
    assert found.checked_on >= date(2026, 1, 1)
    if found.confidence in ESTIMATES | {Confidence.DESIGN}:
        assert found.note or found.reference, "an estimate says why"


def test_every_source_is_one_of_something():
    used = {name for item in checklist().items for name in item.sources}
    for file in ("benchmarks.yaml", "groups.yaml", "appliances.yaml"):
        used |= set(re.findall(r"source: (\w+)", folder(*figures.FOLDER, file).read_text(encoding="utf-8")))
    assert used == set(sources())


def test_every_figure_has_a_description_a_unit_and_a_name_below_energie():
    for name, value in benchmarks().items():
        assert name == value.id
        assert name.startswith(PREFIX)
        assert value.description
        assert value.unit
        assert value.amount.is_finite()
        assert value.unit != "deel" or 0 <= value.amount <= 1


def test_the_lines_of_a_label_rise_and_a_worse_label_uses_more():
    for column in ("laag", "gemiddeld", "hoog"):
        row = [amount("gas_label", label, column) for label in ("A+", "A", "B", "C", "D", "E", "F")]
        assert row == sorted(row)
    for label in ("A+", "A", "B", "C", "D", "E", "F"):
        low, mean, high = (amount("gas_label", label, column) for column in ("laag", "gemiddeld", "hoog"))
        assert low < mean < high
    assert figure_id("gas_label", "G", "laag") not in benchmarks()
    assert amount("gas_label", "G", "hoog") == 1630


def test_the_months_add_up_to_the_year_and_keep_their_mark():
    assert sum(amount("maand_gas", month, "gebruik") for month in range(1, 13)) == 1200
    assert sum(amount("maand_stroom", month, "gebruik") for month in range(1, 13)) == 2900
    assert sum(month_shares("maand_gas", figures_on(TODAY))) == pytest.approx(1)
    assert benchmarks()[figure_id("maand_gas", 1, "gebruik")].source.is_estimate


def test_the_published_stretch_of_the_price_cap_fits_the_months():
    """610 m3 and 976 kWh from 1 January up to and including 13 April were published."""
    gas = (
        sum(amount("maand_gas", month, "gebruik") for month in (1, 2, 3)) + amount("maand_gas", 4, "gebruik") * 13 / 30
    )
    power = sum(amount("maand_stroom", month, "gebruik") for month in (1, 2, 3))
    power += amount("maand_stroom", 4, "gebruik") * 13 / 30
    assert abs(gas - 610) < 10
    assert abs(power - 976) < 10


def test_the_example_home_is_split_as_its_bill():
    parts = [amount(f"voorbeeld_{part}") for part in ("verwarming", "warm_water", "koken")]
    assert sum(parts) == 850
    assert amount("voorbeeld_warm_water") == amount("warm_water_personen", 2, "gemiddeld")
    assert amount("voorbeeld_water") == amount("water_personen", 2, "gemiddeld")


def test_the_prices_of_the_year_stand_beside_the_benchmarks_and_are_estimates():
    law = figures_on(TODAY)
    for carrier in ("gas", "stroom", "warmte", "water"):
        assert law.get(figure_id(f"prijs_{carrier}")).source.is_estimate
    assert law.get(figure_id("gas_label", "C", "gemiddeld")).amount == 840
    assert figures_on(TODAY) is law


def test_a_later_year_uses_the_last_known_price_and_the_law_of_its_own_year():
    later = figures_on(date(2027, 3, 1))
    assert later.get(figure_id("prijs_gas")).amount == figures_on(TODAY).get(figure_id("prijs_gas")).amount
    assert later.get(figure_id("saldering")).amount == 0
    assert figures_on(TODAY).get(figure_id("saldering")).amount == 1


def test_a_year_without_prices_is_refused_in_a_sentence():
    with pytest.raises(MissingParameter, match=r"2025.*prijs_gas"):
        figures_on(date(2025, 6, 1)).get(figure_id("prijs_gas"))


def test_a_figure_that_stands_there_twice_or_has_a_strange_field_is_refused(monkeypatch):
    row = {"id": "a", "description": "a", "unit": "m3", "value": 1, "source": "hoom"}
    content = {"figures": [row, row], "tables": []}
    monkeypatch.setattr(figures, "read_figures", lambda name: content)
    with pytest.raises(ValueError, match="twice"):
        figures.benchmarks.__wrapped__()
    with pytest.raises(ValueError, match="unknown"):
        list(figures._values({"figures": [{**row, "waarde": 2}], "tables": []}))


def test_a_confidence_of_its_own_goes_before_that_of_the_source():
    assert benchmarks()[figure_id("onzekerheid_gas")].source.confidence is Confidence.RECALLED
    assert benchmarks()[figure_id("onzekerheid_water")].source.confidence is Confidence.DESIGN


def test_the_defaults_give_the_average_bill_of_the_cbs():
    """950 m3 and 1,690 kWh at the default prices and fixed costs, less the reduction: 1,993 euros were published."""
    law = figures_on(TODAY)
    bill = 950 * law.get(figure_id("prijs_gas")).amount + 1690 * law.get(figure_id("prijs_stroom")).amount
    bill += law.get(figure_id("vaste_kosten_gas")).amount + law.get(figure_id("vaste_kosten_stroom")).amount
    bill -= law.get(figure_id("vermindering")).amount
    assert abs(bill - law.get(figure_id("landelijk_rekening")).amount) < 15
