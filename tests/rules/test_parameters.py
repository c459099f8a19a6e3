"""The parameter files: every value has a source, no year has holes, published relations hold to the cent."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest
import yaml

from app.errors import UserError
from app.resources import folder, yaml_files
from app.rules import parameters
from app.rules.parameters import Confidence, Entry, MissingParameter, Value, load

TIMELINES = parameters.timelines()
UNITS = {
    *("EUR", "EUR/jaar", "EUR/kwartaal", "EUR/maand", "EUR/uur"),
    *("deel", "factor", "jaar", "maanden", "uren/maand", "personen", "datum", "tabel"),
}
TOESLAGEN = (
    "awir",
    "zorgtoeslag",
    "huurtoeslag",
    "kindgebonden_budget",
    "kinderopvangtoeslag",
    "kinderbijslag",
    "kwijtschelding",
)
OURS = {name: entries for name, entries in TIMELINES.items() if name.split(".")[0] in TOESLAGEN}
YEARS = (2024, 2025, 2026)
LIMITS = ("vermogensgrens_alleen", "vermogensgrens_partner")
FILES = [place for place in yaml_files("parameters") if place.name != "package.yaml"]
HALF_YEARS = [date(year, month, 1) for year in YEARS for month in (1, 7)]
ONLY_UNTIL_2025 = {
    *(f"huurtoeslag.basishuur_minimum_{who}" for who in ("een", "meer")),
    *(f"huurtoeslag.factor_{factor}_{who}" for factor in "ab" for who in ("een", "meer")),
}
ONLY_FROM_2026 = {f"huurtoeslag.{name}_{who}" for name in ("basishuur", "afbouw") for who in ("een", "meer")}
ONLY_2024 = {
    f"huurtoeslag.{name}_{who}_ouderen"
    for name in ("normhuur_minimum", "basishuur_minimum", "inkomensijkpunt")
    for who in ("een", "meer")
}


def amount(name: str, day: date) -> Decimal:
    return load(day).get(name).amount


def in_year(name: str, year: int) -> Decimal:
    return amount(name, date(year, 3, 1))


def entries() -> Iterator[tuple[str, Entry]]:
    return ((name, entry) for name, timeline in TIMELINES.items() for entry in timeline)


def is_unquoted_number(item: object) -> bool:
    return isinstance(item, int | float) and not isinstance(item, bool)


@pytest.mark.parametrize("place", FILES, ids=lambda place: place.name)
def test_every_file_says_its_own_id_and_has_its_values_as_quoted_text(place):
    raw = yaml.safe_load(place.read_text(encoding="utf-8"))
    assert set(raw) == {"id", "description", "unit", "values"}
    law, name = raw["id"].split(".")
    assert folder("parameters", law, f"{name}.yaml").is_file()
    assert raw["values"]
    for item in raw["values"]:
        assert not is_unquoted_number(item["value"])
        if raw["unit"] == "tabel":
            assert all(isinstance(pct, str) for row in item["value"] for pct in row[2:])


@pytest.mark.parametrize("place", FILES, ids=lambda place: place.name)
def test_every_source_has_all_its_fields(place):
    raw = yaml.safe_load(place.read_text(encoding="utf-8"))
    for item in raw["values"]:
        source = item["source"]
        assert set(source) - {"note"} == {"law", "article", "url", "reference", "checked_on", "confidence"}
        assert source["law"]
        assert source["article"]
        assert re.fullmatch(r"https://\S+", source["url"])
        assert date(2026, 1, 1) <= source["checked_on"]
        if Confidence(source["confidence"]) in parameters.ESTIMATES | {Confidence.DESIGN}:
            assert source.get("note") or source["reference"], f"{raw['id']}: an estimate says why"


def test_every_parameter_has_a_unit_that_we_know_and_a_readable_value():
    for name, entry in entries():
        value = entry.value
        if name in OURS:
            assert value.unit in UNITS, name
        assert value.amount.is_nan() == (value.unit in ("tabel", "datum")), name
        assert bool(value.table) == (value.unit == "tabel"), name
        assert (value.day is not None) == (value.unit == "datum"), name
        if value.unit == "deel":
            assert 0 <= value.amount <= 1, name


def test_the_values_of_a_parameter_follow_each_other_without_overlap_or_gap():
    for name, timeline in TIMELINES.items():
        assert all(entry.begin.day == 1 for entry in timeline), name
        assert all(entry.end is not None for entry in timeline[:-1]), name
        for earlier, later in pairwise(timeline):
            assert earlier.end is not None
            assert later.begin == earlier.end + timedelta(days=1), name
        last = timeline[-1]
        assert last.end is None or last.end >= last.begin, name


@pytest.mark.parametrize("year", YEARS)
def test_a_year_that_is_offered_is_complete_on_every_first_of_the_month(year):
    days = [date(year, month, 1) for month in range(1, 13)]
    for name in OURS:
        if name.split(".")[0] not in parameters.laws(year) or not expected_in(name, year):
            continue
        assert all(load(day).has(name) for day in days), (name, year)


def expected_in(name: str, year: int) -> bool:
    if name in ONLY_UNTIL_2025:
        return year <= 2025
    if name in ONLY_FROM_2026:
        return year >= 2026
    if name in ONLY_2024:
        return year == 2024
    return name != "awir.aanvraag_uiterste_datum_mogelijk" or year >= 2025


def test_a_value_outside_its_own_system_is_absent():
    assert not load(date(2026, 1, 1)).has("huurtoeslag.factor_a_een")
    assert not load(date(2025, 1, 1)).has("huurtoeslag.basishuur_een")
    assert not load(date(2024, 1, 1)).has("huurtoeslag.factor_a_een")
    with pytest.raises(MissingParameter, match="2026"):
        load(date(2026, 1, 1)).get("huurtoeslag.factor_a_een")


def test_the_newest_value_of_a_parameter_whatever_the_day():
    assert parameters.newest("kwijtschelding.premie_gemiddeld").amount == 159
    with pytest.raises(MissingParameter):
        parameters.newest("kwijtschelding.iets")


def test_the_years_and_the_laws_that_are_offered():
    assert parameters.years() == YEARS
    assert parameters.laws(2026) == set(TOESLAGEN)
    assert "huurtoeslag" not in parameters.laws(2024)
    assert parameters.laws(2030) == frozenset()
    assert re.fullmatch(r"2026\.\d+", parameters.package_version())


def test_a_year_that_is_not_there_yet_gets_the_same_day_of_the_newest():
    later = load(date(2027, 8, 15))
    assert (later.year, later.asked_year, later.is_stand_in) == (2026, 2027, True)
    assert later.values == load(date(2026, 8, 15)).values
    assert not load(date(2026, 12, 31)).is_stand_in
    assert load(date(2028, 2, 29)).get("kinderbijslag.basisbedrag").amount == Decimal("421.53")


def test_a_year_before_the_oldest_is_refused_in_a_sentence():
    with pytest.raises(UserError, match=r"2023.*2024"):
        load(date(2023, 12, 31))


def test_a_day_is_loaded_once():
    assert load(date(2026, 3, 1)) is load(date(2026, 3, 1))
    assert load(date(2026, 3, 1)) is load(date(2026, 3, 31))


def test_arithmetic_on_a_table_or_a_date_never_gives_an_amount():
    law = load(date(2026, 1, 1))
    for name in ("kinderopvangtoeslag.tabel", "awir.aanvraag_uiterste_datum"):
        assert (law.get(name).amount + 1).is_nan()
    assert law.get("awir.aanvraag_uiterste_datum").day == date(2027, 9, 1)


@pytest.mark.parametrize("day", HALF_YEARS, ids=str)
def test_kinderbijslag_is_70_85_and_100_percent_of_the_basic_amount_half_up(day):
    base = amount("kinderbijslag.basisbedrag", day)
    for limit in ("6", "12", "18"):
        share = amount(f"kinderbijslag.deel_tot_{limit}", day)
        expected = (base * share).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert amount(f"kinderbijslag.bedrag_tot_{limit}", day) == expected


@pytest.mark.parametrize("who", ["een", "meer"])
@pytest.mark.parametrize("year", YEARS)
def test_basishuur_is_the_norm_minus_the_legal_reduction(year, who):
    name = "basishuur" if year == 2026 else "basishuur_minimum"
    norm = in_year(f"huurtoeslag.normhuur_minimum_{who}", year)
    reduction = in_year("huurtoeslag.verlaging_eigen_bijdrage", year)
    assert in_year(f"huurtoeslag.{name}_{who}", year) == norm - reduction


@pytest.mark.parametrize(("year", "who"), [(2024, "meer"), (2025, "een"), (2025, "meer")])
def test_the_curve_of_the_norm_meets_the_minimum_at_the_ijkpunt(year, who):
    income = in_year(f"huurtoeslag.inkomensijkpunt_{who}", year)
    a, b = (in_year(f"huurtoeslag.factor_{factor}_{who}", year) for factor in "ab")
    norm = (a * income * income + b * income).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert norm == in_year(f"huurtoeslag.normhuur_minimum_{who}", year)


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_norm_of_more_people_is_1_81_below_that_of_one(year):
    one, more = (in_year(f"huurtoeslag.normhuur_minimum_{who}", year) for who in ("een", "meer"))
    assert one - more == Decimal("3.63") - Decimal("1.82")


@pytest.mark.parametrize("year", YEARS)
def test_the_limits_of_the_rent_are_in_order(year):
    names = ("kwaliteitskortingsgrens", "aftoppingsgrens_laag", "aftoppingsgrens_hoog", "rekenhuur_maximum")
    limits = [in_year(f"huurtoeslag.{name}", year) for name in names]
    assert limits == sorted(set(limits))
    young = in_year("huurtoeslag.rekenhuur_maximum_jong", year)
    assert young == in_year("huurtoeslag.kwaliteitskortingsgrens", year)


@pytest.mark.parametrize(("year", "months"), [(2024, [123, 236]), (2025, [131, 250]), (2026, [129, 246])])
def test_zorgtoeslag_has_the_published_maximum_per_month(year, months):
    premium, floor = (in_year(f"zorgtoeslag.{name}", year) for name in ("standaardpremie", "drempelinkomen"))
    one = premium - in_year("zorgtoeslag.pct_alleen", year) * floor
    two = 2 * premium - in_year("zorgtoeslag.pct_partner", year) * floor
    assert [one // 12, two // 12] == months


@pytest.mark.parametrize("who", ["alleen", "partner"])
@pytest.mark.parametrize("year", YEARS)
def test_zorgtoeslag_ends_one_euro_above_the_published_income(year, who):
    premium = in_year("zorgtoeslag.standaardpremie", year) * (2 if who == "partner" else 1)
    floor = in_year("zorgtoeslag.drempelinkomen", year)
    last = in_year(f"zorgtoeslag.max_inkomen_{who}", year)
    fixed = in_year(f"zorgtoeslag.pct_{who}", year) * floor

    def award(income: Decimal) -> Decimal:
        rest = premium - fixed - in_year("zorgtoeslag.pct_afbouw", year) * (income - floor)
        return rest.quantize(Decimal(1), ROUND_HALF_UP)

    least = in_year("awir.minimum_toekenning", year)
    assert award(last) >= least > award(last + 1)


def test_kindgebonden_budget_2026_has_the_published_maxima():
    child, extra = (in_year(f"kindgebonden_budget.{n}", 2026) for n in ("per_kind", "alleenstaande_ouderkop"))
    assert [child + extra, 2 * child + extra, child, 2 * child] == [5996, 8576, 2580, 5160]


@pytest.mark.parametrize("year", YEARS)
def test_zorgtoeslag_and_kindgebonden_budget_share_threshold_and_limits(year):
    care = [in_year(f"zorgtoeslag.{name}", year) for name in ("drempelinkomen", *LIMITS)]
    child = [in_year(f"kindgebonden_budget.{name}", year) for name in ("drempelinkomen_alleen", *LIMITS)]
    assert care == child


def table(year: int) -> Value:
    return load(date(year, 1, 1)).get("kinderopvangtoeslag.tabel")


@pytest.mark.parametrize("year", YEARS)
def test_the_childcare_table_covers_each_whole_euro_once_and_never_rises(year):
    rows = table(year).table
    assert rows[0].van == 0
    for row, following in pairwise(rows):
        assert row.tot is not None
        assert following.van == row.tot + 1
        assert all(new <= old for new, old in zip(following.pcts, row.pcts, strict=True))
    assert all(row.pcts[0] <= row.pcts[1] <= 96 for row in rows)


def test_the_childcare_tables_end_where_they_are_known_to_end():
    assert table(2024).table[-1].tot == 92433
    assert [table(year).table[-1].tot for year in (2025, 2026)] == [None, None]
    assert [table(year).table[-1].pcts[0] for year in (2025, 2026)] == [Decimal("33.3"), Decimal("36.5")]


def test_the_columns_of_a_table_may_differ_in_confidence():
    assert table(2025).confidence_of(0) is Confidence.SECONDARY
    assert table(2025).confidence_of(1) is Confidence.DERIVED
    assert table(2024).confidence_of(1) is Confidence.CONFLICT
    assert table(2024).source.is_estimate
    assert not table(2026).source.is_estimate


def test_what_rests_on_memory_or_computation_is_called_an_estimate():
    law = load(date(2025, 9, 1))
    assert law.get("kinderbijslag.bedrag_tot_6").source.is_estimate
    assert not load(date(2026, 9, 1)).get("kinderbijslag.bedrag_tot_6").source.is_estimate
    assert law.get("awir.aanvraag_uiterste_datum_mogelijk").source.is_estimate
    assert not law.get("zorgtoeslag.standaardpremie").source.is_estimate


def test_an_unquoted_number_is_refused(tmp_path):
    raw = yaml.safe_load(folder("parameters", "zorgtoeslag", "pct_alleen.yaml").read_text(encoding="utf-8"))
    raw["values"][0]["value"] = 0.01879
    with pytest.raises(TypeError, match="quoted"):
        parameters._timeline(raw)
