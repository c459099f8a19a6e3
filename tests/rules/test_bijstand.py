"""Bijstand and AIO: every norm, shared costs, what counts of the means, exclusion, and its steps."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.rules.parameters import load
from tests.rules.spoken import Answer, ask

ALONE = {"leefvorm": "alleenstaand", "leeftijd": 35, "inkomen": 0}
PARENT = ALONE | {"leefvorm": "alleenstaande_ouder"}
COUPLE = ALONE | {"leefvorm": "gehuwd", "leeftijd_partner": 35}
HALF_YEARS = [f"{year}-{month}-01" for year in (2024, 2025, 2026) for month in ("01", "07")]
CENTS = st.integers(0, 250_000)


def answer(day: str = "2026-03-01", /, **more: object) -> Answer:
    return ask("bijstand", day, **ALONE | more)


def couple(day: str = "2026-03-01", /, **more: object) -> Answer:
    return ask("bijstand", day, **COUPLE | more)


def euros(cents: int) -> str:
    return str(Decimal(cents) / 100)


@pytest.mark.parametrize(
    ("ages", "kinderen", "norm"),
    [
        ((35, 35), False, "2002.13"),
        ((21, 66), True, "2002.13"),
        ((67, 66), False, "2144.16"),
        ((50, 67), False, "2144.16"),
        ((18, 20), False, "691.98"),
        ((18, 20), True, "1092.41"),
        ((20, 21), False, "1347.06"),
        ((66, 18), True, "1747.49"),
    ],
)
def test_the_norm_of_a_couple_follows_both_ages_and_children(ages, kinderen, norm):
    found = couple(leeftijd=ages[0], leeftijd_partner=ages[1], kinderen=kinderen)
    assert found["norm"] == found["uitkering"] == Decimal(norm)


@pytest.mark.parametrize(
    ("leeftijd", "norm"), [(18, "345.99"), (20, "345.99"), (21, "1401.50"), (66, "1401.50"), (67, "1564.69")]
)
@pytest.mark.parametrize("leefvorm", ["alleenstaand", "alleenstaande_ouder"])
def test_a_single_parent_has_the_norm_of_one_alone(leefvorm, leeftijd, norm):
    assert answer(leefvorm=leefvorm, leeftijd=leeftijd)["norm"] == Decimal(norm)


@pytest.mark.parametrize("day", HALF_YEARS)
def test_norms_of_a_half_year_hang_together(day):
    law = load(date.fromisoformat(day))
    young = ("jong_alleenstaand", "jong_gehuwd", "jong_gehuwd_kind", "jong_en_ouder", "jong_en_ouder_kind")
    n = {name: law.get(f"participatiewet.norm_{name}").amount for name in ("gehuwd", *young)}
    assert n["jong_gehuwd"] == 2 * n["jong_alleenstaand"]
    children = n["jong_gehuwd_kind"] - n["jong_gehuwd"]
    assert n["jong_en_ouder_kind"] - n["jong_en_ouder"] == children
    assert abs(n["jong_en_ouder"] - n["jong_alleenstaand"] - n["gehuwd"] / 2) <= Decimal("0.01")


def test_the_kostendelersnorm_starts_at_21_and_counts_each_of_a_couple():
    assert answer(leeftijd=20, kostendelers=3)["norm"] == Decimal("345.99")
    assert answer(leeftijd=21, kostendelers=3)["norm"] == Decimal("867.59")
    assert couple(kostendelers=2)["norm"] == Decimal("2002.13")
    assert couple(kostendelers=3)["norm"] == 2 * Decimal("867.59")
    assert couple(leeftijd=19, leeftijd_partner=20, kostendelers=4)["norm"] == Decimal("691.98")
    assert answer(leeftijd=70, kostendelers=2)["norm"] == Decimal("1072.08")


def test_who_has_which_norm_in_a_mixed_couple_that_shares_is_an_estimate():
    assert couple(leeftijd=68, kostendelers=3).estimate
    assert not couple(leeftijd=68, leeftijd_partner=70, kostendelers=3).estimate


@pytest.mark.parametrize("more", [{"leeftijd_partner": 20, "kostendelers": 3}, {"leeftijd_partner": 17}])
def test_a_norm_that_we_do_not_have_is_unknown_and_not_zero(more):
    assert couple(**more).results == {"uitkering": 0, "recht": "onbekend"}


@given(CENTS, CENTS)
def test_more_income_is_never_more_bijstand_and_never_less_together(low, more):
    one, two = answer(inkomen=euros(low)), answer(inkomen=euros(low + more))
    assert two["uitkering"] <= one["uitkering"]
    assert two["uitkering"] + Decimal(low + more) / 100 >= one["uitkering"] + Decimal(low) / 100


@given(st.integers(0, 140_149), st.integers(0, 60))
def test_wages_that_are_left_out_never_cost_money(cents, maanden):
    with_wage = answer(inkomen=euros(cents), loon=euros(cents), maanden_vrijlating=maanden)
    assert with_wage["uitkering"] >= answer(inkomen=euros(cents))["uitkering"]
    assert with_wage["vrijlating"] <= 285


@pytest.mark.parametrize(
    ("more", "vrij"),
    [
        ({}, "250.00"),
        ({"maanden_vrijlating": 5}, "250.00"),
        ({"maanden_vrijlating": 6}, "0"),
        ({"leeftijd": 26}, "0"),
        ({"leeftijd": 27}, "250"),
        ({"leeftijd": 67, "medisch_urenbeperkt": True}, "0"),
        ({"leeftijd": 26, "medisch_urenbeperkt": True}, "150"),
        ({"maanden_vrijlating": 6, "medisch_urenbeperkt": True}, "150"),
        ({"maanden_vrijlating": 6, "kind_jonger_12": True}, "0"),
    ],
)
def test_which_part_of_the_wages_is_left_out(more, vrij):
    assert answer(inkomen="1000", loon="1000", **more)["vrijlating"] == Decimal(vrij)


@pytest.mark.parametrize(("maanden", "vrij"), [(5, 250), (6, 125), (35, 125), (36, 0)])
def test_a_single_parent_of_a_young_child_has_thirty_months_more(maanden, vrij):
    found = ask(
        "bijstand",
        "2026-03-01",
        **PARENT | {"inkomen": "1000"},
        loon="1000",
        kind_jonger_12=True,
        maanden_vrijlating=maanden,
    )
    assert found["vrijlating"] == vrij
    older = ask("bijstand", "2026-03-01", **PARENT | {"inkomen": "1000"}, loon="1000", maanden_vrijlating=maanden)
    assert older["vrijlating"] == (250 if maanden < 6 else 0)


def test_the_maxima_of_2025_are_the_last_known_and_an_estimate():
    found = answer("2025-03-01", inkomen="1200", loon="1200")
    assert (found["vrijlating"], found.estimate) == (269, True)
    assert not answer("2026-03-01", inkomen="1200", loon="1200").estimate


def test_an_income_at_the_norm_of_which_part_is_left_out_leaves_the_right_open():
    assert answer(inkomen="1401.49", loon="1401.49").recht == "ja"
    assert answer(inkomen="1401.50", loon="1401.50").recht == "onbekend"
    assert answer(inkomen="1686.49", loon="1686.49").recht == "onbekend"
    gone = answer(inkomen="1686.50", loon="1686.50")
    assert (gone.recht, gone["uitkering"]) == ("nee", 0)
    assert answer(inkomen="1401.50").recht == "nee"


@pytest.mark.parametrize(
    ("base", "day", "limit"),
    [
        (ALONE, "2024-03-01", 7575),
        (ALONE, "2026-03-01", 8000),
        (PARENT, "2025-03-01", 15540),
        (COUPLE, "2026-09-01", 16000),
    ],
)
def test_assets_may_reach_the_limit(base, day, limit):
    assert ask("bijstand", day, **base, vermogen=limit).recht == "ja"
    above = ask("bijstand", day, **base, vermogen=f"{limit}.01")
    assert (above.recht, above["uitkering"], above["vermogensgrens"]) == ("nee", 0, limit)


@pytest.mark.parametrize(
    "more",
    [
        {"rechtmatig_verblijf": False},
        {"woont_in_nederland": False},
        {"gedetineerd": True},
        {"weken_buitenland": 5},
        {"leeftijd": 67, "weken_buitenland": 14},
        {"leeftijd": 17},
        {"leeftijd": 26, "recht_op_studiefinanciering": True},
    ],
)
def test_each_ground_alone_excludes(more):
    assert answer(**more).results == {"uitkering": 0, "recht": "nee"}


@pytest.mark.parametrize(
    "more",
    [
        {"weken_buitenland": 4},
        {"leeftijd": 67, "weken_buitenland": 13},
        {"leeftijd": 27, "recht_op_studiefinanciering": True},
    ],
)
def test_at_the_limit_of_a_ground_there_is_a_right(more):
    assert answer(**more).recht == "ja"


def test_a_reduction_is_a_part_of_the_norm_and_never_goes_below_zero():
    assert answer(verlaging_procent=10, inkomen="1000")["uitkering"] == Decimal("261.35")
    assert answer(verlaging_procent=100, inkomen="1000")["uitkering"] == 0
    with pytest.raises(UserError, match="100"):
        answer(verlaging_procent="100.5")


class TestAio:
    def test_an_own_pension_is_partly_left_out_from_the_aow_age(self):
        single = ask("aio", "2026-03-01", **ALONE | {"leeftijd": 70, "inkomen": "900"}, eigen_pensioen="20")
        assert single["vrijlating"] == 20
        both = ask("aio", "2026-03-01", **COUPLE | {"leeftijd": 70, "inkomen": "900"}, eigen_pensioen="200")
        assert both["vrijlating"] == 53
        assert answer(inkomen="900", eigen_pensioen="200")["vrijlating"] == 0

    def test_it_is_always_an_estimate_and_needs_one_with_aow(self):
        found = ask("aio", "2026-03-01", **ALONE | {"leeftijd": 66})
        assert (found.results, found.estimate) == ({"uitkering": 0, "recht": "nee"}, True)
        assert ask("aio", "2026-03-01", **COUPLE | {"leeftijd_partner": 67})["uitkering"] == Decimal("2144.16")


def test_every_step_is_said_and_cited():
    found = answer(inkomen="800", loon="800", verlaging_procent=10)
    assert found.own_steps == [
        ("vrijgelaten_loon", "31, tweede lid"),
        ("inkomen_dat_meetelt", "31 tot en met 33"),
        ("verlaging_als_maatregel", "18"),
        ("uitkering_per_maand", "19, tweede lid"),
        ("zonder_vakantietoeslag", "19, derde lid"),
        ("zonder_vakantietoeslag", "19, derde lid"),
    ]
    assert found.sentences[0].startswith("Van uw loon € 800 telt 25% niet mee. Dat is hoogstens € 285.")
    inside = couple(inrichting=True)
    assert inside.sentences[0] == "In een inrichting krijgt u € 690,27. Voor de zorgverzekering komt er € 106 bij."
    assert couple(kostendelers=4).own_steps[1][0] == "norm_van_kostendelend_paar"


def test_there_is_always_somebody_who_shares():
    with pytest.raises(UserError, match="kostendelers"):
        answer(kostendelers=0)


def test_a_partner_belongs_to_a_couple_only():
    with pytest.raises(UserError, match="leeftijd_partner"):
        answer(leeftijd_partner=40)
    with pytest.raises(UserError, match="leeftijd_partner"):
        ask("bijstand", "2026-03-01", leefvorm="gehuwd", leeftijd=40, inkomen=0)


def test_the_disputed_norm_of_2024_is_an_estimate():
    assert couple("2024-03-01", leeftijd=70).estimate
    assert not couple("2024-09-01", leeftijd=70).estimate
