"""Bijstand and AIO of a household: who shares, what counts of what comes in, when it waits, and what is said."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.domein import Domein
from app.domain.household import Household, Inkomst
from app.domain.outcome import NOTHING, Recht
from app.domain.period import Varying
from app.rules.bijstand_situatie import may_have_support, may_lack, members, supported_by
from app.rules.evaluate import evaluate
from app.rules.lokale_regelingen import LOKAAL
from app.rules.regelingen import domein_of
from tests.households import Builder, a_household, euro, step
from tests.rules.asking import outcome, told, why

ONE = a_household(2026).living_on("0").renting("600")
MARCH, JULY = date(2026, 3, 1), date(2026, 7, 1)
UNKNOWN = ONE.changing("p1", net=None)


def paid(who: Builder | Household, regeling: str = "bijstand") -> list[str]:
    """What is paid in March and in July, in euros."""
    months = outcome(who, regeling).months
    return [f"{months[place] / 100:.2f}" for place in (2, 6)]


@pytest.mark.parametrize(
    ("home", "norms"),
    [
        (ONE, ["1331.43", "1348.49"]),
        (ONE.with_partner(net="0"), ["1902.02", "1926.40"]),
        (ONE.with_child(2015, 6, 2), ["1331.43", "1348.49"]),
        (ONE.born(2006, 6, 1), ["328.69", "332.90"]),
        (ONE.born(2006, 6, 1).with_partner((2006, 7, 1), net="0"), ["657.38", "665.80"]),
        (ONE.born(2006, 6, 1).with_partner((1990, 7, 1), net="0").with_child(2024, 6, 2), ["1660.12", "1681.39"]),
        (ONE.with_medebewoner(), ["951.02", "963.21"]),
        (ONE.with_medebewoner().with_medebewoner(), ["824.21", "834.77"]),
        (ONE.with_partner(net="0").with_medebewoner(), ["1648.42", "1669.55"]),
        (ONE.with_child(1998, 1, 1), ["951.02", "963.21"]),
        (ONE.with_child(1999, 7, 2), ["1331.43", "1348.49"]),
        (ONE.with_medebewoner(studeert=True), ["1331.43", "1348.49"]),
        (ONE.with_onderhuurder(), ["1331.43", "1348.49"]),
        (ONE.with_medebewoner(until=date(2026, 6, 30)), ["951.02", "1348.49"]),
    ],
)
def test_the_norm_without_holiday_pay_by_who_lives_there(home, norms):
    assert paid(home) == norms


def test_a_young_adult_with_a_norm_of_his_own_does_not_share_below_21():
    assert paid(ONE.born(2006, 6, 1).with_medebewoner()) == ["328.69", "332.90"]


def test_what_comes_in_is_set_against_the_norm_of_the_month():
    assert paid(ONE.living_on("800", "loon")) == ["531.43", "548.49"]
    assert paid(ONE.living_on("1340", "loon")) == ["0.00", "8.49"]
    assert paid(ONE.changing("p1", net=step(euro("2000"), JULY, euro("100")))) == ["0.00", "1248.49"]
    assert why(ONE.living_on("1348.49", "loon"), "bijstand") == "nee_inkomen"


def test_what_comes_in_may_follow_from_the_named_incomes():
    named = (
        Inkomst("loon", euro("450"), "maand", netto=True),
        Inkomst("alimentatie", euro("600"), "kwartaal", netto=True),
    )
    assert paid(ONE.changing("p1", net=None, inkomsten=named, netto_inkomen=Varying())) == ["681.43", "698.49"]


@pytest.mark.parametrize(
    ("net", "received", "vrijlating", "expected"),
    [
        ("1331.43", "1331.43", "0", ["1331.43", "1348.49"]),
        ("1340", "1331.43", "0", ["1331.43", "1348.49"]),  # told roughly
        ("1341.43", "1331.43", "0", ["1321.43", "1338.49"]),  # ten euros are an income
        ("1300", "1331.43", "0", ["1331.43", "1348.49"]),
        ("1481.43", "881.43", "150", ["881.43", "898.49"]),
        ("1481.43", "881.43", "0", ["731.43", "748.49"]),
        ("2331.43", "331.43", "900", ["0.00", "0.00"]),  # 2000 less 285 is still above the norm
        ("1600", "400", "900", ["416.43", "437.49"]),  # 1200 less 285 or 289, not 300
        ("600", "0", "150", ["731.43", "748.49"]),  # who gets no bijstand yet has nothing left out
    ],
)
def test_bijstand_within_what_comes_in_is_no_income_and_a_part_of_the_wages_is_left_out(
    net, received, vrijlating, expected
):
    home = ONE.living_on(net, "bijstand", vrijlating=vrijlating).receiving("bijstand", received)
    assert paid(home) == expected


def test_bijstand_counts_from_the_month_in_which_it_began():
    home = ONE.living_on("1331.43", "bijstand").receiving("bijstand", "1331.43", date(2026, 5, 9))
    months = outcome(home, "bijstand").months
    assert months[3] == 0
    assert months[4] == 133143


def test_nobody_gets_more_bijstand_than_the_highest_norm():
    home = ONE.living_on("5000", "loon").receiving("bijstand", "4000")
    assert why(home, "bijstand") == "nee_inkomen"


@pytest.mark.parametrize(
    ("home", "reason"),
    [
        (ONE.owning("8000.01"), "nee_vermogen"),
        (ONE.owning("9000").with_child(2015, 6, 2), "ja"),
        (ONE.with_child(2015, 6, 2, assets="16000.01"), "nee_vermogen"),
        (ONE.with_medebewoner(assets="50000"), "ja"),
        (ONE.born(2009, 6, 1), "nee_leeftijd"),
        (ONE.changing("p1", rechtmatig_verblijf=False), "nee_verblijf"),
        (ONE.born(2001, 6, 1).changing("p1", studeert=True), "nee_studie"),
        (ONE.born(1995, 6, 1).changing("p1", studeert=True), "ja"),
        (ONE.born(1958, 6, 1), "nee_aow"),
        (ONE.with_partner((1958, 6, 1), net="0"), "nee_aow"),
        (ONE.with_partner(net="0", rechtmatig_verblijf=False), "vraag_partner"),
        (ONE.with_partner(net="3000", rechtmatig_verblijf=False), "nee_inkomen"),
        (ONE.with_partner((2009, 1, 1), net="0"), "vraag_partner"),
        (ONE.born(2006, 6, 1).with_partner(net="0").with_medebewoner(), "vraag_norm"),
        (ONE.born(2006, 6, 1).with_partner(net="2500").with_medebewoner(), "nee_inkomen"),
    ],
)
def test_the_reason(home, reason):
    assert why(home, "bijstand") == reason
    found = outcome(home, "bijstand")
    assert found.is_undecided == reason.startswith("vraag")
    assert (found.recht is Recht.ONBEKEND) == found.is_undecided == bool(found.to_ask)


def test_both_without_a_right_is_a_no():
    both = ONE.changing("p1", rechtmatig_verblijf=False).with_partner(net="0", rechtmatig_verblijf=False)
    assert why(both, "bijstand") == "nee_verblijf"


def test_the_reason_is_that_of_now():
    turns_67 = ONE.born(1959, 5, 20).living_on("2500", "loon")
    assert why(turns_67.on(3, 1), "bijstand") == "nee_inkomen"
    assert why(turns_67.on(9, 1), "bijstand") == "nee_aow"
    assert evaluate(turns_67.on(3, 1, 2027).complete(), 2026).of("bijstand").reason.text_id.endswith("nee_aow")


def test_aio_begins_when_bijstand_ends():
    home = ONE.born(1959, 5, 20).living_on("1000", "aow")
    one, other = outcome(home, "bijstand").months, outcome(home, "aio").months
    assert [bool(amount) for amount in one] == [True] * 5 + [False] * 7
    assert [bool(amount) for amount in other] == [False] * 5 + [True] * 7


@pytest.mark.parametrize(
    ("pensions", "expected"),
    [(("0", "0"), "836.95"), (("20", "0"), "856.95"), (("40", "40"), "889.95"), (("200", "0"), "889.95")],
)
def test_of_own_pensions_53_is_left_out_for_a_couple(pensions, expected):
    home = ONE.born(1950, 3, 1).living_on("900", "aow", eigen_pensioen=pensions[0])
    both = home.with_partner((1955, 3, 1), net="300", eigen_pensioen=pensions[1])
    assert paid(both, "aio")[0] == expected
    assert outcome(both, "aio").estimate


def test_an_income_makes_bijstand_an_estimate_only_while_something_is_paid():
    assert not outcome(ONE, "bijstand").estimate
    assert outcome(ONE.living_on("800", "loon"), "bijstand").estimate
    assert not outcome(ONE.living_on("1800", "loon"), "bijstand").estimate


# What is said with it


def test_what_is_said_with_bijstand():
    assert told(ONE, "bijstand") == ["bijstand_vakantiegeld", "bijstand_melding", "terugkijken"]
    works = ONE.living_on("400", "loon").born(2001, 1, 1).home(soort="koop")
    assert "bijstand_loon" in told(works, "bijstand")
    assert "bijstand_zoektermijn" in told(works, "bijstand")
    assert "bijstand_eigen_huis" in told(a_household(2026).living_on("0"), "bijstand")
    assert told(ONE.owning("9000"), "bijstand") == ["bijstand_schulden"]
    received = ONE.living_on("1331.43", "bijstand").receiving("bijstand", "1331.43")
    assert told(received, "bijstand") == ["bijstand_vakantiegeld"]
    assert told(ONE.born(1950, 3, 1).living_on("900", "aow"), "aio") == ["bijstand_vakantiegeld", "terugkijken"]


# From the application on


def test_what_is_before_the_month_of_application_has_lapsed():
    found = outcome(ONE.on(9, 15), "bijstand")
    assert (found.still_to_claim.high, found.lapsed.high) == (4 * 134849, 6 * 133143 + 2 * 134849)
    assert outcome(ONE, "bijstand", 2026).claim_before is None


def test_too_much_bijstand_is_a_risk_and_the_right_amount_is_none():
    found = outcome(ONE.living_on("1731.43", "bijstand").receiving("bijstand", "1331.43"), "bijstand")
    assert found.risk.low == 12 * 133143 - 6 * 93143 - 6 * 94849
    right = outcome(ONE.living_on("1331.43", "bijstand").receiving("bijstand", "1331.43"), "bijstand")
    assert (right.risk, right.still_to_claim, right.lapsed) == (NOTHING, NOTHING, NOTHING)


# Unknown


@pytest.mark.parametrize(
    "home",
    [UNKNOWN, UNKNOWN.receiving_unknown(), ONE.living_on("2000", "bijstand").receiving("bijstand", None)],
)
def test_nothing_counts_while_what_comes_in_is_not_known(home):
    found = evaluate(home.complete())
    bijstand = found.of("bijstand")
    assert bijstand.waits
    assert (bijstand.recht, bijstand.right.low) == (Recht.ONBEKEND, 0)
    assert bijstand.right.high > 0
    assert (bijstand.still_to_claim, bijstand.lapsed, bijstand.risk) == (NOTHING, NOTHING, NOTHING)
    assert (bijstand.warnings, bijstand.steps) == ((), ())
    others = [one.still_to_claim.high for one in found.outcomes if domein_of(one.regeling) is not Domein.GEMEENTE]
    remission = [found.of(regeling.name).still_to_claim.high for regeling in LOKAAL]
    assert found.missed.high == sum(others) + sum(remission)


def test_a_range_counts_when_only_something_else_is_open():
    found = outcome(ONE.changing("p1", vermogen=None), "bijstand")
    assert not found.waits
    assert found.depends_on == ("$.personen[0].vermogen",)
    assert found.still_to_claim.low == 0
    assert found.still_to_claim.high > 13_000_00


def test_part_of_the_wages_that_may_be_left_out_is_a_range():
    home = ONE.living_on("1481.43", "bijstand", vrijlating=None).receiving("bijstand", "881.43")
    found = outcome(home, "bijstand")
    assert found.depends_on == ("$.personen[0].vrijlating",)
    assert (found.right.low, found.right.high) == (6 * 73143 + 6 * 74849, 6 * 88143 + 6 * 89849)


def test_living_on_something_else_tells_that_no_bijstand_is_received():
    works = ONE.living_on("2000", "loon")
    assert why(works.receiving_unknown(), "bijstand") == "nee_inkomen"
    asks = outcome(works.changing("p1", bron=None).receiving_unknown(), "bijstand")
    assert asks.depends_on == ("$.ontvangt.bijstand.per_maand", "$.personen[0].bron")
    incomplete = outcome(works.receiving_unknown().incomplete(), "bijstand")
    assert "$.personen_volledig" in incomplete.depends_on


def test_a_net_income_above_twice_the_highest_norm_needs_no_more_answers():
    home = ONE.living_on("5000").changing("p1", bron=None, vermogen=None).receiving_unknown()
    assert why(home, "bijstand") == "nee_inkomen"


def test_aio_asks_nothing_of_who_is_too_young():
    found = outcome(ONE.changing("p1", net=None, vermogen=None, bron=None), "aio")
    assert (found.recht, found.depends_on, found.waits) == (Recht.NEE, (), False)
    alone = ONE.changing("p1", net=None)
    assert outcome(alone.incomplete(), "aio").waits
    unknown_age = ONE.changing("p1", geboortedatum=None)
    assert outcome(unknown_age, "aio").depends_on == ("$.personen[0].geboortedatum",)


# The situation of a day


def test_members_of_a_household():
    home = ONE.with_partner(net="0").with_child(2015, 6, 2).with_medebewoner().complete()
    leden = members(home, MARCH)
    assert (leden.leefvorm, leden.leeftijd, leden.leeftijd_partner, leden.kinderen, leden.kostendelers) == (
        "gehuwd",
        40,
        39,
        True,
        3,
    )


def test_aio_is_only_a_part_of_the_income_from_the_aow_age():
    home = ONE.living_on("1000", "bijstand").receiving("aio", "300")
    assert supported_by(home.complete(), MARCH) == 0
    assert supported_by(home.born(1950, 3, 1).complete(), MARCH) == 300_00


def test_whether_support_may_be_within_what_comes_in():
    assert may_have_support(UNKNOWN.complete(), MARCH)
    assert may_have_support(ONE.living_on("4288.31").complete(), MARCH)
    assert not may_have_support(ONE.living_on("4288.32").complete(), MARCH)


def test_whether_an_income_may_lack():
    assert not may_lack(UNKNOWN.complete(), MARCH)
    assert not may_lack(ONE.changing("p1", geboortedatum=None).complete(), MARCH)
    assert may_lack(ONE.living_on("1401.49").complete(), MARCH)
    assert not may_lack(ONE.living_on("1401.50").complete(), MARCH)
    assert may_lack(ONE.born(2006, 1, 1).living_on("1401.49").complete(), MARCH)
    assert may_lack(ONE.with_partner((2006, 1, 1), net="2002.12").complete(), MARCH)
    assert may_lack(ONE.living_on("3000", "bijstand").receiving("bijstand", None).complete(), MARCH)
    assert not may_lack(ONE.living_on("3000", "bijstand").receiving("bijstand", "1000").complete(), MARCH)


def test_what_is_received_of_a_household_without_a_list():
    home = replace(ONE.living_on("900", "loon").complete(), ontvangt=None)
    assert home.receives("zorgtoeslag") is None
    got = home.receives("bijstand")
    assert got is not None
    assert got.bedrag == 0
    silent = home.replacing(replace(home.aanvrager, bron=Varying()))
    assert silent.receives("bijstand") is None
