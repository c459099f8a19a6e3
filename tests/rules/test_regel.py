"""One toeslag by its own arguments: what it gives, and what it refuses by name."""

from datetime import date
from decimal import Decimal

import pytest

from app.errors import UserError
from app.rules import regel
from app.rules.trace import Trace
from tests.rules.spoken import ask

DAY = "2026-01-01"
CARE = [{"soort": "bso", "uren": 60, "tarief": Decimal("9.52")}]


def test_zorgtoeslag_of_a_couple():
    found = ask("zorgtoeslag", DAY, inkomen=37000, partner=True)
    assert (found["jaar"], found["maand"], found["maand_tabel"]) == (1965, 163, 163)
    assert ask("zorgtoeslag", DAY, inkomen=37000, partner=True, partner_verzekerd=False)["jaar"] == 983


def test_zorgtoeslag_of_a_minor_or_with_assets_above_the_limit_is_nothing():
    assert ask("zorgtoeslag", DAY, inkomen=0, partner=False, leeftijd=17)["jaar"] == 0
    assert ask("zorgtoeslag", DAY, inkomen=0, partner=False, vermogen=146012)["jaar"] == 0


def test_zorgtoeslag_in_a_treaty_country_rounds_the_premium_to_the_cent():
    """2119 x 0,3333 = 706,2627, so 706,26; less 568,55232 = 137,70768."""
    assert ask("zorgtoeslag", DAY, inkomen=0, partner=False, woonlandfactor="0.3333")["jaar_exact"] == Decimal(
        "137.70768"
    )


def test_huurtoeslag_by_its_arguments():
    found = ask("huurtoeslag", DAY, inkomen=28000, personen=1, kale_huur="650.12", oudste=40)
    assert (found["jaar"], found["maand"], found["vermindering"]) == (3498, 291, Decimal("102.9375"))


@pytest.mark.parametrize(
    "more",
    [{"vermogen": 38480}, {"oudste": 17}, {"vermogen": 76959, "partner": True, "personen": 2}],
    ids=["assets", "too young", "assets of a couple"],
)
def test_huurtoeslag_is_refused(more):
    assert (
        ask("huurtoeslag", DAY, **({"inkomen": 0, "personen": 1, "kale_huur": 600, "oudste": 40} | more))["jaar"] == 0
    )


def test_huurtoeslag_of_a_minor_with_a_child_and_of_the_old_law():
    assert ask("huurtoeslag", DAY, inkomen=0, personen=2, kale_huur=450, oudste=17, kind=True)["maand"] == 249
    old = {"inkomen": 0, "personen": 1, "oudste": 40}
    assert ask("huurtoeslag", "2025-01-01", kale_huur="900.08", **old)["jaar"] == 0
    found = ask("huurtoeslag", "2025-01-01", kale_huur=650, inkomen=30000, personen=1, oudste=40)
    assert (found["jaar"], found["vermindering"]) == (2621, 0)


def test_in_2024_the_old_have_a_basishuur_of_their_own():
    """Alone, 600: 454,47 - 187,13 = 267,34 against 454,47 - 188,95 = 265,52; both and 65% x 145,53 = 94,5945."""
    home = {"inkomen": 0, "personen": 1, "kale_huur": 600}
    assert ask("huurtoeslag", "2024-01-01", oudste=70, **home)["maand_exact"] == Decimal("361.9345")
    assert ask("huurtoeslag", "2024-01-01", oudste=40, **home)["maand_exact"] == Decimal("360.1145")


def test_in_2024_only_some_get_a_part_of_the_rent_above_the_aftoppingsgrens():
    """Two persons, 700 against 650,43: 40% x 49,57 = 19,828 only with an adapted home or somebody with AOW."""
    home = {"inkomen": 0, "personen": 2, "kale_huur": 700, "oudste": 40}
    plain = ask("huurtoeslag", "2024-01-01", **home)["maand_exact"]
    assert ask("huurtoeslag", "2024-01-01", aangepast=True, **home)["maand_exact"] - plain == Decimal("19.828")


def test_kindgebonden_budget_by_ages():
    """2580 x 3 + 724 + 964 + 3416 = 12844; the one of 18 does not count."""
    found = ask("kindgebonden_budget", DAY, inkomen=0, partner=False, kinderen=[3, 12, 17, 18])
    assert found["jaar"] == 12844
    assert ask("kindgebonden_budget", DAY, inkomen=0, partner=False, kinderen=[])["jaar"] == 0
    assert ask("kindgebonden_budget", DAY, inkomen=0, partner=False, kinderen=[3], vermogen=146012)["jaar"] == 0


def test_kinderopvangtoeslag_and_the_own_contribution():
    """571,20 - 96% = 22,85."""
    found = ask("kinderopvangtoeslag", DAY, inkomen=30000, kinderen=CARE)
    assert (found["maand"], found["pct1"], found["eigen_bijdrage"]) == (548, Decimal("96.0"), Decimal("22.85"))
    nothing = ask("kinderopvangtoeslag", DAY, inkomen=30000, kinderen=[CARE[0] | {"uren": 0}])
    assert nothing["maand"] == 0


def test_kinderbijslag_of_a_half_year():
    assert ask("kinderbijslag", DAY, leeftijden=[3])["kwartaal"] == Decimal("295.07")
    assert ask("kinderbijslag", DAY, leeftijden=[3], periode="2026H2")["kwartaal"] == Decimal("298.40")


@pytest.mark.parametrize(
    ("name", "inputs", "named"),
    [
        ("zorgtoeslag", {"partner": True}, "inkomen"),
        ("zorgtoeslag", {"inkomen": None, "partner": True}, "inkomen"),
        ("zorgtoeslag", {"inkomen": True, "partner": True}, "inkomen"),
        ("zorgtoeslag", {"inkomen": "veel", "partner": True}, "inkomen"),
        ("zorgtoeslag", {"inkomen": -1, "partner": True}, "inkomen"),
        ("zorgtoeslag", {"inkomen": Decimal("NaN"), "partner": True}, "inkomen"),
        ("zorgtoeslag", {"inkomen": 10**10, "partner": True}, "inkomen"),
        ("zorgtoeslag", {"inkomen": 1, "partner": "ja"}, "partner"),
        ("zorgtoeslag", {"inkomen": 1, "partner": True, "leeftijd": 151}, "leeftijd"),
        ("zorgtoeslag", {"inkomen": 1, "partner": True, "leeftijd": Decimal("17.5")}, "leeftijd"),
        ("zorgtoeslag", {"inkomen": 1, "partner": True, "leeftijd": True}, "leeftijd"),
        ("zorgtoeslag", {"inkomen": 1, "partner": True, "hond": 1}, "hond"),
        ("huurtoeslag", {"inkomen": 1, "personen": 0, "kale_huur": 1, "oudste": 40}, "personen"),
        ("kindgebonden_budget", {"inkomen": 1, "partner": True, "kinderen": 3}, "kinderen"),
        ("kindgebonden_budget", {"inkomen": 1, "partner": True, "kinderen": [3] * 51}, "kinderen"),
        ("kindgebonden_budget", {"inkomen": 1, "partner": True, "kinderen": [3, -1]}, "kinderen[1]"),
        ("kinderopvangtoeslag", {"inkomen": 1, "kinderen": [7]}, "kinderen[0]"),
        ("kinderopvangtoeslag", {"inkomen": 1, "kinderen": [CARE[0] | {"hond": 1}]}, "kinderen[0].hond"),
        ("kinderopvangtoeslag", {"inkomen": 1, "kinderen": [CARE[0] | {"soort": "oma"}]}, "kinderen[0].soort"),
        ("kinderopvangtoeslag", {"inkomen": 1, "kinderen": [{"soort": "bso"}]}, "kinderen[0].uren"),
        ("kinderbijslag", {"leeftijden": [3], "periode": "2026"}, "periode"),
        ("kinderbijslag", {"leeftijden": [3], "periode": 2026}, "periode"),
        ("kinderbijslag", {"leeftijden": [3], "periode": "0000H1"}, "periode"),
        ("huurverhoog", {}, "huurverhoog"),
    ],
)
def test_what_is_wrong_is_named(name, inputs, named):
    with pytest.raises(UserError) as caught:
        regel.run(name, inputs, 2026, None, Trace())
    assert named in str(caught.value)


def test_without_a_year_or_a_day_there_are_no_figures():
    with pytest.raises(UserError) as caught:
        regel.run("zorgtoeslag", {"inkomen": 1, "partner": True}, None, None, Trace())
    assert caught.value.text_id == "regel.geen_datum"


def test_a_year_is_its_first_day():
    by_year = regel.run("kinderbijslag", {"leeftijden": [3]}, 2026, None, Trace())
    assert by_year == regel.run("kinderbijslag", {"leeftijden": [3]}, None, date(2026, 1, 1), Trace())
