"""Every step of the real rules has a name and a value a reader can follow, in every unit of the parameters."""

import json
from decimal import Decimal

import pytest

from app.domain.huishouden.reading import parse_json, read_household
from app.domain.outcome import Bron, Outcomes, Stap
from app.reports.document import Bullets, Notice, Table, words_of
from app.reports.plain_dutch import check
from app.reports.steps import step_title, step_value
from app.resources import folder, read_yaml, yaml_files
from app.rules.evaluate import evaluate
from app.texts import has_text
from tests.reports.builders import Said, a_report


def a_step(unit: str, value: str = "12.5", name: str = "zorgtoeslag.pct_afbouw") -> Stap:
    return Stap(name, Decimal(value), Bron("Wet", "1"), Said("Zo is het."), eenheid=unit)


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("EUR", "2272.72424", "€\u00a02.272,72"),
        ("EUR/jaar", "29736", "€\u00a029.736 per jaar"),
        ("EUR/uur", "9.98", "€\u00a09,98 per uur"),
        ("deel", "0.1373", "13,73%"),
        ("uren/maand", "230", "230\u00a0uren per maand"),
        ("factor", "0.0000123", "0,0000123\u00a0factor"),
        ("", "3", "3"),
        ("datum", "0", ""),
        ("tabel", "0", ""),
    ],
)
def test_a_value_is_written_with_its_unit(unit: str, value: str, said: str) -> None:
    assert step_value(a_step(unit, value)) == said


def test_a_screen_leaves_out_cents_that_are_not_there() -> None:
    assert step_value(a_step("EUR", "2119"), always_cents=False) == "€\u00a02.119"
    assert step_value(a_step("EUR", "568.552"), always_cents=False) == "€\u00a0568,55"
    assert step_value(a_step("EUR", "568.505"), always_cents=False) == "€\u00a0568,51"
    assert step_value(a_step("EUR", "0.5"), always_cents=False) == "€\u00a00,50"


def test_a_step_has_a_title_of_its_own_or_is_called_by_the_last_part_of_its_name() -> None:
    assert step_title(a_step("deel")) == "Percentage afbouw"
    assert step_title(a_step("EUR", name="normpremie")) == "Normpremie"
    assert step_title(a_step("EUR", name="huurverhoging_naar_deel")) == "Hoogste verhoging van de huur"


def test_every_title_is_of_a_step_that_is_explained() -> None:
    titles = read_yaml(folder("texts", "nl") / "staptitel.yaml")["staptitel"]
    assert isinstance(titles, dict)
    assert [name for name in titles if not has_text(f"stap.{name}")] == []


def test_every_unit_of_the_parameters_can_be_written() -> None:
    units = {content["unit"] for content in map(read_yaml, yaml_files("parameters")) if "unit" in content}
    assert len(units) > 5
    for unit in units:
        said = step_value(a_step(unit))
        assert "EUR" not in said
        assert "/" not in said


def a_real_household(**changes: object) -> Outcomes:
    person = {"vermogen": 0, "zorgverzekerd": True, "ingeschreven": True, "rechtmatig_verblijf": True}
    household: dict[str, object] = {
        "formaat": "keukentafel-huishouden/1",
        "peildatum": "2026-03-01",
        "personen_volledig": True,
        "personen": [
            {"id": "p1", "rol": "aanvrager", "geboortedatum": "1985-04-12", "toetsingsinkomen": 28000, **person},
            {"id": "k1", "rol": "kind", "geboortedatum": "2019-06-02", "ingeschreven": True, "kinderbijslag": True},
        ],
        "woning": {"soort": "zelfstandig", "kale_huur": 650.12},
        "ontvangt": [{"regeling": "kindgebonden_budget", "per_maand": 700, "sinds": "2026-01-01"}],
    }
    return evaluate(read_household(parse_json(json.dumps(household | changes))))


@pytest.mark.parametrize("changes", [{}, {"peildatum": "2027-03-01"}, {"woning": {}}, {"ontvangt": None}])
def test_what_the_rules_find_for_a_real_household_reads_well(changes: dict[str, object]) -> None:
    outcomes = a_real_household(**changes)
    page = a_report(outcomes)
    found = check(words_of(page.front))
    assert found.passes, found
    tables = [block for block in page.blocks if isinstance(block, Table)]
    together = [block for block in page.blocks if isinstance(block, Bullets)][-1]  # without a right or a calculation
    assert len(tables[0].rows) + len(together.items) == len(outcomes.everything)
    assert sum(len(table.rows) for table in tables[1:]) == sum(len(outcome.steps) for outcome in outcomes.everything)
    for table in tables[1:]:
        assert not [row for row in table.rows if "_" in row[0] or "." in row[0] or not row[1]]


def test_another_years_rules_are_told_once_behind_the_page() -> None:
    page = a_report(a_real_household(peildatum="2027-03-01"))
    behind = page.blocks[len(page.front) :]
    assert [block.title for block in behind if isinstance(block, Notice)] == ["Regels van een ander jaar"]
    assert len([line for line in words_of(behind) if "zijn er nog niet" in line]) == 1
