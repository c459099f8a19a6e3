"""The format of a municipal pack: what is read, what is refused with its path, and its published schema."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.domain.exact_yaml import parse_yaml
from app.errors import UserError
from app.resources import yaml_files
from app.rules.bijstandsnorm import Leefvorm
from app.rules.gemeente_check import check_pack
from app.rules.gemeente_pack import Band, Figure, NormPercentages, Per, Row, Soort, Voor, is_outdated
from app.rules.gemeente_reading import read_pack
from app.rules.gemeente_schema import pack_schema
from app.rules.parameters import Confidence
from app.texts import text
from tests import schemas
from tests.rules.packs import EVERYTHING, SCHEME, SMALLEST, SOURCE, TODAY, a_pack, changed, exact, paths_in, without

CHECKER = Draft202012Validator(json.loads(schemas.written(pack_schema()), parse_float=Decimal))
SHIPPED = yaml_files("municipalities")


def faults(content: Any) -> list[str]:
    return [str(fault) for fault in check_pack(exact(content), TODAY).faults]


def with_scheme(**parts: Any) -> dict[str, Any]:
    return {**SMALLEST, "regelingen": [{**SCHEME, **parts}]}


def fault_of(content: Any) -> str:
    (only,) = faults(content)
    return only


def test_the_smallest_pack_knows_nothing():
    pack = a_pack()
    assert (pack.gemeente, pack.versie, pack.geldig_tot) == ("Proefstad", "2026.1", date(2026, 12, 31))
    assert (pack.code, pack.ook_voor, pack.regelingen, pack.own) == ("", (), (), False)
    assert pack.normpercentages == NormPercentages()
    assert pack.kwijtschelding.norm_percentage == Figure()


def test_a_pack_with_every_field_is_read():
    assert faults(EVERYTHING) == []
    pack = read_pack(exact(EVERYTHING), own=True)
    assert pack.own
    assert pack.ook_voor == ("Buurdorp", "Verderop")
    assert pack.normpercentages.individuele_inkomenstoeslag.value == 110
    assert pack.normpercentages.kindregelingen == Figure()
    assert pack.normpercentages.pas == Figure()
    assert pack.normpercentages.zonder_kostendelersnorm.value is True
    assert pack.kwijtschelding.kinderopvang_telt_mee.value is False
    assert pack.kwijtschelding.belastingen.value == ("afvalstoffenheffing", "rioolheffing")
    assert pack.kwijtschelding.hoe_aanvragen == "Met het formulier op de website."
    assert pack.draagkracht.banden.value == (Band(Decimal(110), Decimal(0)), Band(None, Decimal(1)))
    assert pack.draagkracht.periode_maanden.value == 12
    assert pack.gemeentepolis.bijdrage_per_maand.value == 2000
    assert pack.gemeentepolis.instap.value == "ieder jaar op 1 januari"


def test_a_scheme_is_read():
    pas, toeslag, geen = read_pack(exact(EVERYTHING)).regelingen
    assert (pas.soort, pas.per, pas.voor, pas.hoogstens) == (Soort.KINDREGELING, Per.JAAR, Voor.KIND, True)
    assert (pas.geldig_tot, toeslag.geldig_tot) == (date(2026, 11, 30), date(2026, 12, 31))
    assert pas.bedrag.value == (Row(15000),)
    wanted = pas.voorwaarden
    assert wanted.vermogen_tot is not None
    assert wanted.vermogen_tot.value == "participatiewet"
    assert wanted.leeftijd_tot is not None
    assert wanted.leeftijd_tot.value == "aow"
    assert wanted.bijstand is not None
    assert wanted.bijstand.value is False
    assert (wanted.recht_op, wanted.ook) == (("zorgtoeslag",), ("Er is een rekening op naam van het kind.",))
    assert toeslag.bedrag.value == (
        Row(70000, Leefvorm.GEHUWD, True),
        Row(65000, None, None, 12, 18),
        Row(50050),
    )
    assert (geen.bestaat, geen.voor) == (False, Voor.HUISHOUDEN)


def test_a_figure_takes_what_its_source_lacks_from_the_part_it_stands_in():
    pack = read_pack(exact(EVERYTHING))
    own = pack.kwijtschelding.ondernemers.source
    assert own is not None
    assert (own.bron, own.checked_on, own.url) == (
        "raadsbesluit",
        date(2026, 11, 1),
        "https://proefstad.example/besluit",
    )
    assert own.zekerheid is Confidence.SECONDARY
    condition = pack.regelingen[0].voorwaarden.woonachtig
    assert condition is not None
    assert condition.source is not None
    assert condition.source.bron == SOURCE["bron"]
    assert condition.source.url == "https://proefstad.example/voorwaarden"
    amount = pack.regelingen[1].bedrag.source
    assert amount is not None
    assert (amount.zekerheid, amount.opmerking, amount.is_estimate) == (Confidence.DERIVED, "uitgerekend", True)
    better = pack.normpercentages.bijzondere_bijstand.source
    assert better is not None
    assert (better.bron, better.zekerheid) == (SOURCE["bron"], Confidence.OFFICIAL)


def test_another_source_does_not_take_over_the_address_of_the_first():
    part = {**SOURCE, "url": "https://proefstad.example", "norm_percentage": {"waarde": 100, "bron": "raadsbesluit"}}
    source = a_pack(kwijtschelding=part).kwijtschelding.norm_percentage.source
    assert source is not None
    assert (source.bron, source.url) == ("raadsbesluit", "")


REFUSED = [
    (None, "$: hier horen velden"),
    ([], "$: hier horen velden"),
    ({**SMALLEST, "formaat": "anders"}, '$.formaat: zet hier "keukentafel-gemeentepakket/1"'),
    ({**SMALLEST, "gemeente": ""}, "$.gemeente: "),
    ({**SMALLEST, "versie": 2026.1}, "$.versie: "),
    ({**SMALLEST, "geldig_tot": "2026-02-30"}, "$.geldig_tot: "),
    ({**SMALLEST, "code": "0599"}, "$.code: hier hoort de gemeentecode"),
    ({**SMALLEST, "code": 599}, "$.code: hier hoort de gemeentecode"),
    ({**SMALLEST, "website": "www.proefstad.example"}, "$.website: hier hoort een webadres"),
    ({**SMALLEST, "website": "https://een adres"}, "$.website: hier hoort een webadres"),
    ({**SMALLEST, "ook_voor": "Buurdorp"}, "$.ook_voor: hier hoort een lijst"),
    ({**SMALLEST, "ook_voor": []}, "$.ook_voor: hier horen 1 tot en met 40"),
    ({**SMALLEST, "ook_voor": [5]}, "$.ook_voor[0]: "),
    ({**SMALLEST, "bron": "overal"}, "$.bron: dit veld bestaat hier niet"),
    ({**SMALLEST, "kwijtschelding": 100}, "$.kwijtschelding: hier horen velden"),
    (
        {**SMALLEST, "kwijtschelding": {"norm_percentage": 100}},
        "$.kwijtschelding.norm_percentage: dit cijfer heeft geen",
    ),
    (
        {**SMALLEST, "kwijtschelding": {"norm_percentage": {"waarde": 100, "checked_on": "2026-11-01"}}},
        "$.kwijtschelding.norm_percentage: dit cijfer heeft geen bron",
    ),
    (
        {**SMALLEST, "kwijtschelding": {"norm_percentage": {"waarde": 100, "bron": "website"}}},
        "$.kwijtschelding.norm_percentage: bij dit cijfer staat niet wanneer",
    ),
    (
        with_scheme(voorwaarden={"leeftijd_van": 18, "hobby": "vissen"}),
        ".voorwaarden.hobby: dit veld bestaat hier niet",
    ),
    (with_scheme(bedrag="150"), "$.regelingen[0].bedrag: hier hoort een bedrag"),
    (with_scheme(bedrag=None), "$.regelingen[0].bedrag: hier hoort een bedrag"),
    (with_scheme(bedrag=-1), "$.regelingen[0].bedrag: "),
    (with_scheme(bedrag=[]), "$.regelingen[0].bedrag: hier horen 1 tot en met 30"),
    (with_scheme(bedrag=[{"huishouden": "gehuwd"}]), "$.regelingen[0].bedrag[0].bedrag: dit veld moet"),
    (with_scheme(bedrag=[{"huishouden": "samen", "bedrag": 5}]), "$.regelingen[0].bedrag[0].huishouden: kies een"),
    (with_scheme(bedrag=[{"kind_van": 12, "kind_tot": 4, "bedrag": 5}]), "bedrag[0].kind_tot: dit moet hoger zijn dan"),
    (with_scheme(bedrag={"bekend": "ja"}), "$.regelingen[0].bedrag.bekend: schrijf hier nee"),
    (with_scheme(bedrag={"bekend": "nee", "waarde": 5}), "$.regelingen[0].bedrag.waarde: dit veld bestaat hier niet"),
    (with_scheme(bedrag={"opmerking": "weet niet"}), "$.regelingen[0].bedrag.waarde: dit veld moet"),
    (with_scheme(id="Kind pas"), "$.regelingen[0].id: hier hoort een korte naam"),
    (with_scheme(id=5), "$.regelingen[0].id: hier hoort een korte naam"),
    (with_scheme(soort="feest"), "$.regelingen[0].soort: kies een"),
    (with_scheme(hoogstens="misschien"), "$.regelingen[0].hoogstens: schrijf hier ja of nee"),
    (with_scheme(waar=" "), "$.regelingen[0].waar: "),
    (with_scheme(waar="a" * 1001), "$.regelingen[0].waar: "),
    (with_scheme(waar="a\x07"), "$.regelingen[0].waar: "),
    (with_scheme(zekerheid="design"), "$.regelingen[0].zekerheid: kies een"),
    (with_scheme(checked_on="2026-11-24"), "$.regelingen[0].checked_on: deze dag moet nog komen"),
    (with_scheme(voorwaarden={"leeftijd_van": -1}), "leeftijd_van: hier hoort een leeftijd in hele jaren, van 0 tot"),
    (with_scheme(voorwaarden={"leeftijd_van": 18.5}), "leeftijd_van: hier hoort een leeftijd"),
    (with_scheme(voorwaarden={"leeftijd_tot": "pensioen"}), "leeftijd_tot: kies een van deze woorden: aow"),
    (with_scheme(voorwaarden={"leeftijd_van": 21, "leeftijd_tot": 18}), "leeftijd_tot: dit moet hoger zijn dan leeft"),
    (
        with_scheme(voorwaarden={"kind_van": {"waarde": 12}, "kind_tot": 12}),
        "kind_tot: dit moet hoger zijn dan kind_van",
    ),
    (with_scheme(voorwaarden={"vermogen_tot": "weinig"}), "vermogen_tot: kies een van deze woorden: participatiewet"),
    (
        with_scheme(voorwaarden={"referteperiode_maanden": 121}),
        "hier hoort een aantal hele maanden, van 0 tot en met 120",
    ),
    (with_scheme(voorwaarden={"inkomen_tot_procent_norm": "110%"}), "hier hoort een percentage van 0 tot en met 400"),
    (with_scheme(voorwaarden={"inkomen_tot_procent_norm": True}), "hier hoort een percentage"),
    (with_scheme(voorwaarden={"inkomen_tot_procent_norm": 401}), "hier hoort een percentage"),
    (with_scheme(voorwaarden={"inkomen_tot_procent_norm": 110.125}), "hier hoort een percentage"),
    (with_scheme(voorwaarden={"recht_op": ["bijstand"]}), "recht_op[0]: kies een"),
    (
        {**SMALLEST, "kwijtschelding": {**SOURCE, "norm_percentage": 120}},
        "norm_percentage: de wet laat hier alleen een percentage van 90 tot en met 100 toe",
    ),
    (without(with_scheme(), "regelingen", 0, "per"), "$.regelingen[0].per: zet hier waarvoor het bedrag is"),
    (without(with_scheme(), "regelingen", 0, "naam"), "$.regelingen[0].naam: dit veld moet"),
    ({**SMALLEST, "regelingen": [SCHEME, SCHEME]}, "$.regelingen[1].id: dit id heeft een andere regeling ook"),
    ({**SMALLEST, "draagkracht": {**SOURCE, "banden": [{"deel": 2}]}}, "banden[0].deel: hier hoort een deel"),
    (
        {**SMALLEST, "draagkracht": {**SOURCE, "banden": [{"deel": 1}, {"deel": 1}]}},
        "banden: de grenzen moeten oplopen",
    ),
    (
        {**SMALLEST, "draagkracht": {**SOURCE, "banden": [{"tot_procent": 110, "deel": 1}]}},
        "banden: de grenzen moeten oplopen",
    ),
    (
        {**SMALLEST, "draagkracht": {**SOURCE, "banden": [*[{"tot_procent": 110, "deel": 0}] * 2, {"deel": 1}]}},
        "banden: de grenzen moeten oplopen",
    ),
    (
        {**SMALLEST, "regelingen": [{"id": "pas", "naam": "Pas", "soort": "pas", "bestaat": "nee"}]},
        "$.regelingen[0].bestaat: dit cijfer heeft geen bron",
    ),
]


@pytest.mark.parametrize(("content", "said"), REFUSED, ids=range(len(REFUSED)))
def test_a_fault_is_one_line_with_its_path(content, said):
    assert said in faults(content)[0]
    if "checked_on" not in said:  # a day in the future is only wrong on the day of the check
        with pytest.raises(UserError) as refused:
            read_pack(exact(content))
        assert str(refused.value) == faults(content)[0]


def test_every_fault_is_named_not_only_the_first():
    content = {**with_scheme(bedrag="x", soort="x"), "code": "x", "mysterie": 1}
    found = faults(content)
    assert {line.split(":")[0] for line in found} == {
        "$.code",
        "$.mysterie",
        "$.regelingen[0].bedrag",
        "$.regelingen[0].soort",
    }


def test_a_source_of_the_scheme_holds_for_its_amount_and_without_it_there_is_none():
    assert faults(with_scheme()) == []
    bare = without(with_scheme(), "regelingen", 0, "bron")
    assert [line.split(":")[0] for line in faults(bare)] == [
        "$.regelingen[0].voorwaarden.woonachtig",
        "$.regelingen[0].bedrag",
    ]
    unknown = changed(
        changed(bare, ("regelingen", 0, "bedrag"), {"bekend": "nee"}), ("regelingen", 0, "voorwaarden"), {}
    )
    assert faults(without(unknown, "regelingen", 0, "per")) == []


def test_a_date_that_is_past_is_a_warning():
    content = {**with_scheme(geldig_tot="2026-11-22"), "geldig_tot": "2026-11-22"}
    warnings = [warning.spoken() for warning in check_pack(exact(content), TODAY).warnings]
    assert warnings == [
        f"{path}: let op, 22 november 2026 is voorbij. Kijk na of de bedragen en voorwaarden nog kloppen."
        for path in ("$.geldig_tot", "$.regelingen[0].geldig_tot")
    ]
    assert check_pack(exact(with_scheme(geldig_tot="2026-11-23")), TODAY).warnings == ()
    assert check_pack(exact({**content, "code": "x"}), TODAY).warnings == ()


@pytest.mark.parametrize(("day", "outdated"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_a_pack_is_outdated_after_its_last_day(day, outdated):
    assert is_outdated(a_pack(), day) is outdated


@pytest.mark.parametrize("place", SHIPPED, ids=lambda place: place.name)
def test_what_is_shipped_has_no_faults(place):
    content = parse_yaml(place.read_text(encoding="utf-8"))
    assert check_pack(content, TODAY).faults == ()
    assert [error.message for error in CHECKER.iter_errors(content)] == []


def test_four_or_more_are_shipped():
    names = {read_pack(parse_yaml(place.read_text(encoding="utf-8"))).gemeente for place in SHIPPED}
    assert {"Rotterdam", "Steenwijkerland", "Meierijstad", "IASZ"} <= names


def test_a_pack_with_every_field_fits_the_schema():
    CHECKER.validate(exact(EVERYTHING))


LEAVES = st.none() | st.booleans() | st.integers(-5, 500) | st.text(max_size=8) | st.sampled_from(["ja", "nee", "aow"])
TREES: st.SearchStrategy[Any] = st.recursive(
    LEAVES | st.decimals(-5, 500, places=2),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["waarde", "bekend", "bron", "checked_on", "bedrag", "id"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@settings(max_examples=400)
@given(path=st.sampled_from(paths_in(EVERYTHING)), value=TREES)
def test_whatever_is_read_fits_the_schema_and_the_rest_is_refused_in_words(path, value):
    content = exact(changed(EVERYTHING, path, value))
    checked = check_pack(content, TODAY)
    if checked.faults:
        assert all(str(fault).startswith("$") for fault in checked.faults)
        return
    read_pack(content)
    assert [error.message for error in CHECKER.iter_errors(content)] == []


@settings(max_examples=200)
@given(path=st.sampled_from(paths_in(EVERYTHING)))
def test_what_the_schema_refuses_is_refused(path):
    content = exact(without(EVERYTHING, *path))
    if list(CHECKER.iter_errors(content)):
        assert check_pack(content, TODAY).faults


@given(TREES)
def test_any_tree_is_checked_without_trouble(tree):
    assert check_pack(tree, TODAY).faults


def test_every_word_of_the_format_is_explained_in_a_text():
    assert all(text(f"gemeente.soort.{soort}") and text(f"gemeente.vraag.{soort}") for soort in Soort)
