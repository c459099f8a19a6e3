"""Huurtoeslag over whole households; every sum is worked out by hand from the figures of the year.

2026: 100% from the basishuur (202,52 alone, 200,71 with others) to 498,20; 65% to 713,02 (764,14 from three persons);
40% to 932,93; less 27% of the income above 23425 (alone) or 22% above 31500, a twelfth a month.
"""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.household import Woningsoort
from app.domain.outcome import Recht
from app.domain.period import always
from tests.households import a_household, step
from tests.rules.asking import euro_range, months, outcome, per_year, told, why

HUUR = "huurtoeslag"


def test_alone_with_an_income_above_the_ijkpunt():
    """295,68 + 65% x 151,92 = 394,428; less 4575 x 27% / 12 = 102,9375; 291,4905 a month, 3497,886 a year."""
    home = a_household(2026).earning("28000").renting("650.12")
    assert per_year(home, HUUR) == 3498
    assert months(home, HUUR) == [291] * 12


def test_a_single_parent_counts_as_more_persons():
    """297,49 + 65% x 186,00 = 418,39; less 3100 x 22% / 12 = 56,8333; 361,5567 a month, 4338,68 a year."""
    home = a_household(2026).earning("34600").renting("684.20").with_child(2018, 2, 21)
    assert per_year(home, HUUR) == 4339
    assert months(home, HUUR) == [361] * 12


def test_a_couple_with_aow():
    """297,49 + 65% x 214,30 = 436,785 a month; 30700 stays below 31500; 5241,42 a year."""
    home = a_household(2026).born(1951, 3, 8).earning("15800").with_partner((1954, 11, 30), income="14900")
    assert per_year(home.renting("712.50"), HUUR) == 5241


@pytest.mark.parametrize(
    ("born", "expected"),
    [((2004, 3, 1), 4202), ((2003, 6, 1), 4202), ((2003, 1, 2), 4202), ((2003, 1, 1), 2834), ((2001, 1, 1), 2834)],
    ids=["21", "turning 23 in June", "turning 23 on 2 January", "23 on 1 January", "25"],
)
def test_the_income_of_a_grown_child_is_exempt_up_to_6218_in_the_year_in_which_it_turns_23(born, expected):
    """297,49 + 65% x 201,80 = 428,66. Exempt: 30000 + 12000 - 6218 = 35782, less 4282 x 22% / 12 = 78,5033.

    350,1567 x 12 = 4201,88. Not exempt: 42000, less 10500 x 22% / 12 = 192,50; 236,16 x 12 = 2833,92.
    """
    home = a_household(2026).earning("30000").renting("700").with_child(*born, income="12000")
    assert per_year(home, HUUR) == expected


def test_the_exemption_is_never_more_than_the_income_of_the_child():
    """A child that earns 6218 or less changes nothing: 428,66 x 12 = 5143,92."""
    home = a_household(2026).earning("30000").renting("700")
    assert per_year(home.with_child(2006, 1, 2, income="6218"), HUUR) == 5144
    assert per_year(home.with_child(2006, 1, 2, income="0"), HUUR) == 5144


def test_three_generations():
    """Four persons: 297,49 + 65% x 265,94 + 40% x 15,86 = 476,695; 40000 takes 8500 x 22% / 12 = 155,8333 off.

    320,8617 x 12 = 3850,34. The income of the grandparent counts, its own assets have their own limit.
    """
    home = (
        a_household(2026)
        .earning("20000")
        .with_partner(income="5000")
        .with_child(2016, 1, 10)
        .with_medebewoner((1948, 1, 1), income="15000", assets="38479")
        .renting("780")
    )
    assert per_year(home, HUUR) == 3850


def test_a_rent_that_changes_in_july():
    """Until June 295,68 + 65% x 90,20 = 354,31; from July 295,68 + 65% x 114,40 = 370,04; 6 x 724,35 = 4346,10."""
    home = a_household(2026).earning("20000").renting("588.40").with_rent_from("612.60", 7)
    assert per_year(home, HUUR) == 4346
    assert months(home, HUUR) == [354] * 6 + [370] * 6


def test_a_rent_that_changes_in_the_middle_of_a_month_counts_from_the_next():
    home = a_household(2026).earning("20000").renting("588.40").with_rent_from("612.60", 7, 15)
    assert months(home, HUUR) == [354] * 7 + [370] * 5


def test_service_costs_do_not_count_from_2026_and_do_up_to_48_in_2025():
    """2025: 477,20 - 199,05 = 278,15 and 65% x (600 + 48 - 477,20) = 111,02; 389,17 x 12 = 4670,04."""
    assert per_year(a_household(2026).renting("600", "60"), HUUR) == per_year(a_household(2026).renting("600"), HUUR)
    assert per_year(a_household(2025).renting("600", "60"), HUUR) == 4670
    assert told(a_household(2025).renting("600", "60"), HUUR) == ["servicekosten_per_post"]


def test_a_rent_above_the_limit_counts_up_to_the_limit_in_2026():
    """295,68 + 65% x 214,82 + 40% x 219,91 = 295,68 + 139,633 + 87,964 = 523,277; 6279,324 a year."""
    assert per_year(a_household(2026).renting("1000"), HUUR) == 6279
    assert per_year(a_household(2026).renting("932.93"), HUUR) == 6279


def test_a_rent_above_the_limit_takes_the_right_away_in_2025():
    """On the limit: 278,15 + 65% x 205,76 + 40% x 217,11 = 498,738; 5984,856 a year. One cent more: nothing."""
    assert per_year(a_household(2025).renting("900.07"), HUUR) == 5985
    assert per_year(a_household(2025).renting("900.08"), HUUR) == 0
    assert why(a_household(2025).renting("900.08"), HUUR) == "nee_huur_te_hoog"
    assert per_year(a_household(2025).renting("880.07", "20"), HUUR) == 5985
    assert per_year(a_household(2025).renting("880.07", "20.01"), HUUR) == 0


def test_the_basishuur_of_2025_grows_with_the_square_of_the_whole_income():
    """0,000000438698 x 30000^2 + 0,000446392665 x 30000 - 37,14 = 371,07998.

    477,20 - 371,07998 = 106,12002 and 65% x 172,80 = 112,32; 218,44002 x 12 = 2621,28.
    """
    assert per_year(a_household(2025).earning("30000").renting("650"), HUUR) == 2621


def test_a_basishuur_above_the_kwaliteitskortingsgrens_leaves_only_the_part_above_it():
    """2025, 36000: 0,000000438698 x 36000^2 + 0,000446392665 x 36000 - 37,14 = 547,482744; 65% x (680 - 547,482744).

    86,1362 x 12 = 1033,63.
    """
    assert per_year(a_household(2025).earning("36000").renting("680"), HUUR) == 1034


def test_young_people_in_2026_until_21():
    """Until the month after the 21st birthday in September 295,68; then 295,68 + 65% x 101,80 = 361,85.

    9 x 295,68 + 3 x 361,85 = 3746,67.
    """
    home = a_household(2026).born(2005, 9, 10).renting("600")
    assert months(home, HUUR) == [295] * 9 + [361] * 3
    assert per_year(home, HUUR) == 3747


def test_turning_21_on_the_first_counts_in_that_month():
    assert months(a_household(2026).born(2005, 9, 1).renting("600"), HUUR) == [295] * 8 + [361] * 4


def test_young_people_in_2025_until_23_have_no_right_above_their_limit():
    """Turning 23 on 10 April: from May 278,15 + 65% x 22,80 = 292,97; 8 x 292,97 = 2343,76. On the limit: 3337,80."""
    home = a_household(2025).born(2002, 4, 10)
    assert per_year(home.renting("500"), HUUR) == 2344
    assert months(home.renting("500"), HUUR) == [0] * 4 + [292] * 8
    assert per_year(home.renting("477.20"), HUUR) == 3338


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_child_or_an_adapted_home_lifts_the_limit_for_the_young(year):
    home = a_household(year).born(year - 20, 1, 1).renting("650")
    limited = outcome(home, HUUR).right
    assert outcome(home.with_child(year - 1, 1, 1), HUUR).right.low > limited.high
    assert outcome(home.home(aangepast=True), HUUR).right.low > limited.high


def test_with_somebody_older_in_the_home_the_limit_for_the_young_does_not_hold():
    home = a_household(2026).born(2006, 5, 5).renting("650")
    assert per_year(home.with_medebewoner((1960, 1, 1)), HUUR) > per_year(home.with_medebewoner((2006, 1, 1)), HUUR)


def test_somebody_of_17_has_a_right_from_18_or_with_a_child():
    home = a_household(2026).renting("450")
    assert months(home.born(2008, 6, 15), HUUR) == [0] * 6 + [247] * 6
    assert months(home.born(2008, 6, 1), HUUR) == [0] * 5 + [247] * 7
    assert months(home.born(2008, 2, 29), HUUR) == [0] * 2 + [247] * 10
    assert why(home.born(2009, 1, 1), HUUR) == "nee_leeftijd"
    assert months(home.born(2009, 1, 1).with_child(2025, 8, 1), HUUR) == [249] * 12


def test_a_child_counts_from_its_birth():
    """Alone until August with 30000: 295,68 + 65% x 201,80 - 6575 x 27% / 12 = 278,91; then two persons: 428,66.

    8 x 278,9125 + 4 x 428,66 = 3945,94.
    """
    home = a_household(2026).earning("30000").renting("700").with_child(2026, 8, 15)
    assert months(home, HUUR) == [278] * 8 + [428] * 4
    assert per_year(home, HUUR) == 3946


@pytest.mark.parametrize(
    ("year", "single", "couple", "other"), [(2025, 37395, 74790, 37395), (2026, 38479, 76958, 38479)]
)
def test_assets_on_the_limit_are_fine_and_one_euro_more_takes_the_right_away(year, single, couple, other):
    home = a_household(year).renting("600")
    assert per_year(home.owning(str(single)), HUUR) > 0
    assert per_year(home.owning(str(single + 1)), HUUR) == 0
    pair = home.with_partner(assets="40000")
    assert per_year(pair.owning(str(couple - 40000)), HUUR) > 0
    assert per_year(pair.owning(str(couple - 40000 + 1)), HUUR) == 0
    assert per_year(home.with_medebewoner(assets=str(other)), HUUR) > 0
    assert per_year(home.with_medebewoner(assets=str(other + 1)), HUUR) == 0
    assert per_year(home.with_child(2000, 1, 1, assets=str(other + 1)), HUUR) == 0
    assert why(home.owning(f"{single}.01"), HUUR) == "nee_vermogen"


def test_the_assets_of_a_minor_child_count_with_the_parent():
    home = a_household(2026).renting("600").owning("30000")
    assert per_year(home.with_child(2015, 1, 1, assets="8479"), HUUR) > 0
    assert per_year(home.with_child(2015, 1, 1, assets="8480"), HUUR) == 0
    assert per_year(home.with_child(2005, 1, 1, assets="8480"), HUUR) > 0


def test_a_couple_for_part_of_the_year_is_tested_each_on_its_own():
    home = a_household(2026).renting("600")
    together = home.with_partner(assets="40000")
    apart = home.with_partner(assets="40000", since=date(2026, 6, 1))
    assert months(together, HUUR)[11] > 0
    assert [month > 0 for month in months(apart, HUUR)] == [True] * 5 + [False] * 7


def test_an_onderhuurder_counts_neither_as_a_person_nor_with_income_or_assets():
    home = a_household(2026).earning("24000").renting("780")
    let = home.with_onderhuurder(income="90000", assets="500000", rechtmatig_verblijf=False)
    assert per_year(let, HUUR) == per_year(home, HUUR)
    assert told(let, HUUR) == ["onderhuurder"]


def test_the_income_of_a_medebewoner_counts_in_full():
    """Two persons: 297,49 + 65% x 151,80 = 396,16; 20000 + 15000 takes 3500 x 22% / 12 = 64,1667 off.

    331,9933 x 12 = 3983,92.
    """
    home = a_household(2026).earning("20000").renting("650").with_medebewoner(income="15000")
    assert per_year(home, HUUR) == 3984


@pytest.mark.parametrize("field", ["ingeschreven", "rechtmatig_verblijf"])
@pytest.mark.parametrize("person", ["p1", "p2", "m1"])
def test_every_adult_must_be_registered_and_live_here_lawfully(field, person):
    home = a_household(2026).with_partner().with_medebewoner().renting("600")
    refused = home.changing(person, **{field: False})
    assert per_year(refused, HUUR) == 0
    assert why(refused, HUUR) == {"ingeschreven": "nee_ingeschreven", "rechtmatig_verblijf": "nee_verblijf"}[field]
    unknown = outcome(home.changing(person, **{field: None}), HUUR)
    index = {"p1": 0, "p2": 1, "m1": 2}[person]
    assert unknown.recht is Recht.ONBEKEND
    assert unknown.right.low == 0 < unknown.right.high
    assert unknown.depends_on == (f"$.personen[{index}].{field}",)


def test_a_child_that_is_registered_elsewhere_does_not_count_and_it_is_said():
    home = a_household(2026).earning("30000").renting("700")
    away = home.with_child(2015, 1, 1, ingeschreven=False)
    assert per_year(away, HUUR) == per_year(home, HUUR)
    assert told(away, HUUR) == ["kind_niet_ingeschreven"]


@pytest.mark.parametrize(
    ("soort", "reason"),
    [(Woningsoort.KOOP, "nee_koop"), (Woningsoort.ONZELFSTANDIG, "nee_onzelfstandig"), (Woningsoort.AANGEWEZEN, "ja")],
)
def test_only_a_rented_home_of_ones_own_or_a_designated_one(soort, reason):
    assert why(a_household(2026).renting("600", soort=soort), HUUR) == reason


def test_a_high_income_or_a_low_rent_leaves_nothing():
    assert why(a_household(2026).earning("60000").renting("600"), HUUR) == "nee_inkomen"
    assert why(a_household(2026).renting("200"), HUUR) == "nee_inkomen"


def test_2024_has_no_rules_for_huurtoeslag_and_says_so():
    found = outcome(a_household(2024).renting("600"), HUUR)
    assert found.recht is Recht.ONBEKEND
    assert found.reason.text_id == "reden.geen_regels"
    assert found.estimate
    assert euro_range(found) == (0, 0)


def test_the_exact_amount_of_a_year_carries_no_residue_of_thirds():
    found = outcome(a_household(2026).earning("34600").renting("684.20").with_child(2018, 2, 21), HUUR)
    assert found.exact_per_year == Decimal("4338.68")


def test_a_registration_that_begins_in_the_year_counts_from_the_next_month():
    home = a_household(2026).renting("600").changing("p1", ingeschreven=step(False, date(2026, 3, 20), True))
    assert [month > 0 for month in months(home, HUUR)] == [False] * 3 + [True] * 9
    assert per_year(a_household(2026).renting("600").changing("p1", ingeschreven=always(True)), HUUR) > 0
