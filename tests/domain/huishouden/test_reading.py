"""What is written is what is read, and every fault is named by its path."""

import copy
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.household import Dwelling
from app.domain.huishouden.reading import LARGEST_FILE, MOST_PERSONS, parse_json, read_household
from app.domain.period import Span, Varying
from app.errors import UserError
from app.services.json_text import json_text
from tests.domain.huishouden.households import as_json, households
from tests.domain.huishouden.samples import COUPLE, changed


@settings(max_examples=50)
@given(households())
def test_a_household_survives_the_way_through_json(household):
    assert read_household(parse_json(json_text(as_json(household)))) == household


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_nulls(item) for name, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


@settings(max_examples=25)
@given(households())
def test_absent_and_null_mean_the_same(household):
    assert read_household(without_nulls(as_json(household))) == household


@settings(max_examples=25)
@given(households(), st.integers(0, 10))
def test_the_order_of_spans_does_not_matter(household, turn):
    content: Any = as_json(household)
    for person in content["personen"]:
        for name, value in person.items():
            if isinstance(value, list) and value and name not in ("opvang", "inkomsten", "vermogen_bijzonder"):
                cut = turn % len(value)
                person[name] = value[cut:] + value[:cut]
    assert read_household(content) == household


def test_the_couple_is_read():
    household = read_household(COUPLE)
    assert household.aanvrager.toetsingsinkomen == 2_800_000
    assert household.woning.kale_huur.at(household.peildatum) == 65_012


def test_numbers_are_read_exactly():
    assert parse_json("[650.12, 1e2, 0.1]") == [Decimal("650.12"), Decimal("1e2"), Decimal("0.1")]
    assert all(not isinstance(value, float) for value in parse_json("[650.12, 1e2, -0.0]"))


def test_an_open_end_stops_where_the_next_value_starts():
    spans = [{"waarde": 600}, {"waarde": 650, "vanaf": "2026-07-01"}]
    rent = read_household(changed("woning.kale_huur", spans)).woning.kale_huur
    days = [span.end.isoformat() if span.end else None for span in rent.spans]
    assert days == ["2026-06-30", None]


@pytest.mark.parametrize("woning", [None, {}])
def test_a_home_may_be_unknown(woning):
    household = read_household(changed("woning", woning))
    assert household.woning == Dwelling()
    assert household.ontvangt is not None


def test_a_list_without_values_is_unknown():
    assert read_household(changed("woning.kale_huur", [])).woning.kale_huur == Varying()
    assert read_household(changed("woning.kale_huur", [{}])).woning.kale_huur == Varying((Span(None),))


def test_parts_of_later_screens_may_be_there_but_empty():
    content = copy.deepcopy(COUPLE) | {"zorg": None, "energie": {}, "schulden": [], "uitgaven": None}
    assert read_household(content) == read_household(COUPLE)


REFUSALS: list[tuple[str, Any, str, str]] = [
    ("", [], "$", "object"),
    ("formaat", "keukentafel-huishouden/2", "$.formaat", "formaat"),
    ("formaat", None, "$.formaat", "formaat"),
    ("peildatum", None, "$.peildatum", "datum"),
    ("peildatum", 20260301, "$.peildatum", "datum"),
    ("peildatum", "2026-3-1", "$.peildatum", "datum"),
    ("peildatum", "2026-02-30", "$.peildatum", "datum"),
    ("peildatum", "1899-12-31", "$.peildatum", "datum_grens"),
    ("peildatum", "2101-01-01", "$.peildatum", "datum_grens"),
    ("gemeente", " ", "$.gemeente", "tekst"),
    ("gemeente", 5, "$.gemeente", "tekst"),
    ("gemeente", "x" * 201, "$.gemeente", "tekst"),
    ("gemeente", "Utrecht\ud800", "$.gemeente", "tekst"),
    ("gemeente", "Ut\nrecht", "$.gemeente", "tekst"),
    ("personen_volledig", "ja", "$.personen_volledig", "ja_nee"),
    ("personen_volledig", 1, "$.personen_volledig", "ja_nee"),
    ("huisdieren", 2, "$.huisdieren", "onbekend_veld"),
    ("zorg", {"eigen_risico": 1}, "$.zorg.eigen_risico", "onbekend_veld"),
    ("zorg", {"polissen": [{"premie": 1}]}, "$.zorg.polissen[0].persoon", "verplicht"),
    ("zorg", {"polissen": [{"persoon": "x9"}]}, "$.zorg.polissen[0].persoon", "onbekende_persoon"),
    ("zorg", {"polissen": [{"persoon": "p1"}, {"persoon": "p1"}]}, "$.zorg.polissen[1].persoon", "dubbele_polis"),
    ("zorg", {"polissen": [{"persoon": "p1", "bsn": 1}]}, "$.zorg.polissen[0].bsn", "onbekend_veld"),
    ("zorg", {"achterstand_maanden": 601}, "$.zorg.achterstand_maanden", "geheel"),
    ("energie", [], "$.energie", "object"),
    ("energie", {"contract": []}, "$.energie.contract", "object"),
    ("energie", {"contract": {"soort": "gratis"}}, "$.energie.contract.soort", "keuze"),
    ("energie", {"contract": {"stroom": "0.27"}}, "$.energie.contract.stroom", "tarief"),
    ("energie", {"contract": {"stroom": True}}, "$.energie.contract.stroom", "tarief"),
    ("energie", {"contract": {"gas": 11}}, "$.energie.contract.gas", "tarief"),
    ("energie", {"contract": {"gas": Decimal("0.274151")}}, "$.energie.contract.gas", "tarief"),
    ("energie", {"aanbod": {"einddatum": "2027-01-01"}}, "$.energie.aanbod.einddatum", "onbekend_veld"),
    ("energie", {"verbruik": {"stroom_kwh": 200_001}}, "$.energie.verbruik.stroom_kwh", "geheel"),
    ("energie", {"verbruik": {"stroom_kwh": Decimal("1.5")}}, "$.energie.verbruik.stroom_kwh", "geheel"),
    ("energie", {"meter": 1}, "$.energie.meter", "onbekend_veld"),
    ("zorgkosten", 5, "$.zorgkosten", "object"),
    ("zorgkosten", {"diagnose": "x"}, "$.zorgkosten.diagnose", "onbekend_veld"),
    ("belasting", {"aangifte_gedaan": 1}, "$.belasting.aangifte_gedaan", "ja_nee"),
    ("schulden", [{}], "$.schulden[0].schuldeiser", "verplicht"),
    ("schulden", [{"schuldeiser": "x", "soort": "ruimtereis"}], "$.schulden[0].soort", "keuze"),
    ("schulden", [{"schuldeiser": "x", "soort": "huur", "kosten": -1}], "$.schulden[0].kosten", "bedrag_grens"),
    ("schulden", [{"schuldeiser": "x", "soort": "huur", "iban": "x"}], "$.schulden[0].iban", "onbekend_veld"),
    ("uitgaven", [{}], "$.uitgaven[0].soort", "verplicht"),
    ("uitgaven", [{"soort": "loon", "per": "maand"}], "$.uitgaven[0].soort", "keuze"),
    ("uitgaven", [{"soort": "water", "per": "dag"}], "$.uitgaven[0].per", "keuze"),
    ("uitgaven", [{"soort": "water", "per": "maand", "dag": 32}], "$.uitgaven[0].dag", "dag"),
    ("uitgaven", [{"soort": "water", "per": "maand", "naam": "x"}], "$.uitgaven[0].naam", "onbekend_veld"),
    ("uitgaven", {}, "$.uitgaven", "lijst"),
    ("personen", None, "$.personen", "lijst"),
    ("personen", {}, "$.personen", "lijst"),
    ("personen", [], "$.personen", "een_aanvrager"),
    ("personen.0", "p1", "$.personen[0]", "object"),
    ("personen.0.rol", "kind", "$.personen", "een_aanvrager"),
    ("personen.1.rol", "aanvrager", "$.personen", "een_aanvrager"),
    ("personen.2.rol", "toeslagpartner", "$.personen", "een_partner"),
    ("personen.0.rol", "baas", "$.personen[0].rol", "keuze"),
    ("personen.0.rol", 3, "$.personen[0].rol", "keuze"),
    ("personen.0.rol", None, "$.personen[0].rol", "verplicht"),
    ("personen.0.id", None, "$.personen[0].id", "verplicht"),
    ("personen.1.id", "p1", "$.personen[1].id", "dubbel_id"),
    ("personen.0.bsn", "123456782", "$.personen[0].bsn", "onbekend_veld"),
    ("personen.0.vanaf", "2026-01-01", "$.personen[0].vanaf", "aanvrager_blijft"),
    ("personen.0.tot", "2026-01-01", "$.personen[0].vanaf", "aanvrager_blijft"),
    ("personen.0.toetsingsinkomen", "28000", "$.personen[0].toetsingsinkomen", "bedrag"),
    ("personen.0.toetsingsinkomen", True, "$.personen[0].toetsingsinkomen", "bedrag"),
    ("personen.0.toetsingsinkomen", -1, "$.personen[0].toetsingsinkomen", "bedrag_grens"),
    ("personen.0.toetsingsinkomen", 10**8, "$.personen[0].toetsingsinkomen", "bedrag_grens"),
    ("personen.0.toetsingsinkomen", Decimal("1E+400"), "$.personen[0].toetsingsinkomen", "bedrag_grens"),
    ("personen.0.toetsingsinkomen", Decimal("NaN"), "$.personen[0].toetsingsinkomen", "bedrag_grens"),
    ("personen.0.toetsingsinkomen", Decimal("0.001"), "$.personen[0].toetsingsinkomen", "bedrag_decimalen"),
    (
        "personen.0.toetsingsinkomen",
        Decimal("650.1200000000000000000000000000000000001"),
        "$.personen[0].toetsingsinkomen",
        "bedrag_decimalen",
    ),
    ("personen.0.vermogen_bijzonder", "smartengeld", "$.personen[0].vermogen_bijzonder", "lijst"),
    ("personen.0.vermogen_bijzonder", ["a", ""], "$.personen[0].vermogen_bijzonder[1]", "tekst"),
    ("personen.0.inhoudingsplichtigen", -1, "$.personen[0].inhoudingsplichtigen", "geheel"),
    ("personen.0.loonheffingskorting", 21, "$.personen[0].loonheffingskorting", "geheel"),
    ("personen.0.loonheffingskorting", True, "$.personen[0].loonheffingskorting", "geheel"),
    ("personen.0.loonheffingskorting", "1", "$.personen[0].loonheffingskorting", "geheel"),
    ("personen.0.zorgverzekerd", "true", "$.personen[0].zorgverzekerd", "ja_nee"),
    ("personen.0.netto_inkomen", "2100", "$.personen[0].netto_inkomen", "bedrag"),
    ("personen.0.bron", "loterij", "$.personen[0].bron", "keuze"),
    ("personen.0.studeert", 1, "$.personen[0].studeert", "ja_nee"),
    ("personen.0.jaren_laag_inkomen", 100, "$.personen[0].jaren_laag_inkomen", "geheel"),
    ("personen.0.jaren_laag_inkomen", True, "$.personen[0].jaren_laag_inkomen", "geheel"),
    ("personen.0.jaren_laag_inkomen", Decimal("2.5"), "$.personen[0].jaren_laag_inkomen", "geheel"),
    ("personen.0.opvang", {}, "$.personen[0].opvang", "lijst"),
    ("personen.2.opvang.0", 5, "$.personen[2].opvang[0]", "object"),
    ("personen.2.opvang.0.soort", "oma", "$.personen[2].opvang[0].soort", "keuze"),
    ("personen.2.opvang.0.soort", None, "$.personen[2].opvang[0].soort", "verplicht"),
    ("personen.2.opvang.0.uren", 745, "$.personen[2].opvang[0].uren", "uren"),
    ("personen.2.opvang.0.uren", -1, "$.personen[2].opvang[0].uren", "uren"),
    ("personen.2.opvang.0.uren", "60", "$.personen[2].opvang[0].uren", "uren"),
    ("personen.2.opvang.0.uren", False, "$.personen[2].opvang[0].uren", "uren"),
    ("personen.2.opvang.0.uren", Decimal("18.333"), "$.personen[2].opvang[0].uren", "uren"),
    ("personen.2.opvang.0.uren", Decimal("Infinity"), "$.personen[2].opvang[0].uren", "uren"),
    ("personen.2.opvang.0.naam", "De Boei", "$.personen[2].opvang[0].naam", "onbekend_veld"),
    ("personen.2.vanaf", "2027-01-01", "$.personen[2].tot", "tot_voor_vanaf"),
    ("personen.0.inkomsten.0.dag", 32, "$.personen[0].inkomsten[0].dag", "dag"),
    ("personen.0.inkomsten.0.dag", True, "$.personen[0].inkomsten[0].dag", "dag"),
    ("personen.0.inkomsten.0.dag", Decimal("1.0"), "$.personen[0].inkomsten[0].dag", "dag"),
    ("personen.0.inkomsten.0.per", "dag", "$.personen[0].inkomsten[0].per", "keuze"),
    ("personen.0.inkomsten.0.per", None, "$.personen[0].inkomsten[0].per", "verplicht"),
    ("woning", [], "$.woning", "object"),
    ("woning.soort", "boot", "$.woning.soort", "keuze"),
    ("woning.tuin", True, "$.woning.tuin", "onbekend_veld"),
    ("woning.kale_huur", "650", "$.woning.kale_huur", "bedrag"),
    ("woning.kale_huur", ["650"], "$.woning.kale_huur[0]", "object"),
    ("woning.kale_huur", [{"waarde": "650"}], "$.woning.kale_huur[0].waarde", "bedrag"),
    ("woning.kale_huur", [{"bedrag": 650}], "$.woning.kale_huur[0].bedrag", "onbekend_veld"),
    ("woning.kale_huur", [{"waarde": 1, "vanaf": "juli"}], "$.woning.kale_huur[0].vanaf", "datum"),
    (
        "woning.kale_huur",
        [{"waarde": 1, "vanaf": "2026-07-01", "tot": "2026-06-30"}],
        "$.woning.kale_huur[0].tot",
        "tot_voor_vanaf",
    ),
    (
        "woning.kale_huur",
        [{"waarde": 1, "tot": "2026-07-01"}, {"waarde": 2, "vanaf": "2026-07-01"}],
        "$.woning.kale_huur[0].tot",
        "overlap",
    ),
    ("woning.kale_huur", [{"waarde": 1}, {"waarde": 2}], "$.woning.kale_huur[1].vanaf", "overlap"),
    (
        "woning.kale_huur",
        [{"waarde": 1, "vanaf": "2026-07-01"}, {"waarde": 2, "vanaf": "2026-07-01"}],
        "$.woning.kale_huur[1].vanaf",
        "overlap",
    ),
    ("ontvangt", {}, "$.ontvangt", "lijst"),
    ("ontvangt.0.regeling", "lening", "$.ontvangt[0].regeling", "keuze"),
    ("ontvangt.0.regeling", None, "$.ontvangt[0].regeling", "verplicht"),
    ("ontvangt.0.per_kwartaal", 5, "$.ontvangt[0].per_kwartaal", "een_periode"),
    ("ontvangt.1.regeling", "zorgtoeslag", "$.ontvangt[1].regeling", "dubbele_regeling"),
]


@pytest.mark.parametrize(("where", "value", "path", "wanted"), REFUSALS, ids=[f"{r[2]}-{r[3]}" for r in REFUSALS])
def test_every_fault_is_named_by_its_path_and_what_would_be_right(where, value, path, wanted):
    with pytest.raises(UserError) as refused:
        read_household(changed(where, value))
    reason = refused.value.args_["wanted"]
    assert isinstance(reason, UserError)
    assert (refused.value.args_["path"], reason.text_id) == (path, f"huishouden.{wanted}")
    assert str(refused.value).startswith(f"{path}: ")
    assert "{" not in str(refused.value)


def test_too_many_persons_are_refused():
    person = {"id": "x", "rol": "kind"}
    with pytest.raises(UserError) as refused:
        read_household(changed("personen", [person] * (MOST_PERSONS + 1)))
    assert str(MOST_PERSONS) in str(refused.value)


@pytest.mark.parametrize(
    ("content", "text_id"),
    [
        ("", "geen_json"),
        ("{", "geen_json"),
        ("[1,]", "geen_json"),
        ("[" * 100_000, "geen_json"),
        ('{"a":' * 100_000, "geen_json"),
        ("9" * 5000, "geen_json"),
        ("1e99999999999999999999", "geen_json"),
        ("[NaN]", "geen_getal"),
        ("[-Infinity]", "geen_getal"),
        ('{"a": {"b": 1, "b": 1}}', "dubbel"),
        (" " * (LARGEST_FILE + 1), "te_groot"),
    ],
)
def test_what_is_no_json_is_refused(content, text_id):
    with pytest.raises(UserError) as refused:
        parse_json(content)
    assert refused.value.text_id == f"huishouden.{text_id}"
    assert "{" not in str(refused.value)


def test_a_fault_in_json_is_named_by_its_line():
    with pytest.raises(UserError) as refused:
        parse_json('{\n "a": 1,\n "b" 2}')
    assert "regel 3, teken 6" in str(refused.value)


JSON_TREES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.decimals(allow_nan=True),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(JSON_TREES)
def test_rubbish_is_refused_and_nothing_else_happens(tree):
    with pytest.raises(UserError):
        read_household(tree)


def paths_in(tree: Any, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [here] if here else []
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, item in items:
        found += paths_in(item, (*here, key))
    return found


PATHS = paths_in(COUPLE)


@given(st.sampled_from(PATHS), JSON_TREES)
def test_a_household_with_one_strange_value_is_read_or_refused_at_that_place(path, strange):
    content: Any = copy.deepcopy(COUPLE)
    place = content
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = strange
    refused = refusal_of(lambda: read_household(content))
    assert refused is None or str(refused.args_["path"]).startswith(f"$.{path[0]}")


def refusal_of(work: Callable[[], object]) -> UserError | None:
    try:
        work()
    except UserError as refused:
        return refused
    return None


@given(st.binary(max_size=200))
def test_any_bytes_as_text_are_json_or_refused(content):
    refused = refusal_of(lambda: parse_json(content.decode("latin-1")))
    assert refused is None or refused.text_id.startswith("huishouden.")


def test_the_samples_are_json():
    assert json.loads(json_text(COUPLE))["personen"][1]["id"] == "p2"
