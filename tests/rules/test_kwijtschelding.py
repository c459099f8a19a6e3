"""Kwijtschelding: capacity, assets, grounds for refusal, and its steps; always an estimate."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.rules.regel_overig import GROUNDS
from tests.rules.spoken import Answer, ask

CENTS = st.integers(0, 400_000)
BASE = {
    "heffer": "gemeente",
    "norm_percentage": 100,
    "huishouden": "alleenstaand",
    "netto_besteedbaar_inkomen": "1401.50",
    "aanslag": 300,
}


def answer(day: str = "2026-03-01", /, **more: object) -> Answer:
    return ask("kwijtschelding", day, **BASE | more)


def kwijt(**more: object) -> Decimal:
    return answer(**more)["kwijtschelding"]


def euros(cents: int) -> str:
    return str(Decimal(cents) / 100)


@pytest.mark.parametrize("ground", GROUNDS)
def test_each_ground_alone_is_enough_to_refuse(ground):
    assert kwijt() == 300
    assert kwijt(**{ground: True}) == 0
    assert kwijt(**{ground: False}) == 300
    assert answer(**{ground: True}).own_steps[-1] == ("geweigerde_kwijtschelding", "8, eerste lid")


@pytest.mark.parametrize(("ondernemer", "zakelijk", "expected"), [(1, 1, 0), (1, 0, 300), (0, 1, 300), (0, 0, 300)])
def test_a_business_tax_is_refused_only_to_who_has_a_business(ondernemer, zakelijk, expected):
    assert kwijt(ondernemer=bool(ondernemer), zakelijke_aanslag=bool(zakelijk)) == expected


@pytest.mark.parametrize(
    ("heffer", "belastingsoort", "expected"),
    [
        ("gemeente", "afvalstoffenheffing", 300),
        ("gemeente", "hondenbelasting", 0),
        ("waterschap", "afvalstoffenheffing", 0),
        ("waterschap", "zuiveringsheffing_woonruimte", 300),
        ("waterschap", "watersysteemheffing_gebouwd", 0),
    ],
)
def test_the_kind_of_tax_decides_with_who_levies_it(heffer, belastingsoort, expected):
    assert kwijt(heffer=heffer, belastingsoort=belastingsoort) == expected


def test_part_of_the_capacity_is_used_and_the_rest_remitted():
    found = answer(netto_besteedbaar_inkomen="1421.50")
    assert found["betalingscapaciteit"] == 240
    assert found["aanwendbare_betalingscapaciteit"] == 192
    assert found["kwijtschelding"] == 108


def test_the_income_of_a_partner_and_the_costs_of_day_care_count():
    couple = {"huishouden": "echtgenoten", "netto_besteedbaar_inkomen": "2000"}
    assert kwijt(**couple, netto_besteedbaar_inkomen_partner="12.13") == 204
    assert kwijt(**couple, netto_besteedbaar_inkomen_partner="12.13", kinderopvang_netto="10") == 300


@pytest.mark.parametrize(
    ("huishouden", "aow", "kostendelers", "day", "norm"),
    [
        ("alleenstaand", False, 1, "2026-03-01", "1401.50"),
        ("alleenstaande_ouder", False, 1, "2026-03-01", "1401.50"),
        ("echtgenoten", False, 1, "2026-03-01", "2002.13"),
        ("echtgenoten", False, 2, "2026-03-01", "2002.13"),
        ("alleenstaand", False, 2, "2026-03-01", "1001.07"),
        ("echtgenoten", False, 3, "2026-03-01", "1735.18"),
        ("alleenstaand", True, 1, "2026-08-01", "1581.55"),
        ("echtgenoten", True, 1, "2025-08-01", "2091.82"),
    ],
)
def test_the_norm_follows_household_age_and_day(huishouden, aow, kostendelers, day, norm):
    def capacity(income: str) -> Decimal:
        who = {"huishouden": huishouden, "aow": aow, "kostendelers": kostendelers}
        return answer(day, **who, netto_besteedbaar_inkomen=income)["betalingscapaciteit"]

    assert capacity(norm) == 0
    assert capacity(str(Decimal(norm) + Decimal("0.01"))) == Decimal("0.12")


class TestAssets:
    @pytest.mark.parametrize(
        ("assets", "expected"),
        [
            ({"inboedel": 2269}, "0"),
            ({"inboedel": 2270}, "1"),
            ({"auto_waarde": 3350}, "0"),
            ({"auto_waarde": 3351}, "3351"),
            ({"auto_waarde": 9000, "auto_onmisbaar": True}, "0"),
            ({"onroerend_goed": 10, "overige_bezittingen": 5}, "15"),
            ({"onroerend_goed": 10, "bevoorrechte_schulden": 4}, "6"),
            ({"onroerend_goed": 10, "bevoorrechte_schulden": 11}, "0"),
            ({"liquide_middelen": "2901.50"}, "0"),
            ({"liquide_middelen": "2901.51"}, "0.01"),
            ({"liquide_middelen": "2901.51", "vaste_lasten": 300}, "0"),
            ({"liquide_middelen": "6251.51", "geboren_voor_1935": 1}, "0.01"),
            ({"liquide_middelen": "3201.51", "huishouden": "alleenstaande_ouder"}, "0.01"),
            ({"liquide_middelen": "4002.14", "huishouden": "echtgenoten"}, "0.01"),
        ],
    )
    def test_what_is_free_and_what_counts(self, assets, expected):
        found = answer(**assets)
        assert found["vermogen"] == Decimal(expected)
        assert found["kwijtschelding"] == max(Decimal(0), 300 - Decimal(expected))

    @given(CENTS, CENTS, CENTS)
    def test_more_income_or_money_never_gives_more_and_a_higher_tax_never_less(self, income, money, more):
        def given_these(income: int, money: int, aanslag: int) -> Decimal:
            return kwijt(netto_besteedbaar_inkomen=euros(income), liquide_middelen=euros(money), aanslag=aanslag)

        found = given_these(income, money, 300)
        assert 0 <= found <= 300
        assert given_these(income + more, money, 300) <= found
        assert given_these(income, money + more, 300) <= found
        assert given_these(income, money, 400) >= found


def test_it_is_always_an_estimate_and_every_step_is_said_and_cited():
    found = answer(inboedel=3000, auto_waarde=4000, liquide_middelen=5000)
    assert found.estimate
    assert answer().estimate
    assert found.own_steps == [
        ("kosten_van_bestaan", "16"),
        ("netto_besteedbaar_inkomen", "14 en 28, derde lid"),
        ("betalingscapaciteit", "13"),
        ("aanwendbare_betalingscapaciteit", "11, onder b, ten tweede"),
        ("inboedel_als_vermogen", "12, tweede lid, onder a"),
        ("auto_als_vermogen", "12, tweede lid, onder c"),
        ("geld_als_vermogen", "12, tweede lid, onder d"),
        ("vermogen_voor_de_aanslag", "12, eerste lid"),
        ("kwijt_te_schelden", "11, onder b"),
    ]
    assert found.sentences[0] == "Om van te leven houdt u 100% van de norm € 1.401,50."
    assert answer(verwijtbaar=True).sentences[-1].startswith("Er is een reden om het verzoek te weigeren.")


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"heffer": "rijk"}, r"heffer: .*gemeente, waterschap"),
        ({"huishouden": "samen"}, "huishouden"),
        ({"belastingsoort": "boete"}, r"belastingsoort: .*rioolheffing"),
        ({"kostendelers": 0}, "kostendelers"),
        ({"aanslag": None}, "aanslag"),
        ({"heffer": None}, "heffer"),
        ({"schuld": 1}, r"schuld: .*belastingsoort"),
    ],
)
def test_a_wrong_argument_is_named(more, named):
    with pytest.raises(UserError, match=named):
        answer(**more)
