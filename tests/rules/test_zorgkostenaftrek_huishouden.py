"""The deduction of costs of care for a household, worked by hand with the figures of 2026."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.outcome import NOTHING, Recht
from app.domain.parts import Zorguitgaven
from app.domain.period import Varying
from app.rules.evaluate import evaluate
from tests.households import Builder, a_household
from tests.rules.asking import outcome, why

NAME = "zorgkostenaftrek"
WORKER = a_household().changing("p1", income="28000", work="28000")
PENSIONER = a_household().born(1950, 2, 2)


def worth(who: Builder) -> int:
    """What the deduction gives, in whole euros per year; the outcome must be exact."""
    found = outcome(who, NAME)
    assert found.per_year is not None, found.depends_on
    return found.per_year // 100


def step(who: Builder, name: str) -> str:
    """The value of the last step with this name."""
    return [f"{s.waarde:f}" for s in outcome(who, NAME).steps if s.naam == name][-1]


def test_less_tax_by_the_costs_above_the_threshold():
    # 1200 + 500 + 40% of 1200 less 1.65% of 28,000 is 1718; tax 10,010 becomes 9395, credits stay 8458
    home = WORKER.with_care_costs("1200", "500")
    assert step(home, "aftrek_zorgkosten") == "1718.00"
    assert worth(home) == 615
    assert (outcome(home, NAME).recht, outcome(home, NAME).estimate) == (Recht.JA, True)


def test_a_lower_income_gives_more_credit_and_more_zorgtoeslag():
    # 1609.10 off 34,600: tax 12,369 becomes 11,793, the general credit 2804 becomes 2907
    # zorgtoeslag: 13.73% of 1609.10
    home = a_household().changing("p1", income="34600", work="34600").with_care_costs("1200", "500")
    assert step(home, "belastingvoordeel") == "679"
    before, after = (
        evaluate(a_household().earning(income).complete()).of("zorgtoeslag").right.low // 100
        for income in ("34600", "32990.90")
    )
    assert after - before == 221
    assert worth(home) == 679 + 221


def test_the_toeslagen_themselves_are_worked_out_without_it():
    home = a_household().changing("p1", income="34600", work="34600").renting("684.20")
    both = [evaluate(one.complete()) for one in (home, home.with_care_costs("1200", "500"))]
    for name in ("zorgtoeslag", "huurtoeslag", "heffingskortingen"):
        assert both[0].of(name).right == both[1].of(name).right


def test_where_there_is_no_tax_the_allowance_takes_its_place():
    # 1500 and 113% of it less 330 is 2865; the tax of 3570 and of 3058 is both below the credits of 4163
    home = PENSIONER.earning("20000").with_care_costs("1500")
    assert step(home, "tegemoetkoming_zorgkosten") == "512"
    assert worth(home) == 512


def test_a_part_in_tax_and_a_part_as_allowance():
    # 24,000: tax 4284, credits 4163: 121 owed. 1500 + 1695 - 396 = 2799 off: tax 3784 and 379 of credit unused
    home = PENSIONER.earning("24000").with_care_costs("1500")
    assert (step(home, "belastingvoordeel"), step(home, "tegemoetkoming_zorgkosten")) == ("121", "379")
    assert worth(home) == 500


def test_what_a_partner_is_paid_falls_with_the_tax():
    # he owes 1740 and she is paid 1556; with 5895 off he owes 679, so that she is paid 679
    # zorgtoeslag: 13.73% of what was above 29,736
    home = PENSIONER.earning("30000").with_partner((1955, 5, 5)).with_care_costs("3000")
    assert step(home, "aftrek_zorgkosten") == "5895.00"
    assert worth(home) == (1740 - 679) + (679 - 1556) + 37


def test_the_partner_who_saves_most_takes_the_deduction():
    # 45,000 at 37.56% above 38,883 and 20,000 at 35.75%
    home = a_household().changing("p1", income="20000", work="20000").with_partner(income="45000", work="45000")
    home = home.with_care_costs("0", "2073.75")
    # no uplift above 41,123; threshold 862 + 5.75% of (65,000 - 52,296) is 1592.48
    assert step(home, "aftrek_zorgkosten") == "481.27"
    by_other = worth(home)
    alone = a_household().changing("p1", income="45000", work="45000").with_care_costs("0", "1223.77")
    assert step(alone, "aftrek_zorgkosten") == "481.27"
    assert by_other == worth(alone) == 212


def test_what_one_income_cannot_bear_goes_to_the_other():
    home = PENSIONER.earning("1000").with_partner((1951, 1, 1), income="1000").with_care_costs("5000")
    assert step(home, "tegemoetkoming_zorgkosten") == "178"
    assert worth(home) == 356


def test_a_partner_of_a_part_of_the_year_is_left_out():
    home = WORKER.with_partner(income="9000", until=date(2026, 3, 1))
    assert step(home.with_care_costs("1200", "500"), "aftrek_zorgkosten") == "1718.00"


def test_in_the_year_of_the_aow_age_only_the_toeslagen_count():
    home = a_household().born(1959, 6, 1).earning("34600").with_care_costs("1200", "500")
    assert worth(home) == 221
    assert "belastingvoordeel" not in [s.naam for s in outcome(home, NAME).steps]


@pytest.mark.parametrize(
    ("home", "word"),
    [
        (WORKER.with_care_costs("0"), "nee_kosten"),
        (WORKER.with_care_costs("0", "462"), "nee_drempel"),
        (a_household().with_care_costs("900"), "nee_niets_terug"),
        (replace(WORKER, zorgkosten=Zorguitgaven(bespreken=False)), "nee_niet_besproken"),
    ],
)
def test_why_there_is_nothing(home, word):
    assert (why(home, NAME), worth(home)) == (word, 0)
    assert outcome(home, NAME).recht is Recht.NEE


def test_without_consent_or_amounts_no_amount_is_said():
    for uitgaven, paths in (
        (Zorguitgaven(), ("bespreken", "verhoogbaar", "overig")),
        (Zorguitgaven(True), ("verhoogbaar", "overig")),
        (replace(WORKER.with_care_costs("100").zorgkosten, bespreken=None), ("bespreken",)),
    ):
        found = outcome(replace(WORKER, zorgkosten=uitgaven), NAME)
        assert (found.bounded, found.right) == (False, NOTHING)
        assert found.depends_on == tuple(f"$.zorgkosten.{path}" for path in paths)


@pytest.mark.parametrize("field", ["arbeidsinkomen", "jonggehandicapt", "toetsingsinkomen", "geboortedatum"])
def test_what_decides_the_tax_must_be_known(field):
    found = outcome(WORKER.with_care_costs("1200").changing("p1", **{field: None}), NAME)
    assert (found.bounded, found.depends_on) == (False, (f"$.personen[0].{field}",))


def test_what_is_not_known_of_a_child_must_be_known():
    home = WORKER.with_child(2018, 1, 1, ingeschreven=Varying()).with_care_costs("1200")
    assert outcome(home, NAME).depends_on == ("$.personen[1].ingeschreven",)


def test_what_is_not_known_of_a_toeslag_leaves_a_range():
    # 1680 less 412.50 (1.65% of 25,000) is 1267.50: tax 453; huurtoeslag falls 27% of what is above 23,425
    home = a_household().earning("25000").renting("684.20").with_care_costs("1200")
    assert worth(home) == 453 + 342
    unknown = outcome(home.home(soort=None), NAME)
    assert unknown.depends_on == ("$.woning.soort",)
    assert (unknown.right.low // 100, unknown.right.high // 100) == (453, 453 + 342 + 24 + 1)
    assert unknown.right.high % 100 == 0


def test_more_costs_never_give_less():
    amounts = [worth(WORKER.renting("684.20").with_care_costs(str(cost))) for cost in range(0, 6000, 300)]
    assert amounts == sorted(amounts)
